"""What in a LinkedIn archive may train AI, which posts are sensitive, and which to delete."""

from __future__ import annotations

__version__ = "0.1.0"

"""The report folder: page, list, summary and charts."""

from __future__ import annotations

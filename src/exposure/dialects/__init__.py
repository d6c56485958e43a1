"""Bytes in, rows out: one small reader per way in which LinkedIn has laid out a file.

Nothing is imported here, so that naming a header does not load Polars.
"""

from __future__ import annotations

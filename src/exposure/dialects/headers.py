"""When two spellings of a column header are the same header."""

from __future__ import annotations

import re


def header_key(header: str) -> str:
    """A header without case, spaces and punctuation, so that `SharedURL` and `Shared Url` are one."""
    return re.sub(r"[\W_]+", "", header.casefold())

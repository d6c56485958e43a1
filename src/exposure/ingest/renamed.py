"""Finds the table of a file that goes by no known name: somebody has renamed it, or its name was translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.dialects.delimited import unify_line_ends
from exposure.dialects.encoding import decode
from exposure.dialects.lines import DELIMITERS, LONE_RETURN, records
from exposure.tables import spec_with_header

if TYPE_CHECKING:
    from exposure.tables import TableSpec

#: A header and what may stand before it are well within so many bytes.
_SEARCHED_BYTES: Final = 1 << 14
#: How many lines may stand before the header.
_SEARCHED_LINES: Final = 12


def table_of(data: bytes) -> TableSpec | None:
    """The one table that a header among a file's first lines can only belong to; None if there is none."""
    text = unify_line_ends(decode(data[:_SEARCHED_BYTES]).text)
    for line in text.split("\n", _SEARCHED_LINES)[:_SEARCHED_LINES]:
        for delimiter in DELIMITERS:
            # No header that tells a table has a single cell.
            if delimiter in line and (spec := spec_with_header(_cells(line, delimiter))):
                return spec
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    return next(records(iter([LONE_RETURN.sub(" ", line.rstrip("\r"))]), delimiter, strict=False))

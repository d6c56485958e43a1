"""Walks over the physical lines of a text while keeping count, and finds the header among the first records."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Self

from exposure.dialects.headers import header_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

DELIMITERS: Final = (",", "\t", ";")

#: The csv module takes it for the end of a record, but LinkedIn ends records with line feeds.
LONE_RETURN: Final = re.compile(r"\r(?!\n)")

#: How many records a preamble may have before the header.
_SEARCHED: Final = 12

#: The largest limit that every platform's C `long` holds; a resume or a job description outgrows the default.
_FIELD_LIMIT: Final = (1 << 31) - 1


class Lines:
    """The lines of `text` from an offset on, with their ends; knows at every moment where it stands."""

    def __init__(self, text: str, offset: int = 0, number: int = 0) -> None:
        self._text = text
        #: Where the next line starts.
        self.offset = offset
        #: The line last handed out, counted from 1 at the start of the text.
        self.number = number
        #: Whether a line was asked for after the last one.
        self.exhausted = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        start = self.offset
        if start >= len(self._text):
            self.exhausted = True
            raise StopIteration
        self.offset = self._text.find("\n", start) + 1 or len(self._text)
        self.number += 1
        return self._text[start : self.offset]


@dataclass(frozen=True, slots=True)
class Header:
    """The header record and where the records after it begin."""

    cells: tuple[str, ...]
    delimiter: str
    recognised: bool
    #: Offset of the first character after the header.
    offset: int
    #: Lines up to and including the header.
    lines: int
    #: The line on which the header begins, counted from 1.
    line: int
    #: How many of the cells are headers the table is known by.
    known: int


def records(lines: Iterator[str], delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    """The records in `lines`, which must hold no carriage return that is not part of a line end."""
    csv.field_size_limit(_FIELD_LIMIT)
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def find_header(text: str, known: AbstractSet[str]) -> Header | None:
    """The first record at least half of whose cells are `known` header keys, whatever separates them.

    When no record is, the first that is not blank is taken for the header and marked as not recognised; None
    when there is no record at all.
    """
    found = [header for delimiter in DELIMITERS for header in _candidates(text, known, delimiter)]
    if not found:
        return None
    # A later record may hold the words of a header too. Of equals the first wins, so that a header of a single cell
    # counts as comma-separated.
    return max(
        found,
        key=lambda header: (header.recognised, -header.lines * header.recognised, header.known, len(header.cells)),
    )


def _candidates(text: str, known: AbstractSet[str], delimiter: str) -> Iterator[Header]:
    """With one delimiter: the first record that is recognised, else the first that is not blank."""
    lines = Lines(text)
    first: Header | None = None
    readable = (LONE_RETURN.sub(" ", line) for line in lines)
    begin = 1
    for cells in islice(records(readable, delimiter, strict=False), _SEARCHED):
        keys = [key for cell in cells if (key := header_key(cell))]
        count = sum(key in known for key in keys)
        recognised = 0 < len(keys) <= 2 * count
        header = Header(tuple(cells), delimiter, recognised, lines.offset, lines.number, begin, count)
        if recognised:
            yield header
            return
        if keys and first is None:
            first = header
        begin = lines.number + 1
    if first is not None:
        yield first

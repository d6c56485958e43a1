"""Tells records that lack nothing but empty cells at their end from records that are damaged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The start of a date or instant in any of the forms that open a record.
_DATED: Final = re.compile(
    r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b|[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:|\d{1,2} [A-Z][a-z]{2} \d{4}\b"
)

#: A lone cell where at least so many belong is a stray line.
_WIDE: Final = 3


class Short(NamedTuple):
    """A record with fewer cells than its header."""

    #: Its number among the records, counted from 1.
    number: int
    #: Line of the file on which it begins.
    line: int
    cells: list[str]


def are_dated(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most rows begin with a date or instant."""
    return 2 * sum(_begins_with_date(row) for row in rows) > len(rows)


def complete(
    shorts: Sequence[Short], whole: Sequence[int], read: int, width: int, *, dated: bool, resaved: bool
) -> set[int]:
    """The numbers of those short records that lack only empty cells.

    Where records are `dated`, one that begins with a date is a record, and anything else is part of another. Where
    they are not, but a spreadsheet program `resaved` the file, short records are its doing, except for lone cells in
    a wide table. In either case the next record must be sound too: else the two may be the halves of one.

    In other files LinkedIn's records and torn ones look alike, so a record must stand alone between whole ones, have
    more than half of its cells, and not be prose, in which a comma is followed by a space.

    Args:
        shorts: All short records of a file.
        whole: The numbers of the records that became rows; those set aside are in neither.
        read: How many records there are.
        width: How many cells a record should have.
        dated: Whether most records begin with a date (`are_dated`).
        resaved: Whether a spreadsheet program has saved the file again.
    """
    sound = {0, *whole, read + 1}
    if dated or resaved:
        likely = {short.number for short in shorts if _is_likely(short, width, dated=dated)}
        sound |= likely
        return {number for number in likely if number + 1 in sound}
    return {
        short.number
        for short in shorts
        if 2 * len(short.cells) > width
        and not any(cell.startswith(" ") for cell in short.cells)
        and {short.number - 1, short.number + 1} <= sound
    }


def _is_likely(short: Short, width: int, *, dated: bool) -> bool:
    """Whether a record of a `dated` or a saved table is one by itself."""
    return _begins_with_date(short.cells) if dated else len(short.cells) > 1 or width < _WIDE


def _begins_with_date(cells: Sequence[str]) -> bool:
    return _DATED.match(cells[0]) is not None

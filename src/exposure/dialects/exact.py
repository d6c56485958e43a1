"""Reads records one by one with their line numbers, and accounts for each that is not well-formed.

LinkedIn itself never writes a record with fewer cells than the header has. Where one occurs, either a spreadsheet
program saved the file again and left out the empty cells at the end of the line, or the record is damaged: the file
was cut short, or a line break that nobody quoted tore it in two. `short` tells these cases apart, once all records
are known.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exposure.dialects.lines import LONE_RETURN, Lines, records
from exposure.dialects.sheet import Trouble
from exposure.dialects.short import Short, are_dated, complete

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How often reading may resume after a quote that is never closed.
_RESUMPTIONS: Final = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """How many cells a record should have, and what may happen when it has not."""

    delimiter: str
    width: int
    #: Index of the column that takes surplus cells; None when there is no such column.
    overflow: int | None
    #: How many cells a record must have at least, because all later columns have no name.
    named: int
    #: Whether a spreadsheet program has saved the file again.
    resaved: bool = False


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    rows: list[Sequence[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    set_aside: list[Trouble] = field(default_factory=list)
    #: Records with too few cells, until `_settle` makes rows of them or sets them aside.
    short: list[Short] = field(default_factory=list)
    padded: int = 0
    overflowed: int = 0

    @property
    def read(self) -> int:
        """How many records were read."""
        return len(self.rows) + len(self.set_aside) + len(self.short)

    def keep(self, cells: Sequence[str]) -> None:
        """Add a row."""
        self.rows.append(cells)
        self.numbers.append(self.read)

    def drop(self, line: int, message: str) -> None:
        """Set a record aside."""
        self.set_aside.append(Trouble(line, message))

    def add(self, later: Reading) -> None:
        """Add what was read further down."""
        before = self.read
        self.rows += later.rows
        self.numbers += [before + number for number in later.numbers]
        self.set_aside += later.set_aside
        self.short += [short._replace(number=before + short.number) for short in later.short]
        self.overflowed += later.overflowed


def read_exact(text: str, shape: Shape, offset: int, line: int) -> Reading:
    """The records of `text` from `offset` on, which is the end of line number `line`."""
    stand_in = _stand_in(text, offset)
    if stand_in:
        text = text[:offset] + LONE_RETURN.sub(stand_in, text[offset:])
    reading = Reading()
    _read(text, shape, Lines(text, offset, line), reading, _RESUMPTIONS)
    _settle(reading, shape)
    if stand_in:
        reading.rows = [[cell.replace(stand_in, "\r") for cell in row] for row in reading.rows]
    return reading


def _stand_in(text: str, offset: int) -> str:
    """A character that does not occur in `text`, if there is a lone carriage return to replace; else nothing."""
    if not LONE_RETURN.search(text, offset):
        return ""
    return next(character for character in map(chr, range(0xE000, 0xF8FF)) if character not in text)


def _read(text: str, shape: Shape, lines: Lines, reading: Reading, resumptions: int) -> None:
    reader = records(lines, shape.delimiter, strict=True)
    while True:
        line, offset = lines.number + 1, lines.offset
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if lines.exhausted:
                _resume(text, shape, Lines(text, offset, line - 1), reading, resumptions)
                return
            reading.drop(line, "a quotation mark stands where none may, so its cells cannot be told apart")
            continue
        if cells and not (shape.width > 1 and len(cells) == 1 and not cells[0].strip()):
            cut = lines.offset == len(text) and not text.endswith("\n")
            _take(cells, shape, line, reading, cut=cut)


def _resume(text: str, shape: Shape, lines: Lines, reading: Reading, resumptions: int) -> None:
    """Deal with a record whose quote is never closed, and with all that it swallowed.

    Either the file was cut short inside the record, or the quote is a slip and whole records follow: what follows
    is read on trial, and believed if at least half of it are whole records.
    """
    line = lines.number + 1
    next(lines)
    trial = Reading()
    if resumptions:
        _read(text, shape, lines, trial, resumptions - 1)
    if not trial.rows or 2 * len(trial.rows) < trial.read:
        reading.drop(line, "a quotation mark is never closed: the file is cut short here")
        return
    reading.drop(line, "a quotation mark is never closed, so its cells cannot be told apart")
    reading.add(trial)


def _take(cells: list[str], shape: Shape, line: int, reading: Reading, *, cut: bool) -> None:
    """Make a row of a record, or set it aside."""
    count, width = len(cells), shape.width
    if count == width:
        reading.keep(cells)
    elif count > width and not any(cells[width:]):
        # A program that saved the file again added separators at the end of its lines.
        reading.keep(cells[:width])
    elif count > width and shape.overflow is not None:
        end = shape.overflow + count - width + 1
        merged = shape.delimiter.join(cells[shape.overflow : end])
        reading.keep([*cells[: shape.overflow], merged, *cells[end:]])
        reading.overflowed += 1
    elif count > width:
        reading.drop(line, f"it has {count} cells where {width} belong")
    elif count >= shape.named:
        reading.keep(cells + [""] * (width - count))
    elif cut:
        reading.drop(line, f"it has {count} of {width} cells: the file is cut short here")
    else:
        reading.short.append(Short(reading.read + 1, line, cells))


def _settle(reading: Reading, shape: Shape) -> None:
    """Make rows of the short records that are complete, and set the others aside; each at its place."""
    if not reading.short:
        return
    dated = are_dated(reading.rows or [short.cells for short in reading.short])
    kept = complete(reading.short, reading.numbers, reading.read, shape.width, dated=dated, resaved=shape.resaved)
    rows = dict(zip(reading.numbers, reading.rows, strict=True))
    for short in reading.short:
        if short.number in kept:
            rows[short.number] = [*short.cells, *[""] * (shape.width - len(short.cells))]
            reading.padded += 1
        else:
            reading.drop(short.line, f"it has {len(short.cells)} of {shape.width} cells")
    reading.short = []
    reading.numbers = sorted(rows)
    reading.rows = [rows[number] for number in reading.numbers]
    reading.set_aside.sort()

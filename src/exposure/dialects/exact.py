"""Reads records one by one with their line numbers, and accounts for each that is not well-formed."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exposure.dialects.lines import LONE_RETURN, Lines, records
from exposure.dialects.sheet import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How often reading may resume after a quote that is never closed.
_RESUMPTIONS: Final = 3

#: The start of a date or instant in any of the numeric forms that open a record.
_DATED: Final = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\b")


@dataclass(frozen=True, slots=True)
class Shape:
    """How many cells a record should have, and what may happen when it has not."""

    delimiter: str
    width: int
    #: Index of the column that takes surplus cells; None when there is no such column.
    overflow: int | None
    #: How many cells a record must have at least, because all later columns have no name.
    named: int


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    rows: list[Sequence[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    set_aside: list[Trouble] = field(default_factory=list)
    padded: int = 0
    overflowed: int = 0
    #: Whether records begin with a date; unknown until a whole one was read.
    dated: bool | None = None

    @property
    def read(self) -> int:
        """How many records were read."""
        return len(self.rows) + len(self.set_aside)

    def keep(self, cells: Sequence[str]) -> None:
        """Add a row."""
        self.rows.append(cells)
        self.numbers.append(self.read)

    def drop(self, line: int, message: str) -> None:
        """Set a record aside."""
        self.set_aside.append(Trouble(line, message))


def read_exact(text: str, shape: Shape, offset: int, line: int) -> Reading:
    """The records of `text` from `offset` on, which is the end of line number `line`."""
    stand_in = _stand_in(text, offset)
    if stand_in:
        text = text[:offset] + LONE_RETURN.sub(stand_in, text[offset:])
    reading = Reading()
    _read(text, shape, Lines(text, offset, line), reading, _RESUMPTIONS)
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
    trial = Reading(dated=reading.dated)
    if resumptions:
        _read(text, shape, lines, trial, resumptions - 1)
    if not trial.rows or 2 * (len(trial.rows) - trial.padded) < trial.read:
        reading.drop(line, "a quotation mark is never closed: the file is cut short here")
        return
    reading.drop(line, "a quotation mark is never closed, so its cells cannot be told apart")
    reading.numbers += [reading.read + number for number in trial.numbers]
    reading.rows += trial.rows
    reading.set_aside += trial.set_aside
    reading.padded += trial.padded
    reading.overflowed += trial.overflowed


def _take(cells: list[str], shape: Shape, line: int, reading: Reading, *, cut: bool) -> None:
    """Make a row of a record, or set it aside."""
    count, width = len(cells), shape.width
    if count == width:
        if reading.dated is None:
            reading.dated = _DATED.match(cells[0]) is not None
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
    elif _may_be_padded(cells, shape, reading):
        reading.keep(cells + [""] * (width - count))
        reading.padded += 1
    else:
        reading.drop(line, f"it has {count} of {width} cells")


def _may_be_padded(cells: list[str], shape: Shape, reading: Reading) -> bool:
    """Whether a short record is a row whose last cells are empty rather than a stray line of some text.

    Spreadsheet programs leave out the empty cells at the end of a line. A line break that was not quoted leaves a
    short record too, but that one does not begin with a date where others do, and rarely has half of the cells.
    """
    if reading.dated:
        return _DATED.match(cells[0]) is not None
    return 2 * len(cells) >= shape.named

"""Reads a file of separated values: finds its header and separator, then takes the fast or the exact reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exposure.dialects.encoding import Decoded, decode
from exposure.dialects.exact import Shape, read_exact
from exposure.dialects.fast import read_fast
from exposure.dialects.headers import header_key
from exposure.dialects.lines import Header, find_header
from exposure.dialects.sheet import Sheet, Trouble, empty_sheet, row_numbers, text_frame

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

#: To so few characters the exact reader has come before the fast one has started.
_SHORT: Final = 4096

_SEPARATED: Final = {",": "comma-separated", "\t": "tab-separated", ";": "semicolon-separated"}


def read(
    data: bytes,
    known: AbstractSet[str],
    *,
    overflow: str | None = None,
    empty_marker: str | None = None,
    unended: bool = False,
) -> Sheet:
    """The records of a file.

    A file of a known table whose first record shares no header with it has no header: that record is read, and set
    aside with its line.

    Args:
        data: The bytes of the file.
        known: Keys (`header_key`) of the headers that the table may have; only they tell the header from a preamble.
            Empty for a file of no known table.
        overflow: Header of the column that takes the surplus cells of a record with an unquoted separator.
        empty_marker: A line that stands for an empty table instead of a header.
        unended: The last record has no line end in a whole file either, so that its absence is no sign of a cut.
    """
    decoded = decode(data)
    notes = notes_of(decoded)
    text = unify_line_ends(decoded.text)
    if empty_marker is not None and text.strip() == empty_marker:
        return replace(empty_sheet("a sentence instead of a table", decoded.encoding, notes), recognised=True)
    header = find_header(text, known)
    if header is None:
        return empty_sheet("empty", decoded.encoding, notes)
    if known and not unended and header.offset < len(text) and not text.endswith("\n"):
        notes += (Trouble(text.count("\n") + 1, "its line has no end; the file may be cut short here"),)
    sheet = _read_records(text, header, overflow, decoded, notes)
    if known and not header.known:
        sheet = _headless(sheet, header)
    return _without_nameless(sheet)


def notes_of(decoded: Decoded) -> tuple[Trouble, ...]:
    """What the reader of a sheet should know about its encoding."""
    return () if decoded.note is None else (Trouble(None, decoded.note),)


def unify_line_ends(text: str) -> str:
    """The text with line feeds, if it has only carriage returns, as old Macs wrote.

    A carriage return at its end is the half of a line end that was cut in two, and no part of the last cell.
    """
    return text.removesuffix("\r") if "\n" in text else text.replace("\r", "\n")


def _read_records(
    text: str, header: Header, overflow: str | None, decoded: Decoded, notes: tuple[Trouble, ...]
) -> Sheet:
    width = len(header.cells)
    sheet = Sheet(
        header=header.cells,
        recognised=header.recognised,
        rows=text_frame([], width),
        numbers=row_numbers([]),
        read=0,
        set_aside=(),
        notes=notes,
        dialect=_SEPARATED[header.delimiter],
        encoding=decoded.encoding,
    )
    body = text[header.offset :]
    frame = read_fast(body.encode(), header.delimiter, width) if len(body) > _SHORT else None
    if frame is not None:
        return replace(sheet, rows=frame, numbers=row_numbers(range(1, frame.height + 1)), read=frame.height)
    keys = [header_key(cell) for cell in header.cells]
    shape = Shape(
        delimiter=header.delimiter,
        width=width,
        overflow=_overflow(keys, overflow),
        named=max(number for number, key in enumerate(keys, start=1) if key),
        resaved=decoded.resaved or header.delimiter == ";",
    )
    reading = read_exact(text, shape, header.offset, header.lines)
    return replace(
        sheet,
        rows=text_frame(reading.rows, width),
        numbers=row_numbers(reading.numbers),
        read=reading.read,
        set_aside=tuple(reading.set_aside),
        padded=reading.padded,
        overflowed=reading.overflowed,
    )


def _overflow(keys: list[str], overflow: str | None) -> int | None:
    """Index of the column that takes surplus cells: in a file of one column no separator separates anything."""
    if len(keys) == 1:
        return 0
    return keys.index(header_key(overflow)) if overflow and header_key(overflow) in keys else None


def _headless(sheet: Sheet, header: Header) -> Sheet:
    """The sheet with the record that stands in place of a header counted as the first, and set aside."""
    trouble = Trouble(header.line, "it stands where the header belongs, and holds no header known of this table")
    return replace(
        sheet,
        headless=True,
        read=sheet.read + 1,
        numbers=sheet.numbers + 1,
        set_aside=(trouble, *sheet.set_aside),
    )


def _without_nameless(sheet: Sheet) -> Sheet:
    """The sheet without the columns that have neither name nor content, as a comma at the end of each line makes."""
    kept = [
        number
        for number, cell in enumerate(sheet.header)
        if cell.strip() or sheet.rows[:, number].null_count() < sheet.rows.height
    ]
    if len(kept) == len(sheet.header):
        return sheet
    rows = sheet.rows[:, kept].rename({f"c{old}": f"c{new}" for new, old in enumerate(kept)})
    return replace(sheet, header=tuple(sheet.header[number] for number in kept), rows=rows)

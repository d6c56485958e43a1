r"""Reads comments, the one table whose quoting is not sound in any era.

Until 2024 a quotation mark is doubled and a line break alone does not make LinkedIn quote a text, so records spill
over several unquoted lines. Since 2025 a quotation mark is written `\"`. In both, every record begins on a new line
with its instant, and only the text, which comes last, is free: that is enough to tell records and cells apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.dialects import delimited
from exposure.dialects.encoding import decode
from exposure.dialects.headers import header_key
from exposure.dialects.lines import find_header
from exposure.dialects.sheet import Sheet, Trouble, row_numbers, text_frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_HEADER_KEYS: Final = ("date", "link", "message")
_RECORD_START: Final = re.compile(r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},", re.MULTILINE)

_DOUBLED: Final = re.compile(r'"(?:[^"]++|"")*+"')
_BACKSLASHED: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)

#: How many pieces a quoted text may have been cut into by lines of its own that look like the start of a record.
_PIECES: Final = 20

#: How many quoted texts decide about the dialect of a file.
_SAMPLE: Final = 1000


class _Piece(NamedTuple):
    """A stretch of the file that begins like a record."""

    line: int
    text: str


def read(data: bytes, known: AbstractSet[str]) -> Sheet:
    """The comments in a file; one that is laid out otherwise is read as any other table."""
    decoded = decode(data)
    text = delimited.unify_line_ends(decoded.text)
    header = find_header(text, known)
    if header is None or header.delimiter != "," or tuple(map(header_key, header.cells)) != _HEADER_KEYS:
        return delimited.read(data, known)
    pieces = list(_pieces(text, header.offset, header.lines))
    if not any(_RECORD_START.match(piece.text) for piece in pieces):
        return delimited.read(data, known)
    backslashed = _uses_backslashes(pieces)
    sheet = Sheet(
        header=header.cells,
        recognised=True,
        rows=text_frame([], len(_HEADER_KEYS)),
        numbers=row_numbers([]),
        read=0,
        set_aside=(),
        notes=delimited.notes_of(decoded),
        dialect=f"comments with {'backslashed' if backslashed else 'doubled'} quotation marks",
        encoding=decoded.encoding,
    )
    joined = list(_rejoined(pieces, _BACKSLASHED if backslashed else _DOUBLED))
    return _fill(sheet, joined, backslashed=backslashed)


def _pieces(text: str, offset: int, line: int) -> Iterator[_Piece]:
    """The stretches between two record starts, with the line on which each begins."""
    bounds = [offset, *(match.start() for match in _RECORD_START.finditer(text, offset)), len(text)]
    for start, end in pairwise(bounds):
        piece = text[start:end]
        if piece.strip():
            yield _Piece(line + 1, piece)
        line += piece.count("\n")


def _message(piece: str) -> str:
    """What follows the second comma, without the end of the line."""
    return piece.split(",", 2)[-1].rstrip("\r\n")


def _uses_backslashes(pieces: list[_Piece]) -> bool:
    """Which of the two ways of quoting explains more of the file, when a backslashed quotation mark occurs at all."""
    if not any('\\"' in piece.text for piece in pieces):
        return False
    messages = (_message(piece.text) for piece in pieces)
    quoted = list(islice((message for message in messages if message.startswith('"')), _SAMPLE))
    doubled = sum(_DOUBLED.fullmatch(message) is not None for message in quoted)
    backslashed = sum(_BACKSLASHED.fullmatch(message) is not None for message in quoted)
    return backslashed >= doubled


def _rejoined(pieces: list[_Piece], quoted: re.Pattern[str]) -> Iterator[_Piece]:
    """The records: pieces, or several of them where a quoted text holds lines that look like record starts."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        size = _joined_size(pieces, index, quoted)
        yield piece if size == 1 else _Piece(piece.line, "".join(part.text for part in pieces[index : index + size]))
        index += size


def _joined_size(pieces: list[_Piece], index: int, quoted: re.Pattern[str]) -> int:
    """How many pieces from `index` on are one quoted text; 1 when no number of them is."""
    text = pieces[index].text
    message = _message(text)
    if not message.startswith('"') or quoted.fullmatch(message):
        return 1
    parts = [part.text for part in pieces[index : index + _PIECES]]
    start = len(text) - len(text.split(",", 2)[-1])
    closed = quoted.match("".join(parts), start)
    if closed is None:
        return 1
    before = accumulate(map(len, parts), initial=0)
    ends = [offset + len(part.rstrip("\r\n")) for offset, part in zip(before, parts, strict=False)]
    return ends.index(closed.end()) + 1 if closed.end() in ends else 1


def _is_open(message: str) -> bool:
    """Whether a text begins with a quotation mark and does not end with another."""
    return message.startswith('"') and not (len(message) > 1 and message.endswith('"'))


def _fill(sheet: Sheet, records: list[_Piece], *, backslashed: bool) -> Sheet:
    """The sheet with the cells of each record."""
    rows: list[tuple[str, str, str]] = []
    numbers: list[int] = []
    set_aside: list[Trouble] = []
    notes = list(sheet.notes)
    for number, record in enumerate(records, start=1):
        cells = record.text.split(",", 2)
        message = _message(record.text)
        if len(cells) < len(_HEADER_KEYS) or not _RECORD_START.match(record.text):
            set_aside.append(Trouble(record.line, "it does not begin with an instant, a link and a text"))
            continue
        is_open = _is_open(message)
        if is_open and number == len(records):
            set_aside.append(Trouble(record.line, "a quotation mark is never closed: the file is cut short here"))
            continue
        if is_open:
            notes.append(Trouble(record.line, "a quotation mark is never closed; the text is kept as it is written"))
        rows.append((cells[0], cells[1], message if is_open else _unquoted(message, backslashed=backslashed)))
        numbers.append(number)
    return replace(
        sheet,
        rows=text_frame(rows, len(_HEADER_KEYS)),
        numbers=row_numbers(numbers),
        read=len(records),
        set_aside=tuple(set_aside),
        notes=tuple(notes),
    )


def _unquoted(message: str, *, backslashed: bool) -> str:
    r"""The text as typed, with `\n` for every line break.

    A backslash before anything but a quotation mark stays: how LinkedIn writes a backslash is not known.
    """
    if message.startswith('"'):
        message = message[1:-1].replace('\\"' if backslashed else '""', '"')
    return message.replace("\r\n", "\n")

r"""Reads comments, the one table whose quoting is not sound in any era.

Until 2024 a quotation mark is doubled and a line break alone does not make LinkedIn quote a text, so records spill
over several unquoted lines. Since 2025 a quotation mark is written `\"`. In both, every record begins on a new line
with its instant and a link, and only the text, which comes last, is free: that is enough to tell records and cells
apart. A line of a text may look like the start of a record all the same. It then holds a comma, so in either era the
text is quoted, and its closing quotation mark tells. Such a line is never passed over without a note.
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

#: What follows the instant where a link does.
_LINKED: Final = re.compile(r"[^,]*,https?:", re.IGNORECASE)

_DOUBLED: Final = re.compile(r'"(?:[^"]++|"")*+"')
_BACKSLASHED: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)

#: How many pieces a quoted text may have been cut into by lines of its own that look like the start of a record.
_PIECES: Final = 50

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
    notes = list(delimited.notes_of(decoded))
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
        notes=(),
        dialect=f"comments with {'backslashed' if backslashed else 'doubled'} quotation marks",
        encoding=decoded.encoding,
    )
    records = _with_stray_lines(list(_rejoined(pieces, _BACKSLASHED if backslashed else _DOUBLED, notes)), notes)
    return _fill(sheet, records, notes, backslashed=backslashed)


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
    indices = (index for index, piece in enumerate(pieces) if _message(piece.text).startswith('"'))
    quoted = list(islice(indices, _SAMPLE))
    doubled = sum(_span(pieces, index, _DOUBLED) is not None for index in quoted)
    backslashed = sum(_span(pieces, index, _BACKSLASHED) is not None for index in quoted)
    return backslashed >= doubled


def _rejoined(pieces: list[_Piece], quoted: re.Pattern[str], notes: list[Trouble]) -> Iterator[_Piece]:
    """The records: pieces, or several of them where a quoted text holds lines that look like record starts."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        size = _span(pieces, index, quoted) or 1
        if size == 1:
            yield piece
        else:
            parts = pieces[index : index + size]
            stray = "it looks like a record inside a quoted text; it is kept as part of the text"
            notes += [Trouble(part.line, stray) for part in parts[1:]]
            yield _Piece(piece.line, "".join(part.text for part in parts))
        index += size


def _span(pieces: list[_Piece], index: int, quoted: re.Pattern[str]) -> int | None:
    """How many pieces from `index` on are one quoted text; None when no number of them is."""
    text = pieces[index].text
    message = _message(text)
    if not message.startswith('"'):
        return None
    if quoted.fullmatch(message):
        return 1
    parts = [part.text for part in pieces[index : index + _PIECES]]
    start = len(text) - len(text.split(",", 2)[-1])
    closed = quoted.match("".join(parts), start)
    if closed is None:
        return None
    before = accumulate(map(len, parts), initial=0)
    ends = [offset + len(part.rstrip("\r\n")) for offset, part in zip(before, parts, strict=False)]
    return ends.index(closed.end()) + 1 if closed.end() in ends else None


def _with_stray_lines(records: list[_Piece], notes: list[Trouble]) -> list[_Piece]:
    """The records, where one without a link, if most have one, is taken for a line of the text before it.

    It stays a record where that text is closed or its link is merely empty.
    """
    linked = [_LINKED.match(record.text) is not None for record in records]
    if all(linked) or 2 * sum(linked) <= len(records):
        return records
    texts: list[list[str]] = []
    lines: list[int] = []
    takes_more = False
    for (line, text), has_link in zip(records, linked, strict=True):
        if not has_link and takes_more and text.split(",", 2)[1]:
            texts[-1].append(text)
            notes.append(Trouble(line, "it begins with an instant but has no link; it is kept as part of a text"))
            continue
        if not has_link and _RECORD_START.match(text):
            notes.append(Trouble(line, "it has no link"))
        texts.append([text])
        lines.append(line)
        message = _message(text)
        whole = _RECORD_START.match(text) is not None and text.count(",") > 1
        takes_more = whole and (not message.startswith('"') or _is_open(message))
    return [_Piece(line, "".join(parts)) for line, parts in zip(lines, texts, strict=True)]


def _is_open(message: str) -> bool:
    """Whether a text begins with a quotation mark and does not end with another."""
    return message.startswith('"') and not (len(message) > 1 and message.endswith('"'))


def _is_cut(record: _Piece, quoted: re.Pattern[str]) -> bool:
    """Whether the last record of a file, which is quoted, ends before its closing quotation mark."""
    message = _message(record.text)
    if record.text.endswith("\n"):
        return _is_open(message)
    # Without the end of the line, the last quotation mark may be one of the text.
    return message.startswith('"') and not quoted.fullmatch(message)


def _fill(sheet: Sheet, records: list[_Piece], notes: list[Trouble], *, backslashed: bool) -> Sheet:
    """The sheet with the cells of each record."""
    rows: list[tuple[str, str, str]] = []
    numbers: list[int] = []
    set_aside: list[Trouble] = []
    for number, record in enumerate(records, start=1):
        cells = record.text.split(",", 2)
        message = _message(record.text)
        if len(cells) < len(_HEADER_KEYS) or not _RECORD_START.match(record.text):
            set_aside.append(Trouble(record.line, "it does not begin with an instant, a link and a text"))
        elif number == len(records) and _is_cut(record, _BACKSLASHED if backslashed else _DOUBLED):
            set_aside.append(Trouble(record.line, "a quotation mark is never closed: the file is cut short here"))
        else:
            rows.append((cells[0], cells[1], _unquoted(message, backslashed=backslashed)))
            numbers.append(number)
            if _is_open(message):
                notes.append(Trouble(record.line, "a quotation mark is never closed; the text is kept as written"))
            elif not record.text.endswith("\n") and not message.startswith('"'):
                notes.append(Trouble(record.line, "its line has no end; the file may be cut short here"))
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

    A backslash before anything but a quotation mark stays: how LinkedIn writes a backslash is not known, and two of
    them are more likely to have been typed than to stand for one.
    """
    if message.startswith('"') and not _is_open(message):
        message = message[1:-1].replace('\\"' if backslashed else '""', '"')
    return message.replace("\r\n", "\n")

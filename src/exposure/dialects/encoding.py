"""Bytes to text: UTF-16 when a mark or the first bytes say so, else UTF-8, else what Windows programs write."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: How many bytes tell UTF-16 without a mark: five characters, as many as the shortest header and its end have.
_SEEN: Final = 10
_UNREADABLE: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without byte order mark."""

    text: str
    encoding: str
    #: What the reader should be told; None when the file is as LinkedIn writes it.
    note: str | None = None
    #: Whether the file is in a form that spreadsheet programs write and LinkedIn never did.
    resaved: bool = False


def decode(data: bytes) -> Decoded:
    """The text in `data`; never fails: bytes that mean nothing become U+FFFD and are noted."""
    if data.startswith(_UTF16_MARKS):
        return _decode_utf16(data, "utf-16")
    if unmarked := _unmarked_utf16(data):
        return _decode_utf16(data, unmarked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data)
    return Decoded(text.removeprefix("\ufeff"), "utf-8", resaved=text.startswith("\ufeff"))


def _unmarked_utf16(data: bytes) -> str | None:
    """The codec of UTF-16 without byte order mark: every file begins with plain letters, so every other byte is 0."""
    first, second = data[:_SEEN:2], data[1:_SEEN:2]
    if len(data) < _SEEN or any(first) == any(second) or not (all(first) or all(second)):
        return None
    return "utf-16-le" if any(first) else "utf-16-be"


def _decode_utf16(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), "utf-16")
    except UnicodeDecodeError:
        note = "some bytes are not valid UTF-16; they are shown as U+FFFD"
        return Decoded(data.decode(codec, errors="replace"), "utf-16", note)


def _decode_damaged(data: bytes) -> Decoded:
    """UTF-8 with a few bad bytes, or a file saved again by a program that writes windows-1252.

    A UTF-8 file that was cut short or damaged still holds more valid sequences than bad bytes; in windows-1252 text
    an accented letter next to plain ones is never a valid sequence.
    """
    text = data.decode("utf-8", errors="replace")
    bad = text.count(_UNREADABLE)
    sequences = len(text) - len(text.encode("ascii", errors="ignore")) - bad
    if sequences >= bad:
        note = "some bytes are not valid UTF-8; they are shown as U+FFFD"
        return Decoded(text.removeprefix("\ufeff"), "utf-8", note, resaved=text.startswith("\ufeff"))
    note = "the file is not UTF-8 and was read as windows-1252; another program has probably saved it"
    return Decoded(data.decode("windows-1252", errors="replace"), "windows-1252", note, resaved=True)

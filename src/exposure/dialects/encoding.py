"""Bytes to text: UTF-16 when a byte order mark says so, else UTF-8, else what Windows programs write."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNREADABLE: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without byte order mark."""

    text: str
    encoding: str
    #: What the reader should be told; None when the file is as LinkedIn writes it.
    note: str | None = None


def decode(data: bytes) -> Decoded:
    """The text in `data`; never fails: bytes that mean nothing become U+FFFD and are noted."""
    if data.startswith(_UTF16_MARKS):
        return _decode_utf16(data)
    try:
        return Decoded(data.decode("utf-8").removeprefix("\ufeff"), "utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data)


def _decode_utf16(data: bytes) -> Decoded:
    text = data.decode("utf-16", errors="replace")
    cut = len(data) % 2 or _UNREADABLE in text
    return Decoded(text, "utf-16", "some bytes are not valid UTF-16; they are shown as U+FFFD" if cut else None)


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
        return Decoded(text.removeprefix("\ufeff"), "utf-8", note)
    note = "the file is not UTF-8 and was read as windows-1252; another program has probably saved it"
    return Decoded(data.decode("windows-1252", errors="replace"), "windows-1252", note)

"""Which encoding a file is in, and what becomes of bytes that are in none."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dialects.encoding import decode

TEXT = "Prénom,café ☕\n"
SPLIT_CHARACTER = "é".encode()[:1]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_what_linkedin_and_spreadsheets_write_is_read_without_a_word(data: bytes, encoding: str) -> None:
    """The text comes out whole, without byte order mark, and there is nothing to note."""
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.note) == (TEXT, encoding, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Date,Ünïcode 漢字\n", "Name\n漢字漢字漢字漢字\n"])
def test_utf_16_without_a_mark_is_told_by_its_first_bytes(text: str, encoding: str) -> None:
    """Headers are plain letters, of which every other byte is 0."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["a\0b", "a\0b,c\0d,e\0f\n", "\0" * 12, "Name\0\0\0\0\0\0\0\n"])
def test_a_few_zero_bytes_are_not_utf_16(text: str) -> None:
    """They are characters of a damaged file."""
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


@pytest.mark.parametrize(
    ("data", "resaved"),
    [
        (TEXT.encode(), False),
        (TEXT.encode("utf-8-sig"), True),
        (TEXT.encode("utf-8-sig") + b"\xff", True),
        (TEXT.encode() + b"\xff", False),
        ("Prénom,été\n".encode("windows-1252"), True),
        (TEXT.encode("utf-16"), False),
    ],
)
def test_marks_of_spreadsheet_programs_are_told(data: bytes, *, resaved: bool) -> None:
    """LinkedIn never wrote a mark before UTF-8, nor windows-1252; it did write UTF-16."""
    assert decode(data).resaved is resaved


def test_other_bytes_are_windows_1252() -> None:
    """Accents that are no UTF-8 are read as Windows programs write them, and that is noted."""
    decoded = decode("Prénom … “été”, 5 €".encode("windows-1252"))
    assert decoded.text == "Prénom … “été”, 5 €"
    assert decoded.encoding == "windows-1252"
    assert decoded.note is not None
    assert "windows-1252" in decoded.note


def test_bytes_without_meaning_are_shown() -> None:
    """A byte that windows-1252 does not define becomes the replacement character."""
    assert decode(b"caf\xe9 \x81").text == "café \ufffd"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Compétences,cut in a caf".encode() + SPLIT_CHARACTER, "Compétences,cut in a caf\ufffd"),
        ("\ufeffé, è and ".encode() + b"\xff, ok", "é, è and \ufffd, ok"),
    ],
)
def test_damaged_utf_8_stays_utf_8(data: bytes, text: str) -> None:
    """A file that was cut inside a character, or has a few bad bytes, does not turn all its accents to rubbish."""
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, "utf-8")
    assert decoded.note is not None


def test_damaged_utf_16_is_noted() -> None:
    """An odd number of bytes cannot be UTF-16; what is whole is read."""
    decoded = decode(codecs.BOM_UTF16_LE + "abc".encode("utf-16-le")[:-1])
    assert decoded.text.startswith("ab")
    assert decoded.note is not None


@given(
    st.text().filter(lambda text: not text.startswith("\ufeff") and "\0" not in text),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_survives(text: str, encoding: str) -> None:
    """What was encoded comes back, unless it could be mistaken for another encoding's byte order mark."""
    assert decode(text.encode(encoding)).text == text


@given(st.binary())
def test_nothing_fails(data: bytes) -> None:
    """Any bytes are some text."""
    assert isinstance(decode(data).text, str)

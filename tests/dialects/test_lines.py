"""The header is found wherever it stands, and what separates its cells with it."""

from __future__ import annotations

import pytest

from exposure.dialects.lines import Lines, find_header

KNOWN = frozenset({"firstname", "lastname", "url", "company", "connectedon"})
HEADER = "First Name,Last Name,URL,Company,Connected On"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{HEADER}\nMina,Okafor,,,01 Mar 2024\n", 1),
        (f'Notes:\n"One paragraph, quoted,\nover two lines"\n\n{HEADER}\n', 5),
        (f"\n\n  \n{HEADER}", 4),
        (f"sep=,\n{HEADER}\n", 2),
        (f"a lone\rcarriage return\n{HEADER}\n", 2),
    ],
)
def test_preamble_is_passed_over(text: str, lines: int) -> None:
    """The header is the first record that looks like one, after any preamble; its last line is counted."""
    header = find_header(text, KNOWN)
    assert header is not None
    assert header.recognised
    assert header.cells == tuple(HEADER.split(","))
    assert (header.line, header.lines) == (lines, lines)
    assert text[: header.offset].rstrip("\n").endswith("Connected On")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_separator_is_that_of_the_header(delimiter: str) -> None:
    """A header is recognised whichever of the three separators it has, even if the preamble is full of others."""
    header = find_header(f"a;b,c\td\n{HEADER.replace(',', delimiter)}\n", KNOWN)
    assert header is not None
    assert (header.delimiter, len(header.cells)) == (delimiter, 5)


def test_half_of_the_cells_must_be_known() -> None:
    """New columns do not hide a header, but a record with few known words is not one."""
    assert (found := find_header("URL,Company,New,Newer\n", KNOWN)) is not None
    assert found.recognised
    assert (missed := find_header("URL,New,Newer\n", KNOWN)) is not None
    assert not missed.recognised


def test_unknown_header_is_the_first_record() -> None:
    """Without a known header the first record that is not blank stands in, split where it splits most."""
    header = find_header("\n\nAlpha;Beta, and more;Gamma\n1;2;3\n", frozenset())
    assert header is not None
    assert not header.recognised
    assert header.cells == ("Alpha", "Beta, and more", "Gamma")


def test_header_is_not_looked_for_in_the_rows() -> None:
    """Beyond the first dozen records there is no header any more."""
    header = find_header("word\n" * 12 + HEADER + "\n", KNOWN)
    assert header is not None
    assert not header.recognised


@pytest.mark.parametrize("text", ["", "\n", "\r\n \n", ",,\n"])
def test_blank_file_has_no_header(text: str) -> None:
    """Where no record has content there is no header."""
    assert find_header(text, KNOWN) is None


def test_lines_are_counted() -> None:
    """A walk over lines knows the number of the last line, the offset of the next, and when it is over."""
    lines = Lines("a\r\nb\nc")
    assert [(line, lines.number, lines.offset) for line in lines] == [("a\r\n", 1, 3), ("b\n", 2, 5), ("c", 3, 6)]
    assert lines.exhausted

"""The exact reader turns every record into a row or sets it aside with its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dialects import exact
from exposure.dialects.exact import Reading, Shape, read_exact

DATED = "2024-01-02 10:11:12"


def reading_of(text: str, width: int = 3, *, overflow: int | None = None, named: int | None = None) -> Reading:
    """What becomes of comma-separated records."""
    return read_exact(text, Shape(",", width, overflow, named or width), 0, 0)


def test_rows_know_their_number_and_troubles_their_line() -> None:
    """A row's number counts records set aside before it; a trouble's line counts line breaks inside cells."""
    reading = reading_of('a,b,"c\nc"\n1,2,3,4\nd,e,f\n')
    assert reading.rows == [["a", "b", "c\nc"], ["d", "e", "f"]]
    assert reading.numbers == [1, 3]
    assert [trouble.line for trouble in reading.set_aside] == [3]


@pytest.mark.parametrize("blank", ["\n", "\r\n", "  \n", "\n\n\n"])
def test_blank_lines_are_no_rows(blank: str) -> None:
    """They are neither read nor set aside, but lines are counted on."""
    reading = reading_of(f"a,b,c\n{blank}d,e\n", 3, named=3)
    assert reading.read == 2
    assert reading_of(f"a,b,c\n{blank}d,e,f,g\n").set_aside[0].line == 2 + blank.count("\n")


def test_rows_of_empty_cells_are_rows() -> None:
    """LinkedIn writes rows that hold only commas; in a table of one column an empty cell is quoted."""
    assert reading_of(",,\n").rows == [["", "", ""]]
    assert reading_of('""\n\n', 1).rows == [[""]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n", [["a", "b", ""]]),
        (f"{DATED},x,y\n{DATED}\n", [[DATED, "x", "y"], [DATED, "", ""]]),
        (f"{DATED},x,y\nmore of the text, and more\n", [[DATED, "x", "y"]]),
        ("a,b,c\nd\n", [["a", "b", "c"]]),
    ],
)
def test_short_rows_are_padded_if_they_are_rows(text: str, rows: list[list[str]]) -> None:
    """Where records begin with a date a short one must too; elsewhere it must have half of the cells."""
    reading = reading_of(text)
    assert reading.rows == rows
    assert reading.read == text.count("\n")


def test_nameless_columns_may_be_missing() -> None:
    """A header that ends in a comma has a column that no row needs to have, and that is not counted as padding."""
    reading = reading_of("a,b,c\nd,e\n", 3, named=2)
    assert reading.rows[1] == ["d", "e", ""]
    assert reading.padded == 0


def test_surplus_separators_are_dropped() -> None:
    """Empty cells beyond the last column hold nothing that could be lost."""
    assert reading_of("a,b,c,,\n").rows == [["a", "b", "c"]]


@pytest.mark.parametrize(("overflow", "row"), [(2, ["a", "b", "c, d,e"]), (1, ["a", "b,c, d", "e"])])
def test_surplus_cells_go_where_they_belong(overflow: int, row: list[str]) -> None:
    """The overflow column takes them with the separators that were meant as text."""
    reading = reading_of("a,b,c, d,e\n", overflow=overflow)
    assert reading.rows == [row]
    assert reading.overflowed == 1


def test_surplus_cells_without_a_place_set_the_row_aside() -> None:
    """Nobody can tell which of the separators was meant as text."""
    reading = reading_of("a,b,c,d\n")
    assert not reading.rows
    assert "4 cells where 3 belong" in reading.set_aside[0].message


@pytest.mark.parametrize("end", ["d,e", "d,e,f\ng", '"d', 'd,"e\nf,g'])
def test_half_a_row_at_the_end_is_set_aside(end: str) -> None:
    """A file that was cut short loses its last record, and says so."""
    reading = reading_of(f"a,b,c\n{end}")
    assert reading.rows[0] == ["a", "b", "c"]
    assert len(reading.set_aside) == 1
    assert "cut short" in reading.set_aside[0].message


def test_resuming_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """When no attempts are left, the record that never closes takes the rest of the file with it, and says so."""
    monkeypatch.setattr(exact, "_RESUMPTIONS", 0)
    reading = reading_of('a,b,c\nd,"e,f\n' + "g,h,i\n" * 3)
    assert reading.rows == [["a", "b", "c"]]
    assert [trouble.line for trouble in reading.set_aside] == [2]


def test_stray_quote_costs_its_record_only() -> None:
    """Text after a closing quotation mark spoils one record; reading goes on at the next line."""
    reading = reading_of('"a"a,b,c\nd,e,f\n')
    assert reading.rows == [["d", "e", "f"]]
    assert reading.set_aside[0].line == 1


def test_quote_that_never_closes_costs_its_line_only() -> None:
    """If whole records follow, the quotation mark was a slip, and they are read."""
    reading = reading_of('a,b,c\nd,"e,f\n' + "g,h,i\n" * 3)
    assert reading.rows == [["a", "b", "c"]] + [["g", "h", "i"]] * 3
    assert reading.numbers == [1, 3, 4, 5]
    assert [trouble.line for trouble in reading.set_aside] == [2]


def test_quotation_marks_inside_bare_cells_are_text() -> None:
    """A cell that does not begin with a quotation mark is not quoted."""
    assert reading_of('a,5" nail,"c"\n').rows == [["a", '5" nail', "c"]]


def test_lone_carriage_returns_are_text() -> None:
    """Records end with line feeds; a carriage return elsewhere comes back as it was."""
    reading = reading_of('a\ra,b,"c\r"\nd,e,f\r\n')
    assert reading.rows == [["a\ra", "b", "c\r"], ["d", "e", "f"]]


def test_cells_of_several_megabytes_are_read() -> None:
    """The csv module's own limit on the length of a cell does not apply."""
    text = "x" * 3_000_000
    assert reading_of(f'a,b,"{text}"\n\n').rows == [["a", "b", text]]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), min_size=2, max_size=2), max_size=6
    )
)
def test_what_was_written_is_read(rows: list[list[str]]) -> None:
    """Records written by the csv module come back cell by cell."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    reading = reading_of(file.getvalue(), 2)
    assert reading.rows == rows
    assert not reading.set_aside


@given(st.text(st.sampled_from('a,"\n\r \0'), max_size=40), st.integers(1, 3), st.sampled_from([None, 0]))
def test_every_record_is_accounted_for(text: str, width: int, overflow: int | None) -> None:
    """Whatever the text, rows have the right width, numbers rise without repetition, and lines lie in the file."""
    reading = reading_of(text, width, overflow=overflow)
    assert all(len(row) == width for row in reading.rows)
    assert reading.numbers == sorted(set(reading.numbers))
    assert all(1 <= number <= reading.read for number in reading.numbers)
    assert all(trouble.line is not None and 1 <= trouble.line <= text.count("\n") + 1 for trouble in reading.set_aside)

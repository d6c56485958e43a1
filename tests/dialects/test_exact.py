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


def reading_of(
    text: str, width: int = 3, *, overflow: int | None = None, named: int | None = None, resaved: bool = False
) -> Reading:
    """What becomes of comma-separated records."""
    return read_exact(text, Shape(",", width, overflow, named or width, resaved), 0, 0)


def test_rows_know_their_number_and_troubles_their_line() -> None:
    """A row's number counts records set aside before it; a trouble's line counts line breaks inside cells."""
    reading = reading_of('a,b,"c\nc"\n1,2,3,4\nd,e,f\n')
    assert reading.rows == [["a", "b", "c\nc"], ["d", "e", "f"]]
    assert reading.numbers == [1, 3]
    assert [trouble.line for trouble in reading.set_aside] == [3]


@pytest.mark.parametrize("blank", ["\n", "\r\n", "  \n", "\n\n\n"])
def test_blank_lines_are_no_rows(blank: str) -> None:
    """They are neither read nor set aside, but lines are counted on."""
    reading = reading_of(f"a,b,c\n{blank}d,e,f\n{blank}")
    assert (len(reading.rows), reading.read) == (2, 2)
    assert reading_of(f"a,b,c\n{blank}d,e,f,g\n").set_aside[0].line == 2 + blank.count("\n")


def test_rows_of_empty_cells_are_rows() -> None:
    """LinkedIn writes rows that hold only commas; in a table of one column an empty cell is quoted."""
    assert reading_of(",,\n").rows == [["", "", ""]]
    assert reading_of('""\n\n', 1).rows == [[""]]


@pytest.mark.parametrize("start", [DATED, "1/2/24", "02.01.2024", "Tue Jan 02 10:11:12 UTC 2024", "2 Jan 2024"])
def test_short_rows_that_begin_like_the_others_are_completed(start: str) -> None:
    """Where records begin with a date, a short one that does too lacks only empty cells."""
    reading = reading_of(f"{start},x,y\n{start}\n{start},z\n{start},x,y\n")
    assert reading.rows[1:3] == [[start, "", ""], [start, "z", ""]]
    assert (reading.numbers, reading.padded) == ([1, 2, 3, 4], 2)


def test_torn_rows_are_set_aside() -> None:
    """A line break that nobody quoted leaves two halves; the first begins with a date and is not complete either."""
    reading = reading_of(f"{DATED},x,y\n{DATED},one\ntwo,y\n{DATED}\n")
    assert reading.rows == [[DATED, "x", "y"], [DATED, "", ""]]
    assert reading.numbers == [1, 4]
    assert [(trouble.line, trouble.message) for trouble in reading.set_aside] == [
        (2, "it has 2 of 3 cells"),
        (3, "it has 2 of 3 cells"),
    ]


def test_stray_lines_are_set_aside() -> None:
    """A line of text among dated records is no record, however many cells it seems to have; the others stay."""
    reading = reading_of(f"{DATED},x,y\nmore of the text, and more\n{DATED},x,y\n", resaved=True)
    assert reading.rows == [[DATED, "x", "y"]] * 2
    assert [trouble.line for trouble in reading.set_aside] == [2]


@pytest.mark.parametrize(
    ("text", "rows", "lines"),
    [
        ("a,b\n", [["a", "b", ""]], []),
        ("a,b,c\nd,e\nf,g\n", [["a", "b", "c"], ["d", "e", ""], ["f", "g", ""]], []),
        ("a,b,c\nd\ne,f,g\n", [["a", "b", "c"], ["e", "f", "g"]], [2]),
        ("a,b,c\nd,e\nf\n", [["a", "b", "c"]], [2, 3]),
        ("a,b,c\nd,e", [["a", "b", "c"]], [2]),
    ],
)
def test_short_rows_of_saved_files_are_completed(text: str, rows: list[list[str]], lines: list[int]) -> None:
    """Spreadsheet programs leave out empty cells; a lone cell of many is no row, nor is half a row at the end."""
    reading = reading_of(text, resaved=True)
    assert reading.rows == rows
    assert [trouble.line for trouble in reading.set_aside] == lines


@pytest.mark.parametrize(
    ("text", "rows", "lines"),
    [
        ("a,b\n", [["a", "b", ""]], []),
        ("a,b\nc,d,e\nf,g\n", [["a", "b", ""], ["c", "d", "e"], ["f", "g", ""]], []),
        ("a,b,c\nd,e\nf,g\nh,i,j\n", [["a", "b", "c"], ["h", "i", "j"]], [2, 3]),
        ("a,b,c\n1,2,3,4\nf,g\nh,i,j\n", [["a", "b", "c"], ["h", "i", "j"]], [2, 3]),
        ("a,b,c\nd\ne,f,g\n", [["a", "b", "c"], ["e", "f", "g"]], [2]),
        ("a,b,c\nwords, and more\n", [["a", "b", "c"]], [2]),
        ("a,b,c\nd,e", [["a", "b", "c"]], [2]),
    ],
)
def test_short_rows_of_other_files_must_stand_alone(text: str, rows: list[list[str]], lines: list[int]) -> None:
    """Between whole records, with most of its cells and no prose in them, a record is not part of another."""
    reading = reading_of(text)
    assert reading.rows == rows
    assert [trouble.line for trouble in reading.set_aside] == lines
    assert reading.read == len(rows) + len(lines)


def test_short_rows_of_narrow_tables_are_completed() -> None:
    """In a table of two columns one cell is what a missing empty cell leaves."""
    assert reading_of("a,b\nc\n", 2, resaved=True).rows == [["a", "b"], ["c", ""]]
    assert reading_of("a,b\nc\n", 2).rows == [["a", "b"]]


def test_short_rows_are_completed_between_troubles() -> None:
    """Rows and troubles stay in the order of the file, also after a quotation mark that never closes."""
    reading = reading_of(
        f'{DATED},x,y\n{DATED},"z,y\n{DATED},x\n{DATED},x,y\n1,2,3,4\n{DATED},x,y\n{DATED},x,y\nstray\n'
    )
    assert reading.numbers == [1, 3, 4, 6, 7]
    assert reading.rows[1] == [DATED, "x", ""]
    assert [trouble.line for trouble in reading.set_aside] == [2, 5, 8]


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


@given(
    st.text(st.sampled_from('a,"\n\r \0'), max_size=40)
    | st.lists(st.sampled_from([DATED, ",", '"', "\n"])).map("".join),
    st.integers(1, 3),
    st.sampled_from([None, 0]),
    st.booleans(),
)
def test_every_record_is_accounted_for(text: str, width: int, overflow: int | None, resaved: bool) -> None:  # noqa: FBT001
    """Whatever the text, rows have the right width, numbers rise without repetition, and lines lie in the file."""
    reading = reading_of(text, width, overflow=overflow, resaved=resaved)
    assert not reading.short
    assert all(len(row) == width for row in reading.rows)
    assert reading.numbers == sorted(set(reading.numbers))
    assert all(1 <= number <= reading.read for number in reading.numbers)
    assert all(trouble.line is not None and 1 <= trouble.line <= text.count("\n") + 1 for trouble in reading.set_aside)

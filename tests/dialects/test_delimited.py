"""Files of separated values, from bytes to sheet."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dialects import delimited
from exposure.dialects.delimited import read
from exposure.dialects.fast import read_fast
from exposure.dialects.sheet import row_numbers

if TYPE_CHECKING:
    import polars as pl

    from exposure.dialects.sheet import Sheet

KNOWN = frozenset({"time", "searchquery", "name", "number"})

cells = st.text(st.one_of(st.sampled_from(',;"\t\r\n'), st.characters(exclude_categories=["Cs"])), max_size=6)


def assert_sound(sheet: Sheet) -> None:
    """What holds for every sheet: nothing is lost, and columns are named by place."""
    assert sheet.read == sheet.rows.height + len(sheet.set_aside)
    assert sheet.numbers.len() == sheet.rows.height
    assert sheet.rows.columns == [f"c{number}" for number in range(len(sheet.header))]


def test_plain_file() -> None:
    """Header as written, empty cells as NULL, numbers from 1."""
    sheet = read(b'Time,Search Query\n2024/01/02 10:11:12 UTC,"tea, green"\n,""\n', KNOWN)
    assert_sound(sheet)
    assert sheet.header == ("Time", "Search Query")
    assert sheet.rows.rows() == [("2024/01/02 10:11:12 UTC", "tea, green"), (None, None)]
    assert sheet.numbers.to_list() == [1, 2]
    assert (sheet.dialect, sheet.encoding, sheet.notes) == ("comma-separated", "utf-8", ())


def test_utf_16_with_tabs() -> None:
    """Some files of 2018 are UTF-16, separated by tabs, with every cell quoted."""
    text = '"Time"\t"Search Query"\n"2018/01/02 10:11:12 UTC"\t"été, ""quoted"""\n'
    sheet = read(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), KNOWN)
    assert_sound(sheet)
    assert sheet.rows.rows() == [("2018/01/02 10:11:12 UTC", 'été, "quoted"')]
    assert (sheet.dialect, sheet.encoding) == ("tab-separated", "utf-16")


def test_encoding_is_noted() -> None:
    """A file that another program saved is read, and the sheet says what was unusual about it."""
    sheet = read("Name,Number\nthéorie,\n".encode("windows-1252"), KNOWN)
    assert sheet.rows.rows() == [("théorie", None)]
    assert [trouble.line for trouble in sheet.notes] == [None]


def test_old_line_ends() -> None:
    """A file that has carriage returns only has them as line ends."""
    assert read(b"Name,Number\ra,1\rb,2\r", KNOWN).rows.rows() == [("a", "1"), ("b", "2")]


@pytest.mark.parametrize("overflow", ["search_query", "Search Query", "SEARCH QUERY"])
def test_unquoted_separators_go_to_the_overflow_column(overflow: str) -> None:
    """Surplus cells are text of the column named for it, in any spelling."""
    sheet = read(b"Time,Search Query\nt,a\nt,b, c,d\n", KNOWN, overflow=overflow)
    assert_sound(sheet)
    assert sheet.rows.rows() == [("t", "a"), ("t", "b, c,d")]
    assert sheet.overflowed == 1


def test_overflow_column_may_be_absent() -> None:
    """Without it surplus cells set the row aside."""
    sheet = read(b"Name,Number\na,b,c\n", KNOWN, overflow="Search Query")
    assert_sound(sheet)
    assert (sheet.read, len(sheet.set_aside)) == (1, 1)


@pytest.mark.parametrize("rows", [b"", b"a,1,\nb,2,\n", b"a,1,\nb,2\n", b"a,1,\nb,2"])
def test_nameless_column_without_content_is_dropped(rows: bytes) -> None:
    """A comma at the end of header and rows makes no column, whether or not all rows have it."""
    sheet = read(b"Name,Number,\n" + rows, KNOWN)
    assert_sound(sheet)
    assert sheet.header == ("Name", "Number")
    assert not sheet.set_aside


def test_nameless_column_with_content_stays() -> None:
    """What is there is not thrown away for want of a name."""
    sheet = read(b"Name,,Number\na,x,1\n", KNOWN)
    assert sheet.header == ("Name", "", "Number")
    assert sheet.rows.rows() == [("a", "x", "1")]


def test_repeated_headers_are_read_by_place() -> None:
    """Several columns may have one name; none of them is lost."""
    sheet = read(b"Name,Name,Number\na,b,1\n", KNOWN)
    assert sheet.header == ("Name", "Name", "Number")
    assert sheet.rows.rows() == [("a", "b", "1")]


@pytest.mark.parametrize("data", [b"No entries found", b"No entries found\r\n", b"\xef\xbb\xbfNo entries found\n"])
def test_sentence_for_an_empty_table(data: bytes) -> None:
    """LinkedIn may write a sentence instead of a header; that is an empty table, not an odd one."""
    sheet = read(data, KNOWN, empty_marker="No entries found")
    assert_sound(sheet)
    assert (sheet.recognised, sheet.read, sheet.header) == (True, 0, ())


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_empty_file(data: bytes) -> None:
    """A file without content is an empty sheet, and not recognised."""
    sheet = read(data, KNOWN)
    assert_sound(sheet)
    assert (sheet.recognised, sheet.read, sheet.dialect) == (False, 0, "empty")


def test_header_of_an_unknown_table() -> None:
    """The first record is taken for the header, and the sheet says that it was not recognised."""
    sheet = read(b"Alpha,Beta\n1,2\n", frozenset())
    assert_sound(sheet)
    assert (sheet.recognised, sheet.headless, sheet.header, sheet.read) == (False, False, ("Alpha", "Beta"), 1)


@pytest.mark.parametrize("start", ["", "\n\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_record_in_place_of_a_header_is_counted(start: str, end: str) -> None:
    """A file of a known table without any header of it loses its first record, says so, and counts on from there."""
    sheet = read(f'{start}al"pha,1\nbeta,2\n{end}gamma,3\n'.encode(), KNOWN)
    assert_sound(sheet)
    assert (sheet.recognised, sheet.headless, sheet.read) == (False, True, 3)
    assert sheet.numbers.to_list() == [2, 3]
    assert sheet.numbers.dtype == row_numbers([]).dtype
    assert [trouble.line for trouble in sheet.set_aside] == [1 + len(start)]
    assert "alpha" not in sheet.set_aside[0].message


def test_line_in_place_of_a_header_is_counted_alone() -> None:
    """A file of a single line has one record, which may span several lines."""
    sheet = read(b'\n"one\ntwo",3', KNOWN)
    assert (sheet.read, sheet.rows.height) == (1, 0)
    assert [trouble.line for trouble in sheet.set_aside] == [2]


def test_header_most_of_which_is_new_is_a_header() -> None:
    """One known column is enough for the record not to be taken for data."""
    sheet = read(b"Name,New,Newer\na,b,c\n", KNOWN)
    assert (sheet.recognised, sheet.headless, sheet.read, sheet.set_aside) == (False, False, 1, ())


def test_troubles_tell_the_line_of_the_file() -> None:
    """Preamble, header and line breaks inside cells all count."""
    sheet = read(b'Notes:\n\nName,Number\n"a\na",1\nb,2,3\n\nc,4\n', KNOWN)
    assert_sound(sheet)
    assert sheet.rows.rows() == [("a\na", "1"), ("c", "4")]
    assert sheet.numbers.to_list() == [1, 3]
    assert [trouble.line for trouble in sheet.set_aside] == [6]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1252"])
def test_saved_files_may_have_short_rows(encoding: str) -> None:
    """What tells that a spreadsheet program saved a file explains rows that lack their last cells."""
    text = "Name,Number,Time\ncafé,2\nthé,1,2024\nété"
    sheet = read(text.encode(encoding), KNOWN)
    assert_sound(sheet)
    assert sheet.rows.rows() == [("café", "2", None), ("thé", "1", "2024")]
    assert (sheet.padded, [trouble.line for trouble in sheet.set_aside]) == (1, [4])


def test_semicolons_tell_a_saved_file() -> None:
    """LinkedIn never separates cells by semicolons; by commas, the same two rows may be halves of one."""
    text = "Name;Number;Time\na;1;2024\nb;2\nc;3\n"
    assert read(text.encode(), KNOWN).padded == 2
    sheet = read(text.replace(";", ",").encode(), KNOWN)
    assert (sheet.padded, [trouble.line for trouble in sheet.set_aside]) == (0, [3, 4])


def test_only_a_preamble_is_passed_over() -> None:
    """A blank line among the rows does not make a preamble of those before it."""
    sheet = read(b"Name,Number\na,1\n\nb,2\n", KNOWN)
    assert sheet.rows.rows() == [("a", "1"), ("b", "2")]


def test_words_that_look_like_nothing_are_kept() -> None:
    """Only an empty cell is NULL."""
    row = b"N/A,None\nNA,nan\nNULL,-\n"
    assert read(b"Name,Number\n" + row, KNOWN).rows.rows() == [("N/A", "None"), ("NA", "nan"), ("NULL", "-")]


PLAIN: Final = b'Name,Number\r\n"a ""b""",1\r\n,\r\n"c\r\nd",2\r\n'
ROWS: Final = [('a "b"', "1"), (None, None), ("c\r\nd", "2")]


@pytest.mark.parametrize(
    ("data", "rows", "by_fast"),
    [
        pytest.param(PLAIN, ROWS, True, id="CRLF, also in a cell"),
        pytest.param(PLAIN.removesuffix(b"\r\n"), ROWS, True, id="no final newline"),
        pytest.param(PLAIN + b"\r\n \r\n\r\n", ROWS, False, id="blank lines appended"),
        pytest.param(codecs.BOM_UTF8 + PLAIN, ROWS, True, id="byte order mark"),
        pytest.param(codecs.BOM_UTF16_LE + PLAIN.decode().encode("utf-16-le"), ROWS, True, id="UTF-16LE"),
        pytest.param(codecs.BOM_UTF16_BE + PLAIN.decode().encode("utf-16-be"), ROWS, True, id="UTF-16BE"),
        pytest.param(PLAIN.decode().encode("utf-16-le"), ROWS, True, id="UTF-16LE without mark"),
        pytest.param(PLAIN.decode().encode("utf-16-be"), ROWS, True, id="UTF-16BE without mark"),
        pytest.param(b"Name,Number\na,\xe9\x80\n", [("a", "é€")], True, id="windows-1252"),
        pytest.param(b"Name,Number\na\0,1\n\0,2\n", [("a\0", "1"), ("\0", "2")], False, id="NUL"),
        pytest.param(b'Name,Number\n"a\rb",1\n', [("a\rb", "1")], True, id="lone CR in quotes"),
        pytest.param(b"Name,Number\na\rb,1\n", [("a\rb", "1")], False, id="lone CR"),
        pytest.param(b"Name,Number\na\r,1\n\r\n", [("a\r", "1")], False, id="lone CR at the end of a cell"),
        pytest.param(
            "Name,Number\na\u2028b\u2029\x85\x0b\x0c\x1c,1\n".encode(),
            [("a\u2028b\u2029\x85\x0b\x0c\x1c", "1")],
            True,
            id="other line ends",
        ),
        pytest.param(
            b"Name,Number\n" + b"x" * 5_000_000 + b',"' + b'""\n' * 1_700_000 + b'"\n',
            [("x" * 5_000_000, '"\n' * 1_700_000)],
            True,
            id="cells of 5 MB",
        ),
        pytest.param(b"Name,Name,,Number\na,b,c,1\n", [("a", "b", "c", "1")], True, id="repeated and empty names"),
        pytest.param(b'"Name","Number"\n"a","1"\n"",""\n', [("a", "1"), (None, None)], True, id="all quoted"),
        pytest.param(b"Name,Number\n a , 1 \n'b',\\N\n", [(" a ", " 1 "), ("'b'", "\\N")], True, id="spaces"),
        pytest.param(b'Name\n#a\n""\nb\n', [("#a",), (None,), ("b",)], True, id="one column"),
    ],
)
def test_both_readers_agree(
    data: bytes,
    rows: list[tuple[str | None, ...]],
    by_fast: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever is unusual about a file, its cells are the same through either reader, and none is lost."""
    taken: list[pl.DataFrame | None] = []

    def spied(*given: Any) -> pl.DataFrame | None:  # noqa: ANN401 - whatever it is given, it passes on
        taken.append(read_fast(*given))
        return taken[-1]

    monkeypatch.setattr(delimited, "read_fast", spied)
    monkeypatch.setattr(delimited, "_SHORT", 0)
    sheet = read(data, KNOWN)
    assert_sound(sheet)
    assert (sheet.rows.rows(), sheet.set_aside, sheet.recognised) == (rows, (), True)
    assert [frame is not None for frame in taken] == [by_fast]
    monkeypatch.setattr(delimited, "read_fast", lambda *_: None)
    exact = read(data, KNOWN)
    assert exact.rows.equals(sheet.rows)
    assert exact.numbers.equals(sheet.numbers)
    assert (exact.read, exact.set_aside, exact.header) == (sheet.read, sheet.set_aside, sheet.header)


@given(
    st.lists(st.lists(cells, min_size=2, max_size=2), max_size=6),
    st.sampled_from(",\t;"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
def test_what_was_written_is_read(
    rows: list[list[str]],
    delimiter: str,
    end: str,
    encoding: str,
    blank_line: bool,  # noqa: FBT001
) -> None:
    """Any table in any of the layouts comes back, through the fast reader or, after a blank line, the exact one."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["Name", "Number"])
    file.write(end * blank_line)
    writer.writerows(rows)
    sheet = read(file.getvalue().encode(encoding), KNOWN)
    assert_sound(sheet)
    assert sheet.rows.rows() == [tuple(cell or None for cell in row) for row in rows]


@given(st.binary(max_size=60) | st.text(st.sampled_from('a1,"\n\r;\t'), max_size=60).map(str.encode), st.booleans())
def test_nothing_is_lost_or_fails(data: bytes, with_header: bool) -> None:  # noqa: FBT001
    """Any bytes are a sheet whose counts add up."""
    assert_sound(read(b"Name,Number\n" * with_header + data, KNOWN))


@pytest.mark.parametrize(
    ("data", "noted"), [(b"Name,Number\nSQL,1\n", None), (b"Name,Number\nSQL,1", 2), (b"Name,Number\r\nSQL,1\r", 2)]
)
def test_a_last_record_without_line_end_may_be_cut(data: bytes, noted: int | None) -> None:
    """It is kept, without half a line end in its last cell, and noted with its line."""
    sheet = delimited.read(data, frozenset({"name", "number"}))
    assert sheet.rows.rows() == [("SQL", "1")]
    assert [note.line for note in sheet.notes] == ([noted] if noted else [])


def test_some_tables_never_end_their_last_record() -> None:
    """Connections, for one: nothing is missing there."""
    assert delimited.read(b"Name,Number\nSQL,1", frozenset({"name", "number"}), unended=True).notes == ()


def test_a_single_column_has_no_separators() -> None:
    """Whatever a spreadsheet program puts between cells, a text with commas is one cell."""
    sheet = delimited.read(b"\xef\xbb\xbfName\nreading, writing\nSQL\n", frozenset({"name"}))
    assert sheet.rows.rows() == [("reading, writing",), ("SQL",)]


def test_a_record_that_holds_the_words_of_a_header_is_no_header() -> None:
    """Whatever separates them: the header comes first."""
    data = b"Locations,Industries\nlocations; x,industries; y\nParis,Kilns\n"
    sheet = read(data, frozenset({"locations", "industries"}))
    assert sheet.rows.rows() == [("locations; x", "industries; y"), ("Paris", "Kilns")]

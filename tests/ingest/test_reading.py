"""A member's bytes become a frame of its table, with an account of era, new and missing columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from tests.conftest import ROOT

from exposure.archive import open_archive
from exposure.ingest import ingest
from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.reading import no_rows, read_articles, read_table, read_unknown
from exposure.ingest.renamed import table_of
from exposure.store import Store
from exposure.tables import SPECS, spec_for

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

#: File, years and header line, as exports have them; tabs where the file has tabs.
HEADERS: Final = [
    line.split(" | ") for line in (ROOT / "tests" / "tables" / "headers.txt").read_text("utf-8").splitlines()
]
PREAMBLE: Final = 'Notes:\n"When exporting your connection data, some addresses are missing."\n\n'


def as_linkedin_writes(file: str, line: str) -> bytes:
    """A file with a header and one row: UTF-16 with every cell quoted if it has tabs, else UTF-8."""
    cells = re.split("[,\t]", line)
    row = ["2024-01-01 10:00:00" if not place else f"cell {place}" for place in range(len(cells))]
    if "\t" in line:
        lines = ("\t".join(f'"{cell}"' for cell in written) for written in (cells, row))
        return "".join(f"{written}\n" for written in lines).encode("utf-16")
    preamble = PREAMBLE if file == "Connections.csv" and "URL" in cells else ""
    return f"{preamble}{line}\n{','.join(row)}\n".encode()


def read(file: str, data: bytes) -> tuple[pl.DataFrame, FileAccount, Ledger]:
    """What becomes of a member of a known name."""
    match = spec_for(file)
    assert match is not None
    account, ledger = FileAccount(1, file, len(data)), Ledger()
    return read_table(data, match.spec, account, ledger, 0), account, ledger


@pytest.mark.parametrize(("file", "years", "line"), HEADERS)
def test_headers_of_all_years_are_read_whole(file: str, years: str, line: str) -> None:
    """The table and the era are recognised, no column is unknown or missing, and the row is read."""
    frame, account, ledger = read(file, as_linkedin_writes(file, line))
    match = spec_for(file)
    assert match is not None
    assert account.era == (years if match.spec.eras else None)
    assert (list(account.unknown_columns), list(account.missing_columns), ledger.problems) == ([], [], [])
    assert (account.rows_read, frame.height) == (1, 1)
    assert frame["extra"].null_count() == 1
    filled = {column for column in frame.columns[:-5] if frame[column].null_count() == 0}
    assert filled == {
        column.name
        for column in match.spec.columns
        if column.keys & {re.sub(r"[\W_]", "", cell.casefold()) for cell in re.split("[,\t]", line)}
    }


def test_a_missing_column_is_null_and_named() -> None:
    """What files of the nearest era have and this one lacks; nothing that came or went with other eras."""
    frame, account, ledger = read("Connections.csv", b"First Name,Last Name,URL,Company,Connected On\na,b,c,d,e\n")
    assert account.era == "like 2023 on"
    assert list(account.missing_columns) == ["email_address", "position"]
    assert frame.select("email_address", "url").row(0) == (None, "c")
    assert ledger.problems == []


def test_a_new_column_is_kept_and_named() -> None:
    """Its cells become one JSON object per row, in which an empty cell is null."""
    frame, account, _ = read("Votes.csv", b'Date,Link,OptionText,Mood,\x07\nd,l,o,"glad, ""so""",\nd,l,o,,x\n')
    assert list(account.unknown_columns) == ["Mood", "\N{REPLACEMENT CHARACTER}"]
    assert frame["extra"].to_list() == ['{"Mood":"glad, \\"so\\"","\\u0007":null}', '{"Mood":null,"\\u0007":"x"}']


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_a_file_of_nothing_lacks_nothing(data: bytes) -> None:
    """An empty category is exported as an empty file at times; there is no header to compare."""
    frame, account, ledger = read("Votes.csv", data)
    assert frame.equals(no_rows(SPECS[[spec.name for spec in SPECS].index("votes")]))
    assert (account.era, account.missing_columns, account.rows_read, ledger.problems) == (None, (), 0, [])


def test_rows_without_header_are_set_aside() -> None:
    """All of them, the first line included, and not one cell is taken for a column's name."""
    frame, account, ledger = read("Votes.csv", b"a,b,c\nd,e,f\n")
    assert frame.height == 0
    assert (account.rows_read, account.rows_set_aside) == (2, 2)
    assert (account.era, account.unknown_columns, account.missing_columns) == (None, (), ())
    assert [problem.line for problem in ledger.problems] == [1]


def test_shapes_of_empty_and_filled_frames_agree() -> None:
    """The frame of a file without rows can be put under that of another."""
    for file in ("Shares.csv", "Ad_Targeting.csv", "Rich_Media.csv", "Votes.csv"):
        match = spec_for(file)
        assert match is not None
        line = next(line for name, _, line in HEADERS if name == file)
        frame, _, _ = read(file, as_linkedin_writes(file, line))
        assert frame.schema == no_rows(match.spec).schema


def test_articles_are_one_frame() -> None:
    """A row per file with its own account; bytes in another encoding are read and noted."""
    pages = (b"<h1>One</h1><p>a</p></body>", "<h1>Zw\u00f6lf</h1></body>".encode("cp1252"), b"")
    accounts = [FileAccount(1, f"Articles/{number}.html", len(page)) for number, page in enumerate(pages)]
    ledger = Ledger()
    spec = next(spec for spec in SPECS if spec.name == "articles")
    (frame,) = read_articles(zip(pages, accounts, range(3), strict=True), spec, ledger)
    assert frame.schema == no_rows(spec).schema
    assert frame["title"].to_list() == ["One", "Zw\u00f6lf", None]
    assert frame["file_name"].to_list() == ["0.html", "1.html", "2.html"]
    assert [(account.encoding, account.rows_read) for account in accounts] == [
        ("utf-8", 1),
        ("windows-1252", 1),
        ("utf-8", 1),
    ]
    assert [problem.file for problem in ledger.problems] == ["Articles/1.html", "Articles/2.html"]
    (empty,) = read_articles([], spec, ledger)
    assert empty.equals(no_rows(spec))


def test_an_unknown_file_is_read_as_objects() -> None:
    """Each row by header; what is not there is null."""
    account = FileAccount(2, "New.csv", 0)
    frame = read_unknown(b"A,B,A\n1,2,3\n4,,\n", account, Ledger(), 7)
    assert frame["extra"].to_list() == ['{"A (1)":"1","B":"2","A (3)":"3"}', '{"A (1)":"4","B":null,"A (3)":null}']
    assert frame.select("part", "source_file", "source_row", "member").rows() == [
        (2, "New.csv", 1, 7),
        (2, "New.csv", 2, 7),
    ]
    assert account.rows_read == 2


@pytest.mark.parametrize(
    ("data", "table"),
    [
        (b"Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n", "shares"),
        ("Date;ShareLink;ShareCommentary;SharedURL;MediaURL;Visibility\r\n".encode("utf-8-sig"), "shares"),
        ('"Date"\t"Type"\t"Link"\n'.encode("utf-16"), "reactions"),
        (f"{PREAMBLE}First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".encode(), "connections"),
        (b"Date,Link,Message\rx,y,z\r", "comments"),
        (b"Date,Type,Link\n" + "caf\u00e9,x,y\n".encode() * 5000, "reactions"),
        (b"\n" * 11 + b"Date,Type,Link\n", "reactions"),
        (b"\n" * 12 + b"Date,Type,Link\n", None),
        (b"Question,Answer\na,b\n", None),
        (b"Name\nSQL\n", None),
        (b"Date,Link\na,b\n", None),
        (b'"Date,Type,Link', None),
        (b"\0\1\2,\r,\n", None),
        (b"", None),
    ],
)
def test_the_header_of_a_renamed_file_tells_its_table(data: bytes, table: str | None) -> None:
    """In any dialect, below a preamble, and only where no other table can be meant."""
    found = table_of(data)
    assert (found and found.name) == table


def test_a_renamed_file_is_read_with_the_others_of_its_table(tmp_path: Path) -> None:
    """`Aktien.csv` holds shares; what it repeats of another part is a duplicate as usual."""
    header = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
    one, other = "2024-01-01 10:00:00,a,x,,,\n", "2024-01-02 10:00:00,b,y,,,\n"
    for part, name, rows in (("1", "Shares.csv", one), ("2", "Aktien.csv", one + other), ("2", "Skills.csv", "Name\n")):
        (tmp_path / part).mkdir(exist_ok=True)
        (tmp_path / part / name).write_text((header if name != "Skills.csv" else "") + rows, encoding="utf-8")
    done: list[tuple[int, int]] = []
    with Store.create() as store:
        with open_archive([tmp_path]) as archive:
            ingest(archive, store, keep_all=False, advance=lambda *steps: done.append(steps))
        files = store.frame(
            "select file, table_name, recognised_by, era, rows_kept, rows_duplicate from archive.files"
            " order by part, file"
        )
        assert store.frame("select share_commentary from archive.shares order by date").rows() == [("x",), ("y",)]
        assert store.frame("select count(*) from archive.unknown").item() == 0
    assert files.rows() == [
        ("Shares.csv", "shares", "name", "2024 on", 1, 0),
        ("Aktien.csv", "shares", "header", "2024 on", 1, 1),
        ("Skills.csv", "skills", "name", "2018 on", 0, 0),
    ]
    assert done[-1] == (3, 3)


def test_progress_counts_unknown_files_too(tmp_path: Path) -> None:
    """The last step is the last member."""
    for name in ("Skills.csv", "Brand New.csv", "photo.jpg"):
        (tmp_path / name).write_text("Name\n", encoding="utf-8")
    done: list[tuple[int, int]] = []
    with Store.create() as store, open_archive([tmp_path]) as archive:
        ingest(archive, store, keep_all=False, advance=lambda *steps: done.append(steps))
    assert done == [(3, 3)]

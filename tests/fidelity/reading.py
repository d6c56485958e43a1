"""What the program reads from an archive, and how that differs from what was written into it."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.fidelity.cells import line_feeds

from exposure.archive import open_archive
from exposure.ingest import ingest
from exposure.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import polars as pl
    from tests.fidelity.layout import Row, Written


class Numbered(NamedTuple):
    """A row that was read, with its number in its file."""

    number: int
    row: dict[str, Any]


@contextmanager
def ingested(*sources: Path) -> Iterator[Store]:
    """A store with everything that is in the sources."""
    with Store.create() as store, open_archive(sources) as archive:
        ingest(archive, store, keep_all=True, advance=lambda _done, _all: None)
        yield store


def accounts(store: Store) -> dict[str, dict[str, Any]]:
    """The account of each file, after a check that its rows add up."""
    found = {row["file"]: row for row in store.frame("select * from archive.files").iter_rows(named=True)}
    for file, row in found.items():
        parts = row["rows_kept"] + row["rows_duplicate"] + row["rows_set_aside"]
        assert row["rows_read"] == parts, f"{file}: {row['rows_read']} rows read, {parts} accounted for"
    return found


def problems(store: Store) -> list[str]:
    """All problems, one line each."""
    return [": ".join(map(str, row)) for row in store.frame("select * from archive.problems order by all").iter_rows()]


def rows_of(store: Store, table: str) -> dict[str, list[Numbered]]:
    """The rows of a table, by file, in the order of the file."""
    found: defaultdict[str, list[Numbered]] = defaultdict(list)
    frame = store.frame(f"select * from archive.{table} order by source_file, source_row")  # noqa: S608
    for row in frame.iter_rows(named=True):
        found[row["source_file"]].append(Numbered(row["source_row"], row))
    return found


def difference(expected: Row, found: dict[str, Any]) -> str | None:
    """The first cell in which a row that was read differs from what was written."""
    for column, value in expected.items():
        read = found[column]
        if _comparable(read) != _comparable(value):
            return f"{column}: {_short(value)} was written, and {_short(read)} read"
    return None


def differences(store: Store, files: Sequence[Written]) -> list[str]:
    """All that is not as it was written: files that are missing, rows that are, and cells that differ."""
    account = accounts(store)
    found = {table: rows_of(store, table) for table in {file.table for file in files}}
    wrong = [f"{path} was read, but not written" for path in account.keys() - {file.shown for file in files}]
    for file in files:
        rows = found[file.table].get(file.shown, [])
        read = account[file.shown]["rows_read"] if file.shown in account else None
        if read != len(file.rows) or len(rows) != len(file.rows):
            wrong.append(f"{file.shown}: {len(file.rows)} rows were written, {read} read and {len(rows)} kept")
            continue
        for expected, (number, row) in zip(file.rows, rows, strict=True):
            if text := difference(expected, row):
                wrong.append(f"{file.shown}, row {number}, {text}")
    return wrong


def tables(store: Store, names: Sequence[str]) -> dict[str, pl.DataFrame]:
    """Tables by name, with their rows in one order whatever order they were read in."""
    return {name: store.frame(f"select * from archive.{name} order by all") for name in names}  # noqa: S608


def _comparable(value: object) -> object:
    """A value, or a text with one kind of line break, which is all that files of any era promise."""
    return line_feeds(value) if isinstance(value, str) else value


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 120 else f"{text[:80]}… ({len(text)} characters) …{text[-30:]}"

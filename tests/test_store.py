"""The database is locked down, private, and speaks in this program's errors."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import duckdb
import polars as pl
import pytest

from exposure.errors import QueryError, StoreError
from exposure.store import SCHEMAS, Store

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_database_has_a_schema_per_stage(store: Store) -> None:
    """The stages are there before the first of them runs."""
    found = store.frame("select schema_name from information_schema.schemata")["schema_name"].to_list()
    assert set(SCHEMAS) <= set(found)


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/hostname')",
        "select * from 'https://example.org/x.parquet'",
        "from glob('/*')",
    ],
)
def test_no_file_and_no_address_can_be_read(store: Store, statement: str) -> None:
    """Not even a query that was tampered with reaches beyond the database."""
    with pytest.raises(QueryError):
        store.frame(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "set enable_external_access = true",
        "install httpfs",
        "load httpfs",
        "attach '/tmp/other.duckdb'",
        "copy (select 1) to '/tmp/exposure-test.csv'",
        "set timezone = 'Asia/Tokyo'",
    ],
)
def test_the_lock_cannot_be_undone(store: Store, statement: str) -> None:
    """Configuration, extensions and other files stay out of reach."""
    with pytest.raises(QueryError):
        store.execute(statement)


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    """What is inside is the member's own business."""
    path = tmp_path / "exposure.duckdb"
    with Store.create(path):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_frame_comes_back_as_it_went_in(store: Store) -> None:
    """Text, numbers, lists and NULL survive."""
    frame = pl.DataFrame({"a": ["x", None, "'; drop table"], "b": [1, 2, 3], "c": [["u"], [], None]})
    store.write("archive.things", frame)
    assert store.frame("select * from archive.things order by b").equals(frame)


def test_an_existing_database_is_opened_for_reading_only(tmp_path: Path) -> None:
    """Looking at a report cannot change it."""
    path = tmp_path / "exposure.duckdb"
    with Store.create(path) as store:
        store.write("archive.things", pl.DataFrame({"a": [1]}))
    with Store.open(path) as store:
        assert store.frame("select a from archive.things").item() == 1
        with pytest.raises(QueryError):
            store.execute("delete from archive.things")


def test_a_missing_database_is_named_with_the_remedy(tmp_path: Path) -> None:
    """The error says what to run first."""
    with pytest.raises(StoreError, match=r"exposure\.duckdb does not exist\. Run `exposure analyze` first"):
        Store.open(tmp_path / "exposure.duckdb")


def test_something_else_under_that_name_is_refused(tmp_path: Path) -> None:
    """A file that is no database is an error, not a crash."""
    path = tmp_path / "exposure.duckdb"
    path.write_text("hello" * 1000, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(path)


def test_a_database_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """The error names the place."""
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.create(tmp_path / "missing" / "exposure.duckdb")


def test_an_error_tells_its_kind_and_no_value(store: Store) -> None:
    """DuckDB's messages quote what they could not convert, which may be anybody's words."""
    with pytest.raises(QueryError) as caught:
        store.frame("select cast('my secret' as integer)")
    assert "ConversionException" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_interrupt_inside_the_database_is_an_interrupt(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is not reported as a failed query."""

    class Interrupted:
        def sql(self, *_: object, **__: object) -> None:
            raise duckdb.InvalidInputException("reading the frame failed: KeyboardInterrupt")

    monkeypatch.setattr(store, "_connection", Interrupted())
    with pytest.raises(KeyboardInterrupt):
        store.frame("select 1")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """A DuckDB file that is no report is named as such."""
    path = tmp_path / "other.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(StoreError, match="is not the database of an exposure report"):
        Store.open(path)

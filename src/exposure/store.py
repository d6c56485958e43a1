"""The result database; the only module that imports duckdb.

The connection is locked down before the first statement: no file or network access, no extension loading, no
configuration changes, UTC. Frames reach it through registration only.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Self

import duckdb

from exposure.errors import QueryError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import polars as pl

#: The program's stages in the order in which data flows; each is a schema. `policy` is read by all of them.
SCHEMAS: Final = ("archive", "policy", "records", "circumstances", "scope", "findings", "risk", "plan", "report")

#: A report has a hundred small tables; with the default block of 256 KiB each of them would take a quarter megabyte.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {"default_block_size": "65536"}

_LOCK_DOWN: Final = (
    "set timezone = 'UTC'",
    "set enable_external_access = false",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set allow_community_extensions = false",
    "set allow_persistent_secrets = false",
    "set lock_configuration = true",
)


class Store:
    """An open result database."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, path: Path | None = None) -> Self:
        """A new database at `path` (mode 0600), or in memory; raises `StoreError`."""
        store = cls(_connect(path, read_only=False))
        for schema in SCHEMAS:
            store.execute(f"create schema {schema}")
        return store

    @classmethod
    def open(cls, path: Path) -> Self:
        """An existing database, read-only; raises `StoreError` when there is none or it is not ours."""
        if not path.is_file():
            raise StoreError(f"{path} does not exist. Run `exposure analyze` first, or name the report's folder.")
        store = cls(_connect(path, read_only=True))
        found = store.frame(
            "select schema_name from information_schema.schemata where catalog_name = current_database()"
        )
        if not set(SCHEMAS) <= set(found["schema_name"]):
            store.__exit__()
            raise StoreError(f"{path} is not the database of an exposure report. Name the report's folder.")
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def execute(self, statement: str, parameters: Mapping[str, object] | None = None) -> None:
        """Run one statement that returns nothing; raises `QueryError`."""
        with _query_errors():
            self._connection.execute(statement, dict(parameters or {}))

    def write(self, table: str, frame: pl.DataFrame, select: str = "select * from frame") -> None:
        """Create or replace `table` from `select` over the registered `frame`."""
        with _query_errors():
            self._connection.register("frame", frame)
            self._connection.execute(f"create or replace table {table} as {select}")
            self._connection.unregister("frame")

    def frame(self, select: str, parameters: Mapping[str, object] | None = None) -> pl.DataFrame:
        """The rows of one SELECT as a Polars frame; raises `QueryError`."""
        with _query_errors():
            relation = self._connection.sql(select, params=dict(parameters) if parameters else None)
            frame: pl.DataFrame = relation.pl()
            return frame


def _connect(path: Path | None, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    # duckdb creates files as 0644; what is in this one is nobody else's business.
    previous = os.umask(0o077)
    try:
        connection = duckdb.connect(str(path) if path else ":memory:", read_only=read_only, config=_CONFIG)
        for setting in _LOCK_DOWN:
            connection.execute(setting)
    except duckdb.Error as error:
        raise StoreError(
            f"the database {path} cannot be opened ({type(error).__name__}). Run `exposure analyze` again."
        ) from error
    finally:
        os.umask(previous)
    return connection


@contextmanager
def _query_errors() -> Iterator[None]:
    """DuckDB's errors as this program's; their messages may quote values, so only their kind is told."""
    try:
        yield
    except duckdb.Error as error:
        if "KeyboardInterrupt" in str(error):
            raise KeyboardInterrupt from error
        raise QueryError(
            f"the database refused a statement ({type(error).__name__})."
            " Install the program again; if it happens again, report it with this message."
        ) from error

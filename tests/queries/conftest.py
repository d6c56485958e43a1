"""Runs single queries: on cells as a CSV file holds them, or on the few columns of earlier results that matter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import polars as pl
import pytest

from exposure import queries, score
from exposure.detect import stage
from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.writing import prepare_table, write_table, write_unknown
from exposure.policy import load_policy
from exposure.settings import Residence, Settings
from exposure.store import Store
from exposure.tables import SPECS, TableSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from exposure.queries import Query

Row = dict[str, Any]

SPEC_NAMED = {spec.name: spec for spec in SPECS}
SETTINGS = Settings(as_of=date(2026, 6, 30), regions=(Residence("FR"),))


class RunOnArchive(Protocol):
    """Runs the query that the test module is named after, in the order of the rows of the files."""

    def __call__(self, **tables: Sequence[Mapping[str, object]]) -> list[Row]:
        """The query's rows; each table it reads is given by the cells that matter, and is empty if left out."""


class RunOnResults(Protocol):
    """Runs the query that the test module is named after, on results of earlier stages."""

    def __call__(self, tables: Mapping[str, Sequence[Mapping[str, object]]], **settings: object) -> list[Row]:
        """The query's rows; each table it reads is given by the columns that matter, and is empty if left out."""


@pytest.fixture(name="query")
def _query(request: pytest.FixtureRequest) -> Query:
    """The query that the test module is named after."""
    schema, name = request.path.parent.name, request.path.stem.removeprefix("test_")
    return next(query for query in queries.load(schema) if query.name == name)


@pytest.fixture(name="run")
def _run(results: Store, query: Query) -> Iterator[RunOnArchive]:
    """Runs a query of `records` on archive tables that went through the real typing and identification."""
    names = [table.removeprefix("archive.") for table in query.reads]
    filled: set[str] = set()

    def run(**tables: Sequence[Mapping[str, object]]) -> list[Row]:
        assert set(tables) <= set(names), "a table that the query does not read"
        for name in names:
            if name in tables or name in filled:
                _write(results, name, tables.get(name, ()))
        filled.update(tables)
        return results.frame(f"from ({query.sql}) order by source_file, source_row, record_id").to_dicts()

    yield run
    for name in filled:
        _write(results, name, ())


@pytest.fixture(name="run_on")
def _run_on(stated: Store, schemas: Mapping[str, pl.Schema], query: Query) -> RunOnResults:
    """Runs a query of a later stage on rows whose missing columns are NULL; the weights are those of the pack."""
    names = [name for name in query.reads if not name.startswith("policy.")]

    def run_on(tables: Mapping[str, Sequence[Mapping[str, object]]], **settings: object) -> list[Row]:
        assert set(tables) <= set(names), "a table that the query does not read"
        for name in names:
            rows = tables.get(name, ())
            assert {column for row in rows for column in row} <= set(schemas[name]), "a column that does not exist"
            stated.write(name, pl.DataFrame(list(rows), schema=schemas[name]))
        given = SETTINGS.parameters() | settings
        return stated.frame(query.sql, {name: given[name] for name in query.params}).to_dicts()

    return run_on


@pytest.fixture(name="tables")
def _tables(schemas: Mapping[str, pl.Schema]) -> Callable[[], dict[str, list[str]]]:
    """The columns of every table after all stages ran on an empty archive."""
    return lambda: {table: list(schema) for table, schema in schemas.items()}


@pytest.fixture(name="schemas", scope="session")
def _schemas(results: Store) -> dict[str, pl.Schema]:
    """Names and types of the columns of every table after all stages ran on an empty archive."""
    names = results.frame("select table_schema || '.' || table_name as name from information_schema.tables")["name"]
    return {name: results.frame(f"from {name}").schema for name in names}


@pytest.fixture(name="results", scope="session")
def _results() -> Iterator[Store]:
    """A database in which all stages ran on an empty archive; making one for each test would take most of the time."""
    with Store.create() as store:
        for spec in SPECS:
            write_table(store, spec, prepare_table(spec, [], Ledger()), keep_all=False)
        write_unknown(store, [], Ledger(), keep_all=False)
        for table, frame in load_policy().frames().items():
            store.write(f"policy.{table}", frame)
        weights = score.load_weights()
        score.write_weights(store, weights)
        for schema in ("records", "circumstances", "scope"):
            queries.run_stage(store, schema, SETTINGS.parameters())
        store.write("findings.hits", pl.DataFrame(schema=stage._HITS))
        queries.run_stage(store, "risk", SETTINGS.parameters())
        score.write_plan(store, weights)
        queries.run_stage(store, "report", SETTINGS.parameters())
        yield store


@pytest.fixture(name="stated", scope="session")
def _stated() -> Iterator[Store]:
    """A database that holds what a test states, and the weights of the pack."""
    with Store.create() as store:
        score.write_weights(store, score.load_weights())
        yield store


def _write(store: Store, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """One table of the archive, made from text cells by the code that makes it from files."""
    ledger = Ledger([FileAccount(part=1, file=name, bytes=0)])
    if name == "unknown":
        write_unknown(store, _cells((), "New.csv", rows), ledger, keep_all=False)
    else:
        spec = SPEC_NAMED[name]
        frames = _cells([column.name for column in spec.columns], _file(spec), rows)
        write_table(store, spec, prepare_table(spec, frames, ledger), keep_all=False)
    assert not ledger.problems, "a cell that no date is read from"


def _file(spec: TableSpec) -> str:
    return f"{spec.files[0]}.csv"


def _cells(columns: Sequence[str], file: str, rows: Sequence[Mapping[str, object]]) -> list[pl.DataFrame]:
    """The rows as a member's frame before anything is typed; cells left out are empty."""
    provenance = {"part": pl.Int32, "source_file": pl.String, "source_row": pl.Int64, "member": pl.Int32}
    schema: dict[str, type[pl.DataType]] = {**dict.fromkeys([*columns, "extra"], pl.String), **provenance}
    assert {column for row in rows for column in row} <= set(schema), "a column that the file does not have"
    found = [
        {"part": 1, "source_file": file, "source_row": number, "member": 0, **row}
        for number, row in enumerate(rows, start=1)
    ]
    return [pl.DataFrame(found, schema=schema)] if found else []

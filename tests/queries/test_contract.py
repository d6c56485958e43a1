"""Every SQL file keeps the contract of queries/README.md."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import duckdb
import pytest
from tests.conftest import ROOT

from exposure import queries
from exposure.errors import QueryError
from exposure.queries import COMBINED, Query
from exposure.settings import Settings
from exposure.store import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = [query for schema in SCHEMAS for query in queries.load(schema)]
TABLE = re.compile(rf"\b(?:from|join|unpivot)\s+((?:{'|'.join(SCHEMAS)})\.\w+)")
COMMENT = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
CLOCK = re.compile(r"\b(now|today|current_\w+|get_current_\w+|localtime\w*|random|uuid|gen_random_uuid|setseed)\b")
RECORD_COLUMNS = (
    "record_id, kind, aspect, occurred_at, audience, url, text, text_sha256, source_file, source_row".split(", ")
)
SCOPE_COLUMNS = ["record_id", "flow", "status", "rule_id", "timing"]

each = pytest.mark.parametrize("query", EVERY, ids=[query.table for query in EVERY])


def _code(query: Query) -> str:
    """The SELECT without comments and string literals."""
    return COMMENT.sub("''", query.sql)


def test_there_are_queries_for_each_stage_that_has_them() -> None:
    """A stage that lost its folder would silently compute nothing."""
    assert {query.schema for query in EVERY} == {"records", "circumstances", "scope", "risk", "report"}


@each
def test_the_header_says_something(query: Query) -> None:
    """Title, why and grain are words, and the grain says what a row is."""
    assert len(query.title) > 15
    assert len(query.why) > 40
    assert query.grain.startswith("one row per ")


@each
def test_it_is_one_select(query: Query) -> None:
    """The runner decides where rows go; the file only says which."""
    statements = duckdb.extract_statements(query.sql)
    assert [statement.type for statement in statements] == [duckdb.StatementType.SELECT]


@each
def test_declared_parameters_are_those_used_and_settings_has_them(query: Query) -> None:
    """Nothing undeclared goes in, and nothing declared is unused."""
    assert set(query.params) == set(duckdb.extract_statements(query.sql)[0].named_parameters)
    assert set(query.params) <= {field.name for field in fields(Settings)}
    assert list(query.params) == sorted(query.params)


@each
def test_each_parameter_is_cast(query: Query) -> None:
    """An untyped NULL parameter would make a column without a type."""
    for name in query.params:
        assert re.findall(rf"(cast\()?\${name}\b", query.sql) == ["cast("] * query.sql.count(f"${name}")


@each
def test_it_reads_what_it_declares_from_earlier_schemas(query: Query) -> None:
    """Data flows one way, and the header tells from where."""
    reads = set(TABLE.findall(_code(query)))
    assert reads == set(query.reads)
    earlier = {*SCHEMAS[: SCHEMAS.index(query.schema)], "policy"}
    assert {table.partition(".")[0] for table in reads} <= earlier


@each
def test_it_asks_neither_the_clock_nor_chance(query: Query) -> None:
    """The same archive and the same day give the same result."""
    assert not CLOCK.search(_code(query))


@each
def test_it_has_a_test_module(query: Query) -> None:
    """A query nobody tests is a claim nobody checked."""
    assert (ROOT / "tests" / "queries" / query.schema / f"test_{query.name}.py").is_file()


@pytest.mark.parametrize(("schema", "columns"), [("records", RECORD_COLUMNS), ("scope", SCOPE_COLUMNS)])
def test_files_of_a_union_return_the_same_columns(
    schema: str, columns: list[str], tables: Callable[[], dict[str, list[str]]]
) -> None:
    """Everything downstream is written once because the columns are always the same."""
    assert schema in COMBINED
    found = tables()
    for query in queries.load(schema):
        assert found[query.table] == columns
    assert found[f"{schema}.combined"] == columns


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("select 1", "lacks Title, Why, Reads, Params, Grain"),
        ("-- Title:  x\n-- Why:    x\n-- Reads:  none\n-- Params: none\n-- Grain:  x\n", "lacks a SELECT"),
        ("-- Title:  x\n-- Why:    x\n-- Reads:  none\n-- Grain:  x\nselect 1", "lacks Params"),
    ],
)
def test_a_malformed_file_is_refused(text: str, complaint: str) -> None:
    """A header that lacks a field is an error that names it."""
    with pytest.raises(QueryError, match=complaint):
        queries.parse(text, "report", "x")


def test_a_header_field_may_go_on_over_lines() -> None:
    """Long explanations are wrapped."""
    header = ("Title:  a", "Why:    b", "        c", "Reads:  x.y,", "        x.z", "Params: $a", "Grain:  d")
    text = "".join(f"-- {line}\n" for line in header) + "select $a;"
    query = queries.parse(text, "report", "x")
    assert (query.why, query.reads, query.params, query.sql) == ("b c", ("x.y", "x.z"), ("a",), "select $a")

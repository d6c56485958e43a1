"""What the rule pack says of each kind of record: every one has a rule for every flow, and the narrower rule wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from tests.queries.scope.judge import POLICY, ruled_store

from exposure import queries
from exposure.model import AUDIENCES, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.store import Store

[CATEGORIES] = [query for query in queries.load("circumstances") if query.name == "categories"]
GROUPS = 8


@pytest.fixture(name="rows", scope="module")
def _rows() -> Iterator[pl.DataFrame]:
    """The categories of every kind, aspect that a rule names, and audience."""
    aspects = {None, *(aspect for rule in POLICY.rules.values() for aspect in rule.aspects or ())}
    subjects = [(kind, aspect, audience) for kind in KINDS for aspect in aspects for audience in AUDIENCES]
    with ruled_store() as store:
        frame = pl.DataFrame(subjects, schema=dict.fromkeys(("kind", "aspect", "audience"), pl.String), orient="row")
        store.write("records.combined", frame)
        yield store.frame(CATEGORIES.sql)


def test_every_kind_has_one_rule_for_every_flow_and_group(rows: pl.DataFrame) -> None:
    """Flows times groups times subjects times sides, and none twice."""
    keys = ["flow", "region_group", "kind", "aspect", "audience", "beside_post"]
    assert rows.select(keys).is_duplicated().sum() == 0
    subjects = rows.select("kind", "aspect", "audience").n_unique()
    assert rows.height == subjects * len(POLICY.flows) * GROUPS * 2
    assert set(rows["kind"]) == set(KINDS)


def test_the_verdict_is_that_of_the_rule(rows: pl.DataFrame) -> None:
    """Status and flow are the rule's own."""
    for flow, rule_id, status in rows.select("flow", "rule_id", "status").unique().iter_rows():
        assert (POLICY.rules[rule_id].flow, POLICY.rules[rule_id].status) == (flow, status)


def test_the_narrower_rule_wins(rows: pl.DataFrame) -> None:
    """A rule for an aspect, an audience or a group of countries beats the one for the kind as a whole."""
    for row in rows.filter(~pl.col("beside_post")).iter_rows(named=True):
        chosen = POLICY.rules[row["rule_id"]]
        for rule in POLICY.rules.values():
            applies = (
                rule.flow == row["flow"]
                and row["kind"] in rule.kinds
                and rule.gate != "companion"
                and (rule.aspects is None or row["aspect"] in rule.aspects)
                and (rule.audiences is None or row["audience"] in rule.audiences)
                and (rule.regions is None or row["region_group"] in rule.regions)
            )
            if applies and chosen.aspects is chosen.audiences is chosen.regions is None:
                assert rule.rule_id == chosen.rule_id


def test_a_kind_of_record_without_a_rule_has_no_row(store: Store) -> None:
    """The reader refuses such a pack; the query itself makes nothing up."""
    for table, frame in POLICY.frames().items():
        store.write(f"policy.{table}", frame)
    frame = pl.DataFrame({"kind": ["telepathy"], "aspect": pl.Series([None], dtype=pl.String), "audience": ["public"]})
    store.write("records.combined", frame)
    assert store.frame(CATEGORIES.sql).height == 0

"""Judges stated records by the rule pack: the stages `circumstances` and `scope` as a run of the program does them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from exposure import queries
from exposure.policy import load_policy
from exposure.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from exposure.settings import Settings

POLICY = load_policy()
QUERIES = {query.name: query for query in queries.load("scope")}


class Record(NamedTuple):
    """What of a record decides its verdict."""

    kind: str
    aspect: str | None = None
    audience: str = "unknown"
    day: date | None = None


class Verdict(NamedTuple):
    """What a query says about a record."""

    status: str
    timing: str
    rule_id: str


def ruled_store() -> Store:
    """A store with the rule pack in it."""
    store = Store.create()
    for table, frame in POLICY.frames().items():
        store.write(f"policy.{table}", frame)
    return store


def judge(store: Store, flow: str, records: Sequence[Record], settings: Settings) -> list[Verdict]:
    """The verdict on each record for one flow, in order."""
    frame = pl.DataFrame(
        {
            "record_id": range(len(records)),
            "kind": [record.kind for record in records],
            "aspect": [record.aspect for record in records],
            "audience": [record.audience for record in records],
            # Late in the evening, so that a day counts as a whole.
            "occurred_at": [
                datetime(record.day.year, record.day.month, record.day.day, 23, 59) if record.day else None  # noqa: DTZ001 - naive UTC is the column's contract
                for record in records
            ],
        },
        schema_overrides={"aspect": pl.String, "occurred_at": pl.Datetime("us")},
    )
    store.write("records.combined", frame)
    queries.run_stage(store, "circumstances", settings.parameters())
    rows = store.frame(QUERIES[flow].sql).sort("record_id")
    assert rows["record_id"].to_list() == list(range(len(records))), "one row per record"
    assert set(rows["flow"]) <= {flow}
    return [Verdict(*row) for row in rows.select("status", "timing", "rule_id").iter_rows()]

"""Judges one record again under other circumstances, with the rules and queries that the report was made with."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Self

import polars as pl

from exposure import queries
from exposure.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.model import Status
    from exposure.settings import Settings

_POLICY_TABLES = ("flows", "regions", "regimes", "rules")


class Verdict(NamedTuple):
    """What a flow's query says about the record."""

    status: Status
    timing: str
    rule_id: str


class Trial:
    """A database in memory with one record of a report, and with what of its day bears on it."""

    def __init__(self, report: Store, record_id: str) -> None:
        self._record_id = record_id
        self._store = Store.create()
        for table in _POLICY_TABLES:
            self._store.write(f"policy.{table}", report.frame(f"from policy.{table}"))
        # An upload may follow a post of its day; nothing else of other records bears on a verdict.
        records = report.frame(
            "select others.record_id, others.kind, others.aspect, others.audience, others.occurred_at"
            " from records.combined as others, records.combined as record where record.record_id = $record_id"
            " and (others.record_id = record.record_id"
            " or cast(others.occurred_at as date) = cast(record.occurred_at as date))",
            {"record_id": record_id},
        )
        self._records = records
        self._store.write("records.combined", records)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.__exit__()

    @contextmanager
    def being(self, kind: str, audience: str) -> Iterator[None]:
        """Take the record for one of another kind or audience for a while."""
        itself = pl.col("record_id") == self._record_id
        changed = [
            pl.when(itself).then(pl.lit(value)).otherwise(pl.col(name)).alias(name)
            for name, value in (("kind", kind), ("audience", audience))
        ]
        self._store.write("records.combined", self._records.with_columns(changed))
        try:
            yield
        finally:
            self._store.write("records.combined", self._records)

    def verdicts(self, settings: Settings) -> dict[str, Verdict]:
        """The verdict of each flow."""
        for schema in ("circumstances", "scope"):
            queries.run_stage(self._store, schema, settings.parameters())
        rows = self._store.frame(
            "select flow, status, timing, rule_id from scope.combined where record_id = $record_id order by flow",
            {"record_id": self._record_id},
        )
        return {flow: Verdict(status, timing, rule_id) for flow, status, timing, rule_id in rows.iter_rows()}

    def facts(self, flow: str) -> list[tuple[str, str, str]]:
        """What the last verdicts rest on: group of countries, rule about the record, rule about the region."""
        rows = self._store.frame(
            "select standing.region_group, categories.rule_id, standing.region_rule_id"
            " from circumstances.standing as standing inner join circumstances.categories as categories"
            " on standing.flow = categories.flow and standing.region_group = categories.region_group"
            " inner join records.combined as records on records.kind = categories.kind"
            " and records.aspect is not distinct from categories.aspect and records.audience = categories.audience"
            " where standing.flow = $flow and records.record_id = $record_id"
            " and categories.beside_post = ("
            "  select count(*) > 0 from records.combined where kind in ('post', 'group_post', 'repost'))"
            " order by standing.region_group",
            {"flow": flow, "record_id": self._record_id},
        )
        return rows.rows()

"""Records that are dated after the day of the analysis are counted by file."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import polars as pl

from exposure.ingest.account import Ledger
from exposure.ingest.future import report_future_records

if TYPE_CHECKING:
    from exposure.store import Store

at = datetime.fromisoformat


OLDER = (("post", "Shares.csv", at("2026-01-01 10:00:00")),) * 60


def _problems(store: Store, *records: tuple[str, str, datetime | None]) -> list[tuple[object, ...]]:
    frame = pl.DataFrame(records, schema=["kind", "source_file", "occurred_at"], orient="row")
    store.write("records.combined", frame)
    ledger = Ledger()
    ledger.report("Skills.csv", "an earlier problem")
    ledger.write(store)
    report_future_records(store, date(2026, 6, 30))
    return store.frame("select * from archive.problems where file != 'Skills.csv' order by file").rows()


def test_later_records_are_counted_by_file(store: Store) -> None:
    """One problem for each file, after those that are there already."""
    assert _problems(
        store,
        *OLDER,
        ("post", "Shares.csv", at("2026-07-03 00:00:00")),
        ("post", "Shares.csv", at("2031-01-01 10:00:00")),
        ("comment", "Comments.csv", at("2026-08-01 10:00:00")),
    ) == [
        ("Comments.csv", None, None, "1 record is dated after the day of the analysis"),
        ("Shares.csv", None, None, "2 records are dated after the day of the analysis"),
    ]


def test_two_days_undated_records_and_events_are_no_trouble(store: Store) -> None:
    """Time zones reach over the day, and an event is dated by when it takes place."""
    assert (
        _problems(
            store,
            *OLDER,
            ("post", "Shares.csv", at("2026-07-02 23:59:59")),
            ("post", "Shares.csv", None),
            ("event", "Events.csv", at("2027-01-01 10:00:00")),
        )
        == []
    )


def test_a_verdict_asked_for_an_earlier_day_is_no_trouble(store: Store) -> None:
    """Half of the records are later than the day: nobody got their dates wrong."""
    later = (("comment", "Comments.csv", at("2026-09-01 10:00:00")),) * 60
    assert _problems(store, *OLDER, *later) == []

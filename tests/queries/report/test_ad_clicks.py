"""How many ads the member clicked or was counted for, and when."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnResults

at = datetime.fromisoformat


def test_clicks_are_counted_by_place_between_two_days(run_on: RunOnResults) -> None:
    """The first and the last day belong to it; other kinds of record do not."""
    rows = [
        ("ad_click", "linkedin", "2026-06-28 07:22:46"),
        ("ad_click", "linkedin", "2024-02-01 23:59:59"),
        ("ad_click", "audience network", "2026-06-27 10:07:15"),
        ("ad_targeting", "linkedin", "2020-01-01 00:00:00"),
    ]
    records = [{"kind": kind, "aspect": aspect, "occurred_at": at(moment)} for kind, aspect, moment in rows]
    assert run_on({"records.combined": records}) == [
        {"place": "linkedin", "records": 2, "first_on": date(2024, 2, 1), "last_on": date(2026, 6, 28)},
        {"place": "audience network", "records": 1, "first_on": date(2026, 6, 27), "last_on": date(2026, 6, 27)},
    ]


def test_an_undated_click_is_counted_and_bounds_nothing(run_on: RunOnResults) -> None:
    """A row whose date could not be read still is one."""
    clicks: list[dict[str, object]] = [
        {"kind": "ad_click", "aspect": "linkedin"},
        {"kind": "ad_click", "aspect": "linkedin", "occurred_at": at("2026-01-02 03:04:05")},
    ]
    [row] = run_on({"records.combined": clicks})
    assert (row["records"], row["first_on"], row["last_on"]) == (2, date(2026, 1, 2), date(2026, 1, 2))


def test_no_click_is_no_row(run_on: RunOnResults) -> None:
    """Nothing is said of places without ads."""
    assert run_on({"records.combined": [{"kind": "post"}]}) == []

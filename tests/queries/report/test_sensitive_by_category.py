"""How many sensitive records there are in each category and year."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from exposure.model import SEVERITIES

if TYPE_CHECKING:
    from tests.queries.conftest import Row, RunOnResults

RECORDS: list[Row] = [
    {"record_id": "new-year", "occurred_at": datetime.fromisoformat("2021-01-01 00:00:00")},
    {"record_id": "christmas", "occurred_at": datetime.fromisoformat("2021-12-25 10:00:00")},
    {"record_id": "later", "occurred_at": datetime.fromisoformat("2024-06-01 10:00:00")},
    {"record_id": "undated", "occurred_at": None},
    {"record_id": "harmless", "occurred_at": datetime.fromisoformat("2021-06-01 10:00:00")},
]


def _hit(record_id: str, category: str = "health", severity: str = "high") -> Row:
    return {"record_id": record_id, "category": category, "severity": severity}


def _counts(rows: list[Row]) -> dict[tuple[str, int | None], int]:
    return {(row["category"], row["posted_in"]): row["records"] for row in rows}


def test_records_are_counted_by_category_and_year(run_on: RunOnResults) -> None:
    """A record counts in each category that was found in it, in the year it was made."""
    hits = [_hit("new-year"), _hit("christmas"), _hit("christmas", "phone"), _hit("later")]
    rows = run_on({"findings.hits": hits, "records.combined": RECORDS})
    assert _counts(rows) == {("health", 2021): 2, ("health", 2024): 1, ("phone", 2021): 1}
    assert len(rows) == 3


def test_a_record_counts_once_in_a_category(run_on: RunOnResults) -> None:
    """Three findings of one category in one record are one record."""
    hits = [_hit("later"), _hit("later"), _hit("later", severity="critical")]
    rows = run_on({"findings.hits": hits, "records.combined": RECORDS})
    assert _counts(rows) == {("health", 2024): 1}


def test_undated_records_have_no_year(run_on: RunOnResults) -> None:
    """A headline has no date, and is counted beside the years."""
    rows = run_on({"findings.hits": [_hit("undated"), _hit("later")], "records.combined": RECORDS})
    assert _counts(rows) == {("health", None): 1, ("health", 2024): 1}


@pytest.mark.parametrize("min_severity", SEVERITIES)
@pytest.mark.parametrize("severity", SEVERITIES)
def test_findings_below_the_chosen_severity_do_not_count(
    run_on: RunOnResults, severity: str, min_severity: str
) -> None:
    """The chosen severity itself counts."""
    state = {"findings.hits": [_hit("later", severity=severity)], "records.combined": RECORDS}
    order = ["low", "medium", "high", "critical"]
    counts = order.index(severity) >= order.index(min_severity)
    assert _counts(run_on(state, min_severity=min_severity)) == ({("health", 2024): 1} if counts else {})


def test_each_category_of_a_record_is_judged_alone(run_on: RunOnResults) -> None:
    """A grave finding does not bring the lesser ones of its record into the count."""
    hits = [_hit("later", "credential", "critical"), _hit("later", "family", "low")]
    rows = run_on({"findings.hits": hits, "records.combined": RECORDS}, min_severity="medium")
    assert _counts(rows) == {("credential", 2024): 1}

"""The list of sensitive records, the ones to delete first at the top."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import Row, RunOnResults

WHEN = datetime.fromisoformat("2024-05-06 07:08:09")


def _hit(category: str, severity: str, confidence: float, record_id: str = "r1") -> Row:
    return {"record_id": record_id, "category": category, "severity": severity, "confidence": confidence}


def _ranked(record_id: str, rank: int, *, listed: bool = True) -> Row:
    return {"record_id": record_id, "rank": rank, "listed": listed, "index_before": 40.0, "index_after": 30.0}


def _state(*hits: Row, ranking: tuple[Row, ...] = (_ranked("r1", 1),)) -> dict[str, list[Row]]:
    """The findings and the plan, over three posts that may train AI."""
    records = ["r1", "r2", "r3"]
    return {
        "findings.hits": list(hits),
        "plan.ranking": list(ranking),
        "records.combined": [
            {
                "record_id": record,
                "kind": "post",
                "occurred_at": WHEN,
                "url": f"https://www.linkedin.com/feed/update/{record}",
                "text": f"Text of {record}",
            }
            for record in records
        ],
        "scope.combined": [
            {
                "record_id": record,
                "flow": "genai_training",
                "status": "in",
                "rule_id": "genai.post.public",
                "timing": "usable",
            }
            for record in records
        ],
    }


def test_a_record_with_all_its_columns(run_on: RunOnResults) -> None:
    """A listed record tells what it is, what was found, what its verdict is, and what its deletion changes."""
    assert run_on(_state(_hit("phone", "high", 0.9))) == [
        {
            "rank": 1,
            "record_id": "r1",
            "kind": "post",
            "occurred_at": WHEN,
            "url": "https://www.linkedin.com/feed/update/r1",
            "severity": "high",
            "confidence": 0.9,
            "categories": ["phone"],
            "training_status": "in",
            "timing": "usable",
            "scope_rule_id": "genai.post.public",
            "index_before": 40.0,
            "index_after": 30.0,
            "text": "Text of r1",
        }
    ]


def test_records_come_in_the_order_of_the_plan(run_on: RunOnResults) -> None:
    """The plan decides the order, whatever the order of records and findings."""
    hits = [_hit("phone", "high", 0.9, record) for record in ("r1", "r2", "r3")]
    rows = run_on(_state(*hits, ranking=(_ranked("r2", 2), _ranked("r1", 3), _ranked("r3", 1))))
    assert [(row["rank"], row["record_id"]) for row in rows] == [(1, "r3"), (2, "r2"), (3, "r1")]


def test_records_that_are_not_listed_stay_out(run_on: RunOnResults) -> None:
    """The plan ranks lesser records too, but the list shows only those sensitive enough."""
    hits = [_hit("phone", "high", 0.9, "r1"), _hit("family", "low", 0.9, "r2")]
    rows = run_on(_state(*hits, ranking=(_ranked("r1", 1), _ranked("r2", 2, listed=False))))
    assert [row["record_id"] for row in rows] == ["r1"]


@pytest.mark.parametrize(
    ("severities", "worst"),
    [
        (["low", "medium", "high", "critical"], "critical"),
        (["high", "medium"], "high"),
        (["medium", "low"], "medium"),
        (["low"], "low"),
    ],
)
def test_severity_is_that_of_the_worst_finding(run_on: RunOnResults, severities: list[str], worst: str) -> None:
    """Severities are compared by their scale and not by the alphabet, within a category and across them."""
    same = [_hit("phone", severity, 0.9) for severity in severities]
    different = [_hit(f"category-{severity}", severity, 0.9) for severity in severities]
    assert [row["severity"] for row in run_on(_state(*same))] == [worst]
    assert [row["severity"] for row in run_on(_state(*different))] == [worst]


@pytest.mark.parametrize("category", ["phone", "email"])
def test_confidence_is_that_of_the_surest_finding(run_on: RunOnResults, category: str) -> None:
    """One sure finding makes the record a sure one, in whatever category it is."""
    [row] = run_on(_state(_hit("phone", "high", 0.5), _hit(category, "high", 0.8), _hit("phone", "high", 0.6)))
    assert row["confidence"] == 0.8


def test_categories_come_once_and_the_worst_first(run_on: RunOnResults) -> None:
    """Severity decides the order of categories, then confidence, then the name."""
    [row] = run_on(
        _state(
            _hit("family", "low", 0.99),
            _hit("phone", "high", 0.7),
            _hit("email", "medium", 0.6),
            _hit("health", "high", 0.9),
            _hit("birth-date", "high", 0.7),
            _hit("email", "medium", 0.5),
            _hit("family", "critical", 0.1),
            _hit("pay", "low", 1.0),
        )
    )
    assert row["categories"] == ["family", "health", "birth-date", "phone", "email", "pay"]


def test_only_the_training_verdict_is_told(run_on: RunOnResults) -> None:
    """Verdicts of other flows neither repeat the record nor stand in for its own."""
    state = _state(_hit("phone", "high", 0.9))
    state["scope.combined"].append(
        {"record_id": "r1", "flow": "other_flow", "status": "excluded", "rule_id": "x", "timing": "n/a"}
    )
    assert [(row["training_status"], row["timing"]) for row in run_on(state)] == [("in", "usable")]


def test_an_undated_record_without_link_is_listed(run_on: RunOnResults) -> None:
    """A headline has neither date nor link, and may be the most sensitive text of all."""
    state = _state(_hit("health", "high", 0.9))
    state["records.combined"] = [{"record_id": "r1", "kind": "headline", "text": "Baker"}]
    assert [(row["kind"], row["occurred_at"], row["url"], row["text"]) for row in run_on(state)] == [
        ("headline", None, None, "Baker")
    ]


def test_nothing_planned_is_nothing_listed(run_on: RunOnResults) -> None:
    """Without a plan the list is empty."""
    assert run_on(_state(_hit("phone", "high", 0.9), ranking=())) == []

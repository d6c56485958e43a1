"""What multiplies into the exposure index, with the weights of the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exposure.model import AUDIENCES, CATEGORIES, SEVERITIES, STATUSES

if TYPE_CHECKING:
    from tests.queries.conftest import Row, RunOnResults

THIRD, TWO_THIRDS = 0.3333333333, 0.6666666667


def _hit(record_id: str = "r1", **columns: object) -> Row:
    hit = {"record_id": record_id, "category": "phone", "severity": "high", "confidence": 0.9, "fact": "phone:a"}
    return hit | columns


def _state(
    *hits: Row, audience: str = "public", status: str = "in", records: tuple[str, ...] = ("r1", "r2")
) -> dict[str, list[Row]]:
    """The findings, and records that all have one audience and one status."""
    return {
        "findings.hits": list(hits),
        "records.combined": [{"record_id": record, "audience": audience} for record in records],
        "scope.combined": [{"record_id": record, "flow": "genai_training", "status": status} for record in records],
    }


def test_a_fact_with_all_its_factors(run_on: RunOnResults) -> None:
    """A phone number in a public post that may train AI counts fully but for its weight and confidence."""
    assert run_on(_state(_hit())) == [
        {
            "record_id": "r1",
            "category": "phone",
            "fact": "phone:a",
            "weight": 0.8,
            "confidence": 0.9,
            "visibility_low": 1.0,
            "visibility": 1.0,
            "visibility_high": 1.0,
            "scope_low": 1.0,
            "scope": 1.0,
            "scope_high": 1.0,
            "listed": True,
        }
    ]


@pytest.mark.parametrize(
    ("audience", "low", "value", "high"),
    [
        ("public", 1.0, 1.0, 1.0),
        ("presumed_public", 1.0, 1.0, 1.0),
        ("unknown", THIRD, TWO_THIRDS, 1.0),
        ("connections", THIRD, THIRD, THIRD),
        ("group", THIRD, THIRD, THIRD),
        ("private", 0.0, 0.0, 0.0),
    ],
)
def test_visibility_is_that_of_the_audience(
    run_on: RunOnResults, audience: str, low: float, value: float, high: float
) -> None:
    """An audience the export does not tell leaves a range; a private record is seen by nobody."""
    [row] = run_on(_state(_hit(), audience=audience))
    assert (row["visibility_low"], row["visibility"], row["visibility_high"]) == (low, value, high)


@pytest.mark.parametrize(
    ("status", "low", "value", "high"), [("in", 1.0, 1.0, 1.0), ("unclear", 0.0, 0.5, 1.0), ("excluded", 0.0, 0.0, 0.0)]
)
def test_scope_is_that_of_the_verdict(run_on: RunOnResults, status: str, low: float, value: float, high: float) -> None:
    """An unclear verdict leaves the whole range."""
    [row] = run_on(_state(_hit(), status=status))
    assert (row["scope_low"], row["scope"], row["scope_high"]) == (low, value, high)


@pytest.mark.parametrize(
    ("category", "weight"), [("credential", 1.0), ("health", 0.9), ("pay", 0.6), ("email", 0.5), ("ip-address", 0.3)]
)
def test_weight_is_that_of_the_category(run_on: RunOnResults, category: str, weight: float) -> None:
    """Weights come from the pack, by category."""
    [row] = run_on(_state(_hit(category=category)))
    assert row["weight"] == weight


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_found_is_lost(run_on: RunOnResults, audience: str, status: str) -> None:
    """Every category has a weight, whoever reads the record and whatever its verdict."""
    hits = [_hit(category=category, fact=f"{category}:a") for category in CATEGORIES]
    rows = run_on(_state(*hits, audience=audience, status=status))
    assert sorted(row["category"] for row in rows) == sorted(CATEGORIES)


def test_a_fact_stated_twice_in_a_record_counts_once(run_on: RunOnResults) -> None:
    """Of several findings of one fact the surest counts."""
    [row] = run_on(_state(_hit(confidence=0.4), _hit(confidence=0.7), _hit(confidence=0.6)))
    assert (row["fact"], row["confidence"]) == ("phone:a", 0.7)


def test_a_fact_stated_in_two_records_is_kept_for_both(run_on: RunOnResults) -> None:
    """Which records state a fact decides what deleting one of them changes."""
    rows = run_on(_state(_hit("r1"), _hit("r2", confidence=0.5)))
    assert sorted((row["record_id"], row["fact"], row["confidence"]) for row in rows) == [
        ("r1", "phone:a", 0.9),
        ("r2", "phone:a", 0.5),
    ]


def test_two_facts_of_a_record_are_two_rows(run_on: RunOnResults) -> None:
    """A second number and a second category are facts of their own."""
    rows = run_on(_state(_hit(), _hit(fact="phone:b"), _hit(category="email", fact="email:c")))
    assert sorted((row["category"], row["fact"]) for row in rows) == [
        ("email", "email:c"),
        ("phone", "phone:a"),
        ("phone", "phone:b"),
    ]


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("min_severity", SEVERITIES)
def test_a_record_is_listed_from_the_chosen_severity_on(run_on: RunOnResults, severity: str, min_severity: str) -> None:
    """A finding below the chosen severity stays in the index and off the list."""
    [row] = run_on(_state(_hit(severity=severity)), min_severity=min_severity)
    order = ["low", "medium", "high", "critical"]
    assert row["listed"] is (order.index(severity) >= order.index(min_severity))


def test_the_worst_finding_lists_the_whole_record(run_on: RunOnResults) -> None:
    """A record is deleted as a whole, so its lesser facts are listed with its worst, and other records are not."""
    hits = [
        _hit("r1", severity="critical", category="credential", fact="credential:a"),
        _hit("r1", severity="low"),
        _hit("r2", severity="low"),
    ]
    rows = run_on(_state(*hits), min_severity="high")
    assert sorted((row["record_id"], row["category"], row["listed"]) for row in rows) == [
        ("r1", "credential", True),
        ("r1", "phone", True),
        ("r2", "phone", False),
    ]


def test_other_uses_of_a_record_do_not_multiply_it(run_on: RunOnResults) -> None:
    """The index is about the training of generative AI, whatever other verdicts a record has."""
    state = _state(_hit(), status="unclear")
    state["scope.combined"].append({"record_id": "r1", "flow": "other_flow", "status": "in"})
    [row] = run_on(state)
    assert row["scope"] == 0.5


def test_records_without_findings_add_nothing(run_on: RunOnResults) -> None:
    """There is a row only where something was found."""
    assert run_on(_state()) == []
    assert [row["record_id"] for row in run_on(_state(_hit("r2")))] == ["r2"]

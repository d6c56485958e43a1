"""How many records of each kind are in scope, excluded or unclear, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import Row, RunOnResults

VERDICT = {"flow": "genai_training", "status": "in", "rule_id": "genai.comment", "timing": "usable"}


def _state(*entries: dict[str, str]) -> dict[str, list[Row]]:
    """One record and verdict per entry; what an entry does not say is as in `VERDICT`, and the kind is comment."""
    records: list[Row] = []
    verdicts: list[Row] = []
    for number, entry in enumerate(entries):
        columns = {"kind": "comment", **VERDICT, **entry}
        records.append({"record_id": f"r{number}", "kind": columns.pop("kind")})
        verdicts.append({"record_id": f"r{number}", **columns})
    return {"records.combined": records, "scope.combined": verdicts}


def test_alike_records_are_counted_together(run_on: RunOnResults) -> None:
    """One row says how many records share kind, status, rule and timing."""
    assert run_on(_state({}, {}, {})) == [{"kind": "comment", **VERDICT, "records": 3}]


@pytest.mark.parametrize(
    "other",
    [
        {"flow": "other_flow"},
        {"kind": "post"},
        {"status": "unclear"},
        {"rule_id": "genai.optout.undated"},
        {"timing": "possibly_used"},
    ],
)
def test_what_differs_is_counted_apart(run_on: RunOnResults, other: dict[str, str]) -> None:
    """Records that differ in flow, kind, status, rule or timing have a row each."""
    rows = run_on(_state({}, {}, other))
    assert len(rows) == 2
    assert {"kind": "comment", **VERDICT, "records": 2} in rows
    assert {"kind": "comment", **VERDICT, **other, "records": 1} in rows


def test_a_record_with_two_flows_counts_in_both(run_on: RunOnResults) -> None:
    """Each flow has a verdict on every record."""
    state = _state({})
    state["scope.combined"].append({**VERDICT, "record_id": "r0", "flow": "other_flow", "status": "excluded"})
    rows = run_on(state)
    assert {(row["flow"], row["status"], row["records"]) for row in rows} == {
        ("genai_training", "in", 1),
        ("other_flow", "excluded", 1),
    }


def test_no_records_are_no_rows(run_on: RunOnResults) -> None:
    """An empty archive has nothing to count."""
    assert run_on({}) == []

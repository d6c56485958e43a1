"""What the commands print, whole, holds none of the statements that nothing of the program may make."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.report.scenarios import POLICY, settings_of, store_of
from tests.report.test_never_assert import COUNTRIES, NEVER, about, makes, sentences

from exposure.policy.pack import OTHER
from exposure.report.explain_policy import explain_policy_rule
from exposure.report.explain_record import explain_record
from exposure.report.policy_table import changes_document, changes_table, regimes_document, regimes_table
from exposure.settings import Residence

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The records of the invented member, by what may be said of them wrongly.
RECORDS: Final = {
    "an old post": "invented-1",
    "a post for connections": "invented-4",
    "a click on an ad": "invented-14",
}
MARCH = date(2026, 3, 1)


#: With what a line begins that goes on with nothing before it.
BEGINNING: Final = re.compile(r"- |> |\d{4}-|from |Source: |Rule: |Link: |Where: |This stops|What |https|It would be|$")
#: True of other uses than training, for which the rules of the United States did change on that day.
OF_TRAINING: Final = "the US was newly added on 3 November 2025"


def _said(lines: Iterable[str], flow: str = "") -> list[tuple[str, str]]:
    """The statements that lines make, with the sentences that make them."""
    text = "".join(f"{chr(10) * 2 if BEGINNING.match(line.strip()) else ' '}{line.strip()}" for line in lines)
    return [
        (statement, sentence)
        for sentence in sentences(text)
        for statement in NEVER
        if about(statement, flow) and not (statement == OF_TRAINING and flow not in {"", "genai_training"})
        if makes(statement, sentence)
    ]


def test_it_would_be_noticed() -> None:
    """Over the end of a line too."""
    assert _said(["Only public posts", "are used."]) == [("only public data is used", "Only public posts are used.")]


@pytest.mark.parametrize("country", [None, *COUNTRIES.values()])
@pytest.mark.parametrize("as_of", [date(2025, 10, 1), date(2026, 11, 22)])
def test_no_table_of_the_rules_says_it(country: str | None, as_of: date) -> None:
    """`exposure policy`, use by use, for every group of countries and for all of them."""
    document = regimes_document(POLICY, as_of, country)
    for flow in document["flows"]:
        lines = [line.text for line in regimes_table({**document, "flows": [flow]})]
        assert _said(lines, flow["flow"]) == []


def test_no_list_of_changes_says_it() -> None:
    """`exposure policy --changes`."""
    assert _said(line.text for line in changes_table(changes_document(POLICY))) == []


@pytest.mark.parametrize("rule_id", POLICY.rules)
def test_no_explanation_of_a_rule_says_it(rule_id: str) -> None:
    """`exposure explain RULE`, of every rule."""
    rule = POLICY.rules[rule_id]
    assert _said(explain_policy_rule(POLICY, rule), rule.flow) == []


@pytest.mark.parametrize("record_id", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize(
    ("country", "choices"),
    [
        ("FR", {}),
        ("GB", {"opted_out_before_start": True}),
        ("US", {"opted_out_on": MARCH, "ads_opted_out_on": MARCH, "objected_on": MARCH}),
        (None, {}),
    ],
    ids=["fr", "gb-before-start", "us-all-choices", "unknown"],
)
def test_no_explanation_of_a_record_says_it(record_id: str, country: str | None, choices: dict[str, Any]) -> None:
    """`exposure explain RECORD_ID`, use by use, also for a member who moved."""
    moved = (Residence("US", None, date(2020, 1, 1)),) if country == "FR" else ()
    settings = settings_of(*moved, country=country, **choices)
    lines = explain_record(store_of(settings), record_id, settings)
    assert lines is not None
    flow, told = "", []
    for line in lines:
        flow = next((name for name in POLICY.flows if line.startswith(f"{name}: ")), flow)
        told.append((flow, line))
    for name in POLICY.flows:
        assert _said([line for its, line in told if its == name], name) == []


def test_every_group_of_countries_is_asked() -> None:
    """None is missing from the tables above."""
    assert set(COUNTRIES) == {*POLICY.regions.values(), OTHER}

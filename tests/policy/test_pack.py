"""The bundled pack says what its sources say, and covers everything."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import Final

import pytest

from exposure import queries
from exposure.model import KINDS
from exposure.policy import load_policy, region_group
from exposure.policy.pack import OTHER, RECORD_GATES, Regime, Rule

POLICY = load_policy()
RULES: Final = tuple(POLICY.rules.values())
#: What the rules of each flow begin with.
PREFIXES: Final = {
    "genai_training": "genai",
    "other_ai": "other_ai",
    "microsoft_ads": "ads",
    "microsoft_ai": "microsoft_ai",
}
#: What the query of each flow decides itself, because only it knows the dates.
_OPT_OUT: Final = {f"optout.{reached}" for reached in ("before_start", "later_record", "earlier_record", "undated")}
NAMED: Final = {
    "genai_training": {*_OPT_OUT, "region.unknown", "minor"},
    "other_ai": {"objection.later_record", "objection.undated", "region.unknown"},
    "microsoft_ads": {*_OPT_OUT, "region.unknown"},
    "microsoft_ai": {*_OPT_OUT, "region.unknown"},
}
QUERIES: Final = {query.name: query.sql for query in queries.load("scope")}
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.rule_id for rule in RULES])


def test_the_pack_says_how_new_it_is() -> None:
    """Version and date are shown wherever a verdict is."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", POLICY.version)
    assert POLICY.verified_through == date(2026, 8, 22)


def test_the_first_control_is_the_setting() -> None:
    """A member who wants to opt out is led to the one address that works."""
    control = next(iter(POLICY.controls.values()))
    assert control.path.endswith(
        "Data for Generative AI Improvement > Use my data for training content creation AI models"
    )
    assert control.url == "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"


@pytest.mark.parametrize(
    "regime",
    [regime for regime in POLICY.regimes if regime.flow == "genai_training"],
    ids=lambda regime: f"{regime.region_group}-{regime.starts_on}",
)
def test_the_page_claims_of_a_region_what_its_sources_bear(regime: Regime) -> None:
    """LinkedIn's own notice is named only where it applies; elsewhere the policy or the press is."""
    rule = POLICY.rules[regime.rule_id]
    assert rule.says is not None
    assert "{country}" in rule.says
    assert not rule.says.endswith(".")
    assert ("own notice" in rule.says) == (regime.state == "on" and regime.region_group in POLICY.notice_groups)
    if regime.region_group in {"CA", "HK"} and regime.starts_on == date(2025, 11, 3):
        assert "as the press quoted it" in rule.says
        assert rule.confidence == "medium"
    if regime.region_group in {"US", OTHER} and regime.state == "on":
        assert rule.says.startswith("LinkedIn's policy has allowed")
        assert rule.says.endswith("at the latest")
        assert rule.confidence == "medium"


def test_what_linkedin_said_of_europe_in_2024_rests_on_who_quoted_it() -> None:
    """The Privacy Policy of that year does not say it; the press does."""
    assert {"ars-technica", "ooda-loop"} <= set(POLICY.rules["genai.region.europe_before"].sources)


@each_rule
def test_no_title_asserts_use_as_a_fact(rule: Rule) -> None:
    """What LinkedIn does with one record nobody outside can see: it may be used."""
    if rule.kinds and rule.status == "in":
        assert "may be used" in rule.title


@pytest.mark.parametrize(("flow", "kind"), list(product(PREFIXES, KINDS)))
def test_every_kind_has_a_rule_for_whatever_no_narrower_rule_is_about(flow: str, kind: str) -> None:
    """No record can be without a verdict, and none has two."""
    about = [rule for rule in RULES if rule.flow == flow and kind in rule.kinds]
    assert len([rule for rule in about if rule.aspects is rule.audiences is rule.regions is None]) == 1


def test_every_flow_has_a_query_and_rules_with_a_prefix_of_their_own() -> None:
    """A rule's name tells what it is about."""
    assert set(POLICY.flows) == set(PREFIXES) == set(QUERIES)
    assert all(rule.rule_id.startswith(f"{PREFIXES[rule.flow]}.") for rule in RULES)


@pytest.mark.parametrize("flow", PREFIXES)
def test_every_rule_that_a_query_names_is_in_the_pack(flow: str) -> None:
    """A verdict's rule can always be looked up, and belongs to the verdict's flow."""
    named = set(re.findall(rf"'({PREFIXES[flow]}\.[\w.]+)'", QUERIES[flow]))
    assert {name.removeprefix(f"{PREFIXES[flow]}.") for name in named} == NAMED[flow]
    assert {POLICY.rules[name].flow for name in named} == {flow}


@each_rule
def test_every_rule_can_be_what_a_verdict_rests_on(rule: Rule) -> None:
    """A rule that nothing can lead to would be a claim without use."""
    in_regimes = {regime.rule_id for regime in POLICY.regimes}
    assert rule.kinds or rule.rule_id in in_regimes or f"'{rule.rule_id}'" in QUERIES[rule.flow]


@each_rule
def test_rules_are_written_for_a_layperson(rule: Rule) -> None:
    """A short title, whole sentences, and few words of somebody else's."""
    assert re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+){1,2}", rule.rule_id)
    assert 10 < len(rule.title) <= 90
    assert not rule.title.endswith(".")
    assert 40 < len(rule.explanation) <= 600
    assert rule.explanation.endswith(".")
    assert len((rule.quoted_as or "").split()) <= 8
    assert not re.search(r"data subject|data controller|legitimate interest|Art\.", rule.title + rule.explanation)


@each_rule
def test_rules_rest_on_sources_and_are_as_sure_as_these(rule: Rule) -> None:
    """High confidence needs LinkedIn's own text or a regulator."""
    kinds = {POLICY.sources[source].kind for source in rule.sources}
    assert kinds
    if rule.confidence == "high":
        assert kinds & {"linkedin", "regulator"}
    assert rule.verified_on <= POLICY.verified_through


def test_every_source_is_used_and_is_a_page() -> None:
    """The list of sources is what the rules and controls rest on, no more."""
    of_rules = {source for rule in RULES for source in rule.sources}
    of_controls = {source for control in POLICY.controls.values() for source in control.sources}
    assert of_rules | of_controls == set(POLICY.sources)
    assert all(source.url.startswith("https://") for source in POLICY.sources.values())


@pytest.mark.parametrize(
    ("flow", "country", "day", "state"),
    [
        ("genai_training", "FR", "2015-01-01", "off"),
        ("genai_training", "FR", "2025-11-02", "off"),
        ("genai_training", "FR", "2025-11-03", "on"),
        ("genai_training", "IS", "2025-11-03", "on"),
        ("genai_training", "CH", "2025-11-02", "off"),
        ("genai_training", "CH", "2025-11-03", "on"),
        ("genai_training", "GB", "2024-09-19", "unclear"),
        ("genai_training", "GB", "2024-09-20", "paused"),
        ("genai_training", "GB", "2025-11-02", "paused"),
        ("genai_training", "GB", "2025-11-03", "on"),
        ("genai_training", "HK", "2024-09-01", "on"),
        ("genai_training", "HK", "2024-10-10", "on"),
        ("genai_training", "HK", "2024-10-11", "paused"),
        ("genai_training", "HK", "2025-11-03", "on"),
        ("genai_training", "CA", "2024-09-18", "unclear"),
        ("genai_training", "CA", "2024-12-09", "unclear"),
        ("genai_training", "CA", "2024-12-10", "paused"),
        ("genai_training", "CA", "2025-11-03", "on"),
        ("genai_training", "US", "2024-09-17", "unclear"),
        ("genai_training", "US", "2024-09-18", "on"),
        ("genai_training", "US", "2025-11-03", "on"),
        ("genai_training", "JP", "2024-09-17", "unclear"),
        ("genai_training", "JP", "2024-09-18", "on"),
        ("genai_training", "CN", "2026-08-22", "unclear"),
        ("other_ai", "FR", "2026-08-22", "on"),
        ("other_ai", "US", "2026-08-22", "on"),
        ("microsoft_ads", "FR", "2025-11-02", "off"),
        ("microsoft_ads", "FR", "2025-11-03", "off"),
        ("microsoft_ads", "CH", "2025-11-03", "off"),
        ("microsoft_ads", "GB", "2025-11-03", "off"),
        ("microsoft_ads", "US", "2025-11-02", "on"),
        ("microsoft_ads", "US", "2025-11-03", "on"),
        ("microsoft_ads", "CA", "2025-11-02", "off"),
        ("microsoft_ads", "CA", "2025-11-03", "on"),
        ("microsoft_ads", "JP", "2025-11-03", "on"),
        ("microsoft_ads", "CN", "2025-11-03", "unclear"),
        ("microsoft_ai", "FR", "2025-11-03", "off"),
        ("microsoft_ai", "CH", "2025-11-03", "off"),
        ("microsoft_ai", "GB", "2025-11-02", "unclear"),
        ("microsoft_ai", "GB", "2025-11-03", "on"),
        ("microsoft_ai", "US", "2024-09-18", "on"),
        ("microsoft_ai", "HK", "2025-01-01", "on"),
        ("microsoft_ai", "CN", "2025-11-03", "unclear"),
    ],
)
def test_exactly_one_regime_holds_on_a_day(flow: str, country: str, day: str, state: str) -> None:
    """Both ends of a regime belong to it, and regimes neither overlap nor leave a day out."""
    today = date.fromisoformat(day)
    states = [
        regime.state
        for regime in POLICY.regimes
        if (regime.flow, regime.region_group) == (flow, region_group(POLICY, country))
        and (regime.starts_on or date.min) <= today <= (regime.ends_on or date.max)
    ]
    assert states == [state]


@pytest.mark.parametrize(
    ("country", "group"),
    [
        *product("FR DE IE NO IS LI HR CY".split(), ["EU_EEA"]),
        *product("GP MQ GF RE YT MF AX".split(), ["EU_EEA"]),
        *((code, code) for code in "CH GB CA HK CN US".split()),
        *product("BR IN JP AU TW GI JE PF NC".split(), [OTHER]),
        ("fr", "EU_EEA"),
    ],
)
def test_countries_belong_to_their_group(country: str, group: str) -> None:
    """Overseas parts of the Union belong to it; whatever no group lists is OTHER."""
    assert region_group(POLICY, country) == group


def test_the_union_and_the_area_are_complete() -> None:
    """Twenty-seven member states and three more, besides parts with a code of their own."""
    members = {country for country, group in POLICY.regions.items() if group == "EU_EEA"}
    assert len(members - set("GF GP MF MQ RE YT AX EA IC".split())) == 27 + 3


def test_rules_about_records_and_about_circumstances_are_told_apart_by_their_gate() -> None:
    """Only the former name kinds."""
    assert {rule.gate for rule in RULES if rule.kinds} == RECORD_GATES
    assert {rule.gate for rule in RULES if not rule.kinds} == {"minor", "region", "optout"}


def test_the_newest_change_is_the_version_of_the_pack() -> None:
    """The changelog is kept with the rules, the newest first, and names rules that are there."""
    assert POLICY.changes[0].version == POLICY.version
    days = [change.changed_on for change in POLICY.changes]
    assert days == sorted(days, reverse=True)
    assert {rule for change in POLICY.changes for rule in change.rules} <= set(POLICY.rules)


@pytest.mark.parametrize("flow", PREFIXES)
def test_what_stops_a_flow_can_be_found(flow: str) -> None:
    """Wherever a choice reaches a flow that is on, a control leads to it."""
    about = POLICY.flows[flow]
    on = {regime.region_group for regime in POLICY.regimes if regime.flow == flow and regime.state == "on"}
    for group in on & set(about.stopped_in or on):
        assert [
            control
            for control in POLICY.controls.values()
            if control.flows[:1] == (flow,) and (control.regions is None or group in control.regions)
        ]

"""What a rule decides, when, and what would change it: for every rule of the pack, and in words for each sort."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exposure.policy import load_policy
from exposure.report.explain_policy import explain_policy_rule

POLICY = load_policy()


def _explained(rule_id: str) -> str:
    """The explanation on one line, so that line breaks do not matter."""
    return " ".join(" ".join(explain_policy_rule(POLICY, POLICY.rules[rule_id])).split())


@pytest.mark.parametrize("rule_id", POLICY.rules)
def test_every_rule_has_verdict_conditions_changes_and_dated_sources(rule_id: str) -> None:
    """None of the parts is empty, and the lines fit a terminal."""
    rule = POLICY.rules[rule_id]
    lines = explain_policy_rule(POLICY, rule)
    said = " ".join(" ".join(lines).split())
    assert f"Status {rule.status}, confidence {rule.confidence}, verified on {rule.verified_on}." in said
    assert f"Use: {POLICY.flows[rule.flow].title} ({rule.flow})" in said
    assert "Conditions: - " in said
    assert "What would change it: - " in said
    for source in rule.sources:
        assert POLICY.sources[source].url in said
    assert not [line for line in lines if len(line) > 96 and not line.startswith(("Source: ", rule_id))]


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        (
            "genai.post.restricted",
            "the record is one of these: posts, reposts; with the audience connections or private",
        ),
        ("genai.post.restricted", "it decides unless you are under 18, or the use is off where you live"),
        ("genai.post.restricted", "in by genai.post.public, which is about posts, reposts; with the audience public"),
        ("genai.message", "it is asked first: what it leaves out no country and no choice brings back"),
        ("genai.message", "What would change it: - nothing that you can set"),
        ("genai.media.with_post", "only where a post that may be used is of the same day"),
        ("other_ai.content", "it decides unless the use is off or cannot be told where you live"),
        ("other_ai.content", "or that you sent LinkedIn's objection form"),
        ("microsoft_ai.uk.comment", "comments; in the United Kingdom"),
        ("microsoft_ai.uk.comment", "that choice reaches this use in the United Kingdom only"),
        ("genai.minor", "being 18: then the kind of record, the country and the setting decide"),
        ("genai.optout.undated", "after the use had begun, and the archive does not date the record"),
        ("genai.optout.undated", "the kind of record may be used as such"),
        ("genai.optout.later_record", "the kind of record is not left out anyway"),
        ("ads.optout.earlier_record", "you turned the sharing of data for ads off after the use had begun"),
        ("genai.region.uk_paused", "you live in the United Kingdom, from 2024-09-20 to 2025-11-02"),
        ("genai.region.uk_paused", "the United Kingdom, until 2024-09-19: cannot be told (genai.region.uk_earlier)"),
        ("genai.region.uk_paused", "mainland China, at all times: cannot be told (genai.region.china)"),
        ("genai.region.from_2024", "you live in any other country, from 2024-09-18 on"),
        ("ads.region.unknown", "saying where you live, with --region: then this holds"),
        ("ads.region.unknown", "the EU and the EEA, from 2025-11-03 on: not in use (ads.region.europe)"),
    ],
)
def test_conditions_and_changes_are_told_in_plain_words(rule_id: str, words: str) -> None:
    """Kinds, audiences, places, days, choices and age."""
    assert words in _explained(rule_id)


@pytest.mark.parametrize("rule_id", ["genai.post.restricted", "genai.article.draft", "genai.endorsement.pending"])
def test_hidden_entries_are_a_phrase_of_the_press(rule_id: str) -> None:
    """The explanation of whatever could be meant by it says that LinkedIn has no such term."""
    said = _explained(rule_id)
    assert "Status unclear" in said
    assert '"hidden entries"' in said
    assert "which LinkedIn does not use" in said


@pytest.mark.parametrize(
    ("rule_id", "holders"),
    [
        ("genai.optout.earlier_record", ["LinkedIn's help page", "the Garante", "Hamburg, Luxembourg"]),
        ("genai.optout.undated", ["LinkedIn's help page", "the Garante"]),
        ("microsoft_ai.optout.earlier_record", ["LinkedIn's help page", "Garante"]),
        ("genai.post.restricted", ["European notice", "announcement", "User Agreement"]),
        ("ads.region.canada", ["Gulf News", "elEconomista"]),
        ("ads.region.europe", ["Some articles of 2025", "LinkedIn's own texts"]),
        ("ads.region.uk", ["notice", "An older help page"]),
        ("genai.reaction", ["LinkedIn's lists", "in the press"]),
        ("genai.region.china", ["One copy of the setting's text", "No text of LinkedIn's own"]),
    ],
)
def test_contested_points_have_both_readings_and_who_holds_them(rule_id: str, holders: list[str]) -> None:
    """Each side is named."""
    said = _explained(rule_id)
    assert [holder for holder in holders if holder not in said] == []


def test_a_choice_that_a_pack_calls_otherwise_is_told_without_its_days() -> None:
    """A pack of the user's own may name such a rule as it likes."""
    rule = replace(POLICY.rules["ads.optout.undated"], rule_id="ads.optout.someday")
    assert "- you turned the sharing of data for ads off" in explain_policy_rule(POLICY, rule)

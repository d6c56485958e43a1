"""What to do about a finding follows from what it is, how sure it is, and how much of the text it makes up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exposure.detect import Detector, suggest, suggest_for_record
from exposure.detect.suggest import ABSTRACTED
from exposure.model import VALUE_CATEGORIES, Finding

LONG = "We opened the new line in March and every order left on time since. "
HEALTH = Finding("en.health.diagnosis", "health", "high", 0.95, 0, 20, "", "Tells.")


def finding_in(text: str, detector: Detector) -> Finding:
    """The only finding of a text."""
    [finding] = detector.scan(text)
    return finding


def test_a_value_is_edited_out_and_named_for_what_it_was(detector: Detector) -> None:
    """In place of a number stands what kind of number it was, in the language asked for."""
    text = f"{LONG}Call me on (415) 555-0142."
    start, end = text.index("("), text.index("42.") + 2
    finding = finding_in(text, detector)
    assert suggest(text, finding) == ("edit", start, end, "[phone number]")
    assert suggest(text, finding, "fr") == ("edit", start, end, "[numéro de téléphone]")


def test_a_sentence_in_a_long_text_is_left_out(detector: Detector) -> None:
    """Where most of the text says something else, the sentence that discloses is what goes."""
    text = f"{LONG}{LONG}I was diagnosed with epilepsy in May. {LONG}"
    action, start, end, replacement = suggest(text, finding_in(text, detector))
    assert (action, replacement) == ("edit", "")
    assert text[start:end].strip() == "I was diagnosed with epilepsy in May."


def test_a_text_that_is_the_disclosure_is_deleted(detector: Detector) -> None:
    """What would be left makes no text."""
    text = "I was diagnosed with epilepsy in May. Thanks."
    assert suggest(text, finding_in(text, detector)).action == "delete"


@pytest.mark.parametrize("unsure", [replace(HEALTH, confidence=0.59), replace(HEALTH, severity="low")])
def test_what_is_unsure_or_slight_is_reviewed(unsure: Finding) -> None:
    """Nothing is deleted on a doubtful finding."""
    assert suggest("I was diagnosed late.", unsure).action == "review"


def test_a_record_takes_the_most_that_its_findings_ask_for() -> None:
    """Delete before edit before review; a profile is rewritten, because it cannot be deleted."""
    text = "I was diagnosed late."
    unsure = replace(HEALTH, confidence=0.3)
    assert suggest_for_record(text, [unsure], is_profile=False) == "review"
    assert suggest_for_record(text, [unsure, HEALTH], is_profile=False) == "delete"
    assert suggest_for_record(text, [unsure, HEALTH], is_profile=True) == "edit"
    phone = replace(HEALTH, category="phone")
    assert suggest_for_record(text, [unsure, phone], is_profile=False) == "edit"


def test_every_value_has_a_word_in_both_languages() -> None:
    """No category of values is left without something to write instead."""
    assert all(set(words) == VALUE_CATEGORIES for words in ABSTRACTED.values())

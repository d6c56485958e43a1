"""Sentences are in the languages of their common words, or in any where those say too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exposure.detect.letters import fold, words_alone
from exposure.detect.words.languages import spoken_in

if TYPE_CHECKING:
    from exposure.detect import Detector


def spoken(text: str) -> frozenset[str] | None:
    """The languages that the words of a text leave."""
    return spoken_in(words_alone(fold(text)).split())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I have been told that they are not going to open the office again.", "en"),
        ("Je ne sais pas encore si nous serons là pour la rentrée.", "fr"),
        ("Ich habe heute mit dem Chef gesprochen und er ist nicht einverstanden.", "de"),
        ("No sé si vamos a estar en la oficina el lunes, pero yo sí.", "es"),
        ("Non so ancora se saremo in ufficio, ma io ci sono.", "it"),
        ("Ik weet niet of we er zijn, maar dat zien we dan wel.", "nl"),
        ("Não sei se vamos estar no escritório, mas eu vou.", "pt"),
    ],
)
def test_a_sentence_is_in_its_language(text: str, language: str) -> None:
    """Its own is always among those left, and far languages are not."""
    left = spoken(text)
    assert left is not None
    assert {language, "any"} <= left
    assert len(left) <= 4


@pytest.mark.parametrize("text", ["", "Paris", "Gout.", "#opentowork", "42 %"])
def test_a_few_words_may_be_in_any(text: str) -> None:
    """Names, hashtags and one word say nothing."""
    assert spoken(text) is None


def test_a_rule_is_for_its_own_language(detector: Detector) -> None:
    """Wage words of one language are none in another; a post in two languages is read sentence by sentence."""
    english, french = "I was diagnosed with epilepsy and I am fine.", "On m'a diagnostiqué une sclérose en plaques."

    def categories(text: str) -> set[tuple[str, str]]:
        return {(finding.rule_id[:3], finding.category) for finding in detector.scan(text)}

    assert ("en.", "health") in categories(english)
    assert ("fr.", "health") in categories(french)
    assert {("en.", "health"), ("fr.", "health")} <= categories(f"{english} {french}")
    assert not any(rule != "en." for rule, _ in categories(english))


def test_a_short_sentence_is_read_in_its_own_language_too(detector: Detector) -> None:
    """Two words are enough to be read within a long text in another; one is not."""
    english = "We have been working on this for a year and I am very proud of all of them."
    for said, is_read in (("Je suis enceinte.", True), ("Enceinte.", False)):
        found = detector.scan(f"{english} {said}")
        assert any(finding.rule_id.startswith("fr.health.") for finding in found) is is_read
    assert any(finding.rule_id.startswith("fr.health.") for finding in detector.scan("Je suis enceinte."))

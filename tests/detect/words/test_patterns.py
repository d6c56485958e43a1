"""The pattern language of the packs."""

from __future__ import annotations

import pytest

from exposure.detect.letters import fold
from exposure.detect.words.ground import ground_of
from exposure.detect.words.patterns import Compiler
from exposure.detect.words.walk import stands_in

COMPILER = Compiler({"fruit": ("apple", "passion fruit")}.get)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("i'm {n} weeks pregnant", "I am twenty two weeks pregnant"),
        ("i'm {n} weeks pregnant", "im 22 weeks pregnant"),
        ("i (recently|) fell", "I fell"),
        ("i (recently|) fell", "I recently fell"),
        ("my {fruit} fell", "my passion fruit fell"),
        ("diagnos* late", "diagnosed late"),
        ("licencié+ hier", "licencié·e hier"),
        ("licencié+ hier", "licenciees hier"),
        ("ma sœur aussi", "ma soeur aussi"),
        ("ma sœur aussi", "Ma sœur aussi"),
        ("i {w2} fell", "I very slowly fell"),
        ("{fruit}'s stone", "apple's stone"),
        ("earn {money}", "earn 2 340 euros"),
        ("my (old (boss|chef)|friend) left", "my old chef left"),
    ],
)
def test_an_entry_matches(entry: str, text: str) -> None:
    """Each construction of the language matches what it stands for, and an anchor of it is in the text."""
    pattern = COMPILER.compile(entry)
    steps = COMPILER.steps(entry)

    assert stands_in(steps, ground_of(fold(text)))
    assert any(anchor.removesuffix("*") in fold(text) for anchor in pattern.anchors)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("i fell", "hi fell"),
        ("i fell", "i fellow"),
        ("i {w2} fell", "i one two three fell"),
        ("earn {money}", "earn trust"),
    ],
)
def test_an_entry_keeps_to_its_words(entry: str, text: str) -> None:
    """Words are whole, and gaps are as long as they say."""
    assert not stands_in(COMPILER.steps(entry), ground_of(fold(text)))


def test_words_met_often_wake_only_together() -> None:
    """Where each position holds words that most texts hold, an anchor is what two positions hold."""
    assert set(COMPILER.compile("(i|we) (in|to) {name}").anchors) == {"i in", "i to", "we in", "we to"}

"""One pass over a text finds the entries that could match in a sentence of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.detect.words.conftest import matcher_of

from exposure.detect.batch import Batch
from exposure.detect.words.literals import Held, Requirement
from exposure.detect.words.patterns import Compiler

COMPILER = Compiler({"fruit": ("apple", "pear*", "l'ananas", "\U0001f34f")}.get)


def woken(entry: str, text: str) -> list[int]:
    """The numbers of the sentences in which an entry could match."""
    pattern = COMPILER.compile(entry)
    # Another text before and behind makes no difference.
    found = matcher_of(pattern, language="en").find(Batch(["Pears, tonsils.", text, "30 pounds"]))
    assert not found.names
    return [number for _, number in found.entries.get(1, ())]


@pytest.mark.parametrize(
    ("entry", "text", "sentences"),
    [
        ("earn {money}", "I earn 30 pounds", [0]),
        ("earn {money}", "I earn trust", []),
        ("earn {money}", "I earn 30", []),
        ("earn {money}", "I earn 30k€", [0]),
        ("earn {money}", "30 pounds I earn", []),
        ("earn {digits}", "Yes! You earn what nobody in all of this house would ever want. I earn 30, you earn 4", [2]),
        ("{n} tonsils out", "Two tonsils out", [0]),
        ("{n} tonsils out", "My tonsils out", []),
        ("{n}th tonsils out", "5th tonsils out", [0]),
        ("{n}th tonsils out", "5.th tonsils out", [0]),
        ("{n}th tonsils out", "5 or seven tonsils out", []),
        ("{n}th tonsils out", "covid19 tonsils out", []),
        ("tonsils {money}ph", "tonsils for \u00a345ph", [0]),
        ("tonsils {money}ph", "tonsils for usd 45 kph", [0]),
        ("tonsils {money}ph", "tonsils for 45 eurosph", [0]),
        ("tonsils {money}ph", "tonsils ph", []),
        ("tonsils {w3} (out*|ab)", "tonsils are outside", [0]),
        ("tonsils {w3} (out*|ab)", "tonsils are about", []),
        ("{fruit} tonsils", "pears as tonsils", []),
        ("{fruit} tonsils", "l'ananas tonsils", [0]),
        ("{fruit} tonsils", "\U0001f34f tonsils", [0]),
        ("{fruit} tonsils", "grapes as tonsils", []),
        ("my (old|) tonsils hurt", "my old tonsils hurt", [0]),
        ("my {w1} tonsils", "my very own l'ananas tonsils", []),
        ("my {w1} tonsils", "my l'ananas-tonsils", [0]),
        ("my {w1} tonsils", "my friend and one more than we thought of the last time we were there had tonsils", []),
        ("tonsils of {name}", "Of Ann: tonsils", []),
        ("tonsils {w2} {fruit}", "an apple and tonsils", []),
        ("no tonsils here", "tonsils here, no", []),
    ],
)
def test_an_entry_wakes_where_all_that_it_needs_stands(entry: str, text: str, sentences: list[int]) -> None:
    """A digit or a word for one where a number is called for; a word, a stem or a sign of each list, near enough."""
    assert woken(entry, text) == sentences


def test_names_wake_anywhere_in_a_text() -> None:
    """Words behind which other rules wait wake them."""
    matcher = matcher_of(COMPILER.compile("tonsils"), names=["heron*", "grey her*", "a grey heron"])
    found = matcher.find(Batch(["Two herons. 1 = 1", "A grey heron", "Two", "grey", "herons and herons"]))
    assert found.names == {0: [1], 1: [1, 2, 3], 4: [1]}


def test_what_may_stand_anywhere_stands_in_the_sentence() -> None:
    """The subject that a rule needs, before the anchor or behind it, but in no other sentence."""
    pattern = replace(COMPILER.compile("tonsils"), required=(Requirement(Held("my"), 0),))
    found = matcher_of(pattern).find(
        Batch(["My dog. No tonsils", "My old tonsils", "My dog. The tonsils of my dog", "tonsils"])
    )
    assert found.entries == {1: [(0, 0)], 2: [(0, 1)]}

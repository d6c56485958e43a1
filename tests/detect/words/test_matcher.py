"""One pass over a text finds the entries that could match in a sentence of it."""

from __future__ import annotations

import pytest

from exposure.detect.letters import literal_of
from exposure.detect.text import Text
from exposure.detect.words.matcher import Matcher, Waiting
from exposure.detect.words.patterns import Compiler

COMPILER = Compiler({"fruit": ("apple", "pear*", "l'ananas", "\U0001f34f")}.get)


def woken(entry: str, text: str) -> list[int]:
    """The numbers of the sentences in which an entry could match."""
    pattern = COMPILER.compile(entry)
    anchors = {literal_of(anchor): [0] for anchor in pattern.anchors}
    matcher = Matcher(anchors, {}, 1, lambda _: Waiting("en", pattern.required))
    places, names = matcher.find(Text(text))
    assert not names
    return [number for _, number in places]


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
        ("tonsils {w3} (out*|ab)", "tonsils are outside", [0]),
        ("tonsils {w3} (out*|ab)", "tonsils are about", []),
        ("{fruit} tonsils", "pears as tonsils", [0]),
        ("{fruit} tonsils", "l'ananas tonsils", [0]),
        ("{fruit} tonsils", "\U0001f34f tonsils", [0]),
        ("{fruit} tonsils", "grapes as tonsils", []),
        ("my (old|) tonsils hurt", "my old tonsils hurt", [0]),
        ("my {w1} tonsils", "my very own l'ananas tonsils", [0]),
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
    """Words behind which other rules wait wake them, and so do signs."""
    names = {"heron*": frozenset({"bird"}), "grey her*": frozenset({"colour"}), "=": frozenset({"sum"})}
    matcher = Matcher({}, names, 0, lambda _: Waiting("en", ()))
    assert matcher.find(Text("Two herons. 1 = 1")) == ([], {"bird", "sum"})
    assert matcher.find(Text("A grey heron")) == ([], {"bird", "colour"})
    assert matcher.find(Text("Two")) == ([], set())

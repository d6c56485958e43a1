"""What wakes an entry, and what has to stand near that: at most as far as the entry lets it."""

from __future__ import annotations

import pytest

from exposure.detect.words.patterns import Compiler

LISTS = {"fruit": ("apple", "passion fruit", "pear*"), "verb": ("eat", "was eating")}
COMPILER = Compiler(LISTS.get)


def required(entry: str) -> dict[str, int]:
    """The required words of an entry, all in one text, with their reach."""
    return {" ".join(filter(None, held)): reach for held, reach in COMPILER.compile(entry).required}


@pytest.mark.parametrize(
    ("entry", "anchor", "needed"),
    [
        # Right beside each other, both ways; the rarer word wakes.
        ("tonsils (and|or) gout", {"tonsils and", "tonsils or"}, {"gout": 3}),
        # Over a gap, each of its words one stretch between spaces, whatever it holds; the anchor is of two words.
        ("gout {w3} (a|the) tonsils", {"the tonsils", "a tonsils"}, {"gout": -6}),
        # An agreement can be two stretches; two positions beside each other wake together, whatever fills them.
        ("licencié+ {verb} tonsils", {"eat tonsils", "was eating tonsils"}, {"licencie": -6}),
        # A sign is glued to what stands before it, and so in another stretch than the anchor.
        ("{digits}% tonsils", {"tonsils"}, {"%": -2, "0": -13}),
        # What may be left out is not required, and takes its place.
        ("tonsils (very|) {fruit}", {"tonsils"}, {"apple passion pear": 4}),
    ],
)
def test_what_is_required_stands_within_reach(entry: str, anchor: set[str], needed: dict[str, int]) -> None:
    """Behind the anchor the reach is above zero, before it below."""
    assert set(COMPILER.compile(entry).anchors) == anchor
    assert required(entry) == needed


def test_a_number_glued_to_letters_is_one_word_or_stands_before_them() -> None:
    """`30th`, `fourth`, and `5.th`."""
    [(held, reach)] = COMPILER.compile("tonsils {n}th").required
    assert {"0a", "th", "fourth"} <= set(held.words.split())
    assert not {"0", "four"} & set(held.words.split())
    assert reach == 7


def test_an_anchor_is_of_few_words() -> None:
    """Of a long run of words the rarest few together, so that any phrase is looked up by few of them."""
    [anchor] = COMPILER.compile("the one and the other of all of the tonsils that were out").anchors
    assert len(anchor.split()) <= 6
    assert "tonsils" in anchor

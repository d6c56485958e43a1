"""Literals are found among the words of a text: words, phrases, and either with a last word that goes on."""

from __future__ import annotations

import pytest

from exposure.detect.words.index import Index
from exposure.detect.words.made import Made

LITERALS = {
    "heron": [0],
    "her*": [1],
    "ox*": [2],
    "grey heron": [3],
    "grey heron nest": [4],
    "grey heron nests by night": [5],
    "grey her*": [6],
    "on the grey heron": [7, 8],
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a heron", {(1, 0), (1, 1)}),
        ("herring", {(0, 1)}),
        ("ox and oxen", {(0, 2), (2, 2)}),
        ("the ax", set()),
        ("grey heron", {(0, 3), (0, 6), (1, 0), (1, 1)}),
        ("grey hero", {(0, 6), (1, 1)}),
        ("grey day", set()),
        ("grey heron nest", {(0, 3), (0, 4), (0, 6), (1, 0), (1, 1)}),
        ("grey heron nests by day", {(0, 3), (0, 6), (1, 0), (1, 1)}),
        ("grey heron nests by night", {(0, 3), (0, 5), (0, 6), (1, 0), (1, 1)}),
        ("on the grey", set()),
        ("on the grey heron", {(0, 7), (0, 8), (2, 3), (2, 6), (3, 0), (3, 1)}),
        ("", set()),
    ],
)
def test_every_literal_is_found_where_its_first_word_stands(text: str, found: set[tuple[int, int]]) -> None:
    """As often as it stands there, at the end of a text too, and no more of a phrase than all of it."""
    index = Index(LITERALS, lambda number: number)
    for _ in range(2):
        assert {(at, number) for at, numbers in index.find(text.split()) for number in numbers} == found


def test_nothing_is_made_before_it_is_met() -> None:
    """Most of what waits waits for ever."""
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    Index(LITERALS, make).find("an ox on the grey".split())
    assert made == [2]


def test_what_is_made_is_forgotten_when_it_is_too_much() -> None:
    """A value is made once, until more are asked for than may be held."""
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return -key

    values = Made(make, 2)
    assert [values[key] for key in (1, 2, 1, 3, 1)] == [-1, -2, -1, -3, -1]
    assert made == [1, 2, 3, 1]
    assert set(values) == {3, 1}

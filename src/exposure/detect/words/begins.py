"""How a step may begin, so that it is tried only where it can stand."""

from __future__ import annotations

import re
from functools import reduce
from itertools import compress
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.words.ground import KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exposure.detect.words.ground import Ground

_RUN: Final = re.compile(r"\w+")


class Begins(NamedTuple):
    """What a step may begin with: one of some words, the beginning of one, a digit, a sign, a capital, or anything."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    digit: bool = False
    sign: bool = False
    capital: bool = False
    anything: bool = False

    def places(self, ground: Ground) -> Sequence[int]:
        """Where on a ground a step may stand, in order."""
        if self.anything:
            return ground.anything
        words = ground.words
        found = list(compress(words, map(self.words.__contains__, words.values()))) if self.words else []
        if not (self.stems or self.digit or self.sign or self.capital):
            return found
        if self.stems:
            found += compress(words, map(self.stems.__contains__, ground.beginnings))
        if self.digit:
            found += ground.digits
        if self.sign:
            found += ground.signs
        if self.capital:
            found += ground.capitals
        return sorted(set(found))


class Key(NamedTuple):
    """How fixed letters begin: with a word, with the beginning of one, or with what is not looked up."""

    kind: str
    letters: str

    def begins(self) -> Begins:
        """The same as what a step may begin with."""
        if self.kind == WORD:
            return Begins(words=frozenset({self.letters}))
        if self.kind == STEM:
            return Begins(stems=frozenset({self.letters}))
        return Begins(sign=self.kind == SIGN, anything=self.kind == ANYTHING)


WORD: Final = "word"
STEM: Final = "stem"
SIGN: Final = "sign"
ANYTHING: Final = "anything"


def key_of(letters: str, *, goes_on: bool) -> Key:
    """How some letters begin, behind which a word may go on or not."""
    run = _RUN.match(letters)
    if run is None:
        return Key(SIGN, "")
    if run.end() < len(letters) or not goes_on:
        return Key(WORD, run.group())
    return Key(STEM, run.group()[:KEY]) if run.end() >= KEY else Key(ANYTHING, "")


def any_of(some: Iterable[Begins]) -> Begins:
    """What may begin like any of some."""
    return reduce(_either, some)


def _either(one: Begins, other: Begins) -> Begins:
    return Begins(
        one.words | other.words,
        one.stems | other.stems,
        one.digit or other.digit,
        one.sign or other.sign,
        one.capital or other.capital,
        one.anything or other.anything,
    )

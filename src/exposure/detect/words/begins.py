"""How a step may begin, so that it is tried only where it can stand."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exposure.detect.words.ground import Ground

#: Letters of a word by which the beginning of one is looked up.
KEY: Final = 3
_RUN: Final = re.compile(r"\w+")
_SIGN: Final = re.compile(r"(?<!\w)[^\w\s]")
_ANYTHING: Final = re.compile(r"(?<!\w)\S")


class Begins(NamedTuple):
    """What a step may begin with: one of some words, the beginning of one, a digit, a sign, a capital, or anything."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    digit: bool = False
    sign: bool = False
    capital: bool = False
    anything: bool = False

    def places(self, ground: Ground) -> Iterator[int]:
        """Where on a ground a step may stand, in order."""
        if self.anything:
            return (match.start() for match in _ANYTHING.finditer(ground.folded, ground.start, ground.end))
        words, stems, digit = self.words, self.stems, self.digit
        found = [
            at for word, at in ground.runs if word in words or word[:KEY] in stems or (digit and word[0].isdigit())
        ]
        if self.capital:
            found += (at for _, at in ground.runs if ground.plain[at].isupper())
        if self.sign:
            found += (match.start() for match in _SIGN.finditer(ground.folded, ground.start, ground.end))
        return iter(sorted(set(found))) if self.capital or self.sign else iter(found)


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

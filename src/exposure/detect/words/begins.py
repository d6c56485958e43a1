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


def begins_with(letters: str, *, goes_on: bool) -> Begins:
    """What begins with some letters, behind which a word may go on or not."""
    run = _RUN.match(letters)
    if run is None:
        return Begins(sign=True)
    if run.end() < len(letters) or not goes_on:
        return Begins(words=frozenset({run.group()}))
    if run.end() < KEY:
        return Begins(anything=True)
    return Begins(stems=frozenset({run.group()[:KEY]}))


def any_of(some: Iterable[Begins]) -> Begins:
    """What may begin like any of some."""
    return reduce(_either, some, Begins())


def _either(one: Begins, other: Begins) -> Begins:
    return Begins(
        one.words | other.words,
        one.stems | other.stems,
        one.digit or other.digit,
        one.sign or other.sign,
        one.capital or other.capital,
        one.anything or other.anything,
    )

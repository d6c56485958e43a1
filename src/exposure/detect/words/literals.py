"""The words that every match of a pattern holds: those that wake it, and those its sentence has to have besides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.words.frequency import frequency
from exposure.detect.words.slots import DIGIT, HOLDS

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTRACTIONS: Final[dict[str, tuple[str, ...]]] = {
    "i'm": ("i'm", "im", "i am"), "i've": ("i've", "ive", "i have"), "i'll": ("i'll", "i will"),
    "i'd": ("i'd", "i would", "i had"), "we're": ("we're", "we are"), "we've": ("we've", "we have"),
    "we'll": ("we'll", "we will"), "they're": ("they're", "they are"), "they've": ("they've", "they have"),
    "he's": ("he's", "he is", "he has"), "she's": ("she's", "she is", "she has"), "it's": ("it's", "its", "it is"),
    "who's": ("who's", "who is", "who has"), "don't": ("don't", "dont", "do not"),
    "didn't": ("didn't", "didnt", "did not"), "can't": ("can't", "cant", "cannot"),
    "doesn't": ("doesn't", "does not"), "won't": ("won't", "will not"), "wasn't": ("wasn't", "was not"),
    "isn't": ("isn't", "is not"), "haven't": ("haven't", "have not"), "couldn't": ("couldn't", "could not"),
    "j'ai": ("j'ai", "jai"), "c'est": ("c'est", "cest"), "j'etais": ("j'etais", "jetais"), "je": ("je", "j'"),
}  # fmt: skip
GLUE: Final = "\x01"
_WORD: Final = re.compile(r"\w+")
#: Letters that are written in two ways, by what stands for them in a pattern; folding leaves both ways apart.
TWO_WAYS: Final[dict[str, tuple[str, str]]] = {
    "\ue0e4": ("a", "ae"), "\ue0f6": ("o", "oe"), "\ue0fc": ("u", "ue"), "œ": ("œ", "oe"), "ß": ("ß", "ss"),
}  # fmt: skip
_WRITTEN_TWO_WAYS: Final = frozenset(TWO_WAYS)
#: More pairs than this of what two positions can be are no anchors.
_MOST_PAIRS: Final = 600
#: Words met this often are looked for together with what stands beside them.
_OFTEN: Final = 25.0


class Requirement(NamedTuple):
    """Words one of which every match holds: as words of their own, or as a stretch of text."""

    words: frozenset[str]
    stretches: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A position in a pattern: alternatives, each a sequence; or an expression or a gap, which have no literals.

    Equal only to itself: it can hold hundreds of words, and is asked for in tables.
    """

    alternatives: tuple[tuple[Choice | str, ...], ...] = ()
    expression: str = ""
    optional: bool = False
    gap: int = 0


Sequence = tuple[Choice | str, ...]


def anchors_of(sequence: Sequence, *, slots: bool = False) -> tuple[str, ...]:
    """Literals one of which stands in every match: those of the position that is met least often."""
    if len(sequence) == 1 and isinstance(word := sequence[0], str) and _is_plain(word):
        return spellings(word)
    return _anchors_of(sequence, slots=slots)


@lru_cache(maxsize=50_000)
def _anchors_of(sequence: Sequence, *, slots: bool) -> tuple[str, ...]:
    anchors = min(_candidates(sequence, slots=slots), key=_frequency, default=())
    if slots or _frequency(anchors) < _OFTEN:
        return anchors
    return min((anchors, *_pairs(sequence)), key=lambda literals: _frequency(literals) if literals else float("inf"))


def requirements_of(sequence: Sequence, anchors: tuple[str, ...]) -> tuple[Requirement, ...]:
    """What every match holds besides one of its anchors, what is met least often first."""
    held = (literals for literals in _candidates(sequence, slots=True) if literals != anchors)
    return tuple(dict.fromkeys(map(_requirement, sorted(held, key=_frequency))))


def _frequency(literals: tuple[str, ...]) -> float:
    """Rough number of hits of any of some literals."""
    return sum(map(frequency, literals))


@lru_cache(maxsize=5_000)
def _requirement(literals: tuple[str, ...]) -> Requirement:
    """One word of each literal: what stands between two words varies, a word does not."""
    longest = {max(literal.split(), key=len) for literal in literals}
    whole = frozenset(word for word in longest if _WORD.fullmatch(word))
    return Requirement(whole, tuple(sorted(word.removesuffix("*") for word in longest - whole)))


def _candidates(sequence: Sequence, *, slots: bool) -> list[tuple[str, ...]]:
    """For each position that has to be filled and has literals, those literals; `slots` have some that wake nothing."""
    candidates: list[tuple[str, ...]] = []
    run: list[str] = []
    for item, following in pairwise((*sequence, Choice(gap=1), "")):
        if isinstance(item, str) and _is_plain(item):
            run.append(item)
            continue
        if isinstance(item, str) and not item.startswith(GLUE) and item[-1] in "*+":
            run.append(f"{item[:-1]}*")
        if run:
            candidates.append(spellings(" ".join(run)))
            run = []
        if isinstance(item, str):
            candidates.append(CONTRACTIONS.get(item, ()))
        elif slots and item.expression:
            goes_on = isinstance(following, str) and following.startswith(GLUE)
            candidates.append(_held(item.expression, goes_on=goes_on))
        elif item.alternatives and not item.optional:
            candidates.append(_choice_anchors(item, slots=slots))
    return [anchors for anchors in candidates if anchors]


def _is_plain(word: str) -> bool:
    """Whether a word stands in every match as it is written, between other words."""
    return word[-1] not in "*+" and not word.startswith(GLUE) and word not in CONTRACTIONS


def _held(expression: str, *, goes_on: bool) -> tuple[str, ...]:
    """What a slot holds; a word of it that goes on into what follows is no word of the text."""
    held = HOLDS.get(expression, ())
    return () if goes_on and held != (DIGIT,) else held


@lru_cache(maxsize=4_000)
def _choice_anchors(choice: Choice, *, slots: bool) -> tuple[str, ...]:
    """The anchors of all alternatives, or none if one of them has none."""
    anchors = [anchors_of(sequence, slots=slots) for sequence in choice.alternatives]
    return tuple(dict.fromkeys(literal for some in anchors for literal in some)) if all(anchors) else ()


@lru_cache(maxsize=10_000)
def spellings(literal: str) -> tuple[str, ...]:
    """All ways in which a literal is written."""
    if _WRITTEN_TWO_WAYS.isdisjoint(literal):
        return (literal,)
    pieces = [TWO_WAYS.get(piece, (piece,)) for piece in literal]
    return tuple("".join(choice) for choice in product(*pieces))


def _pairs(sequence: Sequence) -> Iterator[tuple[str, ...]]:
    """For positions beside each other that literals can fill, what both can be together."""
    for first, second, third in zip(sequence, sequence[1:], (*sequence[2:], ""), strict=False):
        if isinstance(third, str) and third.startswith(GLUE):
            continue
        ways = _ways(first), _ways(second)
        if len(ways[0]) * len(ways[1]) <= _MOST_PAIRS and not any(way.endswith("*") for way in ways[0]):
            yield tuple(dict.fromkeys(map(" ".join, product(*ways))))


def _ways(item: Choice | str) -> tuple[str, ...]:
    """All that can fill a position; nothing if it may stay empty, or if literals cannot tell."""
    if isinstance(item, str):
        if item.startswith(GLUE) or item.endswith("+"):
            return ()
        return CONTRACTIONS.get(item) or spellings(item)
    return () if item.optional else _all_ways(item)


@lru_cache(maxsize=2_000)
def _all_ways(choice: Choice) -> tuple[str, ...]:
    found: list[str] = []
    for sequence in choice.alternatives:
        ways = [_ways(item) for item in sequence]
        cut_short = any(way.endswith("*") for some in ways[:-1] for way in some)
        if cut_short or not all(ways) or prod(map(len, ways)) > _MOST_PAIRS:
            return ()
        found += map(" ".join, product(*ways))
    return tuple(dict.fromkeys(found))

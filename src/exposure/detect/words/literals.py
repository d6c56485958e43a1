"""The words that every match of a pattern holds: those that wake it, and those that have to stand near them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.words.choices import CONTRACTIONS, GLUE, Choice
from exposure.detect.words.frequency import frequency
from exposure.detect.words.slots import HOLDS, MIXED, SLOTS, number_of
from exposure.detect.words.widths import span_of, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.detect.words.choices import Sequence

_RUN: Final = re.compile(r"[^\W_]+")
#: Letters that are written in two ways, by what stands for them in a pattern; folding leaves both ways apart.
TWO_WAYS: Final[dict[str, tuple[str, str]]] = {
    "\ue0e4": ("a", "ae"), "\ue0f6": ("o", "oe"), "\ue0fc": ("u", "ue"), "œ": ("œ", "oe"), "ß": ("ß", "ss"),
}  # fmt: skip
_WRITTEN_TWO_WAYS: Final = frozenset(TWO_WAYS)
#: More pairs than this of what two positions can be are no anchors.
_MOST_PAIRS: Final = 600
#: So many words beside each other tell enough.
_MOST_WORDS: Final = 6


class Held(NamedTuple):
    """Words one of which every match holds: whole words, the beginnings of words, and signs; spaces between them."""

    words: str
    stems: str = ""
    signs: str = ""


class Requirement(NamedTuple):
    """Words one of which stands behind an anchor, or before it if the reach is below zero.

    The reach is how many stretches between spaces hold both at most: 1 if they are in the same. It is 0 for words that
    may stand anywhere in the sentence.
    """

    held: Held
    reach: int


class Position(NamedTuple):
    """A stretch of a pattern's items, and literals one of which stands there in every match."""

    literals: tuple[str, ...]
    first: int
    last: int


def anchor_of(sequence: Sequence, *, slots: bool = False) -> Position | None:
    """The position that is met least often, or two beside each other; `slots` may count too, which wake nothing."""
    pairs = () if slots else _pairs(sequence)
    return min((*_positions(sequence, slots=slots), *pairs), key=_met, default=None)


def requirements_of(sequence: Sequence, anchor: Position) -> tuple[Requirement, ...]:
    """What every match holds besides its anchor, and how far from it, what is nearest first: it is told quickest."""
    apart = [one for one in _positions(sequence, slots=True) if one.last < anchor.first or anchor.last < one.first]
    needed = {Requirement(_words(one.literals), _reach(sequence, anchor, one)): _met(one) for one in apart}
    return tuple(sorted(needed, key=lambda one: (abs(one.reach), needed[one])))


def held_by(choice: Choice) -> Held | None:
    """Words one of which each alternative of a choice holds; None if one of them holds none."""
    literals = _choice_anchors(choice, slots=False)
    return _words(literals) if literals else None


def _reach(sequence: Sequence, anchor: Position, other: Position) -> int:
    """How far the other position can be from the first word of the anchor, wherever in its items that is."""
    if anchor.last < other.first:
        return span_of(sequence[anchor.first : other.last + 1])
    return -span_of(sequence[other.first : anchor.last + 1])


def _met(position: Position) -> float:
    """Rough number of hits of any of the literals."""
    return _frequency(position.literals)


@lru_cache(maxsize=20_000)
def _frequency(literals: tuple[str, ...]) -> float:
    return sum(map(frequency, literals))


@lru_cache(maxsize=5_000)
def _words(literals: tuple[str, ...]) -> Held:
    """One word of each literal: what stands between two words varies, a word does not."""
    words, stems, signs = set[str](), set[str](), set[str]()
    for literal in literals:
        runs = _RUN.findall(literal)
        longest = max(runs, key=len, default="")
        if not longest:
            signs.add(literal.removesuffix("*"))
        elif longest == runs[-1] and literal.endswith(f"{longest}*"):
            stems.add(longest)
        else:
            # Numbers are not told apart.
            words.add(longest if longest.isalpha() else number_of(longest))
    return Held(*(" ".join(sorted(some)) for some in (words, stems, signs)))


def _positions(sequence: Sequence, *, slots: bool) -> list[Position]:
    """Each position that has to be filled and has literals; `slots` have some that wake nothing."""
    found: list[Position] = []
    run: list[str] = []
    for place, (item, following) in enumerate(pairwise((*sequence, Choice(gap=1), ""))):
        if isinstance(item, str) and _is_plain(item):
            run.append(item)
            continue
        if run:
            found.append(Position(_rarest_of(tuple(run)), place - len(run), place - 1))
            run = []
        found.append(Position(_literals(item, following, slots=slots), place, place))
    return [position for position in found if position.literals]


def _literals(item: Choice | str, following: Choice | str, *, slots: bool) -> tuple[str, ...]:
    """The literals of an item that is no plain word."""
    if isinstance(item, str):
        letters = item.lstrip(GLUE).rstrip("*+")
        ending = "*" if item[-1] in "*+" else ""
        if item.startswith(GLUE):
            # What begins with a sign ends the word before; what begins with a letter is no word.
            return (f"{letters}{ending}",) if slots and letters and not _RUN.match(letters) else ()
        return spellings(f"{letters}{ending}") if ending else CONTRACTIONS.get(item, ())
    glued = following[1:] if isinstance(following, str) and following.startswith(GLUE) else ""
    if slots and item.expression:
        return _held(item.expression, glued)
    if not item.alternatives or item.optional:
        return ()
    literals = _choice_anchors(item, slots=False) or (_choice_anchors(item, slots=True) if slots else ())
    if _RUN.match(glued) or glued[:1] in ("*", "+"):
        # The last word goes on into what is glued to it.
        return tuple(dict.fromkeys(f"{literal.removesuffix('*')}*" for literal in literals))
    return literals


@lru_cache(maxsize=20_000)
def _rarest_of(run: tuple[str, ...]) -> tuple[str, ...]:
    """Of words that follow each other, the few that are met least often together."""
    few = zip(*(run[start:] for start in range(min(_MOST_WORDS, len(run)))), strict=False)
    return min((spellings(" ".join(some)) for some in few), key=_frequency)


def _is_plain(word: str) -> bool:
    """Whether a word stands in every match as it is written, between other words."""
    return word[-1] not in "*+" and not word.startswith(GLUE) and word not in CONTRACTIONS


def _held(expression: str, glued: str) -> tuple[str, ...]:
    """What a slot holds that something may be glued to: letters behind a number make one word with it."""
    held = HOLDS.get(expression, ())
    letters = _RUN.match(glued)
    if not held or not (letters or glued[:1] in ("*", "+")):
        return held
    rest = glued[letters.end() :] if letters else glued
    ending = f"{letters.group() if letters else ''}{'*' if rest else ''}"
    # `a couple of` is a number too.
    joined = (f"{word}{ending}" for word in (*held, "of") if word.isalpha())
    if expression == SLOTS["money"] and letters:
        return (*held, *joined)
    if expression != SLOTS["n"]:
        return ()
    # Behind digits that end with a sign, as in `5.º`, letters are a word of their own.
    return (MIXED, ending, *joined) if letters else (*held, MIXED, *joined)


@lru_cache(maxsize=4_000)
def _choice_anchors(choice: Choice, *, slots: bool) -> tuple[str, ...]:
    """The anchors of all alternatives, or none if one of them has none."""
    anchors = [_anchor_of_alternative(sequence, slots=slots) for sequence in choice.alternatives]
    return tuple(dict.fromkeys(literal for some in anchors if some for literal in some)) if all(anchors) else ()


@lru_cache(maxsize=50_000)
def _anchor_of_alternative(sequence: Sequence, *, slots: bool) -> tuple[str, ...]:
    words = tuple(item for item in sequence if isinstance(item, str) and _is_plain(item))
    if len(words) == len(sequence):
        # Most alternatives are words alone, and nothing is met less often than all of them together.
        return _rarest_of(words)
    anchor = anchor_of(sequence, slots=slots)
    return anchor.literals if anchor else ()


@lru_cache(maxsize=10_000)
def spellings(literal: str) -> tuple[str, ...]:
    """All ways in which a literal is written."""
    if _WRITTEN_TWO_WAYS.isdisjoint(literal):
        return (literal,)
    pieces = [TWO_WAYS.get(piece, (piece,)) for piece in literal]
    return tuple("".join(choice) for choice in product(*pieces))


def _pairs(sequence: Sequence) -> Iterator[Position]:
    """For positions beside each other that literals can fill, what both can be together."""
    for place, (first, second, third) in enumerate(zip(sequence, sequence[1:], (*sequence[2:], ""), strict=False)):
        if isinstance(third, str) and third.startswith(GLUE):
            continue
        ways = _ways(first), _ways(second)
        if 0 < len(ways[0]) * len(ways[1]) <= _MOST_PAIRS and width(first) + width(second) <= _MOST_WORDS:
            yield Position(tuple(dict.fromkeys(map(" ".join, product(*ways)))), place, place + 1)


def _ways(item: Choice | str) -> tuple[str, ...]:
    """All that can fill a position; nothing if it may stay empty, or if whole words cannot tell."""
    if isinstance(item, str):
        if item.startswith(GLUE) or item[-1] in "*+":
            return ()
        return CONTRACTIONS.get(item) or spellings(item)
    return () if item.optional else _all_ways(item)


@lru_cache(maxsize=2_000)
def _all_ways(choice: Choice) -> tuple[str, ...]:
    found: list[str] = []
    for sequence in choice.alternatives:
        ways = [_ways(item) for item in sequence]
        if not all(ways) or prod(map(len, ways)) > _MOST_PAIRS:
            return ()
        found += map(" ".join, product(*ways))
    return tuple(dict.fromkeys(found))

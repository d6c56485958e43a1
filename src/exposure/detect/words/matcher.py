"""One pass over a text for every literal that any rule waits for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import ahocorasick_rs

from exposure.detect.text import has_digit
from exposure.detect.words.slots import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exposure.detect.text import Text
    from exposure.detect.words.literals import Requirement


#: Letters of a word by which stretches of text are told apart before they are looked for.
_BEGINNING: Final = 3
#: Stands for the beginning of a stretch that tells nothing.
_ANY: Final = ""
_RUN: Final = re.compile(r"\w+")


class _Check(NamedTuple):
    """A requirement, and with which letters the words begin that its stretches begin with."""

    words: frozenset[str]
    beginnings: frozenset[str]
    stretches: tuple[str, ...]


def _check(requirement: Requirement) -> _Check:
    return _Check(requirement.words, frozenset(map(_beginning, requirement.stretches)), requirement.stretches)


def _beginning(stretch: str) -> str:
    """The letters with which a text's word has to begin that a stretch begins with."""
    run = _RUN.match(stretch)
    if not run or (run.end() == len(stretch) < _BEGINNING):
        return _ANY
    return run.group()[:_BEGINNING]


class Matcher:
    """An automaton over literals, each of which wakes entries, by their places, or names of what else waits for it."""

    def __init__(
        self,
        entries: Mapping[str, Sequence[int]],
        names: Mapping[str, frozenset[str]],
        required: Sequence[tuple[Requirement, ...]],
    ) -> None:
        # Words that are signs alone stand among no words.
        self._signs = tuple((sign, some) for sign, some in names.items() if not sign.startswith(" "))
        literals = list(entries)
        literals += (literal for literal in names if literal.startswith(" ") and literal not in entries)
        #: For each literal, the names and the places it wakes.
        self._woken = [(names.get(literal), entries.get(literal, ())) for literal in literals]
        checks = {requirement: _check(requirement) for some in required for requirement in some}
        self._required = [tuple([checks[requirement] for requirement in some]) for some in required]
        self._automaton = ahocorasick_rs.AhoCorasick(literals)

    def find(self, text: Text) -> tuple[list[tuple[int, int]], set[str]]:
        """The entries that could match, each with the number of its sentence; and the names that are woken."""
        entries: list[tuple[int, int]] = []
        names: set[str] = set()
        for number, words in enumerate(text.words_by_sentence()):
            woken = self._automaton.find_matches_as_indexes(f" {' '.join(words)} ", overlapping=True)
            if woken:
                places: set[int] = set()
                for index, _start, _end in woken:
                    some, here = self._woken[index]
                    places.update(here)
                    if some:
                        names |= some
                if places:
                    entries += ((place, number) for place in self._possible(places, words, text, number))
        for sign, some in self._signs:
            if sign in text.folded:
                names |= some
        return entries, names

    def _possible(self, places: set[int], words: list[str], text: Text, number: int) -> Iterator[int]:
        """Of some entries those for which a sentence holds all that they need: most anchors are met by chance."""
        held = set(words)
        sentence = text.folded[slice(*text.span_of(number))]
        if text.has_digit and has_digit(sentence):
            held.add(DIGIT)
        beginnings = {word[:_BEGINNING] for word in words}
        beginnings.add(_ANY)
        for place in sorted(places):
            for one_of, opening, stretches in self._required[place]:
                if one_of.isdisjoint(held) and (
                    opening.isdisjoint(beginnings) or not any(stretch in sentence for stretch in stretches)
                ):
                    break
            else:
                yield place

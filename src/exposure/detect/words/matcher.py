"""One pass over a text for every literal that any rule waits for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import ahocorasick_rs

from exposure.detect.text import has_digit
from exposure.detect.words.begins import KEY
from exposure.detect.words.languages import count_common, spoken_in, spoken_within
from exposure.detect.words.slots import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exposure.detect.text import Text
    from exposure.detect.words.literals import Requirement


_RUN: Final = re.compile(r"\w+")
#: Stands for words of any beginning.
_ANY: Final = "*"


class _Check(NamedTuple):
    """A requirement; a stretch of it can only stand where a word begins in one of some ways."""

    words: frozenset[str]
    begun: frozenset[str]
    stretches: tuple[str, ...]


def _check(requirement: Requirement) -> _Check:
    return _Check(requirement.words, frozenset(map(_beginning, requirement.stretches)), requirement.stretches)


def _beginning(stretch: str) -> str:
    """How a text's word has to begin that a stretch begins with."""
    run = _RUN.match(stretch)
    if not run or (run.end() == len(stretch) < KEY):
        return _ANY
    return f"{run.group()[:KEY]}*"


class _Sentence:
    """The words of a sentence, as requirements are asked of it."""

    def __init__(self, words: list[str], text: Text, number: int) -> None:
        self._words = words
        self.folded = text.folded[slice(*text.span_of(number))]
        #: The words, and what stands for a digit.
        self.held = set(words)
        if text.has_digit and has_digit(self.folded):
            self.held.add(DIGIT)

    @cached_property
    def begun(self) -> set[str]:
        """How the words begin."""
        return {f"{word[:KEY]}*" for word in self._words} | {_ANY}

    def meets(self, check: _Check) -> bool:
        """Whether it holds what is required."""
        if not check.words.isdisjoint(self.held):
            return True
        if check.begun.isdisjoint(self.begun):
            return False
        return any(stretch in self.folded for stretch in check.stretches)


class Matcher:
    """An automaton over literals, each of which wakes entries, by their places, or names of what else waits for it."""

    def __init__(
        self,
        entries: Mapping[str, Sequence[int]],
        names: Mapping[str, frozenset[str]],
        required: Sequence[tuple[Requirement, ...]],
        languages: Sequence[str],
    ) -> None:
        """`required` and `languages` have what each entry requires, and its language or `any`."""
        # Words that are signs alone stand among no words.
        self._signs = tuple((sign, some) for sign, some in names.items() if not sign.startswith(" "))
        literals = list(entries)
        #: For each literal the entries it wakes; and the names, which few literals have.
        self._places = list(entries.values())
        self._names = {index: names[literal] for index, literal in enumerate(literals) if literal in names}
        for literal, some in names.items():
            if literal.startswith(" ") and literal not in entries:
                self._names[len(literals)] = some
                literals.append(literal)
                self._places.append(())
        self._required = required
        #: Requirements in the form they are asked in, made when they are first asked for.
        self._checks: dict[int, _Check] = {}
        #: Of each entry the words that are met least often, if nothing but words will do there.
        self._first = [some[0].words if some and not some[0].stretches else None for some in required]
        self._languages = languages
        self._automaton = ahocorasick_rs.AhoCorasick(literals, store_patterns=False)

    def find(self, text: Text) -> tuple[list[tuple[int, int]], set[str]]:
        """The entries that could match, each with the number of its sentence; and the names that are woken."""
        woken: list[tuple[int, list[str], set[int], int]] = []
        names: set[str] = set()
        counts = 0
        for number, words in enumerate(text.words_by_sentence()):
            common = count_common(words)
            counts += common
            places: set[int] = set()
            joined = f" {' '.join(words)} "
            for index, _start, _end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
                places.update(self._places[index])
                if index in self._names:
                    names |= self._names[index]
            if places:
                woken.append((number, words, places, common))
        for sign, some in self._signs:
            if sign in text.folded:
                names |= some
        entries: list[tuple[int, int]] = []
        if woken:
            of_text = spoken_in(counts)
            for number, words, places, common in woken:
                spoken = spoken_within(common, of_text)
                sentence = _Sentence(words, text, number)
                entries += ((place, number) for place in self._possible(places, spoken, sentence))
        return entries, names

    def _possible(self, places: set[int], spoken: frozenset[str] | None, sentence: _Sentence) -> Iterator[int]:
        """Of some entries those for which a sentence holds all that they need: most anchors are met by chance."""
        languages, first, held = self._languages, self._first, sentence.held
        likely = [place for place in places if (few := first[place]) is None or not few.isdisjoint(held)]
        if spoken:
            likely = [place for place in likely if languages[place] in spoken]
        likely.sort()
        for place in likely:
            for requirement in self._required[place]:
                # Entries share requirements, which live as long as this does.
                check = self._checks.get(id(requirement))
                if check is None:
                    check = self._checks[id(requirement)] = _check(requirement)
                if not sentence.meets(check):
                    break
            else:
                yield place

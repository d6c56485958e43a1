"""Finds the entries that could match in a sentence: an anchor of theirs stands there, and near it what they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.words.index import Index
from exposure.detect.words.languages import count_common, spoken_in, spoken_within
from exposure.detect.words.made import Made
from exposure.detect.words.slots import DIGIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from exposure.detect.text import Text
    from exposure.detect.words.literals import Requirement, Words

_WORD: Final = re.compile(r"\w+")
#: Stands among the words of every sentence.
_ALWAYS: Final = ""


class Waiting(NamedTuple):
    """What waits for its anchors: its language or `any`, and what it requires near them."""

    language: str
    required: Sequence[Requirement]


class _Others(NamedTuple):
    """What is required besides whole words: beginnings of words, and stretches that are no words."""

    begun: tuple[str, ...]
    stretches: tuple[str, ...]

    def stand(self, near: Sequence[str], folded: str) -> bool:
        """Whether one of them begins a word near an anchor or stands in the sentence."""
        return any(word.startswith(self.begun) for word in near) or any(stretch in folded for stretch in self.stretches)


#: Words required of a sentence, how far from an anchor, and what will do instead.
_Check = tuple[frozenset[str], int, "_Others | None"]


class _Entry(NamedTuple):
    """What an entry asks of a sentence: words one of which it has to hold, and the checks near an anchor."""

    likely: frozenset[str]
    checks: Sequence[_Check]
    place: int
    language: str


class Matcher:
    """Looks for anchors, each of which wakes entries, by their places, and for names of what else waits for words."""

    def __init__(
        self,
        anchors: Mapping[str, Sequence[int]],
        names: Mapping[str, frozenset[str]],
        count: int,
        waiting: Callable[[int], Waiting],
    ) -> None:
        """`waiting` gives each of so many entries by its place."""
        self._count, self._waiting = count, waiting
        # Signs stand among no words.
        self._signs = tuple((sign, some) for sign, some in names.items() if not _WORD.search(sign))
        # Names are woken as entries are, and have the places behind all of those.
        worded = {literal: some for literal, some in names.items() if _WORD.search(literal)}
        self._names = tuple(worded.values())
        literals = dict(anchors)
        for place, literal in enumerate(worded, start=count):
            literals[literal] = (*anchors.get(literal, ()), place)
        self._entries = Made(self._new, count + len(worded))
        self._index = Index(literals, self._entries.__getitem__)

    def find(self, text: Text) -> tuple[list[tuple[int, int]], set[str]]:
        """The entries that could match, each with the number of its sentence; and the names that are woken."""
        names: set[str] = set()
        woken: list[tuple[int, list[_Entry]]] = []
        sentences = list(text.words_by_sentence())
        for number, words in enumerate(sentences):
            if places := self._index.find(words):
                entries = self._possible(places, words, text, number)
                if entries and entries[-1].place >= self._count:
                    names.update(
                        *(self._names[entry.place - self._count] for entry in entries if entry.place >= self._count)
                    )
                    entries = [entry for entry in entries if entry.place < self._count]
                if entries:
                    woken.append((number, entries))
        for sign, some in self._signs:
            if sign in text.folded:
                names |= some
        return _spoken(woken, sentences) if woken else [], names

    def _possible(
        self, places: Sequence[tuple[int, Sequence[_Entry]]], words: Sequence[str], text: Text, number: int
    ) -> list[_Entry]:
        """Of what is woken at some places of a sentence what could stand there, in order."""
        if text.has_digit and not "".join(words).isalpha():
            words = [word if word.isalpha() else DIGIT for word in words]
        held = {_ALWAYS, *words}
        found: dict[int, _Entry] = {}
        for at, entries in places:
            # Most anchors are met by chance: the first question leaves few.
            for entry in [entry for entry in entries if not entry[0].isdisjoint(held)]:
                for required, reach, others in entry[1]:
                    near = words[at + 1 : at + 1 + reach] if reach > 0 else words[max(0, at + reach) : at]
                    if required.isdisjoint(near) and not (others and others.stand(near, text.folded_of(number))):
                        break
                else:
                    found[entry[2]] = entry
        return [found[place] for place in sorted(found)]

    def _new(self, place: int) -> _Entry:
        """What is asked for an entry, made when it is first woken."""
        language, required = self._waiting(place) if place < self._count else ("any", ())
        checks = [_check(words, reach) for words, reach in required]
        likely = next((words for words, _, others in checks if not others), frozenset({_ALWAYS}))
        return _Entry(likely, checks, place, language)


def _check(required: Words, reach: int) -> _Check:
    words = set(required.words.split())
    if not all(map(str.isalpha, words)):
        # Words with digits are not told apart.
        words.add(DIGIT)
    stretches = required.stretches.split()
    begun = tuple(stretch for stretch in stretches if _WORD.fullmatch(stretch))
    others = _Others(begun, tuple(set(stretches).difference(begun))) if stretches else None
    return frozenset(words), reach, others


def _spoken(woken: Sequence[tuple[int, list[_Entry]]], sentences: Sequence[list[str]]) -> list[tuple[int, int]]:
    """Of the entries that are woken those that are in a language of their sentence."""
    counts = [count_common(words) for words in sentences]
    of_text = spoken_in(sum(counts))
    found: list[tuple[int, int]] = []
    for number, entries in woken:
        spoken = spoken_within(counts[number], of_text)
        found += ((entry.place, number) for entry in entries if not spoken or entry.language in spoken)
    return found

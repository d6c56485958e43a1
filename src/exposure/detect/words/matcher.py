"""Finds the entries that could match in a sentence: an anchor of theirs stands there, and near it what they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.words.index import Index
from exposure.detect.words.languages import Spoken
from exposure.detect.words.made import Made
from exposure.detect.words.slots import DIGITS, MIXED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from exposure.detect.text import Text
    from exposure.detect.words.literals import Held, Requirement

_WORD: Final = re.compile(r"\w+")
#: So many words are looked at before an anchor; what may stand further from it is not asked for.
_MOST: Final = 60
_PADDING: Final = ("",) * _MOST


class Waiting(NamedTuple):
    """What waits for its anchors: its language or `any`, and what it requires near them."""

    language: str
    required: Sequence[Requirement]


class _StemsAndSigns(NamedTuple):
    """What will do instead of required words: the beginnings of words near the anchor, signs anywhere in the text."""

    stems: tuple[str, ...]
    #: The first letters of the stems, and how many.
    keys: frozenset[str]
    letters: int
    signs: tuple[str, ...]

    @classmethod
    def of(cls, stems: Sequence[str], signs: Sequence[str]) -> _StemsAndSigns:
        """For some stems and signs."""
        letters = min(map(len, stems), default=0)
        return cls(tuple(stems), frozenset(stem[:letters] for stem in stems), letters, tuple(signs))

    def stand(self, near: Sequence[str], folded: str) -> bool:
        """Whether one of them stands there."""
        letters = self.letters
        begins = letters > 0 and not self.keys.isdisjoint([word[:letters] for word in near])
        return (begins and any(word.startswith(self.stems) for word in near)) or any(
            sign in folded for sign in self.signs
        )


#: Required words, from where to where one of them has to stand, counted from the anchor, and what else will do.
_Check = tuple[frozenset[str], int, int, "_StemsAndSigns | None"]


class _Entry(NamedTuple):
    """An entry or a name, and what is asked besides the first question."""

    place: int
    language: str
    checks: Sequence[_Check]


#: Whether words near an anchor rule an entry out, and from where to where they stand. Plain tuples are taken apart far
#: faster than named ones, and this question is asked most.
_Asked = tuple["Callable[[Sequence[str]], bool]", int, int, _Entry]


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
        entries: list[tuple[int, _Entry]] = []
        for at, entry in self._possible(text):
            if entry.place < self._count:
                entries.append((at, entry))
            else:
                names |= self._names[entry.place - self._count]
        for sign, some in self._signs:
            if sign in text.folded:
                names |= some
        return _spoken(entries, text) if entries else [], names

    def _possible(self, text: Text) -> list[tuple[int, _Entry]]:
        """What is woken and could stand there, with the place of the anchor among the words of the text."""
        # With something before the first word, what is near a place needs no care there.
        written = padded = [*_PADDING, *text.words]
        if text.has_digit:
            padded = [word if word.isalpha() or not word else _number(word) for word in written]
        # Most anchors are met by chance: the first question leaves few.
        likely = [
            (at, entry)
            for at, entries in self._index.find(text.words)
            for is_ruled_out, first, last, entry in entries
            if not is_ruled_out(padded[at + first : at + last])
        ]
        return [
            (at, entry)
            for at, entry in likely
            if not entry.checks or _passes(entry.checks, at, padded, written, text.folded)
        ]

    def _new(self, place: int) -> _Asked:
        """What is asked for an entry, made when it is first woken."""
        language, required = self._waiting(place) if place < self._count else ("any", ())
        checks = [_check(words, reach) for words, reach in required if reach >= -_MOST]
        # Whole words are asked for quickest.
        words, first, last, _ = next((check for check in checks if not check[3]), (None, 0, 0, None))
        asked = tuple(check for check in checks if check[0] is not words)
        return words.isdisjoint if words else _never, first, last, _Entry(place, language, asked)


def _check(required: Held, reach: int) -> _Check:
    # Numbers are not told apart.
    words = frozenset(word if word.isalpha() else _number(word) for word in required.words.split())
    stems, signs = required.stems.split(), required.signs.split()
    others = _StemsAndSigns.of(stems, signs) if stems or signs else None
    first, last = (1, reach + 1) if reach > 0 else (reach, 0)
    return words, _MOST + first, _MOST + last, others


def _number(word: str) -> str:
    """What stands for a word with digits."""
    return DIGITS if word.isdigit() else MIXED


def _never(_near: Sequence[str]) -> bool:
    """What rules out nothing."""
    return False


def _passes(checks: Sequence[_Check], at: int, padded: Sequence[str], written: Sequence[str], folded: str) -> bool:
    """Whether what checks ask for stands near a place; numbers are told apart in `written` alone."""
    for words, first, last, others in checks:
        if words.isdisjoint(padded[at + first : at + last]) and not (
            others and others.stand(written[at + first : at + last], folded)
        ):
            return False
    return True


def _spoken(entries: Sequence[tuple[int, _Entry]], text: Text) -> list[tuple[int, int]]:
    """The entries that are in a language of their sentence, that of their anchor, with its number, in order."""
    found: set[tuple[int, int]] = set()
    spoken = Spoken(text.words)
    by_sentence: dict[int, frozenset[str] | None] = {}
    for at, entry in entries:
        number = text.sentence_number(text.word_places[at])
        if number not in by_sentence:
            by_sentence[number] = spoken.within(text.sentence_words(number))
        languages = by_sentence[number]
        if not languages or entry.language in languages:
            found.add((number, entry.place))
    return [(place, number) for number, place in sorted(found)]

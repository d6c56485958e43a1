"""The words of texts as numbers: what is known of each different word is found once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from exposure.detect.words.arrays import Column, Rows
from exposure.detect.words.ground import KEY
from exposure.detect.words.languages import ALL, languages_of
from exposure.detect.words.made import Made
from exposure.detect.words.slots import CAPITAL, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from exposure.detect.words.arrays import Owned
    from exposure.detect.words.tables import Tables

#: Different words known at a time: more than anybody writes, and few enough to hold.
_KNOWN: Final = 100_000
#: Bits of the languages.
_BITS: Final = 8


class Symbols(NamedTuple):
    """What the words of a batch are to the tables: for each element the place of a word, and what it is there."""

    #: By word, its own number; 0 where nothing waits for it.
    words: NDArray[np.int64]
    #: By word, the languages in which it is common, a bit for each.
    languages: NDArray[np.uint8]
    #: Gives the stems that the words at some places begin with.
    stems: Callable[[NDArray[np.int64]], Owned]
    #: The entries that words wake by themselves.
    woken: Owned
    #: What words are to those who require them: itself or a kind of words, and stems.
    required: Owned


class Vocabulary:
    """Reads words by what is known of each."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._numbers = {word: number for number, word in enumerate(tables.words)}
        self._stems: dict[str, list[tuple[str, int]]] = {}
        for number, stem in enumerate(tables.stems, start=len(tables.words)):
            self._stems.setdefault(stem[:KEY], []).append((stem, number))
        self._letters = sorted({len(key) for key in self._stems})
        self._known = Made(self._learn, _KNOWN)
        #: Words that are alike in all have one number.
        self._alike: dict[tuple[int, int, int, tuple[int, ...]], int] = {}
        #: The number of each, with the bits of its languages behind it.
        self._own = Column()
        self._begun, self._woken = Rows(), Rows()
        #: Without a capital and, behind that, with one.
        self._required = Rows()
        self._capital = self._numbers.get(CAPITAL, 0)

    def read(self, words: Sequence[str], capitals: NDArray[np.bool_]) -> Symbols:
        """What some folded words are to the tables; `capitals` tells which began with a capital."""
        known = np.fromiter(map(self._known.__getitem__, words), np.int64, len(words))
        own = self._own.take(known)
        return Symbols(
            own >> _BITS,
            (own & ALL).astype(np.uint8),
            lambda places: self._begun.of(known.take(places)),
            self._woken.of(known),
            self._required.of(2 * known + capitals),
        )

    def _learn(self, word: str) -> int:
        """The number of what is known of a word."""
        own = self._numbers.get(word, 0)
        asked = own if word.isalpha() else self._numbers.get(number_of(word), 0)
        stems = tuple(
            number
            for letters in self._letters
            for stem, number in self._stems.get(word[:letters], ())
            if word.startswith(stem)
        )
        alike = (own, asked, languages_of(word), stems)
        if alike not in self._alike:
            self._alike[alike] = len(self._alike)
            self._own.append(own << _BITS | alike[2])
            self._begun.append(stems)
            self._woken.append(self._woken_by((own, *stems)))
            required = (asked, *stems) if asked else stems
            self._required.append(required)
            self._required.append((*required, self._capital) if self._capital else required)
        return self._alike[alike]

    def _woken_by(self, numbers: Sequence[int]) -> Sequence[int]:
        """The entries that wait for words or stems."""
        wakes, woken = self._tables.wakes, self._tables.woken
        return list(dict.fromkeys(place for one in numbers for place in woken[wakes[one] : wakes[one + 1]].tolist()))

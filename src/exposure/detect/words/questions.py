"""Which entries can match where they were woken: what else each of their matches holds has to stand near."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from exposure.detect.words.arrays import left_half, may_hold, right_half, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exposure.detect.words.anchors import Woken
    from exposure.detect.words.tables import Tables
    from exposure.detect.words.vocabulary import Symbols


class Surroundings(NamedTuple):
    """By word, what of its text can be near it."""

    #: The places of the first word of its sentence, and of the first behind that.
    first: NDArray[np.int64]
    end: NDArray[np.int64]
    #: How many stretches between spaces begin up to it.
    stretches: NDArray[np.int64]
    #: The signs of its sentence, a bit for each.
    signs: NDArray[np.uint64]


class _Near(NamedTuple):
    """What words are to those who require them, by stretch and by word."""

    #: The place of the first word of each stretch, or behind it.
    stretches: NDArray[np.int64]
    #: Where in `keys` what is known of each word begins; its keys for the filter.
    words: NDArray[np.int64]
    keys: NDArray[np.uint32]


class Questions:
    """Asks the entries that are woken what they require."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._counts = np.diff(tables.asks)

    def left(self, woken: Woken, symbols: Symbols, about: Surroundings) -> Woken:
        """The entries whose requirements are met, as far as words and signs tell."""
        near = _Near(
            np.append(0, np.cumsum(np.bincount(about.stretches))),
            np.append(0, symbols.required.ends),
            right_half(symbols.required.numbers),
        )
        number = 0
        while (asked := self._counts.take(woken.entries) > number).any():
            met = ~asked
            some = np.flatnonzero(asked)
            met[some[self._met(woken.only(some), number, near, about)]] = True
            woken = woken.only(np.flatnonzero(met))
            number += 1
        return woken

    def _met(self, woken: Woken, number: int, near: _Near, about: Surroundings) -> NDArray[np.int64]:
        """The places of those among some entries for which one of their questions has a good answer."""
        asked = self._tables.asks.take(woken.entries) + number
        held, reach = self._tables.required_words.take(asked), self._tables.reaches.take(asked)
        # Up to the edge of the reach, and no further than the sentence.
        edge = about.stretches.take(woken.at) + reach + (reach < 0)
        word = near.stretches.take(edge, mode="clip")
        first, end = about.first.take(woken.at), about.end.take(woken.at)
        low = np.where(reach > 0, woken.at + 1, np.where(reach < 0, np.maximum(word, first), first))
        high = np.where(reach > 0, np.minimum(word, end), np.where(reach < 0, woken.at, end))
        low, high = near.words.take(low), near.words.take(high)
        _, owners, places = spread(low, np.maximum(high - low, 0))
        likely = may_hold(self._tables.required, left_half(held).take(owners) ^ near.keys.take(places))
        met = (self._tables.required_signs.take(held) & about.signs.take(woken.at)) > 0
        met[owners.take(likely)] = True
        return np.flatnonzero(met)

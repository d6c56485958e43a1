"""Where the words and phrases stand that wake entries, in a batch of texts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from exposure.detect.words.arrays import filter_of, left_half, may_hold, right_half, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from exposure.detect.words.tables import Tables
    from exposure.detect.words.vocabulary import Symbols


class Woken(NamedTuple):
    """Entries, each with the place of the first word of the anchor that wakes it."""

    at: NDArray[np.int64]
    entries: NDArray[np.int64]

    def only(self, which: NDArray[np.bool_] | NDArray[np.int64]) -> Woken:
        """Some of them."""
        return Woken(self.at[which], self.entries[which])


class _Paths(NamedTuple):
    """Phrases that have begun: the place of the first word of each, that of its last so far, and its number."""

    at: NDArray[np.int64]
    last: NDArray[np.int64]
    numbers: NDArray[np.int64]

    def only(self, which: NDArray[np.bool_] | NDArray[np.int64]) -> _Paths:
        return _Paths(self.at[which], self.last[which], self.numbers[which])


class Anchors:
    """Finds what wakes entries."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        before, behind = np.divmod(tables.steps, tables.symbols)
        count = len(tables.wakes)
        #: By number, whether a phrase goes on behind it: with a word, and with a stem.
        self._goes_on, self._ends_open = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
        is_stem = behind >= len(tables.words)
        self._goes_on[before[~is_stem]] = True
        self._ends_open[before[is_stem]] = True
        self._filter = filter_of(before, behind)

    def find(self, symbols: Symbols) -> Woken:
        """The entries that words and phrases wake; each text ends with no word, so that no phrase goes past it."""
        found = [Woken(symbols.woken.owners, symbols.woken.numbers)]
        for paths in self._phrases(symbols):
            starts = self._tables.wakes.take(paths.numbers)
            _, owners, places = spread(starts, self._tables.wakes.take(paths.numbers + 1) - starts)
            found.append(Woken(paths.at.take(owners), self._tables.woken.take(places)))
        return Woken(*map(np.concatenate, zip(*found, strict=True)))

    def _phrases(self, symbols: Symbols) -> Iterator[_Paths]:
        """The phrases that stand among words, the shorter before the longer."""
        at = np.arange(len(symbols.words) - 1)
        paths = _Paths(at, at, symbols.words[:-1])
        while True:
            opened = paths.only(np.flatnonzero(self._ends_open.take(paths.numbers)))
            if len(opened.at):
                yield self._with_stems(opened, symbols)
            paths = paths.only(np.flatnonzero(self._goes_on.take(paths.numbers)))
            if not len(paths.at):
                return
            paths = self._longer(paths, paths.last + 1, symbols.words.take(paths.last + 1))
            yield paths

    def _with_stems(self, paths: _Paths, symbols: Symbols) -> _Paths:
        """Those of some phrases that a stem ends, with it."""
        _, owners, stems = symbols.stems(paths.last + 1)
        return self._longer(paths.only(owners), paths.last.take(owners) + 1, stems)

    def _longer(self, paths: _Paths, last: NDArray[np.int64], behind: NDArray[np.int64]) -> _Paths:
        """Those of some phrases that go on with the words or stems behind them, with these."""
        likely = may_hold(self._filter, left_half(paths.numbers) ^ right_half(behind))
        steps = paths.numbers.take(likely) * self._tables.symbols + behind.take(likely)
        place = np.searchsorted(self._tables.steps, steps)
        # A step behind all others is none of them.
        known = np.flatnonzero(self._tables.steps.take(place, mode="clip") == steps)
        likely = likely.take(known)
        return _Paths(paths.at.take(likely), last.take(likely), self._tables.leads.take(place.take(known)))

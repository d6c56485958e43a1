"""What numpy has no name for: rows of different lengths, and a filter that tells which pairs were never put in."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


_EMPTY: Final = np.zeros(0, np.int64)
#: Odd numbers with bits all over, so that neighbours land far from each other.
_LEFT, _RIGHT, _AGAIN = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
#: Bits of the fine part of a filter for each pair in it, of which one is set; the coarse part has an eighth of them.
_BITS_EACH: Final = 48
_COARSER: Final = 3
_FEWEST_BITS: Final = 10


class Owned(NamedTuple):
    """Stretches of numbers, one after the other: where each ends, and of each number whose it is, and the number."""

    ends: NDArray[np.int64]
    owners: NDArray[np.int64]
    numbers: NDArray[np.int64]


def spread(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> Owned:
    """The stretches that begin with some numbers and go on with the following ones, so many in each."""
    ends = np.cumsum(counts)
    owners = np.repeat(np.arange(len(counts)), counts)
    return Owned(ends, owners, np.arange(len(owners)) + (starts - ends + counts).take(owners))


class Column:
    """Whole numbers that become more."""

    def __init__(self) -> None:
        self._values = _EMPTY
        self._new: list[int] = []

    def append(self, value: int) -> None:
        """Add a number behind the others."""
        self._new.append(value)

    def take(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers at some places."""
        if self._new:
            self._values = np.concatenate([self._values, self._new])
            self._new = []
        return self._values.take(places)


class Rows:
    """Rows of whole numbers, of different lengths, that grow."""

    def __init__(self) -> None:
        self._starts = np.zeros(1, np.int64)
        self._values = _EMPTY
        self._new: list[Sequence[int]] = []

    def append(self, row: Sequence[int]) -> None:
        """Add a row behind the others."""
        self._new.append(row)

    def of(self, numbers: NDArray[np.int64]) -> Owned:
        """The values of some rows, by their numbers."""
        self._settle()
        starts = self._starts.take(numbers)
        ends, owner, place = spread(starts, self._starts.take(numbers + 1) - starts)
        return Owned(ends, owner, self._values.take(place))

    def _settle(self) -> None:
        if self._new:
            ends = np.cumsum([len(row) for row in self._new]) + self._starts[-1]
            self._starts = np.concatenate([self._starts, ends])
            new = np.fromiter(chain.from_iterable(self._new), np.int64, int(ends[-1]) - len(self._values))
            self._values = np.concatenate([self._values, new])
            self._new = []


def left_half(numbers: NDArray[np.int64]) -> NDArray[np.uint32]:
    """What the first numbers of pairs give to the keys by which a filter is asked: `left_half(a) ^ right_half(b)`."""
    return numbers.astype(np.uint32) * _LEFT


def right_half(numbers: NDArray[np.int64]) -> NDArray[np.uint32]:
    """What the second numbers of pairs give to their keys."""
    return numbers.astype(np.uint32) * _RIGHT


def filter_of(left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.uint8]:
    """A Bloom filter, as bytes, that holds some pairs of numbers: a coarse one, small enough to be near, and a fine."""
    bits = max(_FEWEST_BITS, (len(left) * _BITS_EACH - 1).bit_length())
    key = left_half(left) ^ right_half(right)
    coarse, fine = np.zeros(1 << bits >> _COARSER, np.bool_), np.zeros(1 << bits, np.bool_)
    coarse[_first(key, bits - _COARSER)] = True
    fine[_second(key, bits)] = True
    return np.packbits(np.concatenate([coarse, fine]), bitorder="little")


def may_hold(held: NDArray[np.uint8], key: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The places of the keys of pairs that a filter may hold: all that it does, and hardly any that it does not."""
    coarse, fine = np.split(held, [len(held) // (1 + (1 << _COARSER))])
    bits = len(fine).bit_length() + 2
    likely = np.flatnonzero(_are_set(coarse, _first(key, bits - _COARSER)))
    return likely[_are_set(fine, _second(key.take(likely), bits))]


def _first(key: NDArray[np.uint32], bits: int) -> NDArray[np.uint32]:
    return key >> np.uint32(32 - bits)


def _second(key: NDArray[np.uint32], bits: int) -> NDArray[np.uint32]:
    mixed: NDArray[np.uint32] = (key ^ (key >> np.uint32(15))) * _AGAIN
    return mixed >> np.uint32(32 - bits)


def _are_set(held: NDArray[np.uint8], bit: NDArray[np.uint32]) -> NDArray[np.bool_]:
    # To look up by numbers as wide as places are spares a copy that is slower than this.
    byte = held.take((bit >> np.uint32(3)).astype(np.intp))
    found: NDArray[np.uint8] = (byte >> (bit & np.uint32(7)).astype(np.uint8)) & np.uint8(1)
    return found.view(np.bool_)

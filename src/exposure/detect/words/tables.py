"""What many entries wait for, as arrays in which a batch of texts is looked up at once.

Each word, stem and phrase has a number. A phrase is a path: from the number of its first word, by the number of the
word behind it, to that of both together, and so on. What waits for a path's end is woken there, and asked whether the
words that it requires stand near.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from exposure.detect.words.arrays import filter_of
from exposure.detect.words.slots import NO_WORD

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from exposure.detect.words.literals import Held

#: Signs beyond these many are taken to stand in every text; they share a bit.
_MOST_SIGNS: Final = 63
ANY_SIGN: Final = 1 << _MOST_SIGNS


class Tables(NamedTuple):
    """Words, stems and signs by their numbers, and what waits for them.

    The stems' numbers go on behind those of the words, and the phrases' behind those of the stems.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    signs: tuple[str, ...]
    #: For each step of a path, `number before * symbols + number of the word or stem`, in order; and where it leads.
    steps: NDArray[np.int64]
    leads: NDArray[np.int64]
    #: By number, where in `woken` the places of the entries that it wakes begin; those of the last end at the last.
    wakes: NDArray[np.int64]
    woken: NDArray[np.int64]
    #: By entry, where in the two that follow its own begin: the numbers of what it requires, and the reach of each.
    asks: NDArray[np.int64]
    required_words: NDArray[np.int64]
    reaches: NDArray[np.int64]
    #: A filter of pairs: the number of required words, and the number of each word or stem among them.
    required: NDArray[np.uint8]
    #: By number of required words, the signs that will do instead, a bit for each.
    required_signs: NDArray[np.uint64]

    @property
    def symbols(self) -> int:
        """The number of words and stems."""
        return len(self.words) + len(self.stems)


class _Numbers(dict[str, int]):
    """The number of each word, given when it is first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def make_tables(
    literals: Mapping[str, Sequence[int]], required: Sequence[Held], asked: Sequence[Sequence[int]]
) -> Tables:
    """Tables of what each literal wakes, by place, and of what each entry asks for.

    `asked` has for each entry the place of words among the required and their reach, and so on.
    """
    words, stems = _Numbers({NO_WORD: 0}), _Numbers()
    paths = [[_number(word, words, stems) for word in literal.split()] for literal in literals]
    held = [
        [*map(words.__getitem__, one.words.split()), *(-1 - stems[stem] for stem in one.stems.split())]
        for one in required
    ]
    steps = _Steps(len(words), len(stems))
    ends = [steps.end_of(path) for path in paths]
    order = np.argsort(keys := np.fromiter(steps.leads, np.int64, len(steps.leads)))
    wakes, woken = _grouped(ends, literals.values(), steps.last)
    asks = np.cumsum([0, *(len(flat) // 2 for flat in asked)])
    questions = np.fromiter(chain.from_iterable(asked), np.int64, 2 * int(asks[-1]))
    signs = tuple(dict.fromkeys(sign for one in required for sign in one.signs.split()))
    left = np.repeat(np.arange(len(held)), [len(some) for some in held])
    return Tables(
        tuple(words),
        tuple(stems),
        signs[:_MOST_SIGNS],
        keys[order],
        np.fromiter(steps.leads.values(), np.int64, len(keys))[order],
        wakes,
        woken,
        asks,
        questions[::2].copy(),
        questions[1::2].copy(),
        filter_of(left, steps.symbols_of(np.fromiter(chain.from_iterable(held), np.int64, len(left)))),
        np.array([_mask(one.signs.split(), signs) for one in required], np.uint64),
    )


def _number(word: str, words: _Numbers, stems: _Numbers) -> int:
    """The number of a word, or that of a stem below zero: how many words there will be is not known yet."""
    return -1 - stems[word[:-1]] if word.endswith("*") else words[word]


class _Steps:
    """The steps of all paths."""

    def __init__(self, words: int, stems: int) -> None:
        self._words = words
        self._symbols = words + stems
        self.last = self._symbols
        self.leads: dict[int, int] = {}

    def symbols_of(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers of words and, behind them, of stems."""
        return np.where(numbers < 0, self._words - 1 - numbers, numbers)

    def end_of(self, path: Sequence[int]) -> int:
        """The number of a whole path."""
        at = -1
        for number in path:
            symbol = number if number >= 0 else self._words - 1 - number
            if at < 0:
                at = symbol
                continue
            step = at * self._symbols + symbol
            if step not in self.leads:
                self.leads[step] = self.last
                self.last += 1
            at = self.leads[step]
        return at


def _grouped(
    ends: Sequence[int], some: Collection[Sequence[int]], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where what each number wakes begins, and all that is woken, by number."""
    number = np.repeat(np.array(ends, np.int64), [len(one) for one in some])
    values = np.fromiter(chain.from_iterable(some), np.int64, len(number))
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(number, minlength=count), out=starts[1:])
    return starts, values[np.argsort(number, kind="stable")]


def _mask(some: Sequence[str], signs: Sequence[str]) -> int:
    """A bit for each of some signs, the last for all that are too many."""
    places = {min(signs.index(sign), _MOST_SIGNS) for sign in some}
    return sum(1 << place for place in places)


def bits_of_signs(signs: Sequence[str]) -> NDArray[np.uint64]:
    """By character, the bits of the signs that begin with it, and one character more, which begins none."""
    bits = np.zeros(max((ord(sign[0]) for sign in signs), default=0) + 2, np.uint64)
    for bit, sign in enumerate(signs):
        bits[ord(sign[0])] |= np.uint64(1 << bit)
    return bits

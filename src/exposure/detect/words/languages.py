"""Which languages a sentence may be in, by its commonest words: a rule for one language is no rule for another.

"Brut" is a wage in French and an oath in nobody's English; seven languages share many words, and rules that are tried
on texts in another language find little but chance. A sentence that says too little may be in the language of its
text too; a text that says too little may be in any.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

#: Common words that it takes to tell a language, and to tell that it may be another than the text's.
_ENOUGH: Final = 3
_FEW: Final = 2
#: A language with this share of the words of the likeliest one may be meant too: neighbours share many.
_SHARE: Final = 0.6
#: Where the counts of four languages stand in one number; no text that is read at once has more words.
_SHIFTS: Final = (0, 15, 30, 45)
_MASK: Final = (1 << 15) - 1
#: Bits for all languages, as many as a byte has.
ALL: Final = 0xFF


def spoken_in(words: Iterable[str]) -> frozenset[str] | None:
    """The languages that folded words leave, and `any`; None if they tell too little."""
    common = np.fromiter(map(languages_of, words), np.uint8)
    [left] = _left(counts_of(common, np.zeros(1, np.int64)), _ENOUGH) if len(common) else (0,)
    return frozenset({"any", *(name for name in _languages() if left & bit_of(name))}) if left else None


def counts_of(common: NDArray[np.uint8], begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many words of each stretch are common in each language, by the bits of each word.

    A row for each language, a column for each of the stretches, which begin at some places.
    """
    # Counts of several languages are added as one number.
    packed = [np.add.reduceat(some.take(common), begins) for some in _counts()]
    return np.stack([some >> shift & _MASK for some in packed for shift in _SHIFTS])


def spoken_within(
    sentences: NDArray[np.int64], texts: NDArray[np.int64], owners: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """The bits of the languages that sentences may be in, by how many of their words are common in each.

    A row for each language; columns for the sentences, and for the texts, with the number of each sentence's text in
    `owners`. All bits are set where both a sentence and its text tell too little.
    """
    of_text = _left(texts, _ENOUGH).take(owners)
    beside = np.where(of_text > 0, of_text | _left(sentences, _FEW), np.uint8(ALL))
    alone = _left(sentences, _ENOUGH)
    return np.where(alone > 0, alone, beside)


def bit_of(language: str) -> int:
    """The bit of a language; all bits for `any`."""
    return ALL if language == "any" else 1 << list(_languages()).index(language)


def languages_of(word: str) -> int:
    """The bits of the languages in which a folded word is common."""
    return _common().get(word, 0)


def _left(counts: NDArray[np.int64], enough: int) -> NDArray[np.uint8]:
    """The bits of the languages that counts leave, none where they tell too little."""
    most = counts.max(axis=0)
    [likely] = np.packbits(counts >= most * _SHARE, axis=0, bitorder="little")
    return np.where(most >= enough, likely, np.uint8(0))


@cache
def _counts() -> list[NDArray[np.int64]]:
    """By the bits of a word, a count for each of four languages."""
    every = np.arange(ALL + 1)
    halves = ([every >> first + place & 1 for place in range(len(_SHIFTS))] for first in (0, len(_SHIFTS)))
    return [np.add.reduce([bit << shift for bit, shift in zip(half, _SHIFTS, strict=True)]) for half in halves]


@cache
def _languages() -> dict[str, Sequence[str]]:
    """The common words of each language (`training/frequencies.py`)."""
    lines = files("exposure.detect.words").joinpath("common.txt").read_text(encoding="utf-8").splitlines()
    return {name: words for name, *words in map(str.split, lines)}


@cache
def _common() -> dict[str, int]:
    """For each word the bits of the languages in which it is common."""
    bits: dict[str, int] = {}
    for language, words in _languages().items():
        for word in words:
            bits[word] = bits.get(word, 0) | bit_of(language)
    return bits

"""Which languages a sentence may be in, by its commonest words: a rule for one language is no rule for another.

"Brut" is a wage in French and an oath in nobody's English; seven languages share many words, and rules that are tried
on texts in another language find little but chance. A sentence that says too little may be in the language of its
text too; a text that says too little may be in any.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from itertools import compress, repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Common words that it takes to tell a language, and to tell that it may be another than the text's.
_ENOUGH: Final = 3
_FEW: Final = 2
#: A language with this share of the words of the likeliest one may be meant too: neighbours share many.
_SHARE: Final = 0.6
#: Bits of a count: no text that is read at once has so many words.
_BITS: Final = 12
_MASK: Final = (1 << _BITS) - 1
_NONE: Final = repeat(0)


def spoken_in(words: Sequence[str]) -> frozenset[str] | None:
    """The languages that folded words leave, and `any`; None if they tell too little."""
    return _left(_count_common(words), _ENOUGH)


class Spoken:
    """Which languages the sentences of a text may be in."""

    def __init__(self, words: Sequence[str]) -> None:
        """For a text of these folded words."""
        self._words = words

    def within(self, words: Sequence[str]) -> frozenset[str] | None:
        """The languages that a sentence of the text may be in, and `any`; None if both tell too little."""
        counts = _count_common(words)
        return _left(counts, _ENOUGH) or (self.of_text and self.of_text | (_left(counts, _FEW) or frozenset()))

    @cached_property
    def of_text(self) -> frozenset[str] | None:
        """The languages that the text may be in, and `any`; None if it tells too little."""
        return spoken_in(self._words)


def _count_common(words: Sequence[str]) -> int:
    """How many of some words are common in each language, all counts in one number."""
    return sum(map(_table().get, words, _NONE))


def _left(counts: int, enough: int) -> frozenset[str] | None:
    """The languages that counts leave if they tell enough."""
    by_language = [counts >> shift & _MASK for shift in _shifts()]
    most = max(by_language)
    if most < enough:
        return None
    least = most * _SHARE
    return _named(tuple([count >= least for count in by_language]))


@cache
def _named(likely: tuple[bool, ...]) -> frozenset[str]:
    return frozenset({"any", *compress(_languages(), likely)})


@cache
def _shifts() -> tuple[int, ...]:
    return tuple(_BITS * place for place in range(len(_languages())))


@cache
def _languages() -> dict[str, list[str]]:
    """The common words of each language (`training/frequencies.py`)."""
    lines = files("exposure.detect.words").joinpath("common.txt").read_text(encoding="utf-8").splitlines()
    return {name: words for name, *words in map(str.split, lines)}


@cache
def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for place, words in enumerate(_languages().values()):
        for word in words:
            table[word] = table.get(word, 0) + (1 << (_BITS * place))
    return table

"""How often words are met in posts, roughly: an anchor should be a word that is met seldom."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from exposure.detect.words.slots import CAPITAL, DIGITS, MIXED

_SHORT: Final = 3
#: Of a word that was never counted, by whether it is short.
_SELDOM: Final = 0.1
_SELDOM_IF_SHORT: Final = 0.4
#: By the number of letters of a stem, the last for all that are longer.
_OF_STEMS: Final = (300.0, 100.0, 50.0, 15.0, 5.0, 1.5, 0.5)
#: Of what is no word, and of kinds of words.
_OF_SIGNS: Final = 300.0
_OF_KINDS: Final = {DIGITS: 400.0, MIXED: 20.0, CAPITAL: 800.0}


@lru_cache(maxsize=50_000)
def frequency(literal: str) -> float:
    """Rough number of hits of a literal in a hundred posts; what it says of two literals matters, not the number."""
    words = literal.split()
    rarest = min(map(_of_word, words))
    return rarest * 0.3 ** (len(words) - 1)


@cache
def _counted() -> dict[str, float]:
    """Hits of a word in a hundred posts of the language in which it is met most (`training/frequencies.py`)."""
    lines = files("exposure.detect.words").joinpath("frequencies.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(share) / 10 for share, *words in map(str.split, lines) for word in words}


def _of_word(word: str) -> float:
    if word.endswith("*"):
        # The fewer letters a stem has, the more words begin with it.
        return _OF_STEMS[min(len(word) - 1, len(_OF_STEMS) - 1)]
    if not any(map(str.isalnum, word)):
        return _OF_SIGNS
    return _OF_KINDS.get(word) or _counted().get(word) or (_SELDOM if len(word) > _SHORT else _SELDOM_IF_SHORT)

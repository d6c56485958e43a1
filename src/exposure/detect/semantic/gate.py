"""Which sentences can disclose anything: a cheap vote of their words, made to miss little, so that few are encoded."""

from __future__ import annotations

import math
import re
import zlib
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Floats

#: Buckets that words fall into.
BUCKETS: Final = 1 << 15
_WORD: Final = re.compile(r"\w+|[€$£%]")


def buckets_of(folded: str) -> list[int]:
    """The buckets of the different words of a folded sentence."""
    words = set(_WORD.findall(folded))
    return sorted({zlib.crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS for word in words})


class Gate:
    """Votes of words, and how many a sentence needs."""

    def __init__(self, votes: Floats, bias: float, threshold: float) -> None:
        self._votes, self._bias, self._threshold = votes.astype(np.float64), bias, threshold

    def scores(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """The vote on each folded sentence, shape (sentences,)."""
        return np.array([self._vote(buckets_of(sentence)) for sentence in sentences])

    def admits(self, folded: str) -> bool:
        """Whether a folded sentence may disclose something."""
        return self._vote(buckets_of(folded)) >= self._threshold

    def _vote(self, buckets: list[int]) -> float:
        if not buckets:
            return float("-inf")
        # Rounded, so that the order of additions cannot decide.
        return round(float(self._votes[buckets].sum()) / math.sqrt(len(buckets)) + self._bias, 4)

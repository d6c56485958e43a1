"""How many words of a text a position of a pattern takes at most: how far apart two positions can stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exposure.detect.words.choices import CONTRACTIONS, GLUE, Choice
from exposure.detect.words.slots import WIDTHS

if TYPE_CHECKING:
    from exposure.detect.words.choices import Sequence

_RUN: Final = re.compile(r"[^\W_]+")
#: Words that an agreement can add to its word: `salarié(e)s`, `licencié.e.s`.
_AGREED: Final = 2
#: Words that what stands between two spaces can be, as in `l'avis`; and in a gap, once, as in a link.
_BETWEEN_SPACES: Final = 2
_IN_A_LINK: Final = 9


def width_of(sequence: Sequence) -> int:
    """The most words that the items of a sequence take."""
    return sum(map(width, sequence))


@lru_cache(maxsize=50_000)
def width(item: Choice | str) -> int:
    """The most words that an item takes, if no gap is stranger than that."""
    if isinstance(item, str):
        ways = CONTRACTIONS.get(item) or (item.removeprefix(GLUE),)
        agreed = _AGREED if item.endswith("+") else 0
        return max(len(_RUN.findall(way)) for way in ways) + agreed
    if item.gap:
        return _BETWEEN_SPACES * (item.gap - 1) + _IN_A_LINK
    if item.expression:
        return WIDTHS[item.expression]
    return max(map(width_of, item.alternatives), default=0)

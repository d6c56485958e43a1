"""How much of a text a position of a pattern takes at most: how far apart two positions can stand.

It is counted in stretches between spaces: a gap goes over so many of them, whatever they hold (`l'avis`, `and/or`, a
link).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exposure.detect.words.choices import CONTRACTIONS, GLUE, Choice
from exposure.detect.words.slots import WIDTHS

if TYPE_CHECKING:
    from exposure.detect.words.choices import Sequence

#: What an agreement can add to its word, folded: `salarié-e-s`.
_AGREED: Final = 2


def span_of(sequence: Sequence) -> int:
    """The most stretches that the items of a sequence stand in; the first may be glued to what stands before it."""
    return max(1, width(sequence[0])) + _width_of(sequence[1:])


def _width_of(sequence: Sequence) -> int:
    return sum(map(width, sequence))


@lru_cache(maxsize=50_000)
def width(item: Choice | str) -> int:
    """The most stretches that an item takes, beside what it is glued to."""
    if isinstance(item, str):
        ways = () if item.startswith(GLUE) else CONTRACTIONS.get(item, (item,))
        agreed = _AGREED if item.endswith("+") else 0
        return max((len(way.split()) for way in ways), default=0) + agreed
    if item.gap:
        return item.gap
    if item.expression:
        return WIDTHS[item.expression]
    return max(map(_width_of, item.alternatives), default=0)

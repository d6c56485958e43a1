"""Where the digits of a text stand: most texts hold so few that hardly any number can be made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from exposure.detect.batch import Batch

#: No account, card, telephone number or number of identity has fewer digits than this.
_MANY: Final = 6
#: How many other signs may stand between the digits of one number.
_WIDEST_GAP: Final = 4
#: How many letters and signs a number may have before its first digit, and behind those that stand close together.
_AHEAD: Final = 8
_BEHIND: Final = 40

#: Where a run of digits begins and ends.
Run = tuple[int, int]


class Crowd(NamedTuple):
    """Where digits stand so close together that a number of many digits can be made of them."""

    #: The most digits that can be of one number: at most four signs, and no end of a line, stand between two.
    most: int
    #: From where to where such numbers can stand.
    first: int
    last: int


def crowds_in(batch: Batch) -> NDArray[np.int64]:
    """Where digits stand in texts that may be of such a number, if lines and texts had no ends."""
    begins, ends = batch.digits
    if not len(begins):
        return begins
    groups = np.flatnonzero(np.append(True, begins[1:] - ends[:-1] > _WIDEST_GAP))
    is_many = np.add.reduceat(ends - begins, groups) >= _MANY
    return begins[np.repeat(is_many, np.diff(groups, append=len(begins)))]


def crowd_of(read: str, runs: Sequence[Run]) -> Crowd | None:
    """Where numbers of many digits can stand, if any can."""
    most = count = first = last = 0
    began = before = 0
    for start, end in runs:
        if start - before > _WIDEST_GAP or "\n" in read[before:start]:
            count = 0
        if not count:
            began = start
        count += end - start
        if count >= _MANY:
            first, last, most = first if most else began, end, max(most, count)
        before = end
    return Crowd(most, max(0, first - _AHEAD), last + _BEHIND) if most else None

"""Arrays for which numpy has no name."""

from __future__ import annotations

import numpy as np

from exposure.detect.words.arrays import Column, Rows, filter_of, left_half, may_hold, right_half, spread


def test_stretches_are_spread() -> None:
    """Empty ones have no element."""
    ends, owners, numbers = spread(np.array([5, 0, 9]), np.array([2, 0, 1]))
    assert (ends.tolist(), owners.tolist(), numbers.tolist()) == ([2, 2, 3], [0, 0, 2], [5, 6, 9])


def test_rows_and_columns_grow() -> None:
    """What was taken before more was added is taken again."""
    rows, column = Rows(), Column()
    for row in ([1, 2], [], [3]):
        rows.append(row)
        column.append(len(row))
        assert rows.of(np.array([0])).numbers.tolist() == [1, 2]
    taken = rows.of(np.array([2, 1, 0]))
    assert (taken.owners.tolist(), taken.numbers.tolist()) == ([0, 2, 2], [3, 1, 2])
    assert column.take(np.array([2, 0])).tolist() == [1, 2]


def test_a_filter_holds_all_and_hardly_more() -> None:
    """Every pair that was put in, and few of those that were not."""
    left, right = np.divmod(np.arange(2_000), 50)
    held = filter_of(left, right)
    assert len(may_hold(held, left_half(left) ^ right_half(right))) == 2_000
    assert len(may_hold(held, left_half(left + 100) ^ right_half(right))) < 40

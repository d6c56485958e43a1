"""The figure of kinds and their shares in scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from tests.charts.frames import SCOPE, bars, scope_frame, texts

from exposure import charts
from exposure.charts import scope, theme
from exposure.model import KINDS, STATUSES

if TYPE_CHECKING:
    from matplotlib.patches import Rectangle


def test_bars_show_the_shares_within_each_kind() -> None:
    """Every bar is as long as every other, and its parts are the shares of the statuses."""
    figure = charts.scope_by_kind(SCOPE)
    axes = figure.axes[-1]
    by_row: dict[int, list[Rectangle]] = {}
    for bar in bars(axes):
        by_row.setdefault(round(bar.get_y() + bar.get_height() / 2), []).append(bar)
    assert [sum(bar.get_width() for bar in row) for row in by_row.values()] == pytest.approx([1.0] * 4)
    assert [bar.get_width() for bar in by_row[0]] == pytest.approx([412 / 443, 31 / 443, 0])
    assert [to_hex(bar.get_facecolor()) for bar in by_row[0]] == [theme.IN, theme.UNCLEAR, theme.EXCLUDED]


def test_three_records_are_as_readable_as_sixty_thousand() -> None:
    """The numbers stand beside the bars, whatever the bars can show."""
    shown = texts(charts.scope_by_kind(SCOPE))
    assert {"60,000", "412", "31", "5,210", "3"} <= set(shown)


def test_kinds_are_sorted_by_what_is_in_scope() -> None:
    """Most in scope first, then most unclear."""
    assert [row.words for row in scope.fold(SCOPE)] == ["posts", "articles", "reactions", "private messages"]


def test_rows_of_several_rules_are_added_up() -> None:
    """The frame may hold a row per rule; the chart has one per kind."""
    rows = scope.fold(scope_frame(("post", "in", 2), ("post", "in", 3), ("post", "excluded", 1), ("note", "in", 0)))
    assert [(row.words, row.counts) for row in rows] == [("posts", {"in": 5, "excluded": 1, "unclear": 0})]


@given(
    st.dictionaries(st.tuples(st.sampled_from(KINDS), st.sampled_from(STATUSES)), st.integers(0, 100_000), max_size=80)
)
def test_folding_loses_no_record(counts: dict[tuple[str, str], int]) -> None:
    """At most sixteen rows, the rest in the last one, and every total is kept."""
    rows = scope.fold(scope_frame(*((kind, status, records) for (kind, status), records in counts.items())))
    kinds = {kind for (kind, _), records in counts.items() if records}
    assert len(rows) == min(len(kinds), scope.MOST_ROWS)
    assert (scope.EVERYTHING_ELSE in {row.words for row in rows}) == (len(kinds) > scope.MOST_ROWS)
    for status in STATUSES:
        assert sum(row.counts[status] for row in rows) == sum(n for (_, key), n in counts.items() if key == status)


def test_the_largest_kinds_are_never_folded() -> None:
    """Messages are what members look for, so being out of scope does not hide them."""
    many = scope_frame(("message", "excluded", 60_000), *((kind, "in", 1) for kind in KINDS if kind != "message"))
    rows = [row.words for row in scope.fold(many)]
    assert rows[-2:] == ["private messages", scope.EVERYTHING_ELSE]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([], "There are no records to judge"),
        ([("post", "in", 3), ("note", "excluded", 1)], "Most of your records are in scope: 3 of 4"),
        ([("post", "in", 1), ("note", "excluded", 1)], "50% of your records are in scope: 1 of 2"),
        ([("post", "in", 1), ("note", "excluded", 999)], "Less than 1% of your records are in scope: 1 of 1,000"),
        ([("post", "in", 2)], "All of your records are in scope: 2 of 2"),
        ([("note", "excluded", 5)], "None of your 5 records is known to be in scope"),
        (
            [("note", "excluded", 5), ("vote", "unclear", 2)],
            "None is in scope today; for 2 of 7 it is unclear",
        ),
    ],
)
def test_title_states_what_the_counts_say(rows: list[tuple[str, str, int]], title: str) -> None:
    """The finding is computed, and true in every case."""
    frame = scope_frame(*rows)
    assert scope.finding(scope.fold(frame)) == title
    assert title.split(maxsplit=1)[0] in texts(charts.scope_by_kind(frame))[0]

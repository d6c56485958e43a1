"""The figure of records over the years, with the days that matter."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from tests.charts.frames import MARKS, TIME, bars, texts, time_frame

from exposure import charts
from exposure.charts import Mark, quarters


def test_each_family_has_a_row_with_its_own_scale() -> None:
    """Nine hundred messages do not flatten four posts."""
    rows = [axes for axes in charts.timeline(TIME, MARKS).axes if axes.get_label()]
    assert [axes.get_label() for axes in rows] == ["posts", "messages"]
    assert [axes.get_ylim() for axes in rows] == [(0, 4), (0, 900)]
    assert [[bar.get_height() for bar in bars(axes)] for axes in rows] == [[4, 2, 1], [900, 100]]
    assert len({axes.get_xlim() for axes in rows}) == 1
    assert bars(rows[0])[0].get_x() == pytest.approx(2019.02)


def test_marks_are_written_and_drawn_through_every_row() -> None:
    """Each mark has its words once, and a line at the label and in each row."""
    figure = charts.timeline(TIME, MARKS)
    shown = " ".join(texts(figure))
    assert "3 Nov 2025: training starts here" in shown
    assert "1 Feb 2026: you opted out" in shown
    lines = [artist for artist in figure.artists if isinstance(artist, Line2D)]
    ends = [np.asarray(line.get_xdata(orig=True)) for line in lines]
    assert len(ends) == 2 * 3
    assert all(start == end for start, end in ends)
    assert len({float(start) for start, _ in ends}) == 2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.dates(date(2012, 1, 1), date(2026, 12, 31)), min_size=1, max_size=5, unique=True),
    st.lists(st.dates(date(2008, 1, 1), date(2026, 11, 22)), max_size=3),
)
def test_labels_meet_neither_each_other_nor_a_line(days: list[date], periods: list[date]) -> None:
    """Wherever the marks fall, every label stays on the sheet and clear of what is not its own."""
    marks = [Mark(day, "training of generative AI starts in your region") for day in days]
    series = {"posts": dict.fromkeys(periods, 1)} if periods else {}
    labels = quarters._labels(marks, series)[0]
    assert len(labels) == len(marks)
    for label in labels:
        left, low, high = label.x - label.width, label.row, label.row + len(label.lines)
        assert left >= -1e-9
        for other in labels:
            if other is label:
                continue
            other_high = other.row + len(other.lines)
            apart = other.x <= left or other.x - other.width >= label.x or other.row >= high or other_high <= low
            assert apart, "two labels overlap"
            # The other's line runs from the top of its label down to the rows.
            assert not (left < other.x < label.x and low < other_high), "a line crosses a label"


@pytest.mark.parametrize(
    ("marks", "title"),
    [
        (MARKS, "At least 89% of your dated records are older than 3 Nov 2025"),
        (MARKS[::-1], "At least 90% of your dated records are older than 1 Feb 2026"),
        ((Mark(date(2027, 1, 1), "later"),), "All of your dated records are older than 1 Jan 2027"),
        ((Mark(date(2019, 2, 1), "early"),), "Your busiest year was 2019: 904 of 1,007 dated records"),
        ((), "Your busiest year was 2019: 904 of 1,007 dated records"),
    ],
)
def test_title_counts_only_quarters_that_are_surely_older(marks: tuple[Mark, ...], title: str) -> None:
    """The quarter in which the first mark falls counts for neither side."""
    assert quarters.finding(TIME, marks) == title


def test_no_dated_record_is_a_figure_too() -> None:
    """Nothing to draw is said, and the marks stay."""
    figure = charts.timeline(TIME.clear(), MARKS)
    assert texts(figure)[0] == "No record carries a date"
    assert not [axes for axes in figure.axes if axes.get_label()]
    assert charts.describe_timeline(TIME.clear(), MARKS) == "Timeline of records per quarter: no record carries a date."


def test_long_histories_keep_their_years_apart() -> None:
    """At most ten years are written, the last one always."""
    frame = time_frame(*((date(year, 1, 1), "posts", 1) for year in range(2003, 2027)))
    years = [text for text in texts(charts.timeline(frame, ())) if re.fullmatch(r"20\d\d", text)]
    assert len(years) <= 10
    assert years[-1] == "2025"
    assert {int(after) - int(before) for before, after in pairwise(years)} == {3}

"""The charts, asserted on their data, axes and words; never on pixels."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from tests.conftest import ROOT

from exposure import charts
from exposure.charts import Mark, quarters, scope, sensitive, theme, words
from exposure.model import CATEGORIES, CATEGORY_GROUPS, KINDS, STATUSES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def scope_frame(*rows: tuple[str, str, int]) -> pl.DataFrame:
    """Records per kind and status."""
    return pl.DataFrame(rows, schema={"kind": pl.String, "status": pl.String, "records": pl.Int64}, orient="row")


def time_frame(*rows: tuple[date, str, int]) -> pl.DataFrame:
    """Records per quarter and family."""
    return pl.DataFrame(rows, schema={"period": pl.Date, "family": pl.String, "records": pl.Int64}, orient="row")


def found_frame(*rows: tuple[str, int | None, int]) -> pl.DataFrame:
    """Sensitive records per category and year."""
    return pl.DataFrame(rows, schema={"category": pl.String, "year": pl.Int32, "records": pl.Int64}, orient="row")


SCOPE = scope_frame(
    ("message", "excluded", 60_000),
    ("post", "in", 412),
    ("post", "unclear", 31),
    ("reaction", "unclear", 5_210),
    ("article", "in", 3),
)
TIME = time_frame(
    (date(2019, 1, 1), "posts", 4),
    (date(2025, 7, 1), "posts", 2),
    (date(2025, 10, 1), "posts", 1),
    (date(2019, 4, 1), "messages", 900),
    (date(2026, 1, 1), "messages", 100),
)
FOUND = found_frame(
    ("health", 2019, 9), ("health", 2021, 1), ("pay", 2020, 4), ("email", None, 2), ("credential", 2021, 1)
)
MARKS = (Mark(date(2025, 11, 3), "training starts here"), Mark(date(2026, 2, 1), "you opted out"))


def texts(figure: Figure) -> list[str]:
    """All words of a figure, in the order in which they were written."""
    return [text.get_text() for text in figure.texts]


def bars(axes: Axes) -> list[Rectangle]:
    """The bars or tiles of axes."""
    return [patch for patch in axes.patches if isinstance(patch, Rectangle)]


# Kinds


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


# Time


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


# Categories


def test_every_number_has_its_tile() -> None:
    """One tile per category and year with records, darker the more there are, in the colour of the group."""
    figure = charts.sensitive_by_category(FOUND)
    tiles = {axes.get_label(): bars(axes) for axes in figure.axes}
    assert {name: len(row) for name, row in tiles.items()} == {"email": 1, "credential": 1, "health": 2, "pay": 1}
    assert to_hex(tiles["health"][0].get_facecolor()) == theme.SPECIAL
    assert to_hex(tiles["pay"][0].get_facecolor()) == theme.WORK
    nine, one = (tile.get_alpha() for tile in tiles["health"])
    assert nine is not None
    assert one is not None
    assert nine > one


def test_years_without_findings_and_undated_records_have_a_column() -> None:
    """The years run on without gaps; what has no date stands last."""
    figure = charts.sensitive_by_category(FOUND)
    assert {axes.get_xlim() for axes in figure.axes} == {(0, 4)}
    shown = texts(figure)
    assert [text for text in shown if text in {"2019", "2020", "2021", "no date", "all"}] == [
        "2019",
        "2020",
        "2021",
        "no date",
        "all",
    ]
    assert [round(tile.get_x()) for axes in figure.axes if axes.get_label() == "email" for tile in bars(axes)] == [3]


def test_categories_stand_in_their_groups_largest_first() -> None:
    """Groups keep their order; within one, the most frequent category leads."""
    frame = found_frame(("pay", 2020, 1), ("job-search", 2020, 5), ("health", 2020, 1))
    shown = texts(charts.sensitive_by_category(frame))
    places = [shown.index(name) for name in ("Special categories (GDPR Art. 9 and 10)", "health", "Work")]
    assert places == sorted(places)
    assert shown.index("looking for a job") < shown.index("pay")


@pytest.mark.parametrize("rows", [[], [("health", 2020, 0)]])
def test_nothing_found_is_a_calm_figure(rows: list[tuple[str, int, int]]) -> None:
    """No axes, no alarm, and no promise."""
    figure = charts.sensitive_by_category(found_frame(*rows))
    assert figure.axes == []
    assert texts(figure)[0] == "Nothing sensitive was found"
    assert "A search can miss things." in " ".join(texts(figure))
    assert charts.describe_sensitive_by_category(found_frame(*rows)) == "Nothing sensitive was found."


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("health", 2020, 3), ("pay", 2020, 1)], "Found most often: health, in 3 records"),
        ([("health", 2020, 1)], "Found most often: health, in 1 record"),
        ([("health", 2020, 2), ("pay", 2021, 2)], "Found most often: health and pay, in 2 records each"),
        (
            [("health", 2020, 1), ("pay", 2020, 1), ("family", 2020, 1)],
            "3 kinds of sensitive content were found, none in more than 1 record",
        ),
    ],
)
def test_title_names_what_leads(rows: list[tuple[str, int, int]], title: str) -> None:
    """A tie is not decided by the alphabet."""
    assert sensitive.finding(sensitive._counts(found_frame(*rows))) == title


def test_a_single_undated_finding_can_be_drawn() -> None:
    """There may be no year at all."""
    figure = charts.sensitive_by_category(found_frame(("email", None, 1)))
    assert [axes.get_xlim() for axes in figure.axes] == [(0, 1)]


def test_all_categories_over_twenty_years_can_be_drawn() -> None:
    """The largest table keeps its numbers inside their cells."""
    rows = [(name, year, 10 + year % 9) for name in CATEGORIES for year in range(2004, 2027)]
    figure = charts.sensitive_by_category(found_frame(*rows))
    assert len(figure.axes) == len(CATEGORIES)
    cell = figure.axes[0].get_position().width * theme.WIDTH / 23
    assert theme.text_width("18", theme.SMALL) < cell + 0.06


# Words


def test_everything_has_plain_saidthat_fit() -> None:
    """Each kind, category and group has words, and they fit the column left of the bars."""
    assert set(words._KINDS) == set(KINDS)
    assert set(words.CATEGORY_WORDS) == set(CATEGORIES)
    assert set(words.GROUP_WORDS) == set(CATEGORY_GROUPS) == set(theme.GROUP_COLOURS)
    for kind in KINDS:
        assert theme.text_width(charts.kind_words(kind), theme.TEXT) <= scope._BAR_LEFT - 0.1
        assert charts.kind_words(kind, 1)
    for category in CATEGORIES:
        assert theme.text_width(charts.category_words(category), theme.TEXT) <= sensitive._LEFT - 0.1
    assert charts.kind_words("post", 1) == "post"
    assert [
        charts.one_kind(kind) for kind in ("post", "article", "email_address", "honor", "ai_chat", "new_thing")
    ] == [
        "a post",
        "an article",
        "an e-mail address",
        "an honour or award",
        "a chat with LinkedIn's AI",
        "a new thing",
    ]
    assert charts.kind_words("new_thing") == "new thing"
    assert charts.category_words("new-thing") == "new thing"


def test_descriptions_are_one_sentence_with_the_finding() -> None:
    """Who cannot see a chart is told the same."""
    sentences = (
        charts.describe_scope_by_kind(SCOPE),
        charts.describe_timeline(TIME, MARKS),
        charts.describe_sensitive_by_category(FOUND),
    )
    assert "Less than 1% of your records are in scope: 415 of 65,656" in sentences[0]
    assert "from 2019 to 2026" in sentences[1]
    assert "1,000 in messages" in sentences[1]
    assert "health 10, pay 4" in sentences[2]
    for sentence in sentences:
        assert sentence.endswith(".")
        assert "\n" not in sentence


# Files


def figures() -> dict[str, Figure]:
    """Each chart with data and without."""
    return {
        "scope": charts.scope_by_kind(SCOPE),
        "timeline": charts.timeline(TIME, MARKS),
        "sensitive": charts.sensitive_by_category(FOUND),
        "no scope": charts.scope_by_kind(SCOPE.clear()),
        "no timeline": charts.timeline(TIME.clear(), ()),
        "nothing found": charts.sensitive_by_category(FOUND.clear()),
    }


@pytest.mark.parametrize("name", figures())
def test_svg_is_a_document_with_text_and_theme_colours_only(name: str) -> None:
    """Well-formed, its words are words, and no colour escapes the theme."""
    svg = charts.to_svg(figures()[name])
    root = ET.fromstring(svg)  # noqa: S314 - this program's own output
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", svg)) <= set(charts.THEME)
    assert not re.search(r"#[0-9a-fA-F]{3}\b(?![0-9a-fA-F])", svg)
    for text in texts(figures()[name]):
        assert text.replace("'", "&#x27;") in svg or text in "".join(root.itertext())
    assert "sans-serif" in svg
    assert "<dc:date>" not in svg
    assert "matplotlib" not in svg.lower()
    assert ' id="' not in svg


@pytest.mark.parametrize("name", figures())
def test_inlined_svg_follows_the_page(name: str) -> None:
    """No prolog, no style sheet that would leak, no fixed size, and every colour a variable."""
    element = charts.inline(charts.to_svg(figures()[name]))
    assert element.startswith("<svg ")
    assert element.endswith("</svg>")
    tag = element[: element.index(">")]
    assert "viewBox=" in tag
    assert " width=" not in tag
    assert " height=" not in tag
    assert "<style" not in element
    assert not any(colour in element for colour in charts.THEME)
    assert set(re.findall(r"var\((--[\w-]+)\)", element)) <= set(charts.THEME.values())


def test_svg_is_the_same_in_another_process() -> None:
    """Same frame, same bytes, whatever the process and whatever its configuration of matplotlib."""
    program = """
import sys, matplotlib
matplotlib.rcParams.update({"font.size": 30, "svg.fonttype": "path", "axes.facecolor": "red"})
from tests.test_charts import figures
from exposure.charts import to_svg
sys.stdout.buffer.write("".join(to_svg(figure) for figure in figures().values()).encode())
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    here = "".join(charts.to_svg(figure) for figure in figures().values()).encode()
    assert runs[0].stdout == runs[1].stdout == here


def test_drawing_leaves_matplotlibs_settings_alone() -> None:
    """A caller's own configuration is as it was."""
    before = dict(mpl.rcParams)
    charts.to_svg(charts.scope_by_kind(SCOPE))
    assert {key: value for key, value in mpl.rcParams.items() if key != "backend"} == {
        key: value for key, value in before.items() if key != "backend"
    }


def test_png_is_an_image_of_the_whole_sheet() -> None:
    """The signature, and the size the sheet has at 192 dots per inch."""
    figure = charts.scope_by_kind(SCOPE)
    image = charts.to_png(figure)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(image[start : start + 4], "big") for start in (16, 20))
    assert (width, height) == tuple(math.floor(side * 192) for side in figure.get_size_inches())
    assert b"matplotlib" not in image.lower()


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0%"), (0.004, "less than 1%"), (0.5, "50%"), (0.999, "99%"), (1, "100%")]
)
def test_percent_says_nothing_or_all_only_when_it_is(share: float, said: str) -> None:
    """Rounding never turns a few into none or most into all."""
    assert theme.percent(share) == said

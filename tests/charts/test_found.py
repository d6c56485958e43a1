"""The figure of findings by category and year."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex
from tests.charts.frames import FOUND, bars, found_frame, texts

from exposure import charts
from exposure.charts import sensitive, theme
from exposure.model import CATEGORIES


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

"""Counts to draw, and what is read from a drawn figure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
from matplotlib.patches import Rectangle

from exposure.charts import Mark

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

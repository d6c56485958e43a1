"""The second chart: when the records were made, and what already existed when a use began.

Messages can outnumber posts fifty to one, so each family of kinds has a row of its own with its own scale.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from exposure.charts.theme import (
    GRID,
    MUTED,
    SERIES,
    SMALL,
    SMALL_LINE,
    TEXT,
    WIDTH,
    Sheet,
    count,
    style,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl
    from matplotlib.figure import Figure

FAMILIES: Final = {
    "posts": "Posts and articles",
    "comments": "Comments",
    "reactions": "Reactions and votes",
    "messages": "Messages",
    "other": "Everything else",
}
#: Heights, in inches: a row's words, its bars, the gap below them, the years at the bottom.
_WORDS, _BARS, _GAP, _YEARS = 0.19, 0.4, 0.13, 0.2
_NOTE: Final = "Records per quarter; each row has its own scale. Records without a date are not shown."
#: Between a label and its line, in inches.
_LABEL_GAP: Final = 0.05
#: Characters per line of a mark's label.
_LABEL_CHARACTERS: Final = 28
_QUARTER: Final = 0.25
#: How far the last year may reach past the bars: browsers set it narrower than it is measured.
_OVERHANG: Final = 0.06
#: At most this many years are written below the axis.
_MOST_YEARS: Final = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that matters, drawn as a line through the whole chart."""

    day: date
    #: What happened on it; the chart writes the day itself.
    label: str

    @property
    def words(self) -> str:
        """The day and what happened, as written beside the line."""
        return f"{self.day.day} {self.day:%b %Y}: {self.label}"


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a mark's words stand: to the left of its line, `row` lines above the first row of bars."""

    mark: Mark
    x: float
    lines: tuple[str, ...]
    width: float
    row: int


def timeline(frame: pl.DataFrame, marks: Sequence[Mark]) -> Figure:
    """Records per quarter, family by family, from columns `period`, `family` and `records`.

    The title speaks of the first mark; the others are drawn only.
    """
    series = _series(frame)
    labels, span = _labels(marks, series)
    with style():
        band = SMALL_LINE * max((label.row + len(label.lines) for label in labels), default=0)
        height = band + (_WORDS + _BARS + _GAP) * len(series)
        sheet = Sheet("timeline", finding(frame, marks), _NOTE, height + _YEARS)
        top = sheet.top + band
        for label in labels:
            _write(sheet, label, top)
        for place, (family, values) in enumerate(series.items()):
            y = top + (_WORDS + _BARS + _GAP) * place
            _row(sheet, family, values, y, span)
            for label in labels:
                sheet.line(label.x, y + _WORDS, y + _WORDS + _BARS)
        _years(sheet, top + (_WORDS + _BARS + _GAP) * len(series) - _GAP, span)
        return sheet.figure


def describe_timeline(frame: pl.DataFrame, marks: Sequence[Mark]) -> str:
    """One sentence for those who cannot see the chart."""
    series = _series(frame)
    if not series:
        return "Timeline of records per quarter: no record carries a date."
    totals = ", ".join(
        f"{count(sum(values.values()))} in {FAMILIES[family].lower()}" for family, values in series.items()
    )
    years = sorted(period.year for values in series.values() for period in values)
    return f"Timeline of records per quarter from {years[0]} to {years[-1]}: {totals}; {_lower(finding(frame, marks))}."


def finding(frame: pl.DataFrame, marks: Sequence[Mark]) -> str:
    """What the chart shows, in one line."""
    series = _series(frame)
    total = sum(sum(values.values()) for values in series.values())
    if not total:
        return "No record carries a date"
    if marks:
        day = marks[0].day
        # Only whole quarters that ended before the day are surely older than it.
        quarter = date(day.year, day.month - (day.month - 1) % 3, 1)
        older = sum(records for values in series.values() for period, records in values.items() if period < quarter)
        if percent := 100 * older // total:
            share = "All" if older == total else f"At least {percent}%"
            return f"{share} of your dated records are older than {day.day} {day:%b %Y}"
    by_year: dict[int, int] = {}
    for values in series.values():
        for period, records in values.items():
            by_year[period.year] = by_year.get(period.year, 0) + records
    busiest = max(by_year, key=lambda year: (by_year[year], year))
    return f"Your busiest year was {busiest}: {count(by_year[busiest])} of {count(total)} dated records"


def _series(frame: pl.DataFrame) -> dict[str, dict[date, int]]:
    """Records per quarter of each family that has any, in the order of `FAMILIES`."""
    series: dict[str, dict[date, int]] = {family: {} for family in FAMILIES}
    for period, family, records in frame.select("period", "family", "records").sort("period", "family").iter_rows():
        series[family][period] = series[family].get(period, 0) + records
    return {family: values for family, values in series.items() if sum(values.values())}


def _position(day: date) -> float:
    """A day as a fraction of years, so that quarters are equally wide."""
    return day.year + (day.month - 1) / 12 + (day.day - 1) / 372


def _labels(marks: Sequence[Mark], series: dict[str, dict[date, int]]) -> tuple[list[_Label], tuple[float, float]]:
    """Where the labels stand, and the span of time that leaves room for them."""
    lines = [tuple(textwrap.wrap(mark.words, _LABEL_CHARACTERS)) for mark in marks]
    widths = [max(text_width(line, SMALL) for line in words) + _LABEL_GAP for words in lines]
    span = _span(series, marks, widths)
    return _place(marks, lines, widths, span), span


def _span(series: dict[str, dict[date, int]], marks: Sequence[Mark], widths: Sequence[float]) -> tuple[float, float]:
    """From the first to the last quarter or mark, beginning early enough for every label to fit left of its line."""
    periods = [_position(period) for values in series.values() for period in values]
    days = [_position(mark.day) for mark in marks]
    start = min([*periods, *days], default=2020.0)
    end = max([*(period + _QUARTER for period in periods), *(day + _QUARTER for day in days)], default=start)
    end = max(end, start + 1)
    room = [(day - end * width / WIDTH) / (1 - width / WIDTH) for day, width in zip(days, widths, strict=True)]
    return min([start, *room]), end


def _place(
    marks: Sequence[Mark], lines: Sequence[tuple[str, ...]], widths: Sequence[float], span: tuple[float, float]
) -> list[_Label]:
    """Give each label the lowest place where it meets neither another label nor another mark's line.

    Labels end at their line, so a line can meet only the labels of later marks, and those stand higher.
    """
    labels: list[_Label] = []
    for mark, words, width in sorted(zip(marks, lines, widths, strict=True), key=lambda item: item[0].day):
        x = WIDTH * (_position(mark.day) - span[0]) / (span[1] - span[0])
        below = [label for label in labels if label.x > x - width - _LABEL_GAP]
        row = max((label.row + len(label.lines) for label in below), default=0)
        labels.append(_Label(mark, x, words, width, row))
    return labels


def _write(sheet: Sheet, label: _Label, bottom: float) -> None:
    """A label and its line down to the rows."""
    top = bottom - SMALL_LINE * (label.row + len(label.lines))
    sheet.line(label.x, top, bottom)
    for number, line in enumerate(label.lines):
        sheet.text(label.x - _LABEL_GAP, top + SMALL_LINE * (number + 0.5), line, size=SMALL, ha="right")


def _row(sheet: Sheet, family: str, values: dict[date, int], y: float, span: tuple[float, float]) -> None:
    sheet.text(0, y + _WORDS / 2, FAMILIES[family])
    extent = f"{count(sum(values.values()))}, at most {count(max(values.values()))} a quarter"
    sheet.text(text_width(FAMILIES[family], TEXT) + 0.1, y + _WORDS / 2, extent, size=SMALL, color=MUTED)
    axes = sheet.axes(0, y + _WORDS, WIDTH, _BARS)
    axes.set_label(family)
    axes.set_xlim(*span)
    axes.set_ylim(0, max(values.values()))
    axes.bar(
        [_position(period) + _QUARTER / 2 for period in values],
        list(values.values()),
        width=_QUARTER * 0.84,
        color=SERIES,
        clip_on=False,
    )
    axes.plot(span, (0, 0), color=GRID, linewidth=0.8, clip_on=False, zorder=0)


def _years(sheet: Sheet, y: float, span: tuple[float, float]) -> None:
    start, end = span
    places = {year: WIDTH * (year - start) / (end - start) for year in range(math.ceil(start), math.ceil(end))}
    width = text_width("2000", SMALL)
    years = [year for year, x in places.items() if x + width <= WIDTH + _OVERHANG]
    step = -(-len(years) // _MOST_YEARS)
    for year in years:
        if (year - years[-1]) % step == 0:
            sheet.text(places[year], y + 0.1, str(year), size=SMALL, color=MUTED)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]

"""The third chart: what kind of sensitive thing was found, and in which year."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from matplotlib.patches import Rectangle

from exposure.charts.theme import GRID, GROUP_COLOURS, INK, MUTED, SMALL, Sheet, count, style
from exposure.charts.words import GROUP_WORDS, category_words
from exposure.model import CATEGORY_GROUPS

if TYPE_CHECKING:
    import polars as pl
    from matplotlib.figure import Figure

_NO_DATE: Final = "no date"
_NOTE: Final = (
    "Records that state something of the kind, by the year they were made. One record can count in several rows."
)
_NOTHING: Final = (
    "Your own texts were searched for personal, secret and special-category content. A search can miss things."
)
_LEFT: Final = 1.64
_RIGHT: Final = 4.26
_TOTAL_RIGHT: Final = 4.6
_ROW: Final = 0.225
_HEADING: Final = 0.26
_WIDEST_CELL: Final = 0.45
_FAINTEST, _STRONGEST = 0.16, 0.5
#: Years written above the cells, at most; of more, every second or third is.
_MOST_YEARS: Final = 7

#: Records per category and column; a column is a year, or `_NO_DATE`.
_Counts = dict[str, dict[str, int]]


def sensitive_by_category(frame: pl.DataFrame) -> Figure:
    """Sensitive records by category and year, from columns `category`, `year` (null: undated) and `records`."""
    counts = _counts(frame)
    columns = _columns(counts)
    groups = _groups(counts)
    with style():
        if not counts:
            return Sheet("sensitive_by_category", finding(counts), _NOTHING, 0.1).figure
        rows = sum(len(categories) for categories in groups.values())
        sheet = Sheet(
            "sensitive_by_category",
            finding(counts),
            _NOTE,
            0.2 + _HEADING * len(groups) + _ROW * rows + 0.08,
        )
        cell = min(_WIDEST_CELL, (_RIGHT - _LEFT) / len(columns))
        y = sheet.top + 0.1
        _header(sheet, columns, cell, y)
        y += 0.1
        most = max(records for row in counts.values() for records in row.values())
        for group, categories in groups.items():
            sheet.text(0, y + _HEADING * 0.6, GROUP_WORDS[group], size=SMALL, color=GROUP_COLOURS[group], weight="bold")
            y += _HEADING
            for category in categories:
                _row(sheet, category, [counts[category].get(column, 0) for column in columns], (cell, y, most))
                y += _ROW
        return sheet.figure


def describe_sensitive_by_category(frame: pl.DataFrame) -> str:
    """One sentence for those who cannot see the chart."""
    counts = _counts(frame)
    if not counts:
        return f"{finding(counts)}."
    totals = sorted(
        ((sum(row.values()), category) for category, row in counts.items()), key=lambda pair: (-pair[0], pair[1])
    )
    listed = ", ".join(f"{category_words(category)} {count(total)}" for total, category in totals[:5])
    more = f" and {len(totals) - 5} more" if len(totals) > 5 else ""  # noqa: PLR2004 - the five listed
    return f"Table of sensitive records by category and year: {listed}{more}."


def finding(counts: _Counts) -> str:
    """What the chart shows, in one line."""
    if not counts:
        return "Nothing sensitive was found"
    totals = {category: sum(row.values()) for category, row in counts.items()}
    most = max(totals.values())
    leaders = [category_words(category) for category in sorted(totals) if totals[category] == most]
    records = "record" if most == 1 else "records"
    if len(leaders) > 2:  # noqa: PLR2004 - more names than a title holds
        return f"{len(totals)} kinds of sensitive content were found, none in more than {count(most)} {records}"
    each = " each" if len(leaders) > 1 else ""
    return f"Found most often: {' and '.join(leaders)}, in {count(most)} {records}{each}"


def _counts(frame: pl.DataFrame) -> _Counts:
    counts: _Counts = {}
    for category, year, records in frame.select("category", "year", "records").iter_rows():
        if records:
            column = _NO_DATE if year is None else str(year)
            row = counts.setdefault(category, {})
            row[column] = row.get(column, 0) + records
    return counts


def _columns(counts: _Counts) -> list[str]:
    """Every year from the first to the last, then the undated ones if there are any."""
    found = {column for row in counts.values() for column in row}
    years = sorted(int(column) for column in found - {_NO_DATE})
    span = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    return span + [_NO_DATE] * (_NO_DATE in found)


def _groups(counts: _Counts) -> dict[str, list[str]]:
    """The categories found, the most frequent first within each group."""
    groups = {
        group: sorted((name for name in names if name in counts), key=lambda name: (-sum(counts[name].values()), name))
        for group, names in CATEGORY_GROUPS.items()
    }
    return {group: names for group, names in groups.items() if names}


def _header(sheet: Sheet, columns: list[str], cell: float, y: float) -> None:
    step = -(-len(columns) // _MOST_YEARS)
    undated = columns[-1] == _NO_DATE
    # The words above the last column are wider than a cell, so the year before them may have to make way.
    last_year = len(columns) - 1 - undated * (1 if cell == _WIDEST_CELL else 2)
    for place, column in enumerate(columns):
        if column == _NO_DATE or (place <= last_year and (last_year - place) % step == 0):
            sheet.text(_LEFT + cell * (place + 0.5), y, column, size=SMALL, color=MUTED, ha="center")
    sheet.text(_TOTAL_RIGHT, y, "all", size=SMALL, color=MUTED, ha="right")


def _row(sheet: Sheet, category: str, numbers: list[int], box: tuple[float, float, int]) -> None:
    cell, y, most = box
    group = next(group for group, names in CATEGORY_GROUPS.items() if category in names)
    axes = sheet.axes(_LEFT, y, cell * len(numbers), _ROW)
    axes.set_xlim(0, len(numbers))
    axes.set_ylim(0, 1)
    axes.set_label(category)
    gaps = [x for place, number in enumerate(numbers) if not number for x in (place + 0.44, place + 0.56, math.nan)]
    axes.plot(gaps, [0.5] * len(gaps), color=GRID, linewidth=1.2, clip_on=False)
    for place, number in enumerate(numbers):
        if number:
            strength = _FAINTEST + (_STRONGEST - _FAINTEST) * (number / most) ** 0.5
            axes.add_patch(
                Rectangle(
                    (place + 0.04, 0.07),
                    0.92,
                    0.86,
                    color=GROUP_COLOURS[group],
                    alpha=strength,
                    linewidth=0,
                    clip_on=False,
                )
            )
            sheet.text(_LEFT + cell * (place + 0.5), y + _ROW / 2, count(number), size=SMALL, ha="center")
    sheet.text(_LEFT - 0.1, y + _ROW / 2, category_words(category), color=INK, ha="right")
    sheet.text(_TOTAL_RIGHT, y + _ROW / 2, count(sum(numbers)), ha="right")

"""The first chart: which kinds of record are in scope.

One kind may have 60,000 records and another 3, so no common scale serves both: each bar shows the shares within its
kind, and the numbers stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exposure.charts.theme import (
    GRID,
    INK,
    MUTED,
    SMALL,
    STATUS_COLOURS,
    TEXT,
    Sheet,
    count,
    percent,
    style,
    text_width,
)
from exposure.charts.words import kind_words
from exposure.model import KINDS, STATUSES, Status

if TYPE_CHECKING:
    import polars as pl
    from matplotlib.figure import Figure

MOST_ROWS: Final = 16
EVERYTHING_ELSE: Final = "everything else"
#: The statuses from left to right in a bar, with the words of their columns.
COLUMNS: Final[dict[Status, str]] = {"in": "in scope", "unclear": "unclear", "excluded": "left out"}

_NOTE: Final = (
    "In scope: may be used to train LinkedIn's generative AI. "
    "Each bar shows the shares within one kind; the numbers say how many."
)
_ROW: Final = 0.225
_HEADER: Final = 0.25
_BAR_LEFT, _BAR_WIDTH = 1.74, 0.96
_COLUMN_RIGHTS: Final = (3.3, 3.94, 4.6)


@dataclass(frozen=True, slots=True)
class Row:
    """How many records of one kind have each status."""

    words: str
    counts: dict[Status, int]

    @property
    def total(self) -> int:
        """All records of the kind."""
        return sum(self.counts.values())


def scope_by_kind(frame: pl.DataFrame) -> Figure:
    """Shares of in scope, unclear and left out, kind by kind, from columns `kind`, `status` and `records`."""
    rows = fold(frame)
    with style():
        sheet = Sheet(
            "scope_by_kind",
            finding(rows),
            _NOTE,
            _HEADER + _ROW * len(rows) + 0.04,
        )
        _header(sheet)
        axes = sheet.axes(_BAR_LEFT, sheet.top + _HEADER, _BAR_WIDTH, _ROW * max(1, len(rows)))
        axes.set_xlim(0, 1)
        axes.set_ylim(max(1, len(rows)) - 0.5, -0.5)
        for place, row in enumerate(rows):
            left = 0.0
            for status in COLUMNS:
                share = row.counts[status] / row.total
                axes.barh(
                    place, share, left=left, height=0.56, color=STATUS_COLOURS[status], label=status, clip_on=False
                )
                left += share
            _numbers(sheet, row, sheet.top + _HEADER + _ROW * (place + 0.5))
        return sheet.figure


def describe_scope_by_kind(frame: pl.DataFrame) -> str:
    """One sentence for those who cannot see the chart."""
    rows = fold(frame)
    inside = [f"{count(row.counts['in'])} {row.words}" for row in rows if row.counts["in"]][:3]
    listed = f"; most of what is in scope: {', '.join(inside)}" if inside else ""
    return f"Bar chart by kind of record: {finding(rows)}{listed}."


def fold(frame: pl.DataFrame) -> list[Row]:
    """The rows of the chart: most in scope first, the smallest kinds folded into one row at the end."""
    by_kind: dict[str, dict[Status, int]] = {}
    for kind, status, records in frame.select("kind", "status", "records").iter_rows():
        counts = by_kind.setdefault(kind, dict.fromkeys(STATUSES, 0))
        counts[status] += records
    by_kind = {kind: counts for kind, counts in by_kind.items() if sum(counts.values())}
    order = {kind: place for place, kind in enumerate(KINDS)}
    largest = sorted(by_kind, key=lambda kind: (-sum(by_kind[kind].values()), order.get(kind, len(order)), kind))
    shown = largest if len(largest) <= MOST_ROWS else largest[: MOST_ROWS - 1]
    rows = [
        Row(kind_words(kind, sum(by_kind[kind].values())), by_kind[kind])
        for kind in sorted(shown, key=lambda kind: (*(-by_kind[kind][status] for status in COLUMNS), kind))
    ]
    if rest := largest[len(shown) :]:
        rows.append(Row(EVERYTHING_ELSE, {status: sum(by_kind[kind][status] for kind in rest) for status in STATUSES}))
    return rows


def finding(rows: list[Row]) -> str:
    """What the chart shows, in one line."""
    totals = {status: sum(row.counts[status] for row in rows) for status in STATUSES}
    total = sum(totals.values())
    if not total:
        return "There are no records to judge"
    if not totals["in"]:
        if totals["unclear"]:
            return f"None is in scope today; for {count(totals['unclear'])} of {count(total)} it is unclear"
        return f"None of your {count(total)} records is known to be in scope"
    share = totals["in"] / total
    lead = "All" if share == 1 else "Most" if share > 0.5 else percent(share).capitalize()  # noqa: PLR2004 - half
    return f"{lead} of your records are in scope: {count(totals['in'])} of {count(total)}"


def _header(sheet: Sheet) -> None:
    """The columns' names, each with its colour: the legend of the bars."""
    y = sheet.top + 0.11
    for right, (status, words) in zip(_COLUMN_RIGHTS, COLUMNS.items(), strict=True):
        sheet.text(right, y, words, size=SMALL, color=MUTED, ha="right")
        key = sheet.axes(right - text_width(words, SMALL) - 0.13, y - 0.035, 0.075, 0.075)
        key.set_xlim(0, 1)
        key.set_ylim(0, 1)
        key.barh(0.5, 1, height=1, color=STATUS_COLOURS[status], clip_on=False)


def _numbers(sheet: Sheet, row: Row, y: float) -> None:
    sheet.text(
        _BAR_LEFT - 0.1, y, row.words, size=TEXT, color=MUTED if row.words == EVERYTHING_ELSE else INK, ha="right"
    )
    for right, status in zip(_COLUMN_RIGHTS, COLUMNS, strict=True):
        number = row.counts[status]
        sheet.text(right, y, count(number) if number else "-", color=INK if number else GRID, ha="right")

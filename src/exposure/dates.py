"""Text to time: every way in which LinkedIn writes an instant or a date, recognised by its shape.

One column may mix shapes, as the parts of an export from different years do. Each shape is looked for among the
values that no earlier shape took, so a column in the commonest one costs a single pass.

Zones: shapes that say UTC or GMT are UTC; `2024-01-31 09:30:00` is UTC too, as the time inside post ids shows;
`1/31/24, 9:30 AM` is wall time at LinkedIn's seat in California, as invitations matched to messages show.
The times of events say no zone, and none is known: they are taken as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import polars as pl

Precision = Literal["second", "minute", "day", "month", "year"]

#: Where LinkedIn's servers keep the wall time of the shapes that name no zone and are not UTC.
PACIFIC: Final = "America/Los_Angeles"

#: What LinkedIn writes where it has no date.
_NOTHING: Final = ("", "N/A", "Not Available", "---")


class Moments(NamedTuple):
    """A column of text read as time; three series of the column's length."""

    #: Naive UTC, in microseconds.
    values: pl.Series
    #: How much of each value was written: second, minute, day, month or year.
    precision: pl.Series
    #: Whether there is text that no shape fits.
    unreadable: pl.Series


@dataclass(frozen=True, slots=True)
class _Shape:
    """One way of writing time: what it looks like, and how to read it."""

    #: Must match the whole value; the groups, joined by spaces, are what `format` reads.
    pattern: str
    format: str
    precision: Precision
    zone: str = "UTC"


_SHAPES: Final = (
    _Shape(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(?: ?UTC|Z)?", "%Y-%m-%d %H:%M:%S", "second"),
    _Shape(r"(\d{1,2}/\d{1,2}/\d\d), (\d{1,2}:\d\d [AP]M)", "%m/%d/%y %I:%M %p", "minute", PACIFIC),
    _Shape(r"(\d{4}/\d\d/\d\d) (\d\d:\d\d:\d\d)(?: UTC)?", "%Y/%m/%d %H:%M:%S", "second"),
    _Shape(
        r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2}) (\d\d:\d\d:\d\d) (?:UTC|GMT) (\d{4})", "%B %d %H:%M:%S %Y", "second"
    ),
    _Shape(r"(\d{1,2} [A-Z][a-z]{2} \d{4})", "%d %B %Y", "day"),
    _Shape(r"([A-Z][a-z]{2,8}) (\d{4})", "%B %Y", "month"),
    _Shape(r"(\d{4})", "%Y", "year"),
    _Shape(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?: UTC)?", "%Y-%m-%d %H:%M", "minute"),
    _Shape(r"(\d{4}-\d\d-\d\d)", "%Y-%m-%d", "day"),
    _Shape(r"(\d{4}-\d\d)", "%Y-%m", "month"),
    _Shape(r"([A-Z][a-z]{2,8} \d{1,2}), (\d{4})", "%B %d %Y", "day"),
    _Shape(r"(\d{1,2}/\d{1,2}/\d\d) (\d{1,2}:\d\d [AP]M) UTC", "%m/%d/%y %I:%M %p", "minute"),
    _Shape(r"(\d{1,2}/\d{1,2}/\d\d)", "%m/%d/%y", "day"),
    _Shape(
        r".* on ([A-Z][a-z]{2,8} \d{1,2}), (\d{4}) at (\d{1,2}:\d\d [AP]M) \((?:GMT|UTC)\)",
        "%B %d %Y %I:%M %p",
        "minute",
    ),
    _Shape(r"([A-Z][a-z]{2} \d{1,2}), (\d{4}) (\d{1,2}:\d\d [AP]M)(?: - .*)?", "%B %d %Y %I:%M %p", "minute"),
)

#: What a month or a year lacks to be a date: the text to add, and its format.
_COMPLETIONS: Final[dict[str, tuple[str, str]]] = {"month": (" 1", " %d"), "year": (" 1 1", " %m %d")}

_NONE_READ: Final = pl.DataFrame(schema={"row": pl.UInt32, "value": pl.Datetime("us"), "precision": pl.String})


def parse_moments(column: pl.Series) -> Moments:
    """Read a column of text as time; what cannot be read is NULL and marked, what stands for nothing is NULL."""
    # Newer Java versions put a narrow no-break space before AM and PM.
    text = column.cast(pl.String).str.replace_all("[\u00a0\u202f]", " ").str.strip_chars().rename("text")
    written = (text.is_not_null() & ~text.is_in(_NOTHING)).fill_null(value=False)
    if not written.any():
        return _none(len(column))
    left = text.to_frame().with_row_index("row").filter(written)
    read = []
    for shape in _SHAPES:
        if left.height and (fits := left["text"].str.contains(f"^(?:{shape.pattern})$")).any():
            read.append(_read(left.filter(fits), shape))
            left = left.filter(~fits)
    values = pl.concat([_NONE_READ, *read])
    rows = pl.DataFrame({"row": pl.Series(range(len(column)), dtype=pl.UInt32)})
    result = rows.join(values, on="row", how="left", maintain_order="left")
    unreadable = written & result["value"].is_null()
    return Moments(result["value"], result["precision"], unreadable.rename("unreadable"))


def _none(length: int) -> Moments:
    """A column without a single value; most tables of most archives are empty."""
    return Moments(
        pl.Series("value", [None] * length, dtype=pl.Datetime("us")),
        pl.Series("precision", [None] * length, dtype=pl.String),
        pl.Series("unreadable", [False] * length, dtype=pl.Boolean),
    )


def _read(values: pl.DataFrame, shape: _Shape) -> pl.DataFrame:
    """Values of one shape, as time where they name an instant that exists."""
    groups = range(1, re.compile(shape.pattern).groups + 1)
    text = pl.col("text").str.replace(f"^(?:{shape.pattern})$", " ".join(f"${{{group}}}" for group in groups))
    # A date needs a day to be one.
    missing, missing_format = _COMPLETIONS.get(shape.precision, ("", ""))
    local = (text + missing).str.strptime(pl.Datetime("us"), shape.format + missing_format, strict=False)
    return values.select(
        "row",
        _in_utc(local, shape.zone).alias("value"),
        pl.when(local.is_not_null()).then(pl.lit(shape.precision)).alias("precision"),
    )


def _in_utc(local: pl.Expr, zone: str) -> pl.Expr:
    """Wall time of a zone as naive UTC.

    In autumn an hour occurs twice and the first is meant; in spring one is skipped, and clocks then show one hour more.
    """
    if zone == "UTC":
        return local

    def located(wall_time: pl.Expr) -> pl.Expr:
        return wall_time.dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")

    instant = pl.coalesce(located(local), located(local + pl.duration(hours=1)))
    return instant.dt.convert_time_zone("UTC").dt.replace_time_zone(None)

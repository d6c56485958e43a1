"""Text to time: every way in which LinkedIn writes an instant or a date, recognised by its shape.

One column may mix shapes, as the parts of an export from different years do. Each shape is looked for among the
values that no earlier shape took, so a column in the commonest one costs a single pass.

Zones: shapes that say UTC or GMT are UTC; `2024-01-31 09:30:00` is UTC too, as the time inside post ids shows;
`1/31/24, 9:30 AM` is wall time at LinkedIn's seat in California, as invitations matched to messages show.
The times of events say no zone, and none is known: they are taken as written.

A spreadsheet program that saves a file again writes dates as its owner's country does. What that leaves, `31/01/2024
09:30` or `5-Mar-24`, says neither the zone nor, in most files, the seconds: it is taken as written, with the precision
of a minute or a day. Whether the day or the month comes first is for the column to show (`_read_numeric`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import product
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
    _Shape(r"(\d{4}-\d\d-\d\d) (\d{1,2}:\d\d)(?: UTC)?", "%Y-%m-%d %H:%M", "minute"),
    _Shape(r"(\d{4}-\d\d-\d\d)", "%Y-%m-%d", "day"),
    _Shape(r"(\d{4}-\d\d)", "%Y-%m", "month"),
    _Shape(r"([A-Z][a-z]{2,8} \d{1,2}), (\d{4})", "%B %d %Y", "day"),
    _Shape(r"(\d{1,2}/\d{1,2}/\d\d) (\d{1,2}:\d\d [AP]M) UTC", "%m/%d/%y %I:%M %p", "minute"),
    _Shape(
        r".* on ([A-Z][a-z]{2,8} \d{1,2}), (\d{4}) at (\d{1,2}:\d\d [AP]M) \((?:GMT|UTC)\)",
        "%B %d %Y %I:%M %p",
        "minute",
    ),
    _Shape(r"([A-Z][a-z]{2} \d{1,2}), (\d{4}) (\d{1,2}:\d\d [AP]M)(?: - .*)?", "%B %d %Y %I:%M %p", "minute"),
    _Shape(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}) (\d{1,2}:\d\d)(?::\d\d)?", "%Y %m %d %H:%M", "minute"),
    _Shape(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", "%Y %m %d", "day"),
)

#: `31/01/2024 9:30`, `1/31/24`, `31.01.2024, 09:30:00`, `1-31-2024 9:30 PM`.
_IN_FIGURES: Final = (
    r"^(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P<again>[-/.])(?P<year>\d{4}|\d\d)"
    r"(?:(?P<comma>,)? (?P<time>\d{1,2}:\d\d)(?::\d\d)?(?P<half> ?[AaPp][Mm])?)?$"
)
#: `31 janv. 2024`, `1er mai 2024`, `31. Januar 2024 09:30`, `31 de janeiro de 2024`, `5-Mar-24`, `März 2024`.
_IN_WORDS: Final = (
    r"^(?:(?P<day>\d{1,2})(?:er|º|\.)?[ -](?:de )?)?(?P<name>[\p{L}\p{M}]{3,})\.?(?P<mark> |-| de )(?P<year>\d{4}|\d\d)"
    r"(?:,? (?P<time>\d{1,2}:\d\d)(?::\d\d)?)?$"
)

#: The languages whose month names are read.
_LANGUAGES: Final = ("en", "fr", "de", "es", "it", "pt", "nl")

_LAST_MONTH: Final = 12

#: Two figures from here on are a year of the twentieth century, as in the shapes that `%y` reads.
_CENTURY: Final = 70

#: The number in the link to a post, whether its URN is written plainly, with percent signs or as part of a path. A
#: group's post has the group's number before its own.
_POST_ID: Final = (
    r"(?i)(?:share|ugcPost|activity|groupPost(?:%(?:25)*3A|[:-])\d+)(?:%(?:25)*3A|[:-])(\d{10,20})(?:\D|$)"
)

#: How many low bits of a post's number are not its time.
_ID_BITS: Final = 22

_FOUNDED: Final = datetime(2003, 5, 5)  # noqa: DTZ001 - naive UTC, as all times here
_UNBELIEVABLE: Final = datetime(2100, 1, 1)  # noqa: DTZ001

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
            left = left.join(read[-1], on="row", how="anti", maintain_order="left")
    for reader in (_read_figures, _read_words):
        if left.height:
            read.append(reader(left))
            left = left.join(read[-1], on="row", how="anti", maintain_order="left")
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
    """Those values of one shape that name an instant that exists."""
    groups = range(1, re.compile(shape.pattern).groups + 1)
    text = pl.col("text").str.replace(f"^(?:{shape.pattern})$", " ".join(f"${{{group}}}" for group in groups))
    # A date needs a day to be one.
    missing, missing_format = _COMPLETIONS.get(shape.precision, ("", ""))
    local = (text + missing).str.strptime(pl.Datetime("us"), shape.format + missing_format, strict=False)
    return values.select(
        "row", _in_utc(local, shape.zone).alias("value"), pl.lit(shape.precision).alias("precision")
    ).drop_nulls("value")


def _read_figures(values: pl.DataFrame) -> pl.DataFrame:
    """Those values that are a date in figures, ending with the year, of which the column shows the order.

    Days beyond the twelfth show which figure is the day, separately for each of `/`, `.` and `-`, since columns put
    together from several files may mix orders. Where no value of a kind shows it, or some contradict others, none is
    read. After hyphens a year of two figures is not believed to be one: `24-01-31` may as well begin with the year.
    """
    short = pl.col("year").str.len_bytes() == len("24")
    parts = values.select("row", pl.col("text").str.extract_groups(_IN_FIGURES)).unnest("text")
    parts = parts.filter(
        pl.col("mark") == pl.col("again"),
        ~(short & (pl.col("mark") == "-")),
        # That is LinkedIn's own shape, and its month comes first; here it names no date.
        ~(short & pl.col("comma").is_not_null() & pl.col("half").is_not_null()),
    ).with_columns(pl.col("first", "second").cast(pl.Int64))
    first, second = pl.col("first"), pl.col("second")
    day_first = ((first > _LAST_MONTH) & (second <= _LAST_MONTH)).any().over("mark")
    month_first = ((second > _LAST_MONTH) & (first <= _LAST_MONTH)).any().over("mark")
    day = pl.when(day_first & ~month_first).then(first).when(month_first & ~day_first).then(second)
    return _assembled(parts.with_columns(day.alias("day"), (first + second - day).alias("month")))


def _read_words(values: pl.DataFrame) -> pl.DataFrame:
    """Those values that name a month in one of the `_LANGUAGES`; a column of other text costs no loading of names."""
    parts = values.select("row", pl.col("text").str.extract_groups(_IN_WORDS)).unnest("text")
    # `mars 24` may be a day, `mars-24` is what spreadsheets make of a month.
    parts = parts.filter(
        pl.col("day").is_not_null()
        | (pl.col("time").is_null() & ((pl.col("year").str.len_bytes() > len("24")) | (pl.col("mark") == "-")))
    )
    if parts.is_empty():
        return _NONE_READ
    name = pl.col("name").str.normalize("NFC").str.to_lowercase()
    month = name.replace_strict(_months(), default=None, return_dtype=pl.Int64)
    half = pl.lit(None, dtype=pl.String)
    return _assembled(parts.with_columns(month.alias("month"), pl.col("day").cast(pl.Int64), half.alias("half")))


@cache
def _months() -> dict[str, int]:
    """The number of each month by its long and short names, without point and in small letters."""
    from babel.core import Locale  # noqa: PLC0415 - its data is only loaded for files that need it

    numbers: dict[str, set[int]] = {"mrz": {3}}  # German spreadsheets write it; CLDR does not.
    for language in _LANGUAGES:
        months = Locale(language).months
        for usage, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            for number, name in months[usage][width].items():
                numbers.setdefault(name.rstrip(".").lower(), set()).add(number)
    return {name: min(meant) for name, meant in numbers.items() if len(meant) == 1}


def _assembled(parts: pl.DataFrame) -> pl.DataFrame:
    """Time from `year`, `month`, `day`, `time` and `half` (of the day); the parts that are no date are left out."""
    year = pl.col("year").cast(pl.Int64)
    short = pl.col("year").str.len_bytes() == len("24")
    year = pl.when(~short).then(year).when(year < _CENTURY).then(year + 2000).otherwise(year + 1900)
    date = pl.concat_str(year, "month", pl.col("day").fill_null(1), pl.col("time").fill_null("00:00"), separator=" ")
    time = pl.when(pl.col("half").is_null()).then(date.str.strptime(pl.Datetime("us"), "%Y %m %d %H:%M", strict=False))
    local = time.otherwise((date + pl.col("half")).str.strptime(pl.Datetime("us"), "%Y %m %d %I:%M %p", strict=False))
    timed, dated = pl.col("time").is_not_null(), pl.col("day").is_not_null()
    precision = pl.when(timed).then(pl.lit("minute")).when(dated).then(pl.lit("day")).otherwise(pl.lit("month"))
    return parts.select("row", local.alias("value"), precision.alias("precision")).drop_nulls("value")


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


def post_id_times(urls: pl.Series) -> pl.Series:
    """When the posts that links point to were made, in naive UTC with milliseconds, as their numbers tell.

    Args:
        urls: Links or URNs; those of shares, posts, activities and posts in groups hold such a number.

    Returns:
        One instant per link; NULL where there is no number, or none whose time LinkedIn could have given it.
    """
    number = urls.cast(pl.String).str.extract(_POST_ID).cast(pl.UInt64, strict=False)
    times = (number // (1 << _ID_BITS)).cast(pl.Datetime("ms"))
    believable = (times >= _FOUNDED) & (times < _UNBELIEVABLE)
    return times.to_frame("time").select(pl.when(believable).then("time")).to_series().alias(urls.name)

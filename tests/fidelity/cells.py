"""How single values are written, and what is left of each: a date's zone and precision, a text's line breaks."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32
from zoneinfo import ZoneInfo

from tests.fidelity.member import Event, Media, Partial

if TYPE_CHECKING:
    from collections.abc import Callable

Value = str | datetime | None

_PACIFIC: Final = ZoneInfo("America/Los_Angeles")
_UTC: Final = ZoneInfo("UTC")
_BREAK: Final = re.compile(r"\r\n|\n")
#: English names whatever the locale of the machine that runs the tests.
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG_MONTHS: Final = "January February March April May June July August September October November December".split()
_DAYS: Final = "Mon Tue Wed Thu Fri Sat Sun".split()


class Cell(NamedTuple):
    """A cell as its file has it, before any quoting, and the columns of the table that it ought to become."""

    written: str
    expected: dict[str, Value]


def line_feeds(text: str) -> str:
    r"""The text with `\n` for each line break, which is how texts are compared."""
    return _BREAK.sub("\n", text)


def flattened(text: str) -> str:
    """The text with a space for each line break, as most tables have had it since 2021."""
    return re.sub(r"\r\n|\r|\n", " ", text)


def from_pacific(local: datetime) -> datetime:
    """Naive UTC of a wall time; of the two instants that autumn gives one wall time, the first."""
    return local.replace(tzinfo=_PACIFIC, fold=0).astimezone(_UTC).replace(tzinfo=None)


def to_pacific(instant: datetime) -> datetime:
    """Wall time, which has lost which of two equal hours in autumn it was."""
    return instant.replace(tzinfo=_UTC).astimezone(_PACIFIC).replace(tzinfo=None, fold=0)


def _minute(instant: datetime) -> datetime:
    return instant.replace(second=0)


def _clock(instant: datetime, *, padded: bool) -> str:
    hour = (instant.hour - 1) % 12 + 1
    return f"{hour:{'02d' if padded else 'd'}}:{instant.minute:02d} {'AM' if instant.hour < 12 else 'PM'}"


def _iso(instant: datetime) -> tuple[str, datetime]:
    return f"{instant:%Y-%m-%d %H:%M:%S}", instant


def _iso_utc(instant: datetime) -> tuple[str, datetime]:
    return f"{instant:%Y-%m-%d %H:%M:%S} UTC", instant


def _minute_utc(instant: datetime) -> tuple[str, datetime]:
    return f"{instant:%Y-%m-%d %H:%M} UTC", _minute(instant)


def _slashes(instant: datetime) -> tuple[str, datetime]:
    return f"{instant:%Y/%m/%d %H:%M:%S} UTC", instant


def _java(instant: datetime) -> tuple[str, datetime]:
    day, month = _DAYS[instant.weekday()], _MONTHS[instant.month - 1]
    return f"{day} {month} {instant:%d %H:%M:%S} UTC {instant.year}", instant


def _american(instant: datetime) -> tuple[str, datetime]:
    local = _minute(to_pacific(instant))
    return f"{local.month}/{local.day}/{local:%y}, {_clock(local, padded=False)}", from_pacific(local)


def _american_padded(instant: datetime) -> tuple[str, datetime]:
    local = _minute(to_pacific(instant))
    return f"{local:%m/%d/%y}, {_clock(local, padded=True)}", from_pacific(local)


def _receipt(instant: datetime) -> tuple[str, datetime]:
    return f"{instant:%m/%d/%y} {_clock(instant, padded=True)} UTC", _minute(instant)


def _day(instant: datetime) -> tuple[str, datetime]:
    return f"{instant:%d} {_MONTHS[instant.month - 1]} {instant.year}", _midnight(instant)


def _iso_day(instant: datetime) -> tuple[str, datetime]:
    return f"{instant:%Y-%m-%d}", _midnight(instant)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - naive UTC, as all times here


_MOMENTS: Final[dict[str, Callable[[datetime], tuple[str, datetime]]]] = {
    "iso": _iso,
    "iso_utc": _iso_utc,
    "minute_utc": _minute_utc,
    "slashes": _slashes,
    "java": _java,
    "american": _american,
    "american_padded": _american_padded,
    "receipt": _receipt,
    "day": _day,
    "iso_day": _iso_day,
}
_PRECISIONS: Final = {"day": "day", "iso_day": "day"}


def _broken(text: str, end: str) -> str:
    """The text with each line break between quotation marks, as posts have it."""
    return _BREAK.sub(f'"{end}"', text)


def _text_cell(column: str, text: str, form: str) -> Cell:
    kept = {"raw": text, "spilled": text, "breaks": line_feeds(text), "breaks_crlf": line_feeds(text)}.get(
        form, flattened(text)
    )
    ends = {"breaks": "\n", "breaks_crlf": "\r\n"}
    written = _broken(text, ends[form]) if form in ends else kept
    if form == "spilled" and not any(mark in text for mark in ',"'):
        # A line break does not make it quoted, and those at its end look like blank lines between records.
        kept = text.rstrip("\r\n")
    return Cell(written, {column: line_feeds(kept) or None})


def _date_cell(column: str, day: date, form: str) -> Cell:
    """A date without a time: a birthday, which stays text, or a day of publication."""
    month = _MONTHS[day.month - 1]
    if form == "birthday":
        return Cell(f"{month} {day.day}", {column: f"{month} {day.day}"})
    written = f"{month} {day.day}, {day.year}"
    if form == "birthday_year":
        return Cell(written, {column: written})
    return Cell(written, {column: _midnight(day), f"{column}_precision": "day"})


def _partial_cell(column: str, value: Partial) -> Cell:
    written = f"{_MONTHS[value.month - 1]} {value.year}" if value.month else str(value.year)
    first = datetime(value.year, value.month or 1, 1)  # noqa: DTZ001 - naive UTC, as all times here
    return Cell(written, {column: first, f"{column}_precision": "month" if value.month else "year"})


def uploaded(media: Media) -> Cell:
    """The sentence that says what was uploaded, and when."""
    at = media.uploaded_at
    day = f"{_LONG_MONTHS[at.month - 1]} {at.day}, {at.year}"
    sentence = f"You uploaded a {media.kind} on {day} at {_clock(at, padded=False)} (GMT)"
    return Cell(sentence, {"caption": sentence, "uploaded_at": _minute(at)})


def takes_place(event: Event) -> Cell:
    """The range of an event, in a zone that nobody knows: the times are expected as they are written."""
    ends = (event.starts_at, event.ends_at)
    written = " - ".join(f"{_MONTHS[at.month - 1]} {at:%d, %Y} {_clock(at, padded=True)}" for at in ends)
    return Cell(written, {"event_time": written, "starts_at": _minute(event.starts_at)})


def cell(record: object, field: str) -> Cell:
    """The cell for a field of the form `column`, `column=attribute`, `column:form` or `column='constant`.

    A field `-` is a nameless cell that is always empty.
    """
    name, _, form = field.partition(":")
    column, _, attribute = name.partition("=")
    if column == "-":
        return Cell("", {})
    if form == "uploaded" and isinstance(record, Media):
        return uploaded(record)
    if form == "takes_place" and isinstance(record, Event):
        return takes_place(record)
    if attribute.startswith("'"):
        return Cell(attribute[1:], {column: attribute[1:] or None})
    value = getattr(record, attribute or column)
    if form == "named":
        # Wide tables have one text in all their columns, with a number that tells the columns apart.
        value = f"{value} {crc32(column.encode()) % 1000}"
    return _value_cell(column, value, form)


def _value_cell(column: str, value: object, form: str) -> Cell:
    if value is None:
        # `N/A` is what Learning has, and nothing what all others have.
        return Cell("N/A" if form == "minute_utc" else "", {column: None})
    if isinstance(value, Partial):
        return _partial_cell(column, value)
    if isinstance(value, datetime):
        kind = form.removesuffix("!")
        written, expected = _MOMENTS[kind](value)
        found: dict[str, Value] = {column: expected}
        if form.endswith("!"):
            found[f"{column}_precision"] = _PRECISIONS.get(kind, "minute")
        return Cell(written, found)
    if isinstance(value, date):
        return _date_cell(column, value, form)
    return _text_cell(column, str(value), form)

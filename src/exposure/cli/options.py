"""Option types and options that several commands share."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from exposure.model import SEVERITIES
from exposure.report.folder import DEFAULT_FOLDER
from exposure.settings import BEFORE_START, Residence

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


class Day(click.ParamType[date]):
    """A calendar day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - Click's signature
        """The day, or a usage error that shows the form."""
        if isinstance(value, date):
            return value
        try:
            # Other forms of ISO 8601 exist; one is enough and cannot be misread.
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2025-11-03", param, ctx)


#: The training setting was first seen in August 2024; an earlier opt-out cannot be of this setting.
_FIRST_OPT_OUT: Final = date(2024, 1, 1)
_TRAINING_EARLIER: Final = (
    f"when there was no setting for the training of AI yet; if you chose before the use began where you live, use"
    f" --opted-out {BEFORE_START}"
)
_EARLIER: Final = f"and no verdict tells earlier days apart; if you chose before, use {_FIRST_OPT_OUT}"


class ChoiceDay(Day):
    """A day on which the member chose something at LinkedIn: from 2024 on, and not to come."""

    def __init__(self, earlier: str = _EARLIER) -> None:
        #: What is said of earlier days.
        self._earlier = earlier

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - Click's signature
        """The day, or a usage error that says which days are possible."""
        day = super().convert(value, param, ctx)
        if day < _FIRST_OPT_OUT:
            self.fail(f"{day} is before {_FIRST_OPT_OUT.year}, {self._earlier}", param, ctx)
        if day > date.today():  # noqa: DTZ011 - the member's own calendar day is meant
            self.fail(f"{day} is still to come; give a day up to today", param, ctx)
        return day


class OptOut(click.ParamType["date | str"]):
    """The day of an opt-out, or `before-start`."""

    name = "date|before-start"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | str:  # noqa: ANN401 - Click's signature
        """The day, `before-start`, or a usage error that names both."""
        if value == BEFORE_START:
            return BEFORE_START
        if not isinstance(value, date) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            self.fail(f"{value!r} is neither a day such as 2025-10-20 nor {BEFORE_START!r}", param, ctx)
        return ChoiceDay(_TRAINING_EARLIER).convert(value, param, ctx)


#: Nobody who uses LinkedIn was born earlier: it is a slip of the keyboard.
_FIRST_BIRTH: Final = 1900


class Birth(click.ParamType[date]):
    """A year of birth, or the day."""

    name = "year|date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - Click's signature
        """The day, the last of the year where only that is given, or a usage error that shows both forms."""
        if isinstance(value, date):
            return value
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            born = Day().convert(value, param, ctx)
        elif re.fullmatch(r"[12]\d{3}", value):
            # The younger reading: whoever may still be a minor is taken to be one.
            born = date(int(value), 12, 31)
        else:
            self.fail(f"{value!r} is neither a year such as 1990 nor a day such as 1990-05-31", param, ctx)
        if born.year < _FIRST_BIRTH:
            self.fail(f"{value} is too long ago; give a year from {_FIRST_BIRTH} on", param, ctx)
        if born.year > date.today().year:  # noqa: DTZ011 - the member's own calendar day is meant
            self.fail(f"{value} is still to come", param, ctx)
        return born


#: What people write for a place whose code is another.
_NOT_CODES: Final = {"UK": "GB for the United Kingdom", "EU": "the code of the country you live in, e.g. FR or DE"}


class Country(click.ParamType[str]):
    """An ISO 3166 country code."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - Click's signature
        """The code in capitals, or a usage error that says what a code looks like."""
        from exposure.policy import known_country

        code = str(value).upper()
        if code in _NOT_CODES:
            self.fail(f"{value!r} is not a country code; use {_NOT_CODES[code]}", param, ctx)
        if not known_country(code):
            self.fail(f"{value!r} is not a country code; use two letters such as FR, GB, US or CH", param, ctx)
        return code


_STAY: Final = re.compile(
    r"(?P<country>[A-Za-z]+)(?::(?P<since>\d{4}(?:-\d\d-\d\d)?)?(?P<range>-|\.\.)(?P<until>\d{4}(?:-\d\d-\d\d)?)?)?"
)


class Region(click.ParamType[Residence]):
    """A country, alone or with the years or days in which the member lived there."""

    name = "region"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Residence:  # noqa: ANN401 - Click's signature
        """The residence, or a usage error that shows the forms."""
        if isinstance(value, Residence):
            return value
        parts = _STAY.fullmatch(value)
        if parts is None or (parts["range"] and not parts["since"] and not parts["until"]):
            self.fail(
                f"{value!r} is not a country; write it as FR, or with years as US:2015-2021, US:-2021 or US:2015-,"
                " or with days as US:2015-06-01..2021-03-31",
                param,
                ctx,
            )
        country = Country().convert(parts["country"], param, ctx)
        since = _bound(parts["since"], "-01-01")
        until = _bound(parts["until"], "-12-31")
        starts_on = Day().convert(since, param, ctx) if since else None
        ends_on = Day().convert(until, param, ctx) if until else None
        if starts_on and ends_on and ends_on < starts_on:
            self.fail(f"{value!r} ends before it begins", param, ctx)
        return Residence(country, starts_on, ends_on)


def _bound(written: str | None, rest_of_day: str) -> str | None:
    """A day for a year: its first or its last."""
    return f"{written}{rest_of_day}" if written and written.isdigit() else written


#: The report folder that commands on an existing report read.
report_folder = click.argument(
    "folder",
    metavar="[DIR]",
    default=DEFAULT_FOLDER,
    type=click.Path(path_type=Path, file_okay=False),
)

severity = click.Choice(SEVERITIES)


def listing_option(as_json: str) -> Callable[[F], F]:
    """The form of a listing: lines to read, or what `as_json` says."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json"]),
        default="table",
        show_default=True,
        help=f"Lines to read, or {as_json}.",
    )

"""Option types and options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click

from exposure.model import SEVERITIES
from exposure.report.folder import DEFAULT_FOLDER
from exposure.settings import BEFORE_START


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


class OptOut(click.ParamType["date | str"]):
    """The day of an opt-out, or `before-start`."""

    name = "date|before-start"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | str:  # noqa: ANN401 - Click's signature
        """The day, `before-start`, or a usage error that names both."""
        if value == BEFORE_START:
            return BEFORE_START
        try:
            return Day().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is neither a day such as 2025-10-20 nor {BEFORE_START!r}", param, ctx)


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


#: The report folder that commands on an existing report read.
report_folder = click.argument(
    "folder",
    metavar="[DIR]",
    default=DEFAULT_FOLDER,
    type=click.Path(path_type=Path, file_okay=False),
)

severity = click.Choice(SEVERITIES)

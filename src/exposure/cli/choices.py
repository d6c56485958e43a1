"""From the options of a command to the settings of a run; options that contradict each other are usage errors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from exposure.settings import BEFORE_START, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exposure.settings import Residence, TextMode


def settings_of(choices: Mapping[str, Any]) -> Settings:
    """The settings that the options describe, by the options' names."""
    opted_out, opted_in_again = choices["opted_out"], choices["opted_in_again"]
    if opted_in_again and not opted_out:
        raise click.UsageError("--opted-in-again needs --opted-out: what was turned on again had been turned off.")
    if opted_in_again and isinstance(opted_out, date) and opted_in_again <= opted_out:
        raise click.UsageError("--opted-in-again must be a later day than --opted-out.")
    as_of, born = choices["as_of"], choices["born"]
    if as_of and born and born.year > as_of.year:
        raise click.UsageError(f"--born {born.year} is later than --as-of {as_of}: nobody had records then.")
    return Settings(
        # The one place where the clock is read: everything later is told the day.
        as_of=as_of or date.today(),  # noqa: DTZ011 - the member's own calendar day is meant
        regions=residences(choices["regions"]),
        opted_out_on=opted_out if isinstance(opted_out, date) else None,
        opted_out_before_start=opted_out == BEFORE_START,
        opted_in_again_on=opted_in_again,
        ads_opted_out_on=choices["ads_opted_out"],
        objected_on=choices["objected"],
        born_on=born,
        min_severity=choices["min_severity"],
        text_mode=_text_mode(reveal=choices["reveal"], shareable=choices["shareable"]),
        semantic=choices["semantic"],
        keep_all=choices["keep_all"],
    )


def residences(regions: Sequence[Residence]) -> tuple[Residence, ...]:
    """Every day's country, unknown where the member says nothing."""
    from exposure.policy import cover

    rest = [region.country for region in regions if region.starts_on is region.ends_on is None]
    if len(rest) > 1:
        raise click.UsageError(
            f"--region {' and '.join(map(str, rest))}: give one country without years, the one you live in, and the"
            " years of the others, e.g. --region FR --region US:2015-2021."
        )
    dated = [region for region in regions if region.starts_on or region.ends_on]
    try:
        return cover(dated, rest[0] if rest else None)
    except ValueError as error:
        raise click.UsageError(f"--region: {error}; give years that do not overlap.") from error


def _text_mode(*, reveal: bool, shareable: bool) -> TextMode:
    if reveal and shareable:
        raise click.UsageError("--reveal shows your text and --shareable leaves it out: choose one.")
    return "revealed" if reveal else "hidden" if shareable else "masked"

"""The choices of one run, in one frozen value: what queries may be told, and what the member asked for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from exposure.model import Severity

RegionSource = Literal["option", "profile", "unknown"]

#: How the member's own flagged text appears in results: identifiers masked, as written, or left out.
TextMode = Literal["masked", "revealed", "hidden"]

#: What `--opted-out` takes when the member opted out before the use began where they live.
BEFORE_START: Final = "before-start"


class Residence(NamedTuple):
    """Where the member lived from one day until another, both included."""

    #: ISO 3166 alpha-2 code; None for days of which the country is unknown.
    country: str | None
    #: None reaches back as far as LinkedIn exists.
    starts_on: date | None = None
    #: None reaches to this day and beyond.
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides a result besides the archive itself."""

    #: The day as of which verdicts hold; the only notion of time a query has.
    as_of: date
    #: Where the member lived, in the order of time: without gap or overlap, from the first day to the last.
    regions: tuple[Residence, ...] = (Residence(None),)
    region_source: RegionSource = "unknown"
    #: The day the member turned LinkedIn's generative-AI setting off; None if never or before the start.
    opted_out_on: date | None = None
    #: The setting was turned off before the use began in the member's region.
    opted_out_before_start: bool = False
    #: The day the member turned that setting on again, later than the day they turned it off; None if never.
    opted_in_again_on: date | None = None
    #: The day the member turned the sharing of data with affiliates and partners for ads off; None if never.
    ads_opted_out_on: date | None = None
    #: The day the member sent LinkedIn's objection form; None if never.
    objected_on: date | None = None
    #: The member's day of birth, the last of the year where only that is known; None if unknown.
    born_on: date | None = None
    #: Findings below this severity are counted nowhere but in the index.
    min_severity: Severity = "medium"
    text_mode: TextMode = "masked"
    #: Read the meaning of sentences too, beside the rules.
    semantic: bool = True
    #: Store the content of messages and other people's personal data too.
    keep_all: bool = False

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2 code of the country the member lives in on the day of the verdict; None if unknown."""
        return next(
            (
                residence.country
                for residence in self.regions
                if (residence.starts_on or self.as_of) <= self.as_of <= (residence.ends_on or self.as_of)
            ),
            None,
        )

    def parameters(self) -> dict[str, object]:
        """What queries may be told, by the names they use; regions as a list of structs."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return own | {"regions": [residence._asdict() for residence in self.regions]}


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Files of the user's that take part in a run besides the archive."""

    #: A rule pack of the policy in place of the bundled one.
    policy: Path | None = None
    #: Detection rules over the bundled ones.
    rules: tuple[Path, ...] = ()
    #: Findings that the user has judged and does not want to hear of again.
    keep_list: Path | None = None


NOTHING_OWN: Final = OwnFiles()


#: From this age on LinkedIn treats a member as an adult.
ADULT_AGE: Final = 18


def is_minor(settings: Settings) -> bool:
    """Whether the member is known to be under 18 on the day of the verdict."""
    born, day = settings.born_on, settings.as_of
    if born is None:
        return False
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) < ADULT_AGE

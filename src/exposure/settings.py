"""The choices of one run, in one frozen value: what queries may be told, and what the member asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from datetime import date

    from exposure.model import Severity

RegionSource = Literal["option", "profile", "unknown"]

#: How the member's own flagged text appears in results: identifiers masked, as written, or left out.
TextMode = Literal["masked", "revealed", "hidden"]

#: What `--opted-out` takes when the member opted out before the use began where they live.
BEFORE_START: Final = "before-start"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides a result besides the archive itself."""

    #: The day as of which verdicts hold; the only notion of time a query has.
    as_of: date
    #: ISO 3166 alpha-2 code of the country the member lives in; None if unknown.
    country: str | None = None
    region_source: RegionSource = "unknown"
    #: The day the member turned LinkedIn's generative-AI setting off; None if never or before the start.
    opted_out_on: date | None = None
    #: The setting was turned off before the use began in the member's region.
    opted_out_before_start: bool = False
    #: Findings below this severity are counted nowhere but in the index.
    min_severity: Severity = "medium"
    text_mode: TextMode = "masked"
    #: Store the content of messages and other people's personal data too.
    keep_all: bool = False

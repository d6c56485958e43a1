"""The verdict and its numbers in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from exposure.model import Status
    from exposure.report.page import Region
    from exposure.report.sensitive import SensitiveRecord
    from exposure.settings import Settings

STATUS_WORDS: Final[dict[Status, str]] = {"in": "In scope", "unclear": "Unclear", "excluded": "Left out"}
STATUS_MEANING: Final[dict[Status, str]] = {
    "in": "may be used to train LinkedIn's generative AI",
    "unclear": "cannot be told from what is published",
    "excluded": "is left out, by LinkedIn's own words or by your choice",
}
TEXT_MODES: Final = {
    "masked": "Your own flagged words are shown. Identifiers and secrets in them are masked.",
    "revealed": "Your own flagged words are shown in full, identifiers and secrets included: keep it to yourself.",
    "hidden": "This copy can be shared. It holds no text from your records, no links to them, no personal file names.",
}
SUGGESTIONS: Final = {"delete": "Delete it", "edit": "Rewrite it", "review": "Read it again, then decide"}
AXES: Final = {"disclosure": "What people may read", "training": "What may train LinkedIn's AI"}
REGION_SOURCES: Final = {"option": "as you said", "profile": "read from your profile", "unknown": "unknown"}
CAPTIONS: Final = {
    "scope_by_kind": "Shares within each kind of record. The table below links every number to the rule behind it.",
    "timeline": "The day training begins limits when LinkedIn may train, not how old a record may be. How far back it "
    "goes is not published.",
    "sensitive_by_category": "Found by rules on this machine. A rule can be wrong both ways: read before you delete.",
}
_TIMINGS: Final = {
    "possibly_used": "may already have been used",
    "protected": "since you opted out",
    "not_in_use": "not in use where you live",
    "contested": "sources disagree",
}
#: Indices closer than this look the same in whole numbers.
_CLOSE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer in ten seconds: how many records, since when, what is unclear, what to do first."""

    totals: Mapping[Status, int]
    region: Region
    settings: Settings
    planned: int

    @property
    def headline(self) -> str:
        """The first line of the page."""
        total = sum(self.totals.values())
        if not total:
            return "No records could be read from this archive."
        if not self.totals["in"]:
            return f"None of your {records(total)} is known to be used to train LinkedIn's generative AI."
        return f"{number(self.totals['in'])} of your {records(total)} may be used to train LinkedIn's generative AI."

    @property
    def where(self) -> str:
        """Where and since when that holds."""
        country, since = self.region.country, self.region.since
        if country is None:
            return "Where you live is unknown, so only what holds everywhere is stated and the rest is unclear."
        if self.region.state == "on":
            when = f"since {day(since)}" if since else "since a day it never published"
            latest = " at the latest" if since and self.region.at_latest else ""
            return (
                f"LinkedIn says it has done so in {country} {when}{latest}"
                f"{', unless you object' if self.still_on else ''}."
            )
        as_of = day(self.settings.as_of)
        if self.region.state in {"off", "paused"}:
            return f"LinkedIn says that it does not do so in {country} on {as_of}."
        return f"Whether LinkedIn does so in {country} on {as_of} cannot be told from what is published."

    @property
    def remainder(self) -> str:
        """What is known of all other records."""
        unclear, excluded = self.totals["unclear"], self.totals["excluded"]
        parts = []
        if unclear:
            parts.append(f"For {records(unclear)} it is unclear: what LinkedIn has published does not decide it.")
        if excluded:
            parts.append(f"{number(excluded)} {'is' if excluded == 1 else 'are'} left out.")
        return " ".join(parts)

    @property
    def opted_out(self) -> str:
        """What the member's opt-out changes; empty if there was none."""
        if self.settings.opted_out_before_start:
            return "You turned the setting off before the use began where you live."
        if self.settings.opted_out_on is None or self.settings.opted_out_on > self.settings.as_of:
            return ""
        return (
            f"You turned the setting off on {day(self.settings.opted_out_on)}. That works for the future only: records "
            "from that day on are left out; earlier ones may already have been used, and nobody can take that back. "
            "Sources disagree on whether later training drops them, so they are listed as unclear."
        )

    @property
    def still_on(self) -> bool:
        """Whether turning the setting off is still to be done."""
        opted_out = self.settings.opted_out_before_start or bool(self.opted_out)
        return not opted_out and self.region.state in {"on", "unclear"}


def records(count: int) -> str:
    """A number of records."""
    return f"{number(count)} record{'' if count == 1 else 's'}"


def number(value: int) -> str:
    """A number as people read it: 12,345."""
    return f"{value:,}"


def sentence(text: str) -> str:
    """The text with a capital first letter and nothing else changed."""
    return text[:1].upper() + text[1:]


def day(value: date) -> str:
    """A day as people read it: 3 November 2025."""
    return f"{value.day} {value:%B %Y}"


def timing(word: str) -> str:
    """What a timing adds to a status; empty when it adds nothing a reader needs."""
    return _TIMINGS.get(word, "")


def training(record: SensitiveRecord) -> str:
    """What is known of one record and training."""
    if record.training_status == "in":
        return "May be used to train LinkedIn's generative AI."
    if record.training_status == "excluded":
        detail = timing(record.timing)
        return f"Left out of LinkedIn's generative-AI training{f' ({detail})' if detail else ''}."
    if record.timing == "possibly_used":
        return "May already have been used to train LinkedIn's generative AI; that cannot be undone."
    return "Unclear whether it may train LinkedIn's generative AI."


def change(before: float, after: float) -> tuple[str, str]:
    """Two indices, in whole numbers where these differ and with a decimal where they do not."""
    if round(before) != round(after) or abs(before - after) < _CLOSE:
        return f"{before:.0f}", f"{after:.0f}"
    return f"{before:.1f}", f"{after:.1f}"


def confidence(value: float) -> str:
    """A probability for a layperson, never 100%."""
    return f"{min(99, round(value * 100))}% sure"

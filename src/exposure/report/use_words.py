"""The uses of the member's data beside the one the page is about, and what LinkedIn inferred, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.report.phrases import day, number, records, sentence
from exposure.report.places import states_told
from exposure.report.verdict import left_behind, too_late
from exposure.settings import is_minor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.model import Status
    from exposure.policy.pack import Choice
    from exposure.report.content import AdClicks, Control, Facet, Made, Use
    from exposure.settings import Settings

MEANING: Final[dict[Status, str]] = {
    "in": "may be used so from now on",
    "unclear": "cannot be told from what is published",
    "excluded": "means that this kind is not named for the use, that the use is off where you live, or that your own "
    "choice keeps it out",
}
#: What the member did, by the choice.
_MADE: Final[dict[Choice, str]] = {
    "training": "You turned the training setting off",
    "ads": "You turned the sharing of data for ads off",
    "objection": "You sent LinkedIn's objection form, on which LinkedIn decides case by case,",
}
_CHOICES: Final[dict[Choice, str]] = {
    "training": "the training setting",
    "ads": "the setting for sharing data for ads",
    "objection": "LinkedIn's objection form, on which LinkedIn decides case by case",
}
_UNCLEAR_THEN: Final = "What does not hold in all countries is counted as unclear."
_MINORS: Final = "That you are under 18 changes nothing here, as far as is known."
_FREE_HEADING: Final = "Guesses listed in a file of their own"
#: Headings that do not read well with their underscores replaced.
_HEADINGS: Final = {
    "company_follower_of": "Companies you follow",
    "degree_class": "Class of degree",
    "recent_device_os": "System of your device",
}
_TABLES: Final = {
    "company_follows": "the companies you follow",
    "education": "your education",
    "languages": "your languages",
    "positions": "your jobs",
    "profile": "your profile",
    "skills": "your skills",
    "verifications": "a document you verified yourself with",
    "volunteering": "your volunteering",
}
_PLACES: Final = {"linkedin": "on LinkedIn", "audience network": "in apps and on sites that show LinkedIn's ads"}


def holds(use: Use) -> str:
    """What holds for a use where the member lives."""
    if use.region.country is None or use.region.says is None:
        differing = states_told(use.region.by_state)
        told = f"Where you live is unknown. On the day of this report this use is {differing}." if differing else ""
        return f"{told or 'Where you live is unknown, and what holds may differ.'} {_UNCLEAR_THEN}"
    return f"{use.region.says.replace('{country}', use.region.country)}."


def stop(use: Use) -> str:
    """What the member did to stop a use, or why there is nothing to do; empty where it is still to be done."""
    if use.stoppable is not False and use.made:
        limit = " Where you live decides whether that reaches this use." if use.stoppable is None else ""
        return f"{did(use.stopped_by, use.made)}.{limit}"
    if use.control is None and use.region.state in {"off", "paused"}:
        return "It is not in use where you live, so there is nothing to turn off."
    if use.stoppable is False:
        return "No setting is known that stops it where you live."
    return ""


def way(use: Use) -> str:
    """What stops a use where it is still to be done; it stands before a link or alone."""
    where = " In some countries only:" if use.stoppable is None else ""
    return f"What stops it:{where} {_CHOICES[use.stopped_by]}"


def did(choice: Choice, made: Made) -> str:
    """A choice that the member made, with its day."""
    return f"{_MADE[choice]} {f'on {day(made.on)}' if made.on else 'before the use began'}"


def done(made: Made) -> str:
    """That a control is already used, with the day."""
    return f"Done on {day(made.on)}." if made.on else "Done before the use began where you live."


def notes(use: Use, settings: Settings) -> list[str]:
    """What else is to be known of a use and this member."""
    told = []
    if left := left_behind(use.counts):
        told.append(left.strip())
    if use.made and use.stoppable is not False and (late := too_late(use.counts)):
        told.append(f"{sentence(records(late))} may already have been used by then, and nobody can take that back.")
    if is_minor(settings):
        told.append(_MINORS)
    return told


def effect(control: Control) -> str:
    """What a control has an effect on."""
    where = " It has an effect in some countries only." if control.depends else ""
    return f"Bears on: {'; '.join(control.uses)}.{where}" if control.uses else where.strip()


def facets_in_all(facets: Sequence[Facet]) -> str:
    """How much LinkedIn inferred, and how much of it the member states."""
    inferred, stated = sum(facet.inferred for facet in facets), sum(facet.stated for facet in facets)
    entries = f"{number(inferred)} {'entry' if inferred == 1 else 'entries'}"
    under = f"{number(len(facets))} heading{'' if len(facets) == 1 else 's'}"
    return (
        f"LinkedIn lists {entries} about you under {under}. In the same words in records of your own:"
        f" {number(stated)}. Inferred, from others, worded otherwise by you, or without a record of yours beside them:"
        f" {number(inferred - stated)}."
    )


def heading(facet: Facet) -> str:
    """What LinkedIn lists values under, as a reader would call it."""
    if facet.origin == "ad_targeting":
        return _HEADINGS.get(facet.name, sentence(facet.name.replace("_", " ")))
    return facet.name or _FREE_HEADING


def stated_in(facet: Facet) -> str:
    """Where the member states what LinkedIn lists."""
    return ", ".join(_TABLES.get(table, table.replace("_", " ")) for table in facet.stated_in)


def clicks(ads: AdClicks) -> str:
    """How many ads the archive counts, where, and between which days."""
    count = f"{number(ads.records)} {_PLACES.get(ads.place, ads.place)}"
    if ads.first_on is None or ads.last_on is None:
        return f"{count}, without a date"
    if ads.first_on == ads.last_on:
        return f"{count}, on {day(ads.first_on)}"
    return f"{count}, from {day(ads.first_on)} to {day(ads.last_on)}"

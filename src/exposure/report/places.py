"""Groups of countries in words, and one country to stand for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.policy import country_phrase
from exposure.policy.pack import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Groups that are not called by the name of their only country.
_NAMES: Final = {"EU_EEA": "the EU and the EEA", "CN": "mainland China", OTHER: "other countries"}
#: No country's code, so no group lists it.
_NOWHERE: Final = "ZZ"


class Place(NamedTuple):
    """A group of countries."""

    group: str
    #: As it stands inside a sentence.
    words: str
    #: The code of a country whose rules are those of the group.
    country: str


def places(regions: Mapping[str, str]) -> tuple[Place, ...]:
    """Every group of a pack, given the group of each country, in the order of the pack."""
    first: dict[str, str] = {}
    for country, group in regions.items():
        first.setdefault(group, country)
    first[OTHER] = _NOWHERE
    return tuple(Place(group, group_phrase(group, regions), country) for group, country in first.items())


def group_phrase(group: str, regions: Mapping[str, str]) -> str:
    """What a sentence calls a group of countries."""
    members = [country for country, its_group in regions.items() if its_group == group]
    return _NAMES.get(group) or (country_phrase(members[0]) if len(members) == 1 else group)


def listed(words: Iterable[str], last: str = "or") -> str:
    """A list inside a sentence: one, two or three."""
    parts: Sequence[str] = tuple(words)
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""

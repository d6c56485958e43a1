"""Groups of countries in words, and one country to stand for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.policy import country_phrase
from exposure.policy.pack import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from exposure.policy import Policy
    from exposure.policy.pack import State

#: Groups that are not called by the name of their only country.
_NAMES: Final = {"EU_EEA": "the EU and the EEA", "CN": "mainland China", OTHER: "other countries"}
#: No country's code, so no group lists it.
_NOWHERE: Final = "ZZ"


#: What holds in a country, in words.
STATES: Final[dict[State, str]] = {
    "on": "in use by default",
    "off": "not in use",
    "paused": "paused",
    "unclear": "cannot be told",
}
#: The same of a use that a sentence has named.
_IS: Final[dict[State, str]] = {"on": "on by default", "off": "off", "paused": "paused", "unclear": "unclear"}


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


def by_state(policy: Policy, flow: str, as_of: date) -> dict[State, tuple[str, ...]]:
    """What a use is on a day, with the groups of countries in which it is that."""
    states = {
        regime.region_group: regime.state
        for regime in policy.regimes
        if regime.flow == flow and (regime.starts_on or as_of) <= as_of <= (regime.ends_on or as_of)
    }
    found: dict[State, tuple[str, ...]] = {}
    for place in places(policy.regions):
        state = states[place.group]
        found[state] = (*found.get(state, ()), place.words)
    return found


def states_told(found: Mapping[State, Sequence[str]]) -> str:
    """The same as the end of a sentence; empty if nothing is known."""
    if len(found) == 1:
        return f"{_IS[next(iter(found))]} everywhere"
    return "; ".join(f"{_IS[state]} in {listed(found[state], 'and')}" for state in _IS if state in found)


def listed(words: Iterable[str], last: str = "or") -> str:
    """A list inside a sentence: one, two or three."""
    parts: Sequence[str] = tuple(words)
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""

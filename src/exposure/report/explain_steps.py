"""The chain of conditions behind one verdict, in the order in which the query asks them, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exposure.policy import country_phrase
from exposure.policy.pack import OTHER, RECORD_GATES
from exposure.report.words import wrapped
from exposure.settings import is_minor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exposure.report.trial import Verdict
    from exposure.settings import Settings
    from exposure.store import Store

#: From the surest to the least sure.
_CONFIDENCES: Final = ("high", "medium", "low")
_DECIDES: Final = "; this decides"


class Stretch(NamedTuple):
    """A time that has passed, in which a use was on, or may have been, where the member lived then."""

    country: str
    rule_id: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class Case:
    """One record and one use: what the verdict is, and all that led to it."""

    flow: Mapping[str, Any]
    verdict: Verdict
    settings: Settings
    rules: Mapping[str, Mapping[str, Any]]
    #: Group of countries, rule about the record and rule about the region; several where the country is unknown.
    facts: Sequence[tuple[str, str, str]]
    stretches: Sequence[Stretch]
    #: What sentences call each group of countries.
    places: Mapping[str, str]

    @property
    def rule(self) -> Mapping[str, Any]:
        """The rule that decided."""
        return self.rules[self.verdict.rule_id]

    @property
    def grounds(self) -> list[Mapping[str, Any]]:
        """The rules that the verdict rests on: that a record may be used is said of its kind, and of the place."""
        places = {region: self.rules[region] for _, _, region in self.facts} if self._is_in_use else {}
        return [self.rule, *(rule for rule_id, rule in places.items() if rule_id != self.verdict.rule_id)]

    @property
    def confidence(self) -> str:
        """As sure as the least sure of them."""
        return max((str(rule["confidence"]) for rule in self.grounds), key=_CONFIDENCES.index)

    @property
    def verified_on(self) -> date:
        """The day for which all of them are known to have held."""
        days: list[date] = [rule["verified_on"] for rule in self.grounds]
        return min(days)

    @property
    def _is_in_use(self) -> bool:
        return self.verdict.status == "in" and self.rule["gate"] in RECORD_GATES

    def steps(self) -> Iterator[str]:
        """The conditions as lines."""
        for step in (*self._kinds(), *self._age(), *self._places(), *self._before(), self._choice()):
            yield from wrapped(f"- {step}")

    def _kinds(self) -> Iterator[str]:
        for rule_id in dict.fromkeys(category for _, category, _ in self.facts):
            rule = self.rules[rule_id]
            where = [self.places[group] for group, category, _ in self.facts if category == rule_id]
            place = f" in {', '.join(where)}" if len(self.facts) > len(where) else ""
            yield f"as a kind of record{place} it is {rule['status']}: {rule['title']} {self._cited(rule_id)}"

    def _age(self) -> Iterator[str]:
        if not is_minor(self.settings):
            return
        under = "you are under 18 on the day of the verdict"
        if self.flow["flow"] == "genai_training":
            yield f"{under}{_DECIDES if self.rule['gate'] == 'minor' else ''}"
        else:
            yield f"{under}, which changes nothing here as far as is known"

    def _places(self) -> Iterator[str]:
        country = self.settings.country
        if country is None:
            disagree = f"; they disagree {self._cited(self.verdict.rule_id)}" if self.rule["gate"] == "region" else ""
            yield f"where you live is unknown, so every group of countries was asked{disagree}"
            return
        for rule_id in dict.fromkeys(region for _, _, region in self.facts):
            yield f"{self._says(rule_id, country)} {self._cited(rule_id)}"

    def _before(self) -> Iterator[str]:
        """Earlier use, where the verdict says that there may have been some."""
        if self.verdict.timing != "possibly_used":
            return
        for stretch in self.stretches:
            lived = (
                "" if stretch.country == self.settings.country else f" you lived in {country_phrase(stretch.country)}"
            )
            yield (
                f"until {stretch.ends_on}{lived}: {self._says(stretch.rule_id, stretch.country)}"
                f" ({stretch.rule_id}, confidence {self.rules[stretch.rule_id]['confidence']})"
            )

    def _choice(self) -> str:
        """What the member told about the choice that stops this use."""
        cited = f" {self._cited(self.verdict.rule_id)}" if self.rule["gate"] == "optout" else ""
        return f"{self._told_choice()}{cited}"

    def _told_choice(self) -> str:
        settings, stopped_by = self.settings, self.flow["stopped_by"]
        if stopped_by == "ads":
            return _told("turned off the sharing for ads", settings.ads_opted_out_on, settings)
        if stopped_by == "objection":
            return _told("sent the objection form", settings.objected_on, settings)
        where = self.flow["stopped_in"]
        only = f" (it reaches this use in {', '.join(self.places[group] for group in where)} only)" if where else ""
        if settings.opted_in_again_on and settings.opted_in_again_on <= settings.as_of:
            return f"you turned the training setting on again on {settings.opted_in_again_on}{only}"
        if settings.opted_out_before_start:
            return f"you turned the training setting off before the use began{only}"
        return _told("turned the training setting off", settings.opted_out_on, settings) + only

    def _says(self, rule_id: str, country: str) -> str:
        return str(self.rules[rule_id]["says"] or "").replace("{country}", country_phrase(country))

    def _cited(self, rule_id: str) -> str:
        """The name of a rule and how sure it is, and whether it is the one that decided."""
        decides = _DECIDES if rule_id == self.verdict.rule_id else ""
        return f"({rule_id}, confidence {self.rules[rule_id]['confidence']}){decides}"


def stretches(store: Store, flow: str, settings: Settings, recorded_on: date | None) -> list[Stretch]:
    """The times in which a use may have reached a record, and that were over by the day of the verdict."""
    groups = dict(store.frame("select country, region_group from policy.regions").iter_rows())
    regimes = store.frame(
        "select region_group, starts_on, ends_on, rule_id from policy.regimes"
        " where flow = $flow and state in ('on', 'unclear')",
        {"flow": flow},
    ).rows(named=True)
    found = []
    for stay in settings.regions:
        for regime in regimes:
            if stay.country is None or regime["region_group"] != groups.get(stay.country, OTHER):
                continue
            starts_on = max(stay.starts_on or date.min, regime["starts_on"] or date.min)
            ends_on = min(stay.ends_on or date.max, regime["ends_on"] or date.max)
            if max(starts_on, recorded_on or date.min) <= ends_on < settings.as_of:
                found.append(Stretch(stay.country, regime["rule_id"], ends_on))
    return sorted(found, key=lambda stretch: (stretch.ends_on, stretch.rule_id))


def _told(did: str, day: date | None, settings: Settings) -> str:
    if day is None:
        return f"you did not say that you {did}"
    late = f", which is after {settings.as_of} and does not count" if day > settings.as_of else ""
    return f"you {did} on {day}{late}"

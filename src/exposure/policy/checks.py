"""What must hold across the entries of a policy pack, so that every record and every day has exactly one answer."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import chain, combinations, pairwise, product
from typing import TYPE_CHECKING

from exposure.errors import PolicyError
from exposure.model import KINDS
from exposure.policy.countries import known_country
from exposure.policy.pack import OTHER, RECORD_GATES, STATE_STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exposure.policy.pack import Policy, Regime, Rule


def check(policy: Policy, file: str) -> None:
    """Raise `PolicyError` about the first thing amiss."""
    checks = (_regions, _controls, _rules, _regimes, _coverage, _intervals)
    for complaint in chain.from_iterable(complaints(policy) for complaints in checks):
        raise PolicyError(f"{file}: {complaint}. Correct the policy pack or install the program again.")


def _regions(policy: Policy) -> Iterator[str]:
    for country, group in policy.regions.items():
        if not known_country(country):
            yield f"region_groups.{group}: {country!r} is not a country code"
        if group == OTHER:
            yield f"region_groups.{OTHER}: holds every country that is listed nowhere, so it cannot be listed"
    for group in set(policy.notice_groups) - set(policy.regions.values()):
        yield f"notice_groups: there is no group {group!r}"


def _controls(policy: Policy) -> Iterator[str]:
    """Controls that rest on nothing, or that a page could not link to."""
    for control in policy.controls.values():
        for source in control.sources:
            if source not in policy.sources:
                yield f"control {control.control_id}.sources: there is no source {source!r}"
        for flow in control.flows:
            if flow not in policy.flows:
                yield f"control {control.control_id}.flows: there is no flow {flow!r}"
        for group in control.regions or ():
            if group not in {*policy.regions.values(), OTHER}:
                yield f"control {control.control_id}.regions: there is no group {group!r}"
        if not control.url.startswith("https://www.linkedin.com/"):
            yield f"control {control.control_id}.url: must be a page of https://www.linkedin.com/"


def _rules(policy: Policy) -> Iterator[str]:
    """Rules that refer to nothing, or whose keys do not fit what they judge."""
    for rule in policy.rules.values():
        if rule.flow not in policy.flows:
            yield f"rule {rule.rule_id}.flow: there is no flow {rule.flow!r}"
        for source in rule.sources:
            if source not in policy.sources:
                yield f"rule {rule.rule_id}.sources: there is no source {source!r}"
        for group in rule.regions or ():
            if group not in {*policy.regions.values(), OTHER}:
                yield f"rule {rule.rule_id}.regions: there is no group {group!r}"
        if rule.verified_on > policy.verified_through:
            yield f"rule {rule.rule_id}.verified_on: is later than verified_through"
        if rule.gate in RECORD_GATES and not rule.kinds:
            yield f"rule {rule.rule_id}.kinds: is missing, which the gate {rule.gate!r} needs"
        if rule.gate not in RECORD_GATES and (rule.kinds or rule.aspects or rule.audiences or rule.regions):
            yield f"rule {rule.rule_id}.gate: {rule.gate!r} is about circumstances, not about kinds of record"


def _regimes(policy: Policy) -> Iterator[str]:
    """Regimes that refer to nothing, or to a rule that says something else."""
    groups = {*policy.regions.values(), OTHER}
    for regime in policy.regimes:
        rule = policy.rules.get(regime.rule_id)
        if regime.flow not in policy.flows:
            yield f"{_place(regime)}.flow: there is no flow {regime.flow!r}"
        if regime.region_group not in groups:
            yield f"{_place(regime)}.region_group: there is no group {regime.region_group!r}"
        if rule is None or rule.gate != "region" or rule.flow != regime.flow:
            yield f"{_place(regime)}.rule: there is no rule {regime.rule_id!r} of this flow with the gate region"
        elif rule.status != STATE_STATUS[regime.state]:
            yield f"{_place(regime)}.state: is {regime.state!r}, but the status of {rule.rule_id} is {rule.status!r}"
        elif "{country}" not in (rule.says or ""):
            yield f"rule {rule.rule_id}.says: must be a sentence with {{country}} in it"


def _coverage(policy: Policy) -> Iterator[str]:
    """Kinds without a rule for whatever no narrower rule is about, and rules of which none is the narrower."""
    for flow in policy.flows:
        about: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in policy.rules.values():
            for kind in rule.kinds if rule.flow == flow else ():
                about[kind].append(rule)
        for kind in KINDS:
            if not any(_is_about_all(rule) for rule in about[kind]):
                yield f"rule: none of {flow} is about every record of the kind {kind!r}"
            for one, other in combinations(about[kind], 2):
                if _as_narrow(one, other):
                    yield f"rule {other.rule_id}.kinds: {one.rule_id} is about the same records of the kind {kind!r}"


def _is_about_all(rule: Rule) -> bool:
    """Whether a rule is about every record of its kinds, everywhere."""
    return rule.aspects is rule.audiences is rule.regions is None and rule.gate != "companion"


def _as_narrow(one: Rule, other: Rule) -> bool:
    """Whether two rules about a kind can be about the same record, and neither takes precedence."""
    if (one.gate == "companion") != (other.gate == "companion"):
        return False
    narrowed = ((one.aspects, other.aspects), (one.audiences, other.audiences), (one.regions, other.regions))
    return all(_overlap(mine, theirs) for mine, theirs in narrowed)


def _overlap(one: Sequence[str] | None, other: Sequence[str] | None) -> bool:
    if one is None or other is None:
        return one is other
    return not set(one).isdisjoint(other)


def _intervals(policy: Policy) -> Iterator[str]:
    """Flows and groups without a regime, and days that none or two of them are about."""
    regimes: defaultdict[tuple[str, str], list[Regime]] = defaultdict(list)
    for regime in policy.regimes:
        regimes[regime.flow, regime.region_group].append(regime)
    for pair in product(policy.flows, (*dict.fromkeys(policy.regions.values()), OTHER)):
        if pair not in regimes:
            yield f"regime: none of {pair[0]} is about {pair[1]}"
    for in_turn in regimes.values():
        yield from _gaps(in_turn)


def _gaps(in_turn: Sequence[Regime]) -> Iterator[str]:
    """What keeps regimes, as the pack lists them, from following each other day by day."""
    for regime in in_turn:
        if regime.starts_on and regime.ends_on and regime.ends_on < regime.starts_on:
            yield f"{_place(regime)}.until: is earlier than `from`"
    if in_turn[0].starts_on is not None:
        yield f"{_place(in_turn[0])}.from: nothing is said about the time before it"
    if in_turn[-1].ends_on is not None:
        yield f"{_place(in_turn[-1])}.until: nothing is said about the time after it"
    for earlier, later in pairwise(in_turn):
        if earlier.ends_on is None or later.starts_on != earlier.ends_on + timedelta(days=1):
            yield f"{_place(later)}.from: must be the day after the `until` of the regime before it"


def _place(regime: Regime) -> str:
    """What errors call a regime, worded as the reader's errors do."""
    since = f" {regime.starts_on}" if regime.starts_on else ""
    return f"regime {regime.flow} {regime.region_group}{since}"

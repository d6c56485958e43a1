"""What a rule of the pack decides, under which conditions, what would change that, and on what it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.charts import kind_words
from exposure.policy.pack import OTHER, RECORD_GATES
from exposure.report.places import STATES, group_phrase, listed
from exposure.report.words import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exposure.model import Status
    from exposure.policy import Policy, Regime, Rule
    from exposure.policy.pack import Choice

#: What a choice is, as a deed of the member's.
_DEEDS: Final[dict[Choice, str]] = {
    "training": "turned the training setting off",
    "ads": "turned the sharing of data for ads off",
    "objection": "sent LinkedIn's objection form",
}
#: When a rule about a choice decides, by the last word of its name; the queries name these rules.
_REACHED: Final[dict[str, str]] = {
    "before_start": "before the use began where you live, or in a pause, and the record was in no earlier time of use",
    "later_record": "on the day of the record or earlier",
    "earlier_record": "after the use had begun, and the record is older than that day",
    "undated": "after the use had begun, and the archive does not date the record",
}
#: What a rule about a kind of record needs to decide, by its status.
_DECIDES: Final[dict[Status, str]] = {
    "excluded": "it is asked first: what it leaves out no country and no choice brings back",
    "unclear": "it decides unless {age}the use is off where you live, or your own choice keeps the record out",
    "in": "it decides unless {age}the use is off or cannot be told where you live, or your own choice keeps the record "
    "out or may have come too late for it",
}
_AGE: Final = "you are under 18, or "
#: Rules about a choice that decide only where the kind of record may be used.
_OF_USABLE: Final = frozenset({"earlier_record", "undated"})
_COMPANION: Final = "only where a post that may be used is of the same day"


def explain_policy_rule(policy: Policy, rule: Rule) -> list[str]:
    """The rule as lines for a terminal."""
    lines = [
        f"{rule.rule_id}: {rule.title}",
        f"Status {rule.status}, confidence {rule.confidence}, verified on {rule.verified_on}.",
        *wrapped(f"Use: {policy.flows[rule.flow].title} ({rule.flow})."),
        *wrapped(rule.explanation),
    ]
    if rule.quoted_as:
        lines += wrapped(f"In a source's words: {rule.quoted_as}")
    lines.append("Conditions:")
    lines += [line for said in _conditions(policy, rule) for line in wrapped(f"- {said}")]
    lines.append("What would change it:")
    lines += [line for said in _changes(policy, rule) for line in wrapped(f"- {said}")]
    for source_id in rule.sources:
        source = policy.sources[source_id]
        lines.append(f"Source: {source.title} ({source.published or 'not dated'}): {source.url}")
    return lines


def _conditions(policy: Policy, rule: Rule) -> Iterator[str]:
    """When the rule is the one that decides."""
    if rule.gate in RECORD_GATES:
        yield f"the record is one of these: {_subject(policy, rule)}"
        yield _DECIDES[rule.status].replace("{age}", _AGE if _minors_are_left_out(policy, rule) else "")
    elif rule.gate == "minor":
        yield "you are under 18 on the day of the verdict, and the kind of record is not left out anyway"
    elif rule.gate == "optout":
        reached = rule.rule_id.rpartition(".")[2]
        yield f"you {_DEEDS[policy.flows[rule.flow].stopped_by]} {_REACHED.get(reached, '')}".rstrip()
        kind = "may be used as such" if reached in _OF_USABLE else "is not left out anyway"
        yield f"the use is on where you live, or may be, and the kind of record {kind}"
        yield from _only_where(policy, rule)
    elif held := _regimes(policy, rule):
        yield from (f"you live in {_where(policy, regime)}, {_days(regime)}" for regime in held)
        yield "the kind of record is not left out anyway"
    else:
        yield "the archive and you do not tell where you live, and what holds differs from one country to another"


def _changes(policy: Policy, rule: Rule) -> Iterator[str]:
    """What else would hold under other conditions."""
    choice = policy.flows[rule.flow].stopped_by
    if rule.gate in RECORD_GATES:
        yield from _beside(policy, rule)
        if rule.status != "excluded":
            yield f"a country where the use is off: see `exposure policy`; or that you {_DEEDS[choice]}"
            yield from _only_where(policy, rule)
        elif not _others(policy, rule):
            yield "nothing that you can set"
    elif rule.gate == "minor":
        yield "being 18: then the kind of record, the country and the setting decide"
    elif rule.gate == "optout":
        yield "not having chosen so, or having undone it: then the kind of record and the country decide"
    else:
        own = _regimes(policy, rule)
        if not own:
            yield "saying where you live, with --region: then this holds"
        for regime in policy.regimes:
            if regime.flow == rule.flow and regime.rule_id != rule.rule_id and _is_near(regime, own):
                yield f"{_where(policy, regime)}, {_days(regime)}: {STATES[regime.state]} ({regime.rule_id})"


def _subject(policy: Policy, rule: Rule) -> str:
    """The records that a rule is about."""
    parts = [", ".join(kind_words(kind).lower() for kind in rule.kinds)]
    if rule.aspects:
        parts.append(f"of them {listed(aspect.replace('_', ' ') for aspect in rule.aspects)}")
    if rule.audiences:
        parts.append(f"with the audience {listed(audience.replace('_', ' ') for audience in rule.audiences)}")
    if rule.regions:
        parts.append(f"in {listed(group_phrase(group, policy.regions) for group in rule.regions)}")
    if rule.gate == "companion":
        parts.append(_COMPANION)
    return "; ".join(parts)


def _others(policy: Policy, rule: Rule) -> list[Rule]:
    """Other rules of the use that are about one of the kinds."""
    return [
        other
        for other in policy.rules.values()
        if other.flow == rule.flow and other is not rule and not set(other.kinds).isdisjoint(rule.kinds)
    ]


def _beside(policy: Policy, rule: Rule) -> Iterator[str]:
    """The rules for the same kinds that differ by aspect, audience or place; the narrower one decides."""
    for other in _others(policy, rule):
        yield f"{other.status} by {other.rule_id}, which is about {_subject(policy, other)}"


def _only_where(policy: Policy, rule: Rule) -> Iterator[str]:
    """Where alone the choice reaches the use, unless everywhere."""
    if where := policy.flows[rule.flow].stopped_in:
        yield f"that choice reaches this use in {listed(group_phrase(group, policy.regions) for group in where)} only"


def _minors_are_left_out(policy: Policy, rule: Rule) -> bool:
    return any(other.flow == rule.flow and other.gate == "minor" for other in policy.rules.values())


def _regimes(policy: Policy, rule: Rule) -> list[Regime]:
    return [regime for regime in policy.regimes if regime.rule_id == rule.rule_id]


def _is_near(regime: Regime, own: Sequence[Regime]) -> bool:
    """Whether a regime is of the same groups at another time, or holds to this day."""
    return regime.ends_on is None or regime.region_group in {one.region_group for one in own}


def _where(policy: Policy, regime: Regime) -> str:
    return "any other country" if regime.region_group == OTHER else group_phrase(regime.region_group, policy.regions)


def _days(regime: Regime) -> str:
    """The days of a regime, both included."""
    if regime.starts_on and regime.ends_on:
        return f"from {regime.starts_on} to {regime.ends_on}"
    if regime.starts_on:
        return f"from {regime.starts_on} on"
    return f"until {regime.ends_on}" if regime.ends_on else "at all times"

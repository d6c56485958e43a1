"""What holds where and when by the rule pack: as data, and as lines for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from exposure.model import printable
from exposure.policy import country_phrase, region_group, unfit
from exposure.policy.pack import OTHER
from exposure.report.places import STATES, group_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from exposure.policy import Flow, Policy, Regime
    from exposure.policy.pack import Choice, Control, State

#: From this age on, a pack may be behind what LinkedIn does.
STALE_DAYS: Final = 180

_WIDTH: Final = 78

#: Where it is of use to say that nothing is known to stop a flow.
_PERHAPS_ON: Final[frozenset[State]] = frozenset({"on", "unclear"})

_CHOICES: Final[dict[Choice, str]] = {
    "training": "the setting for the training of content-generating AI",
    "ads": "the setting for sharing data with affiliates and partners for ads",
    "objection": "the objection form; LinkedIn decides on each",
}


class Line(NamedTuple):
    """One line, and whether it is a heading, about the day asked for, a warning, or none of these."""

    text: str
    style: Literal["plain", "heading", "current", "warning"] = "plain"


def regimes_document(policy: Policy, as_of: date, country: str | None) -> dict[str, Any]:
    """The regimes of every flow in a country, or in every group of countries, as JSON values."""
    if country:
        places = {region_group(policy, country): country_phrase(country)}
    else:
        groups = [*dict.fromkeys(policy.regions.values()), OTHER]
        places = {group: group_phrase(group, policy.regions) for group in groups}
    return {
        "schema": 1,
        "policy": {
            "version": policy.version,
            "verified_through": policy.verified_through.isoformat(),
            "stale": (as_of - policy.verified_through).days > STALE_DAYS,
            "unfit": unfit(policy),
        },
        "as_of": as_of.isoformat(),
        "region": country,
        "flows": [
            {
                "flow": flow.flow,
                "title": flow.title,
                "description": flow.description,
                "groups": [_group(policy, flow, group, as_of, place) for group, place in places.items()],
            }
            for flow in policy.flows.values()
        ],
    }


def changes_document(policy: Policy) -> dict[str, Any]:
    """What each version of the pack changed, the newest first, as JSON values."""
    return {
        "schema": 1,
        "changes": [
            {
                "version": change.version,
                "on": change.changed_on.isoformat(),
                "what": change.what,
                "rules": list(change.rules),
            }
            for change in policy.changes
        ],
    }


def regimes_table(document: dict[str, Any]) -> Iterator[Line]:
    """The lines of `regimes_document`."""
    policy = document["policy"]
    yield from _wrapped(f"Rule pack {policy['version']}, verified through {policy['verified_through']}.")
    if policy["stale"]:
        yield from _wrapped(
            f"Warning: that is more than {STALE_DAYS} days before {document['as_of']}. What LinkedIn changed since is"
            " not in these rules: read its current notice, or install a newer version of the program.",
            style="warning",
        )
    if policy["unfit"]:
        yield from _wrapped(f"Warning: no report can be made with this pack: {policy['unfit']}.", style="warning")
    yield Line(f"> marks what holds on {document['as_of']}.")
    for flow in document["flows"]:
        yield Line("")
        yield from _wrapped(f"{flow['title']} ({flow['flow']})", style="heading")
        for group in flow["groups"]:
            yield Line("")
            yield Line(f"  {printable(group['place'][0].upper() + group['place'][1:])}", "heading")
            yield Line(f"    {'from':<12}{'until':<12}{'what holds':<22}{'confidence':<12}verified")
            for regime in group["regimes"]:
                yield from _regime_lines(regime)
            for sentence in _stop_sentences(group["stopped_by"], document["as_of"]):
                yield from _wrapped(sentence, indent=4)
    yield Line("")
    yield from _wrapped("`exposure explain RULE` gives the reasons for a rule and the addresses of its sources.")


def changes_table(document: dict[str, Any]) -> Iterator[Line]:
    """The lines of `changes_document`."""
    for number, change in enumerate(document["changes"]):
        if number:
            yield Line("")
        yield from _wrapped(f"Version {change['version']}, {change['on']}", style="heading")
        yield from _wrapped(change["what"], indent=2)
        if change["rules"]:
            yield from _wrapped(f"Rules: {', '.join(change['rules'])}", indent=2)


def _group(policy: Policy, flow: Flow, group: str, as_of: date, place: str) -> dict[str, Any]:
    """The regimes of a flow in one group, in the order of time, and what stops it there."""
    regimes = [regime for regime in policy.regimes if (regime.flow, regime.region_group) == (flow.flow, group)]
    return {
        "region_group": group,
        "place": place,
        "regimes": [_regime(policy, regime, as_of, place) for regime in regimes],
        "stopped_by": _stop(policy, flow, group, regimes, as_of),
    }


def _regime(policy: Policy, regime: Regime, as_of: date, place: str) -> dict[str, Any]:
    rule = policy.rules[regime.rule_id]
    sources = (policy.sources[source] for source in rule.sources)
    return {
        "from": _iso(regime.starts_on),
        "until": _iso(regime.ends_on),
        "current": _holds(regime, as_of),
        "state": regime.state,
        # Not `format`: the rest of a sentence may hold braces of its own.
        "says": (rule.says or rule.title).replace("{country}", place),
        "rule": rule.rule_id,
        "confidence": rule.confidence,
        "verified_on": rule.verified_on.isoformat(),
        "sources": [
            {"title": source.title, "url": source.url, "published": _iso(source.published), "kind": source.kind}
            for source in sources
        ],
    }


def _stop(policy: Policy, flow: Flow, group: str, regimes: Sequence[Regime], as_of: date) -> dict[str, Any]:
    """Which choice stops a flow in a group, where it is found, and whether the flow is on there by default."""
    reached = flow.stopped_in is None or group in flow.stopped_in
    control = _control(policy, flow, group) if reached else None
    past = [regime for regime in regimes if regime.starts_on is None or regime.starts_on <= as_of]
    on_since, before = _unbroken(past)
    return {
        "choice": flow.stopped_by if reached else None,
        "control": _shown(control) if control else None,
        "also": [_shown(other) for other in _others(policy, flow, group) if other is not control],
        "state": past[-1].state,
        "on_since": _iso(on_since),
        # On the days before, it may have been on already.
        "on_since_at_the_latest": on_since is not None and before == "unclear",
    }


def _unbroken(past: Sequence[Regime]) -> tuple[date | None, State | None]:
    """Since when a flow has been on, if it is and that is known, and its state before; `past` ends with today's."""
    starts_on = None
    for regime in reversed(past):
        if regime.state != "on":
            return starts_on, regime.state
        starts_on = regime.starts_on
    return starts_on, None


def _control(policy: Policy, flow: Flow, group: str) -> Control | None:
    """Where a group's members make the choice that stops a flow: the first control that is mainly for that choice."""
    for control in policy.controls.values():
        reaches = flow.flow in control.flows and (control.regions is None or group in control.regions)
        if reaches and policy.flows[control.flows[0]].stopped_by == flow.stopped_by:
            return control
    return None


def _others(policy: Policy, flow: Flow, group: str) -> list[Control]:
    """Controls that are about this flow alone, and in some groups alone, of which this is one."""
    return [
        control
        for control in policy.controls.values()
        if control.flows == (flow.flow,) and control.regions is not None and group in control.regions
    ]


def _shown(control: Control) -> dict[str, str]:
    return {"title": control.title, "path": control.path, "url": control.url}


def _holds(regime: Regime, day: date) -> bool:
    return (regime.starts_on or day) <= day <= (regime.ends_on or day)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _regime_lines(regime: dict[str, Any]) -> Iterator[Line]:
    style: Literal["plain", "current"] = "current" if regime["current"] else "plain"
    mark = ">" if regime["current"] else " "
    yield Line(
        f"  {mark} {regime['from'] or '-':<12}{regime['until'] or '-':<12}{STATES[regime['state']]:<22}"
        f"{regime['confidence']:<12}{regime['verified_on']}",
        style,
    )
    yield from _wrapped(f"{regime['says']}.", indent=16)
    yield from _wrapped(f"Rule: {regime['rule']}", indent=16)
    for source in regime["sources"]:
        yield from _wrapped(f"Source: {source['title']} ({source['published'] or 'not dated'})", indent=16)


def _stop_sentences(stop: dict[str, Any], as_of: str) -> Iterator[str]:
    """What stops the flow there, and since when it is on by default."""
    if stop["control"] or (stop["choice"] and stop["state"] in _PERHAPS_ON):
        yield f"What stops it there: {_CHOICES[stop['choice']]}."
    elif stop["state"] in _PERHAPS_ON:
        yield "What stops it there: no choice of yours is known to stop it."
    if stop["control"]:
        yield f"Where: {stop['control']['path']}"
        yield stop["control"]["url"]
    for other in stop["also"]:
        yield f"This stops it too: {other['path']}"
        yield other["url"]
    match stop["state"]:
        case "on" if stop["on_since"]:
            yield f"On by default since {stop['on_since']}{' at the latest' * stop['on_since_at_the_latest']}."
        case "on":
            yield "On by default; since when is not published."
        case "unclear":
            yield "Whether it is on by default cannot be told."
        case _:
            yield f"Not on by default: it is {STATES[stop['state']]} there on {as_of}."


def _wrapped(text: str, *, indent: int = 0, style: Literal["plain", "heading", "warning"] = "plain") -> Iterator[Line]:
    """A text in lines, all of them moved to the right; an address is never broken."""
    margin = " " * indent
    for line in textwrap.wrap(
        # A pack may come from anybody.
        printable(text),
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        yield Line(line, style)

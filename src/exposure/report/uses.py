"""Collects each use that LinkedIn makes of members' data, what stops it, and what the member can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure import policy as policies
from exposure.report.choices import choice_of, control_of, made
from exposure.report.content import Control, Count, Region, Use
from exposure.report.places import by_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exposure.policy import Flow, Policy
    from exposure.policy.pack import Choice
    from exposure.policy.pack import Control as PackControl
    from exposure.settings import Settings
    from exposure.store import Store


def load_uses(store: Store, settings: Settings, policy: Policy) -> tuple[Use, ...]:
    """Every use of the rule pack, in its order."""
    controls = {control.control_id: control for control in load_controls(settings, policy)}
    group = _group(settings, policy)
    return tuple(
        Use(
            flow=flow.flow,
            title=flow.title,
            description=flow.description,
            region=region(settings, policy, flow.flow),
            counts=counts(store, flow.flow),
            stopped_by=flow.stopped_by,
            stoppable=_stoppable(flow, group),
            made=made(settings, flow.stopped_by),
            control=controls.get(control_of(policy, flow.flow) or ""),
        )
        for flow in policy.flows.values()
    )


def load_controls(settings: Settings, policy: Policy) -> tuple[Control, ...]:
    """What the member can do that has an effect where they live, in the order of the pack."""
    group = _group(settings, policy)
    choices = choice_of(policy)
    controls = []
    for control in policy.controls.values():
        choice = choices.get(control.control_id)
        uses = _reached(control, choice, group, policy, settings)
        if not _has_effect_in(control, group) or (control.flows and not uses):
            continue
        controls.append(
            Control(
                control.control_id,
                control.title,
                control.path,
                control.url,
                control.does_not,
                uses=uses,
                made=made(settings, choice) if choice else None,
                depends=group is None and control.regions is not None,
            )
        )
    return tuple(controls)


def region(settings: Settings, policy: Policy, flow: str) -> Region:
    """What holds for a use where the member lives on the day of the report."""
    group = _group(settings, policy)
    if settings.country is None or group is None:
        differing = by_state(policy, flow, settings.as_of)
        return Region(None, "unclear", None, None, None, covered=False, by_state=differing)
    current = next(
        regime
        for regime in policy.regimes
        if (regime.flow, regime.region_group) == (flow, group)
        and (regime.starts_on or settings.as_of) <= settings.as_of <= (regime.ends_on or settings.as_of)
    )
    return Region(
        policies.country_phrase(settings.country),
        current.state,
        current.starts_on,
        current.rule_id,
        policy.rules[current.rule_id].says,
        covered=group in policy.notice_groups,
    )


def counts(store: Store, flow: str) -> tuple[Count, ...]:
    """How many records of each kind got a verdict for a use, by the rule that decided it."""
    rows = store.frame(
        "select kind, status, rule_id, timing, records from report.scope_by_kind where flow = $flow"
        " order by kind, status, rule_id, timing",
        {"flow": flow},
    )
    return tuple(Count(**row) for row in rows.iter_rows(named=True))


def _group(settings: Settings, policy: Policy) -> str | None:
    """The group of countries that the member lives in; None if their country is unknown."""
    return policies.region_group(policy, settings.country) if settings.country else None


def _stoppable(flow: Flow, group: str | None) -> bool | None:
    """Whether the member's choice reaches a use in a group of countries; None if that cannot be told."""
    if flow.stopped_in is None:
        return True
    return group in flow.stopped_in if group else None


def _has_effect_in(control: PackControl, group: str | None) -> bool:
    return group is None or control.regions is None or group in control.regions


def _reached(
    control: PackControl, choice: Choice | None, group: str | None, policy: Policy, settings: Settings
) -> tuple[str, ...]:
    """Titles of the uses that a control has an effect on in a group of countries."""
    flows: Mapping[str, Flow] = policy.flows
    return tuple(
        flows[name].title
        for name in control.flows
        if (choice != flows[name].stopped_by or _stoppable(flows[name], group) is not False)
        and (group is None or _is_or_will_be_used(name, group, policy, settings))
    )


def _is_or_will_be_used(flow: str, group: str, policy: Policy, settings: Settings) -> bool:
    """Whether a use is not ruled out in a group of countries from the day of the report on."""
    return any(
        regime.state in {"on", "unclear"} and (regime.ends_on or settings.as_of) >= settings.as_of
        for regime in policy.regimes
        if (regime.flow, regime.region_group) == (flow, group)
    )

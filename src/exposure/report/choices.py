"""The member's own choices: which of them are made by the day of the report, and which control makes each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure.report.content import Made

if TYPE_CHECKING:
    from datetime import date

    from exposure.policy import Policy
    from exposure.policy.pack import Choice
    from exposure.settings import Settings


def made(settings: Settings, choice: Choice) -> Made | None:
    """The choice as it stands on the day of the report; None if it was never made, is still to come or was undone."""
    if choice == "training":
        return _opt_out(settings)
    return _by(settings.ads_opted_out_on if choice == "ads" else settings.objected_on, settings)


def opted_in_again(settings: Settings) -> bool:
    """Whether an opt-out from training was undone by the day of the report."""
    return _by(settings.opted_in_again_on, settings) is not None


def control_of(policy: Policy, flow: str) -> str | None:
    """The control that makes the choice which stops a use: the one that the pack puts first among those for it."""
    return next((control.control_id for control in policy.controls.values() if flow in control.flows), None)


def choice_of(policy: Policy) -> dict[str, Choice]:
    """The choice that a control makes, by the control; other controls make none that the program asks about."""
    found = {control_of(policy, flow.flow): flow.stopped_by for flow in policy.flows.values()}
    return {control: choice for control, choice in found.items() if control}


def _opt_out(settings: Settings) -> Made | None:
    if opted_in_again(settings):
        return None
    return Made(None) if settings.opted_out_before_start else _by(settings.opted_out_on, settings)


def _by(day: date | None, settings: Settings) -> Made | None:
    return Made(day) if day and day <= settings.as_of else None

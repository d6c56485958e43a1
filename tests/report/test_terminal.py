"""What the terminal says of the uses: one line for each besides training, in the numbers of the summary."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.report.scenarios import POLICY, settings_of, store_of

from exposure.console import print_summary
from exposure.report.summary import Provenance, build

if TYPE_CHECKING:
    from collections.abc import Callable

PROVENANCE = Provenance(("9f" * 32,), POLICY.version, POLICY.verified_through, "any 1", None, "1")
TURN_OFF = "Turn LinkedIn's AI setting off"


@pytest.fixture(name="shown")
def _shown(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[str, dict[str, Any]]]:
    """What is printed for a member, with the summary it is printed from."""

    def show(country: str, **choices: object) -> tuple[str, dict[str, Any]]:
        settings = settings_of(country=country, **choices)
        summary = build(store_of(settings), settings, PROVENANCE)
        print_summary(summary, (), country, Path("exposure-report"))
        return capsys.readouterr().out, summary

    return show


@pytest.mark.parametrize("country", ["FR", "US"])
def test_each_other_use_has_one_line_with_its_numbers(
    shown: Callable[..., tuple[str, dict[str, Any]]], country: str
) -> None:
    """In the order of in scope, unclear and left out, within eighty columns."""
    out, summary = shown(country)
    words = {
        "other_ai": "LinkedIn's other AI models and features",
        "microsoft_ads": "sharing with Microsoft for ads",
        "microsoft_ai": "sharing with Microsoft for its services and AI",
    }
    lines = out.splitlines()
    start = lines.index("Other uses: in scope, unclear, left out")
    for line, (flow, name) in zip(lines[start + 1 : start + 4], words.items(), strict=True):
        scope = summary["scope"][flow]
        assert line.split(maxsplit=3) == [str(scope["in"]), str(scope["unclear"]), str(scope["excluded"]), name]
        assert len(line) <= 80
    assert set(summary["scope"]) == {"genai_training", *words}


def test_uses_that_this_version_has_no_words_for_are_named_by_their_id(capsys: pytest.CaptureFixture[str]) -> None:
    """A member's own rule pack may have others, or none."""
    settings = settings_of(country="FR")
    summary = build(store_of(settings), settings, PROVENANCE)
    summary["scope"] = dict.fromkeys(("genai_training", "new_use"), summary["scope"]["genai_training"])
    print_summary(summary, (), "France", Path("exposure-report"))
    assert "  new use\n" in capsys.readouterr().out
    del summary["scope"]["new_use"]
    print_summary(summary, (), "France", Path("exposure-report"))
    assert "Other uses" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("choices", "to_do"),
    [
        ({}, True),
        ({"opted_out_before_start": True}, False),
        ({"opted_out_on": date(2026, 3, 1)}, False),
        ({"opted_out_on": date(2026, 7, 1)}, True),
        ({"opted_out_on": date(2026, 3, 1), "opted_in_again_on": date(2026, 4, 1)}, True),
    ],
)
def test_who_has_opted_out_is_not_asked_to(
    shown: Callable[..., tuple[str, dict[str, Any]]],
    choices: dict[str, object],
    to_do: bool,  # noqa: FBT001 - a case
) -> None:
    """The setting is to be turned off while it is on, and what is unclear is told accordingly."""
    out, _ = shown("FR", **choices)
    assert (TURN_OFF in out) is to_do
    assert ("before you opted out" in out) is not to_do


def test_minors_are_not_asked_to_either(shown: Callable[..., tuple[str, dict[str, Any]]]) -> None:
    """They are left out as it is, by what LinkedIn says."""
    assert TURN_OFF not in shown("FR", born_on=date(2010, 1, 1))[0]


def test_no_value_that_linkedin_inferred_is_in_the_summary() -> None:
    """What stands under its headings is for the member's page alone."""
    settings = settings_of(country="FR")
    assert "inferences" not in build(store_of(settings), settings, PROVENANCE)

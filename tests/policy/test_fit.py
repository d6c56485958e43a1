"""A pack of the user's own must have what the queries ask for by name, or records would be left without a verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import exposure
from exposure.cli import run
from exposure.policy import load_policy, unfit

if TYPE_CHECKING:
    from collections.abc import Mapping

PACK = (Path(exposure.__file__).parent / "packs/policy/linkedin.toml").read_text(encoding="utf-8")
POLICY = load_policy()
USAGE = 2


def _without(entries: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in entries.items() if key != name}


def test_the_bundled_pack_fits() -> None:
    """Nothing is missing from it."""
    assert unfit(POLICY) is None


@pytest.mark.parametrize(
    "rule_id", ["genai.minor", "genai.optout.undated", "other_ai.objection.undated", "ads.region.unknown"]
)
def test_a_rule_that_a_query_names_must_be_there(rule_id: str) -> None:
    """Whatever it is about."""
    lack = unfit(replace(POLICY, rules=_without(POLICY.rules, rule_id)))  # type: ignore[arg-type]
    assert lack is not None
    assert f"there is no rule {rule_id!r} of the flow" in lack


def test_a_rule_of_another_flow_is_not_the_one() -> None:
    """The verdict would be of a use that the rule says nothing about."""
    rule = replace(POLICY.rules["genai.minor"], flow="other_ai")
    lack = unfit(replace(POLICY, rules={**POLICY.rules, "genai.minor": rule}))
    assert lack is not None
    assert "'genai.minor' of the flow genai_training" in lack


def test_flows_are_those_that_are_judged() -> None:
    """One that is missing, and one that nothing judges."""
    fewer = replace(POLICY, flows=_without(POLICY.flows, "microsoft_ai"))  # type: ignore[arg-type]
    assert "there is no flow 'microsoft_ai'" in (unfit(fewer) or "")
    more = {**POLICY.flows, "sale": replace(POLICY.flows["other_ai"], flow="sale")}
    assert "flow sale: nothing judges records for it" in (unfit(replace(POLICY, flows=more)) or "")


def test_no_report_is_made_with_a_pack_that_lacks_something(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage, before anything is written."""
    start = PACK.index('[[rule]]\nid = "genai.optout.undated"')
    file = tmp_path / "mine.toml"
    file.write_text(PACK[:start] + PACK[PACK.index("[[rule]]", start + 1) :], encoding="utf-8")
    out = tmp_path / "report"
    assert run(["demo", "-q", "--policy", str(file), "-o", str(out)]) == USAGE
    assert "Invalid value for '--policy': mine.toml: there is no rule 'genai.optout.undated'" in capsys.readouterr().err
    assert not out.exists()
    assert run(["policy", "--policy", str(file)]) == 0
    assert "Warning: no report can be made with this pack" in capsys.readouterr().out

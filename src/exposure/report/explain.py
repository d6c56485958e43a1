"""Plain words behind a verdict or a finding: what a rule says, and on what it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure.detect.packs import read_packs, with_user_packs
from exposure.policy import load_policy
from exposure.report.words import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def explain_rule(identifier: str, policy_file: Path | None = None, own_rules: Sequence[Path] = ()) -> list[str] | None:
    """What a policy rule or a detection rule says; None if there is no such rule."""
    policy = load_policy(policy_file)
    rule = policy.rules.get(identifier)
    if rule is None:
        return _explain_detection(identifier, own_rules)
    lines = [
        f"{rule.rule_id}: {rule.title}",
        f"Status {rule.status}, confidence {rule.confidence}, verified on {rule.verified_on}.",
        *wrapped(rule.explanation),
    ]
    if rule.quoted_as:
        lines += wrapped(f"In the source's words: {rule.quoted_as}")
    for source_id in rule.sources:
        source = policy.sources[source_id]
        lines.append(f"Source: {source.title} ({source.published or 'not dated'}): {source.url}")
    return lines


def _explain_detection(identifier: str, own_rules: Sequence[Path]) -> list[str] | None:
    for rule in with_user_packs(read_packs(), own_rules).rules:
        if rule.id == identifier:
            return [
                f"{rule.id}: {rule.title}",
                f"Category {rule.category}, severity {rule.severity}, confidence {rule.confidence:.2f}.",
                *wrapped(rule.reason_en),
                *wrapped(rule.reason_fr),
                *wrapped(rule.why),
                *(f"Finds:    {' '.join(text.split())}" for text in rule.match),
                *(f"Passes:   {' '.join(text.split())}" for text in rule.nomatch),
            ]
    return None

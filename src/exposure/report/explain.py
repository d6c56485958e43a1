"""Plain words behind a verdict or a finding: what a rule says, and on what it rests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.packs import read_packs, with_user_packs
from exposure.policy import load_policy
from exposure.report.explain_policy import explain_policy_rule
from exposure.report.words import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from exposure.detect import Rule

#: Words with dots between them; the ids of records have a colon.
_RULE_ID: Final = re.compile(r"[\w.-]+")


def explain_rule(identifier: str, policy_file: Path | None = None, own_rules: Sequence[Path] = ()) -> list[str] | None:
    """What a policy rule or a detection rule says; None if there is no such rule."""
    if not _RULE_ID.fullmatch(identifier):
        # The id of a record, which need not wait for the rules to load.
        return None
    policy = load_policy(policy_file)
    rule = policy.rules.get(identifier)
    if rule is None:
        return _explain_detection(identifier, own_rules)
    return explain_policy_rule(policy, rule)


def _explain_detection(identifier: str, own_rules: Sequence[Path]) -> list[str] | None:
    for rule in with_user_packs(read_packs(), own_rules).rules:
        if rule.id == identifier:
            return [
                f"{rule.id}: {rule.title}",
                *_of_meaning(rule),
                f"Category {rule.category}, severity {rule.severity}, confidence {rule.confidence:.2f}.",
                *wrapped(rule.reason_en),
                *wrapped(rule.reason_fr),
                *wrapped(rule.why),
                *(f"Finds:    {' '.join(text.split())}" for text in rule.match),
                *(f"Passes:   {' '.join(text.split())}" for text in rule.nomatch),
            ]
    return None


def _of_meaning(rule: Rule) -> list[str]:
    """What is said of a rule that is no list of words."""
    if rule.kind != "meaning":
        return []
    return [
        "Found by the meaning of a sentence, not by its words: a small model compares it with training texts.",
        "Medium at most unless it is nearly certain; MODEL_CARD.md says how often it is wrong.",
    ]

"""Plain words behind a verdict or a finding: what a rule says, and why a record got it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from exposure.charts import one_kind
from exposure.detect import load_detector
from exposure.policy import load_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exposure.store import Store

_WIDTH = 96


def explain_rule(identifier: str) -> list[str] | None:
    """What a policy rule or a detection rule says; None if there is no such rule."""
    policy = load_policy()
    rule = policy.rules.get(identifier)
    if rule is None:
        return _explain_detection(identifier)
    lines = [
        f"{rule.rule_id}: {rule.title}",
        f"Status {rule.status}, confidence {rule.confidence}, verified on {rule.verified_on}.",
        *_wrapped(rule.explanation),
    ]
    if rule.quoted_as:
        lines += _wrapped(f"In the source's words: {rule.quoted_as}")
    for source_id in rule.sources:
        source = policy.sources[source_id]
        lines.append(f"Source: {source.title} ({source.published or 'not dated'}): {source.url}")
    return lines


def explain_record(store: Store, record_id: str) -> list[str] | None:
    """What a record is, its verdict and its findings, without any of its text; None if there is no such record."""
    rows = store.frame(
        "select records.kind, records.occurred_at, records.audience, records.url, records.source_file,"
        " records.source_row, verdicts.flow, verdicts.status, verdicts.rule_id, verdicts.timing"
        " from records.combined as records inner join scope.combined as verdicts"
        " on records.record_id = verdicts.record_id where records.record_id = $record_id order by verdicts.flow",
        {"record_id": record_id},
    ).rows(named=True)
    if not rows:
        return None
    record = rows[0]
    when = f"{record['occurred_at']:%Y-%m-%d %H:%M} UTC" if record["occurred_at"] else "not dated"
    lines = [
        f"{record_id}: {one_kind(record['kind'])}, {when}, audience {record['audience'].replace('_', ' ')}",
        f"From {record['source_file']}, row {record['source_row']}.",
        *([f"Link: {record['url']}"] if record["url"] else []),
    ]
    for row in rows:
        lines += ["", f"{row['flow']}: {row['status']} ({row['timing'].replace('_', ' ')}), by the rule"]
        lines += _indented(explain_rule(row["rule_id"]) or [row["rule_id"]])
    return lines + _findings(store, record_id)


def _findings(store: Store, record_id: str) -> list[str]:
    rows = store.frame(
        "select rule_id, category, severity, confidence, span_start, span_end, reason from findings.hits"
        " where record_id = $record_id order by span_start, rule_id",
        {"record_id": record_id},
    )
    lines: list[str] = []
    for rule_id, category, severity, confidence, start, end, reason in rows.iter_rows():
        lines += ["", f"Finding: {category}, {severity}, confidence {confidence:.2f}, characters {start} to {end}"]
        lines += _indented([*_wrapped(reason), f"Rule {rule_id}"])
    return lines


def _explain_detection(identifier: str) -> list[str] | None:
    for rule in load_detector().rules:
        if rule.id == identifier:
            return [
                f"{rule.id}: {rule.title}",
                f"Category {rule.category}, severity {rule.severity}, confidence {rule.confidence:.2f}.",
                *_wrapped(rule.reason_en),
                *_wrapped(rule.reason_fr),
                *_wrapped(rule.why),
                *(f"Finds:    {' '.join(text.split())}" for text in rule.match),
                *(f"Passes:   {' '.join(text.split())}" for text in rule.nomatch),
            ]
    return None


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), _WIDTH)


def _indented(lines: Sequence[str] | Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]

"""The list of sensitive records as people read it: reasons, masked evidence, a suggestion, an excerpt."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from exposure.detect import redact, suggest_for_record
from exposure.model import Finding, printable, severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from exposure.settings import TextMode
    from exposure.store import Store

FIELDS: Final = tuple(
    "rank record_id kind date url severity confidence categories reasons evidence suggestion training_status index_drop"
    " excerpt".split()
)

#: Parts of the profile and kept files: they are rewritten, not deleted.
_EDITED: Final = frozenset(
    {"headline", "summary", "position", "education", "project", "volunteering", "resume", "saved_answer", "service"}
)
#: Characters of text shown around the gravest evidence.
_EXCERPT: Final = 240
#: What a spreadsheet would run as a formula when a cell begins with it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class SensitiveRecord:
    """One listed record with everything that is shown about it."""

    rank: int
    record_id: str
    kind: str
    occurred_at: datetime | None
    url: str | None
    severity: str
    confidence: float
    categories: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    suggestion: str
    training_status: str
    timing: str
    scope_rule_id: str
    index_before: float
    index_after: float
    excerpt: str | None

    @property
    def index_drop(self) -> float:
        """By how much deleting it, after all above it, lowers the disclosure index."""
        return round(self.index_before - self.index_after, 2)


def load(store: Store, mode: TextMode) -> list[SensitiveRecord]:
    """All listed records, the ones to delete first at the top, with their text as `mode` allows."""
    findings = findings_by_record(store)
    rows = store.frame("select * from report.sensitive_records order by rank").iter_rows(named=True)
    return [_record(row, findings[row["record_id"]], mode) for row in rows]


def rows(records: Iterable[SensitiveRecord]) -> list[dict[str, int | float | str]]:
    """The list with the columns of `FIELDS`, as an export shows it."""
    return [
        {
            "rank": record.rank,
            "record_id": record.record_id,
            "kind": record.kind,
            "date": record.occurred_at.date().isoformat() if record.occurred_at else "",
            "url": record.url or "",
            "severity": record.severity,
            "confidence": round(record.confidence, 2),
            "categories": ";".join(record.categories),
            "reasons": " ".join(record.reasons),
            "evidence": " | ".join(record.evidence),
            "suggestion": record.suggestion,
            "training_status": record.training_status,
            "index_drop": record.index_drop,
            "excerpt": record.excerpt or "",
        }
        for record in records
    ]


def to_csv(records: Iterable[SensitiveRecord]) -> str:
    """The list as CSV; cells are inert in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    for row in rows(records):
        writer.writerow(
            [
                inert(cell) if isinstance(cell, str) else f"{cell:.2f}" if isinstance(cell, float) else cell
                for cell in row.values()
            ]
        )
    return out.getvalue()


def inert(text: str) -> str:
    """Text that a spreadsheet shows and does not run, and a terminal shows and does not obey."""
    return f"'{printable(text)}" if text.startswith(_FORMULA) else printable(text)


def findings_by_record(store: Store) -> defaultdict[str, list[Finding]]:
    """All findings of the database by the record they are in, in the order of the text."""
    hits: defaultdict[str, list[Finding]] = defaultdict(list)
    rows = store.frame(
        "select record_id, rule_id, category, severity, confidence, span_start, span_end, fact, reason"
        " from findings.hits order by record_id, span_start, span_end, rule_id"
    )
    for record_id, *values in rows.iter_rows():
        hits[record_id].append(Finding(*values))
    return hits


def _record(row: dict[str, Any], findings: Sequence[Finding], mode: TextMode) -> SensitiveRecord:
    text: str = row.pop("text")
    shown = text if mode == "revealed" else redact(text, findings)
    evidence = () if mode == "hidden" else tuple(dict.fromkeys(_one_line(shown[f.start : f.end]) for f in findings))
    if mode == "hidden":
        # A post's link and its URN lead to the text, so what can be shared holds neither.
        row |= {"url": None, "record_id": ""}
    return SensitiveRecord(
        **{**row, "categories": tuple(row["categories"])},
        reasons=_reasons(findings, row["categories"]),
        evidence=evidence,
        suggestion=suggest_for_record(text, findings, is_profile=row["kind"] in _EDITED),
        excerpt=None if mode == "hidden" else _excerpt(shown, findings),
    )


def _reasons(findings: Iterable[Finding], categories: Sequence[str]) -> tuple[str, ...]:
    """Each reason once, in the order of the categories."""
    ordered = sorted(findings, key=lambda finding: (categories.index(finding.category), finding.start))
    return tuple(dict.fromkeys(finding.reason for finding in ordered))


def _excerpt(text: str, findings: Sequence[Finding]) -> str:
    """The text around the gravest evidence, on one line, cut at words."""
    first = max(findings, key=lambda finding: (severity_rank(finding.severity), -finding.start)).start
    start = max(0, min(first - _EXCERPT // 3, len(text) - _EXCERPT))
    stop = min(len(text), start + _EXCERPT)
    if start:
        start = text.find(" ", start, first) + 1 or start
    if stop < len(text):
        stop = max(text.rfind(" ", first, stop), first + 1)
    return f"{'… ' if start else ''}{_one_line(text[start:stop])}{' …' if stop < len(text) else ''}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

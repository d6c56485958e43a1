"""The stage that reads the member's own texts and fills `findings.hits`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.model import SCANNED_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from exposure.detect.worker import DetectorProcess
    from exposure.model import Finding
    from exposure.store import Store

#: Texts handed to the detector at a time.
BATCH: Final = 1_000

_HITS: Final = {
    "record_id": pl.String,
    "rule_id": pl.String,
    "category": pl.String,
    "severity": pl.String,
    "confidence": pl.Float64,
    "span_start": pl.Int64,
    "span_end": pl.Int64,
    "fact": pl.String,
    "reason": pl.String,
}
_OWN_TEXTS: Final = (
    "select record_id, text from records.combined where text is not null and list_contains($kinds, kind)"
    " order by record_id"
)


class Reading:
    """The member's own texts on their way through the detector; each different text is read once."""

    def __init__(self, store: Store, detector: DetectorProcess) -> None:
        self._records = store.frame(_OWN_TEXTS, {"kinds": sorted(SCANNED_KINDS)})
        texts = self._records["text"].unique(maintain_order=True).to_list()
        batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        self._pending = [(batch, detector.scan_all(batch)) for batch in batches]

    def write(self, store: Store, advance: Callable[[int, int], None]) -> None:
        """Wait for the findings and fill `findings.hits`; `advance` takes the batches done and in all."""
        found: dict[str, tuple[Finding, ...]] = {}
        for number, (batch, answer) in enumerate(self._pending, start=1):
            found.update(zip(batch, answer.result(), strict=True))
            advance(number, len(self._pending))
        rows = [_row(record_id, finding) for record_id, text in self._records.iter_rows() for finding in found[text]]
        store.write("findings.hits", pl.DataFrame(rows, schema=_HITS, orient="row"))


def _row(record_id: str, finding: Finding) -> tuple[object, ...]:
    return (
        record_id,
        finding.rule_id,
        finding.category,
        finding.severity,
        finding.confidence,
        finding.start,
        finding.end,
        _fact(record_id, finding),
        finding.reason,
    )


def _fact(record_id: str, finding: Finding) -> str:
    """Identity of what is stated: the value for identifiers, so that one number in many posts is one fact."""
    if finding.fact:
        digest = hashlib.sha256(finding.fact.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return f"{finding.category}:{digest}"
    return f"{finding.category}:{record_id}"

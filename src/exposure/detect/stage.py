"""The stage that reads the member's own texts and fills `findings.hits`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.model import SCANNED_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from exposure.detect.engine import Detector
    from exposure.model import Finding
    from exposure.store import Store

#: Texts handed to the detector between two updates of the progress display.
BATCH: Final = 2_000

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


def find(store: Store, detector: Detector, advance: Callable[[int, int], None]) -> int:
    """Scan every own text once, write `findings.hits`, and return the number of records scanned.

    `advance` is called with the records done and the records in all.
    """
    kinds = ", ".join(f"'{kind}'" for kind in sorted(SCANNED_KINDS))
    records = store.frame(
        f"select record_id, text from records.combined where text is not null and kind in ({kinds}) "  # noqa: S608 - names from this package
        "order by record_id"
    )
    texts = records["text"].unique(maintain_order=True).to_list()
    found: dict[str, tuple[Finding, ...]] = {}
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        found.update(zip(batch, detector.scan_all(batch), strict=True))
        advance(min(start + BATCH, len(texts)), len(texts))
    rows = [_row(record_id, finding) for record_id, text in records.iter_rows() for finding in found[text]]
    store.write("findings.hits", pl.DataFrame(rows, schema=_HITS, orient="row"))
    return records.height


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

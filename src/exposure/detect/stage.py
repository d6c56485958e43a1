"""The stage that reads the member's own texts and fills `findings.hits`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.detect.worker import portions
from exposure.model import SCANNED_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exposure.detect.keep import KeepList
    from exposure.detect.worker import DetectorProcess
    from exposure.model import Finding
    from exposure.store import Store

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
_KEPT: Final = {"record_id": pl.String, "rule_id": pl.String, "category": pl.String, "line": pl.Int64}
_OWN_TEXTS: Final = (
    "select record_id, url, text from records.combined where text is not null and list_contains($kinds, kind)"
    " order by record_id"
)


class Reading:
    """The member's own texts on their way through the detector; each different text is read once."""

    def __init__(self, store: Store, detector: DetectorProcess) -> None:
        self._records = store.frame(_OWN_TEXTS, {"kinds": sorted(SCANNED_KINDS)})
        texts = self._records["text"].unique(maintain_order=True).to_list()
        detector.expect(len(texts))
        self._pending = [(portion, detector.scan_all(portion)) for portion in portions(texts)]

    def write(self, store: Store, keep_list: KeepList, advance: Callable[[int, int], None]) -> None:
        """Wait for the findings and fill `findings.hits`; `advance` takes the portions done and in all.

        What the keep-list silences is in `findings.kept` instead, with the line that does.
        """
        found: dict[str, tuple[Finding, ...]] = {}
        for number, (portion, answer) in enumerate(self._pending, start=1):
            found.update(zip(portion, answer.result(), strict=True))
            advance(number, len(self._pending))
        rows: list[tuple[object, ...]] = []
        kept: list[tuple[object, ...]] = []
        for record_id, url, text in self._records.iter_rows():
            for finding in found[text]:
                line = keep_list.line_for(finding.rule_id, record_id, url)
                if line is None:
                    rows.append(_row(record_id, finding))
                else:
                    kept.append((record_id, finding.rule_id, finding.category, line))
        store.write("findings.hits", pl.DataFrame(rows, schema=_HITS, orient="row"))
        store.write("findings.kept", pl.DataFrame(kept, schema=_KEPT, orient="row"))


def keep_scores(before: Path, after: Path, detector: DetectorProcess) -> None:
    """Write the scores of this run and of those before it, for the next run of the same report folder."""
    made = detector.made
    if made.semantic is None:
        return
    # numpy's reading of archives is wanted by those only who read meaning.
    from exposure.detect.semantic.cache import ScoreCache  # noqa: PLC0415

    cache = ScoreCache.read(before, made.semantic, detector.salt)
    cache.add(detector.scored)
    cache.write(after)


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

"""Everything that is read into texts: by rules, and by meaning unless that is turned off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure.detect.batch import Batch
from exposure.detect.engine import load_detector
from exposure.model import VALUE_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from exposure.detect.engine import Detector
    from exposure.detect.semantic.fusion import Fusion
    from exposure.detect.semantic.meaning import Meaning
    from exposure.model import Finding


class TextReader:
    """A detector and, beside it, the reading of meaning."""

    def __init__(self, detector: Detector, meaning: Meaning | None = None, fusion: Fusion | None = None) -> None:
        self.detector, self.meaning, self._fusion = detector, meaning, fusion

    @property
    def packs(self) -> str:
        """Names the packs that made a result."""
        return self.detector.packs

    @property
    def semantic(self) -> str | None:
        """Names the heads that made a result; None if only rules did."""
        return self.meaning.heads.version if self.meaning else None

    def known_scores(self) -> int:
        """The number of sentences whose scores are known."""
        return len(self.meaning.cache) if self.meaning else 0

    def scores_since(self, known: int) -> list[tuple[str, list[int], list[int]]]:
        """What was scored since so many sentences were known."""
        return self.meaning.cache.news(known) if self.meaning else []

    def read_all(self, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
        """The findings of each text, in the order of the texts."""
        found = self.detector.scan_all(texts)
        if self.meaning is None or self._fusion is None:
            return found
        told = [
            [(finding.start, finding.end) for finding in findings if finding.category not in VALUE_CATEGORIES]
            for findings in found
        ]
        plain = Batch([_without_values(text, findings) for text, findings in zip(texts, found, strict=True)])
        scored = self.meaning.read([plain.text(number) for number in range(len(plain))], told)
        return [self._fusion.findings(ruled, sentences) for ruled, sentences in zip(found, scored, strict=True)]


def _without_values(text: str, findings: Sequence[Finding]) -> str:
    """A text of the same length without identifiers and secrets: a number means nothing, and is not hashed either."""
    for finding in findings:
        if finding.category in VALUE_CATEGORIES:
            text = text[: finding.start] + " " * (finding.end - finding.start) + text[finding.end :]
    return text


def load_reader(
    rules: Sequence[Path] = (), cache: Path | None = None, salt: bytes | None = None, *, semantic: bool = True
) -> TextReader:
    """A reader with the bundled packs, the user's rules over them, and the scores of an earlier run.

    New scores are kept under hashes with the cache's salt, or with `salt` where there is no cache.
    """
    detector = load_detector(rules)
    if not semantic:
        return TextReader(detector)
    # The heads are read by those only who want them.
    from exposure.detect.semantic.cache import ScoreCache  # noqa: PLC0415
    from exposure.detect.semantic.encoder import UniversalEncoder  # noqa: PLC0415
    from exposure.detect.semantic.fusion import Fusion  # noqa: PLC0415
    from exposure.detect.semantic.heads import load_heads  # noqa: PLC0415
    from exposure.detect.semantic.meaning import Meaning  # noqa: PLC0415

    heads = load_heads()
    meaning = Meaning(heads, UniversalEncoder, ScoreCache.read(cache, heads.version, salt))
    return TextReader(detector, meaning, Fusion(heads, detector.rules))

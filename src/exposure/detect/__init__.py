"""What texts disclose: identifiers, secrets and worded disclosures, found by rule packs with no network."""

from __future__ import annotations

from exposure.detect.engine import Detector, load_detector
from exposure.detect.packs import Rule
from exposure.detect.show import mask, redact
from exposure.detect.suggest import Suggestion, suggest, suggest_for_record

__all__ = ["Detector", "Rule", "Suggestion", "load_detector", "mask", "redact", "suggest", "suggest_for_record"]

"""Identifiers and secrets of many countries, in seven languages, each beside its near misses."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exposure.model import VALUE_CATEGORIES

if TYPE_CHECKING:
    from exposure.detect import Detector

CASES = {
    file.stem: tomllib.loads(file.read_text()) for file in sorted(Path(__file__).with_name("cases").glob("*.toml"))
}
FOUND = [(category, text, value) for category, cases in CASES.items() for text, value in cases["found"]]
PASSED = [text for cases in CASES.values() for text in cases["passed"]]


def values(detector: Detector, text: str) -> list[tuple[str, str]]:
    """Category and text of every value found, those of low severity left out."""
    return [
        (finding.category, text[finding.start : finding.end])
        for finding in detector.scan(text)
        if finding.category in VALUE_CATEGORIES and finding.severity != "low"
    ]


@pytest.mark.parametrize(("category", "text", "value"), FOUND)
def test_a_value_is_found_with_its_span(detector: Detector, category: str, text: str, value: str) -> None:
    """The first finding of the category holds the value and nothing else, and nothing is two things at once."""
    found = values(detector, text)

    assert (category, value) in found
    assert len({value for _, value in found}) == len(found)


@pytest.mark.parametrize("text", PASSED)
def test_a_near_miss_is_passed(detector: Detector, text: str) -> None:
    """What only looks like a value, or is an organisation's, is no finding."""
    assert values(detector, text) == []


def test_every_category_of_values_has_both(detector: Detector) -> None:
    """Each category has texts in which it is found and near misses."""
    assert set(CASES) == VALUE_CATEGORIES
    assert all(cases["found"] and cases["passed"] for cases in CASES.values())
    assert {rule.category for rule in detector.rules} >= VALUE_CATEGORIES

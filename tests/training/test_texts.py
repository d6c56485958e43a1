"""The training texts keep the promises of the model card: marked, of many voices, none on both sides of a split."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from exposure.detect.semantic.heads import WORDED
from training import data, frequencies

LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pt")
#: What could identify or reach somebody, and so has no place in an invented text about meaning.
REACHES = re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://|www\.|(?:\d[ .-]?){9,}")


@cache
def rows() -> list[dict[str, Any]]:
    """All texts."""
    return data.read_rows()


@cache
def voices() -> dict[str, dict[str, str]]:
    """All voices, by name."""
    path = Path(data.FOLDER) / "voices.jsonl"
    return {row["voice"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def test_every_text_is_well_formed() -> None:
    """A known voice and language, an id of its own, a style, and marks that lie within the text."""
    assert len({row["id"] for row in rows()}) == len(rows())
    for row in rows():
        assert voices()[row["voice"]]["lang"] == row["lang"]
        assert row["lang"] in LANGUAGES
        assert row["style"] in {"direct", "hint", "near", "ordinary"}, row["id"]
        assert bool(row["labels"]) == (row["style"] in {"direct", "hint"}), row["id"]
        for mark in row["labels"]:
            assert mark["category"] in WORDED, row["id"]
            assert row["text"][mark["start"] : mark["end"]].strip(), row["id"]


def test_no_text_stands_twice() -> None:
    """A repeated text would teach what it is then scored on."""
    folded = Counter(re.sub(r"\W+", " ", row["text"].lower()) for row in rows())
    assert [text for text, times in folded.items() if times > 1] == []


def test_no_text_can_reach_anybody() -> None:
    """No address, link or long number stands in them."""
    assert [row["id"] for row in rows() if REACHES.search(row["text"])] == []


@pytest.mark.parametrize("category", WORDED)
def test_every_category_has_texts_and_lookalikes(category: str) -> None:
    """At least 150 texts disclose each category, in all languages, a third of them without a telling word."""
    disclosing = [row for row in rows() if any(mark["category"] == category for mark in row["labels"])]
    lookalikes = [row for row in rows() if category in row.get("near", [])]
    assert len(disclosing) >= 150
    assert len(lookalikes) >= 130
    assert {row["lang"] for row in disclosing} == set(LANGUAGES)
    assert sum(row["style"] == "hint" for row in disclosing) >= len(disclosing) / 3


def test_as_many_texts_disclose_nothing() -> None:
    """Look-alikes and ordinary texts are at least as many as disclosures."""
    styles = Counter(row["style"] for row in rows())
    assert styles["near"] + styles["ordinary"] >= styles["direct"] + styles["hint"]


def test_a_voice_is_on_one_side_of_a_split() -> None:
    """Scores are of voices that the heads have not heard, and every text is scored once."""
    names = np.array([row["voice"] for row in rows()])
    held_places = []
    for seen, held in data.folds(names):
        assert not set(names[seen]) & set(names[held])
        held_places += held.tolist()
    assert sorted(held_places) == list(range(len(names)))


def test_the_frequencies_of_words_are_counted_in_these_texts() -> None:
    """What the rules believe of how often words are met is what the texts say."""
    for name, content in frequencies.counted().items():
        assert (frequencies.WORDS / name).read_text(encoding="utf-8") == content

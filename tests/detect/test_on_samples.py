"""What the detector finds in two invented people's own texts, against what careful readers marked in them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exposure import queries
from exposure.archive import open_archive
from exposure.ingest import ingest
from exposure.model import severity_rank
from exposure.store import Store

if TYPE_CHECKING:
    from exposure.detect.reading import TextReader

ROOT = Path(__file__).parents[2]
FOLDERS = {"camille": "camille", "jordan": "jordan/complete"}
OWN_TEXTS = (
    "select strftime(occurred_at, '%Y-%m-%d %H:%M:%S') as said_at, text from records.combined where text is not null "
    "and kind in ('post', 'group_post', 'comment', 'ai_chat', 'article_draft', 'article')"
)


@pytest.fixture(name="texts", scope="module")
def _texts() -> dict[str, list[tuple[str, str]]]:
    """For each sample, when each of its author's texts was written, and the text."""
    texts = {}
    for name, folder in FOLDERS.items():
        with open_archive([ROOT / "sample_exports" / folder]) as archive, Store.create() as store:
            ingest(archive, store, keep_all=False, advance=lambda _done, _total: None)
            queries.run_stage(store, "records", {})
            texts[name] = [(row["said_at"], row["text"]) for row in store.frame(OWN_TEXTS).rows(named=True)]
    return texts


def marked(name: str, kind: str) -> set[str]:
    """The moments of the records that the gold table of a sample holds under a heading; drafts have no seconds."""
    gold: dict[str, list[dict[str, Any]]] = tomllib.loads(
        (ROOT / "tests" / "samples" / f"{name}.toml").read_text(encoding="utf-8")
    )
    return {entry["date"].removesuffix(" UTC") for entry in gold.get(kind, [])}


def is_among(moment: str, marks: set[str]) -> bool:
    """Whether a moment is one of the marked ones, to the second or to the minute."""
    return moment in marks or moment[:16] in marks


def flagged(texts: list[tuple[str, str]], reader: TextReader) -> set[str]:
    """The moments of the texts in which something is found that counts by default."""
    return {
        moment
        for (moment, _), findings in zip(texts, reader.read_all([text for _, text in texts]), strict=True)
        if any(severity_rank(finding.severity) >= severity_rank("medium") for finding in findings)
    }


@pytest.mark.parametrize(("name", "share"), [("camille", 0.80), ("jordan", 0.65)])
def test_most_sensitive_texts_are_flagged(
    name: str, share: float, texts: dict[str, list[tuple[str, str]]], reader: TextReader
) -> None:
    """Of the texts marked as sensitive, at least a known share is flagged; stories told without the word are missed."""
    marks = marked(name, "sensitive")
    sensitive = {moment for moment, _ in texts[name] if is_among(moment, marks)}

    assert len(sensitive) >= 30
    assert len(sensitive & flagged(texts[name], reader)) >= share * len(sensitive)


@pytest.mark.parametrize("name", ["camille", "jordan"])
def test_lookalikes_are_left_alone(name: str, texts: dict[str, list[tuple[str, str]]], reader: TextReader) -> None:
    """Texts that name a sensitive subject and disclose nothing are not flagged, but for one in twenty at most."""
    marks = marked(name, "lookalike")
    lookalikes = {moment for moment, _ in texts[name] if is_among(moment, marks)}

    assert len(lookalikes) >= 20
    assert len(lookalikes & flagged(texts[name], reader)) <= len(lookalikes) / 20


@pytest.mark.parametrize("name", ["camille", "jordan"])
def test_ordinary_texts_are_left_alone(name: str, texts: dict[str, list[tuple[str, str]]], reader: TextReader) -> None:
    """Of all texts that nobody marked as sensitive, one in a hundred at most is flagged."""
    marks = marked(name, "sensitive") | marked(name, "unsure")
    ordinary = {moment for moment, _ in texts[name] if not is_among(moment, marks)}

    assert len(ordinary & flagged(texts[name], reader)) <= len(ordinary) / 100

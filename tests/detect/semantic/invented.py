"""Heads and an encoder small enough to see through: a sentence's first letter decides what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from exposure.detect.semantic.encoder import TOKEN_WIDTH, WIDTH, Encoded
from exposure.detect.semantic.gate import BUCKETS, Gate
from exposure.detect.semantic.heads import WORDED, Example, Heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.detect.semantic.encoder import Floats

COUNT = len(WORDED)
#: What the first letter of a sentence makes of its health: denied, possible, found, beyond doubt.
LIKELY = {"d": 0.001, "p": 0.5, "f": 0.75, "s": 0.96}


class FirstLetterEncoder:
    """An encoder that sees the first letter, and counts what it is asked."""

    name = "first letter"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str], projection: Floats) -> Encoded:
        """One number a sentence."""
        self.asked += sentences
        vectors = np.zeros((len(sentences), WIDTH), np.float32)
        vectors[:, 0] = [_vote(LIKELY.get(sentence[0].lower(), 0.1)) for sentence in sentences]
        empty = np.zeros((len(sentences), projection.shape[1]), np.float32)
        return Encoded(vectors, empty, empty)


def _vote(likely: float) -> float:
    return float(np.log(likely / (1 - likely)))


def heads() -> Heads:
    """Heads that take the encoder's number for health, and find nothing else; every sentence with a word passes."""
    features = 2 * WIDTH + 4
    plus = np.zeros((features, 2), np.float32)
    # The scale of vectors is undone; a network without negative values needs one unit for each sign.
    plus[0] = [0.25, -0.25]
    out = np.full((2, COUNT), 0, np.float32)
    out[:, 0] = [1, -1]
    bias = np.full(COUNT, -9, np.float32)
    bias[0] = 0
    examples = np.zeros((COUNT, WIDTH), np.float32)
    return Heads(
        encoder=FirstLetterEncoder.name,
        version="v1",
        projection=np.zeros((TOKEN_WIDTH, 1), np.float32),
        layers=((plus, np.zeros(2, np.float32), out, bias),),
        calibration=np.array([np.ones(COUNT), np.zeros(COUNT)], np.float32),
        found_from=np.full(COUNT, 0.7, np.float32),
        sure_from=np.full(COUNT, 0.9, np.float32),
        denied_below=0.01,
        example_vectors=examples,
        examples=tuple(Example(category, "en", f"an example of {category}") for category in WORDED),
        gate=Gate(np.ones(BUCKETS, np.float32), 0.0, 0.5),
    )

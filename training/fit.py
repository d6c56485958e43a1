"""Fits the parts of the heads: gate, projection, networks, calibration, thresholds, examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from exposure.detect.semantic.gate import BUCKETS, Gate, buckets_of
from exposure.detect.semantic.heads import WORDED, forward
from training.data import folds
from training.network import EPOCHS, train_network, train_votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Floats, UniversalEncoder
    from training.data import Texts
    from training.network import Layer

#: Share of disclosing sentences that the gate lets pass, on voices it has not heard.
GATE_RECALL: Final = 0.97
#: Features of tokens that the heads look at.
_PROJECTED: Final = 256
#: What keeps directions in which tokens hardly differ from being blown up.
_FLOOR: Final = 0.02
_SCALE: Final = 2.5
SEEDS: Final = (0, 1)
#: Sentences of each category by language.
_EXAMPLES: Final = {"en": 18, "fr": 15, "de": 6, "es": 6, "it": 6, "nl": 6, "pt": 6}
_LONGEST_EXAMPLE: Final = 140


class Chosen(NamedTuple):
    """A sentence that shows what a category is, and its place among the kept."""

    category: str
    language: str
    place: int


@dataclass(frozen=True, slots=True)
class FittedGate:
    """The gate, and what it would have said of each sentence had it not heard its voice, shape (sentences,)."""

    votes: Floats
    bias: float
    threshold: float
    unseen: NDArray[np.float64]

    @property
    def kept(self) -> NDArray[np.int64]:
        """The places of the sentences that pass."""
        return np.flatnonzero(self.unseen >= self.threshold)


def fit_gate(texts: Texts) -> FittedGate:
    """A vote of words that lets `GATE_RECALL` of the disclosing sentences of unheard voices pass."""
    buckets = [buckets_of(unit.folded) for unit in texts.units]
    discloses: NDArray[np.bool_] = np.asarray(texts.discloses.any(axis=1))
    unseen = np.zeros(len(buckets))
    for seen, held in folds(texts.voices):
        votes, bias = train_votes([buckets[place] for place in seen], discloses[seen], BUCKETS)
        unseen[held] = Gate(votes, bias, 0).scores([texts.units[place].folded for place in held])
    votes, bias = train_votes(buckets, discloses, BUCKETS)
    threshold = float(np.quantile(unseen[discloses], 1 - GATE_RECALL))
    return FittedGate(votes.astype(np.float16), bias, threshold, unseen)


def fit_projection(encoder: UniversalEncoder, sentences: list[str]) -> Floats:
    """The directions in which the features of tokens differ most, evened out; shape (1280, 256)."""
    chosen = np.random.default_rng(0).permutation(len(sentences))[:3_000]
    tokens = encoder.token_features([sentences[place] for place in chosen])
    values, directions = np.linalg.eigh(np.cov(tokens.T))
    best = np.argsort(-values)[:_PROJECTED]
    scaled = directions[:, best] / np.sqrt(values[best] + _FLOOR * values.max()) * _SCALE
    narrow: Floats = scaled.astype(np.float16)
    return narrow


def unheard(features: Floats, wanted: Floats, voices: NDArray[np.str_], share: float = 1.0) -> Floats:
    """The votes on each sentence by networks that have not heard its voice; `share` of the voices teach them."""
    votes = np.full(wanted.shape, np.nan, np.float32)
    # As many steps with fewer voices, so that it is not the training that is short.
    epochs = round(EPOCHS / share)
    for seen, held in folds(voices):
        names = np.unique(voices[seen])
        taught = names[np.random.default_rng(1).permutation(len(names))[: int(len(names) * share)]]
        teach = seen[np.isin(voices[seen], taught)]
        votes[held] = np.mean(
            [forward(features[held], train_network(features[teach], wanted[teach], seed, epochs)) for seed in SEEDS],
            axis=0,
        )
        if share < 1:
            # A point on the learning curve needs one part of the voices to score on, not all.
            break
    return votes


def fit_networks(features: Floats, wanted: Floats) -> list[Layer]:
    """The networks that ship, taught by every voice."""
    return [train_network(features, wanted, seed) for seed in SEEDS]


def fit_calibration(votes: Floats, discloses: NDArray[np.bool_]) -> Floats:
    """Slope and offset of each category's vote that make it a probability (Platt), shape (2, 16)."""
    slopes, offsets = np.ones(votes.shape[1]), np.zeros(votes.shape[1])
    for _ in range(60):
        likely = 1 / (1 + np.exp(-(votes * slopes + offsets)))
        error, weight = likely - discloses, likely * (1 - likely) + 1e-6
        # Newton's step for two parameters, in all categories at once.
        gradient = np.array([(error * votes).sum(0), error.sum(0)])
        a, b, c = (weight * votes * votes).sum(0), (weight * votes).sum(0), weight.sum(0)
        determinant = a * c - b * b
        slopes -= (c * gradient[0] - b * gradient[1]) / determinant
        offsets -= (a * gradient[1] - b * gradient[0]) / determinant
    return np.array([slopes, offsets], np.float32)


def choose_examples(texts: Texts, kept: NDArray[np.int64], likely: Floats) -> list[Chosen]:
    """Short sentences of each language that show best what each category is."""
    chosen: list[Chosen] = []
    short = np.array([len(texts.units[place].written) <= _LONGEST_EXAMPLE for place in kept])
    languages = np.array([texts.rows[owner]["lang"] for owner in texts.owners[kept]])
    for column, category in enumerate(WORDED):
        for language, count in _EXAMPLES.items():
            of_it = np.flatnonzero(texts.discloses[kept][:, column] & short & (languages == language))
            order = of_it[np.argsort(-likely[of_it, column], kind="stable")]
            # Every second of the surest, so that the less sure, which are less alike, have a place too.
            chosen += (Chosen(category, language, int(place)) for place in order[: 2 * count : 2])
    return chosen

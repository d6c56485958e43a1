"""The trained parts in plain numpy: a small network with dropout, and a vote of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Floats

    Layer = tuple[Floats, Floats, Floats, Floats]

HIDDEN: Final = 256
EPOCHS: Final = 28
_BATCH: Final = 128
_RATE: Final = 2e-3
_DECAY: Final = 0.05
_INPUT_DROPOUT: Final = 0.2
_HIDDEN_DROPOUT: Final = 0.5
#: Share of the steps in which the rate rises.
_WARM_UP: Final = 0.3


class _Adam:
    """Adam with decoupled decay of weights."""

    def __init__(self, parameters: list[Floats]) -> None:
        self.parameters = parameters
        self._first = [np.zeros_like(parameter) for parameter in parameters]
        self._second = [np.zeros_like(parameter) for parameter in parameters]
        self._steps = 0

    def step(self, gradients: list[Floats], rate: float, decay: float) -> None:
        """Move every parameter against its gradient."""
        self._steps += 1
        for place, gradient in enumerate(gradients):
            parameter, first, second = self.parameters[place], self._first[place], self._second[place]
            np.add(first, 0.1 * (gradient - first), out=first)
            np.add(second, 0.001 * (gradient * gradient - second), out=second)
            step = (first / (1 - 0.9**self._steps)) / (np.sqrt(second / (1 - 0.999**self._steps)) + 1e-8)
            np.subtract(parameter, np.float32(rate) * (step + np.float32(decay) * parameter), out=parameter)


def train_network(features: Floats, wanted: Floats, seed: int, epochs: int = EPOCHS) -> Layer:
    """Weights of a network with one hidden layer; shapes (sentences, features) and (sentences, categories)."""
    random = np.random.default_rng(seed)
    width, categories = features.shape[1], wanted.shape[1]
    reach, out_reach = width**-0.5, HIDDEN**-0.5
    layer: Layer = (
        random.uniform(-reach, reach, (width, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        random.uniform(-out_reach, out_reach, (HIDDEN, categories)).astype(np.float32),
        np.zeros(categories, np.float32),
    )
    optimiser = _Adam(list(layer))
    steps = epochs * -(-len(features) // _BATCH)
    step = 0
    for _ in range(epochs):
        order = random.permutation(len(features))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            optimiser.step(_gradients(layer, features[batch], wanted[batch], random), _rate(step / steps), _DECAY)
            step += 1
    return layer


def _rate(done: float) -> float:
    """The learning rate: up in a half wave, then down to nothing."""
    if done < _WARM_UP:
        return float(_RATE * (0.04 + 0.96 * (1 - np.cos(np.pi * done / _WARM_UP)) / 2))
    return float(_RATE * (1 + np.cos(np.pi * (done - _WARM_UP) / (1 - _WARM_UP))) / 2)


def _gradients(layer: Layer, rows: Floats, wanted: Floats, random: np.random.Generator) -> list[Floats]:
    """How the loss on a batch changes with each parameter, some inputs and hidden units left out by chance."""
    weights, bias, out_weights, out_bias = layer
    seen = rows * _kept(rows.shape, _INPUT_DROPOUT, random)
    hidden = np.maximum(seen @ weights + bias, 0)
    mask = _kept(hidden.shape, _HIDDEN_DROPOUT, random)
    dropped = hidden * mask
    votes = dropped @ out_weights + out_bias
    error = (1 / (1 + np.exp(-votes)) - wanted) / np.float32(len(rows))
    back = (error @ out_weights.T) * mask * (hidden > 0)
    return [seen.T @ back, back.sum(axis=0), dropped.T @ error, error.sum(axis=0)]


def _kept(shape: tuple[int, ...], dropout: float, random: np.random.Generator) -> Floats:
    kept: Floats = (random.random(shape, dtype=np.float32) >= dropout).astype(np.float32) / np.float32(1 - dropout)
    return kept


def train_votes(buckets: list[list[int]], discloses: NDArray[np.bool_], count: int) -> tuple[Floats, float]:
    """Votes of words on whether a sentence discloses, and a bias: a logistic regression over which words it holds."""
    lengths = np.array([len(some) for some in buckets])
    flat = np.concatenate([np.array(some, np.int64) for some in buckets])
    owner = np.repeat(np.arange(len(buckets)), lengths)
    share = 1 / np.sqrt(np.maximum(lengths, 1))
    votes, bias = np.zeros(count, np.float32), np.zeros(1, np.float32)
    optimiser = _Adam([votes, bias])
    for step in range(300):
        summed = np.bincount(owner, votes[flat], len(buckets)) * share + bias[0]
        error = (1 / (1 + np.exp(-summed)) - discloses) / len(buckets)
        gradient = np.bincount(flat, (error * share)[owner], count) + votes / len(buckets) / 3
        optimiser.step([gradient.astype(np.float32), np.array([error.sum()], np.float32)], 0.15 * (1 - step / 300), 0)
    return votes, float(bias[0])

"""The training in plain numpy learns what can be learnt, and the same every time."""

from __future__ import annotations

import numpy as np
from training.fit import fit_calibration
from training.network import train_network, train_votes

from exposure.detect.semantic.heads import forward


def test_a_network_learns_what_no_line_divides() -> None:
    """Exclusive or, in two of eight inputs, for two categories at once."""
    random = np.random.default_rng(3)
    features = random.normal(size=(1_500, 8)).astype(np.float32)
    odd = (features[:, 0] > 0) ^ (features[:, 1] > 0)
    wanted = np.column_stack([odd, features[:, 2] > 0]).astype(np.float32)
    votes = forward(features, train_network(features, wanted, seed=0, epochs=60))
    assert ((votes > 0) == (wanted > 0)).mean() > 0.9
    again = forward(features, train_network(features, wanted, seed=0, epochs=60))
    assert np.array_equal(votes, again)


def test_words_that_disclose_get_votes() -> None:
    """The word that all disclosing sentences hold counts for them, the one of the others against."""
    buckets = [[1, 5], [1, 6], [2, 5], [2, 6]] * 20
    discloses = np.array([True, True, False, False] * 20)
    votes, _ = train_votes(buckets, discloses, 8)
    assert votes[1] > 0.5 > -0.5 > votes[2]


def test_calibration_makes_shares_of_votes() -> None:
    """Votes twice too sure of themselves are brought to the shares that are true."""
    random = np.random.default_rng(5)
    true = random.normal(size=(20_000, 2))
    discloses = random.random(true.shape) < 1 / (1 + np.exp(-true))
    slopes, offsets = fit_calibration((2 * true).astype(np.float32), discloses)
    assert np.allclose(slopes, 0.5, atol=0.05)
    assert np.allclose(offsets, 0, atol=0.08)

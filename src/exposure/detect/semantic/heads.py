"""The trained part: per category a probability that a sentence discloses it, from a file that holds only numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

import numpy as np

from exposure.detect.semantic.gate import Gate
from exposure.errors import PackError
from exposure.model import WORDED_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Floats

#: The worded categories, in the order of the columns of every score.
WORDED: Final = WORDED_CATEGORIES
#: Digits of a probability that count: what a processor rounds otherwise must not decide.
_DIGITS: Final = 3
#: Share of the threshold from which on a sentence is worth a look.
POSSIBLE: Final = 0.6


class Example(NamedTuple):
    """A training sentence that shows what a category is."""

    category: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Heads:
    """Small networks, one vote each, and what makes their votes probabilities."""

    #: Which encoder they were trained on.
    encoder: str
    #: Names the texts and the thresholds that made them; scores kept under others lack the examples that these show.
    version: str
    #: From features of tokens, shape (1280, n), to those that are looked at.
    projection: Floats
    #: For each network the weights and biases of its two layers.
    layers: tuple[tuple[Floats, Floats, Floats, Floats], ...]
    #: Slope and offset that calibrate each category's vote, shape (2, 16).
    calibration: Floats
    #: From which probability on a category is found, and is found without doubt, shape (16,) each.
    found_from: Floats
    sure_from: Floats
    #: Below which probability the heads deny what a rule found.
    denied_below: float
    #: Vectors of training sentences, shape (examples, 512), and the sentences.
    example_vectors: Floats
    examples: tuple[Example, ...]
    gate: Gate

    def probabilities(self, features: Floats) -> Floats:
        """How likely each sentence discloses each category, shape (sentences, 16), 0..1 in steps of 0.001."""
        votes = np.mean([forward(features, layer) for layer in self.layers], axis=0)
        return np.round(_logistic(votes * self.calibration[0] + self.calibration[1]), _DIGITS).astype(np.float32)

    @property
    def possible_from(self) -> Floats:
        """From which probability on a category is worth a look, shape (16,)."""
        return _possible(self.found_from)

    def nearest_examples(self, vectors: Floats, languages: Sequence[frozenset[str] | None]) -> NDArray[np.int64]:
        """For each sentence and category the place of the training sentence most like it, shape (sentences, 16).

        One in a language of the sentence is preferred to any other.
        """
        likeness = np.round(vectors @ self.example_vectors.T, _DIGITS)
        of_examples = np.array([example.language for example in self.examples])
        for row, spoken in enumerate(languages):
            likeness[row] += np.isin(of_examples, list(spoken or ()))
        nearest = np.zeros((len(vectors), len(WORDED)), np.int64)
        for column, category in enumerate(WORDED):
            places = np.array([place for place, example in enumerate(self.examples) if example.category == category])
            nearest[:, column] = places[np.argmax(likeness[:, places], axis=1)]
        return nearest


def forward(features: Floats, layer: tuple[Floats, Floats, Floats, Floats]) -> Floats:
    """The raw votes of one network, shape (sentences, 16)."""
    weights, bias, out_weights, out_bias = layer
    votes: Floats = np.maximum(features @ weights + bias, 0) @ out_weights + out_bias
    return votes


def _possible(found_from: Floats) -> Floats:
    return found_from * np.float32(POSSIBLE)


def _logistic(votes: Floats) -> Floats:
    likely: Floats = (1 / (1 + np.exp(-np.clip(votes, -30, 30)))).astype(np.float32)
    return likely


@cache
def load_heads() -> Heads:
    """The heads that come with the program. Raises `PackError` if they are damaged."""
    folder = files("exposure").joinpath("packs").joinpath("semantic")
    try:
        manifest: dict[str, Any] = json.loads(folder.joinpath("manifest.json").read_text(encoding="utf-8"))
        # Pickles can run code; plain arrays cannot.
        with as_file(folder.joinpath("heads.npz")) as path, np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return _heads(manifest, arrays)
    except (OSError, ValueError, KeyError) as error:
        raise PackError("the trained heads cannot be read. Reinstall exposure, or use --no-semantic.") from error


def _heads(manifest: dict[str, Any], arrays: dict[str, Any]) -> Heads:
    def floats(name: str) -> Floats:
        read: Floats = arrays[name].astype(np.float32)
        return read

    if tuple(manifest["categories"]) != WORDED:
        raise ValueError("other categories")
    return Heads(
        encoder=manifest["encoder"],
        version=f"{manifest['version']}-{crc32(_possible(floats('found_from')).tobytes()):08x}",
        projection=floats("projection"),
        layers=tuple(
            (floats(f"weights{n}"), floats(f"bias{n}"), floats(f"out_weights{n}"), floats(f"out_bias{n}"))
            for n in range(manifest["networks"])
        ),
        calibration=floats("calibration"),
        found_from=floats("found_from"),
        sure_from=floats("sure_from"),
        denied_below=float(manifest["denied_below"]),
        example_vectors=floats("example_vectors") / np.float32(127),
        examples=tuple(Example(*values) for values in manifest["examples"]),
        gate=Gate(floats("gate_votes"), float(arrays["gate_bias"]), float(arrays["gate_threshold"])),
    )

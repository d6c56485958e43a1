"""Reads sentences by their meaning: those that may disclose are encoded, each once, and scored by the heads."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from exposure.detect.letters import words_alone
from exposure.detect.semantic.cache import Score
from exposure.detect.semantic.features import REACH, features_of
from exposure.detect.semantic.units import units_of
from exposure.detect.words.languages import spoken_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from exposure.detect.semantic.cache import ScoreCache
    from exposure.detect.semantic.encoder import Encoder
    from exposure.detect.semantic.heads import Heads
    from exposure.detect.semantic.units import Unit
    from exposure.detect.text import Text


class Scored(NamedTuple):
    """A sentence that was read, and its score."""

    unit: Unit
    score: Score


class Meaning:
    """The heads on an encoder that is loaded when the first sentence needs it."""

    def __init__(self, heads: Heads, load_encoder: Callable[[], Encoder], cache: ScoreCache) -> None:
        self.heads = heads
        self.cache = cache
        self._load_encoder = load_encoder
        self._encoder: Encoder | None = None

    def read(self, texts: Sequence[Text], told: Sequence[Sequence[tuple[int, int]]]) -> list[list[Scored]]:
        """The sentences of each text that may disclose; those that hold a span in `told` are always among them."""
        kept = [
            [unit for unit in units_of(text) if _holds(unit, spans) or self.heads.gate.admits(unit.folded)]
            for text, spans in zip(texts, told, strict=True)
        ]
        keys = [self._keys(units) for units in kept]
        unknown = [owner for owner, of_text in enumerate(keys) if any(key not in self.cache for key in of_text)]
        self._score([kept[owner] for owner in unknown], [keys[owner] for owner in unknown])
        return [
            [Scored(unit, self.cache[key]) for unit, key in zip(units, of_text, strict=True)]
            for units, of_text in zip(kept, keys, strict=True)
        ]

    def _keys(self, units: Sequence[Unit]) -> list[bytes]:
        """What a score depends on: the sentence and those about it, hashed with the cache's salt."""
        return [
            hashlib.blake2b(
                "\x1e".join(
                    units[near].written if 0 <= near < len(units) else "\x1f"
                    for near in range(place - REACH, place + REACH + 1)
                ).encode("utf-8", "surrogatepass"),
                key=self.cache.salt,
                digest_size=16,
            ).digest()
            for place in range(len(units))
        ]

    def _score(self, texts: list[list[Unit]], keys: list[list[bytes]]) -> None:
        units = [unit for text in texts for unit in text]
        if not units:
            return
        if self._encoder is None:
            self._encoder = self._load_encoder()
        owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        encoded = self._encoder.encode([unit.written for unit in units], self.heads.projection)
        probabilities = self.heads.probabilities(features_of(encoded, owners))
        examples = np.zeros(probabilities.shape, np.int64)
        # Of the others no finding comes that an example could explain.
        worth = np.flatnonzero((probabilities >= self.heads.possible_from).any(axis=1))
        languages = [spoken_in(words_alone(units[place].folded).split()) for place in worth]
        examples[worth] = self.heads.nearest_examples(encoded.vectors[worth], languages)
        for key, likely, near in zip((key for text in keys for key in text), probabilities, examples, strict=True):
            self.cache[key] = Score(tuple(round(float(one), 3) for one in likely), tuple(map(int, near)))


def _holds(unit: Unit, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < unit.end and unit.start < end for start, end in spans)

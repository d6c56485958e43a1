"""Finds the entries that could match in a sentence: an anchor of theirs stands there, and near it what they need."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from exposure.detect.words.anchors import Anchors
from exposure.detect.words.languages import ALL, bit_of, counts_of, spoken_within
from exposure.detect.words.questions import Questions, Surroundings
from exposure.detect.words.tables import ANY_SIGN, bits_of_signs
from exposure.detect.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.words.anchors import Woken
    from exposure.detect.words.tables import Tables
    from exposure.detect.words.vocabulary import Symbols


class Wakes(NamedTuple):
    """What texts wake, by their numbers."""

    #: The places of entries, each with the number of its sentence, in order.
    entries: dict[int, list[tuple[int, int]]]
    #: The places of names, in order.
    names: dict[int, list[int]]


class Matcher:
    """Looks for anchors, each of which wakes entries, or names of what else waits for words."""

    def __init__(self, tables: Tables, languages: Sequence[str]) -> None:
        """`languages` has that of each entry, or `any`; what has a place behind all of them is a name."""
        self._vocabulary, self._anchors, self._questions = Vocabulary(tables), Anchors(tables), Questions(tables)
        self._bits_of_signs = bits_of_signs(tables.signs)
        #: The bits of the language of each entry; a name, whose place is behind them all, may be of any.
        self._languages = np.array([*map(bit_of, languages), ALL], np.uint8)

    def find(self, batch: Batch) -> Wakes:
        """What the texts of a batch wake."""
        symbols = self._vocabulary.read(batch.words, batch.capitals)
        sentences = _Sentences(batch, symbols)
        woken = self._anchors.find(symbols)
        signs = self._signs(batch).take(sentences.numbers)
        about = Surroundings(sentences.first, sentences.end, batch.stretches, signs)
        is_spoken = sentences.spoken.take(woken.at) & self._languages.take(woken.entries, mode="clip")
        woken = self._questions.left(woken.only(np.flatnonzero(is_spoken)), symbols, about)
        is_entry = woken.entries < len(self._languages) - 1
        names, entries = woken.only(np.flatnonzero(~is_entry)), woken.only(np.flatnonzero(is_entry))
        wakes = Wakes(defaultdict(list), defaultdict(list))
        for text, sentence, place in sentences.numbered(entries):
            wakes.entries[text].append((place, sentence))
        named = zip(sentences.texts.take(names.at).tolist(), names.entries.tolist(), strict=True)
        for text, place in sorted(set(named)):
            wakes.names[text].append(place)
        return wakes

    def _signs(self, batch: Batch) -> NDArray[np.uint64]:
        """The signs that stand in each sentence, a bit for each; of a longer one, its first character."""
        signs = np.full(len(batch.sentences) + 1, ANY_SIGN, np.uint64)
        bits = self._bits_of_signs.take(batch.folded.take(batch.signs), mode="clip")
        np.bitwise_or.at(signs, np.searchsorted(batch.sentences, batch.signs, side="right"), bits)
        return signs


class _Sentences:
    """By word of a batch, its text and its sentence."""

    def __init__(self, batch: Batch, symbols: Symbols) -> None:
        self._batch = batch
        self.texts = np.repeat(np.arange(len(batch)), np.diff(batch.ends, prepend=-1))
        #: The number of the sentence among all.
        self.numbers = np.searchsorted(batch.sentences, batch.begins, side="right")
        begins = np.flatnonzero(np.diff(self.numbers, prepend=-1))
        #: Which of the sentences with words each word is in.
        rank = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(self.numbers)))
        ends = np.append(begins[1:], len(self.numbers))
        #: The places of the first word of the sentence, and of the first behind it.
        self.first, self.end = begins.take(rank), ends.take(rank)
        # What ends a text stands before the first sentence of the next, to which it is nothing.
        owners = self.texts.take(ends - 1)
        sentences = counts_of(symbols.languages, begins)
        texts = np.add.reduceat(sentences, np.searchsorted(owners, np.arange(len(batch))), axis=1)
        spoken = spoken_within(sentences, texts, owners)
        #: The languages of the sentence, a bit for each.
        self.spoken = spoken.take(rank)

    def numbered(self, woken: Woken) -> list[tuple[int, int, int]]:
        """The numbers of text and sentence of some entries, and their places, in order, each once."""
        texts = self.texts.take(woken.at)
        sentences = self.numbers.take(woken.at) - self._batch.sentences_before(texts)
        triples = np.stack([texts, sentences, woken.entries], axis=1).tolist()
        return sorted(set(map(tuple, triples)))

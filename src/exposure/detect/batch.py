"""Several texts at once, as an array of their characters: what is done to each letter is done to all together.

The texts stand one behind the other, with line ends between them that are of no text.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.detect.characters import (
    BLANK,
    DIGIT,
    OF_WORD,
    STYLED,
    are_capitals,
    characters_of,
    fold_all,
    kinds_of,
    places_of,
    text_of,
    with_plain,
)
from exposure.detect.sentences import sentence_ends
from exposure.detect.text import SIGNS_OF_LINKS, Text, places
from exposure.detect.words.slots import NO_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

#: What stands between texts, so that neither words nor sentences go past it.
_BETWEEN: Final = "\n\n\n"
_BLANK: Final = np.uint32(ord(" "))
#: Characters of the texts that are read together: as many as the nearest memory holds, with what is made of them.
_TOGETHER: Final = 160_000


def batched(texts: Iterable[str]) -> Iterator[list[str]]:
    """Some texts after the other that are read together."""
    some: list[str] = []
    characters = 0
    for text in texts:
        some.append(text)
        characters += len(text)
        if characters >= _TOGETHER:
            yield some
            some, characters = [], 0
    if some:
        yield some


class Batch:
    """Texts that are read together, and all their words; `NO_WORD` stands behind those of each."""

    def __init__(self, originals: Sequence[str]) -> None:
        self._originals = originals
        joined = _BETWEEN.join((*originals, ""))
        characters = characters_of(joined)
        lengths = np.fromiter(map(len, originals), np.int64, len(originals)) + len(_BETWEEN)
        behind = np.cumsum(lengths)
        ends = behind - len(_BETWEEN)
        kinds = kinds_of(characters)
        #: Where each sentence ends, in order; one more ends behind each text.
        self.sentences = sentence_ends(joined, kinds, ends)
        #: The texts together, with ordinary letters.
        self.plain = joined
        self._is_plain = not (kinds & STYLED).any()
        if not self._is_plain:
            characters = with_plain(characters, places_of(STYLED, kinds))
            self.plain = text_of(characters)
            kinds = kinds_of(characters)
        #: Where each text begins.
        self.starts = np.append(0, behind)
        self._start_of = self.starts.tolist()
        self._first_sentences = np.searchsorted(self.sentences, self.starts)
        self._sentence_of = self._first_sentences.tolist()
        self._ends = self.sentences.tolist()
        is_digit = (kinds & DIGIT).astype(np.bool_)
        #: Where each run of digits begins and ends.
        self._runs = np.flatnonzero(np.diff(is_digit, prepend=False))
        self._run_of: list[int] = np.searchsorted(self._runs, self.starts).tolist()
        self._read_words(characters, kinds, ends)

    def _read_words(self, characters: NDArray[np.uint32], kinds: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        folded = self.folded = fold_all(characters)
        of_word = (kinds & OF_WORD).astype(np.bool_)
        spaced = np.where(of_word, folded, _BLANK)
        spaced[ends + 1] = ord(NO_WORD)
        of_word[ends + 1] = True
        self._folded = text_of(folded)
        self.words = text_of(spaced).split()
        #: Where each word begins.
        self.begins = np.flatnonzero(np.diff(of_word, prepend=False))[::2]
        #: By word, whether it begins with a capital.
        self.capitals = are_capitals(characters.take(self.begins))
        is_blank = (kinds & BLANK).astype(np.bool_)
        #: By word, how many stretches between spaces have ended before it.
        self.stretches = _counted(is_blank[1:] > is_blank[:-1], self.begins - 1)
        #: The number of the word that ends each text.
        self.ends = np.searchsorted(self.begins, ends + 1)
        self._first_of_text = [0, *(self.ends + 1).tolist()]
        self._first_words = [0, *np.searchsorted(self.begins, self.sentences).tolist()]

    def __len__(self) -> int:
        return len(self._originals)

    @cached_property
    def _with_links(self) -> AbstractSet[int]:
        found = np.array(places(SIGNS_OF_LINKS, self._folded), np.int64)
        return set(self.numbers_of(found).tolist())

    def numbers_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers of the texts in which some places are."""
        return np.searchsorted(self.starts, places, side="right") - 1

    @property
    def digits(self) -> NDArray[np.int64]:
        """Where each run of digits begins."""
        return self._runs[::2]

    def sentences_before(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many sentences end before some texts begin."""
        return self._first_sentences.take(numbers)

    def text(self, number: int) -> Text:
        """One of the texts."""
        original, start = self._originals[number], self._start_of[number]
        end = start + len(original)
        plain = original if self._is_plain else self.plain[start:end]
        return Text(original, plain, self._folded[start:end], self, number)

    def digit_runs(self, number: int) -> Sequence[tuple[int, int]]:
        """Where each run of digits in a text begins and ends."""
        first, last = self._run_of[number], self._run_of[number + 1]
        if first == last:
            return ()
        runs = (self._runs[first:last] - self._start_of[number]).tolist()
        return list(zip(runs[::2], runs[1::2], strict=True))

    def has_digit(self, number: int) -> bool:
        """Whether a text holds a digit."""
        return self._run_of[number] < self._run_of[number + 1]

    def may_hold_link(self, number: int) -> bool:
        """Whether a text holds a sign without which there is no link."""
        return number in self._with_links

    def sentence_ends(self, number: int) -> Sequence[int]:
        """Where each sentence of a text ends, and past the text."""
        start = self._start_of[number]
        return [end - start for end in self._ends[self._sentence_of[number] : self._sentence_of[number + 1]]]

    def sentence(self, number: int, sentence: int) -> tuple[int, int, dict[int, str]]:
        """Where a sentence of a text begins and ends, by their numbers, and its words, each by where it begins."""
        text, place = self._start_of[number], self._sentence_of[number] + sentence
        # The first sentence of a text follows the word that ends the text before.
        first = self._first_words[place] if sentence else self._first_of_text[number]
        words = slice(first, self._first_words[place + 1])
        begins = (self.begins[words] - text).tolist()
        start = self._ends[place - 1] - text if sentence else 0
        end = min(self._ends[place] - text, len(self._originals[number]))
        return start, end, dict(zip(begins, self.words[words], strict=True))


def text_alone(original: str) -> Text:
    """A text that is read by itself."""
    return Batch([original]).text(0)


def _counted(flags: NDArray[np.bool_], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many flags are set up to some places, which are in order and hardly ever 256 of them apart."""
    # Small numbers are counted fastest; they begin again, but what is between two places is small.
    counted = np.cumsum(flags.view(np.uint8), dtype=np.uint8).take(places, mode="clip")
    return np.cumsum(np.diff(counted, prepend=counted[:1]), dtype=np.int64)

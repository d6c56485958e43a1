"""Several texts at once, as an array of their characters: what is done to each letter is done to all together.

The texts stand one behind the other, with line ends between them that are of no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from exposure.detect.characters import (
    BLANK,
    DIGIT,
    OF_WORD,
    SPACE,
    STYLED,
    are_capitals,
    characters_of,
    fold_all,
    kinds_of,
    places_of,
    text_of,
    with_plain,
)
from exposure.detect.links import links_in
from exposure.detect.sentences import sentence_ends
from exposure.detect.text import Text, places
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


class Runs(NamedTuple):
    """Where each of some runs of characters begins and ends."""

    begins: NDArray[np.int64]
    ends: NDArray[np.int64]


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
        #: Their characters, and the same folded.
        self.characters = characters
        self.folded = fold_all(characters)
        self._folded = text_of(self.folded)
        #: Where each text begins.
        self.starts = np.append(0, behind)
        self._start_of = self.starts.tolist()
        self._first_sentences = np.searchsorted(self.sentences, self.starts)
        self._sentence_of = self._first_sentences.tolist()
        self._ends = self.sentences.tolist()
        #: Where signs stand, which are neither of words nor spaces, and what each is.
        self.signs = np.flatnonzero((kinds & (OF_WORD | SPACE)) == 0)
        self._signs = characters.take(self.signs)
        self._read_digits(kinds)
        self._read_words(kinds, ends)

    def _read_digits(self, kinds: NDArray[np.uint8]) -> None:
        is_digit, self.spaces = (kinds & DIGIT).astype(np.bool_), (kinds & SPACE).astype(np.bool_)
        self._with_digits = set(self.numbers_of(np.flatnonzero(is_digit)).tolist())
        links = list(links_in(self.plain, self.folded, self.signs))
        #: The characters of the texts with links blanked out, and whether each is a space then.
        self.beside_links = self.characters.copy() if links else self.characters
        for start, end in links:
            self.beside_links[start:end] = _BLANK
            is_digit[start:end], self.spaces[start:end] = False, True
        self._linkless = text_of(self.beside_links) if links else self.plain
        runs = np.flatnonzero(np.diff(is_digit, prepend=False))
        #: Where each run of digits beside links begins and ends.
        self.digits = Runs(runs[::2], runs[1::2])
        self._runs = list(zip(*(places.tolist() for places in self.digits), strict=True))
        self._run_of: list[int] = np.searchsorted(self.digits.begins, self.starts).tolist()

    def _read_words(self, kinds: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        of_word = (kinds & OF_WORD).astype(np.bool_)
        # To multiply is far faster than to choose.
        spaced = self.folded * of_word + _BLANK * ~of_word
        spaced[ends + 1] = ord(NO_WORD)
        of_word[ends + 1] = True
        self.words = text_of(spaced).split()
        #: Where each word begins.
        self.begins = np.flatnonzero(np.diff(of_word, prepend=False))[::2]
        #: By word, whether it begins with a capital.
        self.capitals = are_capitals(self.characters.take(self.begins))
        #: By word, how many stretches between spaces begin behind the first word and up to it.
        self.stretches = self._stretches_up_to(self.begins, (kinds & BLANK).astype(np.bool_))
        #: The number of the word that ends each text.
        self.ends = np.searchsorted(self.begins, ends + 1)
        self._first_of_text = [0, *(self.ends + 1).tolist()]
        self._first_words = [0, *np.searchsorted(self.begins, self.sentences).tolist()]

    def _stretches_up_to(self, begins: NDArray[np.int64], is_blank: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many stretches between spaces begin up to each word; few begin with a sign, most with a word."""
        signs = self.signs[is_blank.take(self.signs - 1, mode="clip") & ~is_blank.take(self.signs)]
        begun = np.bincount(np.searchsorted(begins, signs), minlength=len(begins) + 1)[: len(begins)]
        return np.cumsum(begun + is_blank.take(begins - 1, mode="clip"))

    def __len__(self) -> int:
        return len(self._originals)

    def numbers_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers of the texts in which some places are."""
        return np.searchsorted(self.starts, places, side="right") - 1

    def places_of(self, signs: str) -> NDArray[np.int64]:
        """Where any of some signs stands, in order; they are characters that are neither of words nor spaces."""
        return self.signs[np.logical_or.reduce([self._signs == ord(sign) for sign in signs])]

    def with_sign(self, sign: str) -> AbstractSet[int]:
        """The numbers of the texts in which a sign stands, folded."""
        return set(self.numbers_of(np.array(places((sign,), self._folded), np.int64)).tolist())

    def sentences_before(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many sentences end before some texts begin."""
        return self._first_sentences.take(numbers)

    def text(self, number: int) -> Text:
        """One of the texts."""
        original, start = self._originals[number], self._start_of[number]
        end = start + len(original)
        plain = original if self._is_plain else self.plain[start:end]
        return Text(original, plain, self._folded[start:end], self, number)

    def linkless(self, number: int) -> str:
        """The plain form of a text with links blanked out."""
        return self._linkless[self._start_of[number] : self._start_of[number] + len(self._originals[number])]

    def digit_runs(self, number: int) -> Sequence[tuple[int, int]]:
        """Where each run of digits beside links in a text begins and ends."""
        first, last, start = self._run_of[number], self._run_of[number + 1], self._start_of[number]
        return [(begin - start, end - start) for begin, end in self._runs[first:last]]

    def has_digit(self, number: int) -> bool:
        """Whether a text holds a digit, in a link or beside."""
        return number in self._with_digits

    def sentence_ends(self, number: int) -> Sequence[int]:
        """Where each sentence of a text ends, and past the text."""
        start = self._start_of[number]
        return [end - start for end in self._ends[self._sentence_of[number] : self._sentence_of[number + 1]]]

    def words_of(self, number: int) -> dict[int, str]:
        """The folded words of a text, each by where it begins."""
        return self._words_between(self._first_of_text[number], self._first_of_text[number + 1] - 1, number)

    def sentence(self, number: int, sentence: int) -> tuple[int, int, dict[int, str]]:
        """Where a sentence of a text begins and ends, by their numbers, and its words, each by where it begins."""
        text, place = self._start_of[number], self._sentence_of[number] + sentence
        # The first sentence of a text follows the word that ends the text before.
        first = self._first_words[place] if sentence else self._first_of_text[number]
        start = self._ends[place - 1] - text if sentence else 0
        end = min(self._ends[place] - text, len(self._originals[number]))
        return start, end, self._words_between(first, self._first_words[place + 1], number)

    def _words_between(self, first: int, last: int, number: int) -> dict[int, str]:
        begins = (self.begins[first:last] - self._start_of[number]).tolist()
        return dict(zip(begins, self.words[first:last], strict=True))


def text_alone(original: str) -> Text:
    """A text that is read by itself."""
    return Batch([original]).text(0)

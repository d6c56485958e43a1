"""Which of many literals stand among the words of a text: each word is looked up, and the phrases it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from exposure.detect.words.begins import KEY
from exposure.detect.words.made import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_T = TypeVar("_T")
#: Different words known at a time: more than anybody writes, and few enough to hold.
_KNOWN: Final = 100_000


class _Word(NamedTuple, Generic[_T]):
    """What a word wakes alone, and behind it: by the second words of phrases the numbers of words of those."""

    wakes: Sequence[_T]
    opens: Mapping[str, Sequence[int]]
    #: Phrases the last word of which may go on, with the numbers of words.
    goes_on: Sequence[tuple[int, str]]


class Index(Generic[_T]):
    """What waits for literals: for words and phrases, the last word of which may go on (`diagnos*`)."""

    def __init__(self, literals: Mapping[str, Sequence[int]], waiting: Callable[[int], _T]) -> None:
        """`literals` has the numbers of what waits for each, `waiting` makes that when a number is first met."""
        self._literals, self._waiting = literals, waiting
        #: Phrases by their first words, and beginnings of words by their first letters.
        self._phrases: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        for literal in literals:
            if " " in literal:
                self._phrases.setdefault(literal[: literal.index(" ")], []).append(literal)
            elif literal[-1] == "*":
                self._stems.setdefault(literal[:-1][:KEY], []).append(literal)
        self._keys = sorted({len(key) for key in self._stems})
        self._words = Made(self._word, _KNOWN)
        self._found = Made(self._of_phrase, _KNOWN)

    def find(self, words: Sequence[str]) -> list[tuple[int, Sequence[_T]]]:
        """What waits for the literals that stand among words, with the place of the first word of each."""
        found: list[tuple[int, Sequence[_T]]] = []
        for at, known in enumerate(map(self._words.__getitem__, words)):
            if known is None:
                continue
            wakes, opens, goes_on = known
            if wakes:
                found.append((at, wakes))
            if opens and at + 1 < len(words) and words[at + 1] in opens:
                for length in opens[words[at + 1]]:
                    phrase = " ".join(words[at : at + length])
                    if phrase in self._literals:
                        found.append((at, self._found[phrase]))
            for length, letters in goes_on:
                if " ".join(words[at : at + length]).startswith(letters):
                    found.append((at, self._found[f"{letters}*"]))
        return found

    def _of_phrase(self, literal: str) -> Sequence[_T]:
        return tuple(map(self._waiting, self._literals[literal]))

    def _word(self, word: str) -> _Word[_T] | None:
        numbers = dict.fromkeys(self._literals.get(word, ()))
        for letters in self._keys:
            for stem in self._stems.get(word[:letters], ()):
                if word.startswith(stem[:-1]):
                    numbers.update(dict.fromkeys(self._literals[stem]))
        opens: dict[str, set[int]] = {}
        goes_on: list[tuple[int, str]] = []
        for phrase in self._phrases.get(word, ()):
            _, second, *others = phrase.split(" ")
            if phrase[-1] == "*":
                goes_on.append((len(others) + 2, phrase[:-1]))
            else:
                opens.setdefault(second, set()).add(len(others) + 2)
        if not numbers and not opens and not goes_on:
            return None
        lengths = {second: sorted(some) for second, some in opens.items()}
        return _Word(tuple(map(self._waiting, numbers)), lengths, goes_on)

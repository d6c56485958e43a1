"""Which of many literals stand among the words of a text: each word is looked up, and the phrases it opens."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from exposure.detect.words.ground import KEY
from exposure.detect.words.made import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_T = TypeVar("_T")
#: What waits for a word alone; the phrases that it opens, by their second words; and those the last word of which may
#: go on. Plain tuples are taken apart far faster than named ones.
_Word = tuple["Sequence[_T]", "Mapping[str, Sequence[str]]", "Sequence[str]"]
#: What waits for two words; and, by their third words, the longer phrases that they open.
_Pair = tuple["Sequence[_T]", "Mapping[str, Sequence[str]]"]

#: Different words known at a time: more than anybody writes, and few enough to hold.
_KNOWN: Final = 100_000


class Index(Generic[_T]):
    """What waits for literals: for words and phrases, the last word of which may go on (`diagnos*`)."""

    def __init__(self, literals: Mapping[str, Sequence[int]], waiting: Callable[[int], _T]) -> None:
        """`literals` has the numbers of what waits for each, `waiting` makes that when a number is first met."""
        self._literals, self._waiting = literals, waiting
        #: Phrases by their first words, and beginnings of words by their first letters.
        self._opened: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        for literal in literals:
            if " " in literal:
                self._opened.setdefault(literal[: literal.index(" ")], []).append(literal)
            elif literal[-1] == "*":
                self._stems.setdefault(literal[:-1][:KEY], []).append(literal)
        self._keys = sorted({len(key) for key in self._stems})
        self._words = Made(self._word, _KNOWN)
        self._pairs = Made(self._pair, _KNOWN)
        self._phrases = Made(self._phrase, _KNOWN)

    def find(self, words: Sequence[str]) -> list[tuple[int, Sequence[_T]]]:
        """What waits for the literals that stand among words, with the place of the first word of each."""
        found: list[tuple[int, Sequence[_T]]] = []
        behind = chain(islice(words, 1, None), ("",))
        for at, (known, second) in enumerate(zip(map(self._words.__getitem__, words), behind, strict=False)):
            if known is None:
                continue
            wakes, seconds, goes_on = known
            if wakes:
                found.append((at, wakes))
            if second in seconds or goes_on:
                found += ((at, wakes) for wakes in self._opened_by(words, at, second, goes_on))
        return found

    def _opened_by(self, words: Sequence[str], at: int, second: str, goes_on: Sequence[str]) -> Iterator[Sequence[_T]]:
        """What waits for the phrases that begin at a place, or whose last word may go on, by the second word there."""
        wakes, thirds = self._pairs[f"{words[at]} {second}"]
        if wakes:
            yield wakes
        longer = thirds.get(words[at + 2], ()) if thirds and at + 2 < len(words) else ()
        for phrase in (*longer, *goes_on):
            stretch = " ".join(words[at : at + phrase.count(" ") + 1])
            if stretch == phrase or (phrase[-1] == "*" and stretch.startswith(phrase[:-1])):
                yield self._phrases[phrase]

    def _phrase(self, literal: str) -> Sequence[_T]:
        return tuple(map(self._waiting, self._literals.get(literal, ())))

    def _pair(self, pair: str) -> _Pair[_T]:
        first, _, second = pair.partition(" ")
        known = self._words[first]
        thirds: dict[str, list[str]] = {}
        for phrase in known[1].get(second, ()) if known else ():
            if phrase != pair:
                thirds.setdefault(phrase.split(" ", 3)[2], []).append(phrase)
        return self._phrases[pair], thirds

    def _word(self, word: str) -> _Word[_T] | None:
        """What is known of a word; None if nothing waits for it."""
        numbers = dict.fromkeys(self._literals.get(word, ()))
        for letters in self._keys:
            for stem in self._stems.get(word[:letters], ()):
                if word.startswith(stem[:-1]):
                    numbers.update(dict.fromkeys(self._literals[stem]))
        phrases = self._opened.get(word, ())
        if not numbers and not phrases:
            return None
        seconds: dict[str, list[str]] = {}
        for phrase in phrases:
            if phrase[-1] != "*":
                seconds.setdefault(phrase.split(" ", 2)[1], []).append(phrase)
        return tuple(map(self._waiting, numbers)), seconds, [phrase for phrase in phrases if phrase[-1] == "*"]

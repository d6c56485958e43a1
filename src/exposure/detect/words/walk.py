"""Finds entries of the pattern language in folded text, word by word, without expressions made for each entry.

An entry names lists of hundreds of phrases, and thousands of entries share a list. As one expression, each would hold
all of its lists and take milliseconds to make. Here a list is one table from words to what may follow, made once; an
entry is a few steps through such tables. Between two steps there is a space, with or without a comma or a colon.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from exposure.detect.words.begins import KEY, SIGN, STEM, WORD, Begins, Key, any_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exposure.detect.words.ground import Ground

_SPACE: Final = re.compile(r"[,:]?\s+")
_GAP_AFTER: Final = re.compile(r"[,:]?\s+[^\s,]+")
_GAP_BEFORE: Final = re.compile(r"[^\s,]+\s+")


class Found(NamedTuple):
    """Where something stands in a text."""

    start: int
    end: int


class Step(Protocol):
    """Something that may stand at a position of a text."""

    @property
    def key(self) -> Key | None:
        """How it begins if it begins with fixed letters: far quicker to tell than all that a step may begin with."""
        ...

    @property
    def begins(self) -> Begins:
        """What it may begin with."""
        ...

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """Where it may end if it stands at a position, the likeliest first; nothing if it does not stand there."""
        ...


class _Letters:
    """Fixed letters; `goes_on` tells that a word may go on behind them."""

    def __init__(self, letters: str, *, goes_on: bool) -> None:
        self.letters = letters
        self.key = key_of(letters, goes_on=goes_on)

    @property
    def begins(self) -> Begins:
        """What the letters begin with."""
        return self.key.begins()

    def _behind(self, ground: Ground, at: int) -> int:
        """Where the letters end; -1 if they do not stand there."""
        end = at + len(self.letters)
        return end if end <= ground.end and ground.folded.startswith(self.letters, at) else -1


class Literal(_Letters):
    """Fixed letters and no more."""

    def __init__(self, letters: str, *, goes_on: bool = False) -> None:
        super().__init__(letters, goes_on=goes_on)

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the letters."""
        end = self._behind(ground, at)
        return (end,) if end >= 0 else ()


class Stem(_Letters):
    """The beginning of a word, and the rest of that."""

    def __init__(self, letters: str) -> None:
        super().__init__(letters, goes_on=True)

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the word."""
        end = self._behind(ground, at)
        if end < 0:
            return ()
        while ground.goes_on(end):
            end += 1
        return (end,)


class Expression:
    """Whatever an expression matches: a number, a date, a name."""

    key = None

    def __init__(self, expression: re.Pattern[str], begins: Begins) -> None:
        self._expression = expression
        self.begins = begins

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the match; a name needs a capital."""
        match = self._expression.match(ground.folded, at, ground.end)
        return (match.end(),) if match and (not self.begins.capital or ground.plain[at].isupper()) else ()


#: What steps that begin with a word or the beginning of one, and with a sign, may begin with besides.
_TABLED: Final = Begins()
_SIGNED: Final = Begins(sign=True)


class Any:
    """One of several steps, those that can stand at a position looked up by the word there."""

    key = None

    def __init__(self, steps: Sequence[Step]) -> None:
        self._words: dict[str, list[tuple[int, Step]]] = {}
        self._stems: dict[str, list[tuple[int, Step]]] = {}
        #: Steps that begin with a digit, those that begin with a sign, and all that may begin with a letter.
        self._digits: list[tuple[int, Step]] = []
        self._signs: list[tuple[int, Step]] = []
        self._others: list[tuple[int, Step]] = []
        beyond = [self._enter(one) for one in enumerate(steps)]
        self.begins = Begins(
            frozenset(self._words),
            frozenset(self._stems),
            digit=any(begins.digit for begins in beyond),
            sign=any(begins.sign for begins in beyond),
            capital=any(begins.capital for begins in beyond),
            anything=any(begins.anything for begins in beyond),
        )

    def _enter(self, one: tuple[int, Step]) -> Begins:
        """Put a step into the tables; what it may begin with, if it is more than a word or the beginning of one."""
        key = one[1].key
        if key and key.kind == WORD:
            self._words.setdefault(key.letters, []).append(one)
            return _TABLED
        if key and key.kind == STEM:
            self._stems.setdefault(key.letters, []).append(one)
            return _TABLED
        if key and key.kind == SIGN:
            self._signs.append(one)
            return _SIGNED
        begins = one[1].begins
        for word in begins.words:
            self._words.setdefault(word, []).append(one)
        for stem in begins.stems:
            self._stems.setdefault(stem, []).append(one)
        for wanted, steps in ((begins.digit, self._digits), (begins.sign, self._signs), (begins.capital, self._others)):
            if wanted or begins.anything:
                steps.append(one)
        return begins

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The ends of each step that stands there, in the order of the steps."""
        word = ground.word_at(at)
        standing = self._standing(word) if word else self._signs
        return [end for _, step in standing for end in step.ends(ground, at)] if standing else ()

    def _standing(self, word: str) -> Sequence[tuple[int, Step]]:
        """The steps that may stand where a word begins."""
        others = self._digits if word[0].isdigit() else self._others
        whole, begun = self._words.get(word), self._stems.get(word[:KEY])
        if whole is None and begun is None:
            return others
        if not others and (whole is None or begun is None):
            return whole or begun or ()
        return sorted({*(whole or ()), *(begun or ()), *others}, key=_place)


def _place(one: tuple[int, Step]) -> int:
    return one[0]


class Link(NamedTuple):
    """A step of an entry and how it is joined to those before: a gap has no step, but a number of words."""

    step: Step | None
    #: Whether a step with a space before it has been taken, so that this one needs a space before it.
    follows: bool
    glued: bool = False
    optional: bool = False
    gap: int = 0


class Entry:
    """Steps one after the other."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links
        #: Whether each link is a fixed word: most of what entries are made of, and no choice.
        self._is_fixed = [type(link.step) is Literal and not link.optional for link in links]
        first = links[0]
        self.key = first.step.key if first.step and not first.optional else None

    @cached_property
    def begins(self) -> Begins:
        """What the first step may begin with, and what may stand before it."""
        return any_of(_beginnings(self._links))

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """Where the steps may end if they begin at a position."""
        ends: list[int] = []
        self._reach(0, ground, at, ends)
        return ends

    def _reach(self, place: int, ground: Ground, at: int, ends: list[int]) -> None:
        """Add to the ends those that the steps from a place on come to."""
        count = len(self._links)
        while place < count and self._is_fixed[place]:
            at = self._behind(self._links[place], ground, at)
            if at < 0:
                return
            place += 1
        if place == count:
            ends.append(at)
            return
        link = self._links[place]
        if link.step is None:
            self._over_gap(link, place + 1, ground, at, ends)
            return
        start = _after_space(ground, at) if link.follows and not link.glued else at
        if start >= 0:
            for end in link.step.ends(ground, start):
                going = _after_space(ground, end) if link.optional and not link.follows else end
                if going >= 0:
                    self._reach(place + 1, ground, going, ends)
        if link.optional:
            self._reach(place + 1, ground, at, ends)

    def _behind(self, link: Link, ground: Ground, at: int) -> int:
        """Where a fixed word ends; -1 if it does not stand here."""
        start = _after_space(ground, at) if link.follows and not link.glued else at
        ends = link.step.ends(ground, start) if link.step and start >= 0 else ()
        return ends[0] if ends else -1

    def _over_gap(self, link: Link, place: int, ground: Ground, at: int, ends: list[int]) -> None:
        """Go over a gap of up to some words, the fewest first."""
        word = _GAP_AFTER if link.follows else _GAP_BEFORE
        for taken in range(link.gap + 1):
            self._reach(place, ground, at, ends)
            match = word.match(ground.folded, at, ground.end) if taken < link.gap else None
            if match is None:
                return
            at = match.end()


def _beginnings(links: Sequence[Link]) -> Iterator[Begins]:
    """How each of the links may begin that can be the first."""
    for link in links:
        if link.step is None:
            # A gap before the first step may stand anywhere; it may be empty too.
            yield Begins(anything=True)
            return
        yield link.step.begins
        if not link.optional:
            return


def find(entry: Step, ground: Ground) -> Iterator[Found]:
    """Where an entry stands between words; matches do not overlap."""
    start = ground.start
    for at in entry.begins.places(ground):
        if at >= start:
            for end in entry.ends(ground, at):
                if end > at and not ground.goes_on(end):
                    yield Found(at, end)
                    start = end
                    break


def stands_in(entry: Step, ground: Ground) -> bool:
    """Whether an entry stands between words."""
    return next(find(entry, ground), None) is not None


def _after_space(ground: Ground, at: int) -> int:
    """The position behind the space that has to stand here, or -1."""
    folded, end = ground.folded, ground.end
    if at + 1 < end and folded[at] == " " and not folded[at + 1].isspace():
        return at + 1
    match = _SPACE.match(folded, at, end)
    return match.end() if match else -1

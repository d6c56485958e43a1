"""Finds entries of the pattern language in folded text, word by word, without expressions made for each entry.

An entry names lists of hundreds of phrases, and thousands of entries share a list. As one expression, each would hold
all of its lists and take milliseconds to make. Here a list is one table from words to what may follow, made once; an
entry is a few steps through such tables. Between two steps there is a space, with or without a comma or a colon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPACE: Final = re.compile(r"[,:]?\s+")
_GAP_AFTER: Final = re.compile(r"\s+[^\s,]+")
_GAP_BEFORE: Final = re.compile(r"[^\s,]+\s+")
_RUN: Final = re.compile(r"\w+")
_START: Final = re.compile(r"(?<!\w)\S")
#: Letters of a stem by which it is looked up.
_KEY: Final = 3


class Ground(NamedTuple):
    """Where to look: folded text, the same with its capitals, and from where to where."""

    folded: str
    plain: str
    start: int
    end: int
    #: The words there, and where each begins.
    runs: Sequence[tuple[str, int]]


def runs_of(folded: str, start: int, end: int) -> list[tuple[str, int]]:
    """The words of a stretch of folded text, and where each begins."""
    return [(run.group(), run.start()) for run in _RUN.finditer(folded, start, end)]


def ground_of(folded: str) -> Ground:
    """The whole of a folded text, which has no names, since it has no capitals."""
    return Ground(folded, folded, 0, len(folded), runs_of(folded, 0, len(folded)))


class Found(NamedTuple):
    """Where something stands in a text."""

    start: int
    end: int


class Step(Protocol):
    """Something that may stand at a position of a text."""

    #: The letters it begins with, or none if that is not known; and whether a word may go on behind them.
    opening: str
    goes_on: bool

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """Where it may end if it stands at a position, the likeliest first; nothing if it does not stand there."""
        ...


class Literal:
    """Fixed letters."""

    goes_on = False

    def __init__(self, letters: str) -> None:
        self.opening = letters

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the letters."""
        end = at + len(self.opening)
        return (end,) if end <= ground.end and ground.folded.startswith(self.opening, at) else ()


class Stem:
    """The beginning of a word, and the rest of that."""

    goes_on = True

    def __init__(self, letters: str) -> None:
        self.opening = letters

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the word."""
        end = at + len(self.opening)
        if end > ground.end or not ground.folded.startswith(self.opening, at):
            return ()
        while _goes_on(ground, end):
            end += 1
        return (end,)


class Expression:
    """Whatever an expression matches: a number, a date, a name."""

    goes_on = True

    def __init__(self, expression: re.Pattern[str], opening: str = "", *, capital: bool = False) -> None:
        self.opening = opening
        self._expression = expression
        self._capital = capital

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the match; a name needs a capital."""
        match = self._expression.match(ground.folded, at, ground.end)
        return (match.end(),) if match and (not self._capital or ground.plain[at].isupper()) else ()


class Any:
    """One of several steps, those that can stand at a position looked up by the word there."""

    opening = ""
    goes_on = True

    def __init__(self, steps: Sequence[Step], *, bounded: bool) -> None:
        """`bounded` tells that a word ends where the step does."""
        #: The steps by the word, or the beginning of a word, that each begins with.
        self.words: dict[str, list[tuple[int, Step]]] = {}
        self.stems: dict[str, list[tuple[int, Step]]] = {}
        self._others: list[tuple[int, Step]] = []
        for place, step in enumerate(steps):
            run = _RUN.match(step.opening)
            if run is None:
                self._others.append((place, step))
            elif run.end() < len(step.opening) or (bounded and not step.goes_on):
                self.words.setdefault(run.group(), []).append((place, step))
            elif run.end() >= _KEY:
                self.stems.setdefault(run.group()[:_KEY], []).append((place, step))
            else:
                self._others.append((place, step))

    @property
    def is_open(self) -> bool:
        """Whether some of the steps can begin with anything."""
        return bool(self._others)

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The ends of each step that stands there, in the order of the steps."""
        run = _RUN.match(ground.folded, at, ground.end)
        standing = self._standing(run.group()) if run else self._others
        return [end for _, step in standing for end in step.ends(ground, at)] if standing else ()

    def _standing(self, word: str) -> Sequence[tuple[int, Step]]:
        """The steps that may stand where a word begins."""
        whole, begun = self.words.get(word), self.stems.get(word[:_KEY])
        if whole is None and begun is None:
            return self._others
        if not self._others and (whole is None or begun is None):
            return whole or begun or ()
        return sorted((*(whole or ()), *(begun or ()), *self._others), key=_place)


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
        first = links[0]
        fixed = first.step is not None and not first.optional
        self.opening = first.step.opening if first.step and fixed else ""
        self.goes_on = bool(first.step and first.step.goes_on) or (len(links) > 1 and links[1].glued)

    @property
    def first(self) -> Step | None:
        """The step that every match begins with, if there is one."""
        return self._links[0].step if not self._links[0].optional else None

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """Where the steps may end if they begin at a position."""
        ends: list[int] = []
        self._reach(0, ground, at, ends)
        return ends

    def _reach(self, place: int, ground: Ground, at: int, ends: list[int]) -> None:
        """Add to the ends those that the steps from a place on come to."""
        place, at = self._over_fixed(place, ground, at)
        if at < 0:
            return
        if place == len(self._links):
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

    def _over_fixed(self, place: int, ground: Ground, at: int) -> tuple[int, int]:
        """The next place with a choice, and where it begins; -1 if the fixed words before it do not stand here."""
        for link in self._links[place:]:
            # Fixed words are most of what entries are made of, and need no choice.
            if type(link.step) is not Literal or link.optional:
                break
            start = _after_space(ground, at) if link.follows and not link.glued else at
            at = start + len(link.step.opening)
            if start < 0 or at > ground.end or not ground.folded.startswith(link.step.opening, start):
                return place, -1
            place += 1
        return place, at

    def _over_gap(self, link: Link, place: int, ground: Ground, at: int, ends: list[int]) -> None:
        """Go over a gap of up to some words, the fewest first."""
        word = _GAP_AFTER if link.follows else _GAP_BEFORE
        for taken in range(link.gap + 1):
            self._reach(place, ground, at, ends)
            match = word.match(ground.folded, at, ground.end) if taken < link.gap else None
            if match is None:
                return
            at = match.end()


def find(entry: Step, ground: Ground) -> Iterator[Found]:
    """Where an entry stands between words; matches do not overlap."""
    start = ground.start
    for at in _starts(entry, ground):
        if at >= start:
            for end in entry.ends(ground, at):
                if end > at and not _goes_on(ground, end):
                    yield Found(at, end)
                    start = end
                    break


def stands_in(entry: Step, ground: Ground) -> bool:
    """Whether an entry stands between words."""
    return next(find(entry, ground), None) is not None


def _starts(entry: Step, ground: Ground) -> Iterator[int]:
    """Positions at which an entry may begin."""
    folded, end = ground.folded, ground.end
    first = entry.first if isinstance(entry, Entry) else entry
    if isinstance(first, Literal | Stem):
        at = folded.find(first.opening, ground.start, end)
        while at >= 0:
            if not at or not _is_of_word(folded[at - 1]):
                yield at
            at = folded.find(first.opening, at + 1, end)
    elif isinstance(first, Any) and not first.is_open:
        words, stems = first.words, first.stems
        for word, at in ground.runs:
            if word in words or word[:_KEY] in stems:
                yield at
    else:
        for match in _START.finditer(folded, ground.start, end):
            yield match.start()


def _after_space(ground: Ground, at: int) -> int:
    """The position behind the space that has to stand here, or -1."""
    folded, end = ground.folded, ground.end
    if at + 1 < end and folded[at] == " " and not folded[at + 1].isspace():
        return at + 1
    match = _SPACE.match(folded, at, end)
    return match.end() if match else -1


def _goes_on(ground: Ground, end: int) -> bool:
    """Whether a word goes on here."""
    return end < ground.end and _is_of_word(ground.folded[end])


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"

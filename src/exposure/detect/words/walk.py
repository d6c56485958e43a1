"""Finds entries of the pattern language in folded text, word by word, without expressions made for each entry.

An entry names lists of hundreds of phrases, and thousands of entries share a list. As one expression, each would hold
all of its lists and take milliseconds to make. Here a list is one table from words to what may follow, made once; an
entry is a few steps through such tables. Between two steps there is a space, with or without a comma or a colon.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.words.begins import Begins, any_of
from exposure.detect.words.steps import Literal, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exposure.detect.words.ground import Ground
    from exposure.detect.words.steps import Step

_GAP_AFTER: Final = re.compile(r"[,:]?\s+[^\s,]+")
_GAP_BEFORE: Final = re.compile(r"[^\s,]+\s+")


class Found(NamedTuple):
    """Where something stands in a text."""

    start: int
    end: int


class Link(NamedTuple):
    """A step of an entry and how it is joined to those before: a gap has no step, but a number of words."""

    step: Step | None
    #: Whether a step with a space before it has been taken, so that this one needs a space before it.
    follows: bool
    glued: bool = False
    optional: bool = False
    gap: int = 0

    @property
    def is_spaced(self) -> bool:
        """Whether a space stands before it."""
        return self.follows and not self.glued

    @property
    def is_next(self) -> bool:
        """Whether it can only stand behind a space, and has to."""
        return self.follows and not self.glued and not self.optional


class Entry:
    """Steps one after the other."""

    def __init__(self, links: Sequence[Link]) -> None:
        self.links = links
        first = links[0]
        #: What it begins with in any case.
        self.opening = None if first.optional else first.step
        self.key = self.opening.key if self.opening else None

    @cached_property
    def begins(self) -> Begins:
        """What the first step may begin with, and what may stand before it."""
        return any_of(_beginnings(self.links))

    @cached_property
    def _path(self) -> Sequence[tuple[Link, Step | None, bool, bool]]:
        """The links, fixed words joined, with what is asked of each on every walk; most are never walked."""
        return [(link, link.step, link.is_spaced, link.optional) for link in _joined(self.links)]

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """Where the steps may end if they begin at a position."""
        ends: list[int] = []
        self._reach(0, ground, at, ends)
        return ends

    def _reach(self, place: int, ground: Ground, at: int, ends: list[int]) -> None:
        """Add to the ends those that the steps from a place on come to."""
        path = self._path
        for link, step, spaced, optional in path[place:] if place else path:
            place += 1
            if step is None:
                self._over_gap(link, place, ground, at, ends)
                return
            start = ground.behind_space(at) if spaced else at
            some = step.ends(ground, start) if start >= 0 else ()
            if optional:
                for end in some:
                    going = end if link.follows else ground.behind_space(end)
                    if going >= 0:
                        self._reach(place, ground, going, ends)
            elif len(some) == 1:
                at = some[0]
            else:
                for end in some:
                    self._reach(place, ground, end, ends)
                return
        ends.append(at)

    def _over_gap(self, link: Link, place: int, ground: Ground, at: int, ends: list[int]) -> None:
        """Go over a gap of up to some words, the fewest first."""
        if place < len(self._path) and (following := self._path[place][0]).is_next and following.step:
            self._over_words(link.gap, following.step, place + 1, ground, at, ends)
            return
        word = _GAP_AFTER if link.follows else _GAP_BEFORE
        for taken in range(link.gap + 1):
            self._reach(place, ground, at, ends)
            match = word.match(ground.folded, at, ground.end) if taken < link.gap else None
            if match is None:
                return
            at = match.end()

    def _over_words(self, gap: int, step: Step, place: int, ground: Ground, at: int, ends: list[int]) -> None:
        """Go over up to some words to a step that stands behind a space, as each of the words does."""
        while (start := ground.behind_space(at)) >= 0:
            for end in step.ends(ground, start):
                self._reach(place, ground, end, ends)
            gap -= 1
            at = ground.behind_word(start) if gap >= 0 else -1
            if at < 0:
                return


def _joined(links: Sequence[Link]) -> Iterator[Link]:
    """The links, with fixed words that follow each other made one."""
    words: list[Literal] = []
    opening = links[0]
    for link in links:
        step = link.step
        is_fixed = isinstance(step, Literal) and not link.optional
        if words and not (is_fixed and link.is_spaced):
            yield opening._replace(step=Phrase(words) if len(words) > 1 else words[0])
            words = []
        if isinstance(step, Literal) and is_fixed:
            opening = opening if words else link
            words.append(step)
        else:
            yield link
    if words:
        yield opening._replace(step=Phrase(words) if len(words) > 1 else words[0])


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

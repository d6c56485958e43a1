"""One of several steps: those that begin alike share what they begin with, and are looked up by the word there."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from exposure.detect.words.begins import SIGN, STEM, WORD, Begins
from exposure.detect.words.ground import KEY
from exposure.detect.words.steps import Expression, Literal, Stem
from exposure.detect.words.walk import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exposure.detect.words.ground import Ground
    from exposure.detect.words.steps import Step
    from exposure.detect.words.walk import Link

#: What steps that begin with a word or the beginning of one, and with a sign, may begin with besides.
_TABLED: Final = Begins()
_SIGNED: Final = Begins(sign=True)
#: Fixed letters that are looked up by their first word, which is none if they begin with a sign.
_LOOKED_UP: Final = frozenset({WORD, SIGN})
_NO_WORD: Final = ""
_by_number = itemgetter(0)


class _Branch:
    """What some alternatives begin with, and how each goes on."""

    __slots__ = ("_fixed", "_next", "_over", "_rests", "step")

    def __init__(self, step: Step) -> None:
        self.step = step
        #: The numbers of the alternatives that are over behind the step.
        self._over: list[int] = []
        #: Behind a space the branches that begin with fixed letters, by their first word.
        self._next: dict[str, list[_Branch]] | None = None
        #: What else follows, with the number of its alternative.
        self._rests: list[tuple[int, Entry]] | None = None

    def add(self, number: int, links: Sequence[Link]) -> None:
        """Let an alternative go on with some links."""
        if not links:
            self._over.append(number)
            return
        step = links[0].step
        if not (
            isinstance(step, Literal) and step.key.kind in (WORD, SIGN) and links[0].is_spaced and not links[0].optional
        ):
            self._rests = self._rests or []
            self._rests.append((number, Entry(links)))
            return
        self._next = {} if self._next is None else self._next
        branches = self._next.setdefault(step.key.letters, [])
        alike = _alike(step)
        branch = next((branch for branch in branches if _alike(branch.step) == alike), None)
        if branch is None:
            branch = _Branch(step)
            branches.append(branch)
        branch.add(number, links[1:])

    def reach(self, ground: Ground, at: int, found: list[tuple[int, int]]) -> None:
        """Add where the alternatives end if the step ends at a position, with their numbers."""
        found += [(number, at) for number in self._over]
        if self._rests:
            for number, rest in self._rests:
                found += [(number, end) for end in rest.ends(ground, at)]
        if self._next:
            at = ground.behind_space(at)
            if at >= 0:
                for branch in self._next.get(ground.word_at(at), ()):
                    for end in branch.step.ends(ground, at):
                        branch.reach(ground, end, found)


class Any:
    """One of several steps, those that can stand at a position looked up by the word there."""

    key = None

    def __init__(self, steps: Iterable[Step]) -> None:
        #: What begins with a word; what begins with a sign stands where no word does.
        self._words: dict[str, list[_Branch]] = {}
        self._stems: dict[str, list[_Branch]] = {}
        #: What begins with a digit, and all that may begin with a letter.
        self._digits: list[_Branch] = []
        self._others: list[_Branch] = []
        beyond = {self._enter(branch) for branch in _branches(steps)}
        #: Whether the word tells at once.
        self._is_told = not (self._stems or self._digits or self._others)
        self.begins = Begins(
            frozenset(self._words.keys() - {_NO_WORD}),
            frozenset(self._stems),
            digit=any(begins.digit for begins in beyond),
            sign=any(begins.sign for begins in beyond),
            capital=any(begins.capital for begins in beyond),
            anything=any(begins.anything for begins in beyond),
        )

    def _enter(self, branch: _Branch) -> Begins:
        """Put a branch into the tables; what it may begin with, if it is more than a word or the beginning of one."""
        key = branch.step.key
        if key and key.kind in _LOOKED_UP:
            self._words.setdefault(key.letters, []).append(branch)
            return _SIGNED if key.kind == SIGN else _TABLED
        if key and key.kind == STEM:
            self._stems.setdefault(key.letters, []).append(branch)
            return _TABLED
        begins = branch.step.begins
        signs = (_NO_WORD,) if begins.sign or begins.anything else ()
        for word in (*begins.words, *signs):
            self._words.setdefault(word, []).append(branch)
        for stem in begins.stems:
            self._stems.setdefault(stem, []).append(branch)
        for wanted, some in ((begins.digit, self._digits), (begins.capital, self._others)):
            if wanted or begins.anything:
                some.append(branch)
        return begins

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The ends of each step that stands there, in the order of the steps."""
        word = ground.words.get(at) or ground.word_at(at)
        standing = self._words.get(word) if self._is_told or not word else self._standing(word)
        if not standing:
            return ()
        found: list[tuple[int, int]] = []
        for branch in standing:
            for end in branch.step.ends(ground, at):
                branch.reach(ground, end, found)
        if len(found) > 1:
            found.sort(key=_by_number)
        return [end for _, end in found]

    def _standing(self, word: str) -> Sequence[_Branch]:
        """What may stand where a word begins."""
        others = self._digits if word[0].isdigit() else self._others
        whole, begun = self._words.get(word), self._stems.get(word[:KEY])
        if not others and (whole is None or begun is None):
            return whole or begun or ()
        if whole is None and begun is None:
            return others
        return list(dict.fromkeys((*(whole or ()), *(begun or ()), *others)))


def _branches(steps: Iterable[Step]) -> Iterable[_Branch]:
    """What steps begin with, once for those that begin alike."""
    branches: dict[tuple[type[Step], object], _Branch] = {}
    for number, step in enumerate(steps):
        opening = step.opening if isinstance(step, Entry) else None
        rest = step.links[1:] if isinstance(step, Entry) and opening else ()
        first = opening or step
        alike = _alike(first)
        if alike not in branches:
            branches[alike] = _Branch(first)
        branches[alike].add(number, rest)
    return branches.values()


def _alike(step: Step) -> tuple[type[Step], object]:
    """Equal for steps that are alike in all."""
    if isinstance(step, Literal | Stem):
        return type(step), (step.letters, step.key)
    return type(step), step.expression.pattern if isinstance(step, Expression) else id(step)

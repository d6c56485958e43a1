"""The pattern language of the worded packs: phrases with alternatives and slots, compiled to anchors and steps.

    i was (recently|) diagnosed with     words; an empty alternative makes a group optional
    diagnos* enceinte+                   any ending; a French agreement (e, s, es, (e), ·e)
    i'm {n} weeks pregnant               slots: {n} {money} {name} {w3} (up to three words), or a list of a pack

An anchor is a word or phrase that every match contains. The words of a text are looked up among all anchors at once,
and the steps are made and taken only where an anchor of theirs stands, and near it what else every match contains.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exposure.detect.expressions import expression_of
from exposure.detect.letters import fold, literal_of
from exposure.detect.words.alternatives import Any
from exposure.detect.words.begins import key_of
from exposure.detect.words.choices import CONTRACTIONS, GLUE, Choice, Sequence
from exposure.detect.words.literals import Held, Requirement, anchor_of, held_by, requirements_of, spellings
from exposure.detect.words.slots import BEGINS, SLOTS
from exposure.detect.words.steps import Expression, Later, Literal, Stem
from exposure.detect.words.walk import Entry, Link
from exposure.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exposure.detect.words.steps import Step

_AGREEMENT: Final = r"(?:\(?e\)?s?|[·.\-/ ]e(?:[·.\-/ ]s)?|s|\(s\)|\(e\)\(?s?\)?|)"
#: What has a meaning in expressions and none here, where it would stand for itself and hardly ever match.
_EXPRESSION: Final = re.compile(r"[)}]\?|(?<!\S)[,.]\?|[\[\]\\]")
#: Where a word goes on right behind a slot or a group, as in `{name}'s`; behind `(la |)` one begins.
_GLUED: Final = re.compile(r"(?<=[)}])(?<! \))(?<!\|\))(?=[^\s(){}|])")
_TOKEN: Final = re.compile(r"[()|]|\{\w+\}|[^\s(){}|]+")
_UMLAUTS: Final = str.maketrans("äöüÄÖÜ", "\ue0e4\ue0f6\ue0fc\ue0e4\ue0f6\ue0fc")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What tells whether an entry can match: its anchors, and what has to stand near them.

    An anchor that ends with `*` may go on within its word; any other ends where its word ends.
    """

    anchors: tuple[str, ...]
    required: tuple[Requirement, ...] = ()


_Resolve = Callable[[str], tuple[str, ...] | None]


class Compiler:
    """Compiles the entries of one language; `resolve` gives the words of a named list."""

    def __init__(self, resolve: _Resolve) -> None:
        self._resolve = resolve
        self._slots: dict[str, Choice] = {}
        #: The steps of each slot, by what is glued to it.
        self._tables: dict[tuple[Choice, str], Step] = {}

    def compile(self, source: str) -> Pattern:
        """Anchors of one entry, and what it requires. Raises `PackError` if it cannot be read."""
        sequence = self._read(source)
        anchor = anchor_of(sequence)
        if anchor is None or not all(map(literal_of, anchor.literals)):
            raise PackError(f"the entry {source!r} holds no word to look for")
        return Pattern(anchor.literals, requirements_of(sequence, anchor))

    def steps(self, source: str) -> Step:
        """What finds one entry. Raises `PackError` if it cannot be read."""
        return self._entry(self._read(source), "")

    def steps_of_any(self, words: Iterable[str]) -> Step:
        """What finds any of some words and phrases, those first that stand first."""
        return self._any((tuple(_prepared(entry).split()) for entry in words), "")

    def held_by_any(self, words: Iterable[str]) -> Held | None:
        """Words one of which each of some words and phrases holds; None if one of them holds none."""
        return held_by(Choice(tuple(tuple(_prepared(entry).split()) for entry in words)))

    def _read(self, source: str) -> Sequence:
        if _EXPRESSION.search(source):
            raise PackError(f"the entry {source!r} is no expression: write (one|two|) for one, two or nothing")
        tokens = _TOKEN.findall(_GLUED.sub(GLUE, _prepared(source)))
        sequence, rest = self._sequence(tokens, 0)
        if rest < len(tokens):
            raise PackError(f"the entry {source!r} has unbalanced brackets")
        return sequence

    def _sequence(self, tokens: list[str], place: int) -> tuple[Sequence, int]:
        """The items from a place on, up to the end of their group."""
        items: list[Choice | str] = []
        while place < len(tokens) and tokens[place] not in ")|":
            if tokens[place] == "(":
                choice, place = self._group(tokens, place + 1)
                items.append(choice)
            else:
                items.append(self._slot(tokens[place][1:-1]) if tokens[place][0] == "{" else tokens[place])
            place += 1
        return tuple(items), place

    def _group(self, tokens: list[str], place: int) -> tuple[Choice, int]:
        """The alternatives from a place on, and the place of the bracket that closes them."""
        alternatives: list[Sequence] = []
        while True:
            sequence, place = self._sequence(tokens, place)
            alternatives.append(sequence)
            if place >= len(tokens):
                raise PackError("an entry has unbalanced brackets")
            if tokens[place] == ")":
                break
            place += 1
        filled = tuple(sequence for sequence in alternatives if sequence)
        return Choice(filled, optional=len(filled) < len(alternatives)), place

    def _slot(self, name: str) -> Choice:
        if name not in self._slots:
            self._slots[name] = self._new_slot(name)
        return self._slots[name]

    def _new_slot(self, name: str) -> Choice:
        if re.fullmatch(r"w\d", name):
            return Choice(gap=int(name[1]))
        if name in SLOTS:
            return Choice(expression=SLOTS[name])
        words = self._resolve(name)
        if words is None:
            raise PackError(f"an entry names the list {name!r}, which no pack of its language defines")
        return Choice(tuple(tuple(_prepared(entry).split()) for entry in words))

    def _entry(self, sequence: Sequence, glue: str, way: Step | None = None) -> Step:
        """The steps of a sequence; `glue` is what goes on right behind it, `way` the way to write its first word."""
        links: list[Link] = []
        follows = False
        for item, following in pairwise((*sequence, GLUE + glue if glue else "")):
            if isinstance(item, Choice) and item.gap:
                links.append(Link(None, follows, gap=item.gap))
                continue
            optional = isinstance(item, Choice) and item.optional
            behind = following[1:] if isinstance(following, str) and following.startswith(GLUE) else ""
            glued = isinstance(item, str) and item.startswith(GLUE)
            if links and isinstance(item, Choice) and item.alternatives:
                step: Step = Later(partial(self._step, item, behind))
            else:
                step = way if way and not links else self._step(item, behind)
            links.append(Link(step, follows, glued, optional))
            follows = follows or not optional
        only = links[0]
        return only.step if len(links) == 1 and only.step and not only.optional else Entry(links)

    def _step(self, item: Choice | str, glue: str) -> Step:
        if isinstance(item, str):
            ways = _ways_of(item.removeprefix(GLUE), goes_on=bool(glue))
            return ways[0] if len(ways) == 1 else Any(ways)
        if item.expression:
            letters = glue.rstrip("*+")
            behind = rf"(?={re.escape(letters)})" if glue else r"(?!\w)"
            return Expression(expression_of(item.expression + behind), BEGINS[item.expression], letters)
        if item not in self._slots.values():
            return self._any(item.alternatives, glue)
        key = item, glue
        if key not in self._tables:
            self._tables[key] = self._any(item.alternatives, glue)
        return self._tables[key]

    def _any(self, alternatives: Iterable[Sequence], glue: str) -> Any:
        return Any([step for sequence in alternatives for step in self._ways(sequence, glue)])

    def _ways(self, sequence: Sequence, glue: str) -> Iterator[Step]:
        """The steps of an alternative, once for each way to write its first word, by which it is looked up."""
        first, *rest = sequence
        if isinstance(first, str):
            ways = _ways_of(first, goes_on=bool(glue) and not rest)
            yield from (self._entry(sequence, glue, way) for way in ways) if rest else ways
        else:
            yield self._entry(sequence, glue)


@lru_cache(maxsize=50_000)
def _ways_of(word: str, *, goes_on: bool = False) -> tuple[Step, ...]:
    """What finds a word, for each way to write it; `goes_on` tells that something is glued to it."""
    forms = CONTRACTIONS.get(word)
    if forms:
        return tuple(Literal(letters, goes_on=goes_on) for letters in forms)
    return tuple(_way(word, letters, goes_on=goes_on) for letters in spellings(word.rstrip("*+")))


def _way(word: str, letters: str, *, goes_on: bool) -> Step:
    """What finds a word whose letters, but for its ending, are these."""
    if word.endswith("+"):
        expression = expression_of(rf"{re.escape(letters)}{_AGREEMENT}(?!\w)")
        return Expression(expression, key_of(letters, goes_on=True).begins())
    return Stem(letters) if word.endswith("*") else Literal(letters, goes_on=goes_on)


def _prepared(source: str) -> str:
    """An entry folded as texts are, but for umlauts, which texts write with or without an e."""
    return fold(source.translate(_UMLAUTS))

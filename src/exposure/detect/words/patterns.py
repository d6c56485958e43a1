"""The pattern language of the worded packs: phrases with alternatives and slots, compiled to anchors and an expression.

    i was (recently|) diagnosed with     words; an empty alternative makes a group optional
    diagnos* enceinte+                   any ending; a French agreement (e, s, es, (e), ·e)
    i'm {n} weeks pregnant               slots: {n} {money} {name} {w3} (up to three words), or a list of a pack

An anchor is a literal that every match contains; one automaton looks for all of them at once, and an expression runs
only on a sentence in which its anchor stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final, cast

from exposure.detect.letters import fold, literal_of
from exposure.detect.words.literals import (
    CONTRACTIONS,
    GLUE,
    TWO_WAYS,
    Choice,
    Requirement,
    Sequence,
    anchors_of,
    requirements_of,
)
from exposure.detect.words.slots import SLOTS
from exposure.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE: Final = r"[,:]?\s+"
_AGREEMENT: Final = r"(?:\(?e\)?s?|[·.\-/ ]e(?:[·.\-/ ]s)?|s|\(s\)|\(e\)\(?s?\)?|)"
#: Where a word goes on right behind a slot or a group, as in `{name}'s`.
_GLUED: Final = re.compile(r"(?<=[)}])(?=[^\s(){}|])")
_TOKEN: Final = re.compile(r"[()|]|\{\w+\}|[^\s(){}|]+")
_UMLAUTS: Final = str.maketrans("äöüÄÖÜ", "\ue0e4\ue0f6\ue0fc\ue0e4\ue0f6\ue0fc")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled entry: its anchors, and the source of its expression.

    An anchor that ends with `*` may go on within its word; any other ends where its word ends.
    """

    anchors: tuple[str, ...]
    expression: str
    required: tuple[Requirement, ...] = ()


_Resolve = Callable[[str], tuple[str, ...] | None]


class Compiler:
    """Compiles the entries of one language; `resolve` gives the words of a named list."""

    def __init__(self, resolve: _Resolve) -> None:
        self._resolve = resolve
        self._slots: dict[str, Choice] = {}

    def compile(self, source: str) -> Pattern:
        """Anchors and expression of one entry."""
        tokens = _TOKEN.findall(_GLUED.sub(GLUE, _prepared(source)))
        sequence, rest = self._sequence(tokens, 0)
        anchors = anchors_of(sequence)
        if rest < len(tokens):
            raise PackError(f"the entry {source!r} has unbalanced brackets")
        if not anchors or not all(map(literal_of, anchors)):
            raise PackError(f"the entry {source!r} holds no word to look for")
        numbers = count()
        body = re.sub(r"\(\?P<name>", lambda _: f"(?P<name{next(numbers)}>", _expression(sequence))
        return Pattern(anchors, rf"(?<!\w){body}(?!\w)", requirements_of(sequence, anchors))

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


@cache
def expression_of(source: str) -> re.Pattern[str]:
    """The compiled expression, made when it is first needed."""
    return re.compile(source)


@cache
def linear_expression_of(source: str) -> re.Pattern[str]:
    """An expression of the user's, on an engine that is linear in the text whatever it says; `ValueError` if unfit."""
    import re2  # noqa: PLC0415 - only who brings rules of their own needs it

    options = re2.Options()
    options.log_errors = False
    try:
        return cast("re.Pattern[str]", re2.compile(source, options))
    except re2.error as error:
        said = error.args[0] if error.args else b""
        raise ValueError(said.decode(errors="replace") if isinstance(said, bytes) else str(said)) from error


def words_expression(words: Iterable[str]) -> str:
    """An expression that matches any of a list of words and phrases, bounded on both sides."""
    return rf"(?<!\w)(?:{'|'.join(_expression(tuple(_prepared(entry).split())) for entry in words)})(?!\w)"


def _expression(sequence: Sequence) -> str:
    """The expression of a sequence; it begins and ends with a word, not with a space."""
    parts: list[str] = []
    begun = False
    for item in sequence:
        if isinstance(item, Choice) and item.gap:
            word = r"[^\s,]+"
            parts.append(rf"(?:\s+{word}){{0,{item.gap}}}?" if begun else rf"(?:{word}\s+){{0,{item.gap}}}?")
            continue
        body = _word(item) if isinstance(item, str) else item.expression or _any(item.alternatives)
        if isinstance(item, Choice) and item.optional:
            parts.append(rf"(?:{_SPACE}{body})?" if begun else rf"(?:{body}{_SPACE})?")
            continue
        glued = isinstance(item, str) and item.startswith(GLUE)
        parts.append(f"{_SPACE}{body}" if begun and not glued else body)
        begun = True
    return "".join(parts)


def _any(alternatives: tuple[Sequence, ...]) -> str:
    return rf"(?:{'|'.join(map(_expression, alternatives))})"


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    word = word.removeprefix(GLUE)
    forms = CONTRACTIONS.get(word)
    if forms:
        return rf"(?:{'|'.join(re.escape(form) for form in forms)})"
    if word.endswith("*"):
        return _letters(word[:-1]) + r"\w*"
    if word.endswith("+"):
        return _letters(word[:-1]) + _AGREEMENT
    return _letters(word)


def _letters(word: str) -> str:
    escaped = re.escape(word)
    for letter, ways in TWO_WAYS.items():
        escaped = escaped.replace(letter, rf"(?:{'|'.join(ways)})")
    return escaped


def _prepared(source: str) -> str:
    """An entry folded as texts are, but for umlauts, which texts write with or without an e."""
    return fold(source.translate(_UMLAUTS))

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
from itertools import count, pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from exposure.detect.letters import fold, literal_of
from exposure.detect.words.frequency import frequency
from exposure.detect.words.slots import DIGIT, HOLDS, SLOTS
from exposure.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE: Final = r"[,:]?\s+"
_CONTRACTIONS: Final[dict[str, tuple[str, ...]]] = {
    "i'm": ("i'm", "im", "i am"), "i've": ("i've", "ive", "i have"), "i'll": ("i'll", "i will"),
    "i'd": ("i'd", "i would", "i had"), "we're": ("we're", "we are"), "we've": ("we've", "we have"),
    "we'll": ("we'll", "we will"), "they're": ("they're", "they are"), "they've": ("they've", "they have"),
    "he's": ("he's", "he is", "he has"), "she's": ("she's", "she is", "she has"), "it's": ("it's", "its", "it is"),
    "who's": ("who's", "who is", "who has"), "don't": ("don't", "dont", "do not"),
    "didn't": ("didn't", "didnt", "did not"), "can't": ("can't", "cant", "cannot"),
    "doesn't": ("doesn't", "does not"), "won't": ("won't", "will not"), "wasn't": ("wasn't", "was not"),
    "isn't": ("isn't", "is not"), "haven't": ("haven't", "have not"), "couldn't": ("couldn't", "could not"),
    "j'ai": ("j'ai", "jai"), "c'est": ("c'est", "cest"), "j'etais": ("j'etais", "jetais"), "je": ("je", "j'"),
}  # fmt: skip
_AGREEMENT: Final = r"(?:\(?e\)?s?|[·.\-/ ]e(?:[·.\-/ ]s)?|s|\(s\)|\(e\)\(?s?\)?|)"
_GLUE: Final = "\x01"
#: Where a word goes on right behind a slot or a group, as in `{name}'s`.
_GLUED: Final = re.compile(r"(?<=[)}])(?=[^\s(){}|])")
_TOKEN: Final = re.compile(r"[()|]|\{\w+\}|[^\s(){}|]+")
_WORD: Final = re.compile(r"\w+")
#: Letters that are written in two ways, by what stands for them in a pattern; folding leaves both ways apart.
_TWO_WAYS: Final[dict[str, tuple[str, str]]] = {
    "\ue0e4": ("a", "ae"), "\ue0f6": ("o", "oe"), "\ue0fc": ("u", "ue"), "œ": ("œ", "oe"), "ß": ("ß", "ss"),
}  # fmt: skip
_UMLAUTS: Final = str.maketrans("äöüÄÖÜ", "\ue0e4\ue0f6\ue0fc\ue0e4\ue0f6\ue0fc")


class Requirement(NamedTuple):
    """Words one of which every match holds: as words of their own, or as a stretch of text."""

    words: frozenset[str]
    stretches: tuple[str, ...]

    def is_met(self, words: set[str], sentence: str) -> bool:
        """Whether a sentence, of which these are the words, can match."""
        return not self.words.isdisjoint(words) or any(stretch in sentence for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled entry: its anchors, and the source of its expression.

    An anchor that ends with `*` may go on within its word; any other ends where its word ends.
    """

    anchors: tuple[str, ...]
    expression: str
    required: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class _Choice:
    """A position in a pattern: alternatives, each a sequence; or an expression or a gap, which have no literals."""

    alternatives: tuple[tuple[_Choice | str, ...], ...] = ()
    expression: str = ""
    optional: bool = False
    gap: int = 0


_Sequence = tuple[_Choice | str, ...]
_Resolve = Callable[[str], tuple[str, ...] | None]


class Compiler:
    """Compiles the entries of one language; `resolve` gives the words of a named list."""

    def __init__(self, resolve: _Resolve) -> None:
        self._resolve = resolve
        self._slots: dict[str, _Choice] = {}

    def compile(self, source: str) -> Pattern:
        """Anchors and expression of one entry."""
        tokens = _TOKEN.findall(_GLUED.sub(_GLUE, _prepared(source)))
        sequence, rest = self._sequence(tokens, 0)
        anchors = _anchors(sequence)
        if rest < len(tokens):
            raise PackError(f"the entry {source!r} has unbalanced brackets")
        if not anchors or not all(map(literal_of, anchors)):
            raise PackError(f"the entry {source!r} holds no word to look for")
        numbers = count()
        body = re.sub(r"\(\?P<name>", lambda _: f"(?P<name{next(numbers)}>", _expression(sequence))
        held = (literals for literals in _candidates(sequence, slots=True) if literals != anchors)
        required = tuple(dict.fromkeys(map(_requirement, sorted(held, key=_frequency))))
        return Pattern(anchors, rf"(?<!\w){body}(?!\w)", required)

    def _sequence(self, tokens: list[str], place: int) -> tuple[_Sequence, int]:
        """The items from a place on, up to the end of their group."""
        items: list[_Choice | str] = []
        while place < len(tokens) and tokens[place] not in ")|":
            if tokens[place] == "(":
                choice, place = self._group(tokens, place + 1)
                items.append(choice)
            else:
                items.append(self._slot(tokens[place][1:-1]) if tokens[place][0] == "{" else tokens[place])
            place += 1
        return tuple(items), place

    def _group(self, tokens: list[str], place: int) -> tuple[_Choice, int]:
        """The alternatives from a place on, and the place of the bracket that closes them."""
        alternatives: list[_Sequence] = []
        while True:
            sequence, place = self._sequence(tokens, place)
            alternatives.append(sequence)
            if place >= len(tokens):
                raise PackError("an entry has unbalanced brackets")
            if tokens[place] == ")":
                break
            place += 1
        filled = tuple(sequence for sequence in alternatives if sequence)
        return _Choice(filled, optional=len(filled) < len(alternatives)), place

    def _slot(self, name: str) -> _Choice:
        if name not in self._slots:
            self._slots[name] = self._new_slot(name)
        return self._slots[name]

    def _new_slot(self, name: str) -> _Choice:
        if re.fullmatch(r"w\d", name):
            return _Choice(gap=int(name[1]))
        if name in SLOTS:
            return _Choice(expression=SLOTS[name])
        words = self._resolve(name)
        if words is None:
            raise PackError(f"an entry names the list {name!r}, which no pack of its language defines")
        return _Choice(tuple(tuple(_prepared(entry).split()) for entry in words))


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


def _expression(sequence: _Sequence) -> str:
    """The expression of a sequence; it begins and ends with a word, not with a space."""
    parts: list[str] = []
    begun = False
    for item in sequence:
        if isinstance(item, _Choice) and item.gap:
            word = r"[^\s,]+"
            parts.append(rf"(?:\s+{word}){{0,{item.gap}}}?" if begun else rf"(?:{word}\s+){{0,{item.gap}}}?")
            continue
        body = _word(item) if isinstance(item, str) else item.expression or _any(item.alternatives)
        if isinstance(item, _Choice) and item.optional:
            parts.append(rf"(?:{_SPACE}{body})?" if begun else rf"(?:{body}{_SPACE})?")
            continue
        glued = isinstance(item, str) and item.startswith(_GLUE)
        parts.append(f"{_SPACE}{body}" if begun and not glued else body)
        begun = True
    return "".join(parts)


def _any(alternatives: tuple[_Sequence, ...]) -> str:
    return rf"(?:{'|'.join(map(_expression, alternatives))})"


def _word(word: str) -> str:
    word = word.removeprefix(_GLUE)
    forms = _CONTRACTIONS.get(word)
    if forms:
        return rf"(?:{'|'.join(re.escape(form) for form in forms)})"
    if word.endswith("*"):
        return _letters(word[:-1]) + r"\w*"
    if word.endswith("+"):
        return _letters(word[:-1]) + _AGREEMENT
    return _letters(word)


def _letters(word: str) -> str:
    escaped = re.escape(word)
    for letter, ways in _TWO_WAYS.items():
        escaped = escaped.replace(letter, rf"(?:{'|'.join(ways)})")
    return escaped


def _prepared(source: str) -> str:
    """An entry folded as texts are, but for umlauts, which texts write with or without an e."""
    return fold(source.translate(_UMLAUTS))


def _anchors(sequence: _Sequence, *, slots: bool = False) -> tuple[str, ...]:
    """Literals one of which stands in every match: those of the position that is met least often."""
    return min(_candidates(sequence, slots=slots), key=_frequency, default=())


def _frequency(literals: tuple[str, ...]) -> float:
    """Rough number of hits of any of some literals."""
    return sum(map(frequency, literals))


@lru_cache(maxsize=5_000)
def _requirement(literals: tuple[str, ...]) -> Requirement:
    """One word of each literal: what stands between two words varies, a word does not."""
    longest = {max(literal.split(), key=len) for literal in literals}
    whole = frozenset(word for word in longest if _WORD.fullmatch(word))
    return Requirement(whole, tuple(sorted(word.removesuffix("*") for word in longest - whole)))


def _candidates(sequence: _Sequence, *, slots: bool) -> list[tuple[str, ...]]:
    """For each position that has to be filled and has literals, those literals; `slots` have some that wake nothing."""
    candidates: list[tuple[str, ...]] = []
    run: list[str] = []
    for item, following in pairwise((*sequence, _Choice(gap=1), "")):
        glued = isinstance(item, str) and item.startswith(_GLUE)
        if isinstance(item, str) and not glued and item not in _CONTRACTIONS and item[-1] not in "*+":
            run.append(item)
            continue
        if isinstance(item, str) and not glued and item[-1] in "*+":
            run.append(f"{item[:-1]}*")
        if run:
            candidates.append(_spellings(" ".join(run)))
            run = []
        if isinstance(item, str):
            candidates.append(_CONTRACTIONS.get(item, ()))
        elif slots and item.expression:
            goes_on = isinstance(following, str) and following.startswith(_GLUE)
            candidates.append(_held(item.expression, goes_on=goes_on))
        elif item.alternatives and not item.optional:
            candidates.append(_choice_anchors(item, slots=slots))
    return [anchors for anchors in candidates if anchors]


def _held(expression: str, *, goes_on: bool) -> tuple[str, ...]:
    """What a slot holds; a word of it that goes on into what follows is no word of the text."""
    held = HOLDS.get(expression, ())
    return () if goes_on and held != (DIGIT,) else held


@lru_cache(maxsize=4_000)
def _choice_anchors(choice: _Choice, *, slots: bool) -> tuple[str, ...]:
    """The anchors of all alternatives, or none if one of them has none."""
    anchors = [_anchors(sequence, slots=slots) for sequence in choice.alternatives]
    return tuple(dict.fromkeys(literal for some in anchors for literal in some)) if all(anchors) else ()


@lru_cache(maxsize=10_000)
def _spellings(literal: str) -> tuple[str, ...]:
    pieces = [_TWO_WAYS.get(piece, (piece,)) for piece in literal]
    return tuple("".join(choice) for choice in product(*pieces))

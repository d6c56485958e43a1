"""What the finders of values share: a hit, the spans already taken, and words of context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exposure.detect.words.ground import ground_of
from exposure.detect.words.walk import find, stands_in
from exposure.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.detect.packs.compiled import Compiled
    from exposure.detect.text import Text
    from exposure.detect.words.ground import Ground
    from exposure.detect.words.patterns import Compiler
    from exposure.detect.words.steps import Step
    from exposure.detect.words.walk import Found
    from exposure.model import Severity

#: Thousands in groups of three, with what is counted behind them.
_AMOUNT: Final = re.compile(r"[1-9]\d{0,2}(?:[ .\u00a0\u202f]\d{3})+")
_COUNTED: Final = re.compile(r"[ \u00a0]?(?:[€$£₹%]|de |d'|[a-z]{3,})")
_MONEY: Final = re.compile(r"[€$£₹]\s?$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A span in which a rule found something; severity and confidence are the rule's unless the context differs."""

    rule_id: str
    start: int
    end: int
    #: The normalised value; empty for worded disclosures.
    fact: str = ""
    severity: Severity | None = None
    confidence: float | None = None


class Claims:
    """Spans that a more specific finder has taken, so that no digits are two things at once."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []

    def free(self, start: int, end: int) -> bool:
        """Whether no hit so far overlaps the span."""
        return all(end <= hit.start or hit.end <= start for hit in self.hits)

    def add(self, hit: Hit) -> None:
        """Take the hit's span, unless an earlier one has it."""
        if hit.start < hit.end and self.free(hit.start, hit.end):
            self.hits.append(hit)


class Words:
    """The lists of `any` packs that code asks about, found in folded text."""

    def __init__(self, compiled: Compiled, compiler: Compiler) -> None:
        self._lists = compiled.lists
        self._compiler = compiler
        self._listed: dict[str, frozenset[str]] = {}
        self._steps: dict[str, Step] = {}

    def listed(self, name: str) -> frozenset[str]:
        """The entries of a list."""
        if name not in self._listed:
            if f"any.{name}" not in self._lists:
                raise PackError(f"any: lists.{name} is missing. Reinstall exposure.")
            self._listed[name] = frozenset(self._lists[f"any.{name}"])
        return self._listed[name]

    def find(self, name: str, ground: Ground) -> Iterator[Found]:
        """Where entries of a list stand as words of folded text, the longest first."""
        return find(self._steps_of(name), ground)

    def near(self, name: str, folded: str) -> bool:
        """Whether any entry of a list stands in a stretch of folded text."""
        return stands_in(self._steps_of(name), ground_of(folded))

    def _steps_of(self, name: str) -> Step:
        if name not in self._steps:
            entries = sorted(self.listed(name), key=lambda entry: (-len(entry), entry))
            self._steps[name] = self._compiler.steps_of_any(entries)
        return self._steps[name]


def is_amount(text: Text, start: int, end: int) -> bool:
    """Whether digits in groups of three count something."""
    if _MONEY.search(text.linkless, max(0, start - 2), start):
        return True
    amount = _AMOUNT.fullmatch(text.linkless, start, end)
    return amount is not None and _COUNTED.match(text.folded, end) is not None


def is_sample(text: Text, words: Words, start: int, end: int) -> bool:
    """Whether the sentence of a span, or the one before it, says that what it shows is made up or an example."""
    first, last = text.sentence(start)
    if first:
        first, _ = text.sentence(first - 1)
    return words.near("sample_words", text.folded[first : max(last, end)])

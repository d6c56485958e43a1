"""The rules over one text: identifiers, secrets, expressions and worded disclosures; one finding per fact."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from exposure.detect.batch import Batch, batched
from exposure.detect.expressions import expression_of, linear_expression_of
from exposure.detect.letters import literal_of
from exposure.detect.packs.cache import load_compiled
from exposure.detect.packs.compiled import compile_packs
from exposure.detect.text import pieces
from exposure.detect.values.claims import Hit, Words
from exposure.detect.values.finders import NUMBERED, find_values, signs_in
from exposure.detect.words.context import Context
from exposure.detect.words.matcher import Matcher
from exposure.detect.words.patterns import Compiler
from exposure.detect.words.walk import find
from exposure.model import Finding, severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from exposure.detect.packs.compiled import Compiled
    from exposure.detect.packs.model import Packs, Rule
    from exposure.detect.text import Text
    from exposure.detect.words.steps import Step

_CLAUSE_END: Final = re.compile(r"[,;:.!?\n(){}\[\]…]|\s[-\u2013\u2014]\s")
_LONGEST_CLAUSE: Final = 80


def load_detector(rules: Sequence[Path] = ()) -> Detector:
    """A detector with the packs that come with the program, and the user's own files of rules over them."""
    return Detector(load_compiled(rules))


class Detector:
    """Finds what texts disclose, by the rules of the packs."""

    def __init__(self, compiled: Compiled) -> None:
        #: Names the packs that made a result.
        self.packs = compiled.version
        self.rules: tuple[Rule, ...] = compiled.rules
        self._entries = compiled.entries
        self._by_id = {rule.id: rule for rule in compiled.rules}
        self._patterns = tuple(rule for rule in compiled.rules if rule.kind == "pattern" or _is_users_secret(rule))
        #: Whether a rule of the user's looks everywhere.
        self._reads_all = any(not rule.keywords for rule in self._patterns)
        self._compilers = {
            language: Compiler(partial(compiled.words_of, language))
            for language in {"any", *(rule.language for rule in compiled.rules)}
        }
        self._steps: dict[int, Step] = {}
        self._words = Words(compiled, self._compilers["any"])
        self._context = Context(compiled, self._compilers["any"])
        self._matcher = Matcher(compiled.tables, [compiled.rules[entry.rule].language for entry in compiled.entries])
        self._names = tuple(compiled.names.values())
        #: Signs are no words, which wake the others.
        self._signs = tuple((sign, some) for sign, some in compiled.names.items() if not literal_of(sign))

    @classmethod
    def of(cls, packs: Packs) -> Detector:
        """A detector with some packs that are not compiled yet."""
        return cls(compile_packs(packs))

    def scan(self, text: str) -> tuple[Finding, ...]:
        """The findings of one text, in the order in which their evidence begins."""
        return self.scan_all([text])[0]

    def scan_all(self, texts: Iterable[str]) -> list[tuple[Finding, ...]]:
        """The findings of each text, in the order of the texts."""
        found: list[tuple[Finding, ...]] = []
        for some in batched(texts):
            found += self._scan_some(some)
        return found

    def _scan_some(self, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
        parts = [(number, start, end) for number, text in enumerate(texts) for start, end in pieces(text)]
        batch = Batch([texts[number][start:end] for number, start, end in parts])
        found: list[tuple[Finding, ...]] = [()] * len(texts)
        woken = self._matcher.find(batch)
        awake = self._awake(batch, woken.names)
        everywhere = range(len(batch)) if self._reads_all else ()
        for place in sorted({*awake, *woken.entries, *everywhere}):
            number, start, _ = parts[place]
            findings = self._scan(batch.text(place), awake.get(place, frozenset()), woken.entries.get(place, ()))
            if start:
                findings = tuple(
                    replace(finding, start=finding.start + start, end=finding.end + start) for finding in findings
                )
            found[number] += findings
        return found

    def _awake(self, batch: Batch, woken: Mapping[int, Sequence[int]]) -> dict[int, set[str]]:
        """By text, the names of rules behind keywords and of finders for which words or signs stand in it."""
        awake = signs_in(batch)
        for number, some in woken.items():
            awake[number].update(*(self._names[place - len(self._entries)] for place in some))
        for sign, names in self._signs:
            for number in batch.with_sign(sign):
                awake[number].update(names)
        for number in [number for number in awake if not batch.has_digit(number)]:
            awake[number] -= NUMBERED
        return {number: names for number, names in awake.items() if names}

    def _scan(self, text: Text, awake: AbstractSet[str], woken: Sequence[tuple[int, int]]) -> tuple[Finding, ...]:
        hits = find_values(text, awake, self._by_id, self._words) if awake else []
        hits += self._by_expression(text, awake, hits)
        if woken:
            hits += (hit for hit in self._worded(text, woken) if not self._says_address(hit, hits))
        if not hits:
            return ()
        findings = (self._finding(hit) for hit in hits if hit.rule_id in self._by_id)
        return tuple(sorted(findings, key=lambda finding: (finding.start, finding.end, finding.rule_id)))

    def _by_expression(self, text: Text, awake: AbstractSet[str], known: Sequence[Hit]) -> list[Hit]:
        """What the expressions of pattern rules match, but for what a rule of the same category has found already."""
        hits = []
        for rule in self._patterns:
            if rule.keywords and rule.id not in awake:
                continue
            expression = (linear_expression_of if rule.is_users else expression_of)(rule.regex)
            for match in expression.finditer(text.plain):
                start, end = match.span(rule.group)
                if start < end and not self._is_known(rule, start, end, known):
                    hits.append(Hit(rule.id, start, end, match.group(rule.group)))
        return hits

    def _is_known(self, rule: Rule, start: int, end: int, known: Sequence[Hit]) -> bool:
        return any(
            hit.start < end and start < hit.end and self._by_id[hit.rule_id].category == rule.category
            for hit in known
            if hit.rule_id in self._by_id
        )

    def _says_address(self, hit: Hit, known: Sequence[Hit]) -> bool:
        """Whether words on where somebody is are about an address that was found, which is one fact."""
        return self._by_id[hit.rule_id].category == "whereabouts" and any(
            other.start < hit.end and hit.start < other.end and other.rule_id.startswith("any.postal-address.")
            for other in known
        )

    def _worded(self, text: Text, woken: Sequence[tuple[int, int]]) -> list[Hit]:
        """Worded disclosures: of those of one category in one sentence, the gravest and surest."""
        best: dict[tuple[str, int], tuple[tuple[int, float, int], Hit]] = {}
        for place, number in woken:
            rule, sentence = self.rules[self._entries[place].rule], text.ground_of(number)
            for found in find(self._steps_of(place), sentence):
                if not self._context.admits(rule, text, *found):
                    continue
                end = _clause_end(text, found.end, sentence.end)
                rank = (severity_rank(rule.severity), rule.confidence, -found.start)
                key = (rule.category, sentence.start)
                if key not in best or best[key][0] < rank:
                    best[key] = (rank, Hit(rule.id, found.start, end))
        return [hit for _, hit in best.values()]

    def _steps_of(self, place: int) -> Step:
        """What finds an entry, made when it is first woken."""
        if place not in self._steps:
            entry = self._entries[place]
            self._steps[place] = self._compilers[self.rules[entry.rule].language].steps(entry.source)
        return self._steps[place]

    def _finding(self, hit: Hit) -> Finding:
        rule = self._by_id[hit.rule_id]
        return Finding(
            rule_id=rule.id,
            category=rule.category,
            severity=hit.severity or rule.severity,
            confidence=rule.confidence if hit.confidence is None else hit.confidence,
            start=hit.start,
            end=hit.end,
            fact=hit.fact,
            reason=rule.reason_en,
        )


def _is_users_secret(rule: Rule) -> bool:
    """Whether a rule is the user's own and has an expression, which only the linear engine may run."""
    return rule.is_users and bool(rule.regex)


def _clause_end(text: Text, end: int, limit: int) -> int:
    """Where the clause ends, so that the evidence reads as one."""
    stop = _CLAUSE_END.search(text.original, end, min(limit, end + _LONGEST_CLAUSE))
    if stop:
        return max(stop.start(), end)
    if limit - end <= _LONGEST_CLAUSE:
        return end + len(text.original[end:limit].rstrip())
    cut = text.original.rfind(" ", end, end + _LONGEST_CLAUSE)
    return max(end, cut)

"""The detector: every rule over one text, and of what they find one finding per fact."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.packs import read_packs
from exposure.detect.text import LONGEST_PIECE, Text, fold, pieces
from exposure.detect.values.births import find_births
from exposure.detect.values.claims import Claims, Hit, Words
from exposure.detect.values.contact import find_emails, find_ip_addresses, find_phones
from exposure.detect.values.numbers import find_anchored_ids, find_bank_accounts, find_cards, find_identity_numbers
from exposure.detect.values.places import find_addresses
from exposure.detect.values.secrets import find_secrets
from exposure.detect.words.context import Context
from exposure.detect.words.matcher import Matcher
from exposure.detect.words.patterns import Compiler, expression_of
from exposure.errors import PackError
from exposure.model import Finding, severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exposure.detect.packs import Packs, Rule

_DIGIT: Final = re.compile(r"\d")
_MANY_DIGITS: Final = re.compile(r"\d(?:[^\d\n]{0,4}\d){5}")
_DOTTED: Final = re.compile(r"\d\.\d{1,3}\.\d")
_CLAUSE_END: Final = re.compile(r"[,;:.!?\n(){}\[\]…]|\s[-\u2013\u2014]\s")
_LONGEST_CLAUSE: Final = 80


class _Entry(NamedTuple):
    """A worded entry that an anchor wakes: its rule and the expression to try."""

    rule: Rule
    expression: str
    has_digit: bool
    required: tuple[frozenset[str], ...]

    def may_match(self, sentence: str) -> bool:
        """Whether the words that every match holds stand in a sentence; far cheaper than trying the expression."""
        return all(any(word in sentence for word in words) for words in self.required)


def load_detector() -> Detector:
    """A detector with the packs that come with the program."""
    return Detector(read_packs())


class Detector:
    """Finds what texts disclose, by the rules of the packs."""

    def __init__(self, packs: Packs) -> None:
        #: Names the packs that made a result.
        self.packs = packs.version
        self.rules: tuple[Rule, ...] = packs.rules
        self._by_id = {rule.id: rule for rule in packs.rules}
        self._words = Words(packs)
        self._context = Context(packs)
        self._matcher = Matcher([*_worded(packs), *_keywords(packs)])

    def scan(self, text: str) -> tuple[Finding, ...]:
        """The findings of one text, in the order in which their evidence begins."""
        if len(text) <= LONGEST_PIECE:
            return self._scan(text)
        found: list[Finding] = []
        for start, end in pieces(text):
            found += (
                replace(finding, start=finding.start + start, end=finding.end + start)
                for finding in self._scan(text[start:end])
            )
        return tuple(found)

    def _scan(self, text: str) -> tuple[Finding, ...]:
        prepared = Text(text)
        has_digit = _DIGIT.search(text) is not None
        entries: dict[tuple[int, int], _Entry] = {}
        secrets: set[str] = set()
        for target, start in self._matcher.hits(prepared.folded):
            if isinstance(target, str):
                secrets.add(target)
            elif has_digit or not target.has_digit:
                entries.setdefault((id(target), prepared.sentence(start)[0]), target)
        hits = self._values(prepared, secrets)
        hits += self._worded(prepared, entries)
        return tuple(
            sorted(map(self._finding, hits), key=lambda finding: (finding.start, finding.end, finding.rule_id))
        )

    def scan_all(self, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
        """The findings of each text, in the order of the texts."""
        return [self.scan(text) for text in texts]

    def _values(self, text: Text, secrets: set[str]) -> list[Hit]:
        """Identifiers and secrets; the more specific kinds take their spans first."""
        claims = Claims()
        if secrets:
            find_secrets(text, self._by_id, secrets, self._words, claims)
        find_emails(text, self._words, claims)
        if not _DIGIT.search(text.plain):
            return claims.hits
        if _MANY_DIGITS.search(text.linkless):
            find_bank_accounts(text, claims)
            find_identity_numbers(text, self._words, claims)
            find_anchored_ids(text, claims)
            find_cards(text, self._words, claims)
        find_births(text, self._words, claims)
        if _DOTTED.search(text.linkless) or text.linkless.count(":") > 1:
            find_ip_addresses(text, self._words, claims)
        if _MANY_DIGITS.search(text.linkless):
            find_phones(text, self._words, claims)
        find_addresses(text, self._words, claims)
        return claims.hits

    def _worded(self, text: Text, entries: dict[tuple[int, int], _Entry]) -> list[Hit]:
        """Worded disclosures: of those of one category in one sentence, the gravest and surest."""
        best: dict[tuple[str, int], tuple[tuple[int, float, int], Hit]] = {}
        for (_, sentence_start), entry in entries.items():
            sentence, rule = text.sentence(sentence_start), entry.rule
            if not entry.may_match(text.folded[slice(*sentence)]):
                continue
            for match in expression_of(entry.expression).finditer(text.folded, *sentence):
                if not _is_named(match, text) or not self._context.admits(rule, text, *match.span()):
                    continue
                end = _clause_end(text, match.end(), sentence[1])
                rank = (severity_rank(rule.severity), rule.confidence, -match.start())
                key = (rule.category, sentence_start)
                if key not in best or best[key][0] < rank:
                    best[key] = (rank, Hit(rule.id, match.start(), end))
        return [hit for _, hit in best.values()]

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


def _worded(packs: Packs) -> Iterable[tuple[str, _Entry | str]]:
    """Anchors of every worded entry."""
    compilers = {
        language: Compiler(partial(_words_of, packs, language)) for language in {rule.language for rule in packs.rules}
    }
    for rule in packs.rules:
        for source in rule.patterns:
            try:
                pattern = compilers[rule.language].compile(source)
            except PackError as error:
                raise PackError(f"rule {rule.id}: any: {error}. Correct the pack, or reinstall exposure.") from error
            entry = _Entry(rule, pattern.expression, pattern.has_digit, pattern.required)
            for anchor in pattern.anchors:
                yield anchor, entry


def _words_of(packs: Packs, language: str, name: str) -> tuple[str, ...] | None:
    """The list an entry names: its own language's, or one for all."""
    return packs.lists.get(f"{language}.{name}") or packs.lists.get(f"any.{name}")


def _keywords(packs: Packs) -> Iterable[tuple[str, _Entry | str]]:
    """Keywords of every secret rule."""
    for rule in packs.rules:
        for keyword in rule.keywords:
            yield f"{fold(keyword)}*", rule.id


def _is_named(match: re.Match[str], text: Text) -> bool:
    """Whether every name that a pattern calls for begins with a capital."""
    starts = (match.start(group) for group in match.re.groupindex)
    return all(start < 0 or text.plain[start].isupper() for start in starts)


def _clause_end(text: Text, end: int, limit: int) -> int:
    """Where the clause ends, so that the evidence reads as one."""
    stop = _CLAUSE_END.search(text.original, end, min(limit, end + _LONGEST_CLAUSE))
    if stop:
        return max(stop.start(), end)
    if limit - end <= _LONGEST_CLAUSE:
        return end + len(text.original[end:limit].rstrip())
    cut = text.original.rfind(" ", end, end + _LONGEST_CLAUSE)
    return max(end, cut)

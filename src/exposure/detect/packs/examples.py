"""The examples of rules, tried: what a rule must find, and what it must leave alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from exposure.detect.engine import Detector
from exposure.detect.packs.cache import load_compiled
from exposure.detect.packs.compiled import compile_packs
from exposure.detect.packs.model import WORDED_KINDS
from exposure.model import severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exposure.detect.packs.model import Packs, Rule

T = TypeVar("T")


def failures(packs: Packs, rules: Iterable[Rule]) -> Iterator[str]:
    """What some rules of the packs get wrong of their own examples, in words."""
    everything = Detector(compile_packs(packs, load_compiled()))
    for rule in rules:
        alone = detector_of(packs, rule) if _stands_alone(rule) else everything
        if not rule.match:
            yield f"{rule.id}: has no example in tests.match"
        for text in rule.match:
            if not is_found(rule, text, alone):
                yield f"{rule.id}: finds nothing in {text!r}"
        for text in rule.nomatch:
            if is_found(rule, text, alone):
                yield f"{rule.id}: is wrong to find something in {text!r}"


def detector_of(packs: Packs, rule: Rule) -> Detector:
    """A detector with a single rule, and the contexts of its language, which are all that it can ask for."""

    def own(named: dict[str, T]) -> dict[str, T]:
        return {name: value for name, value in named.items() if name.partition(".")[0] in {rule.language, "any"}}

    return Detector.of(replace(packs, rules=(rule,), subjects=own(packs.subjects), blockers=own(packs.blockers)))


def is_found(rule: Rule, text: str, detector: Detector) -> bool:
    """Whether a detector finds something of a rule's category, as grave as is listed by default."""
    floor = min(1, severity_rank(rule.severity))
    return any(
        finding.category == rule.category and severity_rank(finding.severity) >= floor
        for finding in detector.scan(text)
    )


def _stands_alone(rule: Rule) -> bool:
    """Whether a rule can be tried without the others; values are checked by code that needs all of them."""
    examples = (*rule.match, *rule.nomatch)
    return rule.kind in WORDED_KINDS and not any(re.search(r"\d|@", text) for text in examples)

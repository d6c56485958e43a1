"""Rules and meaning together: rules confirm, meaning supplies what no rule finds, and doubts what it does not see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exposure.model import SPECIAL_CATEGORIES, WORDED_CATEGORIES, Finding, severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from exposure.detect.packs.model import Rule
    from exposure.detect.semantic.heads import Heads
    from exposure.detect.semantic.meaning import Scored

#: What a rule's hit is worth where the meaning denies it.
_DOUBTED: Final = 0.4
_COLUMN: Final = {category: column for column, category in enumerate(WORDED_CATEGORIES)}


class Fusion:
    """Makes one list of findings of what the rules found in a text and how its sentences were scored."""

    def __init__(self, heads: Heads, rules: Iterable[Rule]) -> None:
        self._heads = heads
        #: The rule of each category that a meaning alone is told by; the user may have switched some off.
        self._rules: Mapping[str, Rule] = {rule.category: rule for rule in rules if rule.kind == "meaning"}

    def findings(self, ruled: Sequence[Finding], scored: Sequence[Scored]) -> tuple[Finding, ...]:
        """All findings of a text, in the order in which their evidence begins."""
        weighed = [self._weighed(finding, scored) for finding in ruled]
        meant = list(self._meant(scored, weighed))
        if any(finding.severity != "low" for finding in (*weighed, *meant)):
            meant = [_beside_others(finding) for finding in meant]
        return tuple(sorted([*weighed, *meant], key=lambda finding: (finding.start, finding.end, finding.rule_id)))

    def _weighed(self, finding: Finding, scored: Sequence[Scored]) -> Finding:
        """A rule's finding: surer where the meaning agrees, slight where it sees nothing of the kind."""
        column = _COLUMN.get(finding.category)
        likely = [one.score.probabilities[column] for one in scored if column is not None and _is_in(finding, one)]
        if column is None or not likely:
            return finding
        best = max(likely)
        if best < self._heads.denied_below:
            return replace(finding, severity="low", confidence=round(min(finding.confidence, _DOUBTED), 3))
        if best >= self._heads.found_from[column]:
            surer = round(1 - (1 - finding.confidence) * (1 - best), 3)
            severity = "medium" if finding.severity == "low" else finding.severity
            return replace(finding, severity=severity, confidence=min(surer, 0.99))
        return finding

    def _meant(self, scored: Sequence[Scored], ruled: Sequence[Finding]) -> Iterator[Finding]:
        """What only the meaning tells; of neighbouring sentences of a category the likeliest."""
        for category, rule in self._rules.items():
            column = _COLUMN[category]
            floor = self._heads.possible_from[column]
            for run in _runs([one.score.probabilities[column] >= floor for one in scored]):
                best = max((scored[place] for place in run), key=lambda one: one.score.probabilities[column])
                if not any(finding.category == category and _is_near(finding, scored, run) for finding in ruled):
                    yield self._finding(rule, column, best)

    def _finding(self, rule: Rule, column: int, one: Scored) -> Finding:
        likely = one.score.probabilities[column]
        severity = rule.severity
        if likely < self._heads.found_from[column]:
            severity = "low"
        elif likely < self._heads.sure_from[column] and severity_rank(severity) > 1:
            severity = "medium"
        example = self._heads.examples[one.score.examples[column]].text
        return Finding(
            rule_id=rule.id,
            category=rule.category,
            severity=severity,
            confidence=likely,
            start=one.unit.start,
            end=one.unit.end,
            fact="",
            reason=f"{rule.reason_en} {SIMILAR_TO['en'].format(example)}",
        )


#: How a reason that rests on meaning names the training sentence that is most like what was found.
SIMILAR_TO: Final = {"en": "Similar to: “{}”", "fr": "Proche de : « {} »"}


def _beside_others(finding: Finding) -> Finding:
    """What meaning finds possible, in a text that discloses something for sure.

    It is slight, but a special category counts: few texts that disclose one thing stop there.
    """
    raised = finding.severity == "low" and finding.category in SPECIAL_CATEGORIES
    return replace(finding, severity="medium") if raised else finding


def _is_in(finding: Finding, one: Scored) -> bool:
    return finding.start < one.unit.end and one.unit.start < finding.end


def _is_near(finding: Finding, scored: Sequence[Scored], run: Sequence[int]) -> bool:
    """Whether a finding stands within a run of sentences or right beside it."""
    about = range(max(run[0] - 1, 0), min(run[-1] + 2, len(scored)))
    return any(_is_in(finding, scored[place]) for place in about)


def _runs(wanted: Sequence[bool]) -> Iterator[list[int]]:
    """The places of neighbours that are all wanted."""
    run: list[int] = []
    for place, one in enumerate([*wanted, False]):
        if one:
            run.append(place)
        elif run:
            yield run
            run = []

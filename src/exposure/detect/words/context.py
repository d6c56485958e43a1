"""Whether words that could disclose something do: who the subject is, and what turns them into something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure.detect.words.walk import stands_in

if TYPE_CHECKING:
    from exposure.detect.packs.compiled import Compiled
    from exposure.detect.packs.model import Rule
    from exposure.detect.text import Text
    from exposure.detect.words.ground import Ground
    from exposure.detect.words.patterns import Compiler
    from exposure.detect.words.steps import Step


class Context:
    """The subjects and blockers of the packs, ready to be asked about a span."""

    def __init__(self, compiled: Compiled, compiler: Compiler) -> None:
        self._subjects = compiled.subjects
        self._blockers = compiled.blockers
        self._compiler = compiler
        self._made: dict[tuple[str, str], Step] = {}

    def admits(self, rule: Rule, text: Text, start: int, end: int) -> bool:
        """Whether the span has the subject its rule needs and nothing that blocks it."""
        ground = text.ground_of(text.sentence_number(start))
        # The subject first: it is most often what is missing.
        if rule.needs and not self._has_subject(rule, ground, start, end):
            return False
        if not rule.quoted and text.is_quoted(start, end):
            return False
        return not any(self._blocks(f"{rule.language}.{name}", text, ground, start) for name in rule.blockers)

    def _has_subject(self, rule: Rule, ground: Ground, start: int, end: int) -> bool:
        behind = ground.folded[end : ground.end].split(None, rule.within)
        last = ground.end - len(behind[-1]) if len(behind) > rule.within else ground.end
        window = ground.part(_before(ground, start, rule.within), last)
        names = (f"{rule.language}.{name}" for name in rule.needs)
        return any(stands_in(self._steps("subject", name, self._subjects[name]), window) for name in names)

    def _blocks(self, name: str, text: Text, ground: Ground, start: int) -> bool:
        blocker = self._blockers[name]
        steps = self._steps("blocker", name, blocker.words)
        if blocker.scope == "text":
            return stands_in(steps, text.ground)
        if blocker.scope == "sentence":
            return stands_in(steps, ground)
        return stands_in(steps, ground.part(_before(ground, start, blocker.tokens), start))

    def _steps(self, kind: str, name: str, words: tuple[str, ...]) -> Step:
        """What finds the words of a subject or blocker, made when it is first asked for."""
        if (kind, name) not in self._made:
            self._made[kind, name] = self._compiler.steps_of_any(words)
        return self._made[kind, name]


def _before(ground: Ground, start: int, most: int) -> int:
    """Where the stretches between spaces begin that stand before a place, so many at most."""
    before = ground.folded[ground.start : start].rsplit(None, most)
    return ground.start + len(before[0]) if len(before) > most else ground.start

"""Whether words that could disclose something do: who the subject is, and what turns them into something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure.detect.words.patterns import expression_of

if TYPE_CHECKING:
    from exposure.detect.packs.compiled import Compiled
    from exposure.detect.packs.model import Rule
    from exposure.detect.text import Text


class Context:
    """The subjects and blockers of the packs, ready to be asked about a span."""

    def __init__(self, compiled: Compiled) -> None:
        self._subjects = compiled.subjects
        self._blockers = compiled.blockers

    def admits(self, rule: Rule, text: Text, start: int, end: int) -> bool:
        """Whether the span has the subject its rule needs and nothing that blocks it."""
        if not rule.quoted and text.is_quoted(start, end):
            return False
        sentence = text.sentence(start)
        if rule.needs and not self._has_subject(rule, text, (start, end), sentence):
            return False
        return not any(self._blocks(f"{rule.language}.{name}", text, (start, end), sentence) for name in rule.blockers)

    def _has_subject(self, rule: Rule, text: Text, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
        before = text.folded[sentence[0] : span[0]].split()[-rule.within :]
        after = text.folded[span[1] : sentence[1]].split()[: rule.within]
        window = " ".join([*before, text.folded[span[0] : span[1]], *after])
        return any(expression_of(self._subjects[f"{rule.language}.{name}"]).search(window) for name in rule.needs)

    def _blocks(self, name: str, text: Text, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
        scope, tokens, source = self._blockers[name]
        expression = expression_of(source)
        if scope == "text":
            return expression.search(text.folded) is not None
        if scope == "sentence":
            return expression.search(text.folded, *sentence) is not None
        before = " ".join(text.folded[sentence[0] : span[0]].split()[-tokens:])
        return expression.search(before) is not None

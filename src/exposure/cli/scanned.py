"""How `exposure scan` shows what it found: sentences, a table, or JSON lines; never the text itself."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exposure.detect import suggest
from exposure.detect.packs import read_packs, with_user_packs
from exposure.detect.semantic.fusion import SIMILAR_TO
from exposure.model import Finding, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from exposure.detect.suggest import Language

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "delete": "Better not posted.",
        "edit": "Leave that sentence out.",
        "review": "Read it once more.",
        "write": "Write {} instead.",
        "where": "at characters {} to {}",
        "nothing": "nothing sensitive found.",
    },
    "fr": {
        "delete": "Mieux vaut ne pas le publier.",
        "edit": "Supprimez cette phrase.",
        "review": "Relisez-le d'abord.",
        "write": "Écrivez plutôt {}.",
        "where": "aux caractères {} à {}",
        "nothing": "rien de sensible trouvé.",
    },
}


class Scanned(NamedTuple):
    """One input with what was found in it; a single text has the id None."""

    identity: Any
    text: str
    findings: Sequence[Finding]


def as_jsonl(results: Sequence[Scanned], lang: Language) -> Iterable[str]:
    """One object for each input, in their order."""
    for identity, text, findings in results:
        rows = [
            {
                "rule": finding.rule_id,
                "category": finding.category,
                "severity": finding.severity,
                "confidence": finding.confidence,
                "start": finding.start,
                "end": finding.end,
                "reason": finding.reason,
                "suggestion": suggest(text, finding, lang)._asdict(),
            }
            for finding in findings
        ]
        yield json.dumps({"id": identity, "findings": rows})


def as_table(results: Sequence[Scanned], lang: Language) -> Iterable[str]:
    """One line for each finding, in columns."""
    yield f"{'id':<16}{'severity':<10}{'conf.':<7}{'category':<20}{'span':<12}{'do':<8}rule"
    for identity, text, findings in results:
        for finding in findings:
            span = f"{finding.start}-{finding.end}"
            name = "-" if identity is None else printable(str(identity))
            yield (
                f"{name:<16}{finding.severity:<10}{finding.confidence:<7.2f}{finding.category:<20}{span:<12}"
                f"{suggest(text, finding, lang).action:<8}{finding.rule_id}"
            )


def as_text(results: Sequence[Scanned], lang: Language) -> Iterable[str]:
    """One or two sentences for each finding."""
    for identity, text, findings in results:
        prefix = "" if identity is None else f"{printable(str(identity))}: "
        if not findings:
            yield f"{prefix}{_WORDS[lang]['nothing']}"
        for finding in findings:
            where = _WORDS[lang]["where"].format(finding.start, finding.end)
            advice = _advice(text, finding, lang)
            yield (
                f"{prefix}{finding.severity}: {finding.category} {where}. {finding.reason} {advice} [{finding.rule_id}]"
            )


def _advice(text: str, finding: Finding, lang: Language) -> str:
    suggestion = suggest(text, finding, lang)
    if suggestion.replacement:
        return _WORDS[lang]["write"].format(suggestion.replacement)
    return _WORDS[lang][suggestion.action]


def in_french(found: Iterable[tuple[Finding, ...]], own_rules: Sequence[Path]) -> list[tuple[Finding, ...]]:
    """The findings with their reasons in French."""
    reasons = {rule.id: rule for rule in with_user_packs(read_packs(), own_rules).rules}
    before, after = (SIMILAR_TO[language].partition("{}") for language in ("en", "fr"))

    def said(finding: Finding) -> str:
        rule = reasons[finding.rule_id]
        similar = finding.reason.removeprefix(rule.reason_en).strip()
        example = similar.removeprefix(before[0]).removesuffix(before[2])
        return f"{rule.reason_fr} {after[0]}{example}{after[2]}" if similar else rule.reason_fr

    return [tuple(replace(finding, reason=said(finding)) for finding in findings) for findings in found]

"""Passwords, keys and tokens: each pattern is tried only where one of its keywords stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.detect.expressions import expression_of
from exposure.detect.values.claims import Claims, Hit, Words, is_sample
from exposure.detect.values.spoken import is_blank, looks_chosen

if TYPE_CHECKING:
    from exposure.detect.packs import Rule
    from exposure.detect.text import Text

_TAIL: Final = ".,;:!?)]}»”\"'`…"


def find_secrets(text: Text, rules: dict[str, Rule], awake: set[str], words: Words, claims: Claims) -> None:
    """What the woken secret rules find, placeholders left out."""
    for rule in sorted((rules[rule_id] for rule_id in awake), key=lambda rule: (-rule.confidence, rule.id)):
        for match in expression_of(rule.regex).finditer(text.plain):
            start, end = match.span(rule.group)
            if rule.group:
                end = start + len(match.group(rule.group).rstrip(_TAIL))
            value = text.plain[start:end]
            if not value or is_placeholder(value, words, worded=rule.language != "any"):
                continue
            if claims.free(start, end) and not is_sample(text, words, start, end):
                claims.add(Hit(rule.id, start, end, value))


def is_placeholder(value: str, words: Words, *, worded: bool) -> bool:
    """Whether a value stands for a secret rather than being one."""
    if is_blank(value) or value.lower() in words.listed("placeholder_passwords"):
        return True
    return worded and not looks_chosen(value)

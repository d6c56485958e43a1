"""Passwords, keys and tokens: each pattern is tried only where one of its keywords stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.detect.expressions import expression_of
from exposure.detect.values.claims import Claims, Hit, Words, is_sample
from exposure.detect.values.spoken import is_blank, looks_chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.detect.packs import Rule
    from exposure.detect.text import Text

#: A part of a slow expression that each of its matches holds: to look for that first is far faster.
PARTS: Final[dict[str, str]] = {
    "any.credential.assignment": r"""(?:=|:=|=>|:(?=\s*["\']))""",
    "any.credential.connection-string": r"""://[^\s:/@<>"\']{1,60}:""",
    "any.credential.mailgun": r"key-[0-9a-f]{32}",
    "any.credential.telegram-bot": r":AA[\w-]{33}",
}
_TAIL: Final = ".,;:!?)]}»”\"'`…"


def find_secrets(text: Text, rules: dict[str, Rule], awake: Iterable[str], words: Words, claims: Claims) -> None:
    """What the woken secret rules find, placeholders left out."""
    likely = [rules[name] for name in awake if _may_match(name, text.plain)]
    for rule in sorted(likely, key=lambda rule: (-rule.confidence, rule.id)):
        for match in expression_of(rule.regex).finditer(text.plain):
            start, end = match.span(rule.group)
            if rule.group:
                end = start + len(match.group(rule.group).rstrip(_TAIL))
            value = text.plain[start:end]
            if not value or is_placeholder(value, words, worded=rule.language != "any"):
                continue
            if claims.free(start, end) and not is_sample(text, words, start, end):
                claims.add(Hit(rule.id, start, end, value))


def _may_match(name: str, plain: str) -> bool:
    """Whether a text holds what a secret of a rule cannot be without."""
    part = PARTS.get(name)
    return part is None or expression_of(part).search(plain) is not None


def is_placeholder(value: str, words: Words, *, worded: bool) -> bool:
    """Whether a value stands for a secret rather than being one."""
    if is_blank(value) or value.lower() in words.listed("placeholder_passwords"):
        return True
    return worded and not looks_chosen(value)

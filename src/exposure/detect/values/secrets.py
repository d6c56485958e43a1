"""Passwords, keys and tokens: each pattern is tried only where one of its keywords stands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words
from exposure.detect.words.patterns import expression_of

if TYPE_CHECKING:
    from exposure.detect.packs import Rule
    from exposure.detect.text import Text

_PLACEHOLDER: Final = re.compile(
    r"^[<\[{%$(].*|^[x*•.…_\-?#]{3,}$|(?i:your|votre|example|exemple|placeholder|changeme|change_me|replace"
    r"|redacted|dummy|sample|xxxx|<|\.\.\.|\*\*\*|env\[|getenv|process\.env)"
)
#: Fewer characters are a PIN at best, and more often a word.
_SHORTEST: Final = 4
_TAIL: Final = ".,;:!?)]}»”\"'`…"


def find_secrets(text: Text, rules: dict[str, Rule], awake: set[str], words: Words, claims: Claims) -> None:
    """What the woken secret rules find, placeholders left out."""
    for rule in sorted((rules[rule_id] for rule_id in awake), key=lambda rule: (-rule.confidence, rule.id)):
        for match in expression_of(rule.regex).finditer(text.plain):
            start, end = match.span(rule.group)
            if rule.group:
                end = start + len(match.group(rule.group).rstrip(_TAIL))
            value = text.plain[start:end]
            if value and not is_placeholder(value, words, worded=rule.language != "any") and claims.free(start, end):
                claims.add(Hit(rule.id, start, end, value))


def is_placeholder(value: str, words: Words, *, worded: bool) -> bool:
    """Whether a value stands for a secret rather than being one."""
    if _PLACEHOLDER.search(value) or value.lower() in words.listed("placeholder_passwords"):
        return True
    return worded and not _looks_chosen(value)


def _looks_chosen(value: str) -> bool:
    """Whether a word after "password is" is a password: it mixes kinds of characters, as sentences do not."""
    kinds = [any(map(test, value)) for test in (str.islower, str.isupper, str.isdigit, _is_sign)]
    return len(value) >= _SHORTEST and sum(kinds) > 1 and (kinds[2] or kinds[3] or _has_inner_capital(value))


def _is_sign(character: str) -> bool:
    return not character.isalnum() and not character.isspace() and character not in "'\u2019-.,"


def _has_inner_capital(value: str) -> bool:
    return any(one.islower() and two.isupper() for one, two in pairwise(value))

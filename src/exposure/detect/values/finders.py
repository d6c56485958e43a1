"""All finders of values over one text, the more specific kinds first, each only where its signs stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.births import find_births
from exposure.detect.values.claims import Claims
from exposure.detect.values.contact import find_emails, find_ip_addresses, find_phones
from exposure.detect.values.numbers import find_anchored_ids, find_bank_accounts, find_cards, find_identity_numbers
from exposure.detect.values.places import find_addresses
from exposure.detect.values.secrets import find_secrets

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from exposure.detect.packs.model import Rule
    from exposure.detect.text import Text
    from exposure.detect.values.claims import Hit, Words

_DIGIT: Final = re.compile(r"\d")
_MANY_DIGITS: Final = re.compile(r"\d(?:[^\d\n]{0,4}\d){5}")
_DOTTED: Final = re.compile(r"\d\.\d{1,3}\.\d")

#: Finders that only words can wake, with the lists of `any` packs that hold those words.
WAKING_LISTS: Final[dict[str, str]] = {}


def find_values(text: Text, awake: AbstractSet[str], rules: dict[str, Rule], words: Words) -> list[Hit]:
    """Identifiers and secrets; `awake` names the finders and the secret rules whose words stand in the text."""
    claims = Claims()
    secrets = {name for name in awake & rules.keys() if rules[name].kind == "secret" and not rules[name].is_users}
    if secrets:
        find_secrets(text, rules, secrets, words, claims)
    find_emails(text, words, claims)
    if not _DIGIT.search(text.plain):
        return claims.hits
    if _MANY_DIGITS.search(text.linkless):
        find_bank_accounts(text, claims)
        find_identity_numbers(text, words, claims)
        find_anchored_ids(text, claims)
        find_cards(text, words, claims)
    find_births(text, words, claims)
    if _DOTTED.search(text.linkless) or text.linkless.count(":") > 1:
        find_ip_addresses(text, words, claims)
    if _MANY_DIGITS.search(text.linkless):
        find_phones(text, words, claims)
    find_addresses(text, words, claims)
    return claims.hits

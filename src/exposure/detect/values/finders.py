"""All finders of values over one text, the more specific kinds first, each only where its signs stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from exposure.detect.values import addresses
from exposure.detect.values.accounts import find_bank_accounts
from exposure.detect.values.births import find_birthdays, find_births, find_starred
from exposure.detect.values.cards import find_cards
from exposure.detect.values.claims import Claims
from exposure.detect.values.digits import crowd_of
from exposure.detect.values.emails import bracketed_signs, find_emails
from exposure.detect.values.identity import anchored
from exposure.detect.values.identity.checked import find_identity_numbers
from exposure.detect.values.networks import find_ip_addresses, may_hold_ip_address
from exposure.detect.values.phones import find_phones
from exposure.detect.values.secrets import find_secrets
from exposure.detect.values.spoken import find_spoken

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from exposure.detect.batch import Batch
    from exposure.detect.packs.model import Rule
    from exposure.detect.text import Text
    from exposure.detect.values.claims import Hit, Words

#: Lists of `any` packs whose words wake the search for numbers of identity and for streets.
_IDENTITY: Final = frozenset(anchored.LISTS)

#: What only words can wake, with the lists of `any` packs that hold those words.
WAKING_LISTS: Final[dict[str, str]] = {
    "spoken": "secret_wakers",
    "emails": "spelt_email_words",
    "accounts": "account_wakers",
    "births": "birth_wakers",
    "birthdays": "birthday_wakers",
    **{name: name for name in (*anchored.LISTS, *addresses.LISTS)},
}


class Signs(NamedTuple):
    """The numbers of the texts that hold a digit, or the sign of a mailbox, without which few finders find anything."""

    digits: AbstractSet[int]
    mailboxes: AbstractSet[int]


def signs_of(batch: Batch) -> Signs:
    """Which texts hold the signs of values."""
    mailboxes = np.concatenate([np.flatnonzero(batch.folded == ord("@")), bracketed_signs(batch.plain)])
    return Signs(*(set(batch.numbers_of(places).tolist()) for places in (batch.digits, mailboxes)))


def find_values(
    text: Text, awake: AbstractSet[str], rules: dict[str, Rule], words: Words, *, has_mailbox: bool
) -> list[Hit]:
    """Identifiers and secrets; `awake` names the finders and the secret rules whose words stand in the text."""
    claims = Claims()
    if awake:
        secrets = [name for name in awake if _is_secret(rules.get(name))]
        if secrets:
            find_secrets(text, rules, secrets, words, claims)
        if "spoken" in awake:
            find_spoken(text, words, claims)
    if has_mailbox or "emails" in awake:
        find_emails(text, words, claims, spelt="emails" in awake)
    if text.has_digit:
        _find_numbers(text, awake, words, claims)
    return claims.hits


def _is_secret(rule: Rule | None) -> bool:
    return rule is not None and rule.kind == "secret" and not rule.is_users


def _find_numbers(text: Text, awake: AbstractSet[str], words: Words, claims: Claims) -> None:
    """What holds a digit; an earlier finder's digits are no later one's."""
    runs = text.digit_runs
    crowd = crowd_of(text.linkless, runs)
    if crowd:
        find_bank_accounts(text, words, claims, named="accounts" in awake)
        find_identity_numbers(text, crowd, words, claims)
    if not _IDENTITY.isdisjoint(awake):
        anchored.find_anchored_ids(text, awake, words, claims)
    if crowd:
        find_cards(text, crowd, words, claims)
    if "births" in awake:
        find_births(text, words, claims)
    if "*" in text.plain:
        find_starred(text, words, claims)
    if "birthdays" in awake:
        find_birthdays(text, words, claims)
    if may_hold_ip_address(text, runs):
        find_ip_addresses(text, words, claims)
    if crowd:
        find_phones(text, crowd, words, claims)
    addresses.find_addresses(text, runs, awake, words, claims)

"""All finders of values over one text, the more specific kinds first, each only where its signs stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from exposure.detect.values import addresses
from exposure.detect.values.accounts import find_bank_accounts
from exposure.detect.values.addresses.coded import coded_in
from exposure.detect.values.addresses.compounds import compounds_in
from exposure.detect.values.addresses.lettered import lettered_in
from exposure.detect.values.births import (
    find_birthdays,
    find_births,
    find_listed,
    find_reached,
    find_reached_today,
    find_starred,
    find_wished,
    starred_in,
)
from exposure.detect.values.cards import find_cards
from exposure.detect.values.claims import Claims
from exposure.detect.values.digits import crowd_of, crowds_in
from exposure.detect.values.emails import bracketed_signs_in, find_emails, mailboxes_in
from exposure.detect.values.identity import anchored
from exposure.detect.values.identity.checked import find_identity_numbers
from exposure.detect.values.networks import find_ip_addresses, hosts_in
from exposure.detect.values.numerals import find_spoken_numbers
from exposure.detect.values.phones import find_phones
from exposure.detect.values.secrets import find_secrets
from exposure.detect.values.spoken import find_spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    import numpy as np
    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.packs.model import Rule
    from exposure.detect.text import Text
    from exposure.detect.values.claims import Hit, Words

#: Lists of `any` packs whose words wake the search for numbers of identity and for streets.
_IDENTITY: Final = frozenset(anchored.LISTS)

#: What only words can wake, with the lists of `any` packs that hold those words.
WAKING_LISTS: Final[dict[str, str]] = {
    "spoken": "secret_wakers",
    "numerals": "numeral_wakers",
    "emails": "spelt_email_words",
    "accounts": "account_wakers",
    "births": "birth_wakers",
    "worded_births": "worded_birth_wakers",
    "birthdays": "birthday_wakers",
    "reached": "birthday_wakers",
    "reached_today": "today_words",
    "wished": "me_too_words",
    "listed": "person_records",
    **{name: name for name in (*anchored.LISTS, *addresses.LISTS)},
}


#: Signs without which some finders find nothing, and where they stand in texts.
_SIGNS: Final[dict[str, Callable[[Batch], NDArray[np.int64]]]] = {
    "mailboxes": mailboxes_in,
    "bracketed": bracketed_signs_in,
    "crowds": crowds_in,
    "hosts": hosts_in,
    "compounds": compounds_in,
    "coded": coded_in,
    "lettered": lettered_in,
    "starred": starred_in,
}
#: The finders of dates of birth, in order.
_BIRTHS: Final = {
    "births": find_births,
    "starred": find_starred,
    "birthdays": find_birthdays,
    "reached": find_reached,
    "reached_today": find_reached_today,
    "wished": find_wished,
    "listed": find_listed,
}
#: What wakes the search for addresses of mailboxes.
_EMAILS: Final = frozenset({"mailboxes", "bracketed", "emails"})
#: What is awake in vain where there is no digit.
NUMBERED: Final = frozenset({*WAKING_LISTS, *_SIGNS} - {"spoken", "numerals", "worded_births"} - _EMAILS)


def signs_in(batch: Batch) -> dict[int, set[str]]:
    """The names of the signs in texts, by the numbers of those in which any stand."""
    found: dict[int, set[str]] = defaultdict(set)
    for name, places_in in _SIGNS.items():
        for number in set(batch.numbers_of(places_in(batch)).tolist()):
            found[number].add(name)
    return found


def find_values(text: Text, awake: AbstractSet[str], rules: dict[str, Rule], words: Words) -> list[Hit]:
    """Identifiers and secrets; `awake` names the finders and secret rules whose words stand in the text, and signs."""
    claims = Claims()
    secrets = [name for name in awake if _is_secret(rules.get(name))]
    if secrets:
        find_secrets(text, rules, secrets, words, claims)
    if "spoken" in awake:
        find_spoken(text, words, claims)
    if "numerals" in awake:
        find_spoken_numbers(text, words, claims)
    if not _EMAILS.isdisjoint(awake):
        find_emails(text, words, claims, spelt="emails" in awake or "bracketed" in awake)
    if not NUMBERED.isdisjoint(awake) or "worded_births" in awake:
        _find_numbers(text, awake, words, claims)
    return claims.hits


def _is_secret(rule: Rule | None) -> bool:
    return rule is not None and rule.kind == "secret" and not rule.is_users


def _find_numbers(text: Text, awake: AbstractSet[str], words: Words, claims: Claims) -> None:
    """What holds a digit; an earlier finder's digits are no later one's."""
    crowd = crowd_of(text.linkless, text.digit_runs) if "crowds" in awake else None
    if "crowds" in awake:
        # An IBAN may stand on several lines.
        find_bank_accounts(text, words, claims, named="accounts" in awake)
    if crowd:
        find_identity_numbers(text, crowd, words, claims)
    if not _IDENTITY.isdisjoint(awake):
        anchored.find_anchored_ids(text, awake, words, claims)
    if crowd:
        find_cards(text, crowd, words, claims)
    for name, find in _BIRTHS.items():
        if name in awake or (name == "births" and "worded_births" in awake):
            find(text, words, claims)
    if "hosts" in awake:
        find_ip_addresses(text, words, claims)
    if crowd:
        find_phones(text, crowd, words, claims)
    addresses.find_addresses(text, awake, words, claims)

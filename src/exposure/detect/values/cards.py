"""Payment cards: right length and grouping, a known first digit, and a Luhn sum that holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from exposure.detect.text import Text
    from exposure.detect.values.digits import Crowd

_CARD: Final = re.compile(
    r"(?<![\w.+-])(?:\d{4}([ \u00a0\u202f.-]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|3\d{3}([ \u00a0-]?)\d{6}\2\d{5}"
    r"|\d{4}(?:[ \u00a0\u202f.,/_\n-]{1,3}\d{4}){3}"
    r"|3\d{3}[ -]\d{6}[ -]\d{4}|3\d{3}[ -]\d{4}[ -]\d{4}[ -]\d{3}"
    r"|4\d{12}|(?:1800|2131)\d{11}|(?:5[0678]|6\d|06)\d{10,16}|\d{14})(?!\w|[.,-]\d)"
)
_ISSUER: Final = re.compile(r"4|5[0-8]|2[2-7]|3[0-9]|6")
#: Issuers of old cards, whose numbers look like any other; they need to be called a card.
_OLD_ISSUER: Final = re.compile(r"1800|2131|0604|2014|2149|3[0-9]")
#: What stands before the digits of an IBAN, also of one that fails its check.
_OF_ACCOUNT: Final = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}[ \u00a0.-]?$")
#: How far before a number words of its sentence call it a card.
_BEFORE: Final = 60
#: No card has fewer digits.
_SHORTEST: Final = 12
#: Lengths that other numbers have as often.
_RARE_LENGTHS: Final = (12, 13, 14)


def find_cards(text: Text, crowd: Crowd, words: Words, claims: Claims) -> None:
    """Card numbers; those of a sandbox are of low severity."""
    if crowd.most < _SHORTEST:
        return
    for match in _CARD.finditer(text.linkless, crowd.first, crowd.last):
        digits = re.sub(r"\D", "", match.group())
        if not _passes(digits) or _OF_ACCOUNT.search(text.linkless, max(0, match.start() - 6), match.start()):
            continue
        said = words.near("card_context", text.folded)
        if not (_ISSUER.match(digits) or (said and _OLD_ISSUER.match(digits))):
            continue
        about = text.around(*match.span(), 70, 40)
        glued = match.group() == digits
        said_before = min(_BEFORE, match.start() - text.sentence(match.start())[0])
        labelled = words.near("card_context", text.around(*match.span(), said_before, 0))
        if not labelled and (glued or len(digits) in _RARE_LENGTHS) and words.near("not_a_card", about):
            continue
        if (len(digits) in _RARE_LENGTHS and not said) or is_sample(text, words, *match.span()):
            continue
        claims.add(
            Hit("any.payment-card.number", *match.span(), digits, "low" if words.near("test_card", about) else None)
        )


def _passes(digits: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415 - texts without numbers need no check digits

    return luhn.is_valid(digits) and len(set(digits)) > 1

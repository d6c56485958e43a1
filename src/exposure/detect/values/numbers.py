"""Accounts, cards and identity numbers, each accepted by its check digits or by the words before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum import iban, luhn, verhoeff
from stdnum.exceptions import ValidationError
from stdnum.fr import nir

from exposure.detect.values.claims import Claims, Hit, Words

if TYPE_CHECKING:
    from exposure.detect.text import Text

_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \u00a0\u202f-]?[A-Za-z0-9]){11,30}")
_NIR: Final = re.compile(
    r"(?<![\w.+])[1278][ \u00a0\u202f.-]?\d{2}[ \u00a0\u202f.-]?(?:0[1-9]|1[0-2]"
    r"|[2-9]\d)[ \u00a0\u202f.-]?(?:\d{2}|2[ABab])"
    r"[ \u00a0\u202f.-]?\d{3}[ \u00a0\u202f.-]?\d{3}[ \u00a0\u202f./-]{0,3}\d{2}(?!\w)"
)
_SSN: Final = re.compile(r"(?<![\w.+-])(?!000|666|9)\d{3}([ -])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-]|\.\d)")
_NINO: Final = re.compile(
    r"(?<!\w)(?:qq|[abceghj-prstw-z][abceghj-nprstw-z]) ?\d{2} ?\d{2} ?\d{2} ?[a-d](?!\w)", re.IGNORECASE
)
_AVS: Final = re.compile(r"(?<![\w.])756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\w)")
_AADHAAR: Final = re.compile(r"(?<![\w.+-])[2-9]\d{3}[ -]\d{4}[ -]\d{4}(?![ -]?\d)(?!\w)")
_CARD: Final = re.compile(
    r"(?<![\w.+-])(?:\d{4}([ \u00a0-]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|3\d{3}([ -]?)\d{6}\2\d{5}"
    r"|4\d{12}|(?:1800|2131)\d{11}|(?:5[0678]|6\d|06)\d{10,16}|\d{14})(?!\w|[.,-]\d)"
)
_ISSUER: Final = re.compile(r"4|5[0-8]|2[2-7]|3[0-9]|6")
#: Issuers of old cards, whose numbers look like any other; they need to be called a card.
_OLD_ISSUER: Final = re.compile(r"1800|2131|0604|2014|2149|3[0-9]")
_ANCHORED_ID: Final = re.compile(
    r"(?<!\w)(?:passport|passeport|pasaporte|reisepass|id card|identity card|carte (?:nationale )?d'identite"
    r"|carte de sejour|titre de sejour|cni|"
    r"driv(?:ing|er'?s?) licen[cs]e|permis de conduire|(?:national )?insurance (?:number|no)|ni (?:number|no)"
    r"|nino|social security|ssn|"
    r"secu(?:rite sociale)?|nir|numero fiscal|spi|tax (?:id|number|file number)|tfn|tin|itin|utr|aadhaa?r"
    r"|pan(?: card)?|avs|ahv|nhs (?:number|no)|"
    r"national id|id number|numero d'identite|residence permit|visa number|student id)"
    r"(?: card| carte| number| no\.?| num(?:ero)?| n[°o]\.?| #)?(?: is| est| :|:|=|,| -| \(| le|\.)*\s*"
)
_ID_VALUE: Final = re.compile(r"[#(]?((?:[A-Za-z]{0,6}[ .]?)?\d[A-Za-z0-9 .\-/]{4,24})(?!\w)")
#: How many digits the number of an identity document has.
_DOCUMENT_DIGITS: Final = range(6, 19)
_SORT_CODE: Final = re.compile(r"(?<!\w)sort code(?: is|:|=)?\s*(\d{2}[ ]?\d{2}[ ]?\d{2})(?!\w)")
_ACCOUNT: Final = re.compile(
    r"(?<!\w)(?:account(?: number| no\.?| num)?|acct\.?(?: no\.?)?|a/c(?: no\.?)?|numero de compte|compte (?:n°"
    r"|no|numero))"
    r"(?: is| est|:|=|,| #)*\s*(\d[\d ]{5,16}\d)(?!\w)"
)
_RIB: Final = re.compile(r"(?<!\w)\d{5}[ ]?\d{5}[ ]?[0-9a-z]{11}[ ]?\d{2}(?!\w)")


def find_bank_accounts(text: Text, claims: Claims) -> None:
    """IBANs whose check digits hold, and national accounts named as such."""
    position = 0
    while match := _IBAN.search(text.linkless, position):
        start, length = match.start(), _iban_length(match.group())
        position = start + (length or 1)
        if length:
            claims.add(Hit("any.bank-account.iban", start, position, iban.compact(match.group()[:length])))
    for expression, rule in ((_SORT_CODE, "any.bank-account.sort-code"), (_ACCOUNT, "any.bank-account.number")):
        for match in expression.finditer(text.folded):
            claims.add(Hit(rule, *match.span(1), re.sub(r"\D", "", match.group(1))))
    if "rib" in text.folded:
        for match in _RIB.finditer(text.folded):
            claims.add(Hit("any.bank-account.number", *match.span(), match.group().replace(" ", "").upper()))


def _iban_length(written: str) -> int:
    """Length of the longest beginning that is an IBAN, since a glued next word is easily swallowed."""
    for end in range(len(written), 14, -1):
        if written[end - 1].isalnum() and _is_iban(written[:end]):
            return end
    return 0


def _is_iban(written: str) -> bool:
    compact = re.sub(r"[\s-]", "", written).upper()
    try:
        iban.validate(compact, check_country=False)
    except ValidationError:
        return False
    return True


def find_identity_numbers(text: Text, words: Words, claims: Claims) -> None:
    """National identity numbers by their check digits or shape, and any number that words call one."""
    for match in _NIR.finditer(text.linkless):
        if nir.is_valid(match.group().upper()):
            claims.add(Hit("any.national-id.nir", *match.span(), nir.compact(match.group().upper())))
    for match in _SSN.finditer(text.linkless):
        about = text.around(*match.span(), 40, 20)
        if (match.group(1) == "-" and not words.near("not_a_phone", about)) or words.near("ssn_context", about):
            claims.add(Hit("any.national-id.ssn", *match.span(), re.sub(r"\D", "", match.group())))
    for match in _NINO.finditer(text.linkless):
        claims.add(Hit("any.national-id.nino", *match.span(), match.group().replace(" ", "").upper()))
    for match in _AVS.finditer(text.linkless):
        if _ean_holds(re.sub(r"\D", "", match.group())):
            claims.add(Hit("any.national-id.avs", *match.span(), re.sub(r"\D", "", match.group())))
    for match in _AADHAAR.finditer(text.linkless):
        digits = re.sub(r"\D", "", match.group())
        if words.near("aadhaar_context", text.folded) or (
            verhoeff.is_valid(digits) and words.near("id_context", text.folded)
        ):
            claims.add(Hit("any.national-id.aadhaar", *match.span(), digits))


def find_anchored_ids(text: Text, claims: Claims) -> None:
    """Whatever follows the name of an identity document and looks like its number."""
    for anchor in _ANCHORED_ID.finditer(text.folded):
        match = _ID_VALUE.match(text.linkless, anchor.end())
        if not match or "\n" in match.group():
            continue
        value = _id_value(match.group(1))
        digits = sum(character.isdigit() for character in value)
        if digits in _DOCUMENT_DIGITS and not re.fullmatch(r"[089 .-]+|(?:19|20)\d\d[ -](?:19|20)\d\d", value):
            start = match.start(1)
            claims.add(
                Hit("any.national-id.document", start, start + len(value), re.sub(r"[ .\-/]", "", value).upper())
            )


def _id_value(written: str) -> str:
    """The stretch of groups that hold digits; the words after the number fall away."""
    kept = re.match(r"(?:[A-Za-z]{0,6}[ .]?)?\d[\dA-Za-z]*(?:[ .\-/](?=\w*\d)\w+|[ .\-/][A-Z](?!\w))*", written)
    return kept.group() if kept else ""


def _ean_holds(digits: str) -> bool:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return total % 10 == 0


def find_cards(text: Text, words: Words, claims: Claims) -> None:
    """Card numbers: right length and grouping, a known first digit, and a Luhn sum that holds."""
    for match in _CARD.finditer(text.linkless):
        digits = re.sub(r"\D", "", match.group())
        said = words.near("card_context", text.folded)
        issued = _ISSUER.match(digits) or (said and _OLD_ISSUER.match(digits))
        if not issued or not luhn.is_valid(digits):
            continue
        about = text.around(*match.span(), 70, 40)
        glued = match.group() == digits
        if (glued or len(digits) in (13, 14)) and words.near("not_a_card", about):
            continue
        if len(digits) in (12, 13, 14) and not said:
            continue
        claims.add(
            Hit("any.payment-card.number", *match.span(), digits, "low" if words.near("test_card", about) else None)
        )

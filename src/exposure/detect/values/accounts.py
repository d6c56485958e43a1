"""Bank accounts: IBANs by their check digits, national accounts by the words before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from exposure.detect.text import Text
    from exposure.detect.words.walk import Found

#: In groups on one line, or each on its own.
_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ \u00a0]?\d{2}(?:[ \u00a0\u202f.\n-]?[A-Za-z0-9]){11,30}")
_SHORTEST_IBAN: Final = 15
_SORT_CODE: Final = re.compile(r"(?<!\w)(?:sort(?: code| no)?|s/c)(?: is|:|=)?\s*(\d{2} ?\d{2} ?\d{2})(?!\w)")
_RIB: Final = re.compile(r"(?<!\w)\d{5}[ ]?\d{5}[ ]?[0-9a-z]{11}[ ]?\d{2}(?!\w)")
#: What may stand between the name of an account and its number: a few words if one of them says number.
_BETWEEN: Final = re.compile(
    r"(?:(?:\s+[a-z]\w{1,14}){1,4}\s*(?:n[°ºo.]|nr\.?|no\.?|numero|nummer|number)(?![a-z]))?"
    r"(?:\s*\([^)\d]{0,20}\))?(?:\s*(?:[:=,.#]|number|no|nr|num|n[°º]|numero|nummer|n|is|est|ist|es|e|is|still|now"
    r"|ist|lautet|di|de|del|da|do|corrente|corriente|current|savings|bancaria|bancario|at|chez|bei|en|bij|mon"
    r"|my)(?![a-z]))*\s*"
)
#: The same where words about it speak of banks.
_ANYTHING_BETWEEN: Final = re.compile(r"(?:\s+\w[\w.]{0,14}){1,4}\s*:\s*")
_NUMBER: Final = re.compile(r"\d[\dx]*(?:[ ./-]{1,3}\d[\dx]*)*(?:-[\dx])?(?![\w])")
_DIGITS: Final = range(6, 25)
_DATES: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d$|(?:19|20)\d\d-(?:19|20)\d\d$")
#: Account numbers shorter than this are met in shops and contracts too.
_BANK_DIGITS: Final = 7


def find_bank_accounts(text: Text, words: Words, claims: Claims, *, named: bool) -> None:
    """IBANs whose check digits hold; and, where words name one, national accounts."""
    position = 0
    while match := _IBAN.search(text.linkless, position):
        start, length = match.start(), _iban_length(match.group())
        position = start + (length or 2)
        if length and not is_sample(text, words, start, position):
            claims.add(Hit("any.bank-account.iban", start, position, _compact(match.group()[:length])))
    if named:
        _find_national(text, words, claims)


def _find_national(text: Text, words: Words, claims: Claims) -> None:
    for match in _SORT_CODE.finditer(text.folded):
        claims.add(Hit("any.bank-account.sort-code", *match.span(1), re.sub(r"\D", "", match.group(1))))
    for match in _RIB.finditer(text.folded):
        if words.near("rib_words", text.around(*match.span(), 40, 0)):
            claims.add(Hit("any.bank-account.number", *match.span(), match.group().replace(" ", "").upper()))
    for anchor in words.find("account_words", text.ground):
        number = _number_behind(_BETWEEN, text, anchor.end)
        if not number and words.near("bank_words", text.around(*anchor, 60, 80)):
            number = _number_behind(_ANYTHING_BETWEEN, text, anchor.end)
        if number and _is_account(number, anchor, text, words):
            claims.add(Hit("any.bank-account.number", *number.span(), re.sub(r"\D", "", number.group())))


def _is_account(number: re.Match[str], anchor: Found, text: Text, words: Words) -> bool:
    """Whether a number behind the word for an account is that of one, at a bank."""
    digits = sum(map(str.isdigit, number.group()))
    # What is left of an IBAN that fails its check is no account.
    if digits not in _DIGITS or _DATES.match(number.group()) or text.folded[number.start() - 1].isalpha():
        return False
    if digits < _BANK_DIGITS and not words.near("bank_words", text.around(*anchor, 60, 80)):
        return False
    return not words.near("customer_words", text.around(*number.span(), 30, 12))


def _number_behind(between: re.Pattern[str], text: Text, at: int) -> re.Match[str] | None:
    match = between.match(text.folded, at)
    return _NUMBER.match(text.folded, match.end()) if match else None


def _iban_length(written: str) -> int:
    """Length of the longest beginning that is an IBAN, since a glued next word is easily swallowed."""
    for end in range(len(written), _SHORTEST_IBAN - 1, -1):
        if written[end - 1].isalnum() and _is_iban(written[:end]):
            return end
    return 0


def _compact(written: str) -> str:
    return re.sub(r"[\s.-]", "", written).upper()


def _is_iban(written: str) -> bool:
    from stdnum import iban  # noqa: PLC0415 - texts without numbers need no check digits
    from stdnum.iso7064 import mod_97_10  # noqa: PLC0415 - texts without numbers need no check digits

    compact = _compact(written)
    if compact[:2] in _UNREGISTERED:
        return len(compact) == _UNREGISTERED[compact[:2]] and bool(mod_97_10.is_valid(compact[4:] + compact[:4]))
    try:
        iban.validate(compact, check_country=False)
    except iban.ValidationError:
        return False
    return len(compact) == _LENGTHS.get(compact[:2], len(compact))


#: Lengths of IBANs of the countries whose numbers are met most; any other length is chance.
_LENGTHS: Final[dict[str, int]] = {
    "AT": 20, "BE": 16, "CH": 21, "DE": 22, "ES": 24, "FR": 27, "GB": 22, "IE": 22, "IT": 27, "LU": 20, "NL": 18,
    "PT": 25, "BR": 29, "MC": 27, "PL": 28, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "LI": 21,
}  # fmt: skip
#: Those of countries that write their numbers like IBANs without being in the registry of the standard.
_UNREGISTERED: Final[dict[str, int]] = {
    "AO": 25, "BF": 28, "BJ": 28, "CF": 27, "CG": 27, "CI": 28, "CM": 27, "CV": 25, "DZ": 26, "GA": 27, "GN": 26,
    "GQ": 27, "GW": 25, "KM": 27, "MA": 28, "MG": 27, "ML": 28, "MZ": 25, "NE": 28, "SN": 28, "TD": 27, "TG": 28,
}  # fmt: skip

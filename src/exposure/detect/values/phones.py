"""Telephone numbers of persons: valid ones, and possible ones where words say telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words, is_amount, is_sample
from exposure.detect.values.emails import has_role_mailbox
from exposure.detect.values.numbering import is_grouped, is_nobodys, is_service, languages_of, regions_for

if TYPE_CHECKING:
    from exposure.detect.text import Text
    from exposure.detect.values.digits import Crowd

_PHONE: Final = re.compile(
    r"(?:(?<![\w/+#@-])\+[ \u00a0]?\(?\d|(?<![\w.,/+#@-])\(?\d)"
    r"(?:[ \t\u00a0\u202f.\-/()\u2010-\u2013]{0,3}\d){6,15}(?:\s?(?:x|ext\.?|poste)\s?\d{1,6})?(?![\w@]|[.,-]\d)"
)
#: Fewest and most digits of a telephone number.
_SHORTEST: Final = 7
_LONGEST: Final = 15
#: Digits of a whole national number, for numbers that fit no plan.
_WHOLE: Final = range(9, 16)
_LAST_GROUP: Final = re.compile(r"[^\d]+\d+\D*$")
_NOT_DIGIT: Final = re.compile(r"\D")
_DATE_LIKE: Final = re.compile(
    r"(?:19|20)\d\d\s?[-/.\u2013]\s?(?:(?:19|20)\d\d$|\d{1,2}\b)|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d"
    r"|(?:\d{1,3}\.){3}\d{1,3}$|(?:19|20)\d\d (?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d{2}(?![.\d])"
)
#: What stands behind the number of an American house.
_STREET_BEHIND: Final = re.compile(
    r" (?:[A-Z][\w-]+ ){1,2}(?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Dr|Drive|Ct|Court|Blvd|Boulevard|Hwy|Way"
    r"|Pkwy)(?!\w)"
)
#: German and Dutch words for what an organisation's telephone is, as the end of longer ones.
_COMPOUND_SWITCHBOARD: Final = re.compile(
    r"\w(?:hotline|zentrale|notruf|sekretariat|redaktion|redactie|kanzlei|praxis|praktijk|abteilung|infotelefon|burgertelefon"
    r"|kundentelefon"
    r"|sorgentelefon|spendentelefon|servicetelefon|nottelefon|servicenummer|hulplijn|infolijn|klantenlijn|perslijn"
    r"|meldlijn|kundendienst|kundenservice|notdienst|bereitschaftsdienst|storingsdienst|klantenservice|stelle"
    r"|verwaltung|reservierung(?:en)?|bestellung(?:en)?)(?!\w)"
)
#: The country before the number of a company's tax, and what says that it is one.
_TAX: Final = re.compile(r"(?<!\w)(?:FR|BE|LU|DE|NL|ES|IT|PT|GB|IE|ATU|CHE)[ \u00a0-]?\Z")
_TAXED: Final = re.compile(r"(?<!\w)(?:tva|vat|ust|mwst|iva|btw|p\.? ?iva|uid|ide)(?!\w)")
#: Says that somebody by name answers, wherever that is.
_ASKS_FOR: Final = re.compile(
    r"(?i:call|text|ring|ask for|appele[rz]|demande[rz]|anrufen|fragen? nach|llam(?:ar|ad|en|a)|preguntar por|chiamate"
    r"|chiamare|chiedere di|lig(?:ar|uem?)|falar com|bel(?:len)?|vraag naar)\s+(?:a |à |para |naar |met |di |por )?"
    r"(?!The|Our|Us|Me)[A-ZÀ-Ý][a-zà-ÿ]+(?!\w)"
)
#: Mobile numbers of countries without a trunk zero, in one run.
_MOBILE: Final = re.compile(r"[67]\d{8}|9[1236]\d{7}|3\d{9}|[6-9]\d{9}")
#: How far about a number to look for words that say whose it is.
_BEFORE: Final = 60
_AFTER: Final = 30
#: How far before a number its label stands.
_LABEL: Final = 28


def find_phones(text: Text, crowd: Crowd, words: Words, claims: Claims) -> None:
    """Numbers of persons; those of hotlines, switchboards and shops are nobody's."""
    if crowd.most < _SHORTEST:
        return
    for match in _PHONE.finditer(text.linkless, crowd.first, crowd.last):
        start, end = match.span()
        if match.group().startswith("(") and ")" not in match.group():
            start += 1
        end = _end_of_number(text.linkless, start, end, claims)
        written = text.linkless[start:end]
        if not written or _DATE_LIKE.match(written) or _STREET_BEHIND.match(text.linkless, end):
            continue
        if _TAX.search(text.plain, max(0, start - 5), start) and _TAXED.search(text.folded):
            continue
        fact = _person_number(text, start, end, words)
        if fact and not is_sample(text, words, start, end):
            claims.add(Hit("any.phone.number", start, end, fact))


def _end_of_number(text: str, start: int, end: int, claims: Claims) -> int:
    """Where the number ends when another stands right behind it; the start, if none is left."""
    while start < end and (not claims.free(start, end) or sum(map(str.isdigit, text[start:end])) > _LONGEST):
        cut = _LAST_GROUP.search(text, start, end)
        end = cut.start() if cut else start
    return end if sum(map(str.isdigit, text[start:end])) >= _SHORTEST else start


def _person_number(text: Text, start: int, end: int, words: Words) -> str:
    """The number in E.164 form, or its digits where it fits no plan; nothing if it is nobody's."""
    first, last = _line(text, start, end)
    about = text.around(start, end, min(_BEFORE, start - first), min(_AFTER, last - end))
    label = text.around(start, end, min(_LABEL, start - first), 10)
    labelled = words.near("phone_label", label)
    if not labelled and (
        is_amount(text, start, end) or words.near("not_a_phone", text.around(start, end, min(_LABEL, start - first), 8))
    ):
        return ""
    if words.near("id_words_document", label):
        return ""
    organised = (
        words.near("switchboard", about)
        or _COMPOUND_SWITCHBOARD.search(about) is not None
        or has_role_mailbox(text.plain[max(first, start - _BEFORE) : min(last, end + _BEFORE)], words)
    )
    asks = _ASKS_FOR.search(text.plain, max(first, start - _LABEL), start)
    if organised and not asks and not words.near("own_phone", label):
        return ""
    said = labelled or words.near("phone_context", about) or _is_introduced(text, start, end)
    return _number(text, text.linkless[start:end], words, said=said) or (
        _NOT_DIGIT.sub("", text.linkless[start:end]) if labelled and not _is_service(text.linkless[start:end]) else ""
    )


def _is_introduced(text: Text, start: int, end: int) -> bool:
    """Whether a colon stands before nine or ten digits in one run, as after "if you see him"."""
    return (
        text.folded[max(0, start - 2) : start].strip() == ":"
        and _MOBILE.fullmatch(text.linkless, start, end) is not None
    )


def _line(text: Text, start: int, end: int) -> tuple[int, int]:
    """The paragraph of a span: words beyond a blank line are about something else."""
    first = text.original.rfind("\n\n", 0, start)
    last = text.original.find("\n\n", end)
    return (max(first, 0)), (len(text.original) if last < 0 else last)


def _is_service(written: str) -> bool:
    digits = _NOT_DIGIT.sub("", written)
    return re.match(r"0?800|0?900|1800|1300|1?8[5-8]{2}\d{7}$", digits) is not None


def _number(text: Text, written: str, words: Words, *, said: bool) -> str:
    """The number in E.164 form, if it is one of its country's."""
    plain = re.sub(r"\(0\)", "", written)
    if plain.lstrip("( ").startswith(("+", "00")):
        return _international(re.sub(r"^\(?00", "+", plain.strip()), said=said)
    languages, likely = languages_of(text.folded, words)
    regions = regions_for(languages if said else languages[:likely])
    for region in regions:
        grouped = is_grouped(written, region)
        if not (said or grouped):
            continue
        fact = _national(plain, region, valid_only=not grouped)
        if fact is not None:
            return fact
    return _possible(plain, regions, said=said)


def _international(written: str, *, said: bool) -> str:
    """The number behind a country code, valid or at least possible."""
    import phonenumbers  # noqa: PLC0415 - texts without numbers need no plans

    try:
        number = phonenumbers.parse(written, None)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    if is_nobodys(number, region):
        return ""
    if phonenumbers.is_valid_number(number) or phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    digits = _NOT_DIGIT.sub("", written)
    return f"+{digits}" if said and len(digits) in _WHOLE else ""


def _national(written: str, region: str, *, valid_only: bool) -> str | None:
    """The number read as one of a region; nothing if it is nobody's there, None if it is not one of the region."""
    import phonenumbers  # noqa: PLC0415 - texts without numbers need no plans

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number)
    if not valid and (valid_only or not phonenumbers.is_possible_number(number)):
        return None
    if is_nobodys(number, region):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _possible(written: str, regions: list[str], *, said: bool) -> str:
    """The digits of a number that no plan has given out, where words say telephone."""
    digits = _NOT_DIGIT.sub("", written)
    if not said or len(digits) not in _WHOLE:
        return ""
    national = digits.removeprefix("0")
    grouped = [region for region in regions if is_grouped(written, region)]
    if any(is_service(region, national) for region in grouped[:1]) or _is_service(written):
        return ""
    return digits if grouped or written.lstrip("( ").startswith("0") else ""

"""Numbering plans: which region a number is written for, and whether it looks like one of that region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.detect.expressions import expression_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from phonenumbers import PhoneNumber

    from exposure.detect.values.claims import Words

_GAP: Final = r"[ .\-\u00a0\u202f]"
_PAIRS: Final = rf"(?:{_GAP}\d\d)"

#: Regions by the language of a text, the likeliest first.
REGIONS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("US", "GB", "IE", "AU", "IN"),
    "fr": ("FR", "BE", "CH", "LU", "MA", "SN", "CA"),
    "de": ("DE", "AT", "CH", "LU"),
    "es": ("ES", "MX", "AR", "CO"),
    "it": ("IT", "CH"),
    "pt": ("PT", "BR"),
    "nl": ("NL", "BE"),
}
#: How numbers are grouped where they are written for readers of their own country; a number in such groups needs no
#: word that says telephone.
GROUPED: Final[dict[str, str]] = {
    "FR": rf"0[1-9]{_PAIRS}{{4}}|0[67]\d{{8}}",
    "BE": rf"04\d\d[ /.]{{1,3}}\d\d{_PAIRS}{{2}}|04\d\d[ /.]\d{{3}}{_GAP}\d{{3}}|04\d{{8}}"
    rf"|0\d{{1,2}}[ /]\d{{2,3}}{_PAIRS}{{2}}",
    "CH": rf"0[1-9]\d{_GAP}\d{{3}}{_PAIRS}{{2}}|07[5-9]\d{{7}}",
    "LU": rf"6\d1{_GAP}\d{{3}}{_GAP}\d{{3}}",
    "MA": rf"0[5-7]{_PAIRS}{{4}}|0[67]\d{{8}}",
    "SN": rf"7[05-8]{_GAP}\d{{3}}{_PAIRS}{{2}}",
    "US": r"(?:1[ .-])?\(?[2-9]\d\d\)?[ .\-\u00a0]{1,2}\d{3}[ .\-\u00a0]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?",
    "CA": r"(?:1[ .-])?\(?[2-9]\d\d\)?[ .\-\u00a0]{1,2}\d{3}[ .\-\u00a0]\d{4}(?:\s?(?:x|ext\.?|poste)\s?\d{1,6})?",
    "GB": r"07\d{3} ?\d{3} ?\d{3}|\(?0\d{3,4}\)? \d{3} ?\d{3,4}|\(?0\d{2}\)? \d{4} \d{4}"
    r"|\(?01\d{3}\)? \d{5,6}|0\d{4}-\d{6}",
    "IE": r"08\d[ -]?\d{3}[ -]?\d{4}|\(?0\d{1,2}\)? \d{3} \d{4}",
    "AU": r"04\d\d[ -]?\d{3}[ -]?\d{3}|\(?0[2378]\)? \d{4} \d{4}",
    "IN": r"0?[6-9]\d{4}[ -]\d{5}",
    "DE": r"\(?01[567]\d{1,2}\)?[ /\-]{1,3}\d[\d ]{5,10}|01[567]\d{8,9}|\(?0[2-9]\d{1,4}\)?[ /\-]{1,3}\d[\d \-]{3,9}",
    "AT": r"\(?06\d\d\)?[ /\-]{1,3}\d[\d ]{5,10}|\(?0[1-7]\d{0,3}\)?[ /\-]{1,3}\d[\d \-]{3,9}",
    "ES": rf"[679]\d\d{_GAP}\d{{3}}{_GAP}\d{{3}}|[679]\d\d{_PAIRS}{{3}}|9\d{_GAP}\d{{3}}{_PAIRS}{{2}}",
    "IT": rf"3\d\d[ ./\-]\d{{3,4}}{_GAP}?\d{{3,4}}|3\d{{9}}|3\d\d[ ./\-]\d\d{_GAP}\d\d{_GAP}\d{{2,3}}"
    rf"|0\d{{1,3}}[ ./\-]\d{{3,4}}{_GAP}?\d{{3,4}}",
    "PT": rf"9[1236]\d{_GAP}\d{{3}}{_GAP}\d{{3}}|2\d\d?{_GAP}\d{{3}}{_GAP}\d{{3,4}}",
    "BR": r"\(?0?[1-9]\d\)?[ \-]?9[ .]?\d{4}[ .\-]\d{4}|\([1-9]\d\) ?[2-5]\d{3}[ .\-]\d{4}",
    "NL": r"06[ \-]{1,3}\d{8}|06\d{8}|06[ \-]{1,3}(?:\d\d[ \-]?){3}\d\d|06[ \-]\d{4}[ \-]?\d{4}"
    r"|\(?0[1-57]\d{1,2}\)?[ \-]{1,3}\d{3}[ \-]?\d{2}[ \-]?\d{2}",
    "MX": r"\(?\d\d\)?[ \-]\d{4}[ \-]\d{4}",
    "AR": r"\(?0?11\)?[ \-]\d{4}[ \-]\d{4}",
    "CO": r"3\d\d[ \-]\d{3}[ \-]\d{4}",
}
#: Beginnings (after the trunk zero or the country code) of numbers that belong to services, not to people.
_SERVICES: Final[dict[str, str]] = {
    "FR": r"8", "BE": r"800|90|70|78", "CH": r"800|84|90", "LU": r"800|90", "MA": r"80|89", "SN": r"800",
    "US": r"8(?:00|33|44|55|66|77|88)|900", "CA": r"8(?:00|33|44|55|66|77|88)|900", "GB": r"[389]",
    "IE": r"1800|1850|1890|818", "AU": r"1[38]00|13", "IN": r"1800", "DE": r"800|180|900|137|700",
    "AT": r"800|810|820|821|900|930", "ES": r"[89]00|90[125]|80[367]", "IT": r"800|803|199|89[259]|848|840",
    "PT": r"800|80[89]|70[78]|76[01]", "BR": r"[3-5]00\d|800|900", "NL": r"800|90[069]|88|85|14",
}  # fmt: skip

#: Common words that make the language of a text sure.
_SURE: Final = 3


def languages_of(folded: str, words: Words) -> tuple[list[str], int]:
    """The seven languages by how many of their commonest words stand in a text, and how many are likely."""
    found = folded.split()
    votes = {language: sum(map(words.listed(f"common_{language}").__contains__, found)) for language in REGIONS}
    return sorted(REGIONS, key=lambda language: -votes[language]), 2 if max(votes.values()) >= _SURE else len(REGIONS)


def regions_for(languages: Iterable[str]) -> list[str]:
    """All regions in the order of the languages, each once."""
    return list(dict.fromkeys(region for language in languages for region in REGIONS[language]))


def is_grouped(written: str, region: str) -> bool:
    """Whether a number is written in the groups of a region."""
    return expression_of(GROUPED[region]).fullmatch(written) is not None


def is_service(region: str, national: str) -> bool:
    """Whether a number, without its trunk zero, begins as those of services do."""
    return region in _SERVICES and expression_of(_SERVICES[region]).match(national) is not None


def is_nobodys(number: PhoneNumber, region: str) -> bool:
    """Whether a number is a service's by its plan."""
    from phonenumbers import PhoneNumberType, number_type  # noqa: PLC0415 - texts without numbers need no plans

    kinds = {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    }
    return number_type(number) in kinds or is_service(region, str(number.national_number))

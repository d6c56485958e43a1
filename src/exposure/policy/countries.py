"""Country codes, and the country that ends a profile's Geo Location in any of seven languages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import Final

#: English, French, German, Spanish, Italian, Portuguese (both), Dutch.
_LANGUAGES: Final = ("en", "fr", "de", "es", "it", "pt", "pt_PT", "nl")

#: Two-letter codes in the locale data that stand for no country: unions, pseudo-locales, "unknown region".
_NO_COUNTRY: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})

#: Forms that LinkedIn or its members write and the locale data does not give.
_ALSO: Final = {
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "grande-bretagne": "GB",
    "grossbritannien": "GB",
    "gran bretana": "GB",
    "gran bretagna": "GB",
    "gra-bretanha": "GB",
    "groot-brittannie": "GB",
    "usa": "US",
    "united states of america": "US",
    "etats-unis d'amerique": "US",
    "vereinigte staaten von amerika": "US",
    "hong kong": "HK",
    "hong kong sar": "HK",
    "hongkong": "HK",
    "macao": "MO",
    "macao sar": "MO",
    "macau": "MO",
    "macau sar": "MO",
    "mainland china": "CN",
    "turkey": "TR",
    "czech republic": "CZ",
    "republique tcheque": "CZ",
    "tschechische republik": "CZ",
    "republica checa": "CZ",
    "repubblica ceca": "CZ",
    "the netherlands": "NL",
    "holland": "NL",
    "holanda": "NL",
    "republic of ireland": "IE",
    "russian federation": "RU",
    "korea": "KR",
    "republic of korea": "KR",
    "ivory coast": "CI",
    "swaziland": "SZ",
    "macedonia": "MK",
    "democratic republic of the congo": "CD",
    "burma": "MM",
    "myanmar": "MM",
    "united republic of tanzania": "TZ",
    "palestine": "PS",
    "rae da china": "CN",
}

#: Names of two places: a country, in one of the languages, and a US state or a well-known city.
_AMBIGUOUS: Final = frozenset({"georgia", "georgie", "granada", "guadalupe"})

#: Regions of China with a code of their own; `Hong Kong, China` is Hong Kong.
_WITHIN_CHINA: Final = frozenset({"HK", "MO", "TW"})


#: Countries whose names take an article inside a sentence, and those that the locale data gives a longer name than such
#: a sentence can bear.
_WITH_ARTICLE: Final = frozenset(
    "AE AX BS CC CD CF CG CK DO FK FO GB GM IC IM IO KM KY MH MP MV NL PH SB SC TC TF UM US VG VI".split()
)
_SHORT: Final = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "HK": "Hong Kong",
    "MO": "Macao",
}


def infer_country(geo_location: str | None) -> str | None:
    """The code of the country that ends a Geo Location such as `Lyon, Auvergne-Rhône-Alpes, France`."""
    parts = [folded for part in re.split("[,;]", geo_location or "") if (folded := _fold(part))]
    if not parts:
        return None
    country = _named(parts[-1])
    if country == "CN" and len(parts) > 1 and (within := _named(parts[-2])) in _WITHIN_CHINA:
        return within
    return country


def known_country(code: str) -> bool:
    """Whether a code in capitals is a country's ISO 3166 alpha-2 code."""
    return code in _codes()


def country_name(code: str) -> str:
    """The English name of a country; the code itself for one that is unknown."""
    return _territories("en").get(code, code)


def country_phrase(code: str) -> str:
    """The name of a country as it stands inside a sentence: the United States, France."""
    name = _SHORT.get(code) or country_name(code)
    return f"the {name}" if code in _WITH_ARTICLE else name


def _named(place: str) -> str | None:
    """The country that a folded name means, or the one in brackets behind a place."""
    outside, _, inside = place.partition("(")
    candidates = (place, outside.strip(), inside.strip(") "))
    return next((_names()[name] for name in candidates if name in _names()), None)


@cache
def _codes() -> frozenset[str]:
    territories = _territories("en")
    return frozenset(code for code in territories if re.fullmatch("[A-Z]{2}", code)) - _NO_COUNTRY


@cache
def _names() -> dict[str, str]:
    """Country by folded name; a name that means two countries in two languages means none."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        for code, name in _territories(language).items():
            if code in _codes():
                meant[_fold(name)].add(code)
    names = {name: codes.pop() for name, codes in meant.items() if len(codes) == 1 and name not in _AMBIGUOUS}
    return names | _ALSO


def _territories(language: str) -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - locale data takes a while to load and few commands need it

    return {str(code): str(name) for code, name in Locale.parse(language).territories.items()}


def _fold(name: str) -> str:
    """A name without case, accents, outer spaces and typographic apostrophes, and with `&` spelled out."""
    plain = name.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("&", " and ")
    decomposed = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split()).strip(" .")

"""How dates are written in seven languages: with digits, with Roman months and in words."""

from __future__ import annotations

import re
from typing import Final

from exposure.detect.words.slots import MONTH, WEEKDAY

#: Days in words, folded: as one counts and as one orders, each language on its lines.
_DAY_WORDS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
    " premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente"
    " uno primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
    " dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete"
    " veintiocho veintinueve treinta"
    " primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
    " diciassette diciotto diciannove venti ventuno ventidue ventitre ventiquattro venticinque ventisei ventisette"
    " ventotto ventinove trenta trentuno"
    " um primeiro dois quatro oito dez doze treze quinze dezasseis dezesseis dezassete dezessete dezoito dezanove"
    " dezenove vinte trinta"
    " een eerste twee tweede drie derde vier vierde vijf vijfde zes zesde zeven zevende acht achtste negen negende tien"
    " tiende elf elfde twaalf twaalfde dertien dertiende veertien veertiende vijftien vijftiende zestien zestiende"
    " zeventien zeventiende achttien achttiende negentien negentiende twintig twintigste dertig dertigste"
).split()
_ANY_DAY_WORD: Final = "|".join(sorted(set(_DAY_WORDS), key=lambda day: (-len(day), day)))
_DAY_IN_WORDS: Final = (
    r"(?:(?:twenty|thirty) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|vingt (?:et un|deux|trois|quatre|cinq|six|sept|huit|neuf)|trente et un|dix (?:sept|huit|neuf)|treinta y uno"
    r"|vinte e (?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)|trinta e um"
    r"|(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)en(?:twintig|dertig))(?:ste)?"
    r"|(?:erst|zweit|dritt|viert|fue?nft|sechst|siebt|siebent|acht|neunt|zehnt|elft|zwoe?lft|dreizehnt|vierzehnt"
    r"|fue?nfzehnt|sechzehnt|siebzehnt|achtzehnt|neunzehnt|(?:(?:ein|zwei|drei|vier|fue?nf|sechs|sieben|acht"
    rf"|neun)und)?(?:zwanzig|drei(?:ss|ß)ig)st)e[nr]?|{_ANY_DAY_WORD})"
)
_FEW: Final = (
    r"(?:(?:ochent|novent|setent|sesent|cincuent|cuarent|treint|oitent|sessent|cinquent|quarent"
    r"|trint|veinti|vint|vingt|cent|soixant|trent|quarant|cinquant|septant|huitant|octant|nonant)\w*"
    r"|thousand|hundred|oh|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|un|deux|trois"
    r"|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|uno|dos|tres|cuatro|cinco|seis|siete"
    r"|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|um|dois|quatro|sete|oito|nove|dez\w*|doze|treze)"
)
_YEAR_IN_WORDS: Final = (
    rf"(?:(?:nineteen|twenty|two thousand|mil neuf|mille neuf|deux mille?|mil novec\w+|dos mil|dois mil)"
    rf"(?: (?:and |e |y |et )?{_FEW}){{0,5}}"
    r"|(?:neunzehnhundert|zweitausend|negentienhonderd|tweeduizend|millenovecento|duemila)\w*(?: en \w+tig)?)"
)
#: Years of other centuries in words, behind a day and its month.
HISTORY_IN_WORDS: Final = re.compile(
    r",? (?:(?:of|de|del|do|dell'anno) )?(?:mil (?:oito|ocho|set|seis|quin)|mille? (?:huit|sept|six|cinq)"
    r"|mille(?:otto|sette|sei|cinque)|(?:eigh|seven|six|fif|acht|sieb|zeven|sech|zes)\w*(?:teen|zehn|tien))"
)

YEAR: Final = r"(?:1\d|20)\d\d"
_ORDINAL: Final = r"(?:er|st|nd|rd|th|ª|º|°|e)?\.?"
_OF: Final = r"(?: of| de| del| di| do| d')?"
_SHORT_YEAR: Final = rf"(?:{YEAR}|'?\d\d)"
_ROMAN: Final = r"(?:x(?:ii?)?|i[xv]|v(?:i{1,3})?|i{1,3})"
DATE: Final = (
    rf"(?:\d{{1,2}}{_ORDINAL}{_OF} ?(?:the )?{MONTH}(?:,?{_OF} {YEAR}| '?\d\d(?!\w|[.,:]\d))?"
    rf"|{MONTH} (?:the )?\d{{1,2}}{_ORDINAL}(?!\d)(?:,? {YEAR})?"
    rf"|\d{{1,2}} ?[/.] ?\d{{1,2}} ?[/.] ?{_SHORT_YEAR}|\d{{1,2}} \d{{1,2}} {YEAR}"
    rf"|\d{{1,2}}(?:\. ?{_ROMAN}\. ?|[ /]{_ROMAN}[ /]){YEAR}"
    rf"|{YEAR}[/. ]\d{{1,2}}[/. ]\d{{1,2}})(?![\w/])"
)
#: A date with hyphens, which folding takes, and a year of two digits.
DASHED_DATE: Final = r"(?:[0-3]?\d [01]?\d \d\d(?! ?\d)(?![\w/.]))"
DATE_IN_WORDS: Final = rf"(?:{_DAY_IN_WORDS}(?: day)?{_OF} ?{MONTH}(?:,?{_OF} (?:{_YEAR_IN_WORDS}|{YEAR}))?)(?![\w/])"
BEFORE_DATE: Final = (
    rf"(?:(?:on|the|le|il|el|o|em|no|dia|am|den|op|de|un|this|ce|este|neste|nesse|questo|a|het|im"
    r"|in der nacht auf den) ?)?"
    rf"(?:{WEEKDAY}(?: feira)?,? )?(?:(?:the|le|el|dem|den|dia|o|der) )?"
)
DATE_ALONE: Final = re.compile(rf"(?<![\w/.]){DATE}")
DATE_IN_WORDS_ALONE: Final = re.compile(rf"(?<!\w){DATE_IN_WORDS}")
TODAY: Final = (
    r"(?:today|yesterday|tomorrow|aujourd'hui|hier|demain|ce jour|heute|gestern|morgen|hoy|ayer|manana|oggi"
    r"|ieri|domani"
    r"|hoje|ontem|amanha|vandaag|gisteren)"
)
#: Dates before this are history's.
HISTORY: Final = re.compile(r"(?<!\d)(?:1[0-8]\d\d|190\d|191\d)(?!\d)")
HAS_YEAR: Final = re.compile(
    rf"{YEAR}(?!\d)|\d{{1,2}} ?[/.] ?\d{{1,2}} ?[/.] ?\d\d(?!\d)|\d{{1,2}} \d{{1,2}} \d\d$|'\d\d(?!\d)|[a-z.] \d\d$"
    rf"|(?<!\w){_YEAR_IN_WORDS}$"
)
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d$")
_EARLIEST, _LATEST = 1930, 2012


def is_lifetime(written: str) -> bool:
    """Whether the year of a date is one in which those who work today were born."""
    found = _YEARS.search(written) if HAS_YEAR.search(written) else None
    if not found:
        return False
    year = int(found[0])
    # Of two digits, those above the latest year's are of the century before.
    if year < 100:  # noqa: PLR2004
        year += 2000 if year <= _LATEST % 100 else 1900
    return _EARLIEST <= year <= _LATEST

"""What street addresses look like, country by country."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class StreetFirst(NamedTuple):
    """What an address that begins with the word for street begins with, and all of it."""

    opening: re.Pattern[str]
    form: re.Pattern[str]


_CAPITAL: Final = r"[A-ZÀ-ÖØ-Ý]"
#: A word of a town's name; of those with a full stop only short ones, which are cut short.
_OF_TOWN: Final = rf"{_CAPITAL}(?:\w{{0,2}}\.|[\w'\u2019-]+)"
_TOWN: Final = (
    rf"{_OF_TOWN}(?:(?:[ -]|/)(?:{_OF_TOWN}|am|an der|im|de|del|la|el|di|do|da|dos"
    rf"|sur|en|les|le|van|aan|den|der|bij|ob))"
)


def _town(code: str) -> str:
    """A postcode and a town behind an optional comma, dash or line break."""
    return (
        rf"(?P<town>\s*[,\n\u2013-]?\s*(?:[A-Z]{{1,2}}-)?{code}(?:[ ,]\s?{_TOWN}{{0,3}}"
        rf"| {_CAPITAL}[\w'\u2019-]+)?)?"
    )


_FRENCH_NAME: Final = r"(?:[A-ZÀ-Ý0-9][\w'\u2019.\-]*|d[eu]s?|l[ae]s?|et|sur|sous|aux?|en)"
FRENCH: Final = re.compile(
    r"(?<![\w.,])\d{1,4}(?:\s?(?:bis|ter|quater|[A-D](?=\s|,)))?,?\s+"
    r"(?:de\sla\s|de\sl['\u2019]|du\s)?"
    r"(?:(?i:grande?['\u2019 -]?rue|\d{1,3}(?:e|re|[èe]re)\s(?:rue|avenue))(?!\w)"
    r"|(?!(?i:cours|rang|c[ôo]te|villa)\s(?:de|du|des)\s[a-zà-ÿ])"
    r"(?i:rue|r\.|avenue|av\.?|boulevard|boul\.|bd\.?|blvd|impasse|chemin|all[ée]e|place|quai|route|rte|cours|square|passage"
    r"|ruelle|sentier|faubourg|chauss[ée]e|ch\.|villa|r[ée]sidence|lotissement|hameau|mont[ée]e|esplanade"
    r"|clos|venelle|rang|c[ôo]te)\s+"
    rf"(?:d['\u2019]|l['\u2019]|de\sl['\u2019])?{_FRENCH_NAME}(?:[ '\u2019-]{_FRENCH_NAME}){{0,6}})"
    r"(?P<flat>(?:,?\s+(?:\d{1,2}\s?(?:er|e|[èe]me)\s[ée]tage(?:\s(?:gauche|droite|face))?"
    r"|(?i:b[âa]t(?:iment|\.)?|appt?\.?|appartement|porte|escalier|esc\.|bo[îi]te|bte)\s\w{1,5}(?!\w)))+)?"
    r"(?P<town>,?\s*(?:-\s*)?(?:(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÀ-Ý][\w'\u2019-]+(?:[ -][A-ZÀ-Ý][\w'\u2019-]+){0,3}"
    r"|[A-ZÀ-Ý][\w-]+(?:\s\([A-Za-zé]+\)|,?\s[A-Z]{2}),?\s+[A-Z]\d[A-Z]\s?\d[A-Z]\d))?"
)
#: Belgium, Luxembourg and French-speaking Switzerland put the number behind the name.
_FRENCH_STREET: Final = (
    r"(?<!\w)(?i:rue|avenue|av\.|boulevard|bd\.?|impasse|chemin|ch\.|all[ée]e|place|quai|route|square|passage"
    r"|ruelle|sentier"
    r"|chauss[ée]e|clos|rampe|promenade)\s"
)
FRENCH_NUMBER_LAST: Final = StreetFirst(
    re.compile(_FRENCH_STREET),
    re.compile(
        _FRENCH_STREET + rf"(?:d['\u2019]|l['\u2019]"
        rf"|de\sl['\u2019])?{_FRENCH_NAME}(?:[ '\u2019-]{_FRENCH_NAME}){{0,5}},?\s\d{{1,4}}(?:\s?[a-dA-D])?"
        r"(?P<flat>,?\s(?i:bo[îi]te|bte|appt?\.?)\s\w{1,4})?"
        rf"(?P<town>\s*[,\n\u2013-]?\s*(?:[A-Z]{{1,2}}-)?[1-9]\d{{3}}\s{_CAPITAL}[\w'\u2019-]+"
        rf"(?:[ -]{_CAPITAL}[\w'\u2019-]+){{0,2}})"
    ),
)
#: A place in the country has no street, and often no number.
_FRENCH_PLACE: Final = r"(?<!\w)(?i:lieu[- ]?dit)\s"
FRENCH_PLACE: Final = StreetFirst(
    re.compile(_FRENCH_PLACE),
    re.compile(
        _FRENCH_PLACE + rf"(?:[\u00ab\"]\s?)?{_FRENCH_NAME}(?:[ '\u2019-]{_FRENCH_NAME}){{0,4}}(?:\s?[\u00bb\"])?"
        rf"(?P<town>\s?[,\n\u2013-]?\s?\d{{4,5}}\s{_CAPITAL}[\w'\u2019-]+(?:[ -]{_CAPITAL}[\w'\u2019-]+){{0,3}})"
    ),
)
#: Where somebody lives in a street, the number may be said behind it.
FRENCH_SAID: Final = StreetFirst(
    re.compile(_FRENCH_STREET),
    re.compile(
        _FRENCH_STREET
        + rf"(?:d['\u2019]|l['\u2019]|de\sl['\u2019])?{_FRENCH_NAME}(?:[ '\u2019-]{_FRENCH_NAME}){{0,5}},?\s"
        r"(?:au\s(?:num[ée]ro\s|n[°º]\s?)?|(?:num[ée]ro|n[°º])\s?)\d{1,4}(?:\s?(?:bis|ter|[A-D]))?(?!\w)"
    ),
)
_STREETS: Final = (
    r"Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Close|Crescent|Cres|Terrace|Ter|Tce"
    r"|Place|Pl|Way|Circle|Cir|Parade|Pde|Esplanade|Gardens|Gdns|Grove|Mews|Square|Sq|Hill|Row|Walk|Parkway"
    r"|Pkwy|Trail|Trl"
    r"|Highway|Hwy|Green|View|Rise|Loop|Bend|Run|Alley|Vale|Wharf|Quay|Park|Nagar|Marg|Cross|Main|Layout"
    r"|Colony|Enclave|Avenues?"
)
ENGLISH: Final = re.compile(
    r"(?<![\w.,$€£#-])(?P<flat>(?:Flat|Apt\.?|Apartment|Unit)\s?(?:No\.?\s?)?\w{1,5},?\s+)?\d{1,5}(?:[A-Za-z]"
    r"|/\d{1,4}[A-Za-z]?|-\d{1,4})?,?\s+"
    rf"(?:(?:[NSEW]|North|South|East|West)\.?\s+)?(?:(?:[A-Z][\w'\u2019.-]*|\d{{1,3}}(?:st|nd|rd"
    rf"|th))\s+){{1,4}}?(?:{_STREETS})\b\.?(?:\s\d{{1,3}}(?=,?\s#))?"
    r"(?P<unit>,?\s+(?:Apt|Apartment|Unit|Flat|Suite|Ste|#)\.?\s?\w{1,5}(?:-\d{1,3})?)?"
    r"(?P<town>(?:,?\s+[A-Z][\w'\u2019-]{1,24}(?:\s[A-Z][\w'\u2019-]{1,20}){0,2}){0,3}(?:,?\s+(?:[A-Z]{2},?\s+\d{5}(?:-\d{4})?"
    r"|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]{2},?\s+[A-Z]\d[A-Z]\s?\d[A-Z]\d|(?:NSW|VIC|QLD|WA|SA|TAS|ACT"
    r"|NT)\s+\d{4}"
    r"|[A-Z]\d[\dW]\s?[A-Z\d]{4}|(?:-\s?|\u2013\s?)?\d{3}\s?\d{3}|Dublin\s\d{1,2}W?)))?(?!\w)"
)
_FLOOR: Final = (
    r"(?P<flat>(?:(?:,?\s+|\s?[-\u2013]\s?)(?:\d{1,2}\s?[.ºª°o]+\s?(?:[A-Za-z]|\d{1,2}[ªa]"
    r"|(?i:izq\w*|izda|izd|der\w*|dcha|dto|dta|esq)\.?)?(?!\w)|(?:\d{1,2}|[IVX]{1,4})\s(?i:piano)|\d{1,2}(?:r|n|t|è)\s\d{1,2}[aª](?!\w)|(?i:piso|puerta|bajo|[áa]tico|esc\.?|int\.?|interno|scala|piano|apt?o?\.?|apartamento|d(?:e?p)?to\.?|departamento|casa|torre"
    r"|bloco|bl\.|fra[cç][cç][ãa]o|r/c|lote)\.?\s?\w{0,4}(?:\s(?:Dto|Esq|Frente)\.?)?(?!\w)))+)?"
)
_ROMANCE_NAME: Final = (
    rf"(?:{_CAPITAL}[\w'\u2019.\-]*|d[eiao]s?|dels|del(?:l[aeo'\u2019])?|da[ls]?|dei|degli|l[aeo]s?|el|e|y|i"
    rf"|dell['\u2019]{_CAPITAL}\w+|d['\u2019]{_CAPITAL}\w+|\d{{1,2}}(?=\s(?:de\s)?{_CAPITAL}))"
)
_ROMANCE_NUMBER: Final = (
    r"(?:\s*,?\s*(?:n[.º°úu]\w{0,5}\.?\s?|n\s|num\.?\s|#\s?)?\d{1,4}(?:\s?(?:bis|ter)|\s?/\s?[A-Za-z\d]{1,3}"
    r"|\s?[A-Za-z](?!\w))?(?![\d\w])|,?\s*s/n)"
)
_SPANISH_TOWN: Final = (
    rf"(?:,?\s(?:Col\.|Colonia|Fracc\.|Barrio|Urb\.)\s{_CAPITAL}[\w.-]+(?:\s(?:{_CAPITAL}[\w.-]+|de|del|la|las|los)){{0,3}}(?!\w))?"
    + _town(r"(?:C\.?P\.?:?\s?)?[0-5]\d{4}")
)
_SPANISH_STREET: Final = (
    r"(?<!\w)(?i:calle|c/|c\.|avenida|avda\.?|av\.|plaza|pza\.?|pl\.|paseo|p\.?º|carrer|pla[çc]a|camino"
    r"|carretera|ctra\.?|ronda|traves[íi]a|glorieta|urbanizaci[óo]n|urb\.|callej[óo]n|rambla|jr\.|jir[óo]n|ps?a?je\.|pasaje|avinguda|avgda\.|passeig|prol\.|prolongaci[óo]n|malec[óo]n)\s?"
)
SPANISH: Final = StreetFirst(
    re.compile(_SPANISH_STREET),
    re.compile(
        _SPANISH_STREET + rf"{_ROMANCE_NAME}(?:[ -]{_ROMANCE_NAME}){{0,5}}{_ROMANCE_NUMBER}{_FLOOR}{_SPANISH_TOWN}"
    ),
)
#: Small words that only an Italian name has; each stands before a word with a capital.
_ITALIAN_NAME: Final = (
    rf"(?:{_ROMANCE_NAME}|(?:ai|al|alla|alle|agli|allo|a|in|sul|sulla|sotto|sopra|per)(?=\s(?:{_CAPITAL}|l[ae]\s{_CAPITAL}))"
    rf"|(?:all|sull|nell)['\u2019]{_CAPITAL}\w+)"
)
_ITALIAN_TOWN: Final = _town(r"(?:CAP:?\s)?\d{4,5}")
_ITALIAN_STREET: Final = (
    r"(?<!\w)(?i:via|viale|v\.le|piazza|p\.zza|piazzale|corso|c\.so|vicolo|largo|strada|contrada|lungomare"
    r"|lungo[\w]{3,8}|localit[àa]|loc\.|frazione|fraz\.|cascina|fondamenta|traversa|rione|salita|borgo|vico)\s"
)
ITALIAN: Final = StreetFirst(
    re.compile(_ITALIAN_STREET),
    re.compile(
        _ITALIAN_STREET + rf"{_ITALIAN_NAME}(?:[ -]{_ITALIAN_NAME}){{0,5}}{_ROMANCE_NUMBER}{_FLOOR}{_ITALIAN_TOWN}"
    ),
)
#: Brazil's long avenues have numbers beyond a thousand, some with a point.
_PORTUGUESE_NUMBER: Final = (
    rf"(?:\s*,?\s*(?:n[.º°]{{0,2}}\s?)?\d{{1,2}}\.\d{{3}}(?![\d\w])|{_ROMANCE_NUMBER}"
    r"|,\s(?i:casa)\s(?:n[.º°o]{0,2}\s?)?\d{1,4})"
)
_PORTUGUESE_TOWN: Final = _town(r"(?:[A-Z]{2}(?:,|\s[-\u2013])\s)?(?:CEP:?\s)?(?:\d{4}-\d{3}|\d{5}-?\d{3})")
_PORTUGUESE_STREET: Final = (
    r"(?<!\w)(?i:rua|r\.|avenida|av\.?|travessa|tv\.|pra[çc]a|largo|alameda|al\.|estrada|beco|cal[çc]ada"
    r"|rodovia|urbaniza[çc][ãa]o|quinta|ladeira)\s"
)
PORTUGUESE: Final = StreetFirst(
    re.compile(_PORTUGUESE_STREET),
    re.compile(
        _PORTUGUESE_STREET + rf"{_ROMANCE_NAME}(?:[ -]{_ROMANCE_NAME}){{0,6}}{_PORTUGUESE_NUMBER}{_FLOOR}"
        rf"(?:,?\s+{_CAPITAL}\w+(?:\s{_CAPITAL}\w+){{0,2}}(?=\s*[,-]\s*(?:\d|[A-Z]{{2}}(?:,|\s[-\u2013])\s|CEP)))?{_PORTUGUESE_TOWN}"
    ),
)
#: Colombia's streets have numbers; the number of a house is the street that crosses there, and how far from it.
_COLOMBIAN_STREET: Final = (
    r"(?<!\w)(?i:calle|cll?\.?|carrera|cra\.?|kra?\.?|cr\.|avenida|av\.?|ak|ac|transversal|tv\.?|transv\.?|diagonal|diag\.?"
    r"|dg\.?|circular)\s?(?=\d)"
)
_COLOMBIAN_PART: Final = r"\d{1,3}\s?(?:[A-Z]{1,2}(?!\w))?(?:\s?(?i:bis))?(?:\s(?i:sur|norte|este|oeste)(?!\w))?"
COLOMBIAN: Final = StreetFirst(
    re.compile(_COLOMBIAN_STREET),
    re.compile(
        _COLOMBIAN_STREET + rf"{_COLOMBIAN_PART},?\s*(?i:#|no?\.?|n[°º]|nro\.?|num\.?|n[úu]mero)\s*{_COLOMBIAN_PART}"
        r"(?P<unit>\s*[-\u2013]\s*\d{1,3}(?!\d)(?:\s(?i:sur|norte|este|oeste)(?!\w))?)"
        r"(?:,?\s(?i:apto\.?|apartamento|casa|torre|bloque|int\.?|interior|piso)\s\w{1,5}(?!\w)){0,3}"
        rf"(?:,?\s(?i:barrio)\s{_CAPITAL}\w+(?:\s{_CAPITAL}\w+){{0,2}})?"
    ),
)
_GERMAN_SUFFIX: Final = (
    r"(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|ring|damm|ufer|steig|stieg|pfad|hof|berg|chaussee|graben|kai"
    r"|markt|wall|zeile|garten|feld|winkel)"
)
_GERMAN_NUMBER: Final = r"\s+\d{1,4}(?:\s?[a-h](?!\w)|\s?[-/]\s?\d{1,4}(?:/\d{1,3})?)?(?![\d\w])"
_GERMAN_FLAT: Final = (
    r"(?P<flat>,?\s+(?:\d{1,2}\.\s?(?:OG|Stock|Etage)(?:\s(?:links|rechts))?|Top\s\d{1,3}|T[üu]r\s\d{1,3}"
    r"|Stiege\s\d{1,2}(?:/\d{1,3})?|EG|DG|Hinterhaus|Wohnung\s\w{1,3}))?"
)
_GERMAN_TOWN: Final = rf"(?P<town>\s*,?\s*\n?(?:in\s)?(?:(?:D|A|CH|L)[- ])?\d{{4,5}}\s+{_TOWN}{{0,3}})?"
GERMAN: Final = re.compile(
    rf"(?<!\w)(?:{_CAPITAL}[\w.-]*?(?i:{_GERMAN_SUFFIX})|{_CAPITAL}[\w.-]+(?:er|-)\s?(?:Stra(?:ß|ss)e|Str\."
    rf"|Weg|Gasse|Platz|Allee|Ring|Damm|Ufer)"
    rf"|(?:An der|Am|Im|In der|Zum|Zur|Auf der|Auf dem|Hinter der|Unter den|Alte[rn]?|Neue[rn]?|Obere|Untere"
    rf"|Gro(?:ß|ss)e|Kleine|Lange)\s{_CAPITAL}[\w-]+(?:\s(?:Stra(?:ß|ss)e|Weg|Gasse|Platz))?)"
    rf"{_GERMAN_NUMBER}{_GERMAN_FLAT}{_GERMAN_TOWN}"
)
_DUTCH_SUFFIX: Final = (
    r"(?i:straat|laan|weg|kade|gracht|plein|dijk|singel|steeg|hof|pad|dreef|markt|baan|lei|ring|haven|plantsoen"
    r"|park|wal|oord|veld|berg|hoek|erf|akker|str\.|steenweg)"
)
DUTCH: Final = re.compile(
    rf"(?<!\w)(?:{_CAPITAL}[\w'\u2019.-]*\s(?:(?:van|de|den|der|het|ten|ter"
    rf"|{_CAPITAL}[\w.-]*)\s){{0,4}})?{_CAPITAL}?[\w-]*?{_DUTCH_SUFFIX}"
    r"\s+\d{1,4}(?:\s?[-/]?\s?(?:[A-Za-z]|[IV]{1,4}|hs|huis|bis|bus\s\w{1,4})(?!\w)|-\d{1,4})?(?![\d\w])"
    rf"(?P<flat>,?\s+(?:bus|app\.?"
    rf"|appartement)\s\w{{1,4}})?(?P<town>\s*,?\s*\n?(?:[1-9]\d{{3}}\s?[A-Z]{{2}}(?!\w)(?:,?\s+{_CAPITAL}[\w'\u2019-]+(?:\s(?:aan"
    rf"|den|de|{_CAPITAL})[\w]*){{0,3}})?|(?:B-)?[1-9]\d{{3}}\s{_CAPITAL}[\w'\u2019-]+))?"
)
#: Endings of street names that are one word with their name, folded; each goes with the form that it begins.
COMPOUND: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    (
        GERMAN,
        tuple(
            "strasse straße str. weg gasse platz allee ring damm ufer steig stieg pfad hof berg chaussee graben kai"
            " markt wall zeile garten feld winkel".split()
        ),
    ),
    (
        DUTCH,
        tuple(
            "straat laan weg kade gracht plein dijk singel steeg hof pad dreef markt baan lei ring haven plantsoen park"
            " wal oord veld berg hoek erf akker steenweg".split()
        ),
    ),
)

"""Street addresses in French, American and British form; what stands about them says whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words

if TYPE_CHECKING:
    from exposure.detect.text import Text
    from exposure.model import Severity

_NAME: Final = r"(?:[A-ZÀ-Ý0-9][\w'\u2019.\-]*|d[eu]s?|l[ae]s?|et|sur|sous|aux?|en)"
_FRENCH: Final = re.compile(
    r"(?<![\w.,])\d{1,4}(?:\s?(?:bis|ter|quater|[A-D](?=\s|,)))?,?\s+"
    r"(?i:rue|avenue|av\.?|boulevard|bd\.?|blvd|impasse|chemin|all[ée]e|place|quai|route|cours|square|passage"
    r"|ruelle|sentier|faubourg|"
    r"villa|r[ée]sidence|lotissement|hameau|mont[ée]e|esplanade|clos|venelle)\s+"
    rf"(?:d['\u2019]|l['\u2019]|de\sl['\u2019])?{_NAME}(?:[ '\u2019-]{_NAME}){{0,6}}"
    r"(?P<flat>(?:,?\s+(?:\d{1,2}\s?(?:er|e|[èe]me)\s[ée]tage(?:\s(?:gauche|droite|face))?"
    r"|(?i:b[âa]t(?:iment|\.)?|appt?\.?|appartement|porte|escalier|esc\.)\s\w{1,3}(?!\w)))+)?"
    r"(?P<town>,?\s*(?:-\s*)?\d{5}\s+[A-ZÀ-Ý][\w'\u2019-]+(?:[ -][A-ZÀ-Ý][\w'\u2019-]+){0,3})?"
)
#: Where an address can begin: looking there only is far faster than looking everywhere.
_NUMBER: Final = re.compile(r"(?<!\d)\d{1,5}(?!\d)|[FUA](?=lat|nit|p(?:t|artment))")
_STREETS: Final = (
    r"Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Close|Crescent|Cres|Terrace|Ter"
    r"|Place|Pl|Way|Circle|Cir|"
    r"Gardens|Gdns|Grove|Mews|Square|Sq|Hill|Row|Walk|Parkway|Pkwy|Trail|Trl|Highway|Hwy|Green|View|Rise|Loop"
    r"|Bend|Run|Alley|Vale|Wharf|Quay"
)
_ENGLISH: Final = re.compile(
    r"(?<![\w.,$€£#-])(?P<flat>(?:Flat|Apt\.?|Apartment|Unit)\s?\w{1,4},?\s+)?\d{1,5}[A-Za-z]?,?\s+"
    rf"(?:[NSEW]\.?\s+)?(?:[A-Z][\w'\u2019.-]*\s+){{1,4}}?(?:{_STREETS})\b\.?"
    r"(?P<unit>,?\s+(?:Apt|Apartment|Unit|Flat|Suite|Ste|#)\.?\s?\w{1,5})?"
    r"(?P<town>(?:,\s*[A-Z][\w'\u2019 -]{1,28}?){0,3}(?:,?\s+(?:[A-Z]{2},?\s+\d{5}(?:-\d{4})?"
    r"|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})))?"
)


def find_addresses(text: Text, words: Words, claims: Claims) -> None:
    """Addresses at which a person lives or can be found."""
    for expression in (_FRENCH, _ENGLISH):
        for number in _NUMBER.finditer(text.linkless):
            match = expression.match(text.linkless, number.start())
            severity = match and _severity(match, text, words)
            if match and severity and claims.free(*match.span()):
                fact = re.sub(r"[\s,]+", " ", text.folded[match.start() : match.end()])
                claims.add(Hit("any.postal-address.street", *match.span(), fact, severity))


def _severity(match: re.Match[str], text: Text, words: Words) -> Severity | None:
    """High at somebody's home, medium where nothing says whose it is, none at a venue or an office."""
    groups = match.groupdict()
    first, last = text.sentence(match.start())
    if first:
        first, _ = text.sentence(first - 1)
    if words.near("event_context", text.folded[first:last]) and not words.near(
        "own_home", text.around(*match.span(), 110, 60)
    ):
        return None
    if words.near("home_context", text.around(*match.span(), 110, 60)):
        return "high"
    if words.near("venue_context", text.around(*match.span(), 220, 160)):
        return None
    if groups.get("flat") or groups.get("unit") or groups.get("town"):
        return "medium"
    return "low"

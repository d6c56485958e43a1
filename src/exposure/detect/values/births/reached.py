"""Birthdays told of somebody by name, in any order of age and day, and with ages in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.expressions import expression_of
from exposure.detect.letters import fold
from exposure.detect.values.births.dates import BEFORE_DATE, DATE, DATE_IN_WORDS, TODAY
from exposure.detect.values.claims import Claims, Hit, Words
from exposure.detect.words.slots import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.detect.text import Text
    from exposure.detect.words.walk import Found

#: Ages in words that people tell: grown up, and by fives and tens; languages that compound have all of them.
_AGE_IN_WORDS: Final = (
    r"(?:eighteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: (?:one|two|three|four|five|six|seven"
    r"|eight|nine))?|(?:a|one) hundred|dix huit|vingt(?: et un| cinq)?|(?:trente|quarante|cinquante|soixante"
    r"|septante|octante|nonante)(?: et un| deux| trois| quatre| cinq| six| sept| huit| neuf| dix| quinze)?"
    r"|quatre vingts?(?: cinq| dix| quinze)?|cent|dieciocho|veinte|veintiun|veinticinco|(?:treinta|cuarenta|cincuenta"
    r"|sesenta|setenta|ochenta|noventa)(?: y \w+)?|cien|diciotto|venti|ventuno|venticinque|(?:trenta|quaranta"
    r"|cinquanta|sessanta|settanta|ottanta|novanta)(?:due|tre|quattro|cinque|sei|sette|nove)?|cento"
    r"|(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)'anni|dezoito"
    r"|(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)(?: e \w+)?|cem"
    r"|achtzehn|[a-z]{0,7}(?:zwanzig|dreissig|dreißig|vierzig|funfzig|fuenfzig|sechzig|siebzig|achtzig|neunzig)|hundert"
    r"|achttien|[a-z]{0,7}(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|honderd)"
)
_N: Final = rf"(?:[1-9]\d?|100|{_AGE_IN_WORDS})(?!\w)"
_YEARS: Final = r"(?: (?:years (?:old|young)|years|ans|bougies|jahre alt|jahre|anos|aninhos|anni|jaar oud|jaar))"
#: Behind an age that is not said to be of years, nothing may be counted.
_END: Final = r"(?= ?(?:$|\n|[^\w\s€$£%.,:+/-]|[.,:](?!\d))| (?:und|en|and|y|e|et|geworden|alt|[-\u2013])(?!\w))"
_HE: Final = r"(?: (?:ik|ich|er|sie|hij|ze|zij|ele|ela|ella|el|lui|lei))?"
_FULL: Final = (
    r"(?: (?:los|las|i|os|mes|ses|sus|mis|seus|meus|suoi|miei|already|just|al|gia|ya|ja|schon|deja|the big)){0,2}"
)
_ON: Final = r"(?:(?:next|this|on|am|neste|nesse|questo|questa|ce|este|le|el|il|no|em|op) )?"
_DATED: Final = rf"{BEFORE_DATE}(?:{DATE}|{DATE_IN_WORDS})"
_DAY: Final = rf"(?:{TODAY}(?:,? {_DATED})?|{_DATED})"
# Expressions below are made when first needed: making them takes as long as all other imports of the finders.
#: What follows a verb: the age and then the day, the day and then the age, or the age alone, with whose it is.
_AGE_AND_DAY: Final = rf"{_HE}{_FULL} {_N}(?:(?P<years>{_YEARS})|(?! {MONTH})),? {_ON}{_DAY}(?!\w)"
_DAY_AND_AGE: Final = rf"{_HE},? {_DAY},?{_FULL} {_N}(?:(?P<years>{_YEARS})|{_END})"
_AGE: Final = rf"(?:{_HE}|(?P<who>(?: [^\W\d]+){{1,4}}?)){_FULL} {_N}(?:(?P<years>{_YEARS})|{_END})"
#: The day before a verb, and whose it is.
_DAY_BEFORE: Final = rf"(?<![\w/.]){_DAY},?(?: [^\W\d]+){{0,4}} $"
_LONGEST_BEFORE: Final = 64
#: What else began so many years ago.
_SINCE: Final = "since|after|of|depuis|d|de|du|apres|seit|nach|desde|del|da|do|dal|dalla|dopo|di|sinds|na|van"
#: An age that opens a line or a sentence, before `today` and the date.
_OPENING_AGE: Final = rf"(?:^|(?<=[.!?\n])|(?<=[.!?] )){_N}{_YEARS}? {TODAY},? \(?{_DATED}(?!\w|,? (?:{_SINCE})(?!\w))"
#: Several who turn an age are a company.
_WE: Final = re.compile(r"(?<!\w)(?:we|we'll|wir|nous|noi|nosotros|nos|wij)(?: \w+)? $")
_NAME: Final = re.compile(r"[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]+(?:['\u2019-][^\W\d_]+)*")
#: Romance languages name some behind the age: `hoy cumple 50 años nuestra Maribel`.
_NAMED_BEHIND: Final = re.compile(rf",?((?: [a-zà-öø-ÿ]+){{0,3}}? {_NAME.pattern})")
_ASIDE: Final = re.compile(r"[^\w\s'\u2019-]")
#: Before a noun, they say that it is no name.
_ARTICLES: Final = frozenset(
    "the an this that le la les l un une ce cette der die das dem den ein eine dieser diese dieses unser unsere el los"
    " las una este esta il lo gli questo questa os as um uma het een dit deze in at from by for with von bei mit"
    " aus met zu fur auf en para por con per chez met bij om unserer".split()
)
_PARTICLES: Final = frozenset("de da do dos di del della van von der den ten ter la le el".split())
_NOBODY: Final = frozenset(
    "it this that what which es das dies alles was cela ca ceci esto eso questo cio isto isso dit dat het there today"
    " heute hoy oggi hoje vandaag inflation".split()
)
#: How far about an age to look for whose it is, for things, and for what is told of products.
_AROUND, _NEAR, _FAR = 40, 60, 160


def find_reached(text: Text, words: Words, claims: Claims) -> None:
    """Ages that somebody reaches on a day that is told."""
    for anchor, is_counted in _verbs(text, words):
        start, end, who = _told(text, anchor, is_counted=is_counted)
        if end and _is_persons(text, words, anchor, (start, end), who):
            _add(text, claims, start, end)


def find_reached_today(text: Text, words: Words, claims: Claims) -> None:
    """Ages that open a sentence and are reached on this day, which is told."""
    for match in expression_of(_OPENING_AGE).finditer(text.folded):
        if not _is_things(text, words, *match.span()):
            _add(text, claims, *match.span())


def _add(text: Text, claims: Claims, start: int, end: int) -> None:
    """Take a birthday, without the dot that ends its sentence."""
    told = text.folded[start:end].rstrip(".")
    claims.add(Hit("any.birth-date.birthday", start, start + len(told), told))


def _verbs(text: Text, words: Words) -> Iterator[tuple[Found, bool]]:
    """Where verbs for reaching an age stand, and whether the age has to be said to be of years behind them."""
    for anchor in words.find("age_verbs", text.ground):
        yield anchor, False
    for anchor in words.find("counted_age_verbs", text.ground):
        yield anchor, True


def _told(text: Text, anchor: Found, *, is_counted: bool) -> tuple[int, int, str]:
    """Where age and day about a verb begin and end, or zeros, and who is named between verb and age."""
    for source in (_AGE_AND_DAY, _DAY_AND_AGE):
        match = expression_of(source).match(text.folded, anchor.end)
        if match and (match["years"] or not is_counted):
            return anchor.start, match.end(), ""
    match = expression_of(_AGE).match(text.folded, anchor.end)
    if not match or (is_counted and not match["years"]):
        return 0, 0, ""
    first = max(0, anchor.start - _LONGEST_BEFORE)
    day = expression_of(_DAY_BEFORE).search(text.folded[first : anchor.start])
    if not day:
        return 0, 0, ""
    return first + day.start(), match.end(), text.plain[slice(*match.span("who"))] if match["who"] else ""


def _is_things(text: Text, words: Words, start: int, end: int) -> bool:
    """Whether a thing that has an age is named in the sentence of a span, before it or right behind."""
    opening, closing = text.sentence(start)
    first = max(opening, start - _NEAR)
    about = text.around(start, end, start - first, min(_NEAR // 3, max(0, closing - end))) + text.folded[start:end]
    return words.near("born_things", about) or words.near("aged_things", about)


def _is_persons(text: Text, words: Words, anchor: Found, span: tuple[int, int], who: str) -> bool:
    """Whether who reaches an age is a person: the writer, one of theirs, or somebody with a name."""
    start, end = span
    if _is_things(text, words, start, end) or _WE.search(text.folded, max(0, anchor.start - 24), anchor.start):
        return False
    said = text.folded[slice(*anchor)]
    if words.near("own_age_verbs", said):
        return True
    if words.near("born_people", text.folded[max(0, start - _AROUND) : end]):
        return True
    about = text.around(start, end, _FAR, _FAR)
    is_told = words.near("wish_words", about) or words.near("person_signs", about)
    if not is_told and (words.near("launch_words", about) or words.near("jubilee_words", about)):
        return False
    parts = _ASIDE.split(who or text.plain[max(0, anchor.start - 2 * _AROUND) : anchor.start])
    # `Sheila, our nurse, turns 50`: the name stands before what is said aside.
    named = parts[-1].split() or (parts[-3].split() if len(parts) > 2 else [])  # noqa: PLR2004
    needs_two = words.near("vague_age_verbs", said) and not is_told
    if _is_name(named, needs_two=needs_two, is_told=is_told):
        return True
    behind = _NAMED_BEHIND.match(text.plain, end) if words.near("leading_age_verbs", said) else None
    return behind is not None and _is_name(behind[1].split(), needs_two=False, is_told=is_told)


def _is_name(named: list[str], *, needs_two: bool, is_told: bool) -> bool:
    """Whether the last of some words are somebody's name, as far as letters and articles tell."""
    *before, last = ["", "", *named] if named else ["", "", ""]
    if not _NAME.fullmatch(last) or fold(last) in _NOBODY:
        return False
    nearer, farther = fold(before[-1]), fold(before[-2])
    # Portuguese puts an article before names, of persons and of companies.
    if nearer in {"o", "a"}:
        return is_told
    if nearer in _PARTICLES and _NAME.fullmatch(before[-2]):
        return True
    if nearer in _ARTICLES | _PARTICLES:
        return False
    if _NAME.fullmatch(before[-1]):
        return farther not in (_ARTICLES | {"o", "a"}) - {"unser", "unsere", "onze", "our", "notre"}
    return not needs_two

"""Passwords, PINs and door codes said in words, in seven languages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from exposure.detect.text import Text

#: What may stand between the word and the value: what it opens, and a verb or a sign. Read on folded text.
_LINK: Final = re.compile(
    r"(?P<about>(?:[ '][^\W\d_][\w'.]*){0,6}?)\s?(?P<link>(?:is|was|still is|ist|war|lautet|bleibt|heisst|es"
    r"|era|sigue siendo|e|est|c'est|reste|rimane"
    r"|resta|continua|sendo|blijft|luidt|son|sono)(?= )(?: (?:now|still|immer noch|weiterhin|noch|nog steeds"
    r"|always|immer|sempre|siempre|altijd|jetzt|nu|ahora|ora|toujours|maintenant|agora))?:?"
    r"|[:=]|->|→|,(?: [^.:!?;\n]{1,60}:)?)\s*"
)
#: The name of a network on one line and what opens it on the next.
_NETWORK: Final = re.compile(
    r"(?<!\w)(?:wlan|wi ?fi)(?!\w)[^\n]{0,40}\n\s*"
    r"(?:code|key|pw|pass|schlussel|clave|cle|clef|chiave|chave|senha|sleutel)\s?:\s*"
)
#: How a password begins that is described rather than written, and what only the letters of a password are said to be.
_IS: Final = re.compile(
    r"[^.:!\n]{0,60}?(?:[?:]\W{0,8}|(?<!\w))(?:it's|it is|is|ist|es|e|c'est|est|era|gewoon|facil|:)\s"
)
_DESCRIBED: Final = re.compile(
    r"[^?\n]{2,70}?(?<!\w)(?:with (?:a )?capital|capital [a-z]|all (?:one word|lower ?case|in capitals|caps)"
    r"|(?:upp|low)er ?case|majuscules?|minuscules?|en un seul mot|tout attache|gross(?:es|em|geschrieben)"
    r"|grosse[mns]? [a-z]"
    r"|gro(?:ß|ss)es [a-z]|klein(?:es [a-z]|geschrieben)|zusammengeschrieben|en mayusculas?|en minusculas?|mayusculas?"
    r"|todo junto|maiuscol[aoei]|minuscol[aoei]|tutto attaccato|maiusculas?|tudo junto|[a-z] grande"
    r"|(?:met |een )?hoofdletters?|kleine letters|aan elkaar)(?!\w)[^.?!\n]{0,60}"
)
#: Advice on passwords in general.
_ADVICE: Final = re.compile(
    r"(?<!\w)(?:must|should|needs?|at least|contains?|rules?|policy|strong|doit|doivent|au moins|contenir|regle|muss"
    r"|mussen|mindestens|enthalt|sollte|stark|regel|debe|al menos|contener|segura|deve|almeno|contenere|pelo menos"
    r"|conter|moet|minstens|bevat\w*|sterk)(?!\w)"
)
_VALUE: Final = re.compile(r"[\"'`“«„\u2018]?\s?(?P<value>[^\s\"'`“”«»„\u2018\u2019,;]{3,64})")
_ADJACENT: Final = re.compile(r"\s+[\"'`“«„\u2018]?(?P<value>[^\s\"'`“”«»„\u2018\u2019,;]{6,64})")
_CODE: Final = re.compile(
    r"[\"'`“«„\u2018]?\s?(?P<value>[A-Za-z]{0,2}\d{3,8}(?:[A-Za-z]\d{0,4})?[#*]?|\d{2}[A-Za-z]\d{2,4}"
    r"|\d{2}-\d{2}(?:-\d{2})?)(?![\w-]|[.,:/%]\d| ?[€$%£])"
)
_SPACE: Final = re.compile(r"\s+")
_TAIL: Final = ".!?)]}…"
#: Fewer characters are a PIN at best, and more often a word.
_SHORTEST: Final = 4
#: A PIN has four or five digits; six are a postcode in India.
_PIN: Final = re.compile(r"\d{4,5}")


def find_spoken(text: Text, words: Words, claims: Claims) -> None:
    """Secrets that follow the words for them."""
    for anchor in words.find("password_words", text.ground):
        _find_described(text, words, claims, anchor.end)
        link = _LINK.match(text.folded, anchor.end)
        match = _VALUE.match(text.plain, link.end()) if link else None
        if not match or not looks_chosen(match["value"].rstrip(_TAIL)):
            match = _ADJACENT.match(text.plain, anchor.end)
        if match and looks_chosen(match["value"].rstrip(_TAIL)):
            _claim(text, words, claims, match, "any.credential.said")
    for network in _NETWORK.finditer(text.folded):
        match = _VALUE.match(text.plain, network.end())
        if match and looks_chosen(match["value"].rstrip(_TAIL)):
            _claim(text, words, claims, match, "any.credential.said")
    for anchor in words.find("code_words", text.ground):
        link = _LINK.match(text.folded, anchor.end) or _SPACE.match(text.folded, anchor.end)
        match = _CODE.match(text.plain, link.end()) if link and text.plain[anchor.end :][:1] != "-" else None
        if link and not match:
            match = _CODE.match(text.plain, anchor.end + 1)
        if match and (not text.folded.startswith("pin", anchor.start) or _PIN.fullmatch(match["value"])):
            _claim(text, words, claims, match, "any.credential.code")


def _find_described(text: Text, words: Words, claims: Claims, end: int) -> None:
    """A password of which the letters are told one by one, with their case."""
    begins = _IS.match(text.folded, end)
    match = _DESCRIBED.match(text.folded, begins.end()) if begins else None
    if not begins or not match or _ADVICE.search(text.folded, end, match.end()):
        return
    if not is_sample(text, words, *match.span()) and claims.free(*match.span()):
        claims.add(Hit("any.credential.said", *match.span(), match.group().strip()))


def _claim(text: Text, words: Words, claims: Claims, match: re.Match[str], rule: str) -> None:
    start = match.start("value")
    value = match["value"].rstrip(_TAIL)
    sample = is_sample(text, words, start, start + len(value)) or value.lower() in words.listed("placeholder_passwords")
    if not sample and not is_blank(value) and claims.free(start, start + len(value)):
        claims.add(Hit(rule, start, start + len(value), value))


_BLANK: Final = re.compile(
    r"^[<\[{%$(].*|^[x*•.…_\-?#]{3,}$|^(?:[\dx]{1,3}\.){3}[\dx]{1,3}$|(?i:your|votre|example|exemple|placeholder|changeme|change_me|replace"
    r"|redacted|dummy|sample|xxxx|<|\.\.\.|\*\*\*|env\[|getenv|process\.env|deinpasswort|tucontrase"
    r"|tuapassword|suasenha|jouwwachtwoord)"
)


def is_blank(value: str) -> bool:
    """Whether a value is a blank to be filled in."""
    return _BLANK.search(value) is not None


def looks_chosen(value: str) -> bool:
    """Whether a word after "password is" is a password: it mixes kinds of characters, as sentences do not."""
    kinds = [any(map(test, value)) for test in (str.islower, str.isupper, str.isdigit, _is_sign)]
    return len(value) >= _SHORTEST and sum(kinds) > 1 and (kinds[2] or kinds[3] or _has_inner_capital(value))


def _is_sign(character: str) -> bool:
    return not character.isalnum() and not character.isspace() and character not in "'\u2019-.,:/()"


def _has_inner_capital(value: str) -> bool:
    return any(one.islower() and two.isupper() for one, two in pairwise(value))

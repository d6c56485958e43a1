"""E-mail addresses, as such or written out to dodge robots, and the mailboxes that are nobody's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.detect.text import places
from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.text import Text

_EMAIL: Final = re.compile(
    r"(?<![\w.+@/-])[A-Za-z0-9À-ɏ](?:[\wÀ-ɏ.+'%-]{0,62}[\wÀ-ɏ+-])?@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w@-])"
)

_DOT_WORD: Final = r"(?:dot|d0t|point|punkt|punto|ponto|punt)"
_AT_WORD: Final = r"(?:at|ät|arobas[ek]?|arr?obase|arroba|chiocciola|klammeraffe|apenstaartje|chez|presso|bei|bij|a|@)"
_OPEN, _CLOSE = r"\s*[\[({<*_|-]\s*", r"\s*[\])}>*_|-]\s*"
_BRACKETED_DOT: Final = rf"{_OPEN}(?:{_DOT_WORD}|\.){_CLOSE}"
_SPELT_DOT: Final = rf"(?:{_BRACKETED_DOT}|\s+{_DOT_WORD}\s+)"
_ANY_DOT: Final = rf"(?:{_SPELT_DOT}|\.)"
_LINE_WORD: Final = (
    r"(?:underscore|tiret bas|tiret|dash|bindestrich|unterstrich|guion bajo|guion|trattino|streepje|hifen)"
)
_LOCAL: Final = re.compile(
    rf"(?<![\w@.+-])[a-z0-9À-ɏ]+(?:(?:{_SPELT_DOT}|\s{_LINE_WORD}\s|[._+-])[a-z0-9À-ɏ]+){{0,5}}\Z", re.IGNORECASE
)
_LONGEST_LOCAL: Final = 90
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?"
_SUFFIX: Final = (
    r"(?:com|org|net|fr|io|co|uk|eu|de|at|be|ch|ca|es|it|pt|nl|lu|dev|me|info|edu|ai|app|us|in|au|ie|nz"
    r"|za|studio|tech|consulting|pro|br|ma|tn|sn|example|invalid|test)"
)
_NAMED_SIGN: Final = r"(?:arobas[ek]?|arr?obase|arroba|chiocciola|klammeraffe|affenschwanz|apenstaart(?:je)?)"
_PLAIN_SIGN: Final = r"(?:at|ät|chez)"
#: The sign: in brackets, by a word that says nothing else, or by a word that is a preposition too.
_AT: Final = re.compile(
    rf"(?P<bracketed>{_OPEN}{_AT_WORD}{_CLOSE})"
    rf"|(?P<named>\s+{_NAMED_SIGN}\s+)"
    rf"|(?P<plain>\s+{_PLAIN_SIGN}\s+)"
    r"|(?P<spaced> @ )",
    re.IGNORECASE,
)
_DOMAIN: Final = re.compile(
    rf"{_LABEL}(?:{_ANY_DOT}{_LABEL}){{0,2}}?{_ANY_DOT}[a-z]{{2,12}}(?:{_ANY_DOT}[a-z]{{2}})?(?!\w)", re.IGNORECASE
)
#: Behind a preposition the dot is spelt too, or the name before it has the form of a mailbox.
_SPELT_DOMAIN: Final = re.compile(
    rf"{_LABEL}(?:{_ANY_DOT}{_LABEL}){{0,2}}?{_SPELT_DOT}{_SUFFIX}(?:{_ANY_DOT}[a-z]{{2}})?(?!\w)", re.IGNORECASE
)
_SPACED_DOMAIN: Final = re.compile(rf"{_LABEL}(?:\s?\.\s?{_LABEL}){{0,2}}?\s?\.\s?{_SUFFIX}(?!\w)", re.IGNORECASE)
_PLAIN_DOMAIN: Final = re.compile(rf"{_LABEL}\.{_SUFFIX}(?!\w)", re.IGNORECASE)
_BRACKETED_SIGN: Final = re.compile(
    r"[\[({<*_|-]\s?(?:at|a|@|ar+o|chez|ät|chiocc|presso|bei|bij)\s?[\])}>*_|-]", re.IGNORECASE
)
#: A sign of any kind, with what begins a domain of any kind behind it.
_SIGN_BEFORE_DOMAIN: Final = re.compile(
    rf"[\s\[({{<*_|-](?:\s*{_AT_WORD}{_CLOSE}|(?:{_NAMED_SIGN}|{_PLAIN_SIGN})\s+){_LABEL}{_ANY_DOT}[a-z0-9]",
    re.IGNORECASE,
)
#: How signs in words begin, folded; letters whose capitals are not their own are left out.
_SIGN_BEGINNINGS: Final = ("at", "aro", "arro", "ch", "kla", "aff", "apen")
_OPENING: Final = "[({<*_|-"
_CODE_CALL: Final = re.compile(r"[(=:\[,]\s*[\"'`<]\s*$")
_LOCAL_PARTS: Final = re.compile(r"[._+\-]")
_PERSONAL: Final = re.compile(r"[a-z]{2,}[._]\w")
#: Parts of a role mailbox as short as these are countries or numbers.
_SHORT: Final = 4
_PLURALS: Final = ("s", "es", "en", "n", "e")
_ONE_WORD: Final = re.compile(r"[a-z]{5,}")
#: How much of a word stays the same in the plural.
_STEM: Final = 5


def find_emails(text: Text, words: Words, claims: Claims, *, spelt: bool) -> None:
    """Addresses of persons; `spelt` says whether the sign, or a word for it or for a dot, is written out."""
    if "@" in text.plain:
        for match in _emails(text.plain):
            _claim(match.span(), match.group().lower(), text, words, claims)
    if (spelt and _has_sign_before_domain(text)) or " @ " in text.plain:
        for at in _AT.finditer(text.plain):
            _find_written_out(at, text, words, claims)


def mailboxes_in(batch: Batch) -> NDArray[np.int64]:
    """Where the sign stands in texts, as such."""
    return batch.places_of("@")


def bracketed_signs_in(batch: Batch) -> NDArray[np.int64]:
    """Where the sign stands in texts, in brackets."""
    # To look for each bracket is far faster than to ask of every character whether it is one.
    brackets = batch.places_of(_OPENING).tolist()
    return np.array([at for at in brackets if _BRACKETED_SIGN.match(batch.plain, at)], np.int64)


def _emails(plain: str) -> Iterator[re.Match[str]]:
    """Addresses as such."""
    done = 0
    at = plain.find("@")
    while at >= 0:
        # An address goes past no space, and most signs stand at the beginning of a user's name.
        last = plain.find(" ", at)
        last = len(plain) if last < 0 else last
        if at > done and _may_end_local(plain[at - 1]) and plain[at + 1 : at + 2].isalnum():
            yield from _EMAIL.finditer(plain, max(done, plain.rfind(" ", done, at) + 1), last)
            done = at = last
        at = plain.find("@", at + 1)


def _may_end_local(sign: str) -> bool:
    return sign.isalnum() or sign in "_+-" or "À" <= sign <= "ɏ"


def _has_sign_before_domain(text: Text) -> bool:
    """Whether behind any sign, in brackets or in words, stands what begins a domain: few words for it are signs."""
    brackets = places(_OPENING, text.plain)
    words = (at - 1 for at in places(_SIGN_BEGINNINGS, text.folded) if at and text.folded[at - 1].isspace())
    return any(_SIGN_BEFORE_DOMAIN.match(text.plain, at) for at in (*brackets, *words))


def _find_written_out(at: re.Match[str], text: Text, words: Words, claims: Claims) -> None:
    """The address about a sign in words, if there is one."""
    plain = text.plain
    form = _SPELT_DOMAIN if at["plain"] else _SPACED_DOMAIN if at["spaced"] else _DOMAIN
    domain = form.match(plain, at.end()) or (_SPACED_DOMAIN.match(plain, at.end()) if at["bracketed"] else None)
    # People work @ a firm, too.
    odd = domain is not None and (not at["spaced"] or _is_private(domain.group(), words))
    if not domain and at["plain"]:
        domain = _PLAIN_DOMAIN.match(plain, at.end())
    local = domain and _LOCAL.search(plain, max(0, at.start() - _LONGEST_LOCAL), at.start())
    if not domain or not local:
        return
    span = (local.start(), domain.end())
    said = {domain.group().lower().split()[0], local.group().lower()}
    if at["plain"] and (words.listed("common_en") | words.listed("spelt_email_words")) & said:
        return
    if odd or _PERSONAL.match(local.group().lower()) or words.near("private_contact", text.around(*span, 40, 0)):
        _claim(span, f"{_joined(local.group())}@{_joined(domain.group())}", text, words, claims)


def _is_private(domain: str, words: Words) -> bool:
    return re.sub(r"\s", "", domain).lower() in words.listed("webmail")


def _joined(written_out: str) -> str:
    """A part of an address as it is meant."""
    lines = re.sub(rf"\s{_LINE_WORD}\s", "_", written_out.lower())
    return re.sub(r"\s+", "", re.sub(_SPELT_DOT, ".", lines))


def _claim(span: tuple[int, int], address: str, text: Text, words: Words, claims: Claims) -> None:
    local, _, domain = address.partition("@")
    if local in words.listed("placeholder_mailboxes") or domain in words.listed("placeholder_domains"):
        return
    if _is_code(span[0], domain, text):
        return
    if _is_role(local, domain, words) or _is_topic(local, domain, span, text, words) or is_sample(text, words, *span):
        return
    private = domain in words.listed("webmail") or words.near("private_contact", text.around(*span, 60, 0))
    rule = "any.email.address" if text.plain[slice(*span)].lower() == address else "any.email.written-out"
    claims.add(Hit(rule, *span, address, "high" if private else None))


def has_role_mailbox(stretch: str, words: Words) -> bool:
    """Whether the address of a task or an organisation stands in a stretch of plain text."""
    parts = (match.group().lower().partition("@") for match in _EMAIL.finditer(stretch)) if "@" in stretch else ()
    return any(_is_role(local, domain, words) for local, _, domain in parts)


def _is_role(local: str, domain: str, words: Words) -> bool:
    """Whether a mailbox is named after a task, or after the organisation itself."""
    roles = words.listed("role_mailboxes")
    bare = local.rstrip("0123456789")
    if not roles.isdisjoint((local, bare, *(bare.removesuffix(ending) for ending in _PLURALS))):
        return True
    if domain not in words.listed("webmail") and bare.replace("-", "") in domain.replace("-", "").split("."):
        return True
    parts = [part for part in _LOCAL_PARTS.split(bare) if part]
    if len(parts) > 1 and parts[0] in words.listed("team_mailboxes"):
        return True
    return any(part in roles for part in parts) and all(part in roles or len(part) < _SHORT for part in parts)


def _is_topic(local: str, domain: str, span: tuple[int, int], text: Text, words: Words) -> bool:
    """Whether a mailbox is named after what the text is about: the same word stands there in lower case."""
    if not _ONE_WORD.fullmatch(local) or domain in words.listed("webmail"):
        return False
    stem = re.compile(rf"(?<![\w@.]){re.escape(local[: max(_STEM, len(local) - 2)])}[^\W\d_]{{0,4}}(?![\w@.]*@)")
    return any(match.end() <= span[0] or match.start() >= span[1] for match in stem.finditer(text.plain))


def _is_code(start: int, domain: str, text: Text) -> bool:
    """Whether an address of the example domains is an argument in code."""
    return (
        re.fullmatch(r"(?:[\w-]+\.)*example\.\w+|(?:[\w-]+\.)*(?:example|test|invalid|localhost)", domain) is not None
        and _CODE_CALL.search(text.plain[max(0, start - 6) : start]) is not None
    )

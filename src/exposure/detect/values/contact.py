"""E-mail addresses, telephone numbers and IP addresses, and the contexts in which they are nobody's."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Final

import phonenumbers
from phonenumbers import PhoneNumberType

from exposure.detect.values.claims import Claims, Hit, Words

if TYPE_CHECKING:
    from exposure.detect.text import Text

_EMAIL: Final = re.compile(
    r"(?<![\w.+@/-])[A-Za-z0-9À-ɏ](?:[\wÀ-ɏ.+'%-]{0,62}[\wÀ-ɏ+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w@-])"
)
_DOT: Final = (
    r"(?:\s*[\[({<]\s*(?:dot|point|punkt|punto|ponto|punt|\.)\s*[\])}>]\s*|\s+(?:dot|point|punkt|punto"
    r"|ponto|punt)\s+|\s?\.\s?)"
)
_SPELT_DOT: Final = (
    r"(?:\s*[\[({<]\s*(?:dot|point|punkt|punto|ponto|punt|\.)\s*[\])}>]\s*|\s+(?:dot|point|punkt|punto|ponto|punt)\s+)"
)
_BRACKETED_AT: Final = r"\s*[\[({<]\s*(?:at|arobase|arrobe|chez|arroba|chiocciola|a|@)\s*[\])}>]\s*"
_SUFFIX: Final = (
    r"(?:com|org|net|fr|io|co|uk|eu|de|be|ch|ca|es|it|pt|nl|dev|me|info|edu|ai|app|us|in|au|ie|nz"
    r"|za|studio|tech|consulting|pro|br|ma|tn|sn)"
)
_SPELT_AT: Final = r"\s+(?:at|arobase|arrobase|arroba|chiocciola|klammeraffe|apenstaartje)\s+"
_LOCAL: Final = rf"(?<![\w@.-])[a-z0-9_+.-]+(?:{_SPELT_DOT}[a-z0-9_+]+){{0,4}}"
_COUNTRY: Final = rf"(?:{_DOT}(?:uk|fr|br|au|com))?(?!\w)"
_WRITTEN_OUT: Final = (
    re.compile(
        rf"{_LOCAL}{_BRACKETED_AT}[a-z0-9-]+(?:\.[a-z0-9-]+)?{_DOT}[a-z]{{2,12}}{_COUNTRY}",
        re.IGNORECASE,
    ),
    re.compile(rf"{_LOCAL}{_SPELT_AT}[a-z0-9-]+{_SPELT_DOT}{_SUFFIX}{_COUNTRY}", re.IGNORECASE),
    re.compile(rf"{_LOCAL}\s+(?:arr?obase|arroba|chiocciola)\s+[a-z0-9-]+{_DOT}[a-z]{{2,12}}(?!\w)", re.IGNORECASE),
)
_SPELT_SIGNS: Final = (
    *"(at [at {at <at (a) [a] (aro [aro (arr [arr arobase arroba (chez [chez chiocciola".split(),
    " dot ",
    " point ",
    " punt ",
    " punkt ",
    " punto ",
    " ponto ",
)
_CODE_CALL: Final = re.compile(r"[(=:\[,]\s*[\"'`<]\s*$")
_LOCAL_PARTS: Final = re.compile(r"[._+\-]")

#: Parts of a role mailbox as short as these are countries or numbers.
_SHORT: Final = 4
_PHONE: Final = re.compile(
    r"(?<![\w.,/+#@-])(?:(?:\+|00)\s?\d|\(?\d)(?:[\s\u00a0\u202f.\-/()]{0,3}\d){6,15}(?:\s?(?:x|ext\.?"
    r"|poste)\s?\d{1,6})?(?![\w@]|[.,-]\d)"
)
_GROUPED: Final = re.compile(
    r"0\d(?:[ .\-\u00a0\u202f]\d\d){4}|0\d{3,4}[ -]\d{3}[ -]?\d{3,4}|0\d{2}[ -]\d{4}[ -]\d{4}|07\d{3} ?\d{6}"
    r"|(?:1[ .-])?\(?[2-9]\d\d\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}"
)
#: Fewest and most digits of a telephone number.
_SHORTEST: Final = 7
_LONGEST: Final = 15
_LAST_GROUP: Final = re.compile(r"[^\d]+\d+\D*$")
_REGIONS: Final = ("FR", "US", "GB")
_NOBODYS: Final = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    }
)
_DATE_LIKE: Final = re.compile(
    r"(?:19|20)\d\d\s?[-/.]\s?(?:(?:19|20)\d\d$|\d{1,2}\b)|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d"
)

_IPV4: Final = re.compile(r"(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w.:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}(?![\w:/]|\.\d)")


def find_emails(text: Text, words: Words, claims: Claims) -> None:
    """Addresses of persons, as such or written out to dodge robots."""
    if "@" in text.plain:
        for match in _EMAIL.finditer(text.plain):
            _claim_email(match, match.group().lower(), text, words, claims)
    if any(sign in text.folded for sign in _SPELT_SIGNS):
        for expression in _WRITTEN_OUT:
            for match in expression.finditer(text.plain):
                _claim_email(match, _joined(match.group()), text, words, claims)


def _joined(written_out: str) -> str:
    """The address that a written-out one stands for."""
    address = re.sub(rf"{_BRACKETED_AT}|{_SPELT_AT}", "@", written_out.lower(), count=1)
    return re.sub(r"\s+", "", re.sub(_DOT, ".", address))


def _claim_email(match: re.Match[str], address: str, text: Text, words: Words, claims: Claims) -> None:
    local, _, domain = address.partition("@")
    if not domain or local in words.listed("placeholder_mailboxes") or _is_sample(match, domain, text):
        return
    if _is_role(local, words):
        return
    private = domain in words.listed("webmail") or words.near("private_contact", text.around(*match.span(), 60, 0))
    claims.add(
        Hit(
            "any.email.written-out" if "@" not in match.group() or " " in match.group() else "any.email.address",
            *match.span(),
            address,
            "high" if private else None,
        )
    )


def _is_role(local: str, words: Words) -> bool:
    roles = words.listed("role_mailboxes")
    parts = [part for part in _LOCAL_PARTS.split(local.rstrip("0123456789")) if part]
    return local in roles or (
        any(part in roles for part in parts) and all(part in roles or len(part) < _SHORT for part in parts)
    )


def _is_sample(match: re.Match[str], domain: str, text: Text) -> bool:
    """Whether an address of the example domains is an argument in code."""
    return (
        re.fullmatch(r"(?:[\w-]+\.)*example\.\w+|example|test|localhost", domain) is not None
        and _CODE_CALL.search(text.plain[max(0, match.start() - 6) : match.start()]) is not None
    )


def find_phones(text: Text, words: Words, claims: Claims) -> None:
    """Numbers of persons: valid ones, and possible ones where the words say telephone."""
    for match in _PHONE.finditer(text.linkless):
        start, end = match.span()
        if match.group().startswith("(") and ")" not in match.group():
            start += 1
        end = _end_of_number(text.linkless, start, end, claims)
        written = text.linkless[start:end]
        if not written or _DATE_LIKE.match(written) or _IPV4.fullmatch(written):
            continue
        about = text.around(start, end, 45, 25)
        if words.near("not_a_phone", text.around(start, end, 22, 6)) or words.near("switchboard", about):
            continue
        fact = _number(written, said=words.near("phone_context", about))
        if not fact and words.near("phone_label", text.folded[max(0, start - 24) : start] + text.folded[end : end + 9]):
            fact = re.sub(r"\D", "", written)
        if fact:
            claims.add(Hit("any.phone.number", start, end, fact))


def _end_of_number(text: str, start: int, end: int, claims: Claims) -> int:
    """Where the number ends when another stands right behind it; the start, if none is left."""
    while start < end and (not claims.free(start, end) or sum(map(str.isdigit, text[start:end])) > _LONGEST):
        cut = _LAST_GROUP.search(text, start, end)
        end = cut.start() if cut else start
    return end if sum(map(str.isdigit, text[start:end])) >= _SHORTEST else start


def _number(written: str, *, said: bool) -> str:
    """The number in E.164 form, or nothing."""
    digits = re.sub(r"\(0\)", "", written)
    international = digits.lstrip("( ").startswith(("+", "00"))
    plausible = international or said or _GROUPED.match(written) is not None
    for region in (None,) if international else _REGIONS:
        try:
            number = phonenumbers.parse(re.sub(r"^\(?00", "+", digits) if international else digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            if phonenumbers.number_type(number) in _NOBODYS:
                return ""
            if not (plausible or (region == "FR" and re.fullmatch(r"0[67]\d{8}", written))):
                continue
        elif not (plausible and _fits(written, number, region, said=said)):
            continue
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return ""


def _fits(written: str, number: phonenumbers.PhoneNumber, region: str | None, *, said: bool) -> bool:
    """Whether a number that its plan has not given out still looks like one of that region."""
    if not phonenumbers.is_possible_number(number):
        return said and len(re.sub(r"\D", "", written)) in range(9, 16) and written.lstrip("( ")[:1] in "+0"
    if region is None:
        return True
    shape = {
        "FR": r"0[1-9](?:\D?\d\d){4}",
        "US": r"(?:1\D)?\(?\d{3}\)?\D{0,2}\d{3}\D\d{4}.*",
        "GB": r"\(?0[1-9][\d\s-]{8,12}",
    }
    return re.fullmatch(shape[region], written) is not None


def find_ip_addresses(text: Text, words: Words, claims: Claims) -> None:
    """Addresses of machines that words tie to a person or a private network."""
    for expression in (_IPV4, _IPV6):
        for match in expression.finditer(text.linkless):
            fact = _ip(match.group())
            if not fact or not claims.free(*match.span()):
                continue
            near = text.around(*match.span(), 40, 15)
            if words.near("version_context", near) or words.near("tutorial_context", text.folded):
                continue
            said = words.near("host_context", text.around(*match.span(), 120, 60))
            claims.add(Hit("any.ip-address.host", *match.span(), fact, None if said else "low"))


def _ip(written: str) -> str:
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return ""
    if address.is_loopback or address.is_unspecified or address.is_multicast or written.startswith(("255.", "0.")):
        return ""
    return str(address)

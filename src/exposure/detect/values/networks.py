"""Addresses of machines that belong to a person or a private network."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Final

from exposure.detect.text import places
from exposure.detect.values.claims import Claims, Hit, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.detect.text import Text
    from exposure.detect.values.digits import Run

_IPV4: Final = re.compile(r"(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
#: An address behind a user's or a protocol's name.
_IPV4_IN_URL: Final = re.compile(r"(?:(?<=://)|(?<=@))(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w.:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}(?![\w:]|\.\d)")
_COLONS: Final = re.compile(r":[0-9a-fA-F]{0,4}:")
#: How many dots stand between the parts of an address.
_DOTS: Final = 3
#: Parts of a version are seldom as high, and those of an address seldom all lower.
_HIGH: Final = 100


def may_hold_ip_address(text: Text, runs: Sequence[Run]) -> bool:
    """Whether a text may hold an address; `runs` are the runs of digits beside links."""
    read = text.linkless
    return (
        (len(runs) > _DOTS and _has_dotted(read, runs))
        or (read.count(":") > 1 and _COLONS.search(read) is not None)
        or ((read is not text.plain or "@" in text.plain) and _has_number_in_url(text.plain))
    )


def _has_dotted(read: str, runs: Sequence[Run]) -> bool:
    """Whether four runs of digits stand together with dots between them."""
    dots = before = 0
    for start, end in runs:
        dots = dots + 1 if start - before == 1 and read[before] == "." else 0
        if dots == _DOTS:
            return True
        before = end
    return False


def _has_number_in_url(plain: str) -> bool:
    """Whether a digit stands where a link or an address of a mailbox names a host."""
    return any(plain[at + 1 : at + 2].isdecimal() for at in places("@", plain)) or any(
        plain[at + 3 : at + 4].isdecimal() for at in places(("://",), plain)
    )


def find_ip_addresses(text: Text, words: Words, claims: Claims) -> None:
    """Addresses that words tie to a machine, and those that can be nothing else."""
    for expression, read in ((_IPV4, text.linkless), (_IPV4_IN_URL, text.plain), (_IPV6, text.linkless)):
        for match in expression.finditer(read):
            address = _ip(match.group())
            if address is None or not claims.free(*match.span()):
                continue
            said = words.near("host_context", text.around(*match.span(), 120, 60))
            labelled = words.near("host_label", text.around(*match.span(), 24, 0))
            labelled = labelled or expression is _IPV4_IN_URL
            if not labelled and words.near("version_context", text.around(*match.span(), 40, 15)):
                continue
            if words.near("tutorial_context", text.folded):
                continue
            sure = said or labelled or _can_only_be(match.group())
            claims.add(Hit("any.ip-address.host", *match.span(), str(address), None if sure else "low"))


def _ip(written: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address, if it is that of one machine."""
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return None
    if address.is_loopback or address.is_unspecified or address.is_multicast or written.startswith(("255.", "0.")):
        return None
    return address


def _can_only_be(written: str) -> bool:
    return ":" in written or max(map(int, written.split("."))) >= _HIGH

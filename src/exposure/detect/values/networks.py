"""Addresses of machines that belong to a person or a private network."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.detect.values.claims import Claims, Hit, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.text import Text

_IPV4: Final = re.compile(r"(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
#: An address behind a user's or a protocol's name.
_IPV4_IN_URL: Final = re.compile(r"(?:(?<=://)|(?<=@))(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w.:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}(?![\w:]|\.\d)")
_PREFIX: Final = re.compile(r"/\d{1,3}(?!\w)")
#: How many digits a part of a longer address has.
_LONGEST_PART: Final = 4
#: Parts of a version are seldom as high, and those of an address seldom all lower.
_HIGH: Final = 100


def hosts_in(batch: Batch) -> NDArray[np.int64]:
    """Where addresses may stand in texts: four numbers with dots between, two colons, a number that names a host."""
    begins, ends = batch.digits
    is_dotted = np.append(False, (begins[1:] - ends[:-1] == 1) & (batch.beside_links.take(ends[:-1]) == ord(".")))
    dotted = np.flatnonzero(is_dotted[2:] & is_dotted[1:-1] & is_dotted[:-2]) + 2
    colons = batch.places_of(":")
    close = colons[1:][np.diff(colons) <= _LONGEST_PART + 1]
    slashes = batch.places_of("/")
    before_hosts = np.append(batch.places_of("@"), slashes[1:][np.diff(slashes) == 1])
    named = [at for at in before_hosts.tolist() if batch.plain[at + 1].isdecimal()]
    return np.concatenate([begins.take(dotted), close, np.array(named, np.int64)])


def find_ip_addresses(text: Text, words: Words, claims: Claims) -> None:
    """Addresses that words tie to a machine, and those that can be nothing else."""
    for expression, read in ((_IPV4, text.linkless), (_IPV4_IN_URL, text.plain), (_IPV6, text.linkless)):
        for match in expression.finditer(read):
            address = _ip(match.group())
            if address is None or not claims.free(*match.span()) or _is_network(read, *match.span()):
                continue
            if str(address) in words.listed("public_resolvers"):
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


def _is_network(read: str, start: int, end: int) -> bool:
    """Whether an address is that of a whole network, as `192.0.2.0/24` is."""
    length = _PREFIX.match(read, end)
    if not length:
        return False
    try:
        ipaddress.ip_network(read[start : length.end()])
    except ValueError:
        return False
    return True


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

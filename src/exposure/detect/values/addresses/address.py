"""What the forms of addresses make of a text: where an address stands, and how sure its form is of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import re

    from exposure.model import Severity

#: `whole` has a town or a dwelling, `bare` neither; what is `doubtful` is an address only at somebody's home.
Grade = Literal["whole", "bare", "doubtful"]

_SEVERITIES: dict[Grade, Severity | None] = {"whole": "medium", "bare": "low", "doubtful": None}


class Address(NamedTuple):
    """What has the form of an address in a text."""

    start: int
    end: int
    #: Where its town begins, or its end.
    town: int
    grade: Grade

    @property
    def severity(self) -> Severity | None:
        """How severe it is where nothing says whose it is."""
        return _SEVERITIES[self.grade]


def address_of(match: re.Match[str]) -> Address:
    """The address in the form of a street."""
    groups = match.groupdict()
    is_whole = any(groups.get(name) for name in ("flat", "unit", "town"))
    town = match.start("town") if groups.get("town") else match.end()
    return Address(match.start(), match.end(), town, "whole" if is_whole else "bare")

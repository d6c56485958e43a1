"""Where a member lived and when: from what they say to a sequence of residences that covers every day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from exposure.settings import Residence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_DAY = timedelta(days=1)


def cover(dated: Iterable[Residence], rest: str | None) -> tuple[Residence, ...]:
    """Residences in the order of time, with the country `rest` (None: unknown) wherever no dated one says another.

    Raises `ValueError` when two of the dated ones claim the same day.
    """
    covered: list[Residence] = []
    # The first day that nothing is said about yet; None before the first of all days.
    free_from: date | None = None
    for residence in sorted(dated, key=_beginning):
        if covered and (free_from is None or _beginning(residence) < free_from.toordinal()):
            raise ValueError(f"{covered[-1].country} and {residence.country} claim the same days")
        if residence.starts_on and (free_from is None or free_from < residence.starts_on):
            covered.append(Residence(rest, free_from, residence.starts_on - _DAY))
        covered.append(residence)
        free_from = residence.ends_on + _DAY if residence.ends_on else None
    if not covered or free_from is not None:
        covered.append(Residence(rest, free_from, None))
    return tuple(covered)


def located(residences: Sequence[Residence], country: str | None) -> tuple[Residence, ...]:
    """The residences with `country` wherever the country is unknown."""
    return tuple(residence._replace(country=residence.country or country) for residence in residences)


def _beginning(residence: Residence) -> int:
    """The first day of a residence as a number; 0, which no date has, for one without a beginning."""
    return residence.starts_on.toordinal() if residence.starts_on else 0

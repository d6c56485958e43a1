"""Where a member lived: every day has exactly one answer, whatever they say and in whatever order."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.policy import cover, located
from exposure.settings import Residence, Settings

US = Residence("US", date(2015, 1, 1), date(2021, 12, 31))
GB = Residence("GB", date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ((), [("FR", None, None)]),
        ((US,), [("FR", None, "2014-12-31"), ("US", "2015-01-01", "2021-12-31"), ("FR", "2022-01-01", None)]),
        (
            (GB, US),
            [
                ("FR", None, "2014-12-31"),
                ("US", "2015-01-01", "2021-12-31"),
                ("GB", "2022-01-01", "2022-12-31"),
                ("FR", "2023-01-01", None),
            ],
        ),
        ((Residence("US", None, date(2021, 12, 31)),), [("US", None, "2021-12-31"), ("FR", "2022-01-01", None)]),
        ((Residence("US", date(2015, 1, 1)),), [("FR", None, "2014-12-31"), ("US", "2015-01-01", None)]),
    ],
)
def test_the_country_without_days_fills_all_others(
    dated: tuple[Residence, ...], expected: list[tuple[str, str | None, str | None]]
) -> None:
    """Before, between and after the years that are told."""
    found = [
        (stay.country, stay.starts_on and str(stay.starts_on), stay.ends_on and str(stay.ends_on))
        for stay in cover(dated, "FR")
    ]
    assert found == expected


@pytest.mark.parametrize(
    "other",
    [
        Residence("GB", date(2021, 12, 31), date(2022, 5, 1)),
        Residence("GB", None, date(2015, 1, 1)),
        Residence("GB", date(2010, 1, 1)),
        Residence("GB", date(2016, 1, 1), date(2016, 2, 1)),
    ],
)
def test_two_countries_on_one_day_are_refused(other: Residence) -> None:
    """Nobody lives in two countries at once, and which one counts is not for the program to choose."""
    with pytest.raises(ValueError, match="claim the same days"):
        cover([US, other], "FR")


@given(st.lists(st.dates(date(2005, 1, 1), date(2026, 1, 1)), min_size=2, max_size=8, unique=True))
def test_every_day_has_exactly_one_country(bounds: list[date]) -> None:
    """Residences follow each other without gap or overlap, open at both ends."""
    days = sorted(bounds)
    stays = [Residence("US", *pair) for pair in zip(days[::2], days[1::2], strict=False)]
    found = cover(reversed(stays), "FR")
    assert found[0].starts_on is None
    assert found[-1].ends_on is None
    for earlier, later in itertools.pairwise(found):
        assert earlier.ends_on is not None
        assert later.starts_on == earlier.ends_on + timedelta(days=1)
    assert {stay for stay in found if stay.country == "US"} == set(stays)


def test_the_profile_fills_in_what_the_member_did_not_say() -> None:
    """Only the days of which the country is unknown."""
    told = cover([US], None)
    assert {stay.country for stay in located(told, "FR")} == {"US", "FR"}
    assert {stay.country for stay in located(told, None)} == {"US", None}


@pytest.mark.parametrize(("as_of", "country"), [("2014-12-31", "FR"), ("2015-01-01", "US"), ("2026-01-01", "FR")])
def test_the_country_is_that_of_the_day_of_the_verdict(as_of: str, country: str) -> None:
    """A settings value tells where the member lives then."""
    assert Settings(as_of=date.fromisoformat(as_of), regions=cover([US], "FR")).country == country

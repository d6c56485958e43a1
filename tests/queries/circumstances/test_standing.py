"""Where the member stands with each use: region, residence over time, choices, age."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.queries.scope.judge import ruled_store

from exposure import queries
from exposure.policy import cover
from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.store import Store

[STANDING] = [query for query in queries.load("circumstances") if query.name == "standing"]
NOW = date(2026, 6, 30)
MOVED = cover([Residence("US", None, date(2025, 3, 31))], "FR")


@pytest.fixture(name="ruled", scope="module")
def _ruled() -> Iterator[Store]:
    """A store with the rule pack in it."""
    with ruled_store() as store:
        yield store


def _standing(store: Store, flow: str = "genai_training", **choices: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of the settings
    """The one row about a flow for a member whose countries are known."""
    settings = Settings(**{"as_of": NOW, "regions": (Residence("FR"),), **choices})
    known = {name: value for name, value in settings.parameters().items() if name in STANDING.params}
    [row] = [row for row in store.frame(STANDING.sql, known).to_dicts() if row["flow"] == flow]
    return row


def test_an_unknown_country_has_a_row_for_each_group(ruled: Store) -> None:
    """Each group of countries is a possibility of its own, for every flow."""
    settings = Settings(as_of=NOW)
    known = {name: value for name, value in settings.parameters().items() if name in STANDING.params}
    rows = ruled.frame(STANDING.sql, known)
    groups = {"EU_EEA", "CH", "GB", "CA", "HK", "US", "CN", "OTHER"}
    assert rows.height == len(groups) * rows["flow"].n_unique()
    assert set(rows["possibility"]) == groups


@pytest.mark.parametrize(
    ("country", "group"), [("fr", "EU_EEA"), ("RE", "EU_EEA"), ("BR", "OTHER"), ("HK", "HK"), ("CN", "CN")]
)
def test_a_country_belongs_to_its_group(ruled: Store, country: str, group: str) -> None:
    """A country that no group lists belongs to OTHER; case does not matter."""
    assert _standing(ruled, regions=(Residence(country),))["region_group"] == group


def test_an_opt_out_in_time_leaves_no_day_of_use(ruled: Store) -> None:
    """In France the use began on 3 November 2025; the day before is in time, the day itself is not."""
    assert _standing(ruled, opted_out_on=date(2025, 11, 2))["last_used_on"] is None
    assert _standing(ruled, opted_out_on=date(2025, 11, 3))["last_used_on"] == date(2025, 11, 3)


def test_use_in_a_country_left_before_the_opt_out_is_remembered(ruled: Store) -> None:
    """Past use goes by where the member lived then, the present by where they live now."""
    row = _standing(ruled, regions=MOVED, opted_out_before_start=True)
    assert row["region_group"] == "EU_EEA"
    assert row["opted_out_on"] == date(2025, 11, 2)
    assert row["last_used_on"] is None
    assert row["last_used_elsewhere_on"] == date(2025, 3, 31)


def test_a_country_yet_to_come_does_not_count(ruled: Store) -> None:
    """A stay that begins after the day of the verdict is no past use."""
    later = cover([Residence("US", date(2027, 1, 1))], "FR")
    assert _standing(ruled, regions=later)["last_used_elsewhere_on"] is None


def test_opting_in_again_undoes_the_opt_out_from_its_day_on(ruled: Store) -> None:
    """Until then the opt-out holds."""
    choices: dict[str, Any] = {"opted_out_on": date(2025, 12, 1), "opted_in_again_on": date(2026, 7, 1)}
    assert _standing(ruled, **choices)["opted_out_on"] == date(2025, 12, 1)
    assert _standing(ruled, **choices, as_of=date(2026, 7, 1))["opted_out_on"] is None


@pytest.mark.parametrize(
    ("flow", "country", "choice", "counts"),
    [
        ("genai_training", "FR", "opted_out_on", True),
        ("genai_training", "FR", "ads_opted_out_on", False),
        ("genai_training", "FR", "objected_on", False),
        ("other_ai", "FR", "objected_on", True),
        ("other_ai", "FR", "opted_out_on", False),
        ("microsoft_ads", "US", "ads_opted_out_on", True),
        ("microsoft_ads", "US", "opted_out_on", False),
        ("microsoft_ai", "GB", "opted_out_on", True),
        ("microsoft_ai", "US", "opted_out_on", False),
        ("microsoft_ai", "GB", "ads_opted_out_on", False),
    ],
)
def test_each_choice_stops_its_own_use(ruled: Store, flow: str, country: str, choice: str, *, counts: bool) -> None:
    """The training setting, the ads setting and the objection form reach one use each, and not everywhere."""
    row = _standing(ruled, flow, regions=(Residence(country),), **{choice: date(2026, 1, 15)})
    assert (row["opted_out_on"] == date(2026, 1, 15)) is counts


def test_a_choice_after_the_day_of_the_verdict_does_not_count(ruled: Store) -> None:
    """Nothing that is still to come changes a verdict."""
    assert _standing(ruled, opted_out_on=date(2026, 7, 1))["opted_out_on"] is None


@pytest.mark.parametrize(
    ("born", "minor"),
    [(None, False), ("2008-06-30", False), ("2008-07-01", True), ("2008-12-31", True), ("2007-12-31", False)],
)
def test_a_member_is_a_minor_until_the_eighteenth_birthday(ruled: Store, born: str | None, *, minor: bool) -> None:
    """On the birthday itself no longer."""
    assert _standing(ruled, born_on=date.fromisoformat(born) if born else None)["is_minor"] is minor

"""Which records may be shared with Microsoft for ads: outside Europe only, and until the member turns it off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.queries.scope.judge import Record, Verdict, judge

from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.store import Store

NOW = date(2026, 6, 30)
CLICK = Record("ad_click", "linkedin", "private", date(2026, 1, 10))


def _verdict(store: Store, record: Record, country: str | None, as_of: date = NOW, off: date | None = None) -> Verdict:
    settings = Settings(as_of=as_of, regions=(Residence(country),), ads_opted_out_on=off)
    return judge(store, "microsoft_ads", [record], settings)[0]


@pytest.mark.parametrize("country", ["FR", "NO", "CH", "GB"])
def test_nothing_is_shared_where_the_european_notice_holds(ruled: Store, country: str) -> None:
    """Whatever some articles say: LinkedIn's European notice has no such purpose."""
    assert _verdict(ruled, CLICK, country)[:2] == ("excluded", "not_in_use")


@pytest.mark.parametrize("country", ["US", "CA", "HK", "BR"])
@pytest.mark.parametrize(
    ("record", "status"),
    [
        (CLICK, "in"),
        (Record("post", None, "presumed_public", date(2025, 1, 1)), "in"),
        (Record("reaction", None, "unknown", date(2025, 1, 1)), "in"),
        (Record("vote", None, "unknown", date(2025, 1, 1)), "in"),
        (Record("position"), "in"),
        (Record("search", None, "private", date(2025, 1, 1)), "in"),
        (Record("post", None, "connections", date(2025, 1, 1)), "unclear"),
        (Record("group_post", None, "group", date(2025, 1, 1)), "unclear"),
        (Record("connection", None, "private", date(2020, 1, 1)), "unclear"),
        (Record("saved_item", None, "private", date(2020, 1, 1)), "unclear"),
        (Record("ad_targeting", "member_skills", "private"), "unclear"),
        (Record("inference", None, "private"), "unclear"),
        (Record("message", "sent", "private", date(2025, 1, 1)), "excluded"),
        (Record("receipt", None, "private", date(2025, 1, 1)), "excluded"),
        (Record("saved_answer", None, "private"), "excluded"),
        (Record("resume", None, "private"), "excluded"),
        (Record("login", None, "private", date(2025, 1, 1)), "excluded"),
    ],
)
def test_profile_feed_and_ad_data_are_shared_elsewhere(ruled: Store, country: str, record: Record, status: str) -> None:
    """What LinkedIn's phrase covers is in; what it may cover is unclear; messages and payments are out."""
    assert _verdict(ruled, record, country).status == status


@pytest.mark.parametrize(
    ("country", "status", "timing"),
    [("US", "in", "usable"), ("CA", "excluded", "not_in_use"), ("BR", "excluded", "not_in_use")],
)
def test_before_november_2025_the_sharing_is_known_of_the_united_states(
    ruled: Store, country: str, status: str, timing: str
) -> None:
    """Elsewhere it began on 3 November 2025."""
    assert _verdict(ruled, CLICK, country, date(2025, 11, 2))[:2] == (status, timing)
    assert _verdict(ruled, CLICK, country, date(2025, 11, 3)).status == "in"


def test_of_mainland_china_nothing_is_known(ruled: Store) -> None:
    """Neither in nor out."""
    assert _verdict(ruled, CLICK, "CN").status == "unclear"


def test_an_unknown_country_leaves_it_unclear(ruled: Store) -> None:
    """In here, out there; what is out everywhere stays out."""
    assert _verdict(ruled, CLICK, None) == ("unclear", "usable", "ads.region.unknown")
    assert _verdict(ruled, Record("message", None, "private", date(2025, 1, 1)), None).status == "excluded"


@pytest.mark.parametrize(
    ("day", "off", "verdict"),
    [
        ("2026-01-10", "2026-01-10", ("excluded", "protected", "ads.optout.later_record")),
        ("2026-01-09", "2026-01-10", ("unclear", "possibly_used", "ads.optout.earlier_record")),
        (None, "2026-01-10", ("unclear", "possibly_used", "ads.optout.undated")),
        ("2020-01-01", "2025-11-02", ("excluded", "protected", "ads.optout.before_start")),
        (None, "2025-11-02", ("excluded", "protected", "ads.optout.before_start")),
        ("2026-01-10", "2026-07-01", ("in", "usable", None)),
    ],
)
def test_its_own_setting_stops_it(ruled: Store, day: str | None, off: str, verdict: tuple[str, str, str]) -> None:
    """Records from the day on are out, earlier ones may have been shared, and an early opt-out keeps all."""
    record = Record("comment", None, "unknown", date.fromisoformat(day) if day else None)
    found = _verdict(ruled, record, "CA", off=date.fromisoformat(off))
    assert found[:2] == verdict[:2]
    assert verdict[2] in {found.rule_id, None}


def test_the_training_setting_does_not(ruled: Store) -> None:
    """Opting out of training, even in time, leaves the sharing for ads as it is."""
    settings = Settings(as_of=NOW, regions=(Residence("US"),), opted_out_before_start=True)
    assert judge(ruled, "microsoft_ads", [CLICK], settings)[0][:2] == ("in", "usable")

"""Which records may go to Microsoft: in the United Kingdom for its AI, elsewhere outside Europe what is public."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.queries.scope.judge import Record, Verdict, judge

from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.store import Store

NOW = date(2026, 6, 30)
DAY = date(2026, 1, 10)
POST = Record("post", None, "presumed_public", DAY)


def _verdict(store: Store, record: Record, country: str | None, as_of: date = NOW, off: date | None = None) -> Verdict:
    settings = Settings(as_of=as_of, regions=(Residence(country),), opted_out_on=off)
    return judge(store, "microsoft_ai", [record], settings)[0]


@pytest.mark.parametrize(
    ("record", "in_britain", "elsewhere"),
    [
        (POST, "in", "in"),
        (Record("post", None, "public", DAY), "in", "in"),
        (Record("article", None, "presumed_public", DAY), "in", "in"),
        (Record("comment", None, "unknown", DAY), "in", "unclear"),
        (Record("group_post", None, "group", DAY), "in", "unclear"),
        (Record("post", None, "connections", DAY), "unclear", "excluded"),
        (Record("message", "sent", "private", DAY), "excluded", "excluded"),
        (Record("search", None, "private", DAY), "excluded", "excluded"),
        (Record("receipt", None, "private", DAY), "excluded", "excluded"),
    ],
)
def test_what_is_named_differs_by_place(ruled: Store, record: Record, in_britain: str, elsewhere: str) -> None:
    """Comments and groups are named for the United Kingdom; elsewhere only what is shared publicly."""
    assert _verdict(ruled, record, "GB").status == in_britain
    for country in ("US", "CA", "HK", "BR"):
        assert _verdict(ruled, record, country).status == elsewhere


@pytest.mark.parametrize("country", ["FR", "IS", "CH"])
def test_there_is_nothing_like_it_in_the_eu_the_eea_and_switzerland(ruled: Store, country: str) -> None:
    """Excluded, because the use is off there."""
    assert _verdict(ruled, POST, country)[:2] == ("excluded", "not_in_use")


@pytest.mark.parametrize(
    ("country", "as_of", "status"),
    [
        ("GB", "2025-11-02", "unclear"),
        ("GB", "2025-11-03", "in"),
        ("US", "2024-09-18", "in"),
        ("BR", "2024-09-18", "in"),
        ("CN", "2026-06-30", "unclear"),
    ],
)
def test_it_began_on_its_own_days(ruled: Store, country: str, as_of: str, status: str) -> None:
    """In September 2024 outside Europe, in November 2025 in the United Kingdom."""
    assert _verdict(ruled, POST, country, date.fromisoformat(as_of)).status == status


def test_the_training_setting_stops_it_in_the_united_kingdom_only(ruled: Store) -> None:
    """Elsewhere no setting is known that does."""
    assert _verdict(ruled, POST, "GB", off=DAY)[:2] == ("excluded", "protected")
    assert _verdict(ruled, POST, "GB", off=date(2026, 1, 11))[:2] == ("unclear", "possibly_used")
    assert _verdict(ruled, POST, "US", off=DAY)[:2] == ("in", "usable")


def test_an_unknown_country_leaves_posts_unclear(ruled: Store) -> None:
    """In here, off there."""
    assert _verdict(ruled, POST, None) == ("unclear", "usable", "microsoft_ai.region.unknown")

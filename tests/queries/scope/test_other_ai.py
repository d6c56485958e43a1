"""Which records may improve LinkedIn and train its other models: much, everywhere, whatever the training setting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.queries.scope.judge import Record, Verdict, judge

from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.store import Store

NOW = date(2026, 6, 30)
COUNTRIES = ("FR", "CH", "GB", "CA", "HK", "US", "CN", "BR", None)
POST = Record("post", None, "presumed_public", date(2026, 1, 10))


def _verdict(store: Store, record: Record, country: str | None = "FR", objected: date | None = None) -> Verdict:
    settings = Settings(as_of=NOW, regions=(Residence(country),), objected_on=objected, opted_out_before_start=True)
    return judge(store, "other_ai", [record], settings)[0]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    ("record", "status"),
    [
        (POST, "in"),
        (Record("reaction", None, "unknown", date(2020, 1, 1)), "in"),
        (Record("connection", None, "private", date(2020, 1, 1)), "in"),
        (Record("search", None, "private", date(2020, 1, 1)), "in"),
        (Record("skill", None, "presumed_public"), "in"),
        (Record("ad_click", "linkedin", "private", date(2020, 1, 1)), "in"),
        (Record("inference", None, "private"), "in"),
        (Record("message", "sent", "private", date(2020, 1, 1)), "excluded"),
        (Record("receipt", None, "private", date(2020, 1, 1)), "excluded"),
        (Record("job_application", None, "private", date(2020, 1, 1)), "unclear"),
        (Record("invitation", "outgoing", "private", date(2020, 1, 1)), "unclear"),
        (Record("login", None, "private", date(2020, 1, 1)), "unclear"),
        (Record("security_challenge", None, "private", date(2020, 1, 1)), "unclear"),
    ],
)
def test_what_the_record_is_decides_everywhere(ruled: Store, country: str | None, record: Record, status: str) -> None:
    """No region is left out, and turning the training setting off in time changes nothing."""
    assert _verdict(ruled, record, country).status == status


@pytest.mark.parametrize(
    ("day", "rule_id", "status"),
    [
        ("2026-02-01", "other_ai.objection.later_record", "unclear"),
        ("2026-02-02", "other_ai.objection.later_record", "unclear"),
        (None, "other_ai.objection.undated", "unclear"),
        ("2026-01-31", None, "in"),
    ],
)
def test_linkedin_decides_about_each_objection(ruled: Store, day: str | None, rule_id: str | None, status: str) -> None:
    """Later and undated records are unclear; an objection never brings back what was used before."""
    record = Record("post", None, "presumed_public", date.fromisoformat(day) if day else None)
    found = _verdict(ruled, record, objected=date(2026, 2, 1))
    assert found.status == status
    assert found.timing == "usable"
    assert rule_id in {found.rule_id, None}


def test_an_objection_never_reaches_what_is_left_out_anyway(ruled: Store) -> None:
    """A message stays excluded by what it is."""
    message = Record("message", "sent", "private", date(2026, 3, 1))
    assert _verdict(ruled, message, objected=date(2026, 2, 1))[:2] == ("excluded", "n/a")

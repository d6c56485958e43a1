"""How many records of each family were made in each quarter."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from exposure.model import KINDS

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnResults

at = datetime.fromisoformat

FAMILIES = {
    "post": "posts",
    "group_post": "posts",
    "repost": "posts",
    "article": "posts",
    "article_draft": "posts",
    "comment": "comments",
    "reaction": "reactions",
    "vote": "reactions",
    "message": "messages",
    "message_draft": "messages",
    "ai_chat": "messages",
    "invitation": "messages",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_family(run_on: RunOnResults, kind: str) -> None:
    """What is not written or clicked by the member for others is other."""
    assert run_on({"records.combined": [{"kind": kind, "occurred_at": at("2024-05-06 07:08:09")}]}) == [
        {"quarter_start": date(2024, 4, 1), "kind_family": FAMILIES.get(kind, "other"), "records": 1}
    ]


@pytest.mark.parametrize(
    ("moment", "quarter_start"),
    [
        ("2024-01-01 00:00:00", date(2024, 1, 1)),
        ("2024-03-31 23:59:59", date(2024, 1, 1)),
        ("2024-04-01 00:00:00", date(2024, 4, 1)),
        ("2024-09-30 23:59:59", date(2024, 7, 1)),
        ("2024-12-31 23:59:59", date(2024, 10, 1)),
    ],
)
def test_a_quarter_is_named_by_its_first_day(run_on: RunOnResults, moment: str, quarter_start: date) -> None:
    """The last second of a quarter still belongs to it."""
    [row] = run_on({"records.combined": [{"kind": "post", "occurred_at": at(moment)}]})
    assert row["quarter_start"] == quarter_start


def test_kinds_of_a_family_are_counted_together(run_on: RunOnResults) -> None:
    """Posts and articles of one quarter are one number, and another quarter or family is another."""
    moments = [
        ("post", "2024-01-05 10:00:00"),
        ("article", "2024-03-05 10:00:00"),
        ("comment", "2024-03-05 10:00:00"),
        ("post", "2023-03-05 10:00:00"),
    ]
    rows = run_on({"records.combined": [{"kind": kind, "occurred_at": at(moment)} for kind, moment in moments]})
    assert {(row["quarter_start"], row["kind_family"]): row["records"] for row in rows} == {
        (date(2023, 1, 1), "posts"): 1,
        (date(2024, 1, 1), "posts"): 2,
        (date(2024, 1, 1), "comments"): 1,
    }
    assert len(rows) == 3


def test_undated_records_have_no_place(run_on: RunOnResults) -> None:
    """A profile is not drawn, since nobody knows when it was written."""
    assert run_on({"records.combined": [{"kind": "headline"}]}) == []

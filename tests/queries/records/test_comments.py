"""Comments, reactions and poll votes."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat

FEED = "https://www.linkedin.com/feed/update/"
ACTIVITY = f"{FEED}urn%3Ali%3Aactivity%3A7000000000000000001"
IN_GROUP = f"{FEED}urn%3Ali%3AgroupPost%3A1000001-7000000000000000002"
POLL = f"{FEED}urn:li:ugcPost:7000000000000000003"


def test_a_comment_with_all_its_columns(run: RunOnArchive) -> None:
    """A comment's link is that of the post it answers, so its identity is a digest."""
    [row] = run(comments=[{"date": "2024-05-06 07:08:09", "link": ACTIVITY, "message": "Well said"}])
    assert re.fullmatch("comments:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "comment",
        "aspect": None,
        "occurred_at": at("2024-05-06 07:08:09"),
        "audience": "unknown",
        "url": ACTIVITY,
        "text": "Well said",
        "text_sha256": sha256(b"Well said").hexdigest(),
        "source_file": "Comments.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize("table", ["comments", "reactions"])
@pytest.mark.parametrize(
    ("link", "audience"),
    [
        (IN_GROUP, "group"),
        (IN_GROUP.replace("%3A", ":"), "group"),
        (ACTIVITY, "unknown"),
        (f"{FEED}%FF", "unknown"),
        (None, "unknown"),
    ],
)
def test_only_a_group_link_tells_who_reads(run: RunOnArchive, table: str, link: str | None, audience: str) -> None:
    """The audience of the post answered is not exported, but a group's link shows that it is a group's."""
    [row] = run(**{table: [{"date": "2024-05-06 07:08:09", "link": link}]})
    assert (row["audience"], row["url"]) == (audience, link)


def test_a_comment_without_text_is_kept(run: RunOnArchive) -> None:
    """A comment may be a picture only; then there is no text and no digest of one."""
    [row] = run(comments=[{"date": "2024-05-06 07:08:09", "link": ACTIVITY}])
    assert (row["kind"], row["text"], row["text_sha256"]) == ("comment", None, None)


def test_two_comments_of_one_second_are_two_records(run: RunOnArchive) -> None:
    """Identity never depends on the text, so a second comment on the same post at the same time gets an ordinal."""
    cells = {"date": "2024-05-06 07:08:09", "link": ACTIVITY}
    first, second = run(comments=[{**cells, "message": "One"}, {**cells, "message": "Two"}])
    assert (first["text"], second["text"]) == ("One", "Two")
    assert second["record_id"] == f"{first['record_id']}-2"


@pytest.mark.parametrize(
    ("written", "aspect"), [("LIKE", "like"), ("PRAISE", "praise"), ("ENTERTAINMENT", "entertainment"), (None, None)]
)
def test_a_reaction_keeps_its_type_as_aspect(run: RunOnArchive, written: str | None, aspect: str | None) -> None:
    """A reaction has no text; what it expresses is its aspect in lower case."""
    [row] = run(reactions=[{"date": "2024-05-06 07:08:09", "type": written, "link": ACTIVITY}])
    assert re.fullmatch("reactions:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "reaction",
        "aspect": aspect,
        "occurred_at": at("2024-05-06 07:08:09"),
        "audience": "unknown",
        "url": ACTIVITY,
        "text": None,
        "text_sha256": None,
        "source_file": "Reactions.csv",
        "source_row": 1,
    }


def test_a_vote_is_private_and_without_text(run: RunOnArchive) -> None:
    """What a member chose in a poll is shown to nobody, and the option's words are another's."""
    [row] = run(votes=[{"date": "2024-05-06 07:08:09", "link": POLL, "option_text": "Tea"}])
    assert re.fullmatch("votes:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "vote",
        "aspect": None,
        "occurred_at": at("2024-05-06 07:08:09"),
        "audience": "private",
        "url": POLL,
        "text": None,
        "text_sha256": None,
        "source_file": "Votes.csv",
        "source_row": 1,
    }

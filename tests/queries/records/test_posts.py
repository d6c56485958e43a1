"""Posts, group posts, reposts and articles, and who can read each."""

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
POST = f"{FEED}urn%3Ali%3Ashare%3A7000000000000000001"
IN_GROUP = f"{FEED}urn%3Ali%3AgroupPost%3A1000001-7000000000000000002"


def test_a_post_with_all_its_columns(run: RunOnArchive) -> None:
    """A post is known by its URN and carries its date, link, text and place in the archive."""
    assert run(
        shares=[
            {
                "date": "2021-05-01 10:00:00",
                "share_link": POST,
                "share_commentary": "Bonjour à tous",
                "visibility": "MEMBER_NETWORK",
            }
        ]
    ) == [
        {
            "record_id": "urn:li:share:7000000000000000001",
            "kind": "post",
            "aspect": None,
            "occurred_at": at("2021-05-01 10:00:00"),
            "audience": "presumed_public",
            "url": POST,
            "text": "Bonjour à tous",
            "text_sha256": sha256("Bonjour à tous".encode()).hexdigest(),
            "source_file": "Shares.csv",
            "source_row": 1,
        }
    ]


@pytest.mark.parametrize(
    ("visibility", "audience"),
    [
        ("PUBLIC", "public"),
        ("Public", "public"),
        ("MEMBER_NETWORK", "presumed_public"),
        ("Member_Network", "presumed_public"),
        ("CONNECTIONS", "connections"),
        ("Connections", "connections"),
        ("CONNECTIONS_ONLY", "connections"),
        ("LOGGED_IN", "connections"),
        ("SOME_NEW_WORD", "unknown"),
        (None, "unknown"),
    ],
)
def test_visibility_says_who_can_read_a_post(run: RunOnArchive, visibility: str | None, audience: str) -> None:
    """Title case of 2018 counts like today's capitals, and a word nobody knows is not taken for a closed door."""
    [row] = run(shares=[{"share_link": POST, "share_commentary": "Hello", "visibility": visibility}])
    assert (row["kind"], row["audience"]) == ("post", audience)


@pytest.mark.parametrize("visibility", ["MEMBER_NETWORK", "PUBLIC", "Connections", "CONTAINER", None])
@pytest.mark.parametrize("link", [IN_GROUP, IN_GROUP.replace("%3A", ":")])
def test_a_group_link_wins_over_visibility(run: RunOnArchive, link: str, visibility: str | None) -> None:
    """Exports write MEMBER_NETWORK for posts in private groups too, so the link is asked first."""
    [row] = run(shares=[{"share_link": link, "share_commentary": "Hello group", "visibility": visibility}])
    assert (row["kind"], row["audience"]) == ("group_post", "group")
    assert row["record_id"] == "urn:li:groupPost:1000001-7000000000000000002"


@pytest.mark.parametrize("visibility", ["CONTAINER", "Container"])
@pytest.mark.parametrize("link", [POST, None])
def test_a_container_is_a_group(run: RunOnArchive, link: str | None, visibility: str) -> None:
    """The visibility CONTAINER makes a group post of any link, and of none."""
    [row] = run(shares=[{"share_link": link, "share_commentary": "Hello group", "visibility": visibility}])
    assert (row["kind"], row["audience"]) == ("group_post", "group")


def test_a_post_whose_link_cannot_be_decoded_is_kept(run: RunOnArchive) -> None:
    """A damaged link costs the record its URN and nothing else."""
    [row] = run(shares=[{"share_link": f"{FEED}%FF", "share_commentary": "Hello", "visibility": "PUBLIC"}])
    assert (row["kind"], row["audience"], row["url"]) == ("post", "public", f"{FEED}%FF")
    assert re.fullmatch("shares:[0-9a-f]{16}", row["record_id"])


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({}, "repost"),
        ({"share_commentary": "Worth reading"}, "post"),
        ({"shared_url": "https://blog.example.org/a"}, "post"),
        ({"media_url": "https://media.licdn.com/dms/image/invented"}, "post"),
        ({"share_link": IN_GROUP}, "group_post"),
        ({"visibility": "CONTAINER"}, "group_post"),
    ],
)
def test_a_share_of_nothing_own_is_a_repost(run: RunOnArchive, cells: dict[str, str], kind: str) -> None:
    """Without commentary, link or picture a share repeats another post, unless it stands in a group."""
    [row] = run(shares=[{"share_link": POST, "visibility": "MEMBER_NETWORK", **cells}])
    assert (row["kind"], row["aspect"]) == (kind, "instant" if kind == "repost" else None)
    assert (row["text"], row["text_sha256"] is None) == (
        cells.get("share_commentary"),
        "share_commentary" not in cells,
    )


def test_a_repost_has_the_audience_of_its_visibility(run: RunOnArchive) -> None:
    """Who can read a repost in Shares.csv is told in the same column as for posts."""
    [row] = run(shares=[{"share_link": POST, "visibility": "MEMBER_NETWORK"}])
    assert (row["kind"], row["audience"]) == ("repost", "presumed_public")


def test_titles_of_2018_are_not_own_text(run: RunOnArchive) -> None:
    """Title and description came from the page that was shared, so only the commentary is text."""
    [row] = run(
        shares=[
            {
                "date": "2018/03/04 05:06:07",
                "shared_url": "https://blog.example.org/a",
                "share_title": "A page",
                "share_description": "About a page",
                "visibility": "Public",
            }
        ]
    )
    assert (row["kind"], row["text"], row["occurred_at"]) == ("post", None, at("2018-03-04 05:06:07"))


def test_posts_without_a_link_are_told_apart(run: RunOnArchive) -> None:
    """A record without URN is known by a digest, and one with the same digest by its place."""
    first, second = run(shares=[{"share_commentary": "One"}, {"share_commentary": "Two"}])
    assert re.fullmatch("shares:[0-9a-f]{16}", first["record_id"])
    assert second["record_id"] == f"{first['record_id']}-2"


def test_an_instant_repost_has_no_text_and_no_known_audience(run: RunOnArchive) -> None:
    """The link of an instant repost is that of the other's post, so it is no identity and says nothing of readers."""
    [row] = run(instant_reposts=[{"date": "2025-02-03 04:05:06", "link": POST}])
    assert re.fullmatch("instant_reposts:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "repost",
        "aspect": "instant",
        "occurred_at": at("2025-02-03 04:05:06"),
        "audience": "unknown",
        "url": POST,
        "text": None,
        "text_sha256": None,
        "source_file": "InstantReposts.csv",
        "source_row": 1,
    }


def test_a_published_article(run: RunOnArchive) -> None:
    """An article dated as published is presumed public, dated by its publication, and its title is text too."""
    url = "https://www.linkedin.com/pulse/on-bread-camille-invented"
    [row] = run(
        articles=[
            {
                "title": "On bread",
                "url": url,
                "created_at": "2022-01-01 08:00",
                "published_at": "2022-01-02 09:30",
                "body": "It rises.",
                "file_name": "on-bread.html",
            }
        ]
    )
    assert re.fullmatch("articles:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "article",
        "aspect": None,
        "occurred_at": at("2022-01-02 09:30:00"),
        "audience": "presumed_public",
        "url": url,
        "text": "On bread\nIt rises.",
        "text_sha256": sha256(b"On bread\nIt rises.").hexdigest(),
        "source_file": "Articles.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize("url", [None, "https://www.linkedin.com/post/edit/invented"])
def test_an_article_without_a_date_of_publication_is_a_draft(run: RunOnArchive, url: str | None) -> None:
    """Drafts of 2018 have a link and later ones have none; both are private and dated by their creation."""
    [row] = run(articles=[{"title": "Later", "url": url, "created_at": "2022-01-01 08:00", "body": "Not yet."}])
    assert (row["kind"], row["audience"], row["url"]) == ("article_draft", "private", url)
    assert (row["occurred_at"], row["text"]) == (at("2022-01-01 08:00:00"), "Later\nNot yet.")


@pytest.mark.parametrize(
    ("cells", "text"),
    [({"title": "Later"}, "Later"), ({"body": "Not yet."}, "Not yet."), ({}, None)],
)
def test_an_article_says_what_it_has(run: RunOnArchive, cells: dict[str, str], text: str | None) -> None:
    """A title or a body alone is the text, and an empty draft has none."""
    [row] = run(articles=[{"created_at": "2022-01-01 08:00", **cells}])
    assert (row["kind"], row["text"]) == ("article_draft", text)
    assert row["text_sha256"] == (sha256(text.encode()).hexdigest() if text else None)

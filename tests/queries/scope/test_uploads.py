"""A file uploaded for the feed has the verdict of the post it went with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.queries.scope.genai import record, verdicts

if TYPE_CHECKING:
    from exposure.store import Store


@pytest.mark.parametrize(
    ("posts", "status"),
    [
        ("post@public", "in"),
        ("post@presumed_public", "in"),
        ("group_post@group", "in"),
        ("repost@presumed_public", "in"),
        # Not known to be used themselves, so what was uploaded with them is not either.
        ("post@connections", "unclear"),
        ("post@unknown", "unclear"),
        ("repost/instant@public", "unclear"),
        # Not posts.
        ("comment", "unclear"),
        ("article@presumed_public", "unclear"),
    ],
)
@pytest.mark.parametrize("upload", ["feed+photo", "feed+video", "feed+document"])
def test_d16_an_upload_for_the_feed_follows_the_post_of_its_day(
    ruled: Store, posts: str, status: str, upload: str
) -> None:
    """The day is all that links an upload to its post, and the post must be one that is used."""
    records = [record(f"media/{upload}", "2024-11-03"), record(posts, "2024-11-03")]
    [verdict, _] = verdicts(ruled, records, "FR", date(2026, 8, 22))
    assert verdict == (status, "usable", "genai.media.with_post" if status == "in" else "genai.media.feed")


@pytest.mark.parametrize("day", ["2024-11-02", "2024-11-04", "-"])
def test_d16_a_post_of_another_day_is_another_post(ruled: Store, day: str) -> None:
    """An upload a day off a post, or without a date, stays unclear."""
    records = [record("media/feed+photo", day), record("post@public", "2024-11-03"), record("post@public")]
    [verdict, *_] = verdicts(ruled, records, "FR", date(2026, 8, 22))
    assert verdict == ("unclear", "usable", "genai.media.feed")


@pytest.mark.parametrize("upload", ["media/photo", "media/video", "media", "media/group+logo"])
def test_d16_only_uploads_for_the_feed_follow_a_post(ruled: Store, upload: str) -> None:
    """Other uploads may have gone into a message on the same day."""
    records = [record(upload, "2024-11-03"), record("post@public", "2024-11-03")]
    [verdict, _] = verdicts(ruled, records, "FR", date(2026, 8, 22))
    assert verdict == ("unclear", "usable", "genai.media.other")


def test_d16_the_opt_out_reaches_uploads_too(ruled: Store) -> None:
    """An upload beside a post has the post's verdict before and after an opt-out."""
    days = ("2025-12-31", "2026-02-01")
    records = [record(kind, day) for kind in ("media/feed+photo", "post@public") for day in days]
    found = verdicts(ruled, records, "FR", date(2026, 8, 22), date(2026, 1, 10))
    assert found[:2] == found[2:]
    assert [verdict.status for verdict in found[:2]] == ["unclear", "excluded"]

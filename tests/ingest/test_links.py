"""What LinkedIn's links say besides where they lead."""

from __future__ import annotations

import polars as pl
import pytest

from exposure.ingest.links import folded, post_urns, profile_keys

FEED = "https://www.linkedin.com/feed/update/"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/in/zoé-invented", "in/zoé-invented"),
        ("https://www.linkedin.com/in/zo%C3%A9-invented", "in/zoé-invented"),
        ("https://www.linkedin.com/in/zoe%CC%81-invented", "in/zoé-invented"),
        ("http://fr.LinkedIn.com/in/ZOÉ-invented/", "in/zoé-invented"),
        ("www.linkedin.com/in/zoé-invented", "in/zoé-invented"),
        ("//linkedin.com/in/zoé-invented?trk=x#top", "in/zoé-invented"),
        (" https://www.linkedin.com/in/zoé-invented/en ", "in/zoé-invented"),
        ("https://www.linkedin.com/company/invented-mills", "company/invented-mills"),
        ("urn:li:member:1000001", "urn:li:member:1000001"),
        ("https://notlinkedin.example.org/in/zoe", "https://notlinkedin.example.org/in/zoe"),
        (None, None),
    ],
)
def test_all_spellings_of_a_profile_are_one(url: str | None, key: str | None) -> None:
    """Scheme, country, case, encoding, language and what follows do not make another profile."""
    assert profile_keys(pl.Series([url], dtype=pl.String)).to_list() == [key]


def test_a_column_without_a_link_has_no_profiles() -> None:
    """An empty table and a column of empty cells are ordinary."""
    assert profile_keys(pl.Series([], dtype=pl.String)).to_list() == []
    assert profile_keys(pl.Series([None, None], dtype=pl.String)).to_list() == [None, None]


@pytest.mark.parametrize(
    ("url", "urn"),
    [
        (f"{FEED}urn%3Ali%3Aactivity%3A7000000000000000001", "urn:li:activity:7000000000000000001"),
        (f"{FEED}urn:li:ugcPost:7000000000000000001", "urn:li:ugcPost:7000000000000000001"),
        (f"{FEED}urn%3ali%3agroupPost%3a1000001-7000000000000000001", "urn:li:groupPost:1000001-7000000000000000001"),
        (f"{FEED}urn%253Ali%253Ashare%253A7000000000000000001", "urn:li:share:7000000000000000001"),
        (
            f"{FEED}urn%3Ali%3Aactivity%3A1?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A1%2C2%29",
            "urn:li:activity:1",
        ),
        ("urn%3Ali%3Acomment%3A%28ugcPost%3A1%2C2%29", "urn:li:ugcPost:1"),
        ("urn:li:comment:(urn:li:activity:1,2)", "urn:li:activity:1"),
        ("https://www.linkedin.com/pulse/on-bread", None),
        (f"{FEED}%FF", None),
        (None, None),
    ],
)
def test_a_link_names_the_post_it_leads_to(url: str | None, urn: str | None) -> None:
    """Plain, encoded once or twice; of a comment it is the post that the comment answers."""
    assert post_urns(pl.Series([url], dtype=pl.String)).to_list() == [urn]


def test_names_are_equal_whatever_their_case_and_spaces() -> None:
    """A blank name is none."""
    names = pl.Series([" Camille\u00a0 FERRAND", "camille ferrand", " ", None])
    assert folded(names).to_list() == ["camille ferrand", "camille ferrand", None, None]

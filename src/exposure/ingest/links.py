"""What LinkedIn's links say besides where they lead: whose profile it is, and which post something answers."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import unquote

import polars as pl

#: A link to a profile or a page, whatever its scheme, country and language; groups: which of the two, and whose.
_PAGE: Final = re.compile(r"(?:https?:)?(?://)?(?:[\w-]+\.)*linkedin\.com/+([a-z-]+)/+([^/?#]+)")

#: Punctuation of a URN that links write percent-encoded, and the percent sign itself, first.
_ENCODED: Final = (("%25", "%"), ("%3A", ":"), ("%28", "("), ("%29", ")"), ("%2C", ","))
_POST: Final = r"(urn:li:[A-Za-z]+:[0-9]+(?:-[0-9]+)?)"
#: A comment's URN names its post first, in a newer way with the prefix that `_POST` finds, in an older one without.
_POST_OF_COMMENT: Final = r"urn:li:comment:\(([A-Za-z]+:[0-9]+(?:-[0-9]+)?)"


def profile_keys(urls: pl.Series) -> pl.Series:
    """Whose profile each link leads to, such as `in/jane-doe`; equal for two spellings of one link, NULL for none."""
    written = urls.drop_nulls().unique().to_list()
    keys = pl.Series([_page_key(url) for url in written], dtype=pl.String)
    return urls.replace_strict(pl.Series(written, dtype=pl.String), keys, default=None, return_dtype=pl.String)


def post_urns(urls: pl.Series) -> pl.Series:
    """The URN of the post that each link leads to or into; NULL where it names none."""
    text = urls
    for encoded, character in _ENCODED:
        text = text.str.replace_all(f"(?i){encoded}", character)
    return text.str.extract(_POST).fill_null("urn:li:" + text.str.extract(_POST_OF_COMMENT))


def folded(names: pl.Series) -> pl.Series:
    """Names in the form in which two spellings of one name are equal; NULL for a blank one."""
    spaced = names.str.normalize("NFKC").str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()
    return spaced.replace("", None)


def _page_key(url: str) -> str:
    """The part of a profile's or page's link that tells it from others; of any other link, the whole of it."""
    plain = unicodedata.normalize("NFC", unquote(url.strip())).casefold()
    page = _PAGE.match(plain)
    return f"{page[1]}/{page[2]}" if page else plain

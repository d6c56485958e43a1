"""Articles, one HTML file each, as each era wrote the published ones and the drafts."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from tests.fidelity.layout import Written

if TYPE_CHECKING:
    from tests.fidelity.layout import Row
    from tests.fidelity.member import Article

#: What a page cannot hold, or holds as a space.
_CONTROL: Final = re.compile(r"[\0-\x1f\x7f-\x9f]")
_SPACES: Final = re.compile(r"\s+")


def carried(text: str) -> str:
    """What a page keeps of a text: one space for any white space, and no control characters."""
    return _SPACES.sub(" ", _CONTROL.sub(" ", text)).strip()


def write(article: Article, era: str) -> Written:
    """The article's file."""
    published = article.published_at
    old = era == "2018"
    path = ("Articles/" if old else "Articles/Articles/") + _file_name(article, old=old)
    url = _url(article, old=old)
    title, first, second = (
        html.escape(_CONTROL.sub(" ", text)) for text in (article.title, article.first, article.second)
    )
    heading = f'<a href="{url}">{title}</a>' if url else title
    if published:
        stamp = f"Published on {published:%Y-%m-%d %H:%M}"
    else:
        stamp = "Not published yet" if old else "Published on ---"
    page = (
        f"<html>\n<head><title>{title}</title></head>\n<body>\n<h1>{heading}</h1>\n"
        f'<p class="created">Created on {article.created_at:%Y-%m-%d %H:%M}</p>\n<p class="published">{stamp}</p>\n'
        f"<div><p>{first}</p><p>{second}</p></div>\n</body>\n</html>\n"
    )
    paragraphs = filter(None, map(carried, (article.first, article.second)))
    row: Row = {
        "title": carried(article.title) or None,
        "url": url or None,
        "created_at": article.created_at.replace(second=0),
        "published_at": published and published.replace(second=0),
        "body": "\n\n".join(paragraphs) or None,
        "file_name": path.rpartition("/")[2],
    }
    return Written(path, "articles", page.encode(), (row,))


def _file_name(article: Article, *, old: bool) -> str:
    if article.published_at:
        return f"{article.slug}.html"
    return f"{article.created_at:%Y-%m-%d %H:%M:%S}.0{'' if old else f'-{article.slug}'}.html"


def _url(article: Article, *, old: bool) -> str:
    if article.published_at:
        return f"https://www.linkedin.com/pulse/{article.slug}"
    return f"https://www.linkedin.com/post/edit/{article.slug}" if old else ""

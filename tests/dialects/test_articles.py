"""Articles of every era, and files that are hardly articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dialects.articles import Article, read

PUBLISHED = b"""<html>
<head><title>Head title</title><style>p { color: red }</style></head>
<body>
  <img src="https://media.licdn.com/x">
  <h1><a href="https://www.linkedin.com/pulse/on-tides-mina-okafor">On tides &amp;
    time</a></h1>
  <p class="created">Created on 2024-03-01 08:15</p>
  <p class="published">Published on 2024-03-02 09:30</p>
  <div><p>First   line,
    still <strong>the first</strong>.</p><p>Second<br>with a break.</p>
  <h1>A heading</h1><ul><li>one</li><li>two</li></ul>
  <script>document.write("never")</script><p>2 &lt; 3</p></div>
</body></html>"""


def test_published_article() -> None:
    """Title, link and dates come from their elements; everything else a reader sees is the body."""
    assert read(PUBLISHED) == Article(
        title="On tides & time",
        url="https://www.linkedin.com/pulse/on-tides-mina-okafor",
        created="2024-03-01 08:15",
        published="2024-03-02 09:30",
        body="First line, still the first.\n\nSecond\nwith a break.\n\nA heading\n\none\n\ntwo\n\n2 < 3",
    )


@pytest.mark.parametrize(
    ("html", "published"),
    [
        ('<p class="published">Published on 2024-03-02 09:30</p>', "2024-03-02 09:30"),
        ('<p class="meta published">published on 2018-01-02</p>', "2018-01-02"),
        ('<p class="published">Published on ---</p>', None),
        ('<p class="published">Not published yet</p>', None),
        ('<p class="published"></p>', None),
        ("<p>Published on 2024-03-02 09:30</p>", None),
        ('<div class="published">Published on 2024-03-02 09:30</div>', None),
    ],
)
def test_published_only_with_a_date(html: str, published: str | None) -> None:
    """Drafts have the element as well, so its text decides."""
    assert read(html.encode()).published == published


def test_draft_of_2018_links_to_its_editor() -> None:
    """A link in the title does not make an article published."""
    article = read(
        b'<h1><a href="https://www.linkedin.com/post/edit/x">Draft</a></h1><p class="published">Not published yet</p>'
    )
    assert (article.title, article.url, article.published) == ("Draft", "https://www.linkedin.com/post/edit/x", None)


def test_draft_of_today_has_no_link() -> None:
    """Its title is plain text."""
    article = read(
        b'<h1>Draft</h1><p class="published">Published on ---</p><p><a href="https://x.example.org">b</a></p>'
    )
    assert (article.title, article.url, article.body) == ("Draft", None, "b")


def test_title_falls_back_on_the_page() -> None:
    """Without a heading the page's own title serves."""
    assert read(b"<title>Page</title><p>text</p>").title == "Page"


def test_later_marks_are_body() -> None:
    """Only the first of the marked elements is the date; an author may use the same class."""
    article = read(b'<p class="created">Created on 2024-01-02</p><p class="created">Created on a whim in 1999</p>')
    assert (article.created, article.body) == ("2024-01-02", "Created on a whim in 1999")


@pytest.mark.parametrize(
    ("html", "body"),
    [
        (b"<p>open<p>next", "open\n\nnext"),
        (b"<script>var hidden = '<p>no</p>'</script>seen", "seen"),
        (b"<template><p>no</p></template>seen", "seen"),
        (b"<svg><title>no</title></svg>seen", "seen"),
        (b"<noscript><iframe></noscript>seen", "seen"),
        (b"a</script></div>b", "a\n\nb"),
        (b"<!-- no -->seen<![CDATA[no]]>", "seen"),
        ("caf\u00e9\u00a0noir".encode(), "café noir"),
        (b"", None),
        (b"<p>  </p>", None),
    ],
)
def test_body_is_what_a_reader_sees(html: bytes, body: str | None) -> None:
    """Careless markup is read, hidden content is not."""
    assert read(html).body == body


def test_encoding_is_noted() -> None:
    """A file that is not UTF-8 is read, and that is noted."""
    article = read("<h1>Déjà vu</h1>".encode("windows-1252"))
    assert article.title == "Déjà vu"
    assert article.note is not None


@given(st.lists(st.sampled_from(["<", ">", "/", "!", "--", "h1", "p", ' class="published"', "a", "&", "script", " "])))
def test_nothing_fails(pieces: list[str]) -> None:
    """However broken the markup, there is an article."""
    assert isinstance(read("".join(pieces).encode()), Article)


@pytest.mark.parametrize(
    ("page", "cut"), [("<h1>a</h1></body></html>", False), ("<h1>a</h1></BODY >", False), ("<h1>a", True), ("", True)]
)
def test_a_page_without_its_end_is_noted(page: str, *, cut: bool) -> None:
    """What is left of an article never poses as the whole."""
    assert (read(page.encode()).note is not None) is cut

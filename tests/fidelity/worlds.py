"""Archives that hold little but texts, in each of the ways in which LinkedIn has written texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from tests.fidelity import articles
from tests.fidelity.era_2018 import LAYOUTS as OF_2018
from tests.fidelity.era_2018 import SECTIONS
from tests.fidelity.era_2021 import COMMENTS as DOUBLED_COMMENTS
from tests.fidelity.era_2021 import LEARNING
from tests.fidelity.era_2021 import SHARES as CRLF_SHARES
from tests.fidelity.era_2023 import MESSAGES
from tests.fidelity.era_2024 import COMMENTS as BACKSLASHED_COMMENTS
from tests.fidelity.era_2024 import MEDIA, SHARES
from tests.fidelity.era_2025 import MESSAGES_OF_2026
from tests.fidelity.layout import written
from tests.fidelity.member import Activity, Article, Entry, Media, Message, Partial, Section, Share, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.fidelity.layout import Layout, Written

_BEGIN: Final = datetime(2023, 1, 2, 3, 4, 5)  # noqa: DTZ001 - naive UTC, as all times here
_LINK: Final = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7200000000000000001"
_PERSON: Final = "https://www.linkedin.com/in/mina-okafor"


def _share(text: Text, at: datetime) -> Share:
    return Share(at, text, "", "", text, text, "share")


def _activity(text: Text, at: datetime) -> Activity:
    return Activity(at, _LINK, text, "COMMENT")


def _message(text: Text, at: datetime) -> Message:
    return Message("2-a==", text, text, _PERSON, text, _PERSON, at, text, text, "INBOX", "OUTGOING", "", "No")


def _entry(text: Text, at: datetime) -> Entry:
    return Entry(at, None, text, text, "Course", "false", "")


def _media(text: Text, at: datetime) -> Media:
    return Media(at, "feed photo", text, "")


def _section(text: Text, at: datetime) -> Section:
    return Section(text, text, text, text, Partial(at.year), None, date(at.year, 1, 1), "", "")


def _of_2018(path: str) -> Layout:
    return next(layout for layout in OF_2018 if layout.path == path)


def unescaped(text: str) -> str:
    """A text for comments since 2025, of which nobody knows how they write a backslash."""
    return text.replace("\\", "/")


_POSITIONS: Final = SECTIONS[0]
#: Each era's ways of writing texts: the file, and how to make one of its records of a text.
_WORLDS: Final[dict[str, tuple[tuple[Layout, Callable[[Text, datetime], object]], ...]]] = {
    "2018": (
        (_of_2018("Shares.csv"), _share),
        (_of_2018("Search Queries.csv"), _entry),
        (_of_2018("Messages.csv"), _message),
        (_of_2018("Projects.csv"), _section),
    ),
    "2021": (
        (CRLF_SHARES, _share),
        (DOUBLED_COMMENTS, _activity),
        (MESSAGES, _message),
        (LEARNING, _entry),
        (_POSITIONS, _section),
    ),
    "2026": (
        (SHARES, _share),
        (BACKSLASHED_COMMENTS, lambda text, at: _activity(Text(unescaped(text)), at)),
        (MESSAGES_OF_2026, _message),
        (MEDIA, _media),
        (LEARNING, _entry),
        (_POSITIONS, _section),
    ),
}
WORLDS: Final = tuple(_WORLDS)


def world(name: str, texts: Sequence[str]) -> list[Written]:
    """Every file of a world with a row for every text, and an article of the first and the last text."""
    files = [
        written(layout, [make(Text(text), _BEGIN + timedelta(hours=number)) for number, text in enumerate(texts)])
        for layout, make in _WORLDS[name]
    ]
    first, last = Text(texts[0]), Text(texts[-1])
    article = Article(last, "slug", _BEGIN, _BEGIN, first, last)
    draft = replace(article, title=first, published_at=None)
    return [*files, articles.write(article, name), articles.write(draft, name)]

"""The invented member, and the same member with other texts and other times."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from tests.fidelity.member import (
    Activity,
    Article,
    Entry,
    Event,
    Invitation,
    Media,
    Member,
    Message,
    Partial,
    Person,
    Profile,
    Section,
    Share,
    Single,
    Text,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEGIN: Final = datetime(2017, 3, 11, 9, 58, 41)  # noqa: DTZ001 - naive UTC, as all times here
#: Texts that all but the last need quoting, and break lines where the era lets them.
_TEXTS: Final = tuple(
    map(
        Text,
        (
            "Mina Okafor-Lévy",
            'Kilns, glazes, and "slow" craft',
            "First line\nsecond line\n\nlast, after a blank one",
            '"Quoted from end to end"',
            "Prism & Plinth; <b>not bold</b>",
            "日本語とemoji 🏺👩🏽‍🎨",
            "مرحبا, שלום",
            "  spaces around  ",
            "tabs\tand = + - @ signs",
            "ends in a break\n",
            "plain",
        ),
    )
)
_POSTS: Final = ("activity%3A7200000000000000001", "ugcPost%3A7200000000000000002", "article%3A7200000000000000003")
_URLS: Final = ("", "https://example.org/a,b?c=1&d=%22", "https://example.org/plain")


class _Making:
    """Hands out one text after the other, and one instant after the other."""

    def __init__(self) -> None:
        self._texts = cycle(_TEXTS)
        self._steps = 0

    def text(self) -> Text:
        """The next text."""
        return next(self._texts)

    def at(self) -> datetime:
        """The next instant: about seven weeks later, at another hour, in the other half of the year by turns."""
        self._steps += 1
        return _BEGIN + timedelta(days=29 * self._steps, hours=7 * self._steps, seconds=self._steps)

    def section(self, place: int) -> Section:
        """A section of the profile, by turns with a month, without one, and without an end."""
        started = Partial(2009 + place, None if place == 1 else 1 + place)
        finished = None if place == 2 else Partial(2012 + place, 12 - place)
        day = date(2015 + place, 2 + place, 28 - place)
        return Section(
            self.text(), self.text(), self.text(), self.text(), started, finished, day, _URLS[place % 3], f"N-{place}"
        )

    def entry(self, place: int, kind: str = "Some kind", more: str = "more") -> Entry:
        """A line of the account's history."""
        later = self.at() if place % 2 else None
        return Entry(self.at(), later, self.text(), self.text(), kind, f"https://example.org/{place}?a=1,2", more)

    def entries(self, kind: str = "Some kind", count: int = 3) -> tuple[Entry, ...]:
        """Several of them."""
        return tuple(self.entry(place, kind) for place in range(count))

    def activities(self, types: str) -> tuple[Activity, ...]:
        """Something done to a post, once for each type."""
        return tuple(
            Activity(
                self.at(),
                f"https://www.linkedin.com/feed/update/urn%3Ali%3A{_POSTS[place % 3]}",
                self.text(),
                kind,
            )
            for place, kind in enumerate(types.split())
        )

    def message(self, place: int) -> Message:
        """A message; the fourth is a draft to nobody in no conversation."""
        draft = place == 3
        return Message(
            conversation_id="" if draft else f"2-YWJjZGVm{place % 2}==",
            conversation_title=self.text(),
            sender=Text("Mina Okafor-Lévy"),
            sender_url="https://www.linkedin.com/in/mina-okafor",
            recipients=Text("" if draft else "Tomás Reyes, Ph.D."),
            recipient_urls="" if draft else "https://www.linkedin.com/in/tomas-reyes",
            date=self.at(),
            subject=self.text(),
            content=self.text(),
            folder="" if draft else "INBOX",
            direction="OUTGOING",
            attachments="https://example.org/1.png,https://example.org/2.png" if place % 2 else "",
            is_draft="Yes" if draft else "No",
        )

    def member(self) -> Member:
        """All of it."""
        words = tuple(Single(Word(text)) for text in _TEXTS)
        return Member(
            profile=(
                Profile(
                    self.text(),
                    self.text(),
                    self.text(),
                    date(1985, 2, 3),
                    self.text(),
                    self.text(),
                    self.text(),
                    self.text(),
                    "[mina]",
                    "[BLOG:https://example.org]",
                ),
            ),
            skills=words,
            causes=words[:3],
            positions=tuple(map(self.section, range(4))),
            education=tuple(map(self.section, range(3))),
            achievements=tuple(map(self.section, range(4))),
            languages=self.entries("Native or bilingual proficiency", 2),
            shares=tuple(self._shares()),
            comments=self.activities(" ".join(["COMMENT"] * 11)),
            reactions=self.activities("LIKE PRAISE EMPATHY INTEREST APPRECIATION ENTERTAINMENT MAYBE"),
            votes=self.activities("VOTE VOTE"),
            saved_items=self.activities("SAVED SAVED"),
            media=tuple(
                Media(self.at(), kind, self.text(), url)
                for kind, url in zip(("feed photo", "video"), _URLS, strict=False)
            ),
            events=tuple(
                Event(self.text(), at, at + timedelta(hours=2), "APPROVED", "") for at in (self.at(), self.at())
            ),
            articles=tuple(self._articles()),
            messages=tuple(map(self.message, range(5))),
            people=tuple(self._people()),
            invitations=tuple(
                Invitation(self.text(), self.text(), self.at(), self.text(), way, "mina-okafor", "tomas-reyes")
                for way in ("OUTGOING", "OUTGOING", "OUTGOING")
            ),
            logins=self.entries("Third Party Login"),
            searches=self.entries(count=11),
            registration=self.entries("Premium", 1),
            emails=self.entries("Yes"),
            phones=(*self.entries("MOBILE", 1), replace(self.entry(0), kind="", value="", more="")),
            receipts=self.entries("PAYPAL"),
            learning=self.entries("Course", 11),
            follows=self.entries("Unfollow"),
            ads=self.entries(),
            facts=self.entries(count=1),
            job_applications=self.entries(count=4),
            saved_jobs=self.entries(),
            answers=self.entries(count=6),
            screening_answers=self.entries(count=6),
        )

    def _shares(self) -> Iterator[Share]:
        for place in range(11):
            kind = "ugcPost" if place % 2 else "share"
            yield Share(self.at(), self.text(), _URLS[place % 3], _URLS[place % 2], self.text(), self.text(), kind)

    def _articles(self) -> Iterator[Article]:
        for place, slug in enumerate(("on-kilns-mina", "en-été", "unfinished")):
            created = self.at()
            published = None if slug == "unfinished" else created + timedelta(days=place)
            yield Article(self.text(), slug, created, published, self.text(), self.text())

    def _people(self) -> Iterator[Person]:
        for place in range(4):
            person = Person(
                self.text(),
                self.text(),
                self.text(),
                self.text(),
                self.text(),
                f"p-{place}",
                self.at(),
                "ACCEPTED",
                "p@example.org",
                "555-0142",
            )
            nobody = replace(
                person, first_name=Text(""), last_name=Text(""), company=Text(""), position=Text(""), email=""
            )
            yield nobody if place == 2 else person


MEMBER: Final = _Making().member()

#: The types of the attributes that may hold any text.
_FREE: Final = (Text, Word)


def reworded(texts: Sequence[str], moments: Sequence[datetime]) -> Member:
    """The member with the texts, by turns, in place of all that may be any text, and with the instants likewise."""
    words, times = cycle(texts), cycle(moments)
    records = {field.name: getattr(MEMBER, field.name) for field in fields(MEMBER)}
    return Member(**{name: tuple(_reworded(each, words, times) for each in value) for name, value in records.items()})


def _reworded(record: Any, words: Iterator[str], times: Iterator[datetime]) -> Any:  # noqa: ANN401 - any dataclass
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(type(record).__name__)
    changes: dict[str, object] = {}
    for name, kind in get_type_hints(type(record)).items():
        if kind in _FREE:
            changes[name] = next(words) or ("x" if kind is Word else "")
        elif kind is datetime:
            changes[name] = next(times)
    return replace(record, **changes)

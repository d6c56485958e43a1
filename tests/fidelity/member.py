"""What an archive tells of a member, before any era's way of writing it.

Times are naive UTC to the second. A `Text` may be anything at all; a `Word` is never empty, because its file has no
other column and an empty line is no record. Where several tables are alike they share a type, and each takes of it
what it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

Text = NewType("Text", str)
Word = NewType("Word", str)

#: When the numbers in LinkedIn's URNs begin to count, as naive UTC.
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - naive UTC, as all times here

#: The id that some file names end in; it must be shown nowhere.
MEMBER_ID = "482915073"


@dataclass(frozen=True, slots=True)
class Partial:
    """A date of which the month may not be known."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile's own page."""

    first_name: Text
    last_name: Text
    address: Text
    birth_date: date
    headline: Text
    summary: Text
    industry: Text
    location: Text
    twitter: str
    websites: str


@dataclass(frozen=True, slots=True)
class Single:
    """A row of a table that has a single column."""

    value: Word


@dataclass(frozen=True, slots=True)
class Section:
    """A job, school, certificate, project or the like on the profile."""

    name: Text
    title: Text
    description: Text
    place: Text
    started_on: Partial
    finished_on: Partial | None
    published_on: date
    url: str
    number: str


@dataclass(frozen=True, slots=True)
class Share:
    """A post; its number holds its time, as LinkedIn's do."""

    date: datetime
    commentary: Text
    shared_url: str
    media_url: str
    title: Text
    description: Text
    kind: str

    @property
    def link(self) -> str:
        """The post's link, with its URN percent-encoded."""
        number = (int((self.date - EPOCH).total_seconds()) * 1000 + 7) << 22
        return f"https://www.linkedin.com/feed/update/urn%3Ali%3A{self.kind}%3A{number}"


@dataclass(frozen=True, slots=True)
class Activity:
    """A comment, reaction, vote, repost or saved item: something done to the post at a link."""

    date: datetime
    link: str
    text: Text
    type: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file uploaded."""

    uploaded_at: datetime
    kind: str
    description: Text
    link: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event; its times have no known zone."""

    name: Text
    starts_at: datetime
    ends_at: datetime
    status: str
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of several paragraphs; not published, it is a draft."""

    title: Text
    slug: str
    created_at: datetime
    published_at: datetime | None
    first: Text
    second: Text


@dataclass(frozen=True, slots=True)
class Message:
    """A message, sent or not."""

    conversation_id: str
    conversation_title: Text
    sender: Text
    sender_url: str
    recipients: Text
    recipient_urls: str
    date: datetime
    subject: Text
    content: Text
    folder: str
    direction: str
    attachments: str
    is_draft: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody else: a connection, contact, follow, endorser or author of a recommendation."""

    first_name: Text
    last_name: Text
    company: Text
    position: Text
    text: Text
    slug: str
    at: datetime
    status: str
    email: str
    phone: str

    @property
    def url(self) -> str:
        """The profile's link."""
        return f"https://www.linkedin.com/in/{self.slug}"

    @property
    def schemeless_url(self) -> str:
        """The profile's link as endorsements have it."""
        return f"www.linkedin.com/in/{self.slug}"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation to connect."""

    sender: Text
    recipient: Text
    sent_at: datetime
    message: Text
    direction: str
    inviter: str
    invitee: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the account's history: a sign-in, search, payment, course watched, application and the like."""

    at: datetime
    later: datetime | None
    name: Text
    text: Text
    kind: str
    value: str
    more: str


@dataclass(frozen=True, slots=True)
class Member:
    """All that the archives of a member tell, whatever the era."""

    profile: tuple[Profile, ...]
    skills: tuple[Single, ...]
    causes: tuple[Single, ...]
    positions: tuple[Section, ...]
    education: tuple[Section, ...]
    achievements: tuple[Section, ...]
    languages: tuple[Entry, ...]
    shares: tuple[Share, ...]
    comments: tuple[Activity, ...]
    reactions: tuple[Activity, ...]
    votes: tuple[Activity, ...]
    saved_items: tuple[Activity, ...]
    media: tuple[Media, ...]
    events: tuple[Event, ...]
    articles: tuple[Article, ...]
    messages: tuple[Message, ...]
    people: tuple[Person, ...]
    invitations: tuple[Invitation, ...]
    logins: tuple[Entry, ...]
    searches: tuple[Entry, ...]
    registration: tuple[Entry, ...]
    emails: tuple[Entry, ...]
    phones: tuple[Entry, ...]
    receipts: tuple[Entry, ...]
    learning: tuple[Entry, ...]
    follows: tuple[Entry, ...]
    ads: tuple[Entry, ...]
    facts: tuple[Entry, ...]
    job_applications: tuple[Entry, ...]
    saved_jobs: tuple[Entry, ...]
    answers: tuple[Entry, ...]
    screening_answers: tuple[Entry, ...]

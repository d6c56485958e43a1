"""The messages of the bulk files: conversations that follow a theme, sponsored ones, hidden senders, drafts."""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from bulk_people import Dice, Member, Person, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

CONVERSATIONS: Final = 72
COLUMNS: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
DRAFT_COLUMNS: Final = "IS MESSAGE DRAFT,IS CONVERSATION DRAFT"


@dataclass(frozen=True)
class Message:
    """One row of messages.csv before it is laid out in columns."""

    conversation: str
    at: datetime
    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    content: str
    folder: str = "INBOX"
    title: str = ""
    subject: str = ""
    attachments: str = ""
    draft: bool = False
    invites: Member | None = None

    def row(self, *, attachments: bool) -> list[str]:
        """The columns in the order of the header; names are joined by commas although names may hold commas."""
        names, urls = ",".join(name for name, _ in self.to), ",".join(url for _, url in self.to)
        row = [self.conversation, self.title, *self.sender, names, urls, f"{stamp(self.at)} UTC", self.subject]
        row += [self.content, self.folder, *([self.attachments] if attachments else [])]
        return [*row, "Yes" if self.draft else "No", "No"]


def header(*, attachments: bool) -> str:
    """The header of messages.csv, with or without the column of attachments."""
    return ",".join([COLUMNS, *(["ATTACHMENTS"] if attachments else []), DRAFT_COLUMNS])


def messages(person: Person) -> list[Message]:
    """Every message of the owner, newest first."""
    dice = person.dice("messages")
    found: list[Message] = []
    for number in range(CONVERSATIONS):
        found += _conversation(person, person.words["themes"][number % len(person.words["themes"])], dice)
    found += [*_sponsored(person, dice), *_hidden(person, dice), *_drafts(person, dice, found)]
    return sorted(found, key=lambda message: message.at, reverse=True)


def _conversation(person: Person, theme: dict[str, Any], dice: Dice) -> list[Message]:
    others = dice.shuffled(person.connections)[: 3 if theme.get("group") else 1]
    at = _beginning(person, theme, others[0], dice)
    code = _code(dice)
    folder = dice.pick(("INBOX",) * 7 + ("ARCHIVE", ""))
    closings = [f"{side} {text}" for side, text in zip("<>", dice.shuffled(person.words["closings"]), strict=False)]
    found: list[Message] = []
    for line in [*theme["lines"], *closings]:
        mine, other = line.startswith(">"), dice.pick(others)
        # The same dice for each line of a conversation: the day agreed on stays the day agreed on.
        slots = Dice(zlib.crc32(code.encode()), "slots")
        text = person.fill(line[2:], others[0], slots, listener=others[0].first if mine else person.first)
        attached = f"https://media.licdn.com/dms/document/sample/{dice.hexadecimal(12)}" if dice.chance(0.03) else ""
        message = Message(
            conversation=code,
            at=at,
            sender=(person.name, person.url) if mine else (other.name, other.url),
            to=_recipients(person, others, None if mine else other),
            content=text,
            folder=folder,
            title=theme.get("title", ""),
            attachments=attached,
            invites=others[0] if theme.get("invite") and not found else None,
        )
        found.append(message)
        at += timedelta(minutes=2 + dice.below(900), seconds=dice.below(60))
    return [message for message in found if message.at.date() <= person.last_day]


def _beginning(person: Person, theme: dict[str, Any], other: Member, dice: Dice) -> datetime:
    """An invitation's note opens the conversation on the day of connecting; other talk comes later."""
    first = datetime.combine(other.connected, time(9 + dice.below(9), dice.below(60), dice.below(60)), tzinfo=UTC)
    if theme.get("invite"):
        return first
    latest = datetime.combine(person.last_day, time(6), tzinfo=UTC) - timedelta(days=21)
    return max(first, min(first + timedelta(days=dice.below(400)), latest))


def _recipients(person: Person, others: Sequence[Member], sender: Member | None) -> tuple[tuple[str, str], ...]:
    found = tuple((other.name, other.url) for other in others if other is not sender)
    return ((person.name, person.url), *found) if sender else found


def _sponsored(person: Person, dice: Dice) -> list[Message]:
    found = []
    for at in person.moments(dice, 12):
        sender, subject, content = dice.pick(person.words["sponsors"])
        to = ((person.name, person.url),)
        found.append(Message(_code(dice), at, (sender, ""), to, content, title=subject, subject=subject))
    return found


def _hidden(person: Person, dice: Dice) -> list[Message]:
    found = []
    for at in person.moments(dice, 10):
        folder, text = dice.pick(("SPAM", "INBOX", "ARCHIVE")), dice.pick(person.words["hidden_lines"])
        to = ((person.name, person.url),)
        found.append(Message(_code(dice), at, ("LinkedIn Member", ""), to, text, folder))
    return found


def _drafts(person: Person, dice: Dice, sent: Sequence[Message]) -> list[Message]:
    """Half belong to a conversation, half to none: those have neither id, recipient nor folder."""
    owner, found = (person.name, person.url), []
    for number, at in enumerate(person.moments(dice, 12)):
        old = dice.pick([message for message in sent if message.at < at] or sent)
        to = tuple(one for one in (old.sender, *old.to) if one != owner) if number % 2 else ()
        addressed = [member for member in person.connections if (member.name, member.url) in to] or person.connections
        text = person.fill(dice.pick(person.words["drafts"]), dice.pick(addressed), dice)
        if to:
            found.append(Message(old.conversation, at, owner, to, text, title=old.title, draft=True))
        else:
            found.append(Message("", at, owner, to, text, folder="", draft=True))
    return found


def _code(dice: Dice) -> str:
    """A conversation's id: `2-` and the base 64 of something like a UUID with a number."""
    hexes = "-".join(dice.hexadecimal(length) for length in (8, 4, 4, 4, 12))
    return "2-" + base64.b64encode(f"{hexes}_{dice.below(100):03}".encode()).decode()

"""The owners of the bulk files and the people they know, dealt out by repeatable chance."""

from __future__ import annotations

import random
import tomllib
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PHRASES: Final = Path(__file__).resolve().parent / "bulk"
PACIFIC: Final = ZoneInfo("America/Los_Angeles")
HEX: Final = "0123456789abcdef"
CONNECTED: Final = 340
KNOWN: Final = 420
NOON: Final = 12

T = TypeVar("T")


class Dice:
    """Chance from `Random.random()` alone: the only method whose sequence Python promises never to change."""

    def __init__(self, seed: int, stream: str) -> None:
        self._random = random.Random(seed ^ zlib.crc32(stream.encode()))

    def below(self, limit: int) -> int:
        """A number from 0 up to, not including, the limit."""
        return int(self._random.random() * limit)

    def chance(self, probability: float) -> bool:
        """Whether something of that probability happens this time."""
        return self._random.random() < probability

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """The items in another order."""
        drawn = [(self._random.random(), item) for item in items]
        return [item for _, item in sorted(drawn, key=lambda pair: pair[0])]

    def hexadecimal(self, length: int) -> str:
        """That many hexadecimal digits."""
        return "".join(self.pick(HEX) for _ in range(length))

    def moments(self, count: int, first: date, last: date) -> list[datetime]:
        """Moments of waking hours, newest first, denser towards the end, no two the same."""
        days = (last - first).days
        found: set[datetime] = set()
        while len(found) < count:
            day = first + timedelta(days=int(days * self._random.random() ** 0.7))
            hour = self.pick((6, 7, 8, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 17, 18, 19, 20, 20, 21))
            found.add(datetime.combine(day, time(hour, self.below(60), self.below(60)), tzinfo=UTC))
        return sorted(found, reverse=True)


@dataclass(frozen=True)
class Member:
    """Somebody the owner of the export knows; wholly invented."""

    first: str
    last: str
    slug: str
    company: str
    position: str
    connected: date

    @property
    def name(self) -> str:
        """First and last name as messages show them."""
        return f"{self.first} {self.last}"

    @property
    def url(self) -> str:
        """The profile link, percent-encoded."""
        return f"https://www.linkedin.com/in/{quote(self.slug)}"

    @property
    def email(self) -> str:
        """An address that can reach nobody."""
        return f"contact.{self.slug.rsplit('-', 1)[1]}@example.org"


class Person:
    """One owner of an export: the phrases, and everything that several files share."""

    def __init__(self, name: str) -> None:
        with (PHRASES / f"{name}.toml").open("rb") as file:
            self.words: dict[str, Any] = tomllib.load(file)
        first, last, slug = self.words["owner"]
        self.first, self.name = str(first), f"{first} {last}"
        self.url = f"https://www.linkedin.com/in/{slug}"
        self.last_day: date = self.words["last_day"]

    def dice(self, stream: str) -> Dice:
        """A stream of chance of its own per file, so that a change to one file leaves the others alone."""
        return Dice(self.words["seed"], stream)

    def moments(self, dice: Dice, count: int) -> list[datetime]:
        """Moments of the years that the export covers, newest first."""
        return dice.moments(count, self.words["first_day"], self.last_day)

    def fill(self, text: str, member: Member, dice: Dice, *, listener: str = "") -> str:
        """The phrase with its slots filled; the same dice give the same words for the slots."""
        words = self.words
        (day, day2), (topic, topic2) = dice.shuffled(words["days"])[:2], dice.shuffled(words["topics"])[:2]
        filled = text.format(
            first=member.first,
            other=listener or member.first,
            person=member.name,
            company=member.company,
            day=day,
            day2=day2,
            topic=topic,
            topic2=topic2,
            place=dice.pick(words["places"]),
            sum=dice.pick(words["sums"]),
            nn=f"{dice.below(100):02}",
            mm=f"{dice.below(100):02}",
        )
        return filled[:1].upper() + filled[1:]

    @cached_property
    def members(self) -> list[Member]:
        """Connections first, the newest at the top; then people who are not connected."""
        dice, words = self.dice("members"), self.words
        names = dice.shuffled((first, last) for first in words["first_names"] for last in words["last_names"])
        days = [moment.date() for moment in self.moments(dice, CONNECTED)]
        days += [moment.date() for moment in self.moments(dice, KNOWN - CONNECTED)]
        found = []
        for (first, last), day in zip(names[:KNOWN], days, strict=True):
            slug = f"{first}-{last}-{dice.hexadecimal(6)}".lower()
            titled = f"{last}, {dice.pick(words['suffixes'])}" if dice.chance(0.03) else last
            company, position = dice.pick(words["companies"]), dice.pick(words["positions"])
            found.append(Member(first, titled, slug, company, position, day))
        return found

    @property
    def connections(self) -> list[Member]:
        """People the owner is connected with."""
        return self.members[:CONNECTED]

    @property
    def strangers(self) -> list[Member]:
        """People the owner is not connected with."""
        return self.members[CONNECTED:]


def stamp(moment: datetime) -> str:
    """The form of reactions, votes, follows and saved items."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def slashed(moment: datetime) -> str:
    """The form of endorsements, searches and clicks on ads."""
    return f"{moment:%Y/%m/%d %H:%M:%S} UTC"


def java(moment: datetime) -> str:
    """The form of logins, challenges and followed companies."""
    return f"{moment:%a %b %d %H:%M:%S} UTC {moment:%Y}"


def pacific(moment: datetime) -> str:
    """The form of invitations and contacts: short, American, and on Californian time."""
    local = moment.astimezone(PACIFIC)
    half = "PM" if local.hour >= NOON else "AM"
    return f"{local.month}/{local.day}/{local:%y}, {local.hour % NOON or NOON}:{local:%M} {half}"


def post_id(moment: datetime, dice: Dice) -> int:
    """A post's number holds its time: the milliseconds, then 22 bits."""
    return (int(moment.timestamp() * 1000) << 22) | dice.below(1 << 22)

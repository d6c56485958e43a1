"""Who the archive belongs to, as the archive itself tells: the profile's name and the link that is always there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations, product
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

import polars as pl

from exposure.dates import parse_moments
from exposure.errors import ArchiveError
from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.links import folded, profile_keys
from exposure.ingest.reading import read_table
from exposure.tables import display_path, spec_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from exposure.archive import Archive, Member
    from exposure.store import Store
    from exposure.tables import TableSpec

FoundBy = Literal["invitations", "drafts", "messages", "profile", "nothing"]

#: What LinkedIn writes in place of a sender who closed or hid the account; the owner never goes by it.
_HIDDEN: Final = "linkedin member"

#: In so many conversations, somebody who has a part in every one of them can only be the owner.
_ENOUGH_CONVERSATIONS: Final = 3

#: A number at the end of a file's name that is long enough for a member's id, and the dates that look like one.
_MEMBER_ID: Final = re.compile(r"_(\d{5,})(?!\d)", re.ASCII)
_DATE: Final = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|(?:0\d|1[0-2])[0-3]\d(?:19|20)\d\d", re.ASCII)

_WORD: Final = re.compile(r"\w+")

#: The same instant is written with and without a time of day, and in different zones.
_SAME_REGISTRATION: Final = timedelta(days=1)

_SENT: Final = pl.lit(value=True)
_RECEIVED: Final = pl.lit(value=False)

_OWNER: Final = {"profile_url": pl.String, "full_name": pl.String, "found_by": pl.String}


@dataclass(frozen=True, slots=True)
class Owner:
    """The member whose archive it is."""

    #: Without query, language and trailing slash; None when no table gives it away.
    profile_url: str | None = None
    full_name: str | None = None
    #: Which table gave the link, or the name where no link was found.
    found_by: FoundBy = "nothing"
    #: Every link of the owner's, as `profile_keys` writes it: who renames the profile has several.
    keys: frozenset[str] = frozenset()
    #: Every name of the owner's, as `folded` writes it.
    names: frozenset[str] = frozenset()

    def write(self, store: Store) -> None:
        """Fill `archive.owner`, one row; these are the member's own data."""
        row = (self.profile_url, self.full_name, self.found_by)
        store.write("archive.owner", pl.DataFrame([row], schema=_OWNER, orient="row"))


def find_owner(profile: pl.DataFrame, invitations: pl.DataFrame, messages: pl.DataFrame) -> Owner:
    """The owner, from the tables of those names before anything in them is withheld."""
    parties = _own_side(invitations)
    on_profile = profile_names(profile)
    written = [*on_profile, *_by_frequency(parties["name"])]
    names = frozenset(folded(pl.Series(written, dtype=pl.String)).drop_nulls())
    senders = profile_keys(messages["sender_profile_url"])
    keys = [key for key in _by_frequency(profile_keys(parties["url"])) if key.startswith("in/")]
    found_by: FoundBy = "invitations"
    if not keys:
        keys, found_by = _key_in_messages(messages, senders, names)
    if not keys:
        found_by = "profile" if on_profile else "invitations" if written else "nothing"
    signed = _by_frequency(messages["sender"].filter(senders.is_in(keys)))
    return Owner(
        profile_url=f"https://www.linkedin.com/in/{quote(keys[0].removeprefix('in/'))}" if keys else None,
        full_name=next(iter([*written, *signed]), None),
        found_by=found_by,
        keys=frozenset(keys),
        names=names | frozenset(folded(pl.Series(signed, dtype=pl.String)).drop_nulls()),
    )


def sent_by(owner: Owner, messages: pl.DataFrame) -> pl.Series:
    """For each row of a table of conversations, whether the owner wrote it; NULL where that cannot be told.

    LinkedIn stated a direction until 2020. Since then a row is the owner's whose sender's link is the owner's, or,
    without a link, whose sender's name is. An advertisement has neither a link nor the owner's name. A sender who
    bears the owner's name under another link may be a namesake, or the owner under an earlier link.
    """
    name = folded(messages["sender"])
    columns = pl.DataFrame(
        {
            "direction": messages["direction"].str.strip_chars().str.to_uppercase(),
            "key": profile_keys(messages["sender_profile_url"]),
            "name": name,
            "own_name": name.is_in(sorted(owner.names)).fill_null(value=False),
        }
    )
    key, own_name = pl.col("key"), pl.col("own_name")
    # A name that signs nothing may be spelled otherwise here, so that it tells nothing about the rest either.
    known = bool(owner.keys) or bool(columns["own_name"].any())
    is_sent = (
        pl.when(pl.col("direction") == "OUTGOING")
        .then(_SENT)
        .when((pl.col("direction") == "INCOMING") | (pl.col("name") == _HIDDEN))
        .then(_RECEIVED)
        .when(key.is_not_null() & bool(owner.keys))
        .then(pl.when(key.is_in(sorted(owner.keys))).then(_SENT).when(~own_name).then(_RECEIVED))
        .when(own_name)
        .then(_SENT)
        .when(pl.col("name").is_not_null() & known)
        .then(_RECEIVED)
    )
    return columns.select(is_sent.alias("is_sent")).to_series()


def profile_names(profile: pl.DataFrame) -> list[str]:
    """The full names of the rows of `profile`, which are several when the parts of an export are of different years."""
    names = (" ".join(part.strip() for part in row if part) for row in profile["first_name", "last_name"].iter_rows())
    return [name for name in dict.fromkeys(names) if name.strip()]


def _own_side(invitations: pl.DataFrame) -> pl.DataFrame:
    """The owner's side of each invitation: `name` and `url`; the direction says which side that is."""
    direction = pl.col("direction").str.strip_chars().str.to_uppercase()
    sides = (
        invitations.filter(direction == stated).select(pl.col(name).alias("name"), pl.col(url).alias("url"))
        for stated, name, url in (
            ("OUTGOING", "sender", "inviter_profile_url"),
            ("INCOMING", "recipient", "invitee_profile_url"),
        )
    )
    return pl.concat(sides)


def _key_in_messages(messages: pl.DataFrame, senders: pl.Series, names: frozenset[str]) -> tuple[list[str], FoundBy]:
    """The owner's link as the conversations give it away, in a list that is empty if they do not; and how."""
    drafts = messages["is_message_draft"].str.to_lowercase().is_in(["yes", "true"]).fill_null(value=False)
    # Nobody's unsent messages are in an archive but the owner's.
    if authors := _profiles(senders.filter(drafts)):
        return authors[:1], "drafts"
    counts, conversations = _participation(messages, senders)
    leaders = {key for key, count in counts.items() if count == max(counts.values())}
    signed = set(senders.filter(folded(messages["sender"]).is_in(sorted(names)).fill_null(value=False)).drop_nulls())
    certain = sorted(leaders & signed)
    if not certain and conversations >= _ENOUGH_CONVERSATIONS and max(counts.values(), default=0) == conversations:
        certain = sorted(leaders)
    return (certain if len(certain) == 1 else []), "messages"


def _participation(messages: pl.DataFrame, senders: pl.Series) -> tuple[dict[str, int], int]:
    """In how many conversations each profile has a part, and how many there are; rows outside of any do not count."""
    sides = messages.select(
        "conversation_id", pl.col("recipient_profile_urls").str.split(",").alias("recipient"), senders.alias("sender")
    ).drop_nulls("conversation_id")
    recipients = sides.select("conversation_id", "recipient").explode("recipient")
    keys = pl.concat(
        [
            sides.select("conversation_id", pl.col("sender").alias("key")),
            recipients.select("conversation_id", profile_keys(recipients["recipient"]).alias("key")),
        ]
    ).unique()
    counts = keys.filter(pl.col("key").str.starts_with("in/")).group_by("key").len()
    return dict(counts.iter_rows()), sides["conversation_id"].n_unique()


def _profiles(keys: pl.Series) -> list[str]:
    return [key for key in _by_frequency(keys) if key.startswith("in/")]


def _by_frequency(values: Iterable[str | None]) -> list[str]:
    """The different values, the most frequent first and equals in alphabetical order."""
    counts = Counter(value for value in values if value is not None)
    return sorted(counts, key=lambda value: (-counts[value], value))


@dataclass(slots=True)
class _Identity:
    """What one part of an archive says of its owner, and the files that say it."""

    registered: list[tuple[datetime, str]] = field(default_factory=list)
    emails: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def check_one_member(archive: Archive) -> None:
    """Raise `ArchiveError` when the parts given are certainly two people's; only their names and places are told.

    Two exports of one member, years apart, may differ in the name or in the addresses, but not in all of them, nor in
    the day of registration or in the id that file names carry.
    """
    ids: dict[str, str] = {}
    identities: dict[int, _Identity] = {}
    several = len({member.part for member in archive.members}) > 1
    for member in archive.members:
        match = spec_for(member.path)
        if match and match.member_id and (found := _member_id(member.path)):
            ids.setdefault(found, _place(member))
        if several and match and match.spec.name in ("registration", "email_addresses", "profile"):
            _note(identities.setdefault(member.part, _Identity()), member, match.spec)
    if len(ids) > 1:
        first_place, second_place, *_ = ids.values()
        raise _two_people(first_place, second_place, "are named after different members")
    for first, second in combinations(identities.values(), 2):
        _compare(first, second)


def _member_id(path: str) -> str | None:
    numbers = [number for number in _MEMBER_ID.findall(PurePosixPath(path).stem) if not _DATE.fullmatch(number)]
    return numbers[-1] if numbers else None


def _place(member: Member) -> str:
    return f"{display_path(member.path)} of part {member.part}"


def _note(identity: _Identity, member: Member, spec: TableSpec) -> None:
    """Add what a member of the archive says of its owner; one that cannot be read says nothing."""
    try:
        data = member.read()
    except ArchiveError:
        return
    place = _place(member)
    rows = read_table(data, spec, FileAccount(member.part, place, member.size), Ledger(), 0)
    if spec.name == "registration":
        identity.registered += [(value, place) for value in parse_moments(rows["registered_at"]).values.drop_nulls()]
    elif spec.name == "email_addresses":
        identity.emails |= dict.fromkeys(folded(rows["email_address"]).drop_nulls(), place)
    else:
        names = pl.Series(profile_names(rows), dtype=pl.String)
        identity.names |= dict.fromkeys(folded(names).drop_nulls(), place)


def _compare(first: _Identity, second: _Identity) -> None:
    """Raise `ArchiveError` when two parts cannot be of one member."""
    if first.registered and second.registered:
        (one, one_place), (other, other_place) = min(first.registered), min(second.registered)
        if abs(one.date() - other.date()) > _SAME_REGISTRATION:
            raise _two_people(one_place, other_place, "give different days of registration")
    if not (first.emails and second.emails and first.names and second.names):
        return
    same_name = any(_is_same_name(one, other) for one, other in product(first.names, second.names))
    if not same_name and not first.emails.keys() & second.emails.keys():
        one_place, other_place = next(iter(first.names.values())), next(iter(second.names.values()))
        raise _two_people(one_place, other_place, "name different people, and no e-mail address is in both parts")


def _is_same_name(one: str, other: str) -> bool:
    """Whether two names are equal but for words that one of them adds, such as a degree or a second name."""
    words, other_words = set(_WORD.findall(one)), set(_WORD.findall(other))
    return words <= other_words or other_words <= words


def _two_people(first: str, second: str, how: str) -> ArchiveError:
    return ArchiveError(
        f"these are two people's exports: {first} and {second} {how}. Give the parts of one member's export at a time."
    )

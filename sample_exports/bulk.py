"""Write the bulk files of the sample exports, the same bytes every time: `python sample_exports/bulk.py [--check]`.

The phrases are hand-written, in `bulk/<person>.toml`; these scripts deal them out over the years.
With `--check` nothing is written: the files that differ are named and the exit status is 1.
"""

from __future__ import annotations

import csv
import io
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import bulk_rows as rows_of
from bulk_messages import header as message_header
from bulk_people import Person

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).resolve().parent
PEOPLE: Final = ("camille", "jordan")
NO_FINAL_NEWLINE: Final = frozenset({"Connections.csv", "Company Follows.csv", "Email Addresses.csv"})
IN_BOTH_PARTS: Final = (
    "Connections.csv",
    "Email Addresses.csv",
    "Endorsement_Given_Info.csv",
    "Endorsement_Received_Info.csv",
    "Invitations.csv",
    "PhoneNumbers.csv",
    "Registration.csv",
    "messages.csv",
)
NEWEST_MESSAGES_ONLY_IN_COMPLETE: Final = 3
PREAMBLE: Final = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or download "
    "their email address using this setting https://www.linkedin.com/psettings/privacy/email. "
    'You can learn more here https://www.linkedin.com/help/linkedin/answer/261"\n'
    "\n"
)

NETWORK: Final[dict[str, tuple[str, Callable[[Person], rows_of.Rows]]]] = {
    "Connections.csv": ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", rows_of.connections),
    "Invitations.csv": ("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl", rows_of.invitations),
    "Company Follows.csv": ("Organization,Followed On", rows_of.company_follows),
    "Member_Follows{}.csv": ("Date,Status,FullName", rows_of.member_follows),
    "Hashtag_Follows{}.csv": ("HashTag,CreatedTime,LastModifiedTime,State", rows_of.hashtag_follows),
    "Endorsement_Received_Info.csv": (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status",
        partial(rows_of.endorsements, stream="Endorsement_Received_Info", count=72),
    ),
    "Endorsement_Given_Info.csv": (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status",
        partial(rows_of.endorsements, stream="Endorsement_Given_Info", count=41),
    ),
}
ACTIVITY: Final[dict[str, tuple[str, Callable[[Person], rows_of.Rows]]]] = {
    "Reactions{}.csv": ("Date,Type,Link", rows_of.reactions),
    "Votes{}.csv": ("Date,Link,OptionText", rows_of.votes),
    "InstantReposts{}.csv": ("Date,Link", rows_of.instant_reposts),
    "SearchQueries.csv": ("Time,Search Query", rows_of.searches),
    "Learning.csv": (
        (
            "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
            "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),"
        ),
        rows_of.learning,
    ),
    "Ads Clicked.csv": ("Ad clicked Date,Ad Title/Id", rows_of.ads_clicked),
    "Logins.csv": ("Login Date,IP Address,User Agent,Login Type", rows_of.logins),
    "Security Challenges.csv": ("Challenge Date,IP Address,User Agent,Country,Challenge Type", rows_of.challenges),
}
LAN_ADS: Final = ("Action,Date,Ad Title/Id,Page/App", rows_of.lan_ads)
ADDRESS_BOOKS: Final[dict[str, tuple[str, Callable[[Person], rows_of.Rows]]]] = {
    "ImportedContacts.csv": (
        (
            "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,"
            "CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location"
        ),
        rows_of.imported_contacts,
    ),
    "Contacts.csv": (
        (
            "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
            "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles"
        ),
        rows_of.contacts,
    ),
}


def tables(person: Person) -> dict[str, tuple[str, rows_of.Rows]]:
    """Every bulk file of the person: its name, its header, its rows."""
    words = person.words
    made: dict[str, tuple[str, Callable[[Person], rows_of.Rows]]] = {**NETWORK, **ACTIVITY}
    made["messages.csv"] = (message_header(attachments=words["attachments"]), rows_of.message_rows)
    made["Saved_Items{}.csv"] = (words["saved_items_header"], rows_of.saved_items)
    made[words["contacts_file"]] = ADDRESS_BOOKS[words["contacts_file"]]
    if words["audiences"]:
        made["LAN Ads Engagement.csv"] = LAN_ADS
    found = {name.format(words["suffix"]): (columns, rows(person)) for name, (columns, rows) in made.items()}
    return found | {table["file"]: (table["header"], table["rows"]) for table in words["fixed"]}


def encode(name: str, columns: str, rows: rows_of.Rows, *, every_field: bool) -> bytes:
    """The file's bytes: LF, quotes only where needed unless asked, a final newline for most files."""
    buffer = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if every_field else csv.QUOTE_MINIMAL
    csv.writer(buffer, lineterminator="\n", quoting=quoting).writerows([columns.split(","), *rows])
    text = buffer.getvalue()
    if name in NO_FINAL_NEWLINE:
        text = text.removesuffix("\n")
    return ((PREAMBLE if name == "Connections.csv" else "") + text).encode()


def files() -> dict[Path, bytes]:
    """Every bulk file of every person."""
    found = {}
    for person in map(Person, PEOPLE):
        words = person.words
        for name, (columns, rows) in tables(person).items():
            every_field = name == "messages.csv" and words["attachments"]
            found[HERE / words["folder"] / name] = encode(name, columns, rows, every_field=every_field)
            if words["copy_to"] and name in IN_BOTH_PARTS:
                earlier = rows[NEWEST_MESSAGES_ONLY_IN_COMPLETE:] if name == "messages.csv" else rows
                found[HERE / words["copy_to"] / name] = encode(name, columns, earlier, every_field=every_field)
    return found


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` name those that differ."""
    made = files()
    if arguments not in ([], ["--check"]):
        print("usage: bulk.py [--check]", file=sys.stderr)
        return 2
    if arguments:
        differing = [path for path, content in made.items() if not path.is_file() or path.read_bytes() != content]
        for path in differing:
            print(f"differs: {path.relative_to(HERE).as_posix()}", file=sys.stderr)
        return 1 if differing else 0
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

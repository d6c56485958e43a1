"""The rows of the bulk files, one function per table, each with a stream of chance of its own."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bulk_messages import messages
from bulk_people import java, pacific, post_id, slashed, stamp

if TYPE_CHECKING:
    from bulk_people import Dice, Person

FEED: Final = "https://www.linkedin.com/feed/update/"
REACTIONS: Final = ("LIKE",) * 12 + ("PRAISE", "EMPATHY", "INTEREST", "APPRECIATION", "ENTERTAINMENT", "MAYBE") * 2

Rows = list[list[str]]


def connections(person: Person) -> Rows:
    """A few rows are empty but for their date: accounts closed since."""
    dice, rows = person.dice("Connections"), []
    for member in person.connections:
        date, gone = f"{member.connected:%d %b %Y}", dice.chance(0.03)
        email = member.email if dice.chance(0.05) else ""
        full = [member.first, member.last, member.url, email, member.company, member.position, date]
        rows.append([""] * 6 + [date] if gone else full)
    return rows


def message_rows(person: Person) -> Rows:
    """The newest message first."""
    return [message.row(attachments=person.words["attachments"]) for message in messages(person)]


def invitations(person: Person) -> Rows:
    """Sent and received, some with a note; a note that was accepted also opens a conversation, minutes later."""
    dice = person.dice("Invitations")
    me = (person.name, person.url)
    found = []
    for message in messages(person):
        if message.invites:
            them = (message.invites.name, message.invites.url)
            found.append((message.at - timedelta(seconds=40 + dice.below(120)), me, them, message.content))
    for moment in person.moments(dice, 70 - len(found)):
        other = dice.pick(person.strangers)
        note = person.fill(dice.pick(person.words["invitation_notes"]), other, dice) if dice.chance(0.35) else ""
        pair = [me, (other.name, other.url)]
        sender, receiver = pair if dice.chance(0.45) else reversed(pair)
        found.append((moment, sender, receiver, note))
    return [
        [one[0], two[0], pacific(at), note, "OUTGOING" if one == me else "INCOMING", one[1], two[1]]
        for at, one, two, note in sorted(found, reverse=True)
    ]


def reactions(person: Person) -> Rows:
    """Reactions to posts, to comments and to posts in groups."""
    dice, rows = person.dice("Reactions"), []
    for moment in person.moments(dice, 640):
        post = post_id(moment - timedelta(minutes=5 + dice.below(4000)), dice)
        comment = post_id(moment - timedelta(minutes=1 + dice.below(4)), dice)
        forms = (
            [f"activity%3A{post}"] * 14
            + [f"ugcPost%3A{post}"] * 3
            + [f"groupPost%3A{8000000 + dice.below(400)}-{post}"]
        )
        forms += [f"activity%3A{post}?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A{post}%2C{comment}%29"] * 2
        rows.append([stamp(moment), dice.pick(REACTIONS), f"{FEED}urn%3Ali%3A{dice.pick(forms)}"])
    return rows


def votes(person: Person) -> Rows:
    """Answers to polls; their links have plain colons."""
    dice = person.dice("Votes")
    return [
        [
            stamp(at),
            f"{FEED}urn:li:ugcPost:{post_id(at - timedelta(hours=3), dice)}",
            dice.pick(person.words["poll_options"]),
        ]
        for at in person.moments(dice, 26)
    ]


def instant_reposts(person: Person) -> Rows:
    """Reposts without a word, known only by the post they repeat."""
    dice = person.dice("InstantReposts")
    return [
        [stamp(at), f"{FEED}urn%3Ali%3Aactivity%3A{post_id(at - timedelta(minutes=20 + dice.below(3000)), dice)}"]
        for at in person.moments(dice, 18)
    ]


def saved_items(person: Person) -> Rows:
    """Saved posts; their links have plain colons."""
    dice = person.dice("Saved_Items")
    return [
        [f"{FEED}urn:li:{dice.pick(('activity', 'ugcPost'))}:{post_id(at - timedelta(hours=9), dice)}", stamp(at)]
        for at in person.moments(dice, 32)
    ]


def hashtag_follows(person: Person) -> Rows:
    """Follows that ended stay in the file."""
    dice, rows = person.dice("Hashtag_Follows"), []
    newest = datetime.combine(person.last_day, time(8), tzinfo=UTC)
    for tag, moment in zip(dice.shuffled(person.words["hashtags"]), person.moments(dice, 99)[::6], strict=False):
        gone = dice.chance(0.25)
        changed = max(moment, min(moment + timedelta(days=90), newest)) if gone else moment
        rows.append([tag, stamp(moment), stamp(changed), "Unfollow" if gone else "Follow"])
    return rows


def member_follows(person: Person) -> Rows:
    """Follows that ended stay in the file."""
    dice = person.dice("Member_Follows")
    return [
        [stamp(at), "Unfollow" if dice.chance(0.2) else "Active", dice.pick(person.members).name]
        for at in person.moments(dice, 60)
    ]


def company_follows(person: Person) -> Rows:
    """Companies of invented people and others as invented."""
    dice = person.dice("Company Follows")
    words = person.words
    places = [f"{name} {extra}" for name in words["companies"] for extra in words["company_extras"]]
    names = dice.shuffled([*words["companies"], *dice.shuffled(places)[:24]])
    return [[name, java(at)] for name, at in zip(names, person.moments(dice, len(names)), strict=True)]


def endorsements(person: Person, stream: str, count: int) -> Rows:
    """Skills confirmed by or for a connection; the link has no scheme and keeps its accents."""
    dice, rows = person.dice(stream), []
    for moment in person.moments(dice, count):
        member = dice.pick(person.connections)
        link, status = f"www.linkedin.com/in/{member.slug}", "PENDING" if dice.chance(0.08) else "ACCEPTED"
        rows.append([slashed(moment), dice.pick(person.words["skills"]), member.first, member.last, link, status])
    return rows


def ads_clicked(person: Person) -> Rows:
    """LinkedIn gives the ads' numbers only."""
    dice = person.dice("Ads Clicked")
    return [[slashed(at), str(100_000_000 + dice.below(99_999_999))] for at in person.moments(dice, 46)]


def lan_ads(person: Person) -> Rows:
    """Ads of LinkedIn's shown by other sites and apps."""
    dice, rows = person.dice("LAN Ads Engagement"), []
    for moment in person.moments(dice, 44):
        action = dice.pick(("View", "View", "View", "Click"))
        rows.append(
            [action, slashed(moment), str(100_000_000 + dice.below(99_999_999)), dice.pick(person.words["audiences"])]
        )
    return rows


def searches(person: Person) -> Rows:
    """What was typed; some exports leave the commas of a query unquoted, so that the row has too many fields."""
    dice, rows = person.dice("SearchQueries"), []
    for moment in person.moments(dice, 168):
        query = person.fill(dice.pick(person.words["searches"]), dice.pick(person.members), dice)
        rows.append([slashed(moment), query.lower()])
    for number, parts in enumerate(person.words["overflow_searches"]):
        rows[30 * (number + 1)][1:] = parts
    return rows


def learning(person: Person) -> Rows:
    """Courses; the header ends in a comma, so there is an eighth column without a name."""
    dice, rows = person.dice("Learning"), []
    for (title, text, kind), at in zip(person.words["learning"], person.moments(dice, 99)[::5], strict=False):
        seen, done = dice.chance(0.8), dice.chance(0.4)
        watched = f"{at:%Y-%m-%d %H:%M} UTC" if seen else "N/A"
        finished = f"{at:%Y-%m-%d %H:%M} UTC" if seen and done else "N/A"
        rows.append([title, text, kind, watched, finished, dice.pick(("true", "false")), "N/A", ""])
    return rows


def logins(person: Person) -> Rows:
    """Recent logins."""
    dice = person.dice("Logins")
    return [
        [java(at), f"192.0.2.{1 + dice.below(254)}", dice.pick(person.words["user_agents"]), "Login"]
        for at in person.moments(dice, 48)
    ]


def challenges(person: Person) -> Rows:
    """The times a login had to be confirmed."""
    dice, rows = person.dice("Security Challenges"), []
    for at in person.moments(dice, 7):
        agent, kind = dice.pick(person.words["user_agents"]), dice.pick(("EMAIL_PIN_CHALLENGE", "CAPTCHA_CHALLENGE"))
        rows.append([java(at), f"192.0.2.{1 + dice.below(254)}", agent, person.words["challenge_country"], kind])
    return rows


def imported_contacts(person: Person) -> Rows:
    """An address book uploaded once, on one day, in the form of 2025."""
    dice, rows = person.dice("ImportedContacts"), []
    at = pacific(person.moments(dice, 40)[-1])
    country, region = person.words["region"]
    for member in dice.shuffled(person.members)[:36]:
        email, phone = member.email if dice.chance(0.6) else "", phone_number(person, dice)
        row = [member.first, "", member.last, "", "", "", "", member.position if dice.chance(0.2) else "", email, phone]
        rows.append([*row, at, at, country, region, "false", ""])
    return rows


def contacts(person: Person) -> Rows:
    """The same in the form of 2023 and 2024."""
    dice, rows = person.dice("Contacts"), []
    at = pacific(person.moments(dice, 40)[-1])
    for member in dice.shuffled(person.members)[:36]:
        source = dice.pick(("MOBILE_CONTACTS", "MOBILE_CONTACTS", "GOOGLE_CONTACTS", "USER_CREATE"))
        company, email = member.company if dice.chance(0.3) else "", member.email if dice.chance(0.7) else ""
        phones = ", ".join(phone_number(person, dice) for _ in range(1 + dice.below(2)))
        row = [source, member.first, member.last, company, "", email, phones, at, "", "", "", member.name]
        rows.append([*row, "", "", "", member.url if dice.chance(0.3) else ""])
    return rows


def phone_number(person: Person, dice: Dice) -> str:
    """A number from the range that the country keeps for fiction."""
    digits = person.words["phone_digits"]
    return f"{person.words['phone_prefix']}{dice.below(10**digits):0{digits}}"

"""Whose archive it is, and which messages that member sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from tests.conftest import SAMPLES

from exposure.archive import open_archive
from exposure.ingest import ingest
from exposure.ingest.owner import Owner, find_owner, sent_by
from exposure.store import Store
from exposure.tables import SPECS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Row = dict[str, str | None]

ME = "https://www.linkedin.com/in/camille-invented"
OTHER = "https://www.linkedin.com/in/jordan-invented"
THIRD = "https://www.linkedin.com/in/robin-invented"
PROFILE: Row = {"first_name": "Camille", "last_name": "Ferrand"}
NO_OWNER = Owner()


def _frame(table: str, *rows: Mapping[str, str | None]) -> pl.DataFrame:
    spec = next(spec for spec in SPECS if spec.name == table)
    columns = [column.name for column in spec.columns]
    assert {name for row in rows for name in row} <= set(columns), "a column that the table does not have"
    return pl.DataFrame([dict(row) for row in rows], schema=dict.fromkeys(columns, pl.String))


def _find(profile: tuple[Row, ...] = (), invitations: tuple[Row, ...] = (), messages: tuple[Row, ...] = ()) -> Owner:
    return find_owner(_frame("profile", *profile), _frame("invitations", *invitations), _frame("messages", *messages))


def _invitation(direction: str, inviter: str | None, invitee: str | None, sender: str = "", recipient: str = "") -> Row:
    return {
        "direction": direction,
        "inviter_profile_url": inviter,
        "invitee_profile_url": invitee,
        "sender": sender or None,
        "recipient": recipient or None,
    }


def _message(conversation: str, sender: str, url: str | None, to: str | None = None, **more: str) -> Row:
    return {
        "conversation_id": conversation,
        "sender": sender,
        "sender_profile_url": url,
        "recipient_profile_urls": to,
        **more,
    }


def test_invitations_give_the_link_away() -> None:
    """The owner invites in those that go out and is invited in those that come in, however the link is spelled."""
    owner = _find(
        profile=(PROFILE,),
        invitations=(
            _invitation("OUTGOING", "HTTP://www.linkedin.com/in/Camille-Invented/", OTHER),
            _invitation("Incoming", THIRD, ME),
            _invitation("INCOMING", OTHER, "https://www.linkedin.com/in/camille-before"),
            _invitation("", OTHER, THIRD),
        ),
    )
    assert (owner.profile_url, owner.full_name, owner.found_by) == (ME, "Camille Ferrand", "invitations")
    assert owner.keys == {"in/camille-invented", "in/camille-before"}


def test_the_parties_of_invitations_are_names_of_the_owner_too() -> None:
    """The older files have names only, and a display name may hold more than the profile's."""
    owner = _find(
        profile=(PROFILE,),
        invitations=(
            _invitation("OUTGOING", None, None, "Camille Ferrand, PhD", "Jordan Avery"),
            _invitation("INCOMING", "urn:li:member:1000002", "urn:li:member:1000001", "Robin Day", "Camille F."),
        ),
    )
    assert owner.names == {"camille ferrand", "camille ferrand, phd", "camille f."}
    assert (owner.profile_url, owner.full_name, owner.found_by) == (None, "Camille Ferrand", "profile")


def test_invitations_without_links_give_the_name() -> None:
    """Where there is no profile either, the name that is most often on the owner's side is taken."""
    owner = _find(
        invitations=(
            _invitation("OUTGOING", None, None, "C. Ferrand", "Jordan Avery"),
            _invitation("OUTGOING", None, None, "Camille Ferrand", "Jordan Avery"),
            _invitation("INCOMING", None, None, "Jordan Avery", "Camille Ferrand"),
        )
    )
    assert (owner.profile_url, owner.full_name, owner.found_by) == (None, "Camille Ferrand", "invitations")


def test_a_draft_gives_the_link_away() -> None:
    """Nobody's unsent messages are in an archive but the owner's, and they give the name too."""
    owner = _find(
        messages=(
            _message("2-a", "Jordan Avery", OTHER, ME, is_message_draft="No"),
            _message("2-a", "Camille Ferrand", ME, OTHER, is_message_draft="YES"),
        )
    )
    assert (owner.profile_url, owner.full_name, owner.found_by) == (ME, "Camille Ferrand", "drafts")
    assert owner.names == {"camille ferrand"}


def test_whoever_is_in_most_conversations_and_signs_with_the_profiles_name_is_the_owner() -> None:
    """In one conversation of two both are in all of them, and the name decides."""
    owner = _find(profile=(PROFILE,), messages=(_message("2-a", "camille  FERRAND", ME, OTHER),))
    assert (owner.profile_url, owner.found_by) == (ME, "messages")


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param((_message("2-a", "Jordan Avery", OTHER, ME),), id="never-signed"),
        pytest.param(
            (
                _message("2-a", "Camille Ferrand", THIRD),
                _message("2-b", "Jordan Avery", OTHER),
                _message("2-c", "Jordan Avery", OTHER),
            ),
            id="a-namesake-in-fewer-conversations",
        ),
        pytest.param((_message("2-a", "Camille Ferrand", None, OTHER),), id="no-link"),
        pytest.param((), id="no-messages"),
    ],
)
def test_a_link_that_nothing_confirms_is_not_the_owners(messages: tuple[Row, ...]) -> None:
    """The name is known all the same."""
    owner = _find(profile=(PROFILE,), messages=messages)
    assert (owner.profile_url, owner.full_name, owner.found_by) == (None, "Camille Ferrand", "profile")
    assert owner.keys == frozenset()


def test_without_a_profile_whoever_alone_is_in_every_conversation_is_the_owner() -> None:
    """Three are enough; rows that belong to no conversation do not count."""
    messages: tuple[Row, ...] = (
        _message("2-a", "Jordan Avery", OTHER, f"{ME},{THIRD}"),
        _message("2-b", "Camille Ferrand", ME, THIRD),
        _message("2-c", "A Company", "https://www.linkedin.com/company/invented-mills", ME),
        {"sender": "Jordan Avery", "sender_profile_url": OTHER},
    )
    owner = _find(messages=messages)
    assert (owner.profile_url, owner.full_name, owner.found_by) == (ME, "Camille Ferrand", "messages")
    assert _find(messages=(*messages, _message("2-d", "Jordan Avery", OTHER, THIRD))) == NO_OWNER
    assert _find(messages=tuple({**row, "recipient_profile_urls": f"{ME},{THIRD},{OTHER}"} for row in messages)) == (
        NO_OWNER
    )


def test_an_archive_that_tells_nothing_has_an_unknown_owner() -> None:
    """A blank profile is none."""
    assert _find() == NO_OWNER
    assert _find(profile=({"first_name": " ", "last_name": None},)) == NO_OWNER


OWNER = Owner(ME, "Camille Ferrand", "invitations", frozenset({"in/camille-invented"}), frozenset({"camille ferrand"}))
NAMED = Owner(None, "Camille Ferrand", "profile", frozenset(), frozenset({"camille ferrand"}))


@pytest.mark.parametrize(
    ("owner", "cells", "sent"),
    [
        pytest.param(NO_OWNER, {"direction": "OUTGOING"}, True, id="outgoing"),
        pytest.param(OWNER, {"direction": "incoming ", "sender": "Camille Ferrand"}, False, id="incoming"),
        pytest.param(OWNER, {"sender_profile_url": f"{ME}/?x=1", "sender": "C. F."}, True, id="own-link"),
        pytest.param(OWNER, {"sender_profile_url": OTHER, "sender": "Jordan Avery"}, False, id="other-link"),
        pytest.param(OWNER, {"sender_profile_url": OTHER, "sender": "Camille Ferrand"}, None, id="namesake"),
        pytest.param(OWNER, {"sender_profile_url": OTHER}, False, id="other-link-no-name"),
        pytest.param(OWNER, {"sender": " CAMILLE ferrand"}, True, id="own-name"),
        pytest.param(OWNER, {"sender": "Invented Mills", "subject": "An offer"}, False, id="sponsored"),
        pytest.param(NO_OWNER, {"sender": "LinkedIn Member"}, False, id="hidden-member"),
        pytest.param(OWNER, {}, None, id="nobody"),
        pytest.param(NO_OWNER, {"sender": "Camille Ferrand", "sender_profile_url": ME}, None, id="owner-unknown"),
        pytest.param(NAMED, {"sender": "Camille Ferrand", "sender_profile_url": ME}, True, id="by-name-alone"),
        pytest.param(NAMED, {"sender": "Jordan Avery", "sender_profile_url": OTHER}, None, id="a-name-signing-nothing"),
    ],
)
def test_who_sent_a_message(*, owner: Owner, cells: Row, sent: bool | None) -> None:
    """The direction, else the link, else the name; where they are silent or contradict each other, it is not known."""
    assert sent_by(owner, _frame("messages", cells)).to_list() == [sent]


def test_a_name_that_signs_some_rows_tells_the_others_apart() -> None:
    """Without links, the names of one table decide among themselves; a row without a name stays open."""
    rows: list[Row] = [{"sender": "Camille Ferrand"}, {"sender": "AI Coach"}, {"sender": None}]
    sent = sent_by(NAMED, _frame("coach_messages", *rows))
    assert (sent.name, sent.to_list()) == ("is_sent", [True, False, None])


def _ingested(*folders: Path) -> Store:
    store = Store.create()
    with open_archive(folders) as archive:
        ingest(archive, store, keep_all=False, advance=lambda _done, _all: None)
    return store


@pytest.mark.parametrize(
    ("sample", "row"),
    [
        ("camille", ("https://www.linkedin.com/in/camille-fontanel-lyon", "Camille Fontanel", "invitations")),
        ("jordan", ("https://www.linkedin.com/in/jordan-whitlock-ops", "Jordan Whitlock", "invitations")),
        ("awkward/later", ("https://www.linkedin.com/in/sasha-lindqvist-sample", "Sasha Lindqvist", "messages")),
        ("awkward/2018", (None, "Sasha Lindqvist", "profile")),
    ],
)
def test_the_owners_of_the_samples(sample: str, row: tuple[str | None, str, str]) -> None:
    """Each is found; every message of theirs is on a side, while nobody else's name or link is stored."""
    with _ingested(SAMPLES / sample) as store:
        assert store.frame("from archive.owner").rows() == [row]
        messages = store.frame("select is_sent, sender, sender_profile_url from archive.messages")
    assert set(messages["is_sent"]) == {True, False}
    assert messages["sender"].null_count() == messages["sender_profile_url"].null_count() == messages.height


def test_ai_chats_know_the_owner_from_the_other_tables(tmp_path: Path) -> None:
    """The chats lie before or after the tables that tell the owner; either way both sides are told apart."""
    (tmp_path / "coach_messages.csv").write_text(
        "CONVERSATION ID,FROM,SENDER PROFILE URL,DATE,CONTENT\n"
        f"2-a,Camille F.,{ME},2024-12-13 14:15:16 UTC,Help me\n"
        "2-a,Coach,,2024-12-13 14:15:20 UTC,Gladly\n",
        encoding="utf-8",
    )
    (tmp_path / "Invitations.csv").write_text(
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Camille,Jordan,"1/31/24, 9:30 AM",,OUTGOING,{ME},{OTHER}\n',
        encoding="utf-8",
    )
    with _ingested(tmp_path) as store:
        assert store.frame("select content, is_sent from archive.coach_messages order by date").rows() == [
            ("Help me", True),
            ("Gladly", False),
        ]

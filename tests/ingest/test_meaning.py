"""Tables are interpreted in an order in which each knows what it needs of the others."""

from __future__ import annotations

import polars as pl
import pytest

from exposure.ingest.account import Ledger
from exposure.ingest.meaning import READING_ORDER, Meaning
from exposure.tables import SPECS

SPEC_NAMED = {spec.name: spec for spec in SPECS}


def _frame(table: str, **cells: str) -> pl.DataFrame:
    columns = dict.fromkeys((column.name for column in SPEC_NAMED[table].columns), pl.String)
    return pl.DataFrame([cells] if cells else [], schema=columns)


def test_every_table_is_read_once_and_messages_after_what_tells_the_owner() -> None:
    """The side of a message is decided while the names are still there, so whose they are must be known by then."""
    names = [spec.name for spec in READING_ORDER]
    assert sorted(names) == sorted(spec.name for spec in SPECS)
    assert names[:3] == ["invitations", "profile", "messages"]


def test_what_one_table_tells_of_the_owner_holds_for_those_after_it() -> None:
    """An invitation gives the link, a message under that link the name, and the name decides in a chat."""
    link = "https://www.linkedin.com/in/camille-invented"
    meaning, ledger = Meaning(), Ledger()
    for table, cells in {
        "invitations": {"direction": "OUTGOING", "inviter_profile_url": link},
        "messages": {"sender": "Camille F.", "sender_profile_url": link},
    }.items():
        meaning.interpret(SPEC_NAMED[table], _frame(table, **cells), ledger)
    chat = _frame("guide_messages", sender="camille f.")
    assert meaning.interpret(SPEC_NAMED["guide_messages"], chat, ledger)["is_sent"].to_list() == [True]
    alone = Meaning().interpret(SPEC_NAMED["guide_messages"], chat, ledger)
    assert alone["is_sent"].to_list() == [None]


@pytest.mark.parametrize("table", ["skills", "profile", "invitations", "positions"])
def test_other_tables_stay_as_they_are(table: str) -> None:
    """Only what has a further meaning gets further columns."""
    frame = _frame(table)
    assert Meaning().interpret(SPEC_NAMED[table], frame, Ledger()).equals(frame)

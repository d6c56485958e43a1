"""What the rows of a table mean beyond their cells: who wrote them, when, and what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.ingest.answers import write_answers
from exposure.ingest.links import post_urns
from exposure.ingest.owner import Owner, find_owner, sent_by
from exposure.ingest.post_times import checked_against_ids
from exposure.tables import SPECS

if TYPE_CHECKING:
    from exposure.ingest.account import Ledger
    from exposure.store import Store
    from exposure.tables import TableSpec

#: Tables that tell who the owner is, besides the messages themselves.
_TELLING: Final = {spec.name: spec for spec in SPECS if spec.name in ("profile", "invitations")}
_CONVERSATIONS: Final = frozenset(
    spec.name for spec in SPECS if any(column.name == "sender_profile_url" for column in spec.columns)
)
#: Tables whose link is that of somebody's post, which the row answers.
_ANSWERING: Final = frozenset({"comments", "reactions", "votes", "instant_reposts"})

#: Every table in the order in which `Meaning` is to see them: messages after what tells whose they are.
READING_ORDER: Final = tuple(sorted(SPECS, key=lambda spec: (spec.name not in _TELLING, spec.name != "messages")))


class Meaning:
    """Interprets the tables of one archive, and learns from the first of them whose it is."""

    def __init__(self) -> None:
        self._telling = {
            name: pl.DataFrame(schema={column.name: pl.String for column in spec.columns})
            for name, spec in _TELLING.items()
        }
        self._owner = Owner()

    def interpret(self, spec: TableSpec, frame: pl.DataFrame, ledger: Ledger) -> pl.DataFrame:
        """The typed rows of a table with the columns that say what they mean; nothing in them is withheld yet.

        Conversations get `is_sent`, comments and their like `parent_urn`, shares `date_source`.
        """
        if spec.name in _TELLING:
            self._telling[spec.name] = frame
        elif spec.name == "shares":
            return checked_against_ids(frame, ledger)
        elif spec.name in _ANSWERING:
            return frame.with_columns(post_urns(frame["link"]).alias("parent_urn"))
        elif spec.name in _CONVERSATIONS:
            if spec.name == "messages":
                self._owner = find_owner(self._telling["profile"], self._telling["invitations"], frame)
            return frame.with_columns(sent_by(self._owner, frame))
        return frame

    def write(self, store: Store) -> None:
        """Fill `archive.owner` and `archive.job_application_answers`, once all tables are written."""
        self._owner.write(store)
        write_answers(store)

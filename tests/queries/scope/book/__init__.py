"""Reads the table of expected verdicts.

A line of `<flow>.csv` is one record of one member: `region` is a country, `?` for unknown, or `A>day>B` for a move
after that day; `choice` names what the member did, joined by `+`; `beside` is another record of theirs. `status` and
`timing` list what the evidence allows, `*` where it says nothing.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tests.queries.scope.judge import Record

from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOK: Final = Path(__file__).parent


class Cell(NamedTuple):
    """One line of the table, read."""

    flow: str
    line: int
    settings: Settings
    record: Record
    beside: Record | None
    statuses: frozenset[str]
    timings: frozenset[str]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _residences(text: str) -> tuple[Residence, ...]:
    """A country, `?`, or two countries with the last day in the first between them."""
    if ">" not in text:
        return (Residence(None if text == "?" else text),)
    first, last_day, second = text.split(">")
    moved = date.fromisoformat(last_day)
    return Residence(first, None, moved), Residence(second, moved + timedelta(days=1))


def _choices(text: str) -> dict[str, Any]:
    """The settings that `off:2026-01-01+born:2010-01-01` and the like stand for."""
    names = {"off": "opted_out_on", "ads-off": "ads_opted_out_on", "objected": "objected_on", "born": "born_on"}
    chosen: dict[str, Any] = {}
    for part in filter(None, text.split("+")):
        word, _, day = part.partition(":")
        chosen |= {"opted_out_before_start": True} if word == "before-start" else {names[word]: date.fromisoformat(day)}
    return chosen


def _beside(text: str) -> Record | None:
    if not text:
        return None
    kind, audience, day = text.split()
    return Record(kind, None, audience, _day(day))


def read(flow: str) -> Iterator[Cell]:
    """The cells of one flow, in the order of its file."""
    with (BOOK / f"{flow}.csv").open(encoding="utf-8", newline="") as lines:
        for line, row in enumerate(csv.DictReader(lines), start=2):
            as_of = date.fromisoformat(row["as_of"])
            yield Cell(
                flow,
                line,
                Settings(as_of=as_of, regions=_residences(row["region"]), **_choices(row["choice"])),
                Record(row["kind"], row["aspect"] or None, row["audience"], _day(row["day"])),
                _beside(row["beside"]),
                frozenset(row["status"].split("|")),
                frozenset(row["timing"].split("|")),
            )

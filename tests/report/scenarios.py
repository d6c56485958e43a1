"""Pages of an invented member under stated circumstances, judged by the bundled rules as a run of the program does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from exposure import queries, score
from exposure.detect import stage
from exposure.ingest.account import Ledger
from exposure.ingest.writing import prepare_table, write_table, write_unknown
from exposure.policy import cover, load_policy
from exposure.report.gather import gather
from exposure.report.summary import Provenance
from exposure.settings import Residence, Settings
from exposure.store import Store
from exposure.tables import SPECS

if TYPE_CHECKING:
    from exposure.report.content import Page

AS_OF = date(2026, 6, 30)
POLICY = load_policy()
_PROVENANCE = Provenance(("9f" * 32,), POLICY.version, POLICY.verified_through, "any 1", None, "1")
#: Kind, aspect, audience and day of each record.
_RECORDS = (
    ("post", None, "public", date(2015, 5, 1)),
    ("post", None, "presumed_public", date(2025, 12, 1)),
    ("post", None, "presumed_public", date(2026, 5, 1)),
    ("post", None, "connections", date(2026, 5, 2)),
    ("group_post", None, "group", date(2026, 5, 3)),
    ("article", None, "public", date(2019, 1, 1)),
    ("comment", None, "unknown", date(2020, 2, 2)),
    ("reaction", None, "unknown", date(2021, 3, 3)),
    ("skill", None, "presumed_public", None),
    ("headline", None, "presumed_public", None),
    ("connection", None, "private", date(2018, 1, 1)),
    ("message", None, "private", date(2024, 4, 4)),
    ("resume", None, "private", date(2024, 6, 6)),
    ("ad_click", "linkedin", "private", date(2026, 1, 1)),
    ("receipt", None, "private", date(2025, 1, 1)),
)
_FIELDS = {"kind": pl.String, "aspect": pl.String, "audience": pl.String, "occurred_at": pl.Datetime("us")}


def settings_of(*dated: Residence, country: str | None = "FR", **choices: object) -> Settings:
    """The settings of a member who lives in `country` wherever `dated` says nothing else; None is unknown."""
    return replace(Settings(as_of=AS_OF, regions=cover(dated, country)), **choices)  # type: ignore[arg-type]


def store_of(settings: Settings) -> Store:
    """The one store of these tests, with the results for a member."""
    store = _store()
    for schema in ("circumstances", "scope", "risk"):
        queries.run_stage(store, schema, settings.parameters())
    score.write_plan(store, score.load_weights())
    queries.run_stage(store, "report", settings.parameters())
    return store


@cache
def page(*dated: Residence, country: str | None = "FR", **choices: object) -> Page:
    """The page of a member, as `settings_of` describes them."""
    settings = settings_of(*dated, country=country, **choices)
    return gather(store_of(settings), settings, POLICY, _PROVENANCE, (), (), ())


@cache
def _store() -> Store:
    """A store in which all stages up to the records ran, with the invented records for its posts."""
    store = Store.create()
    for spec in SPECS:
        write_table(store, spec, prepare_table(spec, [], Ledger()), keep_all=False)
    ledger = Ledger()
    write_unknown(store, [], ledger, keep_all=False)
    ledger.write(store)
    for table, frame in POLICY.frames().items():
        store.write(f"policy.{table}", frame)
    score.write_weights(store, score.load_weights())
    queries.run_stage(store, "records", Settings(as_of=AS_OF).parameters())
    schema = store.frame("from records.posts").schema
    rows = [
        {**dict(zip(_FIELDS, record, strict=True)), "record_id": f"invented-{place}", "source_row": place}
        for place, record in enumerate(_RECORDS, start=1)
    ]
    for row in rows:
        day = row["occurred_at"]
        row["occurred_at"] = datetime(day.year, day.month, day.day, 12) if isinstance(day, date) else None  # noqa: DTZ001 - naive UTC, as records are stored
    store.write("records.posts", pl.DataFrame(rows, schema=schema))
    store.write("findings.hits", pl.DataFrame(schema=stage._HITS))
    store.write("findings.kept", pl.DataFrame(schema=stage._KEPT))
    return store

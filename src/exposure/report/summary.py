"""`summary.json`, the contract other programs rely on: keys are added, and renamed only with a new schema number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from exposure import __version__
from exposure.model import CATEGORIES, KINDS, SEVERITIES, STATUSES
from exposure.policy import cover
from exposure.settings import BEFORE_START, Residence, Settings, is_minor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.store import Store

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a result was made from and with; every artefact carries it."""

    sha256: tuple[str, ...]
    policy_version: str
    verified_through: date
    detector_packs: str
    #: Names the heads that read meaning; None if only rules read.
    semantic: str | None
    weights_version: str


def build(store: Store, settings: Settings, provenance: Provenance) -> dict[str, Any]:
    """The summary as a plain dictionary, in a fixed order."""
    return {
        "schema": SCHEMA,
        "generator": {
            "version": __version__,
            "policy": {
                "version": provenance.policy_version,
                "verified_through": provenance.verified_through.isoformat(),
            },
            "detector": {
                "packs": provenance.detector_packs,
                "semantic": provenance.semantic is not None,
                "heads": provenance.semantic,
            },
            "weights": provenance.weights_version,
        },
        "archive": {"sha256": list(provenance.sha256), **_archive(store)},
        "settings": _settings(settings),
        "scope": _scope(store),
        "sensitive": _sensitive(store),
        "index": _index(store),
    }


def read_settings(summary: dict[str, Any]) -> Settings:
    """The settings that a summary was made with, as far as it tells them."""
    told = summary["settings"]
    opted_out = told["opted_out_on"]
    before_start = opted_out == BEFORE_START
    stays = [Residence(stay["country"], _day(stay["from"]), _day(stay["to"])) for stay in told["regions"]]
    return Settings(
        as_of=date.fromisoformat(told["as_of"]),
        regions=cover([stay for stay in stays if stay.starts_on or stay.ends_on], _rest(stays)),
        region_source=told["region_source"],
        opted_out_on=None if before_start else _day(opted_out),
        opted_out_before_start=before_start,
        opted_in_again_on=_day(told["opted_in_again_on"]),
        ads_opted_out_on=_day(told["ads_opted_out_on"]),
        objected_on=_day(told["objected_on"]),
        # Of an age only that it is under 18 is told, which any day of birth so late says as well.
        born_on=date.fromisoformat(told["as_of"]) if told["minor"] else None,
        min_severity=told["min_severity"],
    )


def _rest(stays: Sequence[Residence]) -> str | None:
    """The country without days, which is the only one of those who never moved."""
    return next((stay.country for stay in stays if stay.starts_on is stay.ends_on is None), None)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def provenance_line(summary: dict[str, Any]) -> str:
    """What a result was made with and from, in one line for artefacts that have room for no more."""
    generator = summary["generator"]
    return (
        f"exposure {generator['version']}, policy {generator['policy']['version']} verified through"
        f" {generator['policy']['verified_through']}, detector {generator['detector']['packs']}, weights"
        f" {generator['weights']}, as of {summary['settings']['as_of']},"
        f" archive {' '.join(summary['archive']['sha256'])}"
    )


def dump(summary: dict[str, Any]) -> str:
    """The summary as text, the same for the same content."""
    return json.dumps(summary, indent=2, ensure_ascii=False) + "\n"


def _archive(store: Store) -> dict[str, Any]:
    rows = store.frame(
        "select table_name, sum(rows_read)::bigint as read, sum(rows_kept)::bigint as kept,"
        " sum(rows_duplicate)::bigint as duplicate, sum(rows_set_aside)::bigint as set_aside"
        " from archive.files where table_name is not null group by table_name order by table_name"
    )
    unknown = store.frame("select distinct file from archive.files where table_name is null order by file")
    return {
        "files": store.frame("select count(*) as files from archive.files").item(),
        "unknown_files": unknown["file"].to_list(),
        "rows": {row.pop("table_name"): row for row in rows.iter_rows(named=True)},
        "problems": store.frame("select count(*) as problems from archive.problems").item(),
    }


def _settings(settings: Settings) -> dict[str, Any]:
    return {
        "regions": [
            {"country": residence.country, "from": _iso(residence.starts_on), "to": _iso(residence.ends_on)}
            for residence in settings.regions
            if residence.country
        ],
        "region_source": settings.region_source,
        "opted_out_on": BEFORE_START if settings.opted_out_before_start else _iso(settings.opted_out_on),
        "opted_in_again_on": _iso(settings.opted_in_again_on),
        "ads_opted_out_on": _iso(settings.ads_opted_out_on),
        "objected_on": _iso(settings.objected_on),
        # The day itself is personal data that no reader of a summary needs.
        "minor": is_minor(settings),
        "as_of": settings.as_of.isoformat(),
        "min_severity": settings.min_severity,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _scope(store: Store) -> dict[str, Any]:
    counts = store.frame(
        "select flow, kind, status, sum(records)::bigint as records from report.scope_by_kind"
        " group by flow, kind, status order by flow"
    )
    flows: dict[str, Any] = {}
    built = store.frame("select flow from policy.flows order by flow")["flow"].to_list()
    by_kind: dict[str, dict[str, dict[str, int]]] = {flow: {} for flow in built}
    for flow, kind, status, records in counts.iter_rows():
        by_kind[flow].setdefault(kind, dict.fromkeys(STATUSES, 0))[status] = records
    for flow, kinds in by_kind.items():
        totals = {status: sum(row[status] for row in kinds.values()) for status in STATUSES}
        flows[flow] = {**totals, "by_kind": {kind: kinds[kind] for kind in KINDS if kind in kinds}}
    return flows


def _sensitive(store: Store) -> dict[str, Any]:
    by_severity = dict(
        store.frame("select severity, count(*) as records from report.sensitive_records group by severity").iter_rows()
    )
    by_category = dict(
        store.frame(
            "select category, sum(records)::bigint as records from report.sensitive_by_category group by category"
        ).iter_rows()
    )
    return {
        "records": sum(by_severity.values()),
        "by_category": {name: by_category[name] for name in CATEGORIES if name in by_category},
        "by_severity": {name: by_severity[name] for name in reversed(SEVERITIES) if name in by_severity},
        # Findings that the member's keep-list silences; they count nowhere else.
        "kept": store.frame("select count(*) as kept from findings.kept").item(),
    }


def _index(store: Store) -> dict[str, Any]:
    rows = store.frame("select axis, low, value, high from plan.indices order by axis")
    return {
        row["axis"]: {bound: round(row[bound], 2) for bound in ("low", "value", "high")}
        for row in rows.iter_rows(named=True)
    }

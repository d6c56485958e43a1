"""Tables of an existing report as CSV, JSON or Parquet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import polars as pl

from exposure.detect import redact
from exposure.report.sensitive import FIELDS, findings_by_record, inert, load, rows, to_csv

if TYPE_CHECKING:
    from exposure.settings import TextMode
    from exposure.store import Store

Table = Literal["sensitive", "records", "scope", "findings"]
Form = Literal["csv", "json", "parquet"]


def export(store: Store, table: Table, form: Form, *, reveal: bool) -> bytes:
    """One table of the report in one form; identifiers and secrets are masked unless `reveal`."""
    mode: TextMode = "revealed" if reveal else "masked"
    if table == "sensitive" and form == "csv":
        return to_csv(load(store, mode)).encode()
    frame = _frame(store, table, mode)
    if form == "csv":
        return frame.with_columns(pl.col(pl.String).map_elements(inert, return_dtype=pl.String)).write_csv().encode()
    if form == "json":
        return frame.write_json().encode() + b"\n"
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def _frame(store: Store, table: Table, mode: TextMode) -> pl.DataFrame:
    if table == "sensitive":
        types = dict.fromkeys(FIELDS, pl.String) | {
            "rank": pl.Int64,
            "confidence": pl.Float64,
            "index_drop": pl.Float64,
        }
        return pl.DataFrame(rows(load(store, mode)), schema=types)
    if table == "records":
        return _records(store, mode)
    if table == "scope":
        return store.frame(
            "select record_id, flow, status, rule_id, timing from scope.combined order by record_id, flow"
        )
    return store.frame(
        "select record_id, rule_id, category, severity, confidence, span_start, span_end, reason from findings.hits"
        " order by record_id, span_start, rule_id"
    )


def _records(store: Store, mode: TextMode) -> pl.DataFrame:
    """All records; own texts with findings have their identifiers masked."""
    frame = store.frame(
        "select record_id, kind, aspect, occurred_at, audience, url, text, source_file, source_row"
        " from records.combined order by record_id"
    )
    if mode == "revealed":
        return frame
    found = findings_by_record(store)
    texts = dict(frame.select("record_id", "text").iter_rows())
    masked = [redact(texts[record_id], findings) for record_id, findings in found.items()]
    shown = pl.DataFrame(
        {"record_id": list(found), "masked": masked}, schema={"record_id": pl.String, "masked": pl.String}
    )
    return (
        frame.join(shown, on="record_id", how="left", maintain_order="left")
        .with_columns(pl.coalesce("masked", "text").alias("text"))
        .drop("masked")
    )

"""Collects from the database and the policy pack what the page says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.charts import category_words, one_kind
from exposure.model import Problem
from exposure.report.content import FileRow, Index, Page, Rule, Source
from exposure.report.inferences import load_ad_clicks, load_facets
from exposure.report.uses import load_controls, load_uses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.policy import Policy
    from exposure.report.content import Chart
    from exposure.report.sensitive import SensitiveRecord
    from exposure.report.summary import Provenance
    from exposure.settings import Settings
    from exposure.store import Store


#: The use that the verdicts of the page are about.
_FLOW: Final = "genai_training"


def gather(
    store: Store,
    settings: Settings,
    policy: Policy,
    provenance: Provenance,
    plan: Sequence[SensitiveRecord],
    charts: Sequence[Chart],
    warnings: Sequence[str],
) -> Page:
    """The page's content."""
    uses = load_uses(store, settings, policy)
    [training] = (use for use in uses if use.flow == _FLOW)
    used = {record.scope_rule_id for record in plan}
    for use in uses:
        used |= {count.rule_id for count in use.counts} | {use.region.rule_id or ""}
    return Page(
        provenance=provenance,
        settings=settings,
        region=training.region,
        counts=training.counts,
        indices=_indices(store),
        plan=tuple(plan),
        charts=tuple(charts),
        files=_files(store),
        problems=tuple(
            Problem(*row)
            for row in store.frame("select file, line, column_name, message from archive.problems order by all").rows()
        ),
        rules=_rules(store, used),
        controls=load_controls(settings, policy),
        description=training.description,
        warnings=tuple(warnings),
        uses=uses,
        facets=load_facets(store, settings.text_mode),
        ad_clicks=load_ad_clicks(store),
        silenced=store.frame("select count(*) as silenced from findings.kept").item(),
    )


def _indices(store: Store) -> tuple[Index, ...]:
    """Both indices, each with its worst single fact in words."""
    rows = store.frame(
        "select indices.axis, indices.low, indices.value, indices.high, indices.worst_category, records.kind"
        " from plan.indices as indices left join records.combined as records"
        " on indices.worst_record_id = records.record_id order by indices.axis"
    )
    return tuple(
        Index(axis, low, value, high, f"{category_words(category)}, in {one_kind(kind)}" if category else None)
        for axis, low, value, high, category, kind in rows.iter_rows()
    )


def _files(store: Store) -> tuple[FileRow, ...]:
    rows = store.frame(
        "select files.file, files.table_name as table, files.rows_read as read, files.rows_kept as kept,"
        " files.rows_duplicate as duplicate, files.rows_set_aside as set_aside, files.unknown_columns,"
        " files.missing_columns, files.era, files.dialect, files.encoding, files.recognised_by,"
        " (select count(*) from archive.problems as problems where problems.file = files.file) as problems"
        " from archive.files as files order by files.part, files.file"
    )
    lists = ("unknown_columns", "missing_columns")
    return tuple(
        FileRow(**{**row, **{name: tuple(row[name] or ()) for name in lists}}) for row in rows.iter_rows(named=True)
    )


def _rules(store: Store, used: set[str]) -> tuple[Rule, ...]:
    """The rules behind at least one number, use by use, with their sources."""
    sources = {
        row["source_id"]: Source(row["title"], row["url"], row["published"])
        for row in store.frame("select source_id, title, url, published from policy.sources").iter_rows(named=True)
    }
    rows = store.frame(
        "select rule_id, title, explanation, status, confidence, sources, verified_on from policy.rules"
        " order by flow != $flow, flow, rule_id",
        {"flow": _FLOW},
    )
    return tuple(
        Rule(**{**row, "sources": tuple(sources[source] for source in row["sources"])})
        for row in rows.iter_rows(named=True)
        if row["rule_id"] in used
    )

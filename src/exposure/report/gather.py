"""Collects from the database and the policy pack what the page says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure import policy as policies
from exposure.charts import category_words, one_kind
from exposure.model import Problem
from exposure.report.content import Control, Count, FileRow, Index, Page, Region, Rule, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.policy import Policy
    from exposure.report.content import Chart
    from exposure.report.sensitive import SensitiveRecord
    from exposure.report.summary import Provenance
    from exposure.settings import Settings
    from exposure.store import Store


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
    region = _region(store, settings, policy)
    counts = _counts(store)
    used = {count.rule_id for count in counts} | {record.scope_rule_id for record in plan}
    if region.rule_id:
        used.add(region.rule_id)
    return Page(
        provenance=provenance,
        settings=settings,
        region=region,
        counts=counts,
        indices=_indices(store),
        plan=tuple(plan),
        charts=tuple(charts),
        files=_files(store),
        problems=tuple(
            Problem(*row)
            for row in store.frame("select file, line, column_name, message from archive.problems order by all").rows()
        ),
        rules=_rules(store, used),
        controls=tuple(
            Control(control.title, control.path, control.url, control.does_not) for control in policy.controls.values()
        ),
        description=policy.flows[_FLOW].description,
        warnings=tuple(warnings),
    )


def _region(store: Store, settings: Settings, policy: Policy) -> Region:
    """What holds where the member lives on the day of the report."""
    if settings.country is None:
        return Region(None, "unclear", None, None, None, covered=False)
    group = policies.region_group(policy, settings.country)
    state, since, rule_id = store.frame(
        "select state, starts_on, rule_id from policy.regimes where flow = $flow and region_group = $group"
        " and coalesce(starts_on <= $as_of, true) and coalesce(ends_on >= $as_of, true)",
        {"flow": _FLOW, "group": group, "as_of": settings.as_of},
    ).row(0)
    return Region(
        policies.country_phrase(settings.country),
        state,
        since,
        rule_id,
        policy.rules[rule_id].says,
        covered=group in policy.notice_groups,
    )


def _counts(store: Store) -> tuple[Count, ...]:
    rows = store.frame(
        "select kind, status, rule_id, timing, records from report.scope_by_kind where flow = $flow"
        " order by kind, status, rule_id, timing",
        {"flow": _FLOW},
    )
    return tuple(Count(**row) for row in rows.iter_rows(named=True))


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
    """The rules behind at least one number, with their sources."""
    sources = {
        row["source_id"]: Source(row["title"], row["url"], row["published"])
        for row in store.frame("select source_id, title, url, published from policy.sources").iter_rows(named=True)
    }
    rows = store.frame(
        "select rule_id, title, explanation, status, confidence, sources from policy.rules order by rule_id"
    )
    return tuple(
        Rule(**{**row, "sources": tuple(sources[source] for source in row["sources"])})
        for row in rows.iter_rows(named=True)
        if row["rule_id"] in used
    )

"""The three charts of a report, drawn from the `report` tables of its database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from exposure import charts

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.figure import Figure

    from exposure.settings import Settings
    from exposure.store import Store

#: Names of the charts, in the order in which they are shown; also their file names.
CHARTS: Final = ("scope_by_kind", "timeline", "sensitive_by_category")


class Chart(NamedTuple):
    """A figure and the sentence that stands for it where it cannot be seen."""

    figure: Figure
    description: str


def draw(store: Store, settings: Settings) -> dict[str, Chart]:
    """All charts by name; the timeline marks the days that matter where the member lives now."""
    scope = store.frame(
        "select kind, status, sum(records)::bigint as records from report.scope_by_kind"
        " where flow = 'genai_training' group by kind, status order by kind, status"
    )
    timeline = store.frame(
        "select quarter_start as period, kind_family as family, records from report.timeline"
        " order by quarter_start, kind_family"
    )
    sensitive = store.frame(
        "select category, posted_in as year, records from report.sensitive_by_category order by category, posted_in"
    )
    marks = _marks(store, settings)
    return {
        "scope_by_kind": Chart(charts.scope_by_kind(scope), charts.describe_scope_by_kind(scope)),
        "timeline": Chart(charts.timeline(timeline, marks), charts.describe_timeline(timeline, marks)),
        "sensitive_by_category": Chart(
            charts.sensitive_by_category(sensitive), charts.describe_sensitive_by_category(sensitive)
        ),
    }


def training_start(store: Store, country: str) -> tuple[date, bool] | None:
    """The day from which training is on in `country`, and whether it may have begun before; None if it is never on.

    Where what came before is unclear, the first published day is only the latest that the use can have begun.
    """
    found = store.frame(
        "select regimes.starts_on, coalesce(before.state = 'unclear', false) as at_latest"
        " from policy.regimes as regimes left join policy.regimes as before"
        " on regimes.flow = before.flow and regimes.region_group = before.region_group"
        " and before.ends_on = regimes.starts_on - 1"
        " where regimes.flow = 'genai_training' and regimes.state = 'on' and regimes.starts_on is not null"
        " and regimes.region_group = coalesce((select regions.region_group from policy.regions as regions"
        " where regions.country = $country), 'OTHER') order by regimes.starts_on desc limit 1",
        {"country": country},
    ).rows()
    return found[0] if found else None


def _marks(store: Store, settings: Settings) -> list[charts.Mark]:
    """The day training began where the member lives now, and the days they turned the setting off and on again."""
    marks = []
    if settings.country and (start := training_start(store, settings.country)):
        day, at_latest = start
        marks.append(charts.Mark(day, "in use by now" if at_latest else "training starts here"))
    for chosen, label in (
        (settings.opted_out_on, "you opted out"),
        (settings.opted_in_again_on, "you opted in again"),
    ):
        # A choice that is still to come changes nothing yet.
        if chosen and chosen <= settings.as_of:
            marks.append(charts.Mark(chosen, label))
    return marks

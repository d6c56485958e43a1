"""Writes the artefacts of a report into a folder: page, list, summary and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from exposure.charts import to_svg
from exposure.report import summary as summaries
from exposure.report.content import Chart
from exposure.report.figures import draw
from exposure.report.folder import CHARTS, PAGE, SENSITIVE, SUMMARY
from exposure.report.gather import gather
from exposure.report.page import render_page
from exposure.report.sensitive import load, to_csv

if TYPE_CHECKING:
    from pathlib import Path

    from exposure.policy import Policy
    from exposure.report.sensitive import SensitiveRecord
    from exposure.report.summary import Provenance
    from exposure.settings import Settings
    from exposure.store import Store

#: After this many days without a check of LinkedIn's texts, the verdicts carry a warning.
_STALE_DAYS: Final = 180
#: For the terminal alone: the page says what an unknown country means in its verdict.
_UNKNOWN_COUNTRY: Final = (
    "your country could not be read from your profile, so only what holds everywhere is stated;"
    " pass --region with its two letters, e.g. --region FR"
)


def write_report(
    folder: Path, store: Store, settings: Settings, policy: Policy, provenance: Provenance
) -> tuple[dict[str, Any], tuple[SensitiveRecord, ...], tuple[str, ...]]:
    """Write every artefact but the database; returns the summary, the listed records and the warnings."""
    warnings = _warnings(settings, provenance)
    unknown_country = () if settings.country else (_UNKNOWN_COUNTRY,)
    records = load(store, settings.text_mode)
    drawings = draw(store, settings)
    summary = summaries.build(store, settings, provenance)
    made_from = summaries.provenance_line(summary)
    store.write("report.provenance", pl.DataFrame({"made_from": [made_from]}))
    charts = [Chart(name, to_svg(drawing.figure, made_from), drawing.description) for name, drawing in drawings.items()]
    page = gather(store, settings, policy, provenance, records, charts, warnings)
    (folder / CHARTS).mkdir()
    for chart in charts:
        (folder / CHARTS / f"{chart.name}.svg").write_text(chart.svg, encoding="utf-8", newline="\n")
    (folder / SENSITIVE).write_text(to_csv(records), encoding="utf-8", newline="\n")
    (folder / SUMMARY).write_text(summaries.dump(summary), encoding="utf-8", newline="\n")
    (folder / PAGE).write_text(render_page(page), encoding="utf-8", newline="\n")
    return summary, tuple(records), (*unknown_country, *warnings)


def _warnings(settings: Settings, provenance: Provenance) -> tuple[str, ...]:
    """What the member should know about how the result came about."""
    chosen = {
        "opt-out": settings.opted_out_on,
        "opting in again": settings.opted_in_again_on,
        "opt-out of ads": settings.ads_opted_out_on,
        "objection": settings.objected_on,
    }
    warnings = [
        f"the {choice} of {day} is later than {settings.as_of} and was ignored"
        for choice, day in chosen.items()
        if day and day > settings.as_of
    ]
    age = (settings.as_of - provenance.verified_through).days
    if age > _STALE_DAYS:
        warnings.append(
            f"LinkedIn's texts were last checked on {provenance.verified_through}, {age} days before {settings.as_of}:"
            " look for a newer version of this program, or give it newer rules with --policy"
        )
    return tuple(warnings)

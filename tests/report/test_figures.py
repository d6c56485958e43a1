"""The days that the timeline marks: those that matter where the member lives now, and those of their own choices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from matplotlib.text import Text
from tests.report.scenarios import POLICY

from exposure.report.figures import CHARTS, draw
from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.store import Store

NOW = date(2026, 6, 30)
MOVED = (Residence("US", None, date(2026, 1, 31)), Residence("FR", date(2026, 2, 1)))


@pytest.fixture(name="drawn_from")
def _drawn_from(store: Store) -> Store:
    """A store with the tables that charts are drawn from, and a record before every mark."""
    for table, frame in POLICY.frames().items():
        store.write(f"policy.{table}", frame)
    scope = {"flow": ["genai_training"], "kind": ["post"], "status": ["in"], "records": [3]}
    store.write("report.scope_by_kind", pl.DataFrame(scope))
    quarters = {"quarter_start": [date(2023, 1, 1)], "kind_family": ["posts"], "records": [3]}
    store.write("report.timeline", pl.DataFrame(quarters))
    found = {"category": ["health"], "posted_in": [2023], "records": [1]}
    store.write("report.sensitive_by_category", pl.DataFrame(found, schema_overrides={"posted_in": pl.Int32}))
    return store


@pytest.mark.parametrize(
    ("settings", "marked", "unmarked"),
    [
        (Settings(NOW, (Residence("FR"),)), ["3 Nov 2025: training starts here"], ["opted"]),
        (Settings(NOW, (Residence("US"),)), ["18 Sep 2024: in use by now"], ["starts here"]),
        (Settings(NOW, MOVED), ["3 Nov 2025: training starts here"], ["Sep 2024"]),
        (Settings(date(2026, 1, 1), MOVED), ["18 Sep 2024: in use by now"], ["Nov 2025"]),
        (Settings(NOW, (Residence("CN"),)), [], ["starts", "in use"]),
        (Settings(NOW), [], ["starts", "in use"]),
        (Settings(NOW, opted_out_on=date(2026, 3, 1)), ["1 Mar 2026: you opted out"], ["again"]),
        (Settings(NOW, opted_out_on=date(2026, 7, 1)), [], ["opted out"]),
        (
            Settings(NOW, opted_out_on=date(2026, 3, 1), opted_in_again_on=date(2026, 4, 1)),
            ["1 Mar 2026: you opted out", "1 Apr 2026: you opted in again"],
            [],
        ),
        (
            Settings(NOW, opted_out_on=date(2026, 3, 1), opted_in_again_on=date(2026, 7, 1)),
            ["1 Mar 2026: you opted out"],
            ["again"],
        ),
    ],
)
def test_the_timeline_marks_what_matters_here_and_by_now(
    drawn_from: Store, settings: Settings, marked: list[str], unmarked: list[str]
) -> None:
    """The start where the member lives on the day of the report, and each choice made by then."""
    charts = draw(drawn_from, settings)
    assert tuple(charts) == CHARTS
    said = " ".join(" ".join(text.get_text() for text in charts["timeline"].figure.findobj(Text)).split())
    assert [words for words in marked if words not in said] == []
    assert [words for words in unmarked if words in said] == []

"""The verdicts held against a table and laws that a second reader drew from the evidence, not from the rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.queries.scope.book import Cell, read
from tests.queries.scope.judge import Record, Verdict, judge, ruled_store

from exposure.model import KINDS
from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.store import Store

FLOWS: Final = ("genai_training", "other_ai", "microsoft_ads", "microsoft_ai")
CELLS: Final = tuple(cell for flow in FLOWS for cell in read(flow))


@pytest.fixture(name="judged", scope="module")
def _judged(ruled: Store) -> dict[Cell, Verdict]:
    """The verdict on each cell; those with media or a second record are judged by themselves."""
    groups: defaultdict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in CELLS:
        alone = cell.record.kind == "media" or cell.beside
        groups[cell.flow, cell.settings, cell.line if alone else None].append(cell)
    verdicts: dict[Cell, Verdict] = {}
    for cells in groups.values():
        records = [cell.record for cell in cells] + [cell.beside for cell in cells if cell.beside]
        found = judge(ruled, cells[0].flow, records, cells[0].settings)
        verdicts |= dict(zip(cells, found, strict=False))
    return verdicts


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.flow}-{cell.line}-{cell.record.kind}")
def test_verdict_is_the_one_in_the_table(judged: dict[Cell, Verdict], cell: Cell) -> None:
    """Each line of the table, by region, day, kind and choice."""
    verdict = judged[cell]
    right = verdict.status in cell.statuses and (verdict.timing in cell.timings or "*" in cell.timings)
    assert right, f"{cell.flow}.csv:{cell.line}: {verdict}, not {cell.statuses} {cell.timings}"


# ------------------------------------------------------------------------------------------------------------- laws

RANK: Final = {"excluded": 0, "unclear": 1, "in": 2}
TIMINGS: Final = {
    "in": {"usable"},
    "unclear": {"usable", "possibly_used", "contested"},
    "excluded": {"n/a", "protected", "not_in_use", "possibly_used"},
}
#: One country of each group that the evidence tells apart.
COUNTRIES: Final = ("FR", "CH", "GB", "CA", "HK", "CN", "US", "BR")
STOPPED_BY: Final = {
    "genai_training": "opted_out_on",
    "other_ai": "objected_on",
    "microsoft_ads": "ads_opted_out_on",
    "microsoft_ai": "opted_out_on",
}
#: For each flow and country, the intervals in which it is off there, both days included.
FIRST, EVE, LAST = date(2003, 5, 5), date(2025, 11, 2), date(2030, 12, 31)
OFF: Final = {
    ("genai_training", "FR"): (FIRST, EVE),
    ("genai_training", "CH"): (FIRST, EVE),
    ("genai_training", "GB"): (date(2024, 9, 20), EVE),
    ("genai_training", "HK"): (date(2024, 10, 11), EVE),
    ("genai_training", "CA"): (date(2024, 12, 10), EVE),
    ("microsoft_ads", "FR"): (FIRST, LAST),
    ("microsoft_ads", "CH"): (FIRST, LAST),
    ("microsoft_ads", "GB"): (FIRST, LAST),
    ("microsoft_ads", "CA"): (FIRST, EVE),
    ("microsoft_ads", "HK"): (FIRST, EVE),
    ("microsoft_ads", "BR"): (FIRST, EVE),
    ("microsoft_ai", "FR"): (FIRST, LAST),
    ("microsoft_ai", "CH"): (FIRST, LAST),
}
#: Days around everything that changed, and some between.
TURNS: Final = [date(2024, 9, 18), date(2024, 9, 20), date(2024, 10, 11), date(2024, 12, 10), date(2025, 11, 3)]
DAYS: Final = sorted(
    {turn + timedelta(days=step) for turn in TURNS for step in (-1, 0, 1)}
    | {date(2019, 3, 1), date(2025, 6, 1), date(2026, 2, 1), date(2026, 11, 22)}
)
SAMPLE: Final = tuple(
    Record(kind, None, audience, day)
    for kind in KINDS
    for audience in (("public", "connections", "unknown") if kind == "post" else ("presumed_public",))
    for day in (None, date(2019, 3, 1), date(2024, 11, 1), date(2025, 11, 3), date(2026, 2, 1))
)

flows = st.sampled_from(FLOWS)
days = st.sampled_from(DAYS)
countries = st.sampled_from(COUNTRIES)
quickly = hypothesis_settings(max_examples=10)


@st.composite
def circumstances(draw: st.DrawFn) -> Settings:
    """What a member may have chosen, in a country they never left, from September 2024 on."""
    out = draw(st.none() | days)
    return Settings(
        as_of=draw(st.sampled_from([day for day in DAYS if day.year > 2019])),
        regions=(Residence(draw(countries)),),
        opted_out_on=out,
        opted_out_before_start=out is None and draw(st.booleans()),
        ads_opted_out_on=draw(st.none() | days),
        objected_on=draw(st.none() | days),
        born_on=draw(st.sampled_from([None, date(1980, 1, 1), date(2010, 1, 1)])),
    )


@cache
def _store() -> Store:
    """The store that examples share: each of them writes its own records and circumstances."""
    return ruled_store()


@cache
def _verdicts(flow: str, settings: Settings) -> tuple[Verdict, ...]:
    return tuple(judge(_store(), flow, SAMPLE, settings))


def _in(settings: Settings, *countries: str | None) -> Settings:
    """The same member, all their life in one country, or moved from one to another in the middle of 2025."""
    if len(countries) == 1:
        return replace(settings, regions=(Residence(countries[0]),))
    moved = date(2025, 6, 30)
    first, second = countries
    return replace(settings, regions=(Residence(first, None, moved), Residence(second, moved + timedelta(days=1))))


def _assert_never_above(flow: str, lower: Settings, upper: Settings) -> None:
    """No record is in more scope under the first settings than under the second."""
    pairs = zip(SAMPLE, _verdicts(flow, lower), _verdicts(flow, upper), strict=True)
    above = [(record, low, high) for record, low, high in pairs if RANK[low.status] > RANK[high.status]]
    assert not above, f"{flow}: {len(above)} such as {above[0]}"


@quickly
@given(flow=flows, settings=circumstances(), other=st.none() | days)
def test_opting_out_earlier_never_widens_scope(flow: str, settings: Settings, other: date | None) -> None:
    """Whoever opted out a day earlier, or at all, has no record in more scope for it."""
    name = STOPPED_BY[flow]
    settings = replace(settings, opted_out_before_start=False)
    own = getattr(settings, name)
    early, late = sorted([own, other], key=lambda day: day or date.max)
    _assert_never_above(flow, replace(settings, **{name: early}), replace(settings, **{name: late}))


@quickly
@given(flow=flows, settings=circumstances())
def test_opting_out_before_the_start_never_widens_scope(flow: str, settings: Settings) -> None:
    """It never leaves a record in more scope than not having opted out."""
    stayed = replace(settings, opted_out_on=None, opted_out_before_start=False)
    _assert_never_above(flow, replace(stayed, opted_out_before_start=True), stayed)


@quickly
@given(place=st.sampled_from(sorted(OFF)), settings=circumstances(), elsewhere=countries)
def test_a_country_where_a_use_is_off_never_yields_more(
    place: tuple[str, str], settings: Settings, elsewhere: str
) -> None:
    """Where a use has not begun, or rests, no record is in more scope than anywhere else."""
    flow, country = place
    since, until = OFF[place]
    day = min(max(settings.as_of, since), until)
    settings = replace(settings, as_of=day)
    _assert_never_above(flow, _in(settings, country), _in(settings, elsewhere))


@quickly
@given(flow=flows, settings=circumstances(), before=countries, now=countries)
@example("genai_training", Settings(date(2026, 11, 22), opted_out_before_start=True), "GB", "FR")
@example("genai_training", Settings(date(2026, 11, 22), opted_out_on=date(2025, 8, 1)), "US", "GB")
@example("microsoft_ads", Settings(date(2026, 11, 22), ads_opted_out_on=date(2025, 10, 1)), "US", "CA")
def test_a_move_never_yields_more_than_the_present_country(
    flow: str, settings: Settings, before: str, now: str
) -> None:
    """What may be used is decided by where the member lives now."""
    settings = replace(settings, as_of=max(settings.as_of, date(2025, 7, 1)))
    _assert_never_above(flow, _in(settings, before, now), _in(settings, now))


@hypothesis_settings(max_examples=4)
@given(flow=flows, settings=circumstances())
def test_an_unknown_country_has_what_all_agree_on(flow: str, settings: Settings) -> None:
    """The status that holds in every country, and unclear where they differ."""
    everywhere = zip(*(_verdicts(flow, _in(settings, country)) for country in COUNTRIES), strict=True)
    unknown = _verdicts(flow, _in(settings, None))
    for record, here, there in zip(SAMPLE, unknown, everywhere, strict=True):
        agreed = {verdict.status for verdict in there}
        assert here.status == (agreed.pop() if len(agreed) == 1 else "unclear"), (flow, record, here, there)


@quickly
@given(flow=st.sampled_from(["genai_training", "microsoft_ai"]), settings=circumstances(), out=days, gap=st.integers(1))
def test_opting_in_again_is_as_never_having_opted_out(flow: str, settings: Settings, out: date, gap: int) -> None:
    """From the day the setting is on again, every record has the status it would have had anyway."""
    again = min(out + timedelta(days=min(gap, 5000)), settings.as_of)
    if again <= out:
        out = again - timedelta(days=1)
    never = replace(settings, opted_out_on=None, opted_out_before_start=False)
    returned = replace(never, opted_out_on=out, opted_in_again_on=again)
    statuses = [[verdict.status for verdict in _verdicts(flow, case)] for case in (returned, never)]
    differing = [item for item in zip(SAMPLE, *statuses, strict=True) if item[1] != item[2]]
    assert not differing, (len(differing), differing[0])


@quickly
@given(settings=circumstances())
def test_nothing_of_a_minor_is_in_training(settings: Settings) -> None:
    """Whatever the country and the choices."""
    verdicts = _verdicts("genai_training", replace(settings, born_on=date(2010, 1, 1)))
    assert {verdict.status for verdict in verdicts} == {"excluded"}


@quickly
@given(flow=flows, settings=circumstances(), before=countries)
def test_every_record_has_one_verdict_whose_timing_fits(flow: str, settings: Settings, before: str) -> None:
    """One verdict per record and flow, in a country and after a move."""
    for case in (settings, _in(settings, before, settings.country)):
        verdicts = _verdicts(flow, case)
        assert len(verdicts) == len(SAMPLE)
        assert all(verdict.timing in TIMINGS[verdict.status] for verdict in verdicts), (flow, case)

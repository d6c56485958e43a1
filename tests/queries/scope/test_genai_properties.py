"""Whatever the choices: an earlier opt-out, a stricter region and an unknown one never surprise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from tests.queries.scope.genai import CATEGORIES, record, verdicts
from tests.queries.scope.judge import POLICY, Record

from exposure.model import STATUSES
from exposure.settings import BEFORE_START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.store import Store


#: From the least to the most that a verdict says about use.
RANK: Final = {"excluded": 0, "unclear": 1, "in": 2}


CAUTION: Final = ("usable", "possibly_used", "protected", "not_in_use", "n/a")


#: One country for each group of countries.
COUNTRIES: Final = {
    "EU_EEA": "FR",
    "CH": "CH",
    "GB": "GB",
    "CA": "CA",
    "HK": "HK",
    "CN": "CN",
    "US": "US",
    "OTHER": "BR",
}


DAYS = st.dates(date(2023, 6, 1), date(2026, 12, 31)) | st.sampled_from(
    [
        day + timedelta(days=shift)
        for regime in POLICY.regimes
        if (day := regime.starts_on) is not None
        for shift in (-1, 0, 1)
    ]
)


WHERE = st.none() | st.sampled_from(sorted(COUNTRIES.values()))


def _dated(days: Sequence[date]) -> list[Record]:
    """Everything that the first table judges, once without a day and once on each of a few days."""
    return [record(row[0])._replace(day=day) for row in CATEGORIES for day in (None, *days)]


@effort(max_examples=25, deadline=None)
@given(country=WHERE, as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=3), opt_outs=st.tuples(DAYS, DAYS))
def test_an_earlier_opt_out_never_raises_a_status(
    ruled: Store, country: str | None, as_of: date, days: list[date], opt_outs: tuple[date, date]
) -> None:
    """Excluded before unclear before in: opting out earlier, or at all, can only help."""
    records = _dated(days)
    early, late, never = (
        [RANK[verdict.status] for verdict in verdicts(ruled, records, country, as_of, opted_out)]
        for opted_out in (min(opt_outs), max(opt_outs), None)
    )
    assert all(first <= second <= third for first, second, third in zip(early, late, never, strict=True))


@effort(max_examples=12, deadline=None)
@given(as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=2), opted_out=st.none() | st.just(BEFORE_START) | DAYS)
def test_an_unknown_region_gives_the_verdict_that_holds_in_all(
    ruled: Store, as_of: date, days: list[date], opted_out: date | str | None
) -> None:
    """Where regions differ the status is unclear; the timing is always the most cautious of all regions."""
    records = _dated(days)
    regional = [verdicts(ruled, records, country, as_of, opted_out) for country in COUNTRIES.values()]
    unknown = verdicts(ruled, records, None, as_of, opted_out)
    for verdict, *each in zip(unknown, *regional, strict=True):
        statuses = {one.status for one in each}
        assert verdict.status == (statuses.pop() if len(statuses) == 1 else "unclear")
        assert verdict.timing == min((one.timing for one in each), key=CAUTION.index)
        if len({one.status for one in each}) > 1:
            assert verdict.rule_id == "genai.region.unknown"
        else:
            assert verdict.rule_id in {one.rule_id for one in each}


@effort(max_examples=25, deadline=None)
@given(country=WHERE, as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=3), opted_out=st.none() | DAYS)
def test_status_timing_and_rule_always_fit(
    ruled: Store, country: str | None, as_of: date, days: list[date], opted_out: date | None
) -> None:
    """Every rule resolves, what the rule says is the status, and the timing is one that goes with both."""
    gone = opted_out is not None and opted_out <= as_of
    for verdict in verdicts(ruled, _dated(days), country, as_of, opted_out):
        rule = POLICY.rules[verdict.rule_id]
        assert verdict.status == rule.status
        assert verdict.status in STATUSES
        if verdict.status == "excluded":
            expected = {"region": "not_in_use", "optout": "protected"}.get(rule.gate, "n/a")
        else:
            expected = "possibly_used" if gone else "usable"
        assert verdict.timing == expected or verdict.rule_id == "genai.region.unknown"


@effort(max_examples=40, deadline=None)
@given(
    group=st.sampled_from(sorted(COUNTRIES)), as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=4), opted_out=DAYS
)
def test_a_record_is_protected_exactly_if_no_period_of_use_met_it_before_the_opt_out(
    ruled: Store, group: str, as_of: date, days: list[date], opted_out: date
) -> None:
    """The short cut that the query takes through the regimes agrees with going through them one by one."""
    regimes = [regime for regime in POLICY.regimes if (regime.flow, regime.region_group) == ("genai_training", group)]
    now = next(regime for regime in regimes if (regime.starts_on or date.min) <= as_of <= (regime.ends_on or date.max))
    found = verdicts(ruled, [Record("comment", day=day) for day in days], COUNTRIES[group], as_of, opted_out)
    for day, verdict in zip(days, found, strict=True):
        met = any(
            regime.state in ("on", "unclear")
            and (regime.starts_on or date.min) <= opted_out
            and day <= (regime.ends_on or date.max)
            and day < opted_out
            for regime in regimes
        )
        if now.state in ("off", "paused"):
            assert verdict == ("excluded", "not_in_use", now.rule_id)
        elif opted_out > as_of:
            assert verdict.timing == "usable"
        else:
            assert verdict[:2] == (("unclear", "possibly_used") if met else ("excluded", "protected"))

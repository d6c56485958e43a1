"""The dates of posts are held against the times inside their ids."""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl
import pytest

from exposure.ingest.account import Ledger
from exposure.ingest.post_times import checked_against_ids

START = datetime.fromisoformat("2024-03-01 10:00:00")
EPOCH = datetime.fromisoformat("1970-01-01")
HOUR = timedelta(hours=1)


def _link(when: datetime) -> str:
    post = ((when - EPOCH) // timedelta(milliseconds=1)) << 22
    return f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{post + 12345}"


def _shares(*gaps: timedelta | None, file: str = "Shares.csv") -> pl.DataFrame:
    """Posts an hour and a bit apart, each dated by its id's time and the gap; None for a date that is missing."""
    times = [START + number * timedelta(hours=1, minutes=7) for number in range(len(gaps))]
    return pl.DataFrame(
        {
            "source_file": file,
            "share_link": [_link(time + timedelta(milliseconds=400)) for time in times],
            "date": [None if gap is None else time + gap for time, gap in zip(times, gaps, strict=True)],
        },
        schema={"source_file": pl.String, "share_link": pl.String, "date": pl.Datetime("us")},
    )


def _messages(shares: pl.DataFrame) -> list[str]:
    ledger = Ledger()
    checked_against_ids(shares, ledger)
    assert {problem.column for problem in ledger.problems} <= {"date"}
    return [f"{problem.file}: {problem.message}" for problem in ledger.problems]


@pytest.mark.parametrize(
    ("gap", "said"), [(8 * HOUR, "8 hours later"), (-5.5 * HOUR, "5.5 hours earlier"), (2 * HOUR, "2 hours later")]
)
def test_a_shifted_column_is_one_problem(gap: timedelta, said: str) -> None:
    """A spreadsheet in another time zone, or a wrong reading of ours, moves all rows alike."""
    assert _messages(_shares(*[gap] * 5)) == [
        f"Shares.csv: its dates are about {said} than the times inside the posts' ids"
    ]


@pytest.mark.parametrize(
    "shares",
    [
        pytest.param(_shares(*[timedelta(seconds=second) for second in (0, 1, 2, 1, 0, 30)]), id="ordinary"),
        pytest.param(_shares(*[timedelta(seconds=-second) for second in range(60)]), id="without-seconds"),
        pytest.param(_shares(*[8 * HOUR] * 4), id="too-few-to-tell"),
        pytest.param(_shares(*[timedelta()] * 200, *[900 * HOUR] * 10), id="the-usual-strays"),
        pytest.param(_shares(*[timedelta()] * 5, -900 * HOUR), id="a-single-stray"),
        pytest.param(_shares(), id="no-posts"),
        pytest.param(_shares(*[None] * 9), id="no-dates"),
        pytest.param(
            _shares(*[timedelta()] * 9).with_columns(pl.col("date").dt.truncate("1d")), id="days-without-a-time"
        ),
        pytest.param(
            _shares(*[8 * HOUR] * 9).with_columns(share_link=pl.lit("https://www.linkedin.com/feed/")), id="no-ids"
        ),
    ],
)
def test_ordinary_files_are_no_trouble(shares: pl.DataFrame) -> None:
    """Some old ids hold another time than the post's, and a coarse date is not a wrong one."""
    assert _messages(shares) == []


def test_many_single_dates_of_another_day_are_one_problem() -> None:
    """More than old ids explain, in a file whose dates are right on the whole."""
    assert _messages(_shares(*[timedelta()] * 20, *[30 * HOUR] * 3)) == [
        "Shares.csv: 3 dates differ by more than a day from the times inside the posts' ids"
    ]


def test_files_are_judged_one_by_one() -> None:
    """One re-saved chunk says nothing about the others."""
    shares = pl.concat([_shares(*[timedelta()] * 50), _shares(*[-7 * HOUR] * 6, file="Shares_1.csv")])
    assert _messages(shares) == [
        "Shares_1.csv: its dates are about 7 hours earlier than the times inside the posts' ids"
    ]


def test_a_missing_date_is_taken_from_the_id_and_said_to_be() -> None:
    """A date that stands in the file is never replaced, and without an id there is none."""
    shares = _shares(3 * HOUR, None, None).with_columns(
        share_link=pl.when(pl.int_range(pl.len()) < 2).then("share_link")
    )
    read = checked_against_ids(shares, Ledger())
    assert read.select("date", "date_source").rows() == [
        (START + 3 * HOUR, "column"),
        (START + timedelta(hours=1, minutes=7), "post id"),
        (None, None),
    ]

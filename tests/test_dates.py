"""Text to time: every shape, the zones behind them, and what is no time at all."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dates import parse_moments

instants = st.datetimes(datetime(1971, 1, 1), datetime(2068, 12, 31)).map(lambda moment: moment.replace(microsecond=0))  # noqa: DTZ001


def parsed(*texts: str | None) -> list[tuple[str | None, str | None, bool]]:
    """Value in ISO form, precision and whether it was unreadable, for each text."""
    moments = parse_moments(pl.Series(texts, dtype=pl.String))
    assert moments.values.dtype == pl.Datetime("us")
    values = moments.values.dt.to_string("%Y-%m-%d %H:%M:%S").to_list()
    return list(zip(values, moments.precision.to_list(), moments.unreadable.to_list(), strict=True))


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2024-03-05 09:07:11", "2024-03-05 09:07:11", "second"),
        ("2024-03-05 09:07:11 UTC", "2024-03-05 09:07:11", "second"),
        ("2020-02-05T09:07:11", "2020-02-05 09:07:11", "second"),
        ("2020-02-05T09:07:11.250Z", "2020-02-05 09:07:11", "second"),
        ("2024/03/05 09:07:11 UTC", "2024-03-05 09:07:11", "second"),
        ("Tue Mar 05 09:07:11 UTC 2024", "2024-03-05 09:07:11", "second"),
        ("2024-03-05 09:07 UTC", "2024-03-05 09:07:00", "minute"),
        ("2024-03-05 09:07", "2024-03-05 09:07:00", "minute"),
        ("03/05/24 09:07 PM UTC", "2024-03-05 21:07:00", "minute"),
        ("3/5/24, 9:07 AM", "2024-03-05 17:07:00", "minute"),
        ("03/05/24, 09:07 PM", "2024-03-06 05:07:00", "minute"),
        ("7/5/24, 12:07 AM", "2024-07-05 07:07:00", "minute"),
        ("7/5/24, 12:07\u202fPM", "2024-07-05 19:07:00", "minute"),
        ("05 Mar 2024", "2024-03-05 00:00:00", "day"),
        ("Mar 5, 2024", "2024-03-05 00:00:00", "day"),
        ("2024-03-05", "2024-03-05 00:00:00", "day"),
        ("3/5/24", "2024-03-05 00:00:00", "day"),
        ("Mar 2024", "2024-03-01 00:00:00", "month"),
        ("September 2024", "2024-09-01 00:00:00", "month"),
        ("2024-03", "2024-03-01 00:00:00", "month"),
        ("2024", "2024-01-01 00:00:00", "year"),
        ("You uploaded a feed photo on March 5, 2024 at 9:07 PM (GMT)", "2024-03-05 21:07:00", "minute"),
        ("You uploaded a group logo on May 15, 2024 at 12:07 AM (GMT)", "2024-05-15 00:07:00", "minute"),
        ("Mar 05, 2024 09:07 AM - Mar 06, 2024 05:00 PM", "2024-03-05 09:07:00", "minute"),
        ("  2024-03-05 \n", "2024-03-05 00:00:00", "day"),
    ],
)
def test_shapes(text: str, value: str, precision: str) -> None:
    """Each way of writing time is read in its zone, with as much precision as was written."""
    assert parsed(text) == [(value, precision, False)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3/9/24, 2:30 AM", "2024-03-09 10:30:00"),
        ("3/10/24, 1:59 AM", "2024-03-10 09:59:00"),
        ("3/10/24, 2:30 AM", "2024-03-10 10:30:00"),
        ("3/10/24, 3:30 AM", "2024-03-10 10:30:00"),
        ("11/3/24, 12:59 AM", "2024-11-03 07:59:00"),
        ("11/3/24, 1:30 AM", "2024-11-03 08:30:00"),
        ("11/3/24, 2:00 AM", "2024-11-03 10:00:00"),
    ],
)
def test_californian_clocks(text: str, value: str) -> None:
    """The hour skipped in spring is read an hour later, and of the hour that occurs twice the first is meant."""
    assert parsed(text)[0][0] == value


@pytest.mark.parametrize("text", [None, "", "  ", "N/A", "Not Available", "---"])
def test_nothing_is_no_problem(text: str | None) -> None:
    """What LinkedIn writes where it has no date is NULL and readable."""
    assert parsed(text) == [(None, None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "Mar 5",
        "2024-13-01 00:00:00",
        "2024-02-30",
        "13/13/24, 9:07 AM",
        "3/5/24, 13:07 PM",
        "Foo 2024",
        "20240",
        "2024-03-05 09:07:11 PST",
        "2024-03-05 09:07:11\n2024-03-05 09:07:11",
        "5 mars 2024",
    ],
)
def test_other_text_is_unreadable(text: str) -> None:
    """What no shape fits, or names no instant, is NULL and marked."""
    assert parsed(text) == [(None, None, True)]


def test_shapes_may_be_mixed() -> None:
    """One column may hold any of them; each value stays in its row."""
    assert parsed("2024", None, "soon", "3/5/24, 9:07 AM", "2024", "Mar 2024") == [
        ("2024-01-01 00:00:00", "year", False),
        (None, None, False),
        (None, None, True),
        ("2024-03-05 17:07:00", "minute", False),
        ("2024-01-01 00:00:00", "year", False),
        ("2024-03-01 00:00:00", "month", False),
    ]


@pytest.mark.parametrize("column", [pl.Series([], dtype=pl.String), pl.Series([None, None])])
def test_columns_without_text(column: pl.Series) -> None:
    """An empty column, and one of which Polars could not know the type, are read as well."""
    moments = parse_moments(column)
    assert [series.len() for series in moments] == [column.len()] * 3
    assert moments.values.null_count() == column.len()
    assert not moments.unreadable.any()


@given(st.lists(instants), st.sampled_from(["%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S UTC", "%a %b %d %H:%M:%S UTC %Y"]))
def test_instants_survive(values: list[datetime], written: str) -> None:
    """Instants written in a shape that names seconds come back as they were."""
    moments = parse_moments(pl.Series([value.strftime(written) for value in values], dtype=pl.String))
    assert moments.values.to_list() == values


@given(st.lists(st.none() | st.text() | st.text(st.sampled_from("0123456789-/:, APMUTC"))))
def test_every_value_is_read_or_marked(values: list[str | None]) -> None:
    """A value is never both read and marked, and has a precision exactly if it was read."""
    for value, precision, unreadable in parsed(*values):
        assert (value is None) == (precision is None)
        assert value is None or not unreadable

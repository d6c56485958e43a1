"""Text to time: every shape, the zones behind them, and what is no time at all."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dates import parse_moments, post_id_times

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
        "31/1/24, 9:30 AM",
        "5 thermidor 2024",
        "31 fevrier 2024",
        "Mar 24",
        "Mar 2024 09:30",
        "30 février 2024",
    ],
)
def test_other_text_is_unreadable(text: str) -> None:
    """What no shape fits, or names no instant, is NULL and marked."""
    assert parsed(text) == [(None, None, True)]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("31/01/2024 09:30", "2024-01-31 09:30:00", "minute"),
        ("1/31/2024 9:30", "2024-01-31 09:30:00", "minute"),
        ("31.01.2024 09:30:15", "2024-01-31 09:30:00", "minute"),
        ("31.01.2024, 09:30", "2024-01-31 09:30:00", "minute"),
        ("31-01-2024", "2024-01-31 00:00:00", "day"),
        ("1/31/2024 9:30 PM", "2024-01-31 21:30:00", "minute"),
        ("1/31/2024, 12:30:15 am", "2024-01-31 00:30:00", "minute"),
        ("01/31/24 09:30 AM", "2024-01-31 09:30:00", "minute"),
        ("31/01/08", "2008-01-31 00:00:00", "day"),
        ("31.12.69", "2069-12-31 00:00:00", "day"),
        ("31.12.70", "1970-12-31 00:00:00", "day"),
        ("2024-01-31 9:30", "2024-01-31 09:30:00", "minute"),
        ("2024/1/31 9:30", "2024-01-31 09:30:00", "minute"),
        ("2024.01.31 09:30:15", "2024-01-31 09:30:00", "minute"),
        ("2024/03/05", "2024-03-05 00:00:00", "day"),
        ("5-Mar-24", "2024-03-05 00:00:00", "day"),
        ("Mar-24", "2024-03-01 00:00:00", "month"),
        ("05-mars-24", "2024-03-05 00:00:00", "day"),
        ("05. Mrz 24", "2024-03-05 00:00:00", "day"),
    ],
)
def test_what_spreadsheets_leave_is_taken_as_written(text: str, value: str, precision: str) -> None:
    """Dates as the saver's country writes them have no zone; seconds are the spreadsheet's own, and do not count."""
    assert parsed(text) == [(value, precision, False)]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["03/05/2024", "31/01/2024 9:30"], ["2024-05-03 00:00:00", "2024-01-31 09:30:00"]),
        (["03/05/2024", "1/31/2024 9:30"], ["2024-03-05 00:00:00", "2024-01-31 09:30:00"]),
        (["03.05.24", None, "13.01.24"], ["2024-05-03 00:00:00", None, "2024-01-13 00:00:00"]),
        (["03/05/2024", "04/05/2024 9:30"], [None, None]),
        (["12/12/2024"], [None]),
        (["31/01/2024", "01/31/2024", "03/05/2024"], [None, None, None]),
        (["31.01.2024", "03.05.2024", "01/31/2024", "03/05/2024"], ["01-31", "05-03", "01-31", "03-05"]),
        (["31.01.2024", "03/05/2024"], ["2024-01-31 00:00:00", None]),
        (["13/13/2024", "03/05/2024"], [None, None]),
        (["31/02/2024", "03/05/2024"], [None, "2024-05-03 00:00:00"]),
        (["31/01.2024"], [None]),
        (["24-01-31", "31-01-24"], [None, None]),
    ],
)
def test_the_column_decides_whether_the_day_comes_first(texts: list[str | None], values: list[str | None]) -> None:
    """A day beyond the twelfth shows the order for all dates of its kind; without one, or against one, none is read."""
    for (value, _, unreadable), text, expected in zip(parsed(*texts), texts, values, strict=True):
        assert (value is None) == (expected is None)
        assert unreadable == (value is None and text is not None)
        assert value is None or expected is None or expected in value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31 janv. 2024", "2024-01-31 00:00:00"),
        ("1er août 2024", "2024-08-01 00:00:00"),
        ("1er aou\u0302t 2024", "2024-08-01 00:00:00"),
        ("15 mars 2024 09:30", "2024-03-15 09:30:00"),
        ("31 Jan. 2024", "2024-01-31 00:00:00"),
        ("05 Mai 2024", "2024-05-05 00:00:00"),
        ("31. MÄRZ 2024", "2024-03-31 00:00:00"),
        ("31 de enero de 2024", "2024-01-31 00:00:00"),
        ("5 ago 2024", "2024-08-05 00:00:00"),
        ("5 giu 2024", "2024-06-05 00:00:00"),
        ("31 de janeiro de 2024", "2024-01-31 00:00:00"),
        ("5 de out. de 2024, 9:30:15", "2024-10-05 09:30:00"),
        ("31 mrt 2024", "2024-03-31 00:00:00"),
        ("Dezember 2024", "2024-12-01 00:00:00"),
        ("janeiro de 2024", "2024-01-01 00:00:00"),
    ],
)
def test_months_of_other_languages(text: str, value: str) -> None:
    """Names of months in seven languages are read in any case, with or without a point."""
    assert [read[::2] for read in parsed(text)] == [(value, False)]


def test_names_of_months_are_loaded_when_they_occur() -> None:
    """Babel is slow to import, so neither the module nor a column in LinkedIn's own shapes does."""
    program = (
        "import sys, polars\n"
        "from exposure.dates import parse_moments\n"
        "parse_moments(polars.Series(['2024-03-05', '05 Mar 2024', 'Mar 2024', 'soon']))\n"
        "assert 'babel' not in sys.modules\n"
        "assert not parse_moments(polars.Series(['5 mars 2024'])).unreadable.any()\n"
        "assert 'babel' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7158000000000000001",
        "https://www.linkedin.com/feed/update/urn%3ali%3augcPost%3a7158000000000000001",
        "https://www.linkedin.com/feed/update/urn%253Ali%253Aactivity%253A7158000000000000001",
        "https://www.linkedin.com/feed/update/urn:li:ugcPost:7158000000000000001/",
        "https://www.linkedin.com/feed/update/urn:li:activity:7158000000000000001?commentUrn=x",
        "https://www.linkedin.com/feed/update/urn%3Ali%3AgroupPost%3A1234567-7158000000000000001",
        "urn:li:groupPost:12345678901-7158000000000000001",
        "https://www.linkedin.com/posts/mina-okafor_tides-activity-7158000000000000001-AbCd",
        "urn:li:comment:(activity:7158000000000000001,7200000000000000000)",
    ],
)
def test_links_tell_when_a_post_was_made(url: str) -> None:
    """The number in a URN holds milliseconds since 1970 above its lowest 22 bits, however the URN is written."""
    times = post_id_times(pl.Series("link", [url, None]))
    assert (times.name, times.dtype) == ("link", pl.Datetime("ms"))
    expected = datetime(1970, 1, 1) + timedelta(milliseconds=7158000000000000001 >> 22)  # noqa: DTZ001
    assert times.to_list() == [expected, None]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://example.org/7158000000000000001",
        "urn:li:article:7158000000000000001",
        "urn:li:groupPost:7158000000000000001",
        "urn:li:share:12345",
        "urn:li:share:71580000000000000011234",
        f"urn:li:share:{(1_052_092_800_000 << 22) - 1}",
        f"urn:li:share:{4_102_444_800_000 << 22}",
        "urn:li:share:99999999999999999999",
    ],
)
def test_links_without_a_believable_time(url: str | None) -> None:
    """Other links, other numbers, and times before LinkedIn or far from now are NULL."""
    assert post_id_times(pl.Series([url], dtype=pl.String)).to_list() == [None]


@given(st.datetimes(datetime(2003, 5, 5), datetime(2099, 12, 31)), st.integers(0, (1 << 22) - 1))  # noqa: DTZ001
def test_times_of_posts_survive(moment: datetime, low: int) -> None:
    """Any time between LinkedIn's first day and 2100 comes back, to the millisecond."""
    moment -= timedelta(microseconds=moment.microsecond % 1000)
    number = ((moment - datetime(1970, 1, 1)) // timedelta(milliseconds=1) << 22) + low  # noqa: DTZ001
    assert post_id_times(pl.Series([f"urn:li:share:{number}"])).to_list() == [moment]


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

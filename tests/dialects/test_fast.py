"""The fast reader takes what is well-formed, reads it as the csv module does, and leaves the rest alone."""

from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exposure.dialects.fast import count_records, read_fast

cells = st.text(st.one_of(st.sampled_from(',;"\t\r\n\\ '), st.characters(exclude_categories=["Cs"])), max_size=8)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6)
)


@pytest.mark.parametrize(
    ("data", "width", "count"),
    [
        (b"a,b\n", 2, 1),
        (b"a,b", 2, 1),
        (b"a,b\r\nc,d\n", 2, 2),
        (b'"a,""x""\n",b\n', 2, 1),
        (b'"",""\n,\n', 2, 2),
        (b'"a"\n"b"', 1, 2),
        (b'""""\n', 1, 1),
    ],
)
def test_well_formed_records_are_counted(data: bytes, width: int, count: int) -> None:
    """Line ends may be of either kind and the last may be missing; quoted cells may hold anything."""
    assert count_records(data, ",", width) == count
    frame = read_fast(data, ",", width)
    assert frame is not None
    assert frame.height == count


@pytest.mark.parametrize(
    "data",
    [
        b"a\n",
        b"a,b,c\n",
        b"a,b\nc\n",
        b"a,b\n\nc,d\n",
        b"\na,b\n",
        b"a,b\r\n\r\nc,d\r\n",
        b'"a,b\n',
        b'a"a",b\n',
        b'"a"a,b\n',
        b'"a" ,b\n',
        b'"a"\r,b\n',
        b"a,b\rc,d\n",
        b"a,b\r",
        b"a,\x00\n",
    ],
)
def test_doubtful_records_are_declined(data: bytes) -> None:
    """Uneven rows, blank lines, stray quotes, lone carriage returns and NUL bytes are for the exact reader."""
    assert read_fast(data, ",", 2) is None


def test_no_bytes_are_no_records() -> None:
    """A file that ends with its header is an empty table, not an odd one."""
    frame = read_fast(b"", ",", 3)
    assert frame is not None
    assert frame.shape == (0, 3)


@given(tables, st.sampled_from(",\t;"), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example([["#a", "NULL"]], ",", "\n", False)  # noqa: FBT003
def test_what_it_takes_it_reads_right(
    rows: list[list[str]],
    delimiter: str,
    end: str,
    quote_all: bool,  # noqa: FBT001
) -> None:
    """What the csv module wrote comes back cell by cell; with all cells quoted it is never declined."""
    file = io.StringIO(newline="")
    # The writer leaves a carriage return bare, and at the end of a line it cannot be told from half a line end.
    quote_all |= any("\r" in cell for row in rows for cell in row)
    csv.writer(
        file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    ).writerows(rows)
    frame = read_fast(file.getvalue().encode(), delimiter, len(rows[0]))
    if frame is None:
        assert not quote_all or "\0" in file.getvalue()
    else:
        assert frame.rows() == [tuple(cell or None for cell in row) for row in rows]


@given(st.text(st.sampled_from('ab,"\n\r'), max_size=14), st.integers(1, 3))
def test_it_agrees_with_a_strict_parser(text: str, width: int) -> None:
    """Of arbitrary text it takes only what a strict parser reads without complaint, and reads it the same."""
    frame = read_fast(text.encode(), ",", width)
    if frame is not None:
        expected = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert frame.rows() == [tuple(cell or None for cell in row) for row in expected]


@pytest.mark.parametrize("answer", [pl.exceptions.ComputeError("no"), pl.DataFrame({"c0": ["a"], "c1": ["b"]})])
def test_it_does_not_trust_a_surprise(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Polars fails on bytes that were found sound, or finds other records in them, the exact reader decides."""

    def surprise(*_: object, **__: object) -> object:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(pl, "read_csv", surprise)
    assert read_fast(b"a,b\nc,d\n", ",", 2) is None

"""What happens to files on their way to this program: cut short, padded with blank lines, saved by a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.fidelity.dialects import connections, resaved_quoted, resaved_with_semicolons, sentence, unended
from tests.fidelity.eras import ERAS, archive
from tests.fidelity.invented import MEMBER
from tests.fidelity.layout import save
from tests.fidelity.reading import accounts, difference, differences, ingested, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fidelity.dialects import Dialect
    from tests.fidelity.layout import Written

_ARCHIVES: Final = {era: archive(MEMBER, era) for era in ERAS}
#: Files that have no line end after the last record, so that a last cell that is cut short looks whole.
_UNENDED: Final = {
    layout.path for layouts in ERAS.values() for layout in layouts if layout.dialect in {unended, connections}
}


def _cut(file: Written, share: float) -> Written:
    """The file without its end."""
    return replace(file, data=file.data[: int(share * len(file.data))])


def _altered(files: Sequence[Written]) -> list[str]:
    """Rows that were not written, in files about which nothing is said."""
    wrong = []
    with TemporaryDirectory() as folder, ingested(save(files, Path(folder))) as store:
        accounts(store)
        troubled = set(store.frame("select file from archive.problems")["file"])
        for file in files:
            for number, row in rows_of(store, file.table).get(file.shown, []):
                if number > len(file.rows):
                    wrong.append(f"{file.shown}, row {number} was never written ({len(file.data)} bytes are left)")
                elif (text := difference(file.rows[number - 1], row)) and not (
                    file.shown in troubled or file.path in _UNENDED
                ):
                    wrong.append(f"{file.shown}, row {number}, {text} ({len(file.data)} bytes are left)")
    return wrong


def _articles(era: str) -> list[Written]:
    return [file for file in _ARCHIVES[era] if file.table == "articles"]


# The messages name file, row and cut, so that nothing is gained by a search for a simpler failure.
@settings(max_examples=7, derandomize=True, phases=[Phase.generate])
@given(era=st.sampled_from(list(ERAS)), shares=st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_a_file_cut_short_has_no_row_that_was_not_written(era: str, shares: list[float]) -> None:
    """Wherever each file of an archive ends, a row is as it was written, or missing, or its file is a problem."""
    files = [file for file in _ARCHIVES[era] if file.table != "articles"]
    assert _altered([_cut(file, shares[place % 5]) for place, file in enumerate(files)]) == []


@pytest.mark.parametrize("lost", [1, 2, 7])
@pytest.mark.parametrize("era", ["2018", "2021", "2026"])
def test_a_file_that_lacks_its_last_bytes_has_no_row_that_was_not_written(era: str, lost: int) -> None:
    """The same where the cut is within the last record of every file, which careless readers take for a whole one.

    Without its final line end alone, a record is whole.
    """
    files = [file for file in _ARCHIVES[era] if file.rows and file.table != "articles"]
    assert _altered([replace(file, data=file.data[:-lost]) for file in files]) == []


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8])
def test_an_article_cut_short_is_a_problem(share: float) -> None:
    """No part of a page poses as the whole, and no published article as a draft."""
    assert _altered([_cut(file, share) for file in _articles("2026")]) == []


@pytest.mark.parametrize("era", ERAS)
def test_blank_lines_at_the_end_are_no_rows(era: str, tmp_path: Path) -> None:
    """Nothing is read that was not written, and nothing is lost."""
    files = [
        replace(file, data=file.data + "\n\r\n\n".encode("utf-16-le" if file.data.startswith(b"\xff\xfe") else "utf-8"))
        for file in _ARCHIVES[era]
    ]
    with ingested(save(files, tmp_path)) as store:
        assert differences(store, files) == []


def _resaved(era: str, dialect: Dialect, *, single_column: bool) -> list[Written]:
    """The era's tables as a spreadsheet program saves them, which quotes a text with line breaks."""
    return [
        replace(layout, dialect=dialect, fields=layout.fields.replace(":spilled", ":raw")).write(MEMBER)
        for layout in ERAS[era]
        if layout.dialect is not sentence and (len(layout.fields.split()) == 1) == single_column
    ]


@pytest.mark.parametrize("era", ["2018", "2021", "2024 since June", "2026"])
@pytest.mark.parametrize("dialect", [resaved_with_semicolons, resaved_quoted])
def test_a_file_saved_by_a_spreadsheet_is_read_as_before(era: str, dialect: Dialect, tmp_path: Path) -> None:
    """A byte order mark, other separators and other quoting change no cell."""
    files = _resaved(era, dialect, single_column=False)
    with ingested(save(files, tmp_path)) as store:
        assert differences(store, files) == []


@pytest.mark.parametrize("dialect", [resaved_with_semicolons, resaved_quoted])
def test_a_single_column_saved_by_a_spreadsheet_is_read_as_before(dialect: Dialect, tmp_path: Path) -> None:
    """A file of one column has no separator that would show that commas are text."""
    files = _resaved("2026", dialect, single_column=True)
    with ingested(save(files, tmp_path)) as store:
        assert differences(store, files) == []

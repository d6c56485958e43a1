"""However an archive is divided, repeated or ordered, it is the same archive."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fidelity.eras import ERAS, archive
from tests.fidelity.invented import MEMBER
from tests.fidelity.layout import save
from tests.fidelity.reading import accounts, ingested

from exposure.tables import SPECS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl
    from tests.fidelity.layout import Written

#: Which of two parts a file is in.
_PLACES: Final = ("first", "second", "both")


def _read(*parts: Sequence[Written]) -> tuple[dict[str, pl.DataFrame], dict[str, int]]:
    """All tables, without the number of the part that a row came from, and the sums of all files' accounts."""
    with TemporaryDirectory() as folder:
        sources = [
            save(files, Path(folder, f"{number} of {len(parts)}")) for number, files in enumerate(parts, 1) if files
        ]
        with ingested(*sources) as store:
            accounts(store)
            tables = {
                spec.name: store.frame(f"select * exclude (part) from archive.{spec.name} order by all")  # noqa: S608
                for spec in SPECS
            }
            sums = store.frame(
                "select sum(rows_read) as read, sum(rows_kept) as kept, sum(rows_duplicate) as duplicate,"
                " sum(rows_set_aside) as set_aside from archive.files"
            )
    return tables, {name: int(value) for name, value in sums.row(0, named=True).items()}


def _assert_same(ours: dict[str, pl.DataFrame], theirs: dict[str, pl.DataFrame]) -> None:
    for name, table in ours.items():
        assert table.equals(theirs[name]), f"archive.{name} differs"


@settings(max_examples=3, derandomize=True)
@given(era=st.sampled_from(list(ERAS)), data=st.data())
def test_two_parts_are_one_archive(era: str, data: st.DataObject) -> None:
    """Files divided at random, with any of them in both parts, in either order, are what they are in one part."""
    files = archive(MEMBER, era)
    places = data.draw(st.lists(st.sampled_from(_PLACES), min_size=len(files), max_size=len(files)))
    first = [file for file, place in zip(files, places, strict=True) if place != "second"]
    second = [file for file, place in zip(files, places, strict=True) if place != "first"]
    whole, counted = _read(files)
    for parts in ((first, second), (second, first)):
        tables, sums = _read(*parts)
        _assert_same(tables, whole)
        repeated = sum(len(file.rows) for file, place in zip(files, places, strict=True) if place == "both")
        assert sums == counted | {"read": counted["read"] + repeated, "duplicate": repeated}


def test_an_archive_given_thrice_is_read_once() -> None:
    """All rows of the second and the third time are duplicates, in archives of two eras."""
    for era in ("2018", "2026"):
        files = archive(MEMBER, era)
        once, counted = _read(files)
        thrice, sums = _read(files, files, files)
        _assert_same(thrice, once)
        rows = sum(len(file.rows) for file in files)
        assert counted == {"read": rows, "kept": rows, "duplicate": 0, "set_aside": 0}
        assert sums == {"read": 3 * rows, "kept": rows, "duplicate": 2 * rows, "set_aside": 0}

"""However an archive is packed, and however often it is given, the same tables come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive.building import packed
from tests.conftest import SAMPLES

from exposure.archive import open_archive
from exposure.ingest import ingest
from exposure.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

METHODS = {"stored": 0, "deflate": 8, "bzip2": 12, "lzma": 14}
FILES = {
    path.relative_to(SAMPLES / "jordan").as_posix(): path.read_bytes()
    for path in sorted((SAMPLES / "jordan").rglob("*"))
    if path.is_file()
}


def _tables(*sources: Path) -> dict[str, pl.DataFrame]:
    """Every table of the schema `archive` by name; of what is in no order of its own, sorted."""
    with Store.create() as store, open_archive(sources) as archive:
        ingest(archive, store, keep_all=True, advance=lambda _done, _all: None)
        names = store.frame("select table_name from information_schema.tables where table_schema = 'archive'")
        return {
            name: store.frame(f"select * from archive.{name} order by all")  # noqa: S608 - a name from the catalogue
            for (name,) in names.iter_rows()
        }


@pytest.fixture(name="unpacked", scope="module")
def _unpacked() -> dict[str, pl.DataFrame]:
    return _tables(SAMPLES / "jordan")


@settings(max_examples=8)
@given(
    names=st.permutations(sorted(FILES)),
    method=st.sampled_from(sorted(METHODS)),
    wrapping=st.sampled_from(["", "outer/", "outer/inner/"]),
    nested=st.booleans(),
)
def test_packing_makes_no_difference_to_the_tables(
    tmp_path_factory: pytest.TempPathFactory,
    unpacked: dict[str, pl.DataFrame],
    names: list[str],
    method: str,
    wrapping: str,
    nested: bool,  # noqa: FBT001 - drawn, not passed by a caller
) -> None:
    """Neither the order of members nor the compression, a folder around them, clutter, or a zip around the zip."""
    files: list[tuple[str, str | bytes]] = [(f"{wrapping}{name}", FILES[name]) for name in names]
    data = packed([("__MACOSX/._x", "junk"), *files, (".DS_Store", "junk")], METHODS[method])
    path = tmp_path_factory.mktemp("packed") / "export.zip"
    path.write_bytes(packed([("export.zip", data)]) if nested else data)
    tables = _tables(path)
    assert tables.keys() == unpacked.keys()
    for name, table in tables.items():
        assert table.equals(unpacked[name]), name


@pytest.mark.parametrize("name", ["camille", "jordan"])
def test_what_is_given_twice_counts_once(tmp_path: Path, name: str) -> None:
    """The folder and its zip have the rows of one of them; only files and one note for each part are added."""
    source = SAMPLES / name
    files = [(path.relative_to(source).as_posix(), path.read_bytes()) for path in source.rglob("*") if path.is_file()]
    (tmp_path / "x.zip").write_bytes(packed(files))
    once, twice = _tables(source), _tables(source, tmp_path / "x.zip")
    for table in once.keys() - {"files", "problems"}:
        assert twice[table].height == once[table].height, table
    notes = [message for message in twice["problems"]["message"] if "it was given twice" in message]
    assert len(notes) == once["files"]["part"].n_unique()

"""Archives of every era are read as they were written: every file, every row, every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.fidelity.eras import ERAS, archive
from tests.fidelity.invented import MEMBER
from tests.fidelity.layout import save
from tests.fidelity.member import MEMBER_ID
from tests.fidelity.reading import accounts, differences, ingested, problems, tables

from exposure.tables import SPECS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.fidelity.layout import Written

    from exposure.store import Store


class _Era(NamedTuple):
    """An archive as it was written, and as it was read from a folder."""

    files: list[Written]
    folder: Path
    store: Store


@pytest.fixture(name="era", scope="module", params=ERAS)
def _era(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Era]:
    files = archive(MEMBER, request.param)
    folder = save(files, tmp_path_factory.mktemp("archive"))
    with ingested(folder) as store:
        yield _Era(files, folder, store)


def test_everything_is_read_as_it_was_written(era: _Era) -> None:
    """No row and no cell is lost or changed, every file and column is known, and nothing is a problem."""
    assert differences(era.store, era.files) == []
    assert problems(era.store) == []
    for path, account in accounts(era.store).items():
        assert account["table_name"] is not None, path
        assert account["unknown_columns"] == [], path
        assert (account["rows_duplicate"], account["rows_set_aside"]) == (0, 0), path


def test_a_zip_is_read_as_its_folder_is(era: _Era, zipped: Callable[..., Path]) -> None:
    """All tables are the same, and none shows the member's id."""
    names = [*(spec.name for spec in SPECS), "files", "problems", "unknown"]
    with ingested(zipped(era.folder)) as packed:
        ours, theirs = tables(packed, names), tables(era.store, names)
    for name in names:
        assert ours[name].equals(theirs[name]), name
        assert MEMBER_ID not in str(ours[name].to_dicts()), name

"""What many tests share: the sample archives, a store, and a finished report of one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import settings

from exposure.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# How long one example takes says more about the machine than about the program.
settings.register_profile("exposure", deadline=None)
settings.load_profile("exposure")

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_exports"


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    """An empty database in memory, with all schemas."""
    with Store.create() as store:
        yield store


@pytest.fixture(name="zipped")
def _zipped(tmp_path: Path) -> Callable[..., Path]:
    """Zips a folder on the fly, as LinkedIn does: no wrapping folder unless one is asked for."""

    def make(folder: Path, name: str = "Complete_LinkedInDataExport_06-30-2026.zip", prefix: str = "") -> Path:
        target = tmp_path / name
        with ZipFile(target, "w", ZIP_DEFLATED) as file:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    file.write(path, prefix + path.relative_to(folder).as_posix())
        return target

    return make

"""Archives ingested into a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure.archive import open_archive
from exposure.ingest import ingest
from exposure.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def ingested(*sources: Path, keep_all: bool = False) -> Store:
    """A store with the archive in it."""
    store = Store.create()
    with open_archive(sources) as archive:
        ingest(archive, store, keep_all=keep_all, advance=lambda _done, _all: None)
    return store

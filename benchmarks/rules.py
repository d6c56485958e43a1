"""Times the rules over texts: posts a second in one process and in two, and how long a detector takes to start.

    python benchmarks/rules.py [TEXTS.jsonl]

Each line of the file is an object with an `id` and a `text`; without a file, the texts are those that the people of
the bundled samples wrote. Times are of one machine at one moment: compare the ratios.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure import queries
from exposure.archive import open_archive
from exposure.detect import load_detector
from exposure.detect.worker import DetectorProcess, ReadWith
from exposure.ingest import ingest
from exposure.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parents[1]
SAMPLES: Final = ("camille", "jordan/complete")
OWN_TEXTS: Final = (
    "select text from records.combined where text is not null "
    "and kind in ('post', 'group_post', 'comment', 'ai_chat', 'article_draft', 'article') order by text"
)
#: Texts are repeated until there are so many.
POSTS: Final = 20_000
#: Of several times the shortest is the one that other programs disturbed least.
TRIES: Final = 3


def sample_texts() -> Iterator[str]:
    """What the people of the bundled samples wrote."""
    for name in SAMPLES:
        with open_archive([ROOT / "sample_exports" / name]) as archive, Store.create() as store:
            ingest(archive, store, keep_all=False, advance=lambda _done, _total: None)
            queries.run_stage(store, "records", {})
            yield from (row["text"] for row in store.frame(OWN_TEXTS).rows(named=True))


def texts_of(file: Path) -> Iterator[str]:
    """The texts of a file."""
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def shortest(work: Callable[[], object], tries: int = TRIES) -> float:
    """The shortest of some times that a piece of work takes."""
    times = []
    for _ in range(tries):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def print_start() -> None:
    """Print how long a detector takes to start, with packs to compile and with packs compiled before."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        cold = shortest(load_detector, tries=1)
        warm = shortest(load_detector)
        del os.environ["XDG_CACHE_HOME"]
    print(f"start: {cold:.2f} s to compile the packs, {warm:.2f} s with packs compiled before")


def main() -> None:
    """Print times of starting, then of reading the texts."""
    found = list(texts_of(Path(sys.argv[1])) if len(sys.argv) > 1 else sample_texts())
    posts = list(islice(cycle(found), POSTS))
    mean = sum(map(len, posts)) / len(posts)
    print_start()
    detector = load_detector()
    detector.scan_all(found)
    alone = len(posts) / shortest(lambda: detector.scan_all(posts))
    with DetectorProcess(ReadWith(semantic=False)) as process:
        # A second process starts with the first long work, and expressions are made when they are first needed.
        list(process.scan_many(posts))
        both = len(posts) / shortest(lambda: list(process.scan_many(posts)))
    print(f"{len(found):,} texts of {mean:.0f} characters: {alone:,.0f} a second in one process, {both:,.0f} in two")


if __name__ == "__main__":
    main()

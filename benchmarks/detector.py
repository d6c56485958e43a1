"""How many texts a second the whole detector reads, rules and meaning, in two processes, start-up included.

    python benchmarks/detector.py [FILE.jsonl]

FILE holds {"id", "text"} objects; without it, the own texts of the bundled archive are read over and over. Times are
ratios within one run of one machine; they never gate a change.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from exposure.detect.worker import DetectorProcess, ReadWith

POSTS, COMMENTS, SHORT = 2_000, 3_000, 160
#: Of five texts, so many are posts.
OF_FIVE = 2


def main() -> None:
    """Read 2,000 posts and 3,000 comments, with and without meaning."""
    texts = _different(_texts(), POSTS + COMMENTS)
    print(f"{len(texts)} texts, {sum(map(len, texts)) / len(texts):.0f} characters on average")
    for semantic in (False, True):
        began = time.perf_counter()
        with DetectorProcess(ReadWith(semantic=semantic)) as detector:
            flagged = sum(bool(findings) for findings in detector.scan_many(texts))
        spent = time.perf_counter() - began
        what = "rules and meaning" if semantic else "rules alone"
        print(f"{what:<20}{spent:6.2f} s{len(texts) / spent:9,.0f} texts/s, {flagged} with findings")


def _texts() -> list[str]:
    if len(sys.argv) > 1:
        return [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    from exposure.cli import run  # noqa: PLC0415 - only without a file

    with tempfile.TemporaryDirectory() as folder:
        run(["demo", "-q", "--no-semantic", "-o", f"{folder}/report"])
        run(["export", "records", f"{folder}/report", "--format", "json", "-o", f"{folder}/records.json"])
        records = json.loads(Path(f"{folder}/records.json").read_text(encoding="utf-8"))
    return [record["text"] for record in records if record["text"]]


def _different(texts: list[str], count: int) -> list[str]:
    """So many texts, no two alike, so that no score is remembered; three of five as short as comments."""
    found = []
    for number in range(count):
        text = texts[number % len(texts)]
        cut = text if number % 5 < OF_FIVE else text[:SHORT]
        found.append(f"{cut} No. {number}, thank you.")
    return found


if __name__ == "__main__":
    main()

"""Times `exposure analyze` on a Complete-style archive of about 150,000 rows, beside the floor: reading its bytes.

    python benchmarks/large_archive.py [ROWS]

The archive is made of the rows of the bundled sample, each repeated with its dates moved, so files keep their
dialects; it goes to a temporary folder and is removed. Times are of one machine at one moment: compare the ratio.
"""

from __future__ import annotations

import csv
import io
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
SAMPLE: Final = ROOT / "sample_exports" / "camille"

#: Share of the rows that each file gets, as an active member's archive has them.
SHARES: Final = {
    "messages.csv": 0.42,
    "Reactions_482910375.csv": 0.26,
    "SearchQueries.csv": 0.07,
    "Comments_482910375.csv": 0.06,
    "Connections.csv": 0.06,
    "Ads Clicked.csv": 0.03,
    "LAN Ads Engagement.csv": 0.03,
    "Invitations.csv": 0.02,
    "Shares_482910375.csv": 0.02,
    "Logins.csv": 0.01,
    "Endorsement_Received_Info.csv": 0.01,
    "Member_Follows_482910375.csv": 0.01,
}
_START: Final = {
    "Connections.csv": re.compile(r"(?m)^(?=First Name,)"),
    "Comments_482910375.csv": re.compile(r"(?m)^(?=Date,)"),
}


def records(name: str, text: str) -> tuple[str, list[str]]:
    """What stands before the records of a file, and the records as they are written."""
    if name == "Comments_482910375.csv":
        head, *rest = re.split(r"(?m)^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,https:)", text)
        return head, rest
    start = text.index("First Name,") if name == "Connections.csv" else 0
    lines = io.StringIO(text[start:], newline="")
    ends = [0]
    kept: list[str] = []

    def following() -> Iterator[str]:
        for line in lines:
            kept.append(line)
            yield line

    found = []
    for _ in csv.reader(following()):
        found.append("".join(kept[ends[-1] :]))
        ends.append(len(kept))
    return text[:start] + found[0], [record if record.endswith("\n") else record + "\n" for record in found[1:]]


def make(target: Path, rows: int) -> None:
    """Write the archive."""
    generator = random.Random(1)  # noqa: S311 - repeatable, not secret
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as file:
        for path in sorted(SAMPLE.rglob("*")):
            name = path.relative_to(SAMPLE).as_posix()
            if not path.is_file():
                continue
            if name not in SHARES:
                file.writestr(name, path.read_bytes())
                continue
            head, found = records(name, path.read_bytes().decode())
            wanted = int(rows * SHARES[name])
            many = (_moved(generator.choice(found), generator) for _ in range(wanted))
            file.writestr(name, head + "".join(many))


def _moved(record: str, generator: random.Random) -> str:
    """The record at another minute and with another id, so that rows differ."""
    record = re.sub(r"\d{19}", lambda match: str(int(match[0]) + generator.randrange(1 << 40)), record)
    return re.sub(r"(?<=\d\d:)\d\d(?=:\d\d)", lambda _: f"{generator.randrange(60):02}", record, count=1)


def main() -> None:
    """Make the archive and print the time of the program beside that of decompressing the same bytes."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "Complete_LinkedInDataExport_06-30-2026.zip"
        make(archive, rows)
        started = time.perf_counter()
        with ZipFile(archive) as file:
            size = sum(len(file.read(name)) for name in file.namelist())
        floor = time.perf_counter() - started
        command = [sys.executable, "-m", "exposure", "analyze", archive, "--region", "FR", "--timings", "-q", "--force"]
        started = time.perf_counter()
        subprocess.run([*map(str, command), "-o", f"{folder}/report"], check=True)  # noqa: S603 - this program
        spent = time.perf_counter() - started
    print(f"{rows:,} rows, {size / 1e6:.1f} MB: {spent:.2f} s, {spent / floor:.0f} times decompressing it")


if __name__ == "__main__":
    main()

"""What the terminal shows: progress and timings on stderr, the summary on stdout; with `cli`, all that knows Rich."""

from __future__ import annotations

import shlex
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from exposure.model import STATUSES
from exposure.report.folder import DEFAULT_FOLDER, SENSITIVE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from exposure.model import Status
    from exposure.report.sensitive import SensitiveRecord

#: What the terminal calls the uses besides training; the page says more of each.
_OTHER_USES: Final = {
    "other_ai": "LinkedIn's other AI models and features",
    "microsoft_ads": "sharing with Microsoft for ads",
    "microsoft_ai": "sharing with Microsoft for its services and AI",
}
_TURN_OFF: Final = "Turn LinkedIn's AI setting off: it works for the future only, what was used cannot be taken back."
#: How many of the posts to delete the terminal names; the page and the CSV have them all.
SHOWN_POSTS: Final = 5


class TerminalProgress:
    """Shows one bar per stage on a terminal's stderr, nothing elsewhere; remembers how long each stage took."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True)
        self._shown = self._console.is_terminal and not quiet
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int, int], None]]:
        """Announce a stage; the value takes the steps done and the steps in all."""
        started = time.perf_counter()
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TimeRemainingColumn(compact=True),
        )
        with Progress(*columns, console=self._console, transient=True, disable=not self._shown) as bar:
            task = bar.add_task(name, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
        self.seconds[name] = time.perf_counter() - started


def warn(message: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"exposure: {message}\n")


def print_timings(seconds: Mapping[str, float]) -> None:
    """How long each stage took, on stderr, where no result depends on it."""
    for name, spent in seconds.items():
        sys.stderr.write(f"{spent:8.2f} s  {name}\n")
    sys.stderr.write(f"{sum(seconds.values()):8.2f} s  in all\n")


def print_summary(summary: Mapping[str, Any], records: Sequence[SensitiveRecord], place: str, folder: Path) -> None:
    """The result in ten seconds: what may train AI, what to delete first, where to look next. Never any content."""
    # It rests on the rule pack, which rests on Polars; by now that is loaded.
    from exposure.report.choices import made  # noqa: PLC0415 - see above
    from exposure.report.summary import read_settings  # noqa: PLC0415 - see above

    console = Console(highlight=False, soft_wrap=True)
    opted_out = made(read_settings(dict(summary)), "training") is not None
    scope = summary["scope"]["genai_training"]
    total = sum(scope[status] for status in STATUSES)
    as_of = summary["settings"]["as_of"]
    noun = "record" if total == 1 else "records"
    console.print(Text.assemble((f"{total:,} {noun}", "bold"), f" as of {as_of}, for a member in {place}\n"))
    lines: tuple[tuple[Status, str, str], ...] = (
        ("in", "red", "may be used to train LinkedIn's generative AI"),
        ("unclear", "yellow", _unclear_because(opted_out=opted_out)),
        ("excluded", "green", "are left out of it"),
    )
    for status, colour, words in lines:
        console.print(Text.assemble((f"{scope[status]:>9,}", f"bold {colour}"), f"  {words}"))
    _print_other_uses(console, summary["scope"])
    _print_sensitive(console, summary, records)
    problems = summary["archive"]["problems"]
    console.print(
        Text.assemble(
            ("\nNext\n", "bold"),
            f"  exposure open{_argument(folder)}\n",
            "      the whole report in your browser, with what to do about each use\n",
            f"  {folder / SENSITIVE}\n      the list as a spreadsheet",
            "" if opted_out or summary["settings"]["minor"] else f"\n  {_TURN_OFF}",
        )
    )
    noun = "problem" if problems == 1 else "problems"
    where = f": see `exposure files{_argument(folder)}`." if problems else "."
    console.print(f"\n{problems} {noun} while reading the archive{where}")


def _print_other_uses(console: Console, scope: Mapping[str, Mapping[str, Any]]) -> None:
    """One line for each use besides training."""
    others = [flow for flow in dict.fromkeys((*_OTHER_USES, *scope)) if flow in scope and flow != "genai_training"]
    if others:
        console.print(Text.assemble(("\nOther uses", "bold"), ": in scope, unclear, left out"))
    for flow in others:
        counts = "".join(f"{scope[flow][status]:>9,}" for status in ("in", "unclear", "excluded"))
        console.print(f"{counts}  {_OTHER_USES.get(flow, flow.replace('_', ' '))}")


def _unclear_because(*, opted_out: bool) -> str:
    if opted_out:
        return "are unclear: used before you opted out, perhaps, or never decided by what LinkedIn publishes"
    return "are unclear: what LinkedIn publishes does not decide it"


def _print_sensitive(console: Console, summary: Mapping[str, Any], records: Sequence[SensitiveRecord]) -> None:
    # The words stand beside the charts, and importing those is for when the work is done.
    from exposure.charts import category_words, kind_words  # noqa: PLC0415 - see above

    index = summary["index"]["disclosure"]
    count = summary["sensitive"]["records"]
    if not count:
        console.print("\nNo sensitive posts were found in what you wrote.")
        return
    noun = "text discloses" if count == 1 else "texts disclose"
    console.print(
        Text.assemble(
            (f"\n{count:>9,}", "bold magenta"),
            f"  of your own {noun} something sensitive: exposure index {index['value']:.0f} of 100\n",
        )
    )
    for record in records[:SHOWN_POSTS]:
        day = f"{record.occurred_at:%Y-%m-%d}" if record.occurred_at else "undated"
        console.print(
            Text.assemble(
                (f"  {record.rank:>3}. ", "bold"),
                f"{day:<11}{kind_words(record.kind, 1)}: {', '.join(map(category_words, record.categories))}",
                (f"\n       {record.url}" if _is_plain_link(record.url) else "", "dim"),
            )
        )
    if count > SHOWN_POSTS:
        console.print(f"       and {count - SHOWN_POSTS} more in the report")


def _argument(folder: Path) -> str:
    """A report folder as the other commands take it: with a space before it, or nothing for the default."""
    return "" if folder == DEFAULT_FOLDER else f" {shlex.quote(str(folder))}"


def _is_plain_link(url: str | None) -> bool:
    """Whether an address is one of LinkedIn's own and cannot steer the terminal."""
    return url is not None and url.startswith("https://www.linkedin.com/") and url.isprintable()

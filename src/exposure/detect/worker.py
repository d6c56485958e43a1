"""The detector in a process of its own: it compiles its packs and reads texts while the database is at work.

`python -m exposure.detect.worker` is that process. Both sides speak JSON lines over pipes: the version of the packs or
an error first, then for each line of texts a line of findings. The child has no other way to the outside.
"""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import astuple
from typing import IO, TYPE_CHECKING, Final, Self, cast

from exposure.detect.engine import load_detector
from exposure.errors import PackError
from exposure.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from concurrent.futures import Future

#: `-P` keeps the current folder, which may hold anything, off the path that modules are imported from.
_COMMAND: Final = (sys.executable, "-P", "-m", "exposure.detect.worker")


class DetectorProcess:
    """A detector that answers later; what goes wrong in it is raised by whatever is asked of it next."""

    def __init__(self) -> None:
        # A session of its own, because Ctrl-C is for the parent to handle. JSON is plain ASCII, whatever the locale.
        self._process = subprocess.Popen(  # noqa: S603 - this program
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii", start_new_session=True
        )
        self._requests = cast("IO[str]", self._process.stdin)
        self._answers = cast("IO[str]", self._process.stdout)
        # One thread that writes and reads in turn can neither block the program nor mix answers.
        self._conversation = ThreadPoolExecutor(max_workers=1)
        self._packs = self._conversation.submit(self._greet)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._conversation.shutdown(cancel_futures=True)
        # What a killed process has not read is nobody's concern.
        with suppress(BrokenPipeError):
            self._requests.close()
        self._answers.close()
        self._process.wait()

    @property
    def packs(self) -> str:
        """Names the packs that made a result; raises `PackError` if one is malformed."""
        return self._packs.result()

    def scan_all(self, texts: Sequence[str]) -> Future[list[tuple[Finding, ...]]]:
        """The findings of each text, in the order of the texts, once they are there."""
        return self._conversation.submit(self._ask, list(texts))

    def _greet(self) -> str:
        greeting: dict[str, str] = json.loads(self._answer())
        if "error" in greeting:
            raise PackError(greeting["error"])
        return greeting["packs"]

    def _ask(self, texts: list[str]) -> list[tuple[Finding, ...]]:
        self._packs.result()
        # A process that is gone reads nothing and answers nothing; the answer tells.
        with suppress(BrokenPipeError):
            self._requests.write(f"{json.dumps(texts)}\n")
            self._requests.flush()
        return [tuple(Finding(*values) for values in findings) for findings in json.loads(self._answer())]

    def _answer(self) -> str:
        line = self._answers.readline()
        if not line:
            raise PackError("the process that reads your texts stopped before it was done. Run the command again.")
        return line


def serve(requests: Iterable[str], answers: IO[str]) -> None:
    """Be the process: answer each line of texts until there are no more."""

    def say(answer: object) -> None:
        answers.write(f"{json.dumps(answer)}\n")
        answers.flush()

    try:
        detector = load_detector()
    except PackError as error:
        say({"error": str(error)})
        return
    say({"packs": detector.packs})
    for line in requests:
        say([[astuple(finding) for finding in findings] for findings in detector.scan_all(json.loads(line))])


if __name__ == "__main__":
    # A parent that is gone wants no answer.
    with suppress(BrokenPipeError):
        serve(sys.stdin, sys.stdout)

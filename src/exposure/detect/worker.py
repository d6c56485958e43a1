"""The reading of texts in processes of their own: they compile packs and read while the database is at work.

`python -m exposure.detect.worker` is such a process. Both sides speak JSON lines over pipes: what to read with, then
the versions of that or an error, then for each line of texts a line of findings. The child has no other way to the
outside.
"""

from __future__ import annotations

import gc
import json
import os
import secrets
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple, Self, TypeVar, cast

from exposure.detect.reading import load_reader
from exposure.errors import PackError
from exposure.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

T = TypeVar("T")

#: `-P` keeps the current folder, which may hold anything, off the path that modules are imported from.
_COMMAND: Final = (sys.executable, "-P", "-m", "exposure.detect.worker")
#: Texts handed to a process at a time: at least so many, since each time takes a while of its own; at most so many,
#: and no more than that all processes end at about the same time.
_FEWEST, _MOST_AT_A_TIME, _SHARES = 100, 500, 8
#: How the libraries that may multiply matrices are told how many threads to use.
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
#: More processes than this wait for each other's memory.
_MOST: Final = 2
#: Fewer texts than this are read by the time a second process is ready.
_FOR_ANOTHER: Final = 400
#: Things that are made before garbage is looked for: hardly any of it needs looking for.
_COLLECT_AFTER: Final = 20_000


#: A sentence's key, its probabilities in thousandths, and the examples nearest to it, as pipes and caches carry them.
ScoreRow = tuple[str, list[int], list[int]]


class ReadWith(NamedTuple):
    """What texts are read with."""

    rules: tuple[Path, ...] = ()
    #: Whether meaning is read too, beside the rules.
    semantic: bool = True
    #: Scores of an earlier run, and the salt of new ones where there are none.
    cache: Path | None = None
    salt: str = ""


class Made(NamedTuple):
    """What makes a result: the packs, and the heads if meaning is read."""

    packs: str
    semantic: str | None


class _Child:
    """One process, spoken to in turns."""

    def __init__(self, read_with: ReadWith, scored: list[ScoreRow]) -> None:
        # A session of its own, because Ctrl-C is for the parent to handle. JSON is plain ASCII, whatever the locale.
        self._process = subprocess.Popen(  # noqa: S603 - this program
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="ascii",
            start_new_session=True,
            # Threads within a process would wait for those of the other, and could round otherwise on other machines.
            env={**os.environ, **dict.fromkeys(_THREADS, "1")},
        )
        self._requests = cast("IO[str]", self._process.stdin)
        self._answers = cast("IO[str]", self._process.stdout)
        rules, semantic, cache, salt = read_with
        self._say([[str(path) for path in rules], semantic, str(cache or ""), salt])
        self._greeting: dict[str, Any] | None = None
        self._scored = scored

    def made(self) -> Made:
        """Names what it reads with; raises `PackError` if a pack is malformed."""
        if self._greeting is None:
            self._greeting = cast("dict[str, Any]", json.loads(self._answer()))
        if "error" in self._greeting:
            raise PackError(self._greeting["error"])
        return Made(self._greeting["packs"], self._greeting["semantic"])

    def scan_all(self, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
        """The findings of each text, in the order of the texts."""
        self.made()
        self._say(texts)
        found, scored = json.loads(self._answer())
        self._scored += scored
        return [tuple(Finding(*values) for values in findings) for findings in found]

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        # What a killed process has not read is nobody's concern.
        with suppress(BrokenPipeError):
            self._requests.close()
        self._answers.close()
        self._process.wait()

    def _say(self, request: object) -> None:
        # A process that is gone reads nothing and answers nothing; the answer tells.
        with suppress(BrokenPipeError):
            self._requests.write(f"{json.dumps(request)}\n")
            self._requests.flush()

    def _answer(self) -> str:
        line = self._answers.readline()
        if not line:
            raise PackError("the process that reads your texts stopped before it was done. Run the command again.")
        return line


def portions(texts: Sequence[str]) -> list[Sequence[str]]:
    """Some texts after the other, as they are best handed to processes."""
    size = min(max(_FEWEST, -(-len(texts) // _SHARES)), _MOST_AT_A_TIME)
    return [texts[start : start + size] for start in range(0, len(texts), size)]


class DetectorProcess:
    """A detector that answers later; what goes wrong in it is raised by whatever is asked of it next."""

    def __init__(self, read_with: ReadWith = ReadWith()) -> None:  # noqa: B008 - immutable
        # Processes that have no cache in common must hash alike all the same.
        self._read_with = read_with._replace(salt=read_with.salt or secrets.token_hex(16))
        #: What was scored that the cache did not know, in no order.
        self.scored: list[ScoreRow] = []
        self._children: list[_Child] = []
        self._free: SimpleQueue[_Child] = SimpleQueue()
        # A thread for each process writes and reads in turn, so that it can neither block the program nor mix answers.
        self._conversations = ThreadPoolExecutor(max_workers=_MOST)
        self._start()
        self._made = self._conversations.submit(self._with_child, _Child.made)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._children:
            child.close()
        self._conversations.shutdown(cancel_futures=True)

    @property
    def salt(self) -> bytes:
        """What new scores are hashed with."""
        return bytes.fromhex(self._read_with.salt)

    @property
    def made(self) -> Made:
        """Names what made a result; raises `PackError` if a pack is malformed."""
        return self._made.result()

    def expect(self, texts: int) -> None:
        """Make ready for so many texts: with a second process, where that pays."""
        if texts >= _FOR_ANOTHER and len(self._children) < min(_MOST, os.cpu_count() or 1):
            self._start()

    def scan_all(self, texts: Sequence[str]) -> Future[list[tuple[Finding, ...]]]:
        """The findings of each text, in the order of the texts, once they are there."""
        return self._conversations.submit(self._with_child, lambda child: child.scan_all(list(texts)))

    def scan_many(self, texts: Sequence[str]) -> Iterator[tuple[Finding, ...]]:
        """The findings of each text, in the order of the texts, as they come."""
        self.expect(len(texts))
        for answer in [self.scan_all(portion) for portion in portions(texts)]:
            yield from answer.result()

    def _start(self) -> None:
        child = _Child(self._read_with, self.scored)
        self._children.append(child)
        self._free.put(child)

    def _with_child(self, ask: Callable[[_Child], T]) -> T:
        child = self._free.get()
        try:
            return ask(child)
        finally:
            self._free.put(child)


def serve(requests: Iterable[str], answers: IO[str]) -> None:
    """Be the process: answer each line of texts until there are no more."""

    def say(answer: object) -> None:
        answers.write(f"{json.dumps(answer)}\n")
        answers.flush()

    lines = iter(requests)
    try:
        rules, semantic, cache, salt = json.loads(next(lines))
        own, kept = [Path(path) for path in rules], Path(cache) if cache else None
        reader = load_reader(own, kept, bytes.fromhex(salt), semantic=semantic)
    except PackError as error:
        say({"error": str(error)})
        return
    # What is loaded stays: to look for garbage in it again and again takes as long as reading some texts.
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    say({"packs": reader.packs, "semantic": reader.semantic})
    for line in lines:
        known = reader.known_scores()
        found = [[astuple(finding) for finding in findings] for findings in reader.read_all(json.loads(line))]
        say([found, reader.scores_since(known)])


if __name__ == "__main__":
    # A parent that is gone wants no answer.
    with suppress(BrokenPipeError):
        serve(sys.stdin, sys.stdout)

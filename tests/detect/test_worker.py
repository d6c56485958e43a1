"""The detector in a process of its own finds what the detector finds, and its failures are this program's errors."""

from __future__ import annotations

import io
import json
import os
import signal
from typing import TYPE_CHECKING

import pytest

from exposure.detect import load_detector, worker
from exposure.detect.reading import load_reader
from exposure.detect.worker import DetectorProcess, ReadWith, portions, serve
from exposure.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    "Call me at +33 6 39 98 12 34 😀",
    "Great day!",
    "I was diagnosed with epilepsy in May.",
    "line\u2028line \udcff",
]
READ_WITH = json.dumps([[], False, "", "00" * 16])
OWN_RULES = """
[pack]
language = "en"
category = "confidential"
[[rule]]
id = "own.project"
any = ["project heron"]
reason.en = "Names a project."
"""


def test_the_process_finds_what_the_detector_finds() -> None:
    """Findings arrive whole and in the order of the texts, whatever characters these hold."""
    reader = load_reader()
    with DetectorProcess() as process:
        answers = [process.scan_all(TEXTS), process.scan_all(TEXTS[::-1]), process.scan_all([])]
        assert process.made.packs == reader.packs
        expected = reader.read_all(TEXTS)
        assert sum(map(len, expected)) >= 2
        assert [answer.result() for answer in answers] == [expected, expected[::-1], []]


def test_a_process_that_dies_is_an_error() -> None:
    """Nobody waits for an answer that cannot come."""
    with DetectorProcess() as process:
        assert process.made.packs
        os.kill(process._children[0]._process.pid, signal.SIGKILL)
        with pytest.raises(PackError, match="stopped before it was done"):
            process.scan_all(TEXTS).result()


def test_leaving_early_stops_the_process() -> None:
    """An interrupted run leaves no process behind."""
    with DetectorProcess() as process:
        process.scan_all(["a long text " * 10_000] * 50)
    assert [child._process.returncode is None for child in process._children] == [False]


def test_the_process_answers_each_line_with_one_line() -> None:
    """What it says is plain ASCII, so no locale can garble it."""
    answers = io.StringIO()
    serve([READ_WITH, json.dumps(TEXTS), json.dumps([])], answers)
    greeting, first, second = answers.getvalue().splitlines()
    assert json.loads(greeting) == {"packs": load_detector().packs, "semantic": None}
    found, scored = json.loads(first)
    assert [len(findings) for findings in found] == [len(findings) for findings in load_detector().scan_all(TEXTS)]
    assert scored == []
    assert json.loads(second) == [[], []]
    assert answers.getvalue().isascii()


def test_a_malformed_pack_is_said_and_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process tells why it cannot begin, and whoever asks it anything is told."""

    def broken(*_: object, **__: object) -> None:
        raise PackError("rule x: its expression is none")

    monkeypatch.setattr(worker, "load_reader", broken)
    answers = io.StringIO()
    serve([READ_WITH, json.dumps(TEXTS)], answers)
    assert json.loads(answers.getvalue()) == {"error": "rule x: its expression is none"}


def test_rules_of_the_users_own_reach_the_process(tmp_path: Path) -> None:
    """A mistake in the user's rules is raised by what is asked first, and sound ones find what they are for."""
    rules = tmp_path / "own.toml"
    rules.write_text('[pack]\nlanguage = "en"\n')
    with (
        DetectorProcess(ReadWith((tmp_path / "missing.toml",))) as process,
        pytest.raises(PackError, match=r"missing\.toml"),
    ):
        process.scan_all(TEXTS).result()
    rules.write_text(OWN_RULES)
    with DetectorProcess(ReadWith((rules,), semantic=False)) as process:
        [[finding]] = process.scan_all(["We ship project heron."]).result()
        assert finding.rule_id == "own.project"


def test_many_texts_are_read_by_two_processes_in_order() -> None:
    """A second process takes part where there is enough to read, and the answers stay in order."""
    texts = [f"Employee {number} likes her work." for number in range(600)]
    texts[500] = TEXTS[2]
    with DetectorProcess() as process:
        found = list(process.scan_many(texts))
        assert len(process._children) == min(2, os.cpu_count() or 1)
    assert [number for number, findings in enumerate(found) if findings] == [500]


@pytest.mark.parametrize(
    ("texts", "sizes"), [(0, []), (7, [7]), (240, [100, 100, 40]), (1_000, [125] * 8), (20_000, [500] * 40)]
)
def test_portions_are_few_and_shared_evenly(texts: int, sizes: list[int]) -> None:
    """Hundreds of texts at a time, and enough portions that no process waits long for the other."""
    every = [str(number) for number in range(texts)]
    some = portions(every)
    assert [len(portion) for portion in some] == sizes
    assert [text for portion in some for text in portion] == every

"""The detector in a process of its own finds what the detector finds, and its failures are this program's errors."""

from __future__ import annotations

import io
import json
import os
import signal

import pytest

from exposure.detect import load_detector, worker
from exposure.detect.worker import DetectorProcess, serve
from exposure.errors import PackError

TEXTS = [
    "Call me at +33 6 39 98 12 34 😀",
    "Great day!",
    "I was diagnosed with epilepsy in May.",
    "line\u2028line \udcff",
]


def test_the_process_finds_what_the_detector_finds() -> None:
    """Findings arrive whole and in the order of the texts, whatever characters these hold."""
    detector = load_detector()
    with DetectorProcess() as process:
        answers = [process.scan_all(TEXTS), process.scan_all(TEXTS[::-1]), process.scan_all([])]
        assert process.packs == detector.packs
        expected = detector.scan_all(TEXTS)
        assert sum(map(len, expected)) >= 2
        assert [answer.result() for answer in answers] == [expected, expected[::-1], []]


def test_a_process_that_dies_is_an_error() -> None:
    """Nobody waits for an answer that cannot come."""
    with DetectorProcess() as process:
        assert process.packs
        os.kill(process._process.pid, signal.SIGKILL)
        with pytest.raises(PackError, match="stopped before it was done"):
            process.scan_all(TEXTS).result()


def test_leaving_early_stops_the_process() -> None:
    """An interrupted run leaves no process behind."""
    with DetectorProcess() as process:
        process.scan_all(["a long text " * 10_000] * 50)
    assert process._process.returncode is not None


def test_the_process_answers_each_line_with_one_line() -> None:
    """What it says is plain ASCII, so no locale can garble it."""
    answers = io.StringIO()
    serve([json.dumps(TEXTS), json.dumps([])], answers)
    greeting, first, second = answers.getvalue().splitlines()
    assert json.loads(greeting) == {"packs": load_detector().packs}
    assert [len(findings) for findings in json.loads(first)] == [
        len(found) for found in load_detector().scan_all(TEXTS)
    ]
    assert json.loads(second) == []
    assert answers.getvalue().isascii()


def test_a_malformed_pack_is_said_and_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process tells why it cannot begin, and whoever asks it anything is told."""

    def broken() -> None:
        raise PackError("rule x: its expression is none")

    monkeypatch.setattr(worker, "load_detector", broken)
    answers = io.StringIO()
    serve([json.dumps(TEXTS)], answers)
    assert json.loads(answers.getvalue()) == {"error": "rule x: its expression is none"}
    with DetectorProcess() as process:
        assert process.packs
        with monkeypatch.context() as patched:
            patched.setattr(process, "_answers", io.StringIO(answers.getvalue()))
            with pytest.raises(PackError, match="its expression is none"):
                process._greet()

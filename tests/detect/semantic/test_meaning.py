"""Meaning and rules together: what is encoded, what is kept, and what becomes of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.detect.semantic.invented import FirstLetterEncoder, heads

from exposure.detect.batch import text_alone
from exposure.detect.reading import TextReader
from exposure.detect.semantic.cache import ScoreCache
from exposure.detect.semantic.encoder import WIDTH, Encoded
from exposure.detect.semantic.features import features_of
from exposure.detect.semantic.fusion import Fusion
from exposure.detect.semantic.gate import BUCKETS, Gate, buckets_of
from exposure.detect.semantic.meaning import Meaning
from exposure.detect.semantic.units import units_of

if TYPE_CHECKING:
    from pathlib import Path

    from exposure.detect import Detector
    from exposure.model import Finding


class Reader(TextReader):
    """A reader on the invented heads, whose encoder can be asked what it was asked."""

    def __init__(self, detector: Detector, cache: ScoreCache | None = None) -> None:
        self.encoder = FirstLetterEncoder()
        meaning = Meaning(heads(), lambda: self.encoder, cache if cache is not None else ScoreCache("v1"))
        super().__init__(detector, meaning, Fusion(heads(), detector.rules))


def found(reader: TextReader, text: str) -> list[tuple[str, str, float]]:
    """Rule, severity and confidence of each finding."""
    return [(finding.rule_id, finding.severity, finding.confidence) for finding in reader.read_all([text])[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nothing here.", []),
        ("Perhaps it is so.", [("any.health.meaning", "low", 0.5)]),
        ("Found it is.", [("any.health.meaning", "medium", 0.75)]),
        ("Surely it is.", [("any.health.meaning", "high", 0.96)]),
    ],
)
def test_meaning_alone_is_medium_at_most_unless_sure(
    detector: Detector, text: str, expected: list[tuple[str, str, float]]
) -> None:
    """Possible is low and to be reviewed, found is medium, beyond doubt is what its category is."""
    assert found(Reader(detector), text) == expected


def test_the_reason_quotes_what_it_is_like_and_the_span_is_the_sentence(detector: Detector) -> None:
    """A person can see why, and where."""
    text = "Nothing here. Found it is. Nothing more."
    [finding] = Reader(detector).read_all([text])[0]
    assert finding.reason.endswith("Similar to: “an example of health”")
    assert text[finding.start : finding.end] == "Found it is."


def test_meaning_denies_confirms_and_raises_what_rules_found(detector: Detector) -> None:
    """A hit that the meaning denies is lowered; one that it agrees with is surer; without a word from it, all stays."""
    rule = "I was diagnosed with epilepsy"
    [(rule_id, severity, confidence)] = found(TextReader(detector), f"{rule}.")
    assert severity == "high"
    assert found(Reader(detector), f"Do say: {rule}.") == [(rule_id, "low", 0.4)]
    assert found(Reader(detector), f"Say: {rule}.") == [(rule_id, "high", 0.99)]
    assert found(Reader(detector), f"{rule}.") == [(rule_id, severity, confidence)]


def test_neighbours_that_tell_the_same_are_one_finding(detector: Detector) -> None:
    """The likeliest of them; apart from each other they are two; beside a rule's finding there is none."""
    reader = Reader(detector)
    assert [likely for _, _, likely in found(reader, "Found it is. Surely it is. Found again.")] == [0.96]
    assert len(found(reader, "Found it is. Nothing here. Nothing more. Surely it is.")) == 2
    beside = found(reader, "I was diagnosed with epilepsy. Found it is.")
    assert [rule.endswith(".meaning") for rule, _, _ in beside] == [False]


@pytest.mark.parametrize(
    ("beside", "severity"),
    [("Call me on (415) 555-0142 before noon.", "medium"), ("My boss is a nice person.", "low")],
)
def test_what_is_possible_counts_beside_what_is_sure(detector: Detector, beside: str, severity: str) -> None:
    """A text that discloses one thing is likelier to disclose another, if that is a special category."""
    reader = Reader(detector)
    meant = [one for one in found(reader, f"{beside} Perhaps it is so.") if one[0] == "any.health.meaning"]
    assert meant == [("any.health.meaning", severity, 0.5)]


def test_identifiers_are_left_to_rules(detector: Detector) -> None:
    """Meaning has no say on a number."""
    text = "Do call me on (415) 555-0142 before noon."
    assert found(Reader(detector), text) == found(TextReader(detector), text)


def test_a_category_can_be_switched_off(detector: Detector) -> None:
    """Without its rule, no meaning is told."""
    reader = Reader(detector)
    reader._fusion = Fusion(heads(), [rule for rule in detector.rules if rule.kind != "meaning"])
    assert found(reader, "Surely it is.") == []


def test_each_sentence_is_encoded_once(detector: Detector, tmp_path: Path) -> None:
    """The same sentence in the same company is scored once, in this run and the next; in other company anew."""
    cache = ScoreCache("v1")
    reader = Reader(detector, cache)
    first = reader.read_all(["Found it is.", "Found it is.", "Found it is. Nothing here."])
    assert reader.encoder.asked == ["Found it is.", "Found it is.", "Found it is.", "Nothing here."]
    cache.write(tmp_path / "cache.npz")
    later = Reader(detector, ScoreCache.read(tmp_path / "cache.npz", "v1"))
    assert later.read_all(["Found it is.", "Found it is.", "Found it is. Nothing here."]) == first
    assert later.encoder.asked == []


def test_the_cache_holds_no_text_and_is_salted(detector: Detector, tmp_path: Path) -> None:
    """Two folders keep the same sentence under different hashes, and neither keeps its words."""
    caches = [ScoreCache("v1"), ScoreCache("v1")]
    for cache in caches:
        Reader(detector, cache).read_all(["Found it is."])
        cache.write(tmp_path / "cache.npz")
        assert b"Found" not in (tmp_path / "cache.npz").read_bytes()
    assert set(caches[0]).isdisjoint(caches[1])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 damaged", b"not an archive"])
def test_a_damaged_cache_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    """What cannot be read is scored again."""
    path = tmp_path / "cache.npz"
    path.write_bytes(content)
    assert ScoreCache.read(path, "v1") == {}
    assert ScoreCache.read(tmp_path / "none.npz", "v1", b"0123456789abcdef").salt == b"0123456789abcdef"


def test_other_heads_do_not_use_the_scores_of_these(detector: Detector, tmp_path: Path) -> None:
    """A cache is for the heads that filled it."""
    cache = ScoreCache("v1")
    Reader(detector, cache).read_all(["Found it is."])
    cache.write(tmp_path / "cache.npz")
    assert len(ScoreCache.read(tmp_path / "cache.npz", "v1")) == 1
    assert ScoreCache.read(tmp_path / "cache.npz", "v2") == {}


def test_what_one_process_scored_another_takes_in(detector: Detector) -> None:
    """The rows that pipes carry hold all that a score is."""
    one, other = ScoreCache("v1"), ScoreCache("v1")
    Reader(detector, one).read_all(["Found it is."])
    other.add(one.news(0))
    assert other == one
    assert one.news(len(one)) == []


def test_only_sentences_that_may_disclose_are_encoded(detector: Detector) -> None:
    """The gate turns away what no vote is for; what a rule found passes all the same."""
    reader = Reader(detector)
    assert reader.meaning is not None
    reader.meaning.heads = heads()
    object.__setattr__(reader.meaning.heads, "gate", Gate(np.zeros(BUCKETS, np.float32), 0.0, 0.5))
    reader.read_all(["Surely it is. I was diagnosed with epilepsy."])
    assert reader.encoder.asked == ["I was diagnosed with epilepsy."]


def test_votes_are_of_different_words() -> None:
    """A word counts once, whatever its case was, and a sentence without words never passes."""
    assert len(buckets_of("the cat the cat")) == 2
    assert Gate(np.ones(BUCKETS, np.float32), 9.0, 0.0).admits("!?") is False


def test_units_are_sentences_without_the_space_about_them() -> None:
    """Spans are those of the text, and what holds no letter is no sentence."""
    text = "  One. \n\n 12 \n Two \U0001d413hree! "
    assert [text[unit.start : unit.end] for unit in units_of(text_alone(text))] == ["One.", "Two \U0001d413hree!"]
    assert [unit.folded for unit in units_of(text_alone(text))] == ["one.", "two three!"]


def test_context_is_of_the_same_text_and_near() -> None:
    """Two sentences on either side take part, none of another text does."""
    vectors = np.eye(6, WIDTH, dtype=np.float32)
    empty = np.arange(6, dtype=np.float32)[:, None]
    rows = features_of(Encoded(vectors, empty, empty), np.array([0, 0, 0, 0, 1, 1]))
    near = rows[:, WIDTH : 2 * WIDTH] > 0
    assert [np.flatnonzero(row).tolist() for row in near] == [
        [0, 1, 2],
        [0, 1, 2, 3],
        [0, 1, 2, 3],
        [1, 2, 3],
        [4, 5],
        [4, 5],
    ]
    assert rows[:, 2 * WIDTH + 2].tolist() == [1.0, 1.5, 1.5, 1.5, 2.5, 2.5]


def test_findings_come_in_the_order_of_their_evidence(detector: Detector) -> None:
    """Rules' and meaning's findings are one list."""
    text = "Found it is. Nothing here. Nothing more. Call me on (415) 555-0142 before noon."
    findings: tuple[Finding, ...] = Reader(detector).read_all([text])[0]
    assert [finding.category for finding in findings] == ["health", "phone"]

"""Texts that are read together are read as each is alone, and as slow and plain ways read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from exposure.detect.batch import Batch, batched, text_alone
from exposure.detect.letters import fold
from exposure.detect.words.slots import NO_WORD

if TYPE_CHECKING:
    from exposure.detect import Detector

TEXTS = [
    "",
    "7",
    "Ma sœur, l'été à 5 km. Et toi?! \u201cOui.\u201d Bien\u2026",
    "\n\n• one|two\r\n",
    "Am 4. Mai, vom 3. bis 17. August. Seit 2019. Danach nichts.",
    "\U0001d41b\U0001d428\U0001d425\U0001d41d\uff0e Next",
    "你好 x² \U0001f34f \U00020000\U00020001 \U000e0067 \ud800 ok!",
    "snake_case_ and _this_",
    "(Really.) \"Yes!\" 'No;' e.g. this",
    ". . .",
]
_END = re.compile(r"[\n\r•·▪►✅✔👉➡🔹|]+|[.!?…;]+[\"'»”\u2019)]*(?=\s|$)")


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_text_is_the_same_among_others(number: int) -> None:
    """Its forms, sentences and digits do not depend on what stands before and behind it."""
    alone, among = text_alone(TEXTS[number]), Batch(TEXTS).text(number)
    assert (among.original, among.plain, among.folded) == (alone.original, alone.plain, alone.folded)
    assert list(among.spans()) == list(alone.spans())
    assert list(among.digit_runs) == list(alone.digit_runs)
    for sentence, (start, end) in enumerate(alone.spans()):
        ground = among.ground_of(sentence)
        assert (ground.start, min(ground.end, len(alone.folded))) == (start, end)
        assert ground.words == alone.ground_of(sentence).words


@pytest.mark.parametrize("text", [text for text in TEXTS if not re.search(r"\d\. ", text)])
def test_sentences_end_where_an_expression_ends_them(text: str) -> None:
    """But for ordinals, which end none."""
    ends = {match.end() for match in _END.finditer(text)} | {len(text)}
    assert {end for _, end in text_alone(text).spans()} == ends


def test_letters_are_folded_as_they_are_alone() -> None:
    """Whatever the script; those beyond the tables stay as they are."""
    for text in TEXTS:
        assert text_alone(text).folded == fold(text_alone(text).plain)


def test_behind_the_words_of_each_text_stands_none() -> None:
    """So that nothing is found over the edge of a text."""
    batch = Batch(["One two", "", "three"])
    assert batch.words == ["one", "two", NO_WORD, NO_WORD, "three", NO_WORD]
    assert batch.ends.tolist() == [2, 3, 5]


def test_texts_are_read_together_up_to_some_length() -> None:
    """All of them, in their order."""
    texts = ["x" * 90_000, "a", "y" * 80_000, "b"]
    assert list(batched(texts)) == [texts[:3], texts[3:]]
    assert list(batched([])) == []


def test_findings_are_the_same_in_any_company(detector: Detector) -> None:
    """Words of one text wake nothing in another, nor do its languages count there."""
    texts = [
        "I was diagnosed",
        "with epilepsy. My doctor told me.",
        "J'ai été licencié hier",
        "",
        "call 06 39 98 77 31",
    ]
    assert detector.scan_all(texts) == [detector.scan(text) for text in texts]
    assert detector.scan_all(texts[::-1]) == [detector.scan(text) for text in texts[::-1]]

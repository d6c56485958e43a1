"""Entries are found word by word: what may stand between two words, and where an entry ends."""

from __future__ import annotations

import re

import pytest

from exposure.detect.batch import text_alone
from exposure.detect.letters import fold
from exposure.detect.words.begins import Begins
from exposure.detect.words.ground import Ground, ground_of
from exposure.detect.words.patterns import Compiler
from exposure.detect.words.steps import Expression
from exposure.detect.words.walk import find

FRUIT = ("apple", "passion fruit", "passion", "pear*", "citron+", "j'ai faim", "🍏")
COMPILER = Compiler({"fruit": FRUIT}.get)


def found(entry: str, text: str) -> list[str]:
    """The stretches of a text in which an entry stands."""
    folded = fold(text)
    return [folded[start:end] for start, end in find(COMPILER.steps(entry), ground_of(folded))]


@pytest.mark.parametrize(
    ("entry", "text", "stretches"),
    [
        ("my {fruit}", "My apple, my pears and my passion fruit.", ["my apple", "my pears", "my passion fruit"]),
        ("my {fruit}", "my pineapple, tummy apple, my apples", []),
        ("my {fruit} fell", "my passion fell", ["my passion fell"]),
        ("my {fruit} fell", "my apple: fell", ["my apple: fell"]),
        ("my {fruit} fell", "my apple; fell", []),
        ("my {fruit} fell", "my apple - fell", ["my apple   fell"]),
        ("my {fruit} fell", "my apple,\n fell", ["my apple,\n fell"]),
        ("{fruit}", "🍏 or j'ai faim", ["🍏", "j'ai faim"]),
        ("{fruit} tombé+", "citrons tombées", ["citrons tombees"]),
        ("({fruit}|nut)s fell", "apples fell, nuts fell, nut fell", ["apples fell", "nuts fell"]),
        ("(very|) ripe", "very ripe, ripe", ["very ripe", "ripe"]),
        ("{w2} ripe apple", "a very ripe apple", ["a very ripe apple"]),
        (
            "ripe {w2} apple",
            "ripe apple, ripe red round apple, ripe a b c apple",
            ["ripe apple", "ripe red round apple"],
        ),
        ("ripe (or not|) apple", "ripe apple, ripe or not apple", ["ripe apple", "ripe or not apple"]),
        ("i'm (ripe|i'll fall)", "I am ripe, im I will fall", ["i am ripe", "im i will fall"]),
        ("{n}kg apple", "3kg apple, 12 kg apple", ["3kg apple"]),
        ("{money} (a|per) apple", "€45 a apple, 4 500 euros per apple", ["€45 a apple", "4 500 euros per apple"]),
        ("apple apple", "apple apple apple", ["apple apple"]),
        ("appl* pie", "Applesauce pie", ["applesauce pie"]),
        ("so very ripe", "so  very,\nripe; so very. ripe", ["so  very,\nripe"]),
        ("my (ripe|ripe apple|ripe red {n}) fell", "my ripe,  apple fell", ["my ripe,  apple fell"]),
        ("my (ripe|ripe apple|ripe red {n}) fell", "my ripe red: 3 fell", ["my ripe red: 3 fell"]),
        ("my (p.a. pear|p.a.|🍏 pie) fell", "my p.a. fell, my 🍏  pie fell", ["my p.a. fell", "my 🍏  pie fell"]),
        ("({n} kg|{n}kg|{n} g) apple", "3 kg apple, 4kg apple, 5 g apple", ["3 kg apple", "4kg apple", "5 g apple"]),
        ("ripe {w2} (apple|)", "ripe red: round, apple", ["ripe"]),
        ("ripe {w2} apple", "ripe red: round, apple; ripe, , apple", ["ripe red: round, apple"]),
        ("ripe apple", "ripe_apple, _ripe apple, ripe apple_, ripe apple", ["ripe apple"]),
    ],
)
def test_an_entry_is_found_where_it_stands(entry: str, text: str, stretches: list[str]) -> None:
    """A space with or without a comma or a colon stands between two words, and nothing else does."""
    assert found(entry, text) == stretches


def test_a_name_has_a_capital() -> None:
    """Folded text has none, so the text as written is asked."""
    steps = COMPILER.steps("ask {name} first")
    for written, stands in (("Ask Anna first", True), ("Ask anna first", False)):
        whole = ground_of(written.lower())
        ground = Ground(whole.folded, written, whole.start, whole.end, whole.words)
        assert bool(list(find(steps, ground))) is stands


def test_nothing_is_found_beyond_the_ground() -> None:
    """A stretch ends where it ends, even within a word."""
    folded = "ripe apple pie"
    steps = COMPILER.steps("apple (pie|)")
    for end, places in ((14, [(5, 14)]), (10, [(5, 10)]), (9, [])):
        assert list(find(steps, ground_of(folded).part(0, end))) == places


def test_the_first_of_some_phrases_wins() -> None:
    """Phrases that begin alike are tried in their order, whether looked up by a word, a stem or neither."""
    folded = "passion fruits"
    for words, end in (
        (("passion", "passion fruit*"), 7),
        (("passion fruit*", "passion"), 14),
        (("passion pie", "passion fruits", "passion", "passion fruit*"), 14),
        (("passion pie", "pass*", "passion fruits", "passion"), 7),
    ):
        [only] = find(COMPILER.steps_of_any(words), ground_of(folded))
        assert only == (0, end)


def test_a_sentence_has_the_words_that_its_text_has_there() -> None:
    """Words are found in two ways: between spaces, and by an expression where an underscore is of one."""
    for written in (
        "Ma sœur, l'été à 5 km. \u4f60\u597d x\u00b2 \U0001f34f ok!",
        "Snake_case is, like _this_, one word. Ok",
    ):
        text = text_alone(written)
        for number, (start, end) in enumerate(text.spans()):
            words = {run.start(): run.group() for run in re.finditer(r"\w+", text.folded) if start <= run.start() < end}
            assert text.ground_of(number).words == words


def test_an_expression_stands_only_where_it_begins() -> None:
    """It is not looked for further on."""
    assert Expression(re.compile("b"), Begins()).ends(ground_of("ab"), 0) == ()
    assert Expression(re.compile("b"), Begins()).ends(ground_of("ab"), 1) == (2,)

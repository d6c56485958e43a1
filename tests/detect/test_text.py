"""The forms of a text that rules read."""

from __future__ import annotations

import pytest

from exposure.detect.batch import text_alone


def sentences(text: str) -> list[str]:
    """The sentences a text is read in."""
    read, found, start = text_alone(text), [], 0
    while start < len(text):
        _, end = read.sentence(start)
        found.append(text[start : min(end, len(text))].strip())
        start = end
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Bin vom 3. bis 17. August in Reha",
        "Ich bin in der 20. Woche",
        "Am 4. Mai kommt unser Sohn",
        "1. Geburtstag ohne Papa",
        "Wir wohnen im 3. Stock links",
    ],
)
def test_the_full_stop_of_a_german_ordinal_ends_no_sentence(text: str) -> None:
    """Day and month, or week and what is counted, stay together."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "I turned 40. Maybe I should rest.",
        "Ich bin 40. Morgen gehe ich.",
        "Seit 2019. danach nichts.",
        "Mein Sohn ist 3.\nwas nun.",
        "Danke an alle 20! weiter so.",
    ],
)
def test_a_number_may_end_a_sentence(text: str) -> None:
    """Before any other word with a capital, behind a year, at a line's end or before another mark, it does."""
    assert len(sentences(text)) > 1


def test_words_stand_apart_from_signs_and_keep_their_sentence() -> None:
    """A comma or a second space stands between no words of an anchor, and each word is in its sentence."""
    text = text_alone("Well,  I was, at last: done!\n\u2022 \u201cCœur\u201d, \U0001d400 b-c. End")

    sentences = [list(text.ground_of(number).words.values()) for number in range(len(list(text.spans())))]
    assert [words for words in sentences if words] == [
        ["well", "i", "was", "at", "last", "done"],
        ["cœur", "a", "b", "c"],
        ["end"],
    ]

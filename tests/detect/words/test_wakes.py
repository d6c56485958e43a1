"""Whatever an entry matches wakes it: the quick questions of the matcher may only leave out what could not match."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.detect.words.conftest import matcher_of

from exposure.detect.batch import Batch
from exposure.detect.packs import read_packs
from exposure.detect.words.choices import GLUE, Choice
from exposure.detect.words.patterns import Compiler
from exposure.detect.words.slots import SLOTS
from exposure.detect.words.walk import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.detect.words.choices import Sequence

PACKS = read_packs()
#: How the slots may be filled.
FILLED = {
    "n": ["3", "1.5", "5.", "seventeen", "een paar", "twenty two", "a few", "a couple of"],
    "digits": ["30", "1 200", "12,5"],
    "money": ["30€", "€ 45", "45 keuros", "2 mil euros", "rs.500", "us$ 40", "3 mio. chf", "1 200 d'euros", "30k€"],
    "date": ["4 of may", "march 3", "3/4", "the 3rd", "le 1er"],
    "day": ["monday", "12th", "june 3", "4.5.", "24 dezember"],
    "time": ["10:30", "7pm", "18h30", "noon", "5 uhr"],
    "name": ["Ann", "O'Neill", "Zoë"],
    "word": ["plumber", "r&d", "u.s."],
}
BETWEEN = ["x", "d'aujourd'hui", "and/or", "42", "https://example.org/a/b", "j.r."]
ENDINGS = {"*": ["", "s", "2q", "ing"], "+": ["", "e", "·e", "(e)s"]}


class Writer:
    """Writes texts that an entry should match."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - for texts of a test

    def write(self, sequence: Sequence) -> str:
        """One way to say what a sequence of items says."""
        said = ""
        for item in sequence:
            part = self._item(item)
            glued = isinstance(item, str) and item.startswith(GLUE)
            said += part if glued or not said or not part else f" {part}"
        return said

    def _item(self, item: Choice | str) -> str:
        if isinstance(item, str):
            word, ending = item.lstrip(GLUE).rstrip("*+"), item[-1]
            return word + (self._chance.choice(ENDINGS[ending]) if ending in ENDINGS else "")
        if item.gap:
            some = self._chance.choices(BETWEEN, k=self._chance.randint(0, item.gap))
            # One link is as much as anybody writes in a gap.
            links = [one for one in some if "://" in one]
            return " ".join("x" if one in links[1:] else one for one in some)
        if item.expression:
            [name] = [name for name, expression in SLOTS.items() if expression == item.expression]
            return self._chance.choice(FILLED[name])
        if not item.alternatives or (item.optional and self._chance.random() < 0.5):
            return ""
        return self.write(self._chance.choice(item.alternatives))


def compilers() -> dict[str, Compiler]:
    """A compiler for each language of the packs."""

    def of(language: str) -> Compiler:
        return Compiler(lambda name: PACKS.lists.get(f"{language}.{name}") or PACKS.lists.get(f"any.{name}"))

    return {language: of(language) for language in {rule.language for rule in PACKS.rules}}


def entries() -> Iterator[tuple[str, str]]:
    """One entry in twenty, with its language."""
    every = [(rule.language, source) for rule in PACKS.rules for source in rule.patterns]
    yield from random.Random("entries").sample(every, len(every) // 20)  # noqa: S311 - the same at each run


def test_what_an_entry_matches_wakes_it() -> None:
    """Texts made from entries of the packs, with all that a slot, a gap or an ending may be."""
    by_language = compilers()
    matched = 0
    for language, source in entries():
        compiler = by_language[language]
        pattern, sequence, steps = compiler.compile(source), compiler._read(source), compiler.steps(source)
        matcher = matcher_of(pattern)
        writer = Writer(source)
        for _ in range(4):
            batch = Batch([f"Yes {writer.write(sequence)} no"])
            text, woken = batch.text(0), {number for _, number in matcher.find(batch).entries.get(0, ())}
            for number in range(len(list(text.spans()))):
                if next(find(steps, text.ground_of(number)), None):
                    matched += 1
                    assert number in woken, (source, text.original)
    assert matched > 1_000


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("member of the lgbt*", "member of the lgbtq2s"),
        ("tonsils {w5} (out|in 20*)", "tonsils out or in 2021"),
        ("i earn {money}", "i earn 50 kchf"),
        ("{n}º dia de greve", "5.º dia de greve"),
        ("{n}+ tonsils", "49s tonsils"),
        ("hide the (report|log)*", "hide the reports"),
        ("tonsils {w1} gout", "tonsils https://www.example.org/in/ann/ gout"),
        ("(a|an)xious tonsils", "anxious tonsils"),
        ("a {w9} the {w9} of {w9} to {w9} and {w9} tonsils", " x ".join("a the of to and tonsils".split())),
        ("moved the (strike |)motion", "moved the strike motion"),
        ("moved the (strike |)motion", "moved the motion"),
    ],
)
def test_what_is_written_otherwise_wakes_too(entry: str, text: str) -> None:
    """Words with digits, numbers that end with a sign, what is glued to a group, links in gaps, long entries."""
    compiler = Compiler(lambda _: None)
    pattern = compiler.compile(entry)
    batch = Batch([text])
    assert next(find(compiler.steps(entry), batch.text(0).ground_of(0)), None)
    assert matcher_of(pattern).find(batch).entries == {0: [(0, 0)]}

"""The scanner knows the line of everything that `tomllib` finds in a file, and nothing else."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policy.small import SMALL, line_of

from exposure.policy import reader
from exposure.policy.lines import key_lines, nearest_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.policy.lines import KeyPath


def _paths(values: Any, path: KeyPath = ()) -> Iterator[KeyPath]:  # noqa: ANN401 - whatever TOML can hold
    """The path to every key and list item."""
    inner = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _paths(value, (*path, key))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", {}),
        ("# only = 'a comment'\n", {}),
        ("a = 1\n\n# b = 2\nc = 3", {("a",): 1, ("c",): 4}),
        ("a = 1 # [b]\n\tb=2", {("a",): 1, ("b",): 2}),
        ("a = 1\r\nb = 2\r\n", {("a",): 1, ("b",): 2}),
        ('a = """\nb = 1\n\\""" " ""\n"""""\nc = 1', {("a",): 1, ("c",): 5}),
        ("a = '''\nb = 1\n\\'''''\nc = 1", {("a",): 1, ("c",): 4}),
        ("a = \"\"\"\"\"\"\nb = ''''''\nc = \"\"\nd = '\\'", {("a",): 1, ("b",): 2, ("c",): 3, ("d",): 4}),
        ('a = "#\\" = ["\nb = 1', {("a",): 1, ("b",): 2}),
        ("\"a.b\" . 'c d' .e-1 = 1", {("a.b",): 1, ("a.b", "c d"): 1, ("a.b", "c d", "e-1"): 1}),
        ('"\\u00e9" = 1\n"" = 2', {("é",): 1, ("",): 2}),
        ("a.b = 1\na.c = 2", {("a",): 1, ("a", "b"): 1, ("a", "c"): 2}),
        ("a = [\n 1, # [\n 'x]',\n]\nb = []", {("a",): 1, ("a", 0): 2, ("a", 1): 3, ("b",): 5}),
        ("a = [[1], [\n2]]", {("a",): 1, ("a", 0): 1, ("a", 0, 0): 1, ("a", 1): 1, ("a", 1, 0): 2}),
        ("a = {b = 1, 'c'.d = {}, e = [\n2]}", {
            ("a",): 1, ("a", "b"): 1, ("a", "c"): 1, ("a", "c", "d"): 1, ("a", "e"): 1, ("a", "e", 0): 2,
        }),
        ("a = 2024-01-02 03:04:05.6Z\nb = [2024-01-02 03:04:05, 2024-01-02]", {
            ("a",): 1, ("b",): 2, ("b", 0): 2, ("b", 1): 2,
        }),
        ("a = -inf\nb = 1_0.5e+3\nc = true\nd = 07:32:00", {("a",): 1, ("b",): 2, ("c",): 3, ("d",): 4}),
        ("[ a . 'b' ] # c\nd = 1", {("a",): 1, ("a", "b"): 1, ("a", "b", "d"): 2}),
        ("[[a]]\nb = 1\n\n[[a]]\n[a.c]\nd = 1\n[[a.e]]\n[[ a.e ]]\nf = 1", {
            ("a",): 1, ("a", 0): 1, ("a", 0, "b"): 2, ("a", 1): 4, ("a", 1, "c"): 5, ("a", 1, "c", "d"): 6,
            ("a", 1, "e"): 7, ("a", 1, "e", 0): 7, ("a", 1, "e", 1): 8, ("a", 1, "e", 1, "f"): 9,
        }),
    ],
)  # fmt: skip
def test_every_key_table_and_item_has_its_line(text: str, lines: dict[KeyPath, int]) -> None:
    """Whatever the way of writing it; text and comments that look like TOML are neither."""
    assert set(_paths(tomllib.loads(text))) == set(lines)
    assert key_lines(text) == lines


_KEYS = st.one_of(st.from_regex(r"[A-Za-z0-9_-]{1,4}", fullmatch=True), st.text("a.#='\"[] é\\\n", max_size=4))
_BLANKS = st.sampled_from(["", " ", "\t  "])
_TEXTS = st.text("a#='[]{},.\n é", max_size=6)
_QUOTES = st.text('"ab', max_size=3).filter(lambda text: '"""' not in text)
_SCALARS = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "inf", "1.5", "2024-01-02", "2024-01-02 03:04:05", "2024-01-02T03:04:05Z", "03:04:05"]),
    _TEXTS.map(json.dumps),
    _TEXTS.map(lambda text: f'"""{text}"""'),
    st.tuples(_TEXTS, _QUOTES).map(lambda parts: f'"""{parts[0]}x{parts[1]}x{parts[0]}"""'),
    st.text('a#=[]{}"\\\n', max_size=6).map(lambda text: f"'''{text}'''"),
    st.text('a#=[]{}"\\', max_size=6).map(lambda text: f"'{text}'"),
    st.sampled_from(['""""a"""""', "''''a'''''", '""""""', "''''''", '"""\\""""']),
)


@st.composite
def _values(draw: st.DrawFn, depth: int = 2) -> str:
    """A value as TOML has it, with lists and inline tables inside."""
    form = draw(st.sampled_from(["scalar", "list", "table"])) if depth else "scalar"
    if form == "scalar":
        scalar: str = draw(_SCALARS)
        return scalar
    inner: list[str] = draw(st.lists(_values(depth=depth - 1), max_size=3))
    if form == "list":
        last = draw(st.sampled_from(["", ","]))
        gap = draw(st.sampled_from([" ", "\n", " # ] a\n"]))
        return f"[{gap}{f',{gap}'.join(inner)}{last if inner else ''}{gap}]"
    names = draw(st.lists(_KEYS, min_size=len(inner), max_size=len(inner), unique=True))
    return f"{{ {', '.join(f'{_quoted(name)} = {value}' for name, value in zip(names, inner, strict=True))} }}"


def _quoted(name: str) -> str:
    return (
        name
        if name and set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
        else json.dumps(name)
    )


@st.composite
def _files(draw: st.DrawFn) -> tuple[str, dict[KeyPath, int]]:
    """A file, and the lines of those keys and headers whose line is known as it is written."""
    text, known = "", {}
    sections = draw(st.lists(_KEYS, max_size=3, unique=True))
    tables: list[tuple[str, KeyPath]] = [("", ())]
    for name in sections:
        count = draw(st.integers(0, 2))
        tables += [(f"[[{_quoted(name)}]]\n", (name, number)) for number in range(count)] or [
            (f"[{draw(_BLANKS)}{_quoted(name)} ]\n", (name,))
        ]
    for header, path in tables:
        if header:
            known[path] = text.count("\n") + 1
        text += header
        for key in draw(st.lists(_KEYS.filter(lambda key: key not in sections), max_size=3, unique=True)):
            text += draw(st.sampled_from(["", "\n", "# a = '''\n", "  "]))
            known[*path, key] = text.count("\n") + 1
            text += f"{_quoted(key)}{draw(_BLANKS)}={draw(_BLANKS)}{draw(_values())}{draw(_BLANKS)}\n"
    return text, known


@given(_files())
def test_the_scanner_finds_what_tomllib_finds(file: tuple[str, dict[KeyPath, int]]) -> None:
    """In whatever file: the same paths, and the lines on which the headers and keys were written."""
    text, known = file
    lines = key_lines(text)
    assert set(lines) == set(_paths(tomllib.loads(text)))
    assert {path: lines[path] for path in known} == known


@pytest.mark.parametrize("text", [SMALL, reader._PACK.read_text(encoding="utf-8")], ids=["small", "bundled"])
def test_packs_are_scanned_to_the_end(text: str) -> None:
    """Every key of both packs, each on a line that holds it."""
    lines = key_lines(text)
    written = text.splitlines()
    assert set(lines) == set(_paths(tomllib.loads(text)))
    assert all(str(path[-1]) in written[line - 1] for path, line in lines.items() if isinstance(path[-1], str))


def test_what_has_no_line_has_that_of_what_it_would_be_part_of() -> None:
    """A missing key is told with the line of its table; nothing is known of what is missing at the top."""
    lines = key_lines(SMALL)
    assert nearest_line(lines, ("rule", 5, "kinds", 0)) == line_of(SMALL, '"post",  #')
    assert nearest_line(lines, ("source", 1, "published")) == line_of(SMALL, '[[source]]\nid = "paper"')
    assert nearest_line(lines, ("author",)) is None

"""The charts, asserted on their data, axes and words; never on pixels."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from tests.charts.frames import FOUND, MARKS, SCOPE, TIME, texts
from tests.conftest import ROOT

from exposure import charts
from exposure.charts import scope, sensitive, theme, words
from exposure.model import CATEGORIES, CATEGORY_GROUPS, KINDS

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def test_everything_has_plain_saidthat_fit() -> None:
    """Each kind, category and group has words, and they fit the column left of the bars."""
    assert set(words._KINDS) == set(KINDS)
    assert set(words.CATEGORY_WORDS) == set(CATEGORIES)
    assert set(words.GROUP_WORDS) == set(CATEGORY_GROUPS) == set(theme.GROUP_COLOURS)
    for kind in KINDS:
        assert theme.text_width(charts.kind_words(kind), theme.TEXT) <= scope._BAR_LEFT - 0.1
        assert charts.kind_words(kind, 1)
    for category in CATEGORIES:
        assert theme.text_width(charts.category_words(category), theme.TEXT) <= sensitive._LEFT - 0.1
    assert charts.kind_words("post", 1) == "post"
    assert [
        charts.one_kind(kind) for kind in ("post", "article", "email_address", "honor", "ai_chat", "new_thing")
    ] == [
        "a post",
        "an article",
        "an e-mail address",
        "an honour or award",
        "a chat with LinkedIn's AI",
        "a new thing",
    ]
    assert charts.kind_words("new_thing") == "new thing"
    assert charts.category_words("new-thing") == "new thing"


def test_descriptions_are_one_sentence_with_the_finding() -> None:
    """Who cannot see a chart is told the same."""
    sentences = (
        charts.describe_scope_by_kind(SCOPE),
        charts.describe_timeline(TIME, MARKS),
        charts.describe_sensitive_by_category(FOUND),
    )
    assert "Less than 1% of your records are in scope: 415 of 65,656" in sentences[0]
    assert "from 2019 to 2026" in sentences[1]
    assert "1,000 in messages" in sentences[1]
    assert "health 10, pay 4" in sentences[2]
    for sentence in sentences:
        assert sentence.endswith(".")
        assert "\n" not in sentence


def figures() -> dict[str, Figure]:
    """Each chart with data and without."""
    return {
        "scope": charts.scope_by_kind(SCOPE),
        "timeline": charts.timeline(TIME, MARKS),
        "sensitive": charts.sensitive_by_category(FOUND),
        "no scope": charts.scope_by_kind(SCOPE.clear()),
        "no timeline": charts.timeline(TIME.clear(), ()),
        "nothing found": charts.sensitive_by_category(FOUND.clear()),
    }


@pytest.mark.parametrize("name", figures())
def test_svg_is_a_document_with_text_and_theme_colours_only(name: str) -> None:
    """Well-formed, its words are words, and no colour escapes the theme."""
    svg = charts.to_svg(figures()[name])
    root = ET.fromstring(svg)  # noqa: S314 - this program's own output
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", svg)) <= set(charts.THEME)
    assert not re.search(r"#[0-9a-fA-F]{3}\b(?![0-9a-fA-F])", svg)
    for text in texts(figures()[name]):
        assert text.replace("'", "&#x27;") in svg or text in "".join(root.itertext())
    assert "sans-serif" in svg
    assert "<dc:date>" not in svg
    assert "matplotlib" not in svg.lower()
    assert ' id="' not in svg


@pytest.mark.parametrize("name", figures())
def test_inlined_svg_follows_the_page(name: str) -> None:
    """No prolog, no style sheet that would leak, no fixed size, and every colour a variable."""
    element = charts.inline(charts.to_svg(figures()[name]))
    assert element.startswith("<svg ")
    assert element.endswith("</svg>")
    tag = element[: element.index(">")]
    assert "viewBox=" in tag
    assert " width=" not in tag
    assert " height=" not in tag
    assert "<style" not in element
    assert not any(colour in element for colour in charts.THEME)
    assert set(re.findall(r"var\((--[\w-]+)\)", element)) <= set(charts.THEME.values())


def test_svg_is_the_same_in_another_process() -> None:
    """Same frame, same bytes, whatever the process and whatever its configuration of matplotlib."""
    program = """
import sys, matplotlib
matplotlib.rcParams.update({"font.size": 30, "svg.fonttype": "path", "axes.facecolor": "red"})
from tests.charts.test_figures import figures
from exposure.charts import to_svg
sys.stdout.buffer.write("".join(to_svg(figure) for figure in figures().values()).encode())
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    here = "".join(charts.to_svg(figure) for figure in figures().values()).encode()
    assert runs[0].stdout == runs[1].stdout == here


def test_drawing_leaves_matplotlibs_settings_alone() -> None:
    """A caller's own configuration is as it was."""
    before = dict(mpl.rcParams)
    charts.to_svg(charts.scope_by_kind(SCOPE))
    assert {key: value for key, value in mpl.rcParams.items() if key != "backend"} == {
        key: value for key, value in before.items() if key != "backend"
    }


def test_png_is_an_image_of_the_whole_sheet() -> None:
    """The signature, and the size the sheet has at 192 dots per inch."""
    figure = charts.scope_by_kind(SCOPE)
    image = charts.to_png(figure)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(image[start : start + 4], "big") for start in (16, 20))
    assert (width, height) == tuple(math.floor(side * 192) for side in figure.get_size_inches())
    assert b"matplotlib" not in image.lower()


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0%"), (0.004, "less than 1%"), (0.5, "50%"), (0.999, "99%"), (1, "100%")]
)
def test_percent_says_nothing_or_all_only_when_it_is(share: float, said: str) -> None:
    """Rounding never turns a few into none or most into all."""
    assert theme.percent(share) == said

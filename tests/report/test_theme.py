"""Both themes of the page are complete and readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import exposure
from exposure.charts import THEME

CSS = (Path(exposure.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: str, paper: str, strength: float) -> str:
    """A colour laid over paper."""
    pairs = [(int(colour[place : place + 2], 16), int(paper[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(top * strength + bottom * (1 - strength)):02x}" for top, bottom in pairs)


def variables(block: str) -> dict[str, str]:
    """The colours a block of the style sheet sets."""
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))


LIGHT, DARK = (variables(block) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_both_themes_are_complete_and_readable(theme: dict[str, str]) -> None:
    """Every colour of the charts is defined, and all text has a contrast of 4.5 or more."""
    assert set(THEME.values()) <= theme.keys()
    for text in ("--ink", "--muted", "--link", "--in", "--identity", "--secrets", "--special", "--work", "--life"):
        for paper in ("--paper", "--card"):
            assert contrast(theme[text], theme[paper]) >= 4.5, (text, paper)
    for group in ("--identity", "--secrets", "--special", "--work", "--life"):
        assert contrast(theme["--ink"], blend(theme[group], theme["--paper"], 0.5)) >= 4.5, group


def test_light_theme_is_the_palette_of_the_figures() -> None:
    """A chart looks the same in its file and on the page."""
    assert {LIGHT[variable]: variable for variable in THEME.values()} == THEME

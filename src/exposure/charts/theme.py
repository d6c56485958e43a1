"""The palette, the type and the empty figure that all charts share.

Figures use the colours named here and no other, so that a page can exchange each for a CSS variable (`THEME`).
The status colours differ in lightness as well as in hue, and no chart tells groups apart by colour alone.
"""

from __future__ import annotations

import textwrap
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.textpath import text_to_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

    from exposure.model import Status

INK: Final = "#1c2530"
MUTED: Final = "#5a6573"
GRID: Final = "#d9dee4"
PAPER: Final = "none"
SERIES: Final = "#4a6a8a"

IN: Final = "#b3440f"
UNCLEAR: Final = "#d68f12"
EXCLUDED: Final = "#8a9bad"
STATUS_COLOURS: Final[dict[Status, str]] = {"in": IN, "unclear": UNCLEAR, "excluded": EXCLUDED}

IDENTITY: Final = "#2f6da8"
SECRETS: Final = "#a3264f"
SPECIAL: Final = "#1f7a68"
WORK: Final = "#8a6500"
LIFE: Final = "#6a5a8c"
GROUP_COLOURS: Final = {"identity": IDENTITY, "secrets": SECRETS, "special": SPECIAL, "work": WORK, "life": LIFE}

#: Each colour and the CSS variable that takes its place when a figure is put into a page.
THEME: Final[dict[str, str]] = {
    INK: "--ink",
    MUTED: "--muted",
    GRID: "--grid",
    SERIES: "--series",
    IN: "--in",
    UNCLEAR: "--unclear",
    EXCLUDED: "--excluded",
    IDENTITY: "--identity",
    SECRETS: "--secrets",
    SPECIAL: "--special",
    WORK: "--work",
    LIFE: "--life",
}

#: Width of every figure, in inches: narrow, so that a phone can show it in legible type.
WIDTH: Final = 4.6
TEXT: Final = 8.6
SMALL: Final = 7.8
TITLE: Final = 10.4
#: The font widths are measured in: it comes with matplotlib and is wider than those that may take its place.
MEASURED: Final = "DejaVu Sans"
#: Height of a text line of each size, in inches.
TITLE_LINE: Final = 0.195
SMALL_LINE: Final = 0.148


@contextmanager
def style() -> Iterator[None]:
    """Matplotlib's own defaults, whatever the machine's configuration says, and text kept as text."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": "sans-serif",
                "font.sans-serif": [MEASURED, "Segoe UI", "Helvetica Neue", "Arial"],
                "font.size": TEXT,
                "text.color": INK,
                "svg.fonttype": "none",
            }
        )
        yield


class Look(TypedDict, total=False):
    """How a text differs from plain body text."""

    size: float
    color: str
    weight: str
    ha: str
    va: str


class Sheet:
    """A figure measured in inches from its top left corner, with a title that states the finding."""

    def __init__(self, name: str, title: str, note: str, body_height: float) -> None:
        title_lines = _wrap(title, TITLE, "bold")
        note_lines = _wrap(note, SMALL, "normal")
        #: Where the body begins.
        self.top = 0.05 + TITLE_LINE * len(title_lines) + SMALL_LINE * len(note_lines) + 0.16
        self.height = self.top + body_height
        self.figure = Figure(figsize=(WIDTH, self.height), facecolor=PAPER, edgecolor=PAPER, label=name)
        for number, line in enumerate(title_lines):
            self.text(0, 0.02 + TITLE_LINE * number, line, size=TITLE, weight="bold", va="top")
        under_title = 0.06 + TITLE_LINE * len(title_lines)
        for number, line in enumerate(note_lines):
            self.text(0, under_title + SMALL_LINE * number, line, size=SMALL, color=MUTED, va="top")

    def text(self, x: float, y: float, words: str, **look: Unpack[Look]) -> None:
        """Write `words` at a point."""
        defaults = Look(size=TEXT, color=INK, weight="normal", ha="left", va="center")
        self.figure.text(x / WIDTH, 1 - y / self.height, words, parse_math=False, **(defaults | look))

    def line(self, x: float, top: float, bottom: float) -> None:
        """Draw a thin vertical line."""
        ends = [1 - top / self.height, 1 - bottom / self.height]
        line = Line2D([x / WIDTH] * 2, ends, transform=self.figure.transFigure, color=INK, linewidth=0.8)
        self.figure.add_artist(line, clip=False)

    def axes(self, x: float, y: float, width: float, height: float) -> Axes:
        """Bare axes whose top left corner is at (x, y)."""
        axes = self.figure.add_axes(
            (x / WIDTH, 1 - (y + height) / self.height, width / WIDTH, height / self.height), facecolor=PAPER
        )
        axes.set_axis_off()
        return axes


@cache
def text_width(words: str, size: float, weight: str = "normal") -> float:
    """How wide a line of text is, in inches."""
    font = FontProperties(family=MEASURED, weight=weight)
    font.set_size(size)
    width, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width) / 72


def _wrap(text: str, size: float, weight: str) -> list[str]:
    """The text in as few lines as fit the width, about equally long."""
    characters = len(text)
    while any(text_width(line, size, weight) > WIDTH for line in textwrap.wrap(text, characters)):
        characters -= 1
    lines = textwrap.wrap(text, characters)
    while len(shorter := textwrap.wrap(text, characters - 1)) == len(lines):
        characters, lines = characters - 1, shorter
    return lines


def count(number: int) -> str:
    """A number as people read it: 12,345."""
    return f"{number:,}"


def percent(share: float) -> str:
    """A share in whole percent that says 0 or 100 only when it is."""
    if 0 < share < 0.01:  # noqa: PLR2004 - one percent
        return "less than 1%"
    return f"{min(99, round(share * 100)) if share < 1 else 100}%"

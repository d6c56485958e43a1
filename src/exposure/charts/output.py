"""Figures as bytes: the same figure gives the same bytes on every run."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import matplotlib as mpl

from exposure.charts.theme import THEME, style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_NO_METADATA: Final = {"Creator": None, "Date": None, "Format": None, "Type": None}
_GROUP_ID: Final = re.compile(r'<g id="[^"]*"')
_STYLE_SHEET: Final = re.compile(r"\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_METADATA: Final = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_SIZE: Final = re.compile(r'(<svg\b[^>]*?) (?:width|height)="[^"]*"')


def to_svg(figure: Figure, made_from: str | None = None) -> str:
    """The figure as a standalone SVG document, its text kept as text; `made_from` says where it comes from."""
    sheet = io.StringIO()
    with style():
        mpl.rcParams["svg.hashsalt"] = f"exposure {figure.get_label()}"
        figure.savefig(sheet, format="svg", metadata={**_NO_METADATA, "Description": made_from})
    # Two figures in one page must not share ids, and nothing refers to these.
    return _GROUP_ID.sub("<g", sheet.getvalue())


def to_png(figure: Figure, made_from: str | None = None) -> bytes:
    """The figure as a PNG image on white, at twice the resolution of a screen; `made_from` says where it comes from."""
    image = io.BytesIO()
    metadata = {"Software": None, "Description": made_from}
    with style():
        figure.savefig(image, format="png", dpi=192, facecolor="white", metadata=metadata)
    return image.getvalue()


def inline(svg: str) -> str:
    """What `to_svg` gave, made to be part of a page: no prolog, no fixed size, colours that follow the page's theme."""
    element = _METADATA.sub("", _STYLE_SHEET.sub("", svg[svg.index("<svg") :])).strip()
    while _SIZE.search(element):
        element = _SIZE.sub(r"\1", element)
    for colour, variable in THEME.items():
        element = element.replace(colour, f"var({variable})")
    return element

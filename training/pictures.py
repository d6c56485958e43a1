"""The two pictures of a training: how the score grows with the voices, and whether probabilities are what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.charts import to_svg
from exposure.charts.theme import GRID, IN, INK, MUTED, SERIES, SMALL, TEXT, WIDTH, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Floats

FOLDER: Final = Path(__file__).parent
_BINS: Final = 10
#: Fewer sentences say nothing about a probability.
_FEWEST: Final = 20


def learning_curve(points: list[tuple[float, float]], texts: int) -> None:
    """Macro F1 of the heads alone against the share of voices that taught them; as numbers and as a picture."""
    lines = ["share_of_voices,macro_f1", *(f"{share},{score}" for share, score in points)]
    (FOLDER / "learning_curve.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with style():
        figure, axes = _empty("learning curve")
        axes.plot([100 * share for share, _ in points], [score for _, score in points], color=SERIES, marker="o")
        for share, score in points:
            axes.annotate(
                f"{score:.2f}",
                (100 * share, score),
                (0, 7),
                textcoords="offset points",
                fontsize=SMALL,
                color=INK,
                ha="center",
            )
        axes.set_ylim(0, 1)
        axes.set_xlabel(f"Percent of the voices that teach ({texts:,} texts in all)", fontsize=TEXT, color=MUTED)
        axes.set_ylabel("Macro F1 on voices not heard", fontsize=TEXT, color=MUTED)
        (FOLDER / "learning_curve.svg").write_text(to_svg(figure), encoding="utf-8")


def reliability(likely: Floats, discloses: NDArray[np.bool_]) -> None:
    """The share of sentences that do disclose, against the probability that the heads gave them."""
    flat, true = likely.ravel(), discloses.ravel()
    places = np.minimum((flat * _BINS).astype(int), _BINS - 1)
    said, was = [], []
    for place in range(_BINS):
        inside = places == place
        if inside.sum() >= _FEWEST:
            said.append(float(flat[inside].mean()))
            was.append(float(true[inside].mean()))
    with style():
        figure, axes = _empty("reliability")
        axes.plot([0, 1], [0, 1], color=MUTED, linewidth=0.8, linestyle="--")
        axes.plot(said, was, color=IN, marker="o")
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.set_xlabel("Probability given, on voices not heard", fontsize=TEXT, color=MUTED)
        axes.set_ylabel("Share that does disclose", fontsize=TEXT, color=MUTED)
        (FOLDER / "reliability.svg").write_text(to_svg(figure), encoding="utf-8")


def _empty(label: str) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure  # noqa: PLC0415 - only here is it a value

    figure = Figure(figsize=(WIDTH, 3.2), label=label, layout="constrained", facecolor="white")
    axes = figure.subplots()
    axes.grid(color=GRID, linewidth=0.6)
    axes.tick_params(labelsize=SMALL, colors=MUTED)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes

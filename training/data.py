"""The training texts, cut into sentences that disclose or do not; every text was written for this project."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from exposure.detect.batch import text_alone
from exposure.detect.semantic.heads import WORDED
from exposure.detect.semantic.units import Unit, units_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER: Final = Path(__file__).parent
#: Characters of a marked disclosure that a sentence must hold to be part of it, unless it holds half of it.
_ENOUGH: Final = 12


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts, and their sentences in one row."""

    rows: list[dict[str, Any]]
    units: list[Unit]
    #: Which text each sentence is from, and whose voice that is, shape (sentences,).
    owners: NDArray[np.int64]
    voices: NDArray[np.str_]
    #: Which categories each sentence, and each text, discloses: shapes (sentences, 16) and (texts, 16).
    discloses: NDArray[np.bool_]
    gold: NDArray[np.bool_]


def files() -> list[Path]:
    """The files of texts."""
    return sorted(path for path in FOLDER.glob("*.jsonl") if path.name != "voices.jsonl")


def digest() -> str:
    """Names the texts."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in files())).hexdigest()[:16]


def read_rows() -> list[dict[str, Any]]:
    """The texts as the files hold them."""
    return [json.loads(line) for path in files() for line in path.read_text(encoding="utf-8").splitlines()]


def load() -> Texts:
    """All texts."""
    rows = read_rows()
    units: list[Unit] = []
    owners: list[int] = []
    discloses = []
    for owner, row in enumerate(rows):
        for unit in units_of(text_alone(row["text"])):
            units.append(unit)
            owners.append(owner)
            discloses.append([any(_is_in(unit, mark, name) for mark in row["labels"]) for name in WORDED])
    return Texts(
        rows=rows,
        units=units,
        owners=np.array(owners),
        voices=np.array([rows[owner]["voice"] for owner in owners]),
        discloses=np.array(discloses),
        gold=np.array([[any(mark["category"] == name for mark in row["labels"]) for name in WORDED] for row in rows]),
    )


def _is_in(unit: Unit, mark: dict[str, Any], category: str) -> bool:
    shared = min(unit.end, mark["end"]) - max(unit.start, mark["start"])
    return bool(mark["category"] == category) and bool(shared >= min(_ENOUGH, (mark["end"] - mark["start"]) / 2) > 0)


def is_open(voice: str) -> bool:
    """Whether those who write rules may read a voice's texts: three in five; the others tell how well rules do."""
    return zlib.crc32(voice.encode()) % 5 > 1


def folds(voices: NDArray[np.str_], count: int = 4) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Places to train on and to score on, split so that no voice is on both sides."""
    names = np.unique(voices)
    order = np.random.default_rng(7).permutation(len(names))
    fold_of = dict(zip(names[order], np.arange(len(names)) % count, strict=True))
    fold = np.array([fold_of[voice] for voice in voices])
    return [(np.flatnonzero(fold != part), np.flatnonzero(fold == part)) for part in range(count)]

"""Scores of rules and meaning on voices the heads have not heard, and the thresholds that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from exposure.detect.engine import load_detector
from exposure.detect.semantic.heads import POSSIBLE, WORDED
from exposure.model import SPECIAL_CATEGORIES
from training.data import is_open

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Floats
    from training.data import Texts

#: Below this the heads deny what a rule found.
DENIED_BELOW: Final = 0.01
#: Most look-alikes, and ordinary texts, that may be flagged by meaning alone; and by that of one category.
_LIMITS: Final = (0.016, 0.003)
_LIMITS_ALONE: Final = (0.0015, 0.0005)
#: Which categories are special ones.
IS_SPECIAL: Final = np.array([category in SPECIAL_CATEGORIES for category in WORDED])
#: From this probability on a finding is beyond doubt.
SURE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Judged:
    """What rules and heads say of each text, shape (texts, 16) each."""

    #: Whether a rule finds the category at medium or above, and the heads do not deny it.
    ruled: NDArray[np.bool_]
    likely: Floats


def judge(texts: Texts, kept: NDArray[np.int64], likely: Floats) -> Judged:
    """Rules and heads over the texts; `likely` has a row for each kept sentence."""
    by_text = np.zeros((len(texts.rows), len(WORDED)), np.float32)
    np.maximum.at(by_text, texts.owners[kept], likely)
    ruled = np.zeros(by_text.shape, bool)
    kept_set = set(kept.tolist())
    sentences: list[list[int]] = [[] for _ in texts.rows]
    rank = {place: row for row, place in enumerate(kept.tolist())}
    for place, owner in enumerate(texts.owners):
        if place in kept_set:
            sentences[owner].append(place)
    for owner, findings in enumerate(load_detector().scan_all([row["text"] for row in texts.rows])):
        for finding in findings:
            if finding.severity == "low" or finding.category not in WORDED:
                continue
            column = WORDED.index(finding.category)
            about = [
                likely[rank[place], column]
                for place in sentences[owner]
                if finding.start < texts.units[place].end and texts.units[place].start < finding.end
            ]
            ruled[owner, column] |= not about or max(about) >= DENIED_BELOW
    return Judged(ruled, by_text)


def choose_thresholds(texts: Texts, judged: Judged) -> Floats:
    """For each category the lowest probability at which meaning alone flags few enough texts, shape (16,).

    To miss a special category weighs more than to miss another: these have the limits of all to themselves, and one
    that flags next to nothing by itself may go lower.
    """
    thresholds = np.full(len(WORDED), _threshold(texts, judged.likely, _LIMITS), np.float32)
    special = _threshold(texts, judged.likely[:, IS_SPECIAL], _LIMITS)
    for column in np.flatnonzero(IS_SPECIAL):
        alone = _threshold(texts, judged.likely[:, [column]], _LIMITS_ALONE)
        thresholds[column] = min(special, alone)
    return thresholds


def _threshold(texts: Texts, likely: Floats, limits: tuple[float, float]) -> float:
    """The lowest probability at which about these shares of look-alikes and of ordinary texts are flagged at most."""
    styles = np.array([row["style"] for row in texts.rows])
    best = likely.max(axis=1)
    shares = zip(("near", "ordinary"), limits, strict=True)
    return round(float(max(np.quantile(best[styles == style], 1 - share) for style, share in shares)), 3)


def found_in(judged: Judged, thresholds: Floats) -> NDArray[np.bool_]:
    """What rules and meaning find at medium or above, shape (texts, 16), but for identifiers and secrets."""
    found = judged.ruled | (judged.likely >= thresholds)
    beside = found.any(axis=1, keepdims=True) & IS_SPECIAL & (judged.likely >= thresholds * POSSIBLE)
    return np.asarray(found | beside)


def report(texts: Texts, judged: Judged, thresholds: Floats) -> dict[str, Any]:
    """The scores that the manifest and the model card state: on voices that heads and writers of rules have not met."""
    unmet = np.array([not is_open(row["voice"]) for row in texts.rows])
    found = found_in(judged, thresholds)[unmet]
    styles = np.array([row["style"] for row in texts.rows])[unmet]
    languages = np.array([row["lang"] for row in texts.rows])[unmet]
    gold = texts.gold[unmet]
    flagged: NDArray[np.bool_] = np.asarray(found.any(axis=1))
    by_rule: NDArray[np.bool_] = np.asarray(judged.ruled[unmet].any(axis=1))
    discloses: NDArray[np.bool_] = np.asarray(gold.any(axis=1))
    scores = _scores(gold, found)
    return {
        "texts": int(unmet.sum()),
        "voices": len({row["voice"] for row in texts.rows if not is_open(row["voice"])}),
        **_by_style(flagged, styles),
        "macro_f1": round(float(np.mean([row["f1"] for row in scores.values()])), 3),
        "rules_alone": _by_style(by_rule, styles),
        "by_category": scores,
        "by_language": {
            language: {
                "recall": _share(flagged[(languages == language) & discloses]),
                "flagged_benign": _share(flagged[(languages == language) & ~discloses]),
            }
            for language in sorted(set(languages.tolist()))
        },
    }


def _by_style(flagged: NDArray[np.bool_], styles: NDArray[np.str_]) -> dict[str, float]:
    return {
        "recall_direct": _share(flagged[styles == "direct"]),
        "recall_hint": _share(flagged[styles == "hint"]),
        "flagged_lookalikes": _share(flagged[styles == "near"]),
        "flagged_ordinary": _share(flagged[styles == "ordinary"]),
    }


def best_macro_f1(texts: Texts, owners: NDArray[np.int64], votes: Floats) -> float:
    """Macro F1 of the heads alone over the texts that `owners` names, each category at its best threshold."""
    by_text = np.full((len(texts.rows), len(WORDED)), -np.inf, np.float32)
    np.maximum.at(by_text, owners, votes)
    scored = np.unique(owners)
    best = []
    for column in range(len(WORDED)):
        order = np.argsort(-by_text[scored, column], kind="stable")
        right = np.cumsum(texts.gold[scored, column][order])
        best.append((2 * right / (np.arange(1, len(order) + 1) + right[-1])).max())
    return round(float(np.mean(best)), 3)


def _scores(gold: NDArray[np.bool_], found: NDArray[np.bool_]) -> dict[str, dict[str, float]]:
    rows = {}
    for column, category in enumerate(WORDED):
        right = int((gold[:, column] & found[:, column]).sum())
        precision = right / max(int(found[:, column].sum()), 1)
        recall = right / max(int(gold[:, column].sum()), 1)
        rows[category] = {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        }
    return rows


def _share(flagged: NDArray[np.bool_]) -> float:
    return round(float(flagged.mean()), 3)

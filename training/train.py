"""Trains the semantic heads from the texts beside this script: `make heads`, or without the learning curve by hand.

Writes `heads.npz` and `manifest.json` to the package, and the learning curve and the reliability plot beside the texts.
Seeds are fixed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from exposure.detect.semantic.encoder import UniversalEncoder
from exposure.detect.semantic.features import features_of
from exposure.detect.semantic.heads import WORDED, Example
from training import data, evaluate, fit, pictures

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exposure.detect.semantic.encoder import Floats

PACKAGE: Final = Path(__file__).parents[1] / "src" / "exposure" / "packs" / "semantic"
#: Shares of the voices at which the learning curve is measured.
SHARES: Final = (0.125, 0.25, 0.5, 0.75, 1.0)


def main() -> None:
    """Train, measure, write."""
    texts = data.load()
    encoder = UniversalEncoder()
    gate = fit.fit_gate(texts)
    kept = gate.kept
    print(f"{len(texts.rows)} texts, {len(texts.units)} sentences, {len(kept)} of them pass the gate")
    sentences = [texts.units[place].written for place in kept]
    projection = fit.fit_projection(encoder, sentences)
    encoded = encoder.encode(sentences, projection.astype(np.float32))
    features = features_of(encoded, texts.owners[kept])
    wanted = texts.discloses[kept].astype(np.float32)
    votes = fit.unheard(features, wanted, texts.voices[kept])
    calibration = fit.fit_calibration(votes, texts.discloses[kept])
    likely = 1 / (1 + np.exp(-(votes * calibration[0] + calibration[1])))
    judged = evaluate.judge(texts, kept, likely)
    thresholds = evaluate.choose_thresholds(texts, judged)
    scores = evaluate.report(texts, judged, thresholds)
    print(json.dumps({key: value for key, value in scores.items() if not key.startswith("by_")}, indent=1))
    examples = fit.choose_examples(texts, kept, likely)
    arrays: dict[str, Any] = {
        "projection": projection,
        "calibration": calibration,
        "found_from": thresholds,
        "sure_from": np.full(len(WORDED), evaluate.SURE, np.float32),
        "example_vectors": np.round(encoded.vectors[[chosen.place for chosen in examples]] * 127).astype(np.int8),
        "gate_votes": gate.votes,
        "gate_bias": np.float64(gate.bias),
        "gate_threshold": np.float64(gate.threshold),
    }
    for number, layer in enumerate(fit.fit_networks(features, wanted)):
        for name, array in zip(("weights", "bias", "out_weights", "out_bias"), layer, strict=True):
            arrays[f"{name}{number}"] = array.astype(np.float16)
    told = [Example(one.category, one.language, " ".join(sentences[one.place].split())) for one in examples]
    _write(arrays, _manifest(encoder.name, told, len(kept) / len(texts.units), scores))
    pictures.reliability(likely, texts.discloses[kept])
    if "--no-curve" not in sys.argv:
        _learning_curve(texts, kept, features, votes)


def _learning_curve(texts: data.Texts, kept: NDArray[np.int64], features: Floats, votes: Floats) -> None:
    """Measure and draw how the score grows with the number of voices."""
    owners, voices = texts.owners[kept], texts.voices[kept]
    wanted = texts.discloses[kept].astype(np.float32)
    curve = []
    for share in SHARES:
        unheard = votes if share == 1 else fit.unheard(features, wanted, voices, share)
        scored = data.folds(voices)[0][1] if share == 1 else np.flatnonzero(~np.isnan(unheard[:, 0]))
        curve.append((share, evaluate.best_macro_f1(texts, owners[scored], unheard[scored])))
        print(f"learning curve: {share:.3f} of the voices, macro F1 {curve[-1][1]}", flush=True)
    pictures.learning_curve(curve, len(texts.rows))


def _manifest(
    encoder: str,
    examples: list[Example],
    passed: float,
    scores: dict[str, Any],
) -> dict[str, Any]:
    """What made the heads, and what they score."""
    return {
        "version": data.digest(),
        "encoder": encoder,
        "numpy": np.__version__,
        "categories": list(WORDED),
        "networks": len(fit.SEEDS),
        "denied_below": evaluate.DENIED_BELOW,
        "gate": {"recall": fit.GATE_RECALL, "passed": round(passed, 3)},
        "cross_validated": scores,
        "examples": examples,
    }


def _write(arrays: dict[str, Any], manifest: dict[str, Any]) -> None:
    """The two files that the program reads."""
    PACKAGE.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(PACKAGE / "heads.npz", **arrays)
    (PACKAGE / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

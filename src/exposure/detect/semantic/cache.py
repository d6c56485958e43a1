"""Scores kept from run to run of one report folder: salted hashes of sentences, and numbers; no text."""

from __future__ import annotations

import secrets
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SALT_BYTES: Final = 16
_KEY_BYTES: Final = 16
_THOUSAND: Final = 1_000


class Score(NamedTuple):
    """What the heads say of one sentence, category by category: how likely, and the training sentence most like it.

    Training sentences are told if any category is likely enough to be shown; otherwise all are 0.
    """

    probabilities: tuple[float, ...]
    examples: tuple[int, ...]


class ScoreCache(dict[bytes, Score]):
    """Scores by the salted hash of what they depend on."""

    def __init__(self, version: str, salt: bytes | None = None) -> None:
        super().__init__()
        #: Names the heads that scored; others score otherwise.
        self.version = version
        #: Known to this folder alone, so that a hash says nothing to whoever guesses sentences elsewhere.
        self.salt = salt or secrets.token_bytes(_SALT_BYTES)

    @classmethod
    def read(cls, path: Path | None, version: str, salt: bytes | None = None) -> ScoreCache:
        """The cache in a file; an empty one with a salt if there is none, or it is another version's or damaged."""
        if path is None or not path.is_file():
            return cls(version, salt)
        try:
            # Opened here, because numpy leaves a damaged file open.
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                if str(stored["version"]) != version or len(stored["salt"]) != _SALT_BYTES:
                    return cls(version, salt)
                cache = cls(version, stored["salt"].tobytes())
                for key, likely, near in zip(stored["keys"], stored["likely"], stored["near"], strict=True):
                    cache[key.tobytes()] = _score(likely, near)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return cls(version, salt)
        return cache

    def write(self, path: Path) -> None:
        """Keep the scores in a file."""
        with path.open("wb") as file:
            np.savez(
                file,
                version=np.array(self.version),
                salt=np.frombuffer(self.salt, np.uint8),
                keys=np.array([np.frombuffer(key, np.uint8) for key in self]).reshape(len(self), _KEY_BYTES),
                likely=np.array([_thousandths(score) for score in self.values()], np.int16),
                near=np.array([score.examples for score in self.values()], np.int16),
            )

    def add(self, rows: Iterable[tuple[str, list[int], list[int]]]) -> None:
        """Take in what another process has scored, as `news` tells it."""
        for key, likely, near in rows:
            self[bytes.fromhex(key)] = _score(likely, near)

    def news(self, known: int) -> list[tuple[str, list[int], list[int]]]:
        """What was scored since there were so many scores, as values that JSON holds."""
        new = islice(self.items(), known, None)
        return [(key.hex(), _thousandths(score), list(score.examples)) for key, score in new]


def _thousandths(score: Score) -> list[int]:
    return [round(likely * _THOUSAND) for likely in score.probabilities]


def _score(likely: Any, near: Any) -> Score:  # noqa: ANN401 - rows of an array or lists of JSON
    return Score(tuple(round(int(p) / _THOUSAND, 3) for p in likely), tuple(map(int, near)))

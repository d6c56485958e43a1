"""Counts how often words are met, from the texts beside this script: `python -m training.frequencies`.

Rules look for the words of theirs that are met least often, and are for texts in their language. The program reads
what this writes: `frequencies.txt`, a line for each number of texts in a thousand with the words that are met so often
in the language in which they are met most; and `common.txt`, for each language the words that are common there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from exposure.detect.letters import fold, words_alone
from training import data

WORDS: Final = Path(__file__).parents[1] / "src" / "exposure" / "detect" / "words"
#: Words met in fewer texts of a thousand are not worth telling apart.
_LEAST: Final = 4
#: Words met in so many texts of a thousand are common.
_COMMON: Final = 30


def main() -> None:
    """Count and write."""
    for name, content in counted().items():
        (WORDS / name).write_text(content, encoding="utf-8")


def counted() -> dict[str, str]:
    """The content of the two files."""
    shares = _shares()
    most: Counter[str] = Counter()
    for of_language in shares.values():
        most |= of_language
    lines: dict[int, list[str]] = defaultdict(list)
    for word, share in most.items():
        if share >= _LEAST:
            lines[share].append(word)
    common = {
        language: sorted(word for word, share in of_language.items() if share >= _COMMON and not word.isdigit())
        for language, of_language in sorted(shares.items())
    }
    return {
        "frequencies.txt": "".join(
            f"{share} {' '.join(sorted(lines[share]))}\n" for share in sorted(lines, reverse=True)
        ),
        "common.txt": "".join(f"{language} {' '.join(words)}\n" for language, words in common.items()),
    }


def _shares() -> dict[str, Counter[str]]:
    """For each language, in how many texts of a thousand each word is met."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    for row in data.read_rows():
        texts[row["lang"]] += 1
        met[row["lang"]].update(set(words_alone(fold(row["text"])).split()))
    return {
        language: Counter({word: round(1000 * count / texts[language]) for word, count in counts.items()})
        for language, counts in met.items()
    }


if __name__ == "__main__":
    main()

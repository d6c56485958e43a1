"""Counts how often words are met, from the texts beside this script: `python -m training.frequencies`.

Rules look for the words of theirs that are met least often. The program reads what this writes: a line for each number
of texts in a thousand, and behind it the words that are met so often in the language in which they are met most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from exposure.detect.letters import forms
from training import data

FILE: Final = Path(__file__).parents[1] / "src" / "exposure" / "detect" / "words" / "frequencies.txt"
#: Words met in fewer texts of a thousand are not worth telling apart.
_LEAST: Final = 4


def main() -> None:
    """Count and write."""
    FILE.write_text(counted(), encoding="utf-8")


def counted() -> str:
    """The lines of the file."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    for row in data.read_rows():
        texts[row["lang"]] += 1
        met[row["lang"]].update(set(forms(row["text"])[2].split()))
    most: Counter[str] = Counter()
    for language, counts in met.items():
        for word, count in counts.items():
            most[word] = max(most[word], round(1000 * count / texts[language]))
    lines: dict[int, list[str]] = defaultdict(list)
    for word, share in most.items():
        if share >= _LEAST:
            lines[share].append(word)
    return "".join(f"{share} {' '.join(sorted(lines[share]))}\n" for share in sorted(lines, reverse=True))


if __name__ == "__main__":
    main()

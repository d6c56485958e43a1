"""The questions of job applications and the answers to them, which the export writes into one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from exposure.store import Store

_BETWEEN_ANSWERS: Final = " | "
#: How a question ends and its answer begins, in scripts that have a question mark of their own too.
_QUESTION_END: Final = re.compile("(?<=[?\N{ARABIC QUESTION MARK}\N{FULLWIDTH QUESTION MARK}]):")

_ANSWERS: Final = {"record_id": pl.String, "position": pl.Int64, "question": pl.String, "answer": pl.String}


class Answer(NamedTuple):
    """One question of a form and what was answered."""

    #: The question, or question and answer as they stand where the two cannot be told apart.
    question: str
    #: None where it cannot be told from the question; empty where nothing was answered.
    answer: str | None


def split_answers(cell: str) -> list[Answer]:
    """The answers in a cell of the form `question:answer | question:answer`, in its order.

    Both sides may hold both separators. A piece without a colon is no answer by itself: before all others it belongs
    to the first question, after them to the last answer, and in between to one neighbour or the other, which leaves
    open where the earlier of the two answers ends.
    """
    groups: list[list[str]] = [[]]
    for piece in cell.split(_BETWEEN_ANSWERS):
        if ":" in piece and any(":" in earlier for earlier in groups[-1]):
            groups.append([])
        groups[-1].append(piece)
    texts = [_BETWEEN_ANSWERS.join(group).strip() for group in groups]
    ends_known = [":" in group[-1] for group in groups[:-1]] + [True]
    return [_split(text) if known else Answer(text, None) for text, known in zip(texts, ends_known, strict=True)]


def write_answers(store: Store) -> None:
    """Fill `archive.job_application_answers` from `archive.job_applications`, one row per question."""
    cells = store.frame(
        "select record_id, question_and_answers from archive.job_applications"
        " where question_and_answers is not null order by part, source_file, source_row"
    )
    rows = [
        (record_id, position, *answer)
        for record_id, cell in cells.iter_rows()
        for position, answer in enumerate(split_answers(cell), start=1)
    ]
    store.write("archive.job_application_answers", pl.DataFrame(rows, schema=_ANSWERS, orient="row"))


def _split(text: str) -> Answer:
    """One question and its answer, divided by the only question mark with a colon, or by the only colon."""
    divisions = list(_QUESTION_END.finditer(text)) or list(re.finditer(":", text))
    if len(divisions) != 1:
        return Answer(text, None)
    return Answer(text[: divisions[0].start()].strip(), text[divisions[0].end() :].strip())

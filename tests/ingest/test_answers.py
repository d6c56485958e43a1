"""Questions and answers of an application are divided where that is certain, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.answers import split_answers, write_answers
from exposure.ingest.writing import prepare_table, write_table
from exposure.tables import SPECS

if TYPE_CHECKING:
    from exposure.store import Store


@pytest.mark.parametrize(
    ("cell", "answers"),
    [
        pytest.param("Salary?:Enough | Visa?:No", [("Salary?", "Enough"), ("Visa?", "No")], id="two"),
        pytest.param("Vos prétentions ?:40 000 €", [("Vos prétentions ?", "40 000 €")], id="space-before-mark"),
        pytest.param("给料?:40 | 签证\uff1f:否", [("给料?", "40"), ("签证\uff1f", "否")], id="other-marks"),
        pytest.param("When: now or later?:at 9:30", [("When: now or later?", "at 9:30")], id="colons-on-both-sides"),
        pytest.param("Notice period:4 weeks", [("Notice period", "4 weeks")], id="one-colon"),
        pytest.param("Visa?: | Salary?:Enough", [("Visa?", ""), ("Salary?", "Enough")], id="no-answer"),
        pytest.param("Start: earliest:May", [("Start: earliest:May", None)], id="two-colons"),
        pytest.param("Right?:or wrong?:Yes", [("Right?:or wrong?:Yes", None)], id="two-ends"),
        pytest.param("Why? Because.", [("Why? Because.", None)], id="no-colon"),
        pytest.param("a | b?:c", [("a | b?", "c")], id="bar-in-the-first-question"),
        pytest.param("Skills?:SQL | Python", [("Skills?", "SQL | Python")], id="bar-in-the-last-answer"),
        pytest.param(
            "Skills?:SQL | Python | Visa?:No", [("Skills?:SQL | Python", None), ("Visa?", "No")], id="bar-in-between"
        ),
    ],
)
def test_a_cell_is_divided_where_it_is_certain(cell: str, answers: list[tuple[str, str | None]]) -> None:
    """Where question and answer cannot be told apart, the whole text stands as question and the answer is NULL."""
    assert split_answers(cell) == answers


SIDE = st.text(st.characters(exclude_characters="?\uff1f\u061f|:", exclude_categories=["Z", "C"]), min_size=1)


@given(st.lists(st.tuples(SIDE, SIDE | st.just("9:30")), min_size=1))
def test_questions_that_end_as_questions_come_out_as_they_went_in(written: list[tuple[str, str]]) -> None:
    """A question mark with a colon divides, whatever colons the answers hold."""
    cell = " | ".join(f"{question}?:{answer}" for question, answer in written)
    assert split_answers(cell) == [(f"{question}?", answer) for question, answer in written]


def test_each_answer_knows_its_application_and_its_place(store: Store) -> None:
    """Applications without questions have no rows."""
    spec = next(spec for spec in SPECS if spec.name == "job_applications")
    texts = {column.name: pl.String for column in spec.columns} | {"extra": pl.String}
    schema = {**texts, "part": pl.Int32, "source_file": pl.String, "source_row": pl.Int64, "member": pl.Int32}
    place = {"part": 1, "source_file": "Job Applications.csv", "member": 0}
    cells = ["Salary?:Enough | Visa?:No", None, "Start: earliest:May"]
    rows = [
        {
            **place,
            "source_row": number,
            "job_url": f"https://www.linkedin.com/jobs/view/{number}",
            "question_and_answers": cell,
        }
        for number, cell in enumerate(cells, start=1)
    ]
    ledger = Ledger([FileAccount(1, "Job Applications.csv", 0)])
    write_table(store, spec, prepare_table(spec, [pl.DataFrame(rows, schema=schema)], ledger), keep_all=False)
    write_answers(store)
    found = store.frame(
        "select source_row, position, question, answer from archive.job_application_answers"
        " inner join archive.job_applications using (record_id) order by all"
    )
    assert found.rows() == [
        (1, 1, "Salary?", "Enough"),
        (1, 2, "Visa?", "No"),
        (3, 1, "Start: earliest:May", None),
    ]


def test_without_applications_there_are_no_answers(store: Store) -> None:
    """The table is there all the same, with its types."""
    spec = next(spec for spec in SPECS if spec.name == "job_applications")
    write_table(store, spec, prepare_table(spec, [], Ledger()), keep_all=False)
    write_answers(store)
    assert store.frame("from archive.job_application_answers").schema == {
        "record_id": pl.String,
        "position": pl.Int64,
        "question": pl.String,
        "answer": pl.String,
    }

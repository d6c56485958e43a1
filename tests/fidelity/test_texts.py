"""Whatever a text holds, it comes out of every kind of file as it went in, as far as the file can hold it.

What a kind of file cannot hold is not expected of it; the writers say what that is:

- Comments until March 2024 are not quoted for a line break alone, so one at the end of a text that has neither comma
  nor quotation mark is not told from a blank line.
- Of comments since 2025 it is not known how a backslash is written, so they hold none here, but for two tests.
- Since 2021 only posts, comments, learning, media and, in 2026, messages hold line breaks; others have spaces there.
- Posts hold one kind of line break, and an article's page one kind of space and no control characters.
- Wall time cannot tell the two hours in autumn that bear the same name; the first is meant.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.fidelity.era_2024 import COMMENTS
from tests.fidelity.eras import ERAS, archive
from tests.fidelity.invented import reworded
from tests.fidelity.layout import save, written
from tests.fidelity.member import Activity, Text
from tests.fidelity.reading import differences, ingested, problems, rows_of
from tests.fidelity.texts import CORPUS, awkward
from tests.fidelity.worlds import WORLDS, world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fidelity.layout import Written

_LINK: Final = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7200000000000000001"
_AT: Final = datetime(2023, 1, 2, 3, 4, 5)  # noqa: DTZ001 - naive UTC, as all times here
#: Half an hour before and after the clocks in California are changed, and the first and the last days of a year.
_TURNS: Final = tuple(
    datetime.fromisoformat(text)
    for text in """
    2024-03-10T09:59:59 2024-03-10T10:00:00 2024-11-03T08:30:00 2024-11-03T09:30:00 2024-11-03T10:00:00
    2006-04-02T10:30:00 2006-10-29T08:30:00 2024-12-31T23:59:59 2024-02-29T12:00:00 2021-01-01T00:00:00
    """.split()
)
_moments: Final = st.sampled_from(_TURNS) | st.datetimes(_TURNS[5], datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0)
)


def _wrong(files: Sequence[Written]) -> list[str]:
    """What is read otherwise than it was written."""
    with TemporaryDirectory() as folder, ingested(save(files, Path(folder))) as store:
        return differences(store, files)


def _comments(*texts: str) -> Written:
    """A file of comments since 2025."""
    said = enumerate(map(Text, texts))
    return written(COMMENTS, [Activity(_AT + timedelta(hours=hour), _LINK, text, "") for hour, text in said])


@pytest.mark.parametrize("name", WORLDS)
def test_awkward_texts_come_out_as_they_went_in(name: str) -> None:
    """Each of some hundred texts that are known to be hard, in every kind of file of each era."""
    assert _wrong(world(name, CORPUS)) == []


@settings(max_examples=6, derandomize=True)
@pytest.mark.parametrize("name", WORLDS)
@given(texts=st.lists(awkward, min_size=1, max_size=12))
def test_any_text_comes_out_as_it_went_in(name: str, texts: list[str]) -> None:
    """The same for texts that nobody thought of."""
    assert _wrong(world(name, texts)) == []


@settings(max_examples=6, derandomize=True, phases=[Phase.generate])
@given(
    era=st.sampled_from(list(ERAS)),
    texts=st.lists(awkward.map(lambda text: text.replace("\\", "/")), min_size=1, max_size=8),
    moments=st.lists(_moments, min_size=1, max_size=8, unique=True),
)
def test_any_member_is_read_as_written(era: str, texts: list[str], moments: list[datetime]) -> None:
    """Any text in any cell of any table, and any time in any of the ways in which times are written."""
    assert _wrong(archive(reworded(texts, moments), era)) == []


def test_a_record_in_a_quotation_is_no_record_of_its_own() -> None:
    """A comment that quotes a line of another export decides nothing about how its file is quoted."""
    record = "2024-01-31 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7200000000000000009"
    assert _wrong([_comments(f'"\n{record},"hello""')]) == []


@pytest.mark.parametrize("text", ["one \\ alone, here", "C:\\new, folder", "two \\\\ of them, here", 'a "b" and \\, c'])
def test_a_backslash_before_no_quotation_mark_stays(text: str) -> None:
    """Written as it is, it changes neither its own comment nor those around it."""
    assert _wrong([_comments('"yes", I said', text, "plain")]) == []


@pytest.mark.parametrize("text", ["ends in \\", "ends, in \\", 'a \\" b', '\\"', "a\\\\, b", "a\\\\"])
@pytest.mark.parametrize("doubled", [False, True])
def test_an_ambiguous_backslash_harms_no_other_comment(text: str, *, doubled: bool, tmp_path: Path) -> None:
    """Before a quotation mark it may mean two things: its comment may read either way, its neighbours only one."""
    file = _comments('"before", I said', text.replace("\\", "\\\\") if doubled else text, 'after, I "said"')
    before, said, after = (str(row["message"]) for row in file.rows)
    with ingested(save([file], tmp_path)) as store:
        rows = {number: row["message"] for number, row in rows_of(store, "comments").get(file.shown, [])}
    assert (rows.get(1), rows.get(3)) == (before, after)
    assert rows.get(2) in {None, text, said, said.replace("\\\\", "\\"), said.replace('\\"', '"')}


@pytest.mark.parametrize("name", WORLDS)
def test_a_first_cell_that_begins_with_a_byte_order_mark_keeps_it(name: str) -> None:
    """Within a file the mark is an invisible character like any other, as some keyboards and web pages leave it."""
    assert _wrong(world(name, ["\ufeffword", "word"])) == []


def test_a_replacement_character_that_was_typed_is_no_problem(tmp_path: Path) -> None:
    """It may be in a post because another program damaged it; the file is as LinkedIn wrote it all the same."""
    with ingested(save(world("2018", ["broken \ufffd word"]), tmp_path)) as store:
        assert problems(store) == []

"""Comments of both eras, told apart by the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dialects.comments import read

if TYPE_CHECKING:
    from exposure.dialects.sheet import Sheet

KNOWN: Final = frozenset({"date", "link", "message"})
LINK: Final = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000000000000000001"
START: Final = f"2024-01-02 10:11:12,{LINK},"
HEADER: Final = "Date,Link,Message\n"

#: No lone carriage return: LinkedIn ends lines with LF or CRLF, and comments come back with LF.
messages: Final = st.lists(
    st.text(st.one_of(st.sampled_from('",\\\n '), st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
)


def sheet_of(body: str) -> Sheet:
    """The sheet of a file with the usual header."""
    sheet = read((HEADER + body).encode(), KNOWN)
    assert sheet.read == sheet.rows.height + len(sheet.set_aside)
    assert sheet.numbers.len() == sheet.rows.height
    return sheet


def texts(sheet: Sheet) -> list[str | None]:
    """The messages of a sheet."""
    return sheet.rows["c2"].to_list()


def doubled(message: str) -> str:
    """A message as exports until 2024 have it: a line break alone is no reason for quotation marks."""
    return '"' + message.replace('"', '""') + '"' if '"' in message or "," in message else message


def backslashed(message: str) -> str:
    """A message as exports since 2025 have it."""
    return '"' + message.replace('"', '\\"') + '"' if set('",\n') & set(message) else message


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("Well said", "Well said"),
        ("Line one\r\nline two", "Line one\nline two"),
        ("Line one\n\nline two", "Line one\n\nline two"),
        ('"Yes, and ""no"""', 'Yes, and "no"'),
        ('"She said \\"no\\", then\nleft"', 'She said "no", then\nleft'),
        ('"\\"quoted\\""', '"quoted"'),
        ("", None),
        ('""', None),
        ('5" nails', '5" nails'),
        ('"C:\\\\new, then"', "C:\\\\new, then"),
        ('"a, \\\\\\"b"', 'a, \\\\"b'),
        ('"in, C:\\"', "in, C:\\"),
    ],
)
def test_message_is_what_was_typed(written: str, message: str | None) -> None:
    """Quotation marks are undone in either way of writing them, and line ends are line feeds."""
    sheet = sheet_of(f"{START}before\n{START}{written}\n{START}after\n")
    assert texts(sheet) == ["before", message, "after"]
    assert sheet.rows["c1"].to_list() == [LINK] * 3


def test_text_spills_over_unquoted_lines() -> None:
    """A record ends where the next begins, however many lines and commas are in between."""
    sheet = sheet_of(f"{START}one\r\ntwo\r\n\r\nthree\r\n{START}four\r\n")
    assert texts(sheet) == ["one\ntwo\n\nthree", "four"]
    assert sheet.numbers.to_list() == [1, 2]


def test_line_that_looks_like_a_record_stays_in_its_quotes() -> None:
    """A quoted text may hold a line that begins with an instant."""
    sheet = sheet_of(f'{START}"our log:\n2024-01-01 00:00:00,started, \\"slow\\"\n\n{START}x"\n{START}plain\n')
    assert texts(sheet) == [f'our log:\n2024-01-01 00:00:00,started, "slow"\n\n{START}x', "plain"]
    assert [trouble.line for trouble in sheet.notes] == [3, 5]


@pytest.mark.parametrize("text", ["our log:", '"our, log:'])
def test_line_with_an_instant_but_no_link_is_text(text: str) -> None:
    """A link tells a record from a line that merely begins with an instant; what is decided so is noted."""
    stray = "2024-01-01 00:00:00,started, slow\n2024-01-01 00:00:01,over\n"
    sheet = sheet_of(f"{START}{text}\n{stray}{START}next\n{START}plain\n")
    assert texts(sheet) == [f"{text}\n{stray}".rstrip("\n"), "next", "plain"]
    assert [trouble.line for trouble in sheet.notes][:2] == [3, 4]
    assert sheet.read == 3


@pytest.mark.parametrize(
    ("before", "stray", "message"),
    [("one", "2024-01-01 00:00:00,,no link\n", "no link"), ('"a, b"', "2024-01-01 00:00:00,x,no link\n", "no link")],
)
def test_record_without_a_link_stays_one(before: str, stray: str, message: str) -> None:
    """An empty link, or a text that is closed before it, makes a line that begins with an instant a record; noted."""
    sheet = sheet_of(f"{START}{before}\n{stray}{START}next\n")
    assert texts(sheet)[1:] == [message, "next"]
    assert [trouble.line for trouble in sheet.notes] == [3]


def test_links_decide_only_where_they_are_the_rule() -> None:
    """If most records have none, the few that have do not make text of the others."""
    sheet = sheet_of(f"2024-01-01 00:00:00,x,one\n2024-01-01 00:00:00,y,two\n{START}three\n")
    assert texts(sheet) == ["one", "two", "three"]
    assert not sheet.notes


def test_lines_before_the_first_comment_take_nothing() -> None:
    """A line without an instant stays alone, and so does a record without a text."""
    no_text = f"2024-01-01 00:00:00,{LINK}\n"
    sheet = sheet_of(f"stray\n2024-01-01 00:00:00,x,one\n{no_text}2024-01-01 00:00:00,y,two\n" + f"{START}a\n" * 4)
    assert texts(sheet) == ["one", "two", "a", "a", "a", "a"]
    assert [trouble.line for trouble in sheet.set_aside] == [2, 4]


def test_quoted_text_of_many_odd_lines_has_a_limit() -> None:
    """Beyond it the text is kept open and its lines are joined as such, with a note for each."""
    log = "2024-01-01 00:00:00,step, done\n" * 60
    sheet = sheet_of(f'{START}"a, log\n{log}the end"\n' + f"{START}plain\n" * 80)
    assert texts(sheet)[0] == f"a, log\n{log}the end"
    assert sheet.rows.height == 81
    assert len(sheet.notes) == 60


def test_last_text_without_a_line_end_is_noted() -> None:
    """LinkedIn ends the file with a line end, so the text may be longer than what is there."""
    sheet = sheet_of(f"{START}one\n{START}two")
    assert texts(sheet) == ["one", "two"]
    assert [trouble.line for trouble in sheet.notes] == [3]
    assert not sheet_of(f'{START}one\n{START}"two, too"').notes


def test_file_cut_behind_a_quotation_mark_of_the_text() -> None:
    """Without a line end the last mark is the closing one only if the text before it has no open one."""
    sheet = sheet_of(f'{START}"a \\"b\\""\n{START}"cut \\"')
    assert texts(sheet) == ['a "b"']
    assert [trouble.line for trouble in sheet.set_aside] == [3]


def test_doubled_marks_win_where_they_explain_more() -> None:
    """A backslash that happens to stand before a quotation mark does not turn the whole file."""
    sheet = sheet_of(f'{START}"a \\"", b"\n{START}"""x"", y"\n{START}"""z"", y"\n')
    assert texts(sheet) == ['a \\", b', '"x", y', '"z", y']
    assert "doubled" in sheet.dialect


def test_dialect_is_named() -> None:
    """The sheet says which way of quoting the file has."""
    assert "backslashed" in sheet_of(f'{START}"a \\"b\\""\n').dialect
    assert "doubled" in sheet_of(f'{START}"a ""b"""\n').dialect


@pytest.mark.parametrize("end", ['"cut in the mid', '"cut after a break\n', '"'])
def test_half_a_comment_at_the_end_is_set_aside(end: str) -> None:
    """A file that was cut short loses its last comment, and says on which line."""
    sheet = sheet_of(f"{START}one\ntwo\n{START}{end}")
    assert texts(sheet) == ["one\ntwo"]
    assert [trouble.line for trouble in sheet.set_aside] == [4]


def test_unclosed_text_in_between_is_kept_and_noted() -> None:
    """Its end is known from the next record, so the text is kept as it stands."""
    sheet = sheet_of(f'{START}"open\n{START}plain\n{START}plain\n')
    assert texts(sheet) == ['"open', "plain", "plain"]
    assert [trouble.line for trouble in sheet.notes] == [2]


@pytest.mark.parametrize("stray", ["stray line\n", "2024-01-02 10:11:12,only a link\n"])
def test_what_is_no_comment_is_set_aside(stray: str) -> None:
    """Lines before the first record, and records without a text, are named with their line."""
    sheet = sheet_of(f"{stray}{START}one\n")
    assert texts(sheet) == ["one"]
    assert [trouble.line for trouble in sheet.set_aside] == [2]


@pytest.mark.parametrize("body", ["", "\n", "\r\n\r\n"])
def test_header_only(body: str) -> None:
    """A file without comments is an empty table."""
    sheet = sheet_of(body)
    assert (sheet.recognised, sheet.read, sheet.header) == (True, 0, ("Date", "Link", "Message"))


@pytest.mark.parametrize(
    "data",
    [
        b'"Date","Link","Message"\n"2026-01-02 10:11:12","l","a, b"\n',
        b'Date;Link;Message\n2026-01-02 10:11:12;l;"a, b"\n',
        b'Link,Date,Message\nl,2026-01-02 10:11:12,"a, b"\n',
    ],
)
def test_other_layouts_are_read_as_any_table(data: bytes) -> None:
    """A file that was saved again, or has its columns in another order, is well-formed and read as such."""
    sheet = read(data, KNOWN)
    assert sorted(sheet.rows.row(0)) == ["2026-01-02 10:11:12", "a, b", "l"]


def test_file_without_header_is_told() -> None:
    """Its first record is counted and set aside, as in any table."""
    sheet = read(f"{START}one\n{START}two\n".encode(), KNOWN)
    assert (sheet.headless, sheet.read, [trouble.line for trouble in sheet.set_aside]) == (True, 2, [1])


def test_encoding_is_noted() -> None:
    """A file that is not UTF-8 is read, and that is noted."""
    sheet = read(f"{HEADER}{START}déjà\n".encode("windows-1252"), KNOWN)
    assert texts(sheet) == ["déjà"]
    assert sheet.encoding == "windows-1252"
    assert len(sheet.notes) == 1


@given(messages)
def test_doubled_messages_survive(written: list[str]) -> None:
    """What an export until 2024 wrote comes back, but for empty lines at the very end of a text."""
    sheet = sheet_of("".join(f"{START}{doubled(message)}\r\n" for message in written))
    unquoted = [m if doubled(m) != m else m.rstrip("\n") for m in written]
    if not any('\\"' in doubled(message) for message in written):
        assert texts(sheet) == [message or None for message in unquoted]


@given(messages)
def test_backslashed_messages_survive(written: list[str]) -> None:
    """What an export since 2025 wrote comes back, unless a text has backslashes: how those are written is unknown."""
    written = [message.replace("\\", "/") for message in written] + ['"']
    sheet = sheet_of("".join(f"{START}{backslashed(message)}\n" for message in written))
    assert texts(sheet) == [message or None for message in written]


@given(st.text(st.sampled_from('a,"\\\n\r')) | st.lists(st.sampled_from([START, '"', "a", "\n", "\\"])).map("".join))
def test_every_comment_is_accounted_for(body: str) -> None:
    """Whatever follows the header, the counts add up."""
    sheet_of(body)

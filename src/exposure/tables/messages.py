"""Tables of conversations: with other people, and with LinkedIn's AI assistants."""

from __future__ import annotations

from typing import Final

from exposure.tables.spec import Column, TableSpec, moment, seen, text


def _columns(*, withheld: bool) -> tuple[Column, ...]:
    """The columns that all conversation files share, with or without what was said and by whom."""
    return (
        text("conversation_id", "CONVERSATION ID", withheld=withheld),
        text("conversation_title", "CONVERSATION TITLE", withheld=withheld),
        # SQL reserves `from` and `to`.
        text("sender", "FROM", withheld=withheld),
        text("sender_profile_url", "SENDER PROFILE URL", withheld=withheld),
        text("recipients", "TO", withheld=withheld),
        text("recipient_profile_urls", "RECIPIENT PROFILE URLS", withheld=withheld),
        moment("date", "DATE"),
        text("subject", "SUBJECT", withheld=withheld),
        text("content", "CONTENT", withheld=withheld),
        text("folder", "FOLDER"),
        text("attachments", "ATTACHMENTS", withheld=withheld),
        text("is_message_draft", "IS MESSAGE DRAFT"),
        text("is_conversation_draft", "IS CONVERSATION DRAFT"),
        # Until 2020.
        text("direction", "DIRECTION"),
    )


#: What every header since 2023 begins with.
_HEADER: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)

#: Files of conversations with LinkedIn's assistants.
_CHAT_ERAS: Final = (seen("2024 on", _HEADER),)

_KEY: Final = ("conversation_id", "date", "sender_profile_url", "recipients")

SPECS: Final = (
    TableSpec(
        name="messages",
        files=("messages",),
        columns=_columns(withheld=True),
        key=_KEY,
        # Columns for attachments and drafts seem to be there only if the member has any.
        eras=(
            seen("2026 on", _HEADER, "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"),
            seen("2025 on", _HEADER, "ATTACHMENTS,IS MESSAGE DRAFT"),
            seen("2025 on", _HEADER, "ATTACHMENTS"),
            seen("2024", _HEADER, "IS MESSAGE DRAFT,IS CONVERSATION DRAFT"),
            seen("2023-2025", _HEADER),
            seen("2021", _HEADER.replace("RECIPIENT PROFILE URLS,", "")),
            seen("2020", "FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER"),
            seen("2018", "From,To,Date,Subject,Content,Direction,Folder"),
        ),
        # Without a draft column, a message to nobody in no conversation is one that was never sent. Recipients are
        # counted by their links, because names contain the comma that also separates them.
        derived=(
            ("has_conversation", "conversation_id is not null"),
            ("has_recipients", "recipients is not null"),
            ("recipient_count", "len(string_split(recipient_profile_urls, ','))"),
        ),
    ),
    # The other side of these is a machine, so they tell of nobody but the member.
    TableSpec(
        name="guide_messages",
        files=("guide_messages",),
        columns=_columns(withheld=False),
        key=_KEY,
        eras=_CHAT_ERAS,
    ),
    TableSpec(
        name="coach_messages",
        files=("coach_messages",),
        columns=_columns(withheld=False),
        key=_KEY,
        eras=_CHAT_ERAS,
    ),
    TableSpec(
        name="learning_coach_messages",
        # Only an empty `LearningCoachMessages.csv` has been seen; its header when filled is presumed to be the same.
        files=("learning_coach_messages", "LearningCoachMessages"),
        columns=_columns(withheld=False),
        key=_KEY,
        eras=_CHAT_ERAS,
        empty_marker="No conversations found",
    ),
    TableSpec(
        name="learning_role_play_messages",
        files=("learning_role_play_messages",),
        columns=_columns(withheld=False),
        key=_KEY,
        eras=_CHAT_ERAS,
    ),
)

-- Title:  Conversations with LinkedIn's AI assistants
-- Why:    Only the member's own side of a conversation is own text; the assistant's side is a record without text.
--         Where none of it is known to be the member's, whoever does not sign as an assistant is taken to be the
--         member: a text read once too often does less harm than one never read.
-- Reads:  archive.guide_messages, archive.coach_messages, archive.learning_coach_messages,
--         archive.learning_role_play_messages
-- Params: none
-- Grain:  one row per record
with

chats as (
    select
        record_id,
        sender,
        is_sent,
        date,
        content,
        'guide' as assistant,
        source_file,
        source_row
    from archive.guide_messages
    union all by name
    select
        record_id,
        sender,
        is_sent,
        date,
        content,
        'coach' as assistant,
        source_file,
        source_row
    from archive.coach_messages
    union all by name
    select
        record_id,
        sender,
        is_sent,
        date,
        content,
        'learning coach' as assistant,
        source_file,
        source_row
    from archive.learning_coach_messages
    union all by name
    select
        record_id,
        sender,
        is_sent,
        date,
        content,
        'role play' as assistant,
        source_file,
        source_row
    from archive.learning_role_play_messages
),

entries as (
    select
        record_id,
        'ai_chat' as kind,
        assistant as aspect,
        date as occurred_at,
        'private' as audience,
        case
            when is_sent then content
            when
                not coalesce(bool_or(is_sent) over (), false)
                and not regexp_matches(lower(coalesce(sender, '')), 'linkedin|coach|assistant|guide|tutor')
                then content
        end as text,
        source_file,
        source_row
    from chats
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    audience,
    cast(null as varchar) as url,
    text,
    sha256(text) as text_sha256,
    source_file,
    source_row
from entries

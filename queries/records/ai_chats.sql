-- Title:  Conversations with LinkedIn's AI assistants
-- Why:    Only the member's own side of a conversation is own text; the assistant's side is a record without text.
--         Where the profile's name signs none of it, whoever does not sign as an assistant is taken to be the member:
--         a text read once too often does less harm than one never read.
-- Reads:  archive.profile, archive.guide_messages, archive.coach_messages,
--         archive.learning_coach_messages, archive.learning_role_play_messages
-- Params: none
-- Grain:  one row per record
with

owner as (
    select lower(trim(concat_ws(' ', first_name, last_name))) as owner_name
    from archive.profile
),

chats as (
    select
        record_id,
        sender,
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
        date,
        content,
        'role play' as assistant,
        source_file,
        source_row
    from archive.learning_role_play_messages
),

signed as (
    select
        chats.record_id,
        chats.sender,
        chats.date,
        chats.content,
        chats.assistant,
        chats.source_file,
        chats.source_row,
        lower(trim(chats.sender)) in (select owner.owner_name from owner) as by_owner
    from chats
),

entries as (
    select
        record_id,
        'ai_chat' as kind,
        assistant as aspect,
        date as occurred_at,
        'private' as audience,
        cast(null as varchar) as url,
        case
            when by_owner then content
            when
                not coalesce(bool_or(by_owner) over (), false)
                and not regexp_matches(lower(coalesce(sender, '')), 'linkedin|coach|assistant|guide|tutor')
                then content
        end as text,
        source_file,
        source_row
    from signed
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    audience,
    url,
    text,
    sha256(text) as text_sha256,
    source_file,
    source_row
from entries

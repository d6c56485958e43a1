-- Title:  Private messages and message drafts
-- Why:    Messages are counted and dated, never read. Where the export has no draft column, a row without a
--         conversation and without a recipient is one that was never sent.
-- Reads:  archive.messages
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        case
            when lower(is_message_draft) in ('yes', 'true') then 'message_draft'
            when
                is_message_draft is null
                and not has_conversation
                and not has_recipients
                and direction is null
                then 'message_draft'
            else 'message'
        end as kind,
        cast(null as varchar) as aspect,
        date as occurred_at,
        'private' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
        source_file,
        source_row
    from archive.messages
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

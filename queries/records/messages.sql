-- Title:  Private messages and message drafts
-- Why:    Messages are counted and dated, never read; of each it is said whether the member sent or received it, as
--         far as that can be told. Where the export has no draft column, a row without a conversation and without a
--         recipient is one that was never sent; an empty folder alone is no sign of that.
-- Reads:  archive.messages
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        case
            when lower(trim(is_message_draft)) in ('yes', 'true') then 'message_draft'
            when
                is_message_draft is null
                and not has_conversation
                and not has_recipients
                and direction is null
                then 'message_draft'
            else 'message'
        end as kind,
        case
            when kind = 'message' and is_sent then 'sent'
            when kind = 'message' and not is_sent then 'received'
        end as aspect,
        date as occurred_at,
        source_file,
        source_row
    from archive.messages
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    'private' as audience,
    cast(null as varchar) as url,
    cast(null as varchar) as text,
    cast(null as varchar) as text_sha256,
    source_file,
    source_row
from entries

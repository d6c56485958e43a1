-- Title:  Connections, contacts, invitations, follows and notes
-- Why:    The member's network: other people's data is counted and dated, and stays NULL unless it was asked for.
--         Whom and what the member stopped following stays in the file, and is told by its aspect.
-- Reads:  archive.connections, archive.contacts, archive.imported_contacts, archive.invitations,
--         archive.company_follows, archive.member_follows, archive.hashtag_follows, archive.notes
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'connection' as kind,
        connected_on as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.connections

    union all by name

    select
        record_id,
        'contact' as kind,
        created_at as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.contacts

    union all by name

    select
        record_id,
        'contact' as kind,
        created_at as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.imported_contacts

    union all by name

    select
        record_id,
        'invitation' as kind,
        lower(direction) as aspect,
        sent_at as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.invitations

    union all by name

    select
        record_id,
        'company_follow' as kind,
        followed_on as occurred_at,
        'unknown' as audience,
        source_file,
        source_row
    from archive.company_follows

    union all by name

    select
        record_id,
        'member_follow' as kind,
        case when lower(trim(status)) = 'unfollow' then 'unfollowed' else lower(trim(status)) end as aspect,
        date as occurred_at,
        'unknown' as audience,
        source_file,
        source_row
    from archive.member_follows

    union all by name

    select
        record_id,
        'hashtag_follow' as kind,
        case when lower(trim(state)) = 'unfollow' then 'unfollowed' else lower(trim(state)) end as aspect,
        created_time as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.hashtag_follows

    union all by name

    select
        record_id,
        'note' as kind,
        created_on as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.notes
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    audience,
    cast(null as varchar) as url,
    cast(null as varchar) as text,
    cast(null as varchar) as text_sha256,
    source_file,
    source_row
from entries

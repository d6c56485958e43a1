-- Title:  Connections, contacts, invitations, follows and notes
-- Why:    The member's network: other people's data is counted and dated, and stays NULL unless it was asked for.
-- Reads:  archive.connections, archive.contacts, archive.imported_contacts, archive.invitations,
--         archive.company_follows, archive.member_follows, archive.hashtag_follows, archive.notes
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'connection' as kind,
        cast(null as varchar) as aspect,
        connected_on as occurred_at,
        'private' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
        source_file,
        source_row
    from archive.connections

    union all by name

    select
        record_id,
        'contact' as kind,
        cast(null as varchar) as aspect,
        created_at as occurred_at,
        'private' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
        source_file,
        source_row
    from archive.contacts

    union all by name

    select
        record_id,
        'contact' as kind,
        cast(null as varchar) as aspect,
        created_at as occurred_at,
        'private' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
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
        cast(null as varchar) as url,
        cast(null as varchar) as text,
        source_file,
        source_row
    from archive.invitations

    union all by name

    select
        record_id,
        'company_follow' as kind,
        cast(null as varchar) as aspect,
        followed_on as occurred_at,
        'unknown' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
        source_file,
        source_row
    from archive.company_follows

    union all by name

    select
        record_id,
        'member_follow' as kind,
        lower(status) as aspect,
        date as occurred_at,
        'unknown' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
        source_file,
        source_row
    from archive.member_follows

    union all by name

    select
        record_id,
        'hashtag_follow' as kind,
        lower(state) as aspect,
        created_time as occurred_at,
        'private' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
        source_file,
        source_row
    from archive.hashtag_follows

    union all by name

    select
        record_id,
        'note' as kind,
        cast(null as varchar) as aspect,
        created_on as occurred_at,
        'private' as audience,
        cast(null as varchar) as url,
        cast(null as varchar) as text,
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
    url,
    text,
    sha256(text) as text_sha256,
    source_file,
    source_row
from entries

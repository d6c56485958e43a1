-- Title:  Comments, reactions and poll votes
-- Why:    Who can read a comment follows the post it answers, whose audience the export does not give.
-- Reads:  archive.comments, archive.reactions, archive.votes
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'comment' as kind,
        date as occurred_at,
        case when contains(coalesce(link, ''), 'groupPost') then 'group' else 'unknown' end as audience,
        link as url,
        message as text,
        source_file,
        source_row
    from archive.comments

    union all by name

    select
        record_id,
        'reaction' as kind,
        lower(type) as aspect,
        date as occurred_at,
        case when contains(coalesce(link, ''), 'groupPost') then 'group' else 'unknown' end as audience,
        link as url,
        source_file,
        source_row
    from archive.reactions

    union all by name

    select
        record_id,
        'vote' as kind,
        date as occurred_at,
        'private' as audience,
        link as url,
        source_file,
        source_row
    from archive.votes
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

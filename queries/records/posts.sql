-- Title:  Posts, group posts, reposts and articles
-- Why:    A groupPost link or the CONTAINER visibility makes it a group post before anything else is asked.
--         MEMBER_NETWORK is what the export writes for ordinary posts, so it is presumed public. An article is
--         published only if it is dated so. A share without a word, link or picture is a repost at a click, as the
--         newer file of reposts has it.
-- Reads:  archive.shares, archive.instant_reposts, archive.articles
-- Params: none
-- Grain:  one row per record
with

shared as (
    select
        *,
        contains(coalesce(share_link, ''), 'groupPost') or coalesce(upper(visibility), '') = 'CONTAINER' as in_group,
        not in_group and share_commentary is null and shared_url is null and media_url is null as is_bare
    from archive.shares
),

entries as (
    select
        record_id,
        case
            when in_group then 'group_post'
            when is_bare then 'repost'
            else 'post'
        end as kind,
        case when is_bare then 'instant' end as aspect,
        date as occurred_at,
        case
            when in_group then 'group'
            when upper(visibility) = 'PUBLIC' then 'public'
            when upper(visibility) = 'MEMBER_NETWORK' then 'presumed_public'
            when upper(visibility) in ('CONNECTIONS', 'CONNECTIONS_ONLY', 'LOGGED_IN') then 'connections'
            else 'unknown'
        end as audience,
        share_link as url,
        share_commentary as text,
        source_file,
        source_row
    from shared

    union all by name

    select
        record_id,
        'repost' as kind,
        'instant' as aspect,
        date as occurred_at,
        'unknown' as audience,
        link as url,
        source_file,
        source_row
    from archive.instant_reposts

    union all by name

    select
        record_id,
        case when published_at is null then 'article_draft' else 'article' end as kind,
        coalesce(published_at, created_at) as occurred_at,
        case when published_at is null then 'private' else 'presumed_public' end as audience,
        url,
        nullif(concat_ws(chr(10), title, body), '') as text,
        source_file,
        source_row
    from archive.articles
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

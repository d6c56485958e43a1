-- Title:  How many records of each family were made in each quarter
-- Why:    Ten years on one line show what already existed when a use began; undated records have no place on it.
-- Reads:  records.combined
-- Params: none
-- Grain:  one row per quarter and family of kinds
select
    cast(date_trunc('quarter', occurred_at) as date) as quarter_start,
    case
        when kind in ('post', 'group_post', 'repost', 'article', 'article_draft') then 'posts'
        when kind = 'comment' then 'comments'
        when kind in ('reaction', 'vote') then 'reactions'
        when kind in ('message', 'message_draft', 'ai_chat', 'invitation') then 'messages'
        else 'other'
    end as kind_family,
    count(*) as records
from records.combined
where occurred_at is not null
group by quarter_start, kind_family
order by quarter_start, kind_family

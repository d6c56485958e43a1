-- Title:  How many ads the member clicked or was counted for, and when
-- Why:    Engagement with ads is what LinkedIn names for advertising, so it stands beside what LinkedIn inferred.
-- Reads:  records.combined
-- Params: none
-- Grain:  one row per place of the ads: on LinkedIn, or in apps and on sites of its audience network
select
    aspect as place,
    count(*) as records,
    cast(min(occurred_at) as date) as first_on,
    cast(max(occurred_at) as date) as last_on
from records.combined
where kind = 'ad_click'
group by aspect
order by aspect desc

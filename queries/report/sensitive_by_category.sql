-- Title:  How many sensitive records there are in each category and year
-- Why:    Shows what kind of thing the member tends to disclose, and when.
-- Reads:  findings.hits, records.combined
-- Params: $min_severity
-- Grain:  one row per category and year; posted_in is null for undated records
select
    hits.category,
    cast(year(records.occurred_at) as integer) as posted_in,
    count(distinct hits.record_id) as records
from findings.hits as hits
inner join records.combined as records on hits.record_id = records.record_id
where
    list_position(['low', 'medium', 'high', 'critical'], hits.severity)
    >= list_position(['low', 'medium', 'high', 'critical'], cast($min_severity as varchar))
group by hits.category, posted_in
order by hits.category, posted_in

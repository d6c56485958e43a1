-- Title:  The sensitive records, the ones to delete first at the top
-- Why:    What `sensitive_posts.csv` and the page list; the text is masked or left out when they are written.
-- Reads:  findings.hits, records.combined, scope.combined, plan.ranking
-- Params: none
-- Grain:  one row per record that is sensitive enough to be listed
with

strongest as (
    select
        record_id,
        category,
        arg_max(severity, list_position(['low', 'medium', 'high', 'critical'], severity)) as severity,
        max(confidence) as confidence
    from findings.hits
    group by record_id, category
),

records_found as (
    select
        record_id,
        arg_max(severity, list_position(['low', 'medium', 'high', 'critical'], severity)) as severity,
        max(confidence) as confidence,
        list(
            category
            order by
                list_position(['low', 'medium', 'high', 'critical'], severity) desc,
                confidence desc,
                category asc
        ) as categories
    from strongest
    group by record_id
)

select
    ranking.rank,
    ranking.record_id,
    records.kind,
    records.occurred_at,
    records.url,
    found.severity,
    found.confidence,
    found.categories,
    verdicts.status as training_status,
    verdicts.timing,
    verdicts.rule_id as scope_rule_id,
    ranking.index_before,
    ranking.index_after,
    records.text
from plan.ranking as ranking
inner join records.combined as records on ranking.record_id = records.record_id
inner join records_found as found on ranking.record_id = found.record_id
inner join scope.combined as verdicts
    on ranking.record_id = verdicts.record_id and verdicts.flow = 'genai_training'
where ranking.listed
order by ranking.rank

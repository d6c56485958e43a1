-- Title:  How many records of each kind are in scope, excluded or unclear
-- Why:    The first chart and the verdict table; every number keeps the rule that decided it.
-- Reads:  records.combined, scope.combined
-- Params: none
-- Grain:  one row per flow, kind, status, rule and timing
select
    verdicts.flow,
    records.kind,
    verdicts.status,
    verdicts.rule_id,
    verdicts.timing,
    count(*) as records
from scope.combined as verdicts
inner join records.combined as records on verdicts.record_id = records.record_id
group by
    verdicts.flow,
    records.kind,
    verdicts.status,
    verdicts.rule_id,
    verdicts.timing
order by
    verdicts.flow,
    records.kind,
    verdicts.status,
    verdicts.rule_id,
    verdicts.timing

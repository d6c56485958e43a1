-- Title:  What multiplies into the exposure index, per record and fact
-- Why:    A fact counts by its sensitivity, by who can read the record and by whether the record may train AI; the
--         same phone number in two posts is one fact, so facts are kept apart from the records that state them.
-- Reads:  findings.hits, records.combined, scope.combined, policy.weights, policy.visibilities, policy.scopes
-- Params: $min_severity
-- Grain:  one row per record and fact
with

severities as (
    select
        record_id,
        max(list_position(['low', 'medium', 'high', 'critical'], severity)) as worst_severity
    from findings.hits
    group by record_id
),

facts as (
    select
        record_id,
        category,
        fact,
        max(confidence) as confidence
    from findings.hits
    group by record_id, category, fact
)

select
    facts.record_id,
    facts.category,
    facts.fact,
    weights.beta as weight,
    facts.confidence,
    visibilities.low as visibility_low,
    visibilities.value as visibility,
    visibilities.high as visibility_high,
    scopes.low as scope_low,
    scopes.value as scope,
    scopes.high as scope_high,
    severities.worst_severity
    >= list_position(['low', 'medium', 'high', 'critical'], cast($min_severity as varchar)) as listed
from facts
inner join severities on facts.record_id = severities.record_id
inner join records.combined as records on facts.record_id = records.record_id
inner join scope.combined as verdicts
    on facts.record_id = verdicts.record_id and verdicts.flow = 'genai_training'
inner join policy.weights as weights on facts.category = weights.category
inner join policy.visibilities as visibilities on records.audience = visibilities.audience
inner join policy.scopes as scopes on verdicts.status = scopes.status

-- Title:  Applications, saved jobs and answers, job preferences, resumes and services
-- Why:    Saved answers and resumes are kept for reuse, applications belong to one job: the notices treat them
--         differently. A search for work that only recruiters may see is kept from the employer, which its aspect says.
-- Reads:  archive.job_applications, archive.saved_jobs, archive.job_seeker_preferences,
--         archive.job_applicant_saved_answers, archive.job_applicant_saved_screening_question_responses,
--         archive.saved_job_alerts, archive.online_job_postings, archive.private_identity_asset,
--         archive.providers, archive.engagements, archive.opprtunities
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'job_application' as kind,
        application_date as occurred_at,
        'private' as audience,
        job_url as url,
        source_file,
        source_row
    from archive.job_applications

    union all by name

    select
        record_id,
        'saved_job' as kind,
        saved_date as occurred_at,
        'private' as audience,
        job_url as url,
        source_file,
        source_row
    from archive.saved_jobs

    union all by name

    select
        record_id,
        'job_preference' as kind,
        case when upper(trim(open_candidate_visibility)) = 'RECRUITERS' then 'recruiters_only' end as aspect,
        'private' as audience,
        source_file,
        source_row
    from archive.job_seeker_preferences

    union all by name

    select
        record_id,
        'saved_answer' as kind,
        'private' as audience,
        answer as text,
        source_file,
        source_row
    from archive.job_applicant_saved_answers

    union all by name

    select
        record_id,
        'saved_answer' as kind,
        'private' as audience,
        answer as text,
        source_file,
        source_row
    from archive.job_applicant_saved_screening_question_responses

    union all by name

    select
        record_id,
        'job_alert' as kind,
        saved_search_date as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.saved_job_alerts

    union all by name

    select
        record_id,
        'job_posting' as kind,
        create_date as occurred_at,
        'public' as audience,
        source_file,
        source_row
    from archive.online_job_postings

    union all by name

    select
        record_id,
        'resume' as kind,
        'private' as audience,
        private_identity_asset_raw_text as text,
        source_file,
        source_row
    from archive.private_identity_asset

    union all by name

    select
        record_id,
        'service' as kind,
        'provider' as aspect,
        creation_time as occurred_at,
        'unknown' as audience,
        source_file,
        source_row
    from archive.providers

    union all by name

    select
        record_id,
        'service' as kind,
        'engagement' as aspect,
        creation_time as occurred_at,
        'unknown' as audience,
        body as text,
        source_file,
        source_row
    from archive.engagements

    union all by name

    select
        record_id,
        'service' as kind,
        'opportunity' as aspect,
        creation_time as occurred_at,
        'unknown' as audience,
        questions_and_answers as text,
        source_file,
        source_row
    from archive.opprtunities
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

-- Title:  Sections of the profile: positions, education, skills and the like
-- Why:    Members read these sections on the profile page. The dates of a job or a degree are not the date on which
--         the entry was written, so all of them stay undated.
-- Reads:  archive.positions, archive.education, archive.projects, archive.volunteering, archive.skills,
--         archive.certifications, archive.courses, archive.languages, archive.honors,
--         archive.organizations, archive.publications, archive.patents, archive.test_scores,
--         archive.causes_you_care_about
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'position' as kind,
        'presumed_public' as audience,
        nullif(concat_ws(chr(10), title, description), '') as text,
        source_file,
        source_row
    from archive.positions

    union all by name

    select
        record_id,
        'education' as kind,
        'presumed_public' as audience,
        nullif(concat_ws(chr(10), degree_name, notes, activities), '') as text,
        source_file,
        source_row
    from archive.education

    union all by name

    select
        record_id,
        'project' as kind,
        'presumed_public' as audience,
        nullif(concat_ws(chr(10), title, description), '') as text,
        source_file,
        source_row
    from archive.projects

    union all by name

    select
        record_id,
        'volunteering' as kind,
        'presumed_public' as audience,
        nullif(concat_ws(chr(10), role, description), '') as text,
        source_file,
        source_row
    from archive.volunteering

    union all by name

    select
        record_id,
        'skill' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.skills
    where name is not null

    union all by name

    select
        record_id,
        'certification' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.certifications

    union all by name

    select
        record_id,
        'course' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.courses

    union all by name

    select
        record_id,
        'language' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.languages

    union all by name

    select
        record_id,
        'honor' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.honors

    union all by name

    select
        record_id,
        'organization' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.organizations

    union all by name

    select
        record_id,
        'publication' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.publications

    union all by name

    select
        record_id,
        'patent' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.patents

    union all by name

    select
        record_id,
        'test_score' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.test_scores

    union all by name

    select
        record_id,
        'cause' as kind,
        'presumed_public' as audience,
        source_file,
        source_row
    from archive.causes_you_care_about
)

select
    record_id,
    kind,
    cast(null as varchar) as aspect,
    cast(null as timestamp) as occurred_at,
    audience,
    cast(null as varchar) as url,
    text,
    sha256(text) as text_sha256,
    source_file,
    source_row
from entries

-- Title:  Addresses, numbers, logins, verifications, receipts, and rows of unknown files
-- Why:    What the account itself is made of. Rows of files that no table is known for are records too: nothing is
--         dropped because it is new.
-- Reads:  archive.email_addresses, archive.phone_numbers, archive.whatsapp_phone_numbers, archive.logins,
--         archive.security_challenges, archive.account_status_history, archive.registration,
--         archive.verifications, archive.verified_external_capability, archive.receipts,
--         archive.receipts_v2, archive.unknown
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'email_address' as kind,
        updated_on as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.email_addresses

    union all by name

    select
        record_id,
        'phone_number' as kind,
        'private' as audience,
        source_file,
        source_row
    from archive.phone_numbers
    where number is not null

    union all by name

    select
        record_id,
        'phone_number' as kind,
        'whatsapp' as aspect,
        'private' as audience,
        source_file,
        source_row
    from archive.whatsapp_phone_numbers
    where number is not null

    union all by name

    select
        record_id,
        'login' as kind,
        login_date as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.logins

    union all by name

    select
        record_id,
        'security_challenge' as kind,
        challenge_date as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.security_challenges

    union all by name

    select
        record_id,
        'other' as kind,
        'account_status_history' as aspect,
        time as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.account_status_history

    union all by name

    select
        record_id,
        'registration' as kind,
        registered_at as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.registration

    union all by name

    select
        record_id,
        'verification' as kind,
        verified_date as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.verifications

    union all by name

    select
        record_id,
        'verification' as kind,
        'external capability' as aspect,
        'private' as audience,
        source_file,
        source_row
    from archive.verified_external_capability

    union all by name

    select
        record_id,
        'receipt' as kind,
        transaction_made_at as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.receipts

    union all by name

    select
        record_id,
        'receipt' as kind,
        transaction_made_at as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.receipts_v2

    union all by name

    select
        record_id,
        'other' as kind,
        'unknown' as aspect,
        'unknown' as audience,
        source_file,
        source_row
    from archive.unknown
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    audience,
    cast(null as varchar) as url,
    cast(null as varchar) as text,
    cast(null as varchar) as text_sha256,
    source_file,
    source_row
from entries

"""Tables of the account itself: sign-ins, addresses, searches, identity, payments, learning and services."""

from __future__ import annotations

from typing import Final

from exposure.tables.spec import TableSpec, moment, partial, seen, text


def _receipts(name: str, file: str) -> TableSpec:
    """Payments; the two tables differ in how they write the instant, not in their columns."""
    return TableSpec(
        name=name,
        files=(file,),
        columns=(
            text("first_name", "First Name"),
            text("last_name", "Last Name"),
            text("billing_country", "Billing Country"),
            text("postal_code", "Postal Code"),
            moment("transaction_made_at", "Transaction Made At"),
            text("payment_method_type", "Payment Method Type"),
            text("invoice_number", "Invoice Number"),
            text("description", "Description"),
            text("tax_amount", "Tax Amount"),
            text("sub_total", "Sub Total"),
            text("total_amount", "Total Amount"),
            text("currency_code", "Currency Code"),
        ),
        key=("transaction_made_at", "invoice_number"),
        eras=(seen("2024 on"),),
    )


SPECS: Final = (
    TableSpec(
        name="registration",
        files=("Registration",),
        columns=(
            moment("registered_at", "Registered At", "Registration Date"),
            text("registration_ip", "Registration Ip", "Registration IP Address"),
            text("subscription_types", "Subscription Types"),
            # 2018 only.
            text("invited_by_first_name", "Invited by (First Name)", withheld=True),
            text("invited_by_last_name", "Invited by (Last Name)", withheld=True),
        ),
        key=(),
        eras=(
            seen("2023 on", "Registered At,Registration Ip,Subscription Types"),
            seen(
                "2018",
                "Registration Date,Registration IP Address,Invited by (First Name),Invited by (Last Name)",
                "Subscription Types",
            ),
        ),
    ),
    TableSpec(
        name="email_addresses",
        files=("Email Addresses",),
        unended=True,
        columns=(
            text("email_address", "Email Address"),
            text("confirmed", "Confirmed"),
            # SQL reserves `primary`.
            text("is_primary", "Primary"),
            moment("updated_on", "Updated On"),
        ),
        key=("email_address",),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="phone_numbers",
        files=("PhoneNumbers", "Phone Numbers"),
        columns=(text("extension", "Extension"), text("number", "Number"), text("type", "Type")),
        key=("number", "extension", "type"),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="whatsapp_phone_numbers",
        files=("Whatsapp Phone Numbers",),
        columns=(
            text("number", "Number"),
            text("extension", "Extension"),
            text("is_whatsapp_number", "Is_WhatsApp_Number"),
        ),
        key=("number", "extension"),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="logins",
        files=("Logins", "Login Attempts"),
        columns=(
            moment("login_date", "Login Date"),
            text("ip_address", "IP Address"),
            text("user_agent", "User Agent"),
            text("login_type", "Login Type"),
        ),
        key=("login_date", "ip_address", "login_type"),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="security_challenges",
        files=("Security Challenges",),
        columns=(
            moment("challenge_date", "Challenge Date"),
            text("ip_address", "IP Address"),
            text("user_agent", "User Agent"),
            text("country", "Country"),
            text("challenge_type", "Challenge Type"),
        ),
        key=("challenge_date", "ip_address", "challenge_type"),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="account_status_history",
        files=("Account Status History",),
        columns=(moment("time", "Time"), text("event", "Event")),
        key=("time", "event"),
        eras=(seen("2018"),),
    ),
    TableSpec(
        name="search_queries",
        files=("SearchQueries", "Search Queries"),
        columns=(moment("time", "Time"), text("search_query", "Search Query")),
        key=("time", "search_query"),
        eras=(seen("2018 on"),),
        overflow="search_query",
    ),
    TableSpec(
        name="private_identity_asset",
        files=("Private_identity_asset",),
        columns=(
            text("private_identity_asset_name", "Private Identity Asset Name"),
            text("private_identity_asset_raw_text", "Private Identity Asset Raw Text"),
        ),
        key=("private_identity_asset_name",),
        eras=(seen("2025 on"),),
    ),
    TableSpec(
        name="verifications",
        files=("Verifications",),
        columns=(
            text("first_name", "First name"),
            text("middle_name", "Middle name"),
            text("last_name", "Last name"),
            text("verification_type", "Verification type"),
            text("organization_name", "Organization name"),
            text("email_address", "Email address"),
            text("country", "Country"),
            text("state", "State"),
            text("city", "City"),
            partial("year_of_birth", "Year of birth"),
            text("issuing_authority", "Issuing authority"),
            text("document_type", "Document type"),
            text("verification_service_provider", "Verification service provider"),
            partial("verified_date", "Verified date"),
            partial("expiry_date", "Expiry date"),
        ),
        key=("verification_type", "organization_name", "document_type", "verified_date"),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="verified_external_capability",
        files=("VerifiedExternalCapability",),
        # The file is known to exist but its header has not been seen: the least that any such list must hold.
        columns=(
            text("name", "Name", "Capability", "Capability Name"),
            text("provider", "Provider", "Issuer", "Organization"),
            partial("verified_date", "Verified Date", "Verified On", "Date"),
            text("status", "Status"),
        ),
        key=("name", "provider", "verified_date"),
    ),
    _receipts("receipts", "Receipts"),
    _receipts("receipts_v2", "Receipts_v2"),
    TableSpec(
        name="learning",
        files=("Learning",),
        columns=(
            text("content_title", "Content Title"),
            text("content_description", "Content Description"),
            text("content_type", "Content Type"),
            moment("content_last_watched_date_if_viewed", "Content Last Watched Date (if viewed)"),
            moment("content_completed_at_if_completed", "Content Completed At (if completed)"),
            text("content_saved", "Content Saved"),
            text("notes_taken_on_videos_if_taken", "Notes taken on videos (if taken)"),
        ),
        key=("content_title", "content_type"),
        eras=(seen("2021 on"),),
        # Header and rows end in a comma.
        ignored=("",),
    ),
    TableSpec(
        name="reviews",
        files=("Reviews",),
        # Known from programs that read these columns; their order in the file is not known, nor needed.
        columns=(
            text("reviewee", "Reviewee", withheld=True),
            text("review_type", "Review Type"),
            text("review_section", "Review Section"),
            moment("creation_date", "Creation Date"),
            text("rating", "Rating"),
            text("review_text", "Review Text"),
            text("reviewer", "Reviewer", withheld=True),
            text("review_tags", "Review Tags"),
        ),
        key=("creation_date", "review_type", "review_section", "reviewer", "reviewee"),
    ),
    TableSpec(
        name="providers",
        files=("Providers",),
        columns=(
            moment("creation_time", "Creation Time"),
            text("marketplace_type", "Marketplace Type"),
            text("profinder_service_category", "ProFinder Service Category"),
            text("top_level_service_category", "Top Level Service Category"),
            text("secondary_service_category", "Secondary Service Category"),
            text("use_profile_location", "Use Profile Location"),
            text("available_to_work_remotely", "Available to Work Remotely"),
            text("status", "Status"),
        ),
        key=("creation_time", "marketplace_type", "top_level_service_category", "secondary_service_category"),
        eras=(seen("2023 on"),),
    ),
    TableSpec(
        name="engagements",
        files=("Engagements",),
        # Known from programs that read these columns; their order in the file is not known, nor needed.
        columns=(
            moment("creation_time", "Creation Time"),
            text("marketplace_type", "Marketplace Type"),
            text("body", "Body"),
            text("currency_code", "Currency Code"),
            text("currency_amount", "Currency Amount"),
            text("billing_time_unit", "Billing Time Unit"),
            text("free_consultation_included", "Free Consultation included"),
        ),
        key=("creation_time", "marketplace_type"),
    ),
    TableSpec(
        name="opprtunities",
        # LinkedIn's spelling first; the other in case it is corrected one day. Columns as for Engagements.
        files=("Opprtunities", "Opportunities"),
        columns=(
            moment("creation_time", "Creation Time"),
            text("marketplace_type", "Marketplace Type"),
            text("service_category", "Service Category"),
            text("location", "Location"),
            text("questions_and_answers", "Questions and Answers"),
            text("preferred_providers", "Preferred Providers"),
            text("status", "Status"),
        ),
        key=("creation_time", "marketplace_type", "service_category"),
    ),
)

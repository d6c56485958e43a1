"""What kinds, categories and groups are called in plain words."""

from __future__ import annotations

from typing import Final

_KINDS: Final = {
    "profile_field": ("profile detail", "profile details"),
    "headline": ("profile headline", "profile headline"),
    "summary": ("profile summary", "profile summary"),
    "position": ("job on your profile", "jobs on your profile"),
    "education": ("school on your profile", "schools on your profile"),
    "skill": ("skill", "skills"),
    "certification": ("certification", "certifications"),
    "course": ("course", "courses"),
    "language": ("language", "languages"),
    "project": ("project", "projects"),
    "honor": ("honour or award", "honours and awards"),
    "organization": ("organisation", "organisations"),
    "publication": ("publication", "publications"),
    "patent": ("patent", "patents"),
    "test_score": ("test score", "test scores"),
    "volunteering": ("volunteer role", "volunteer roles"),
    "cause": ("cause", "causes"),
    "recommendation_received": ("recommendation received", "recommendations received"),
    "recommendation_given": ("recommendation given", "recommendations given"),
    "endorsement_received": ("endorsement received", "endorsements received"),
    "endorsement_given": ("endorsement given", "endorsements given"),
    "post": ("post", "posts"),
    "group_post": ("post in a group", "posts in groups"),
    "repost": ("repost", "reposts"),
    "article": ("article", "articles"),
    "article_draft": ("article draft", "article drafts"),
    "comment": ("comment", "comments"),
    "reaction": ("reaction", "reactions"),
    "vote": ("poll vote", "poll votes"),
    "media": ("photo or upload", "photos and uploads"),
    "event": ("event", "events"),
    "saved_item": ("saved item", "saved items"),
    "hashtag_follow": ("hashtag followed", "hashtags followed"),
    "company_follow": ("company followed", "companies followed"),
    "member_follow": ("person followed", "people followed"),
    "connection": ("connection", "connections"),
    "contact": ("imported contact", "imported contacts"),
    "invitation": ("invitation", "invitations"),
    "note": ("note", "notes"),
    "message": ("private message", "private messages"),
    "message_draft": ("message draft", "message drafts"),
    "ai_chat": ("chat with LinkedIn's AI", "chats with LinkedIn's AI"),
    "job_application": ("job application", "job applications"),
    "job_preference": ("job preference", "job preferences"),
    "saved_job": ("saved job", "saved jobs"),
    "job_alert": ("job alert", "job alerts"),
    "job_posting": ("job posting", "job postings"),
    "saved_answer": ("saved answer", "saved answers"),
    "resume": ("uploaded résumé", "uploaded résumés"),
    "search": ("search", "searches"),
    "ad_click": ("ad clicked", "ads clicked"),
    "ad_targeting": ("ad targeting entry", "ad targeting entries"),
    "inference": ("guess about you", "guesses about you"),
    "email_address": ("e-mail address", "e-mail addresses"),
    "phone_number": ("phone number", "phone numbers"),
    "login": ("login", "logins"),
    "security_challenge": ("security check", "security checks"),
    "registration": ("sign-up record", "sign-up records"),
    "verification": ("identity verification", "identity verifications"),
    "receipt": ("receipt", "receipts"),
    "learning": ("course watched", "courses watched"),
    "review": ("review", "reviews"),
    "service": ("service offered", "services offered"),
    "other": ("record of another sort", "other records"),
}

#: Articles that the first letter does not tell.
_ARTICLES: Final = {"honor": "an"}

CATEGORY_WORDS: Final = {
    "email": "e-mail address",
    "phone": "phone number",
    "postal-address": "home address",
    "national-id": "identity number",
    "bank-account": "bank account",
    "payment-card": "payment card",
    "birth-date": "date of birth",
    "ip-address": "IP address",
    "credential": "password or key",
    "health": "health",
    "religion": "religion",
    "politics": "politics",
    "union": "trade union",
    "ethnicity": "ethnic origin",
    "sexuality": "sexuality or gender",
    "biometric": "genetic or biometric data",
    "criminal": "criminal matters",
    "confidential": "confidential business",
    "employer-criticism": "criticism of an employer",
    "job-loss": "losing a job",
    "job-search": "looking for a job",
    "pay": "pay",
    "family": "family life",
    "whereabouts": "whereabouts",
    "finances": "own finances",
}

GROUP_WORDS: Final = {
    "identity": "Who and where you are",
    "secrets": "Secrets",
    "special": "Special categories (GDPR Art. 9 and 10)",
    "work": "Work",
    "life": "Private life",
}


def kind_words(kind: str, records: int = 2) -> str:
    """A kind in plain words, in the number that fits; an unlisted kind is shown as it is spelled."""
    singular, plural = _KINDS.get(kind, (kind.replace("_", " "),) * 2)
    return singular if records == 1 else plural


def one_kind(kind: str) -> str:
    """One record of a kind, with the article that its words take."""
    words = kind_words(kind, 1)
    return f"{_ARTICLES.get(kind) or ('an' if words[0] in 'aeiou' else 'a')} {words}"


def category_words(category: str) -> str:
    """A category in plain words; an unlisted one is shown as it is spelled."""
    return CATEGORY_WORDS.get(category, category.replace("-", " "))

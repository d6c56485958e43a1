"""What to do about a finding: delete the text, edit it and how, or look at it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from exposure.detect.batch import text_alone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.model import Finding

Action = Literal["delete", "edit", "review"]

#: Below this confidence a person should look before anything is changed.
SURE: Final = 0.6
#: A sentence that makes up this share of a text cannot be left out of it.
_MOST: Final = 0.5
Language = Literal["en", "fr"]

#: What a value can be written as without being given away.
ABSTRACTED: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "email": "[e-mail address]",
        "phone": "[phone number]",
        "postal-address": "[address]",
        "national-id": "[identity number]",
        "bank-account": "[account number]",
        "payment-card": "[card number]",
        "birth-date": "[date of birth]",
        "ip-address": "[machine address]",
        "credential": "[secret]",
    },
    "fr": {
        "email": "[adresse e-mail]",
        "phone": "[numéro de téléphone]",
        "postal-address": "[adresse]",
        "national-id": "[numéro d'identité]",
        "bank-account": "[numéro de compte]",
        "payment-card": "[numéro de carte]",
        "birth-date": "[date de naissance]",
        "ip-address": "[adresse de machine]",
        "credential": "[secret]",
    },
}


class Suggestion(NamedTuple):
    """What to do, and for an edit what to put in place of `start` to `end` of the text: nothing leaves it out."""

    action: Action
    start: int
    end: int
    replacement: str | None = None


def suggest(text: str, finding: Finding, lang: Language = "en") -> Suggestion:
    """What to do about one finding in a text; what to write instead is in a language."""
    if finding.confidence < SURE or finding.severity == "low":
        return Suggestion("review", finding.start, finding.end)
    abstracted = ABSTRACTED[lang].get(finding.category)
    if abstracted:
        return Suggestion("edit", finding.start, finding.end, abstracted)
    start, end = text_alone(text).sentence(finding.start)
    end = min(max(end, finding.end), len(text))
    if len(text[start:end].strip()) >= _MOST * len(text.strip()):
        return Suggestion("delete", finding.start, finding.end)
    return Suggestion("edit", start, end, "")


def suggest_for_record(text: str, findings: Iterable[Finding], *, is_profile: bool) -> Action:
    """What to do about a whole record: the most that any of its findings asks for; profiles are rewritten instead."""
    actions = {suggest(text, finding).action for finding in findings}
    if actions <= {"review"}:
        return "review"
    return "delete" if "delete" in actions and not is_profile else "edit"

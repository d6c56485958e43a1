"""Why a record of a report got its verdicts: step by step, with what would change them; none of its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exposure.charts import one_kind
from exposure.model import STATUSES
from exposure.report.explain_steps import Case, stretches
from exposure.report.places import listed, places
from exposure.report.trial import Trial
from exposure.report.words import indented, wrapped
from exposure.settings import Residence, is_minor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exposure.policy.pack import Choice
    from exposure.report.places import Place
    from exposure.report.trial import Verdict
    from exposure.settings import Settings
    from exposure.store import Store

_TIMINGS: Final = {
    "not_in_use": "the use is off here",
    "usable": "in use now; it may have been used already",
    "possibly_used": "off for you now; it may have been used before, and nobody can take that back",
    "protected": "you turned it off before it could be used",
    "contested": "sources disagree",
    "n/a": "this kind of record is left out",
}
_AT_YOUR_AGE: Final = "not in use at your age"
#: What could be otherwise, by the choice that a use depends on; a choice that is not there cannot be.
_NOTHING_CHOSEN: Final[dict[Choice, str]] = {
    "training": "with the training setting on",
    "ads": "with the sharing for ads on",
    "objection": "without the objection form",
}
_CHOSEN: Final[dict[Choice, str]] = {
    "training": "with the training setting turned off on {day}",
    "ads": "with the sharing for ads turned off on {day}",
    "objection": "with the objection form sent on {day}",
}
_BEFORE_THE_START: Final[dict[Choice, str]] = {"training": "with the training setting turned off before the start"}
Words = str | Mapping["Choice", str]


class Other(NamedTuple):
    """Other circumstances, in words, and the verdicts that they would give."""

    words: Words
    verdicts: Mapping[str, Verdict]


def explain_record(store: Store, record_id: str, settings: Settings) -> list[str] | None:
    """What a record is, its verdict for each use with the steps to it, and its findings; None without such a record."""
    found = store.frame(
        "select kind, cast(occurred_at as date) as day, occurred_at, audience, url, source_file, source_row"
        " from records.combined where record_id = $record_id",
        {"record_id": record_id},
    ).rows(named=True)
    if not found:
        return None
    record = found[0]
    when = f"{record['occurred_at']:%Y-%m-%d %H:%M} UTC" if record["occurred_at"] else "not dated"
    lines = [
        f"{record_id}: {one_kind(record['kind'])}, {when}, audience {record['audience'].replace('_', ' ')}",
        f"From {record['source_file']}, row {record['source_row']}.",
        *([f"Link: {record['url']}"] if record["url"] else []),
    ]
    return [*lines, *_verdicts(store, record_id, record, settings), *_findings(store, record_id)]


def _verdicts(store: Store, record_id: str, record: Mapping[str, Any], settings: Settings) -> Iterator[str]:
    """Each use in turn."""
    rules = {rule["rule_id"]: rule for rule in store.frame("from policy.rules").iter_rows(named=True)}
    sources = {source["source_id"]: source for source in store.frame("from policy.sources").iter_rows(named=True)}
    where = places(dict(store.frame("select country, region_group from policy.regions").iter_rows()))
    with Trial(store, record_id) as trial:
        elsewhere = [Other(place.words, trial.verdicts(_living_in(place, settings))) for place in where]
        changes = [Other(words, trial.verdicts(other)) for words, other in _other_circumstances(settings)]
        for words, kind, audience in _other_records(record["kind"], record["audience"]):
            with trial.being(kind, audience):
                changes.append(Other(words, trial.verdicts(settings)))
        verdicts = trial.verdicts(settings)
        for flow in store.frame("select flow, title, stopped_by, stopped_in from policy.flows").iter_rows(named=True):
            name = flow["flow"]
            case = Case(
                flow,
                verdicts[name],
                settings,
                rules,
                trial.facts(name),
                stretches(store, name, settings, record["day"]),
                {place.group: place.words for place in where},
            )
            yield ""
            yield from _told(case, sources)
            yield from indented(_would_change(case, elsewhere, changes))


def _told(case: Case, sources: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Verdict, the steps to it, and the rule that decided, with what the verdict rests on."""
    rule = case.rule
    timing = _AT_YOUR_AGE if rule["gate"] == "minor" else _TIMINGS[case.verdict.timing]
    yield f"{case.flow['flow']}: {case.flow['title']}"
    yield from indented(wrapped(f"Verdict: {case.verdict.status} ({timing}), confidence {case.confidence}."))
    yield "  Steps:"
    yield from indented(case.steps(), by=4)
    yield from indented(wrapped(f"Decided by {rule['rule_id']}: {rule['title']}. {rule['explanation']}"))
    for source_id in dict.fromkeys(source for ground in case.grounds for source in ground["sources"]):
        source = sources[source_id]
        yield f"  Source: {source['title']} ({source['published'] or 'not dated'}): {source['url']}"
    yield f"  Verified on {case.verified_on}."


def _would_change(case: Case, elsewhere: Sequence[Other], changes: Sequence[Other]) -> Iterator[str]:
    """The other circumstances in which the status would be another, by that status."""
    told = False
    for status in STATUSES:
        if status == case.verdict.status:
            continue
        countries, choices = _with(status, case, elsewhere), _with(status, case, changes)
        circumstances = [f"if you lived in {listed(countries)}"] if countries else []
        if circumstances or choices:
            told = True
            yield from wrapped(f"It would be {status}: {'; '.join([*circumstances, *choices])}.")
    if not told:
        yield "Neither another country nor a choice of yours that this program knows of would change that."


def _with(status: str, case: Case, others: Sequence[Other]) -> list[str]:
    """The circumstances that would give a status."""
    name, choice = case.flow["flow"], case.flow["stopped_by"]
    told = [(other.words, other.verdicts[name].status) for other in others]
    return [
        words if isinstance(words, str) else words[choice]
        for words, found in told
        if found == status and (isinstance(words, str) or choice in words)
    ]


def _living_in(place: Place, settings: Settings) -> Settings:
    """The settings of a member who always lived there."""
    return replace(settings, regions=(Residence(place.country),))


def _other_circumstances(settings: Settings) -> Iterator[tuple[Words, Settings]]:
    """What else could be otherwise, in words, with the settings that say so; all choices at once, one for each use."""
    today = settings.as_of
    none = {"opted_out_on": None, "opted_out_before_start": False, "opted_in_again_on": None}
    never = replace(settings, ads_opted_out_on=None, objected_on=None, **none)  # type: ignore[arg-type]
    yield _NOTHING_CHOSEN, never
    now = {choice: words.replace("{day}", str(today)) for choice, words in _CHOSEN.items()}
    yield now, replace(never, opted_out_on=today, ads_opted_out_on=today, objected_on=today)
    yield _BEFORE_THE_START, replace(never, opted_out_before_start=True)
    if is_minor(settings):
        yield "if you were 18 or older", replace(settings, born_on=None)
    else:
        yield "if you were under 18", replace(settings, born_on=today)


def _other_records(kind: str, audience: str) -> Iterator[tuple[str, str, str]]:
    """What the record itself could be instead: in words, its kind and its audience."""
    if kind in {"post", "repost"}:
        if audience not in {"public", "presumed_public"}:
            yield "if it were for anyone", kind, "public"
        if audience != "connections":
            yield "if it were for your connections only", kind, "connections"
    if kind == "article_draft":
        yield "if you published it", "article", "presumed_public"
    if kind in {"recommendation_received", "endorsement_received"}:
        if audience == "private":
            yield "if your profile showed it", kind, "presumed_public"
        else:
            yield "if your profile did not show it", kind, "private"


def _findings(store: Store, record_id: str) -> list[str]:
    rows = store.frame(
        "select rule_id, category, severity, confidence, span_start, span_end, reason from findings.hits"
        " where record_id = $record_id order by span_start, rule_id",
        {"record_id": record_id},
    )
    lines: list[str] = []
    for rule_id, category, severity, confidence, start, end, reason in rows.iter_rows():
        lines += ["", f"Finding: {category}, {severity}, confidence {confidence:.2f}, characters {start} to {end}"]
        lines += indented([*wrapped(reason), f"Rule {rule_id}"])
    return lines

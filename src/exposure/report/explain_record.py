"""Why a record of a report got its verdicts: step by step, with what would change them; none of its text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exposure.charts import one_kind
from exposure.model import STATUSES
from exposure.policy import country_phrase
from exposure.report.trial import Trial
from exposure.report.words import indented, wrapped
from exposure.settings import Residence, is_minor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from exposure.report.trial import Verdict
    from exposure.settings import Settings
    from exposure.store import Store

#: A country of each group, to ask what would hold there; in the order in which they are told.
_ELSEWHERE: Final = {
    "EU_EEA": ("the EU and the EEA", "FR"),
    "CH": ("Switzerland", "CH"),
    "GB": ("the United Kingdom", "GB"),
    "CA": ("Canada", "CA"),
    "HK": ("Hong Kong", "HK"),
    "US": ("the United States", "US"),
    "CN": ("mainland China", "CN"),
    "OTHER": ("other countries", "BR"),
}
_TIMINGS: Final = {
    "not_in_use": "the use is off here",
    "usable": "in use now; it may have been used already",
    "possibly_used": "off for you now; it may have been used before, and nobody can take that back",
    "protected": "you turned it off before it could be used",
    "contested": "sources disagree",
    "n/a": "this kind of record is left out",
}


def explain_record(store: Store, record_id: str, settings: Settings) -> list[str] | None:
    """What a record is, its verdict for each use with the steps to it, and its findings; None without such a record."""
    found = store.frame(
        "select kind, occurred_at, audience, url, source_file, source_row from records.combined"
        " where record_id = $record_id",
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
    rules = {rule["rule_id"]: rule for rule in store.frame("from policy.rules").iter_rows(named=True)}
    sources = {source["source_id"]: source for source in store.frame("from policy.sources").iter_rows(named=True)}
    flows = store.frame("select flow, title, stopped_by, stopped_in from policy.flows").rows(named=True)
    with Trial(store, record_id) as trial:
        changes = {words: trial.verdicts(other) for words, other in _other_circumstances(settings)}
        elsewhere = {place: trial.verdicts(other) for place, other in _other_countries(settings)}
        verdicts = trial.verdicts(settings)
        for flow in flows:
            told = _Telling(flow, verdicts[flow["flow"]], settings, rules, sources)
            lines += ["", *told.lines(trial.facts(flow["flow"]), elsewhere, changes)]
    return lines + _findings(store, record_id)


class _Telling:
    """The words on one record and one use."""

    def __init__(
        self,
        flow: Mapping[str, Any],
        verdict: Verdict,
        settings: Settings,
        rules: Mapping[str, Mapping[str, Any]],
        sources: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._flow, self._verdict, self._settings = flow, verdict, settings
        self._rules, self._sources = rules, sources

    def lines(
        self,
        facts: Sequence[tuple[str, str, str]],
        elsewhere: Mapping[str, Mapping[str, Verdict]],
        changes: Mapping[str, Mapping[str, Verdict]],
    ) -> Iterator[str]:
        """Verdict, the steps to it, the rule that decided with its sources, and what would change the verdict."""
        status, timing, rule_id = self._verdict
        rule = self._rules[rule_id]
        yield f"{self._flow['flow']}: {self._flow['title']}"
        yield from indented(wrapped(f"Verdict: {status} ({_TIMINGS[timing]}), confidence {rule['confidence']}."))
        yield "  Steps:"
        yield from indented(self._steps(facts), by=4)
        yield from indented(wrapped(f"Decided by {rule_id}: {rule['title']}. {rule['explanation']}"))
        for source_id in rule["sources"]:
            source = self._sources[source_id]
            yield f"  Source: {source['title']} ({source['published'] or 'not dated'}): {source['url']}"
        yield f"  Verified on {rule['verified_on']}."
        yield from indented(self._would_change(elsewhere, changes))

    def _steps(self, facts: Sequence[tuple[str, str, str]]) -> Iterator[str]:
        """The conditions in the order in which the query asks them."""
        for rule_id in dict.fromkeys(category for _, category, _ in facts):
            rule = self._rules[rule_id]
            where = [_ELSEWHERE[group][0] for group, category, _ in facts if category == rule_id]
            place = f" in {', '.join(where)}" if len(facts) > len(where) else ""
            yield from wrapped(f"- as a kind of record{place} it is {rule['status']}: {rule['title']} ({rule_id})")
        if is_minor(self._settings) and self._flow["flow"] == "genai_training":
            yield "- you are under 18 on the day of the verdict"
        country = self._settings.country
        if country is None:
            yield "- where you live is unknown, so every group of countries was asked"
        else:
            [rule_id] = {region for _, _, region in facts}
            says = (self._rules[rule_id]["says"] or "").replace("{country}", country_phrase(country))
            yield from wrapped(f"- {says} ({rule_id})")
        yield from wrapped(f"- {self._choice()}")

    def _choice(self) -> str:
        """What the member told about the choice that stops this use."""
        settings, stopped_by = self._settings, self._flow["stopped_by"]
        if stopped_by == "ads":
            return _told("turned off the sharing for ads", settings.ads_opted_out_on)
        if stopped_by == "objection":
            return _told("sent the objection form", settings.objected_on)
        where = self._flow["stopped_in"]
        only = " (it reaches this use in the United Kingdom only)" if where == ["GB"] else ""
        if settings.opted_in_again_on and settings.opted_in_again_on <= settings.as_of:
            return f"you turned the training setting on again on {settings.opted_in_again_on}{only}"
        if settings.opted_out_before_start:
            return f"you turned the training setting off before the use began{only}"
        return _told("turned the training setting off", settings.opted_out_on) + only

    def _would_change(
        self, elsewhere: Mapping[str, Mapping[str, Verdict]], changes: Mapping[str, Mapping[str, Verdict]]
    ) -> Iterator[str]:
        """The other circumstances in which the status would be another, by that status."""
        told = False
        for status in STATUSES:
            if status == self._verdict.status:
                continue
            places, choices = self._with(status, elsewhere), self._with(status, changes)
            circumstances = [f"if you lived in {_listed(places)}"] if places else []
            if circumstances or choices:
                told = True
                yield from wrapped(f"It would be {status}: {'; '.join([*circumstances, *choices])}.")
        if not told:
            yield "Neither another country nor a choice of yours that this program knows of would change that."

    def _with(self, status: str, verdicts: Mapping[str, Mapping[str, Verdict]]) -> list[str]:
        """The circumstances that would give a status."""
        return [words for words, found in verdicts.items() if found[self._flow["flow"]].status == status]


def _listed(places: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(places[:-1]), places[-1]) if part)


def _other_countries(settings: Settings) -> Iterator[tuple[str, Settings]]:
    """Each group of countries in words, with the settings of a member who always lived there."""
    for words, country in _ELSEWHERE.values():
        yield words, replace(settings, regions=(Residence(country),))


def _other_circumstances(settings: Settings) -> Iterator[tuple[str, Settings]]:
    """What else could be otherwise, in words, with the settings that say so."""
    today = settings.as_of
    never = replace(settings, opted_out_on=None, opted_out_before_start=False, opted_in_again_on=None)
    yield "with the training setting on", never
    yield f"with the training setting turned off on {today}", replace(never, opted_out_on=today)
    yield "with the training setting turned off before the start", replace(never, opted_out_before_start=True)
    yield f"with the sharing for ads turned off on {today}", replace(settings, ads_opted_out_on=today)
    yield f"with the objection form sent on {today}", replace(settings, objected_on=today)
    yield "if you were under 18", replace(settings, born_on=today)


def _told(did: str, day: object) -> str:
    return f"you {did} on {day}" if day else f"you did not say that you {did}"


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

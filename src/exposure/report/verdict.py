"""The verdict and its numbers in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exposure.policy import country_phrase
from exposure.report.choices import made, opted_in_again
from exposure.report.phrases import day, number, records, sentence
from exposure.report.places import states_told
from exposure.settings import is_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.model import Status
    from exposure.report.content import Count, Region
    from exposure.report.sensitive import SensitiveRecord
    from exposure.settings import Residence, Settings

STATUS_WORDS: Final[dict[Status, str]] = {"in": "In scope", "unclear": "Unclear", "excluded": "Left out"}
STATUS_MEANING: Final[dict[Status, str]] = {
    "in": "may be used to train LinkedIn's generative AI",
    "unclear": "cannot be told from what is published",
    "excluded": "means that LinkedIn names this kind elsewhere or not among its training data, that the use is off "
    "where you live, that you opted out in time, or that you are under 18",
}
TEXT_MODES: Final = {
    "masked": "Your own flagged words are shown. Identifiers and secrets in them are masked.",
    "revealed": "Your own flagged words are shown in full, identifiers and secrets included: keep it to yourself.",
    "hidden": "This copy can be shared. It holds no text from your records, no links to them, no personal file names.",
}
SUGGESTIONS: Final = {"delete": "Delete it", "edit": "Rewrite it", "review": "Read it again, then decide"}
AXES: Final = {"disclosure": "What people may read", "training": "What may train LinkedIn's AI"}
REGION_SOURCES: Final = {"option": "as you said", "profile": "read from your profile", "unknown": "unknown"}
CAPTIONS: Final = {
    "scope_by_kind": "Shares within each kind of record. The table below links every number to the rule behind it.",
    "timeline": "The day training begins limits when LinkedIn may train, not how old a record may be. How far back it "
    "goes is not published.",
    "sensitive_by_category": "Found on this machine, by rules and by meaning. Both can err: read before you delete.",
}
_TIMINGS: Final = {
    "possibly_used": "if used, before you opted out",
    "protected": "because you opted out",
    "not_in_use": "not in use where you live",
    "contested": "sources disagree",
}
#: In the ids of rules about records that an opt-out came too late for, or may have; and of that about minors.
_OPT_OUT_RULE, _MINOR_RULE = ".optout.", ".minor"
#: From these confidences of a detection rule on, and in words: they are constants of the rules, not probabilities.
_CONFIDENCES: Final = ((0.9, "very likely"), (0.7, "likely"))
#: Indices closer than this may look the same with one decimal.
_CLOSE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer in ten seconds: how many records, since when, what is unclear, what to do first."""

    counts: tuple[Count, ...]
    region: Region
    settings: Settings

    @property
    def headline(self) -> str:
        """The first line of the page."""
        total = sum(count.records for count in self.counts)
        inside, unclear, possible = self._sum("in"), self._sum("unclear"), self._possible + self._elsewhere
        use = "to train LinkedIn's generative AI"
        if not total:
            return "No records could be read from this archive."
        if inside:
            return f"{number(inside)} of your {records(total)} may be used {use}."
        if possible:
            return f"{number(possible)} of your {records(total)} may already have been used {use}."
        if unclear:
            return f"Whether {number(unclear)} of your {records(total)} may train LinkedIn's generative AI is unclear."
        return f"None of your {records(total)} is known to be used {use}."

    @property
    def where(self) -> str:
        """What holds where the member lives, in the words that its sources bear."""
        if self.region.country is None or self.region.says is None:
            differing = states_told(self.region.by_state)
            what = f": on {day(self.settings.as_of)} the use is {differing}" if differing else ""
            return (
                f"Where you live is unknown, and the rules differ{what}. Only what holds in all countries is stated, "
                "and the rest is unclear."
            )
        unless = ", unless you object" if self.still_on and self.region.state == "on" else ""
        return f"{self.region.says.replace('{country}', self.region.country)}{unless}."

    @property
    def minor(self) -> str:
        """What is said to members under 18; empty for others."""
        if not is_minor(self.settings):
            return ""
        return (
            f"You are under 18 on {day(self.settings.as_of)}. LinkedIn says that it leaves out members it believes to "
            "be under 18, which this page takes at its word."
        )

    @property
    def moved(self) -> str:
        """Where the member lived and when, and what that changes; empty for whoever never moved."""
        stays = self.settings.regions
        if len({stay.country for stay in stays}) == 1:
            return ""
        lived = "; ".join(_stay(stay) for stay in stays)
        return (
            f"Where you lived: {lived}. What may be used from now on goes by where you live now, and what may have been"
            f" used in the past by where you lived then.{left_behind(self.counts)}"
        )

    @property
    def remainder(self) -> str:
        """What is known of all other records."""
        told = 0 if self._sum("in") else self._possible
        unclear, excluded = self._sum("unclear") - told, self._sum("excluded") - self._elsewhere
        parts = []
        if unclear:
            parts.append(f"For {records(unclear)} it is unclear: what LinkedIn has published does not decide it.")
        if excluded:
            parts.append(f"{number(excluded)} {'is' if excluded == 1 else 'are'} left out.")
        return " ".join(parts)

    @property
    def by_analogy(self) -> str:
        """What verdicts rest on where LinkedIn's European notice does not apply; empty where it does."""
        unlisted = any(count.status == "excluded" and count.timing == "n/a" for count in self.counts)
        if self.region.covered or not unlisted:
            return ""
        return (
            "Many records are left out because LinkedIn's European notice does not list them for this use. Outside the "
            "EU, the EEA, Switzerland and the United Kingdom that notice does not apply and is read by analogy."
        )

    @property
    def opted_out(self) -> str:
        """What the member's opt-out changes, by what the verdicts say; empty if there was none."""
        if opted_in_again(self.settings):
            return self._on_again
        if made(self.settings, "training") is None:
            return ""
        protected = self._sum("excluded", opt_out=True)
        parts = [f"You turned the setting off {self._off_when}."]
        maybe = self._sum("unclear") - self._possible
        if self._possible:
            parts.append(self._too_late(protected))
        elif protected and self._in_time:
            earlier = "" if maybe else ", and none of these records was in use here before"
            parts.append(f"From then on nothing could be used{earlier}.")
        elif protected:
            parts.append("Your records from that day on are left out, and no earlier one is known to have been used.")
        if maybe:
            parts.append(
                f"Whether {records(maybe)} may be used at all is unclear; if any was used, it was before you opted out."
            )
        return " ".join(parts)

    @property
    def _on_again(self) -> str:
        again = day(self.settings.opted_in_again_on) if self.settings.opted_in_again_on else ""
        off = f" {self._off_when}" if self.settings.opted_out_before_start or self.settings.opted_out_on else ""
        return (
            f"You turned the setting off{off} and on again on {again}. What is said here is what holds while it "
            "is on: whatever it kept out before may be used now."
        )

    @property
    def other_choices(self) -> str:
        """The member's choices about other uses, which the numbers of this one do not depend on."""
        told = []
        if (ads := made(self.settings, "ads")) and ads.on:
            told.append(f"turned the sharing of data for ads off on {day(ads.on)}")
        if (objection := made(self.settings, "objection")) and objection.on:
            told.append(f"sent LinkedIn's objection form on {day(objection.on)}")
        return f"You {' and '.join(told)}: that is counted for the other uses below, not here." if told else ""

    @property
    def still_on(self) -> bool:
        """Whether turning the setting off is still to be done."""
        is_free = made(self.settings, "training") is None and not is_minor(self.settings)
        return is_free and self.region.state in {"on", "unclear"}

    @property
    def _in_time(self) -> bool:
        """Whether the opt-out came before the use last began; it may have been on at an earlier time."""
        if self.settings.opted_out_before_start or self.settings.opted_out_on is None:
            return self.settings.opted_out_before_start
        return self.region.since is not None and self.settings.opted_out_on < self.region.since

    @property
    def _off_when(self) -> str:
        before = f"before the use {'last ' if self.region.state == 'on' else ''}began where you live"
        if self.settings.opted_out_on is None:
            return before
        on = f"on {day(self.settings.opted_out_on)}"
        return f"{on}, {before}" if self._in_time and self.region.state == "on" else on

    def _too_late(self, protected: int) -> str:
        """What is said of records that may have been used before the opt-out."""
        possible = records(self._possible)
        if self._in_time:
            return (
                f"From then on nothing could be used, but it cannot be ruled out that {possible}, earlier or undated, "
                "had been used before that day, and nobody can take that back."
            )
        later = "Records from that day on are left out. " if protected else ""
        return (
            f"{later}{sentence(possible)}, earlier or undated, may already have been used, and nobody can take that "
            "back. Sources disagree on later training: LinkedIn's help page says that none of your data is used any "
            "more, the Italian regulator that only later content is left out."
        )

    @property
    def _possible(self) -> int:
        """Records that may already have been used before the opt-out."""
        return too_late(self.counts)

    @property
    def _elsewhere(self) -> int:
        """Records that are left out where the member lives now and may have been used where they lived before."""
        return elsewhere(self.counts)

    def _sum(self, status: Status, *, opt_out: bool = False) -> int:
        """Records with a status, all of them or those that an opt-out decided."""
        return sum(
            count.records
            for count in self.counts
            if count.status == status and (_OPT_OUT_RULE in count.rule_id or not opt_out)
        )


def elsewhere(counts: Iterable[Count]) -> int:
    """Records that are left out where the member lives now and may have been used where they lived before."""
    return sum(count.records for count in counts if count.status == "excluded" and count.timing == "possibly_used")


def left_behind(counts: Iterable[Count]) -> str:
    """What is said of records that may have been used where the member lived before; empty if there are none."""
    left = elsewhere(counts)
    return f" {records(left)} may have been used while you lived elsewhere: nobody can take that back." if left else ""


def too_late(counts: Iterable[Count]) -> int:
    """Records that the member's own choice came too late for, or may have."""
    return sum(count.records for count in counts if count.status == "unclear" and _OPT_OUT_RULE in count.rule_id)


def _stay(stay: Residence) -> str:
    """A country and the days of living there."""
    place = country_phrase(stay.country) if stay.country else "an unknown country"
    if stay.starts_on and stay.ends_on:
        return f"{place} from {day(stay.starts_on)} to {day(stay.ends_on)}"
    if stay.starts_on:
        return f"{place} since {day(stay.starts_on)}"
    return f"{place} until {day(stay.ends_on)}" if stay.ends_on else place


def timing(word: str, rule_id: str, status: str) -> str:
    """What a timing adds to a status; empty when it adds nothing a reader needs."""
    if word == "possibly_used" and status == "excluded":
        return "may have been used where you lived before"
    if word == "possibly_used" and _OPT_OUT_RULE in rule_id:
        return "may already have been used"
    if word == "not_in_use" and rule_id.endswith(_MINOR_RULE):
        return "not in use at your age"
    return _TIMINGS.get(word, "")


def training(record: SensitiveRecord) -> str:
    """What is known of one record and training."""
    if record.training_status == "in":
        return "May be used to train LinkedIn's generative AI."
    if record.training_status == "excluded":
        detail = timing(record.timing, record.scope_rule_id, record.training_status)
        return f"Left out of LinkedIn's generative-AI training{f' ({detail})' if detail else ''}."
    if record.timing != "possibly_used":
        return "Unclear whether it may train LinkedIn's generative AI."
    if _OPT_OUT_RULE in record.scope_rule_id:
        return "May already have been used to train LinkedIn's generative AI; that cannot be undone."
    return "Unclear whether it was used to train LinkedIn's generative AI; if so, before you opted out."


def change(before: float, after: float) -> tuple[str, str]:
    """Two indices, in whole numbers where these differ and with as many decimals as it takes where they do not."""
    if round(before) != round(after):
        return f"{before:.0f}", f"{after:.0f}"
    digits = 2 if abs(before - after) < _CLOSE else 1
    return f"{before:.{digits}f}", f"{after:.{digits}f}"


def confidence(value: float) -> str:
    """A detection rule's confidence in words."""
    return next((words for least, words in _CONFIDENCES if value >= least), "possible")

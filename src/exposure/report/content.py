"""What the page says, as plain values: everything on it comes from these."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from exposure.model import Problem, Status
    from exposure.policy.pack import Choice, State
    from exposure.report.sensitive import SensitiveRecord
    from exposure.report.summary import Provenance
    from exposure.settings import Settings


@dataclass(frozen=True, slots=True)
class Region:
    """Where the member lives and what holds for a use there on the day of the report."""

    #: The country's name, as it stands inside a sentence; None if unknown.
    country: str | None
    state: Literal["on", "off", "paused", "unclear"]
    #: First day of that state; None if it was never published.
    since: date | None
    #: The rule that says so; None if the country is unknown.
    rule_id: str | None
    #: That rule's sentence, with `{country}` for the country; None if the country is unknown.
    says: str | None
    #: LinkedIn's European notice is about members who live there.
    covered: bool
    #: Where the country is unknown: what holds on that day, with the groups of countries in which it does.
    by_state: Mapping[State, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of one kind got a status by one rule."""

    kind: str
    status: Status
    rule_id: str
    timing: str
    records: int


@dataclass(frozen=True, slots=True)
class Index:
    """One exposure index with its bounds, and the worst single fact in words."""

    axis: Literal["disclosure", "training"]
    low: float
    value: float
    high: float
    worst: str | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as `charts.to_svg` gives it, with the sentence that stands for it."""

    name: str
    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """What became of one member of the archive; `table` is None for a file this version does not know."""

    file: str
    table: str | None
    read: int
    kept: int
    duplicate: int
    set_aside: int
    unknown_columns: tuple[str, ...]
    problems: int
    #: Columns that files of its era have and this one lacks, by their names in the database.
    missing_columns: tuple[str, ...] = ()
    #: Years of its header; None if they are not known.
    era: str | None = None
    #: How its cells are separated and which encoding it is in; None if it was not read.
    dialect: str | None = None
    encoding: str | None = None
    #: Whether its name or its header told the table; None for an unknown file.
    recognised_by: Literal["name", "header"] | None = None

    @property
    def accounted(self) -> bool:
        """Whether every row read was kept, a duplicate or set aside."""
        return self.read == self.kept + self.duplicate + self.set_aside


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from."""

    title: str
    url: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that decided at least one number on the page."""

    rule_id: str
    title: str
    explanation: str
    status: str
    confidence: str
    sources: tuple[Source, ...]
    #: The newest day for which a source shows that the rule held; None if unknown.
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A choice that the member has made by the day of the report."""

    #: None if all that is known is that it was made before the use began.
    on: date | None


@dataclass(frozen=True, slots=True)
class Control:
    """Something the member can do at LinkedIn, and what it leaves as it is."""

    control_id: str
    title: str
    path: str
    url: str
    does_not: str
    #: Titles of the uses it has an effect on where the member lives; empty for the control of something else.
    uses: tuple[str, ...] = ()
    #: Set if the member has done it.
    made: Made | None = None
    #: It has its effect in some countries only, and the member's is unknown.
    depends: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """One of the uses that LinkedIn makes of members' data, and what it may reach of this member's."""

    flow: str
    title: str
    description: str
    region: Region
    counts: tuple[Count, ...]
    #: Which of the member's choices stops it, and whether it does where the member lives; None if that is unknown.
    stopped_by: Choice
    stoppable: bool | None
    #: Set if the member has made that choice.
    made: Made | None
    #: The control that makes that choice; None if the rule pack has none.
    control: Control | None


@dataclass(frozen=True, slots=True)
class Facet:
    """One heading under which LinkedIn lists values about the member, beside what the member states of the same."""

    #: Of which file: the table's name.
    origin: str
    #: As LinkedIn calls it; empty where that is left out.
    name: str
    inferred: int
    stated: int
    not_stated: int
    #: The archive holds something of the member's own to compare with.
    compared: bool
    #: Tables in which the member states such a value.
    stated_in: tuple[str, ...]
    #: Both empty where the values are left out.
    values_stated: tuple[str, ...] = ()
    values_not_stated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdClicks:
    """How often the member clicked ads, or was counted for them, and between which days."""

    place: str
    records: int
    #: None if no record bears a date.
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page says."""

    provenance: Provenance
    settings: Settings
    region: Region
    counts: tuple[Count, ...]
    indices: tuple[Index, ...]
    plan: tuple[SensitiveRecord, ...]
    charts: tuple[Chart, ...]
    files: tuple[FileRow, ...]
    problems: tuple[Problem, ...]
    rules: tuple[Rule, ...]
    controls: tuple[Control, ...]
    #: What the use is that the verdicts are about.
    description: str
    warnings: tuple[str, ...] = ()
    #: All uses, the one that the verdicts are about among them.
    uses: tuple[Use, ...] = ()
    facets: tuple[Facet, ...] = ()
    ad_clicks: tuple[AdClicks, ...] = ()
    #: Findings that the member's keep-list silences.
    silenced: int = 0

"""The report as one HTML page: everything on it is given as plain values, and nothing on it is fetched or run."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from exposure import __version__
from exposure.charts import category_words, inline, kind_words
from exposure.model import KINDS, STATUSES
from exposure.report import phrases, use_words, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.model import Status
    from exposure.report.content import Count, Facet, Page

_TEMPLATES: Final = Path(__file__).parent.parent / "templates"
#: Records of the plan shown as cards; the others follow in a table.
_CARDS: Final = 20
#: Problems shown; the others are counted.
_PROBLEMS: Final = 100
#: Statuses in the order of a table's columns.
_COLUMNS: Final[tuple[Status, ...]] = ("in", "unclear", "excluded")
#: What became of a file's rows, in the order of the table of files.
_FATES: Final = ("read", "kept", "duplicate", "set_aside")
_LINKEDIN: Final = "www.linkedin.com"
_LINE_BREAKS: Final = "\n\t"
#: Control, unassigned and surrogate characters, and those that turn the direction of the text around them.
_UNSAFE_CATEGORIES: Final = frozenset({"Cc", "Cs"})
_DIRECTION_MARKS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def render_page(page: Page) -> str:
    """The page as one self-contained HTML document."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        day=phrases.day,
        number=phrases.number,
        sentence=phrases.sentence,
        category=category_words,
        kind=kind_words,
        inline_chart=lambda chart: Markup(inline(chart.svg)),  # noqa: S704 - the SVG is this program's own
    )
    environment.globals.update(
        words=verdict, use_words=use_words, statuses=_COLUMNS, linkedin_url=_linkedin_url, https_url=_https_url
    )
    return environment.get_template("report.html.j2").render(_context(page))


def _context(page: Page) -> dict[str, Any]:
    hidden = page.settings.text_mode == "hidden"
    totals = _totals(page.counts)
    known_files = {row.file for row in page.files if row.table}
    return {
        "page": page,
        "version": __version__,
        "hidden": hidden,
        "totals": totals,
        "total": sum(totals.values()),
        "lead": verdict.Verdict(page.counts, page.region, page.settings),
        "cards": page.plan[:_CARDS],
        "further": page.plan[_CARDS:],
        "left_over": _left_over(page),
        "table": _table(page.counts),
        "uses": [(use, _totals(use.counts), _table(use.counts)) for use in page.uses],
        "flows": {use.flow for use in page.uses},
        "compared": _by_surprise(facet for facet in page.facets if facet.compared),
        "alone": [facet for facet in page.facets if not facet.compared],
        "rule_titles": {rule.rule_id: rule.title for rule in page.rules},
        "unknown_files": [row.file for row in page.files if not row.table],
        "problems": page.problems[:_PROBLEMS],
        "problems_left": max(0, len(page.problems) - _PROBLEMS),
        "rows": {name: sum(getattr(row, name) for row in page.files) for name in _FATES},
        "unaccounted": [row.file for row in page.files if not row.accounted],
        "file_name": lambda file: file if not hidden else _anonymous(file, known=file in known_files),
    }


def _totals(counts: tuple[Count, ...]) -> dict[Status, int]:
    return {status: sum(count.records for count in counts if count.status == status) for status in STATUSES}


def _by_surprise(facets: Iterable[Facet]) -> list[Facet]:
    """Facets in the order in which they say what the member does not."""
    return sorted(facets, key=lambda facet: (-facet.not_stated, facet.origin, facet.name))


def _left_over(page: Page) -> bool:
    """Whether records that the listing threshold hides still count in the index when all listed ones are gone."""
    return bool(page.plan) and round(page.plan[-1].index_after, 2) > 0 and page.settings.min_severity != "low"


def _table(counts: tuple[Count, ...]) -> list[tuple[str, dict[Status, list[Count]], int]]:
    """Per kind, in the order of the vocabulary: the counts of each status, largest first, and the sum."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    kinds = sorted(
        {count.kind for count in counts if count.records}, key=lambda kind: (order.get(kind, len(order)), kind)
    )
    rows = []
    for kind in kinds:
        of_kind = sorted(
            (count for count in counts if count.kind == kind and count.records),
            key=lambda count: (-count.records, count.rule_id, count.timing),
        )
        cells = {status: [count for count in of_kind if count.status == status] for status in STATUSES}
        rows.append((kind, cells, sum(count.records for count in of_kind)))
    return rows


def visible(value: object) -> object:
    """Text with nothing invisible in it that could mislead a reader or end a document early."""
    if value is None:
        raise TypeError("a template prints a value that may be absent")
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "".join("\N{REPLACEMENT CHARACTER}" if _misleads(character) else character for character in value)


def _misleads(character: str) -> bool:
    if character in _LINE_BREAKS:
        return False
    return character in _DIRECTION_MARKS or unicodedata.category(character) in _UNSAFE_CATEGORIES


def _https_url(url: str | None) -> str | None:
    """The address if it is a plain https one that may become a link."""
    if not url or not url.isascii() or not url.isprintable() or any(character in url for character in ' "<>\\`'):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return url if parts.scheme == "https" and parts.hostname and "@" not in parts.netloc else None


def _linkedin_url(url: str | None) -> str | None:
    """The address if it is a page of LinkedIn."""
    safe = _https_url(url)
    return safe if safe and urlsplit(safe).netloc == _LINKEDIN else None


def _anonymous(file: str, *, known: bool) -> str:
    """A file's name without the title or the person's name that it may hold."""
    folder, _, name = file.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    if known and suffix.lower() == "csv":
        return file
    shown = f"(name left out){dot}{suffix}" if stem else "(name left out)"
    return f"{folder}/{shown}" if known and folder else shown

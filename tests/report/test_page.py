"""The page: what it says, what it leaves out, and that nothing in an archive can break out of it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from tests.report.pages import HOSTILE, POST, SAYS, empty_page, full_page, hostile_page, record

import exposure
from exposure.charts import THEME
from exposure.report.content import Count, FileRow, Page, Region
from exposure.report.page import render_page, visible
from exposure.report.verdict import Verdict
from exposure.settings import Settings

if TYPE_CHECKING:
    from exposure.model import Severity

CSS = (Path(exposure.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
INLINE = frozenset("a abbr b bdi code em small span strong time".split())
VOID = frozenset("meta img br link input hr wbr".split())


class Document(HTMLParser):
    """The elements and the text of a page; unbalanced tags are an error."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        assert self.open.pop() == tag
        if tag not in INLINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        """Note text that a reader sees."""
        if not {"style", "title"} & set(self.open):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All text, on one line."""
        return " ".join("".join(self.texts).split())

    def every(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of one name."""
        return [attributes for name, attributes in self.elements if name == tag]


def read(page: Page) -> Document:
    """The page as rendered and parsed."""
    return Document(render_page(page))


@pytest.fixture(name="full", scope="module")
def _full() -> Document:
    return read(full_page())


def test_verdict_says_how_many_where_and_since_when(full: Document) -> None:
    """The first lines answer the member's question with the numbers of the counts."""
    assert "433 of your 65,796 records may be used to train LinkedIn's generative AI." in full.text
    assert "has trained on such data in France since 3 November 2025, unless you object." in full.text
    assert "For 5,241 records it is unclear" in full.text
    assert "60,122 are left out." in full.text


def test_sections_come_in_reading_order(full: Document) -> None:
    """For a layperson first, for a specialist later."""
    ids = [attributes["id"] for tag, attributes in full.elements if tag == "h2" and "id" in attributes]
    assert ids == ["first", "plan", "index", "charts", "kinds", "uses", "inferred", "do", "files", "rules"]


def test_ids_are_unique_and_every_anchor_has_its_target(full: Document) -> None:
    """No link inside the page leads nowhere."""
    ids = [attributes["id"] for _, attributes in full.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {link["href"][1:] for link in full.every("a") if link["href"].startswith("#")}
    assert targets <= set(ids)
    assert "rule-genai.post.public" in targets


def test_page_is_accessible_in_structure(full: Document) -> None:
    """Landmarks, one first heading, no skipped level, scoped table headers, named charts."""
    tags = [tag for tag, _ in full.elements]
    assert [tags.count(tag) for tag in ("main", "footer", "h1")] == [1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(header.get("scope") in {"col", "row"} for header in full.every("th"))
    images = [attributes for _, attributes in full.elements if attributes.get("role") == "img"]
    assert len(images) == 3
    assert all(len(image["aria-label"]) > 20 for image in images)
    assert full.every("html") == [{"lang": "en"}]


def test_page_is_self_contained(full: Document) -> None:
    """No script, no form, nothing that is fetched; the policy forbids it as well."""
    tags = {tag for tag, _ in full.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use", "audio"}
    assert not any(
        name.startswith("on") or name in {"src", "srcset"} for _, attributes in full.elements for name in attributes
    )
    assert "url(" not in CSS
    assert "@import" not in CSS
    policy = next(meta["content"] for meta in full.every("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert {"name": "referrer", "content": "no-referrer"} in full.every("meta")


@pytest.mark.parametrize("page", [full_page(), hostile_page()], ids=["full", "hostile"])
def test_every_link_is_https_and_tells_no_referrer(page: Page) -> None:
    """Links lead inside the page, to LinkedIn or to a source."""
    outside = [link for link in read(page).every("a") if not link["href"].startswith("#")]
    assert outside
    for link in outside:
        assert urlsplit(link["href"]).scheme == "https"
        assert urlsplit(link["href"]).hostname in {"www.linkedin.com", "doi.org"}
        assert link["rel"] == "noreferrer noopener"


def test_hostile_text_stays_text() -> None:
    """Markup, template syntax, direction overrides and NUL from an archive are shown, not obeyed."""
    html = render_page(hostile_page())
    document = Document(html)
    assert not {tag for tag, _ in document.elements} & {"script", "img"}
    assert not any(name.startswith("on") for _, attributes in document.elements for name in attributes)
    assert not re.search("[\x00\u202a-\u202e\u2066-\u2069]", html)
    shown = HOSTILE.replace("\x00", "\ufffd").replace("\u202e", "\ufffd").replace("\u202c", "\ufffd")
    assert document.text.count(shown) >= 8
    assert "{{ 7*7 }}" in document.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://www.linkedin.com/feed",
        "https://www.linkedin.com@example.org/",
        "https://www.linkedin.com.example.org/",
        "https://example.org/",
        "https://www.linkedin.com:x/",
        "https://www.linkedin.com/\\",
        "https://www.linkedin.com/a b",
        "https://www.linkedin.com/\n",
        "//www.linkedin.com/",
    ],
)
def test_doubtful_post_address_is_no_link(url: str) -> None:
    """A record's address becomes a link only if it is a page of LinkedIn."""
    document = read(replace(full_page(), plan=(record(1, url=url),)))
    assert url not in {link["href"] for link in document.every("a")}
    assert "Open it on LinkedIn" not in document.text


def test_card_says_what_when_why_and_what_it_changes(full: Document) -> None:
    """One card holds all a member needs to decide."""
    first = full.text[full.text.index("Post, 3 March 2021") :][:420]
    for words in (
        "Critical, very likely",
        "Password or key, health",
        "A password lets anyone who reads it in.",
        "The box is back: Pa••••••23",
        "May be used to train LinkedIn's generative AI.",
        "Delete it",
        "index 62 → to 59",
    ):
        assert words in first
    assert POST in {link["href"] for link in full.every("a")}


def test_plan_is_listed_whole_and_in_order() -> None:
    """The first twenty are cards, the others rows of a table; none is missing."""
    document = read(full_page(records=23))
    cards = [attributes["id"] for tag, attributes in document.elements if attributes.get("class") == "card"]
    assert cards == [f"record-{rank}" for rank in range(1, 21)]
    assert "3 more" in document.text
    assert sum(link["href"] == POST for link in document.every("a")) == 23


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("masked", "Identifiers and secrets in them are masked."),
        ("revealed", "shown in full, identifiers and secrets included"),
        ("hidden", "This copy can be shared."),
    ],
)
def test_page_says_how_text_is_shown(mode: str, sentence: str) -> None:
    """Each of the three modes is named in words."""
    document = read(full_page(mode))  # type: ignore[arg-type]
    assert sentence in document.text


def test_hidden_mode_leaves_out_text_links_and_personal_file_names() -> None:
    """A page made to be shared holds nothing that leads to the records."""
    html = render_page(full_page("hidden"))
    for private in ("The box is back", POST, "urn:li:share", "halden", "Camille", "NewColumn"):
        assert private not in html
    assert "Articles/(name left out).html" in html
    assert "Shares.csv" in html
    assert "1 unknown column" in html


def test_evidence_and_record_ids_are_never_printed(full: Document) -> None:
    """The card shows the excerpt; what identifies the record is its link alone."""
    assert "urn:li:share:7000000000000000001" not in full.text


def test_numbers_of_the_table_lead_to_their_rules(full: Document) -> None:
    """A kind decided by two rules shows two numbers, each linked to its own."""
    links = {(link["href"], link.get("title")) for link in full.every("a")}
    for rule_id in ("genai.post.public", "genai.post.group", "genai.optout.before", "genai.reaction", "genai.message"):
        assert (f"#rule-{rule_id}", f"Rule {rule_id}") in links
    assert "31 may already have been used" in full.text
    assert "All records 433 5,241 60,122" in full.text
    assert "Profile headline" in full.text


def test_index_is_explained_as_this_projects_own(full: Document) -> None:
    """The scale is not passed off as a standard, and its idea is credited."""
    assert "62 of 100 between 55 and 70" in full.text
    assert "The index is a scale of this project's own." in full.text
    assert "Liu and Terzi" in full.text
    assert "https://doi.org/10.1145/1870096.1870102" in {link["href"] for link in full.every("a")}
    assert "Worst single fact: password or key, in a post" in full.text


def test_limits_are_said_plainly(full: Document) -> None:
    """What an opt-out and a deletion cannot do, and what the page is not."""
    assert "It works for the future only" in full.text
    assert "it does not untrain a model" in full.text
    assert full.text.count("not legal advice") == 1
    assert "Made on this machine; no network was used." in full.text
    assert "How far back it goes is not published." in full.text


def test_footer_names_versions_and_archive(full: Document) -> None:
    """A page can be traced to what made it."""
    for words in (exposure.__version__, "2026.11", "22 August 2026", "any 1, en 1, fr 1", "9f" * 32, "ab" * 32):
        assert words in full.text
    assert "As of 22 November 2026" in full.text


def test_files_and_problems_are_reconciled(full: Document) -> None:
    """Rows add up or the page says that they do not."""
    assert "4 files, 60,566 rows. Every row is accounted for" in full.text
    assert (
        "1 file is unknown to this version: the rows of tables were read and counted as other records, but what they"
        " say was not judged; other files are only named." in full.text
    )
    assert "Something Camille wrote.csv" in full.text
    assert "Shares.csv 112 Date not a date; the row is set aside" in full.text
    short = replace(full_page(), files=(FileRow("Shares.csv", "shares", 5, 3, 0, 1, (), 0),))
    assert "Rows do not add up in 1 file: please report it." in read(short).text


def test_each_file_says_what_it_is_and_lacks() -> None:
    """Era, layout, encoding, new and missing columns, and a table that only the header told; the rows are summed."""
    row = FileRow(
        file="mes publications.csv",
        table="shares",
        read=9,
        kept=6,
        duplicate=2,
        set_aside=1,
        unknown_columns=("Mood",),
        problems=0,
        missing_columns=("media_url", "visibility"),
        era="like 2024 on",
        dialect="semicolon-separated",
        encoding="windows-1252",
        recognised_by="header",
    )
    said = (
        "shares, like 2024 on, semicolon-separated, windows-1252; recognised by its header, not by its name; unknown: "
    )
    missing = "; missing: media_url, visibility"
    full = replace(full_page(), files=(row, replace(row, file="b.csv")))
    text = read(full).text
    assert "What was in your archive" in text
    assert f"mes publications.csv {said}Mood{missing} 9 6 2 1 0" in text
    assert "All files 18 12 4 2" in text
    hidden = read(replace(full, settings=replace(full.settings, text_mode="hidden"))).text
    assert "Mood" not in hidden
    assert f"1 unknown column{missing}" in hidden


def test_many_problems_are_counted_not_all_printed() -> None:
    """Beyond a hundred, the database has the rest."""
    page = full_page()
    document = read(replace(page, problems=page.problems * 130))
    assert document.text.count("not a date; the row is set aside") == 100
    assert "130 problems in the archive" in document.text
    assert "30 more are in the table archive.problems" in document.text


def test_nothing_found_is_said_calmly() -> None:
    """No finding is good news and no guarantee; an unknown country asks for one."""
    document = read(empty_page())
    assert "Whether 5,674 of your 65,796 records may train LinkedIn's generative AI is unclear." in document.text
    assert "Nothing sensitive was found in your own texts. That is good news, not a guarantee" in document.text
    assert "Where you live is unknown" in document.text
    assert "--region FR" in document.text
    assert "Nothing in the archive was malformed." in document.text
    assert "What to delete" in document.text


def test_no_records_at_all_is_a_page_too() -> None:
    """An archive without readable records gives no numbers and no bar of shares."""
    document = read(replace(empty_page(), counts=()))
    assert "No records could be read from this archive." in document.text
    assert not [1 for _, attributes in document.elements if attributes.get("class") == "shares"]


IN = Count("post", "in", "genai.post.public", "usable", 5)
MESSAGES = Count("message", "excluded", "genai.message", "n/a", 9)
OFF = Count("post", "excluded", "genai.region.europe_before", "not_in_use", 5)
IN_TIME = Count("post", "excluded", "genai.optout.before_start", "protected", 5)
LATER = Count("post", "excluded", "genai.optout.later_record", "protected", 2)
EARLIER = Count("post", "unclear", "genai.optout.earlier_record", "possibly_used", 3)
UNDATED = Count("skill", "unclear", "genai.optout.undated", "possibly_used", 4)
REACTIONS = Count("reaction", "unclear", "genai.reaction", "possibly_used", 6)
NOW = date(2026, 11, 22)
SINCE = date(2025, 11, 3)
REGIONS = {
    "FR": Region("France", "on", SINCE, "genai.region.europe_from_2025", SAYS, covered=True),
    "FR earlier": Region("France", "off", None, "genai.region.europe_before", SAYS, covered=True),
    "GB": Region("the United Kingdom", "on", SINCE, "genai.region.uk_from_2025", SAYS, covered=True),
    "CA": Region("Canada", "on", SINCE, "genai.region.canada_from_2025", SAYS, covered=False),
    "HK": Region("Hong Kong", "on", SINCE, "genai.region.hong_kong_from_2025", SAYS, covered=False),
    "US": Region("the United States", "on", date(2024, 9, 18), "genai.region.from_2024", SAYS, covered=False),
    "unknown": Region(None, "unclear", None, None, None, covered=False),
}
BEFORE = "before the use last began"
SAFE = "From then on nothing could be used, and none of these records was in use here before."
EARLIER_USE = "From then on nothing could be used, but it cannot be ruled out that 7 records, earlier or undated, had"
CONTESTED = "LinkedIn's help page says that none of your data is used any more, the Italian regulator that only later"
LEFT_OUT = "Records from that day on are left out. 7 records, earlier or undated, may already have been used"
IF_ANY = "Whether 6 records may be used at all is unclear; if any was used, it was before you opted out."


@pytest.mark.parametrize(
    ("region", "opt_out", "counts", "headline", "said", "unsaid"),
    [
        ("FR", date(2025, 10, 20), [IN_TIME, MESSAGES], "None of", [BEFORE, SAFE], ["already", "disagree"]),
        ("FR", None, [IN_TIME, MESSAGES], "None of", [BEFORE, SAFE], ["already", "disagree"]),
        (
            "FR",
            date(2026, 3, 1),
            [LATER, EARLIER, UNDATED, REACTIONS, MESSAGES],
            "7 of your 24 records may already have been used",
            [LEFT_OUT, CONTESTED, IF_ANY],
            [BEFORE, "nothing could be used", "ruled out"],
        ),
        ("FR", date(2026, 3, 1), [EARLIER], "3 of your 3 records may", ["3 records, ", CONTESTED], ["left out. "]),
        ("FR", date(2026, 3, 1), [LATER], "None of", ["no earlier one is known to have been used"], ["already"]),
        ("FR", date(2026, 3, 1), [LATER, REACTIONS], "Whether 6 of your 8 records may", [IF_ANY], ["already"]),
        ("FR earlier", date(2025, 6, 1), [OFF, MESSAGES], "None of", ["on 1 June 2025."], ["From then", "already"]),
        ("US", None, [LATER, EARLIER, UNDATED], "7 of your 9 records may", [BEFORE, EARLIER_USE], ["disagree"]),
        ("GB", None, [IN_TIME, EARLIER, UNDATED], "7 of your 12 records", [BEFORE, EARLIER_USE], ["disagree"]),
        ("CA", None, [IN_TIME, EARLIER, UNDATED], "7 of your 12 records", [BEFORE, EARLIER_USE], ["disagree"]),
        ("HK", None, [IN_TIME, EARLIER, UNDATED], "7 of your 12 records", [BEFORE, EARLIER_USE], ["disagree"]),
        ("GB", date(2025, 1, 1), [IN_TIME, EARLIER, UNDATED], "7 of", ["1 January 2025", EARLIER_USE], ["disagree"]),
        ("GB", date(2025, 1, 1), [IN_TIME, REACTIONS], "Whether 6 of", ["could be used.", IF_ANY], ["in use here"]),
        ("US", date(2025, 1, 1), [LATER, EARLIER, UNDATED], "7 of your 9 records", [LEFT_OUT, CONTESTED], [BEFORE]),
        ("unknown", date(2026, 3, 1), [MESSAGES], "None of", ["on 1 March 2026."], ["From then", "already"]),
    ],
)
def test_opt_out_is_told_as_the_verdicts_have_it(
    region: str, opt_out: date | None, counts: list[Count], headline: str, said: list[str], unsaid: list[str]
) -> None:
    """Nothing is called used that was never in use, nothing is called safe that may have been; None is before-start."""
    settings = Settings(as_of=NOW, opted_out_on=opt_out, opted_out_before_start=opt_out is None)
    verdict = Verdict(tuple(counts), REGIONS[region], settings)
    assert verdict.headline.startswith(headline)
    assert [words for words in said if words not in verdict.opted_out] == []
    assert [words for words in unsaid if words in verdict.opted_out] == []
    assert not verdict.still_on
    assert "unless you object" not in verdict.where


def test_opted_out_page_does_not_ask_to_opt_out() -> None:
    """The page carries the sentence, and the first thing to do is another."""
    page = full_page()
    text = read(replace(page, settings=replace(page.settings, opted_out_on=date(2026, 2, 1)))).text
    assert "You turned the setting off on 1 February 2026." in text
    assert "Turn off the setting" not in text


def test_without_an_opt_out_nothing_is_said_of_one() -> None:
    """The sentence is about the member's own act."""
    verdict = Verdict((IN, MESSAGES), REGIONS["FR"], Settings(as_of=NOW))
    assert verdict.opted_out == ""
    assert verdict.still_on


def test_outside_europe_the_notice_is_read_by_analogy() -> None:
    """The page says so where something is left out; where the notice applies it says nothing."""
    page = full_page()
    text = read(replace(page, region=REGIONS["US"])).text
    assert "that notice does not apply and is read by analogy" in text
    assert "in the United States since" in text
    assert "by analogy" not in read(page).text
    assert Verdict((IN,), REGIONS["US"], page.settings).by_analogy == ""


def test_the_use_is_described_above_the_table(full: Document) -> None:
    """What the pack says of the use stands before the numbers."""
    assert "Kind by kind It is on unless you turn it off. No oldest date of the content is published." in full.text


@pytest.mark.parametrize(("severity", "after", "shown"), [("medium", 3.2, 1), ("medium", 0.0, 0), ("low", 3.2, 0)])
def test_plan_says_when_the_threshold_hides_records(severity: Severity, after: float, shown: int) -> None:
    """An index above zero after the last deletion is explained, with the option that lists the rest."""
    page = full_page()
    settings = replace(page.settings, min_severity=severity)
    document = read(replace(page, settings=settings, plan=(record(1, index_after=after),)))
    assert document.text.count("--min-severity low") == shown


def test_opt_out_in_the_future_changes_nothing() -> None:
    """A date after the day of the report is ignored."""
    page = full_page()
    text = read(replace(page, settings=replace(page.settings, opted_out_on=date(2027, 1, 1)))).text
    assert "Turn off the setting" in text
    assert "1 January 2027" not in text


@pytest.mark.parametrize(
    ("state", "ending"), [("on", ", unless you object."), ("paused", "."), ("off", "."), ("unclear", ".")]
)
def test_where_is_the_rules_own_sentence(state: Literal["on", "off", "paused", "unclear"], ending: str) -> None:
    """The page claims no more than the region's rule; only a use that is on can be objected to."""
    region = Region("Chile", state, None, "x", SAYS, covered=False)
    where = Verdict((), region, Settings(as_of=date(2026, 11, 22))).where
    assert where == SAYS.replace("{country}", "Chile") + ending


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"training_status": "excluded", "timing": "n/a"}, "Left out of LinkedIn's generative-AI training."),
        ({"training_status": "excluded", "timing": "protected"}, "training (because you opted out)."),
        (
            {"training_status": "unclear", "timing": "possibly_used", "scope_rule_id": "genai.optout.undated"},
            "May already have been used",
        ),
        ({"training_status": "unclear", "timing": "possibly_used"}, "if so, before you opted out."),
        ({"training_status": "unclear", "timing": "usable"}, "Unclear whether it may train"),
        ({"suggestion": "edit"}, "Rewrite it"),
        ({"suggestion": "review"}, "Read it again, then decide"),
        ({"occurred_at": None}, "Post, no date"),
        ({"url": None}, "The archive gives no link to it"),
        ({"confidence": 0.9}, "Critical, very likely"),
        ({"confidence": 0.89}, "Critical, likely"),
        ({"confidence": 0.69}, "Critical, possible"),
        ({"kind": "ai_chat"}, "Chat with LinkedIn's AI, 3 March 2021"),
        ({"index_before": 20.31, "index_after": 19.98}, "index 20.3"),
        ({"index_before": 20.31, "index_after": 20.29}, "index 20.31"),
        ({"index_before": 20.0, "index_after": 20.0}, "no change until the last record stating it is gone"),
    ],
)
def test_card_wording(changes: dict[str, object], sentence: str) -> None:
    """Each state of a record has its own words."""
    assert sentence in read(replace(full_page(), plan=(record(1, **changes),))).text


def test_absent_value_is_never_printed_as_none() -> None:
    """A template that prints what may be absent is an error, not a page that says None."""
    with pytest.raises(TypeError, match="may be absent"):
        visible(None)


def test_same_page_gives_the_same_bytes() -> None:
    """Rendering depends on the page alone."""
    assert render_page(full_page()) == render_page(full_page())


def variables(block: str) -> dict[str, str]:
    """The colours a block of the style sheet sets."""
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))


LIGHT, DARK = (variables(block) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: str, paper: str, strength: float) -> str:
    """A colour laid over paper."""
    pairs = [(int(colour[place : place + 2], 16), int(paper[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(top * strength + bottom * (1 - strength)):02x}" for top, bottom in pairs)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_both_themes_are_complete_and_readable(theme: dict[str, str]) -> None:
    """Every colour of the charts is defined, and all text has a contrast of 4.5 or more."""
    assert set(THEME.values()) <= theme.keys()
    for text in ("--ink", "--muted", "--link", "--in", "--identity", "--secrets", "--special", "--work", "--life"):
        for paper in ("--paper", "--card"):
            assert contrast(theme[text], theme[paper]) >= 4.5, (text, paper)
    for group in ("--identity", "--secrets", "--special", "--work", "--life"):
        assert contrast(theme["--ink"], blend(theme[group], theme["--paper"], 0.5)) >= 4.5, group


def test_light_theme_is_the_palette_of_the_figures() -> None:
    """A chart looks the same in its file and on the page."""
    assert {LIGHT[variable]: variable for variable in THEME.values()} == THEME

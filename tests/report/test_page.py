"""The page: what it says, what it leaves out, and that nothing in an archive can break out of it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.report.document import Document, read
from tests.report.pages import HOSTILE, POST, empty_page, full_page, hostile_page, record

import exposure
from exposure.report.content import FileRow, Page
from exposure.report.page import render_page

CSS = (Path(exposure.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")


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


def test_same_page_gives_the_same_bytes() -> None:
    """Rendering depends on the page alone."""
    assert render_page(full_page()) == render_page(full_page())

"""The page in a real browser: it asks for nothing, says nothing on the console and fits every screen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright
from tests.report.pages import empty_page, full_page, hostile_page

from exposure.report.page import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.browser

PAGES = {
    "full": full_page,
    "many": lambda: full_page(records=40),
    "hidden": lambda: full_page("hidden"),
    "empty": empty_page,
    "hostile": hostile_page,
}
#: Elements wider than the screen that do not scroll within themselves.
OVERFLOWING = """() => [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('.scroll, .sr, .skip') && e.getBoundingClientRect().right > innerWidth + 0.5)
    .map(e => e.tagName + '.' + e.className)"""


@pytest.fixture(name="chromium", scope="module")
def _chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "these tests need Chromium on PATH"
    with sync_playwright() as playwright:
        # The sandbox cannot start for root, which is who runs in a container; the page is this test's own.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def visit(
    browser: Browser, file: Path, *, width: int = 1280, scheme: Literal["light", "dark"] = "light"
) -> tuple[Page, list[str], list[str]]:
    """Open a file; returns the page, what it asked for and what it complained of."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    requests: list[str] = []
    complaints: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", dismiss)
    page.goto(file.as_uri())
    return page, requests, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_quiet_and_fits(
    chromium: Browser, tmp_path: Path, name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """No request but the file, a clean console and no sideways scrolling, with everything unfolded."""
    file = tmp_path / "report.html"
    file.write_text(render_page(PAGES[name]()), encoding="utf-8")
    page, requests, complaints = visit(chromium, file, width=width, scheme=scheme)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERFLOWING) == []
    assert requests == [file.as_uri()]
    assert complaints == []
    page.close()


def test_charts_follow_the_theme(chromium: Browser, tmp_path: Path) -> None:
    """A chart's text has the colour of the page's text, in light and in dark."""
    file = tmp_path / "report.html"
    file.write_text(render_page(full_page()), encoding="utf-8")
    inks = set()
    for scheme in ("light", "dark"):
        page, _, _ = visit(chromium, file, scheme=scheme)
        title = page.locator(".chart text").first
        ink = title.evaluate("element => getComputedStyle(element).fill")
        assert ink == page.evaluate("getComputedStyle(document.body).color")
        inks.add(ink)
        page.close()
    assert len(inks) == 2


def test_charts_fit_a_phone_without_scrolling(chromium: Browser, tmp_path: Path) -> None:
    """On 360 pixels a whole chart is seen at once, in type of at least seven pixels."""
    file = tmp_path / "report.html"
    file.write_text(render_page(full_page()), encoding="utf-8")
    page, _, _ = visit(chromium, file, width=360)
    for chart in page.locator("figure .scroll").all():
        assert chart.evaluate("element => element.scrollWidth <= element.clientWidth")
    heights = page.locator(".chart text").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(heights) >= 7
    page.close()


def test_focus_is_visible_and_begins_with_the_skip_link(chromium: Browser, tmp_path: Path) -> None:
    """A keyboard user sees where they are."""
    file = tmp_path / "report.html"
    file.write_text(render_page(full_page()), encoding="utf-8")
    page, _, _ = visit(chromium, file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.close()


def test_print_unfolds_everything(chromium: Browser, tmp_path: Path) -> None:
    """What is collapsed on screen is on paper."""
    file = tmp_path / "report.html"
    file.write_text(render_page(full_page()), encoding="utf-8")
    page, _, _ = visit(chromium, file)
    names = page.get_by_text("Something Camille wrote.csv").first
    assert not names.is_visible()
    page.emulate_media(media="print")
    assert names.is_visible()
    page.close()

"""The card that previews a link, in Chromium: on hover and focus, dismissed, hovered over, never on touch, and nothing more fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect


@pytest.fixture
def quiet(page: Page) -> Page:
    """A page without the site's search, whose data is fetched on each page."""
    page.route("**/search/**", lambda route: route.abort())
    return page


def card(page: Page) -> Locator:
    return page.locator(".preview")


LINKS = [  # page, link, what its card says
    ("measures/18/", "ul.links a[href*='laws/ecogov/#a6']", "《網絡信息內容生態治理規定》第六條"),
    ("measures/18/", "ul.related a", "第十一條"),
    ("en/guide/run-of-show/", ".prose a.term", "A timeline of segments, items and owners."),
    ("en/guide/run-of-show/", "a.chip[href*='#D']", "D"),
    ("zh-Hans/laws/ecl/", "#a38 a[href*='measures/']", "第"),
]


@pytest.mark.parametrize(("path", "link", "words"), LINKS)
def test_a_link_shows_what_it_leads_to(path: str, link: str, words: str, quiet: Page, server: str) -> None:
    quiet.goto(f"{server}/{path}")
    quiet.locator(link).first.hover()
    expect(card(quiet)).to_contain_text(words)
    box = card(quiet).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280


def test_the_card_stays_under_the_pointer_and_goes_with_it_or_with_escape(quiet: Page, server: str) -> None:
    quiet.goto(f"{server}/measures/18/")
    link = quiet.locator("ul.related a").first
    link.hover()
    expect(card(quiet)).to_be_visible()
    card(quiet).hover()
    quiet.wait_for_timeout(700)
    expect(card(quiet)).to_be_visible()
    quiet.mouse.move(2, 300)
    expect(card(quiet)).to_be_hidden()
    link.hover()
    expect(card(quiet)).to_be_visible()
    quiet.keyboard.press("Escape")
    expect(card(quiet)).to_be_hidden()
    expect(quiet).to_have_url(f"{server}/measures/18/")


def test_the_card_describes_the_link_that_has_the_focus(quiet: Page, server: str) -> None:
    quiet.goto(f"{server}/en/measures/18/")
    link = quiet.locator("ul.related a").first
    link.focus()
    expect(card(quiet)).to_be_visible()
    expect(link).to_have_accessible_description(card(quiet).inner_text().replace("\n\n", " "))
    quiet.keyboard.press("Escape")
    expect(card(quiet)).to_be_hidden()
    expect(link).to_be_focused()
    expect(link).not_to_have_attribute("aria-describedby", "preview")


NOT_PREVIEWED = ["#p1 > a.number", ".md-path a", "ul.state a[href*='about']", ".md-header a >> visible=true"]


def test_other_links_have_no_card_and_fetch_nothing_and_the_rest_fetch_once(quiet: Page, server: str) -> None:
    asked: list[str] = []
    quiet.on("request", lambda request: asked.append(request.url))
    quiet.goto(f"{server}/measures/18/", wait_until="networkidle")
    del asked[:]
    for link in NOT_PREVIEWED:
        quiet.locator(link).first.hover()
        quiet.wait_for_timeout(450)
    assert asked == []
    for link in quiet.locator("ul.related a").all()[:2]:
        link.hover()
        expect(card(quiet)).to_contain_text(link.inner_text().split("　")[0])
    assert sorted(asked) == [f"{server}/assets/entries/zh-Hant.{name}.js" for name in ("texts", "titles")]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_on_touch_a_link_is_just_a_link(phone: Page, server: str) -> None:
    phone.goto(f"{server}/en/measures/18/")
    link = phone.locator("ul.related a").first
    link.focus()
    phone.wait_for_timeout(500)
    expect(card(phone)).to_be_hidden()
    link.tap()
    phone.wait_for_url("**/en/measures/11/")
    expect(card(phone)).to_be_hidden()


def test_from_a_folder_too(quiet: Page, site: Path) -> None:
    quiet.goto(f"file://{site}/en/measures/18/index.html")
    quiet.locator("ul.related a").first.hover()
    expect(card(quiet)).to_contain_text("Article 11")

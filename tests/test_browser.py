"""The real site in Chromium: languages, permalinks, phones, the parallel translation, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

ROOTS = {"zh-Hant": "", "zh-Hans": "zh-Hans/", "en": "en/"}
LANGUAGES = list(ROOTS)
PAGES = ["", "measures/18/", "laws/ecl/", "indexes/matrix/", "measures/"]
MORE_PAGES = ["laws/lecm/", "en/actors/host/", "zh-Hans/changes/", "en/indexes/penalties/", "indexes/renumbering/", "en/cite/"]
LEFT = ("net::ERR_ABORTED",)  # the reader went on before everything was loaded
SCROLLED_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def complaints(page: Page, server: str) -> Iterator[list[str]]:
    """What a page does that it must not: console errors, failed requests, requests to other hosts. None at the end."""
    found: list[str] = []
    host = urlsplit(server).netloc
    page.on("console", lambda message: found.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.on("request", lambda request: found.append(f"elsewhere: {request.url}") if is_elsewhere(request.url, host) else None)
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}") if request.failure not in LEFT else None)
    page.on("response", lambda response: found.append(f"{response.status}: {response.url}") if response.status >= 400 else None)
    yield found


def is_elsewhere(url: str, host: str) -> bool:
    return urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).netloc != host


def path(page: Page) -> str:
    """Where the browser is, with the anchor."""
    parts = urlsplit(page.url)
    return parts.path + (f"#{parts.fragment}" if parts.fragment else "")


def choose_language(page: Page, language: str) -> None:
    page.locator(".md-header .md-select").hover()
    page.locator(f".md-select__link[hreflang='{language}']").click()
    page.wait_for_load_state()


# Languages


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_language_switch_stays_on_the_page_and_at_the_anchor(language: str, page: Page, server: str) -> None:
    page.goto(f"{server}/measures/18/#p1-i4")
    choose_language(page, language)
    assert path(page) == f"/{language}/measures/18/#p1-i4"
    expect(page.locator("#p1-i4")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.lang") == language


def test_language_switch_follows_the_reader_to_another_anchor(page: Page, server: str) -> None:
    page.goto(f"{server}/en/measures/2/")
    page.locator("#p5 > a.number").click()
    choose_language(page, "zh-Hant")
    assert path(page) == "/measures/2/#p5"


# Permalinks


PERMALINKS = ["measures/18/#p1-i4", "measures/2/#p6", "measures/#art-20-p2-i1", "measures/#art-30", "laws/ecl/#a38", "measures/8/#D08-01"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", PERMALINKS)
def test_permalink_lands_in_view_below_the_header(link: str, language: str, page: Page, server: str) -> None:
    page.goto(f"{server}/{ROOTS[language]}{link}")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    header = page.locator(".md-header").bounding_box()
    assert target.bounding_box()["y"] >= header["y"] + header["height"] - 1


def background(page: Page, selector: str) -> str:
    return page.locator(selector).evaluate("element => getComputedStyle(element).backgroundColor")


@pytest.mark.parametrize(("anchor", "other"), [("p1-i4", "p1-i3"), ("p1-i1", "p1-i4")])
def test_permalink_highlights_its_place_only(anchor: str, other: str, page: Page, server: str) -> None:
    page.goto(f"{server}/measures/18/#{anchor}")
    expect(page.locator(":target")).to_have_attribute("id", anchor)
    assert background(page, f"#{anchor}") != background(page, f"#{other}")


def test_number_in_the_margin_is_the_permalink(page: Page, server: str) -> None:
    page.goto(f"{server}/measures/18/")
    page.locator("#p1-i4 > a.number").click()
    assert path(page) == "/measures/18/#p1-i4"


def test_number_in_the_whole_text_leads_to_the_clause(page: Page, server: str) -> None:
    page.goto(f"{server}/en/measures/#art-8-p2")
    page.locator("#art-8-p2 > a.number").click()
    assert path(page) == "/en/measures/8/#p2"


def test_link_into_a_closed_list_opens_it(page: Page, server: str) -> None:
    page.goto(f"{server}/measures/14/")
    page.evaluate("for (const fold of document.querySelectorAll('details.fold')) fold.open = false")
    page.evaluate("location.hash = document.querySelector('li.duty').id")
    expect(page.locator(":target")).to_be_in_viewport()


# Phones


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_phone_does_not_scroll_sideways(name: str, language: str, page: Page, server: str) -> None:
    page.goto(f"{server}/{ROOTS[language]}{name}")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SCROLLED_SIDEWAYS) <= 0, f"at {width} px"


@pytest.mark.parametrize("language", LANGUAGES)
def test_phone_does_not_scroll_sideways_with_the_translation(language: str, page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{server}/{ROOTS[language]}measures/18/")
    page.evaluate("document.documentElement.dataset.parallel = 'on'")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate(SCROLLED_SIDEWAYS) <= 0


def test_phone_shows_the_wording_before_everything_that_explains_it(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{server}/measures/8/")
    wording = page.locator(".enacted").bounding_box()["y"]
    assert all(page.locator(one).first.bounding_box()["y"] > wording for one in ("#duties", "#parents", "#explanation"))


# Nothing from elsewhere, nothing broken


@pytest.mark.parametrize("name", [root + name for root in ROOTS.values() for name in PAGES] + MORE_PAGES)
def test_page_asks_for_nothing_elsewhere_and_has_no_error(name: str, page: Page, server: str, complaints: list[str]) -> None:
    page.goto(f"{server}/{name}", wait_until="networkidle")
    assert complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_asks_for_nothing_elsewhere_and_has_no_error(language: str, page: Page, server: str, complaints: list[str]) -> None:
    page.goto(f"{server}/{ROOTS[language]}measures/8/")
    page.keyboard.press("/")
    page.keyboard.type("MCN")
    expect(page.locator("dialog.search [role=option]").first).to_be_visible()
    assert complaints == []


# The translation beside the wording


@pytest.mark.parametrize(("language", "beside"), [("zh-Hant", "en"), ("zh-Hans", "en"), ("en", "zh")])
def test_toggle_shows_and_hides_the_other_language(language: str, beside: str, page: Page, server: str) -> None:
    page.goto(f"{server}/{ROOTS[language]}measures/18/")
    toggle, other = page.locator(".parallel-toggle"), page.locator(f"#p1-i4 .{beside}")
    for _ in range(2):
        shown = toggle.get_attribute("aria-pressed") == "true"
        expect(other).to_be_visible(visible=shown)
        toggle.click()
        expect(toggle).to_have_attribute("aria-pressed", str(not shown).lower())
        expect(other).to_be_visible(visible=not shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_toggle_is_remembered(language: str, page: Page, server: str) -> None:
    page.goto(f"{server}/{ROOTS[language]}measures/18/")
    toggle = page.locator(".parallel-toggle")
    chosen = "false" if toggle.get_attribute("aria-pressed") == "true" else "true"
    toggle.click()
    page.reload()
    expect(toggle).to_have_attribute("aria-pressed", chosen)
    page.goto(f"{server}/{ROOTS[language]}measures/8/")
    expect(toggle).to_have_attribute("aria-pressed", chosen)


def test_toggle_works_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}/measures/18/")
    toggle = page.locator(".parallel-toggle")
    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "true")


def test_toggle_stands_on_the_whole_text(page: Page, server: str) -> None:
    page.goto(f"{server}/measures/")
    page.locator(".parallel-toggle").click()
    expect(page.locator("#art-30-p1 .en")).to_be_visible()


# The reader's way


def follow(page: Page, href: str) -> None:
    """Clicks the first link in the content with this address, its list opened where it is folded."""
    link = page.locator(f".md-content a[href='{href}']").first
    fold = page.locator("details.fold:not([open])", has=link)
    if fold.count():
        fold.locator("summary").click()
    link.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_home_to_article_14_and_its_laws_and_the_matrix(language: str, page: Page, server: str, complaints: list[str]) -> None:
    root = f"/{ROOTS[language]}"
    page.goto(server + root)
    for href, place in (
        ("measures/14/", "measures/14/"),
        ("../../laws/ecl/#a31", "laws/ecl/#a31"),
        ("../../measures/14/#p1", "measures/14/#p1"),
        ("../../laws/lecm/#a11", "laws/lecm/#a11"),
    ):
        follow(page, href)
        assert path(page) == root + place
        expect(page.locator("h1" if "#" not in place else ":target")).to_be_in_viewport()
    page.locator(".md-tabs a[href$='/indexes/']").click()
    follow(page, "matrix/")
    assert (path(page), complaints) == (f"{root}indexes/matrix/", [])


def test_number_in_the_matrix_leads_to_the_laws_of_the_clause(page: Page, server: str) -> None:
    page.goto(f"{server}/en/indexes/matrix/")
    follow(page, "../../measures/14/#later")
    expect(page.locator("#later")).to_be_in_viewport()

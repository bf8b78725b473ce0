"""A page that does not exist: status 404, in the reader's language, with what was meant and the nearest places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from rulebook import linkcheck

LOST = [  # asked for, what was surely meant, the first of the nearest
    ("/c/99/", "", "/en/measures/30/"),
    ("/measures/31/", "", "/en/measures/30/"),
    ("/en/measures/31", "", "/en/measures/30/"),
    ("/c/８/", "/en/measures/8/", None),
    ("/c/８-2/", "/en/measures/8/#p2", None),
    ("/C/8/", "/en/measures/8/", None),
    ("/d/d08-03/", "/en/measures/8/#D08-03", None),
    ("/l/ECL-38/", "/en/laws/ecl/#a38", None),
    ("/c/8abc/", "/en/measures/8/", None),
    ("/c/8-2.", "/en/measures/8/#p2", None),
    ("/c/8-2)/", "/en/measures/8/#p2", None),
    ("/measures/8.html", "/en/measures/8/", None),
    ("/c/第八條/", "/en/measures/8/", None),
    ("/c/第八条第二款/", "/en/measures/8/#p2", None),
    ("/c/第十八條第（四）項/", "/en/measures/18/#p1-i4", None),
    ("/c/Art. 18(iv)/", "/en/measures/18/#p1-i4", None),
    ("/c/8(2)/", "/en/measures/8/#p2", None),
    ("/c/ecl-38/", "/en/laws/ecl/#a38", None),
    ("/D08-03/", "/en/measures/8/#D08-03", None),
    ("/Checklists/Host/", "/en/checklists/host/", None),
    ("/c/18-4/", "", "/en/measures/18/#p1-i4"),
    ("/c/8-9/", "", "/en/measures/8/#p2"),
    ("/d/D08-99/", "", "/en/measures/8/#D08-13"),
    ("/l/ecl-900/", "", None),
    ("/t/run-of-shw/", "", "/en/guide/run-of-show/"),
    ("/nothing/of/the/kind/at/all/", "", ""),
    ("/c/%FF/", "", ""),
]


@pytest.fixture(scope="module")
def english(browser: Browser) -> Iterator[Page]:
    """One page of an English reader for all cases."""
    context = browser.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


def lost(page: Page, address: str) -> None:
    """Goes to an address that does not exist, and waits until the page has looked for what was meant."""
    answer = page.goto(address, wait_until="commit")
    assert answer
    assert answer.status == 404
    expect(page.locator("#lost[data-ready]")).to_be_visible()


def links(page: Page, section: str) -> list[str]:
    found = page.locator(f"#{section}:visible a").evaluate_all("links => links.map((link) => link.href)")
    return [urlsplit(link).path + (f"#{urlsplit(link).fragment}" if urlsplit(link).fragment else "") for link in found]


@pytest.mark.parametrize(("asked", "sure", "near"), LOST)
def test_what_was_meant_is_offered_first_then_the_nearest(asked: str, sure: str, near: str | None, english: Page, server: str) -> None:
    lost(english, f"{server}{asked}")
    assert links(english, "lost-sure") == ([sure] if sure else [])
    if near is not None:
        assert links(english, "lost-near")[:1] == ([near] if near else [])
    assert unquote(urlsplit(english.url).path) == unquote(asked), "the address stays, so that the reader can mend it"


LANGUAGES = [  # browser, chosen before, asked for, language
    ("zh-TW", "", "/c/99/", "zh-Hant"),
    ("zh-CN", "", "/c/99/", "zh-Hans"),
    ("fr", "", "/c/99/", "en"),
    ("en", "zh-Hans", "/c/99/", "zh-Hans"),
    ("zh-TW", "zh-Hant", "/en/measures/31/", "en"),
    ("en", "", "/zh-Hans/measures/31/", "zh-Hans"),
]


@pytest.mark.parametrize(("locale", "chosen", "asked", "language"), LANGUAGES)
def test_page_is_in_the_readers_language(locale: str, chosen: str, asked: str, language: str, browser: Browser, server: str) -> None:
    context = browser.new_context(locale=locale)
    context.add_init_script(f"if ('{chosen}') localStorage.setItem('rulebook.language', '{chosen}')")
    page = context.new_page()
    lost(page, f"{server}{asked}")
    assert page.evaluate("document.documentElement.lang") == language
    folder = "" if language == "zh-Hant" else f"/{language}"
    assert links(page, "lost-near")[0] == f"{folder}/measures/30/"
    context.close()


def test_switch_leads_to_the_same_in_another_language(english: Page, server: str) -> None:
    lost(english, f"{server}/c/99/")
    english.locator(".md-select__link[hreflang='zh-Hant']").first.dispatch_event("click")
    expect(english.locator("html[lang='zh-Hant'] #lost[data-ready]")).to_be_visible()
    assert urlsplit(english.url).path == "/c/99/"
    english.evaluate("localStorage.clear()")


def test_without_scripts_it_says_so_in_three_languages(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/c/99/")
    for words in ("找不到這一頁", "找不到这一页", "Page not found"):
        expect(page.get_by_role("heading", name=words)).to_be_visible()
    page.locator("section[lang='en'] a").first.click()
    assert urlsplit(page.url).path == "/en/"
    context.close()


def test_address_of_another_host_is_not_shown(english: Page, server: str) -> None:
    english.goto(f"{server}/en/404.html?of=//example.org/", wait_until="commit")
    expect(english.locator("#lost[data-ready]")).to_be_visible()
    assert urlsplit(english.url).path == "/en/404.html"


@pytest.mark.parametrize("name", ["404.html", "en/404.html", "zh-Hans/404.html"])
def test_links_start_at_the_root_of_the_site(name: str, site: Path) -> None:
    page = linkcheck.parse(site / name)
    found = [link for tag, attribute in linkcheck.LINKS for link in page.xpath(f"//{tag}/@{attribute}")]
    assert [link for link in found if not link.startswith(("/", "#")) or link.startswith("//")] == []
    assert page.get("lang") == (name.rpartition("/")[0] or "zh-Hant")

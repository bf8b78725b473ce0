"""The copy control in Chromium: by mouse, by touch, by keyboard, from a folder, and where the clipboard is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

CLIPBOARD = ["clipboard-read", "clipboard-write"]
CITATION = "《網絡直播營銷管理辦法（試行）》第十八條第四項"
IN_ENGLISH = "Measures for the Administration of Online Live-Streaming Marketing (Trial)"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
NO_COMMAND = f"{NO_CLIPBOARD}; document.execCommand = () => false"
LISTEN = "addEventListener('copy', () => { window.copied = document.activeElement.value; })"


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A context of its own on a desk, whose clipboard can be read."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, permissions=CLIPBOARD)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def control(page: Page, place: str) -> Locator:
    return page.locator(f"{place} .copy").first


def menu(page: Page) -> Locator:
    return page.get_by_role("menu")


def expect_copied(page: Page, text: str) -> None:
    page.wait_for_function("text => navigator.clipboard.readText().then((found) => found === text)", arg=text)


def test_one_press_copies_and_the_choice_is_remembered(desk: BrowserContext, server: str) -> None:
    page = opened(desk, f"{server}/measures/18/")
    expect(control(page, "#p1-i4")).to_have_css("opacity", "0")
    page.locator("#p1-i4").hover()
    expect(control(page, "#p1-i4")).to_have_css("opacity", "1")
    control(page, "#p1-i4").click()
    expect_copied(page, CITATION)
    expect(page.locator(".copy-said")).to_contain_text(CITATION)
    page.get_by_role("menuitemradio", name="Markdown").click()
    expect_copied(page, f"[{CITATION}]({server}/c/18-1-4/)")
    expect(menu(page)).to_be_hidden()
    page.goto(f"{server}/measures/8/")
    control(page, "#D08-01").click()
    expect(page.get_by_role("menuitemradio", name="Markdown")).to_be_checked()
    expect(page.locator(".copy-said")).to_contain_text(f"{server}/d/D08-01/")


def test_by_keyboard_with_arrows_escape_and_the_focus_back(desk: BrowserContext, server: str) -> None:
    page = opened(desk, f"{server}/en/measures/18/")
    button = control(page, "#p1-i4")
    expect(button).to_have_accessible_name("Copy citation of Art. 18(iv)")
    page.locator("#p1-i4 > a.number").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(button).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect_copied(page, f"{IN_ENGLISH}, Art. 18(iv)")
    expect(page.get_by_role("menuitemradio", name="Citation, English")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitemradio", name="CSL-JSON")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_copied(page, CITATION)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(menu(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_by_touch_it_is_always_there_and_large_enough(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True, is_mobile=True, permissions=CLIPBOARD)
    page = opened(context, f"{server}/zh-Hans/measures/18/")
    button = control(page, "#p1-i4")
    expect(button).to_have_css("opacity", "1")
    box = button.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    button.tap()
    expect(page.locator(".copy-said")).to_contain_text("《网络直播营销管理办法（试行）》第十八条第四项")
    panel = page.locator(".copy-panel").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


QUOTES = [  # page, place, beginning and end of the quotation
    (
        "measures/18/",
        "#p1",
        "「直播間運營者、直播營銷人員",
        "；\n（八）其他違反國家法律法規和有關規定的行為。」（《網絡直播營銷管理辦法（試行）》第十八條）",
    ),
    ("measures/18/", ".md-content__inner", "「直播間運營者、直播營銷人員", "行為。」（《網絡直播營銷管理辦法（試行）》第十八條）"),
    ("measures/", "#art-8-p2", "「直播營銷平台應當建立", "」（《網絡直播營銷管理辦法（試行）》第八條第二款）"),
    ("en/measures/8/", "#D08-01", "“", f"” (The Live-Commerce Rulebook, duty D08-01, resting on {IN_ENGLISH}, Art. 8(1))"),
    ("en/laws/ecl/", "#a38", "“A platform", "” (The Live-Commerce Rulebook, summary of E-Commerce Law of the PRC, Art. 38)"),
    ("en/guide/run-of-show/", ".md-content__inner", "“", "” (The Live-Commerce Rulebook, operating guide: Run of show)"),
]


def test_quotations_of_every_kind_of_place(desk: BrowserContext, server: str) -> None:
    desk.add_init_script("localStorage.setItem('rulebook.format', 'quote')")
    page = desk.new_page()
    for path, place, begin, end in QUOTES:
        page.goto(f"{server}/{path}")
        control(page, place).click()
        expect(page.locator(".copy-said")).to_contain_text(begin)
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith(begin), (path, place)
        assert text.endswith(end), (path, place)


def test_without_the_clipboard_interface_the_command_copies(desk: BrowserContext, server: str) -> None:
    desk.add_init_script(f"{NO_CLIPBOARD}; {LISTEN}")
    page = opened(desk, f"{server}/measures/18/")
    control(page, "#p1-i4").click()
    expect(page.locator(".copy-said")).to_contain_text(CITATION)
    assert page.evaluate("window.copied") == CITATION
    expect(page.get_by_role("menuitemradio").first).to_be_focused()


def test_where_nothing_copies_the_text_stands_selected(desk: BrowserContext, server: str) -> None:
    desk.add_init_script(NO_COMMAND)
    page = opened(desk, f"{server}/en/measures/18/")
    control(page, "#p1-i4").click()
    area = page.get_by_label("The text to copy")
    expect(area).to_be_focused()
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == f"{IN_ENGLISH}, Art. 18(iv)"
    page.keyboard.press("Escape")
    expect(area).to_be_hidden()
    expect(control(page, "#p1-i4")).to_be_focused()


def test_from_a_folder_the_link_is_a_path_and_a_note_says_so(desk: BrowserContext, site: Path) -> None:
    page = opened(desk, f"file://{site}/en/measures/18/index.html")
    control(page, "#p1-i4").click()
    expect(page.locator(".copy-said")).to_have_text(f"Copied (Citation, English): {IN_ENGLISH}, Art. 18(iv)")
    page.get_by_role("menuitemradio", name="Address").click()
    expect(page.locator(".copy-said")).to_contain_text("Copied (Address): /c/18-1-4/ This copy of the site has no public address")


def test_nothing_is_fetched_until_a_control_is_used(desk: BrowserContext, server: str) -> None:
    page = desk.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/measures/18/", wait_until="networkidle")
    assert [url for url in asked if "/entries/" in url] == []
    control(page, "#p1-i4").click()
    expect(menu(page)).to_be_visible()
    page.keyboard.press("Escape")
    control(page, "#p1-i5").click()
    expect(page.locator(".copy-said")).to_contain_text("第五項")
    assert [url for url in asked if "/entries/" in url] == [f"{server}/assets/entries/zh-Hant.citations.js"]

"""Access: axe-core over every kind of page, every control by keyboard, and nothing lost when a reader enlarges or recolours.

The suite runs a set that has each kind, each language, each scheme, each width and each open menu; `make access` runs all of them
with all others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page, expect

from rulebook import linkcheck

ROOTS = {"zh-Hant": "", "zh-Hans": "zh-Hans/", "en": "en/"}
KINDS = [
    "", "measures/18/", "measures/", "laws/ecl/", "laws/", "actors/host/", "checklists/platform/", "checklists/mine/",
    "checklists/timeline/", "guide/run-of-show/", "guide/", "metrics/", "indexes/matrix/", "indexes/penalties/", "indexes/renumbering/",
    "glossary/", "changes/", "cases/", "cite/",
]  # fmt: skip
NEUTRAL = ["c/8-2/", "nowhere/", "embed/8-2/"]  # pages that have all languages in one
SCHEMES = ("light", "dark")
WIDTHS = (1280, 390)
FULL = os.environ.get("RULEBOOK_ACCESS") == "full"
AXE = Axe()
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}

# What a reader sees: a long list lays out a task when it comes near the window.
READ_THROUGH = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) { scrollTo(0, top); await frame(); await frame(); }
  scrollTo(0, 0);
  await frame();
}"""

State = tuple[str, str, int]


def covering() -> list[State]:
    """Each kind once, languages, schemes and widths in turn: a tenth of the product."""
    roots = list(ROOTS.values())
    pages = [roots[index % 3] + kind for index, kind in enumerate(KINDS)] + NEUTRAL
    return [(page, SCHEMES[index % 2], WIDTHS[index // 2 % 2]) for index, page in enumerate(pages)]


def everything() -> list[State]:
    pages = [root + kind for kind in KINDS for root in ROOTS.values()] + NEUTRAL
    return list(product(pages, SCHEMES, WIDTHS))


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One page for all states: nothing is remembered between them but the cache."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.route("**/assets/rulebook/language.js", lambda route: route.abort())  # the short pages stay, to be looked at
    yield page
    context.close()


def open_page(page: Page, url: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url, wait_until="load")


def findings(page: Page, part: str | None = None) -> list[str]:
    """What axe finds on a page, or in a part of it, of any impact: the rule, the element, and why."""
    violations = AXE.run(page, part, options=RULES).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:120]} {node['failureSummary'][:300]}" for one in violations for node in one["nodes"]
    ]


@pytest.mark.parametrize(("path", "scheme", "width"), everything() if FULL else covering())
def test_axe_finds_nothing(path: str, scheme: str, width: int, reader: Page, server: str) -> None:
    open_page(reader, f"{server}/{path}", scheme, width)
    reader.evaluate(READ_THROUGH)
    assert findings(reader) == []


# What is hidden until it is asked for


def open_search(page: Page) -> None:
    page.locator("[data-search-open]:visible").first.click()
    page.keyboard.type("8")
    page.locator("#search-list [role=option]").first.wait_for()


def open_copy_menu(page: Page) -> None:
    page.locator("#p1").hover()
    page.locator("#p1 button").first.click()
    page.locator(".copy-panel [role=menu]").wait_for()


def open_drawer(page: Page) -> None:
    page.locator(".drawer-button").click()


def open_folds(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


OPENED = {
    "search": (open_search, "", WIDTHS),
    "copy menu": (open_copy_menu, "measures/18/", WIDTHS),
    "drawer": (open_drawer, "measures/18/", (390,)),
    "folds": (open_folds, "measures/14/", WIDTHS),
    "folds of a checklist": (open_folds, "checklists/mine/", WIDTHS),
}


def opened_states() -> list[tuple[str, str, str, int]]:
    """Each thing that opens, with language, scheme and width: in turn, or all of them."""
    states = [(name, root, scheme, width) for name, (_, _, widths) in OPENED.items()
              for root in ROOTS.values() for scheme in SCHEMES for width in widths]  # fmt: skip
    return states if FULL else states[::5]


@pytest.mark.parametrize(("name", "root", "scheme", "width"), opened_states())
def test_axe_finds_nothing_in_what_is_open(name: str, root: str, scheme: str, width: int, reader: Page, server: str) -> None:
    act, path, _ = OPENED[name]
    open_page(reader, f"{server}/{root}{path}", scheme, width)
    act(reader)
    # A menu may cover half of a link: what lies behind it is looked at where it is closed.
    assert findings(reader, ".copy-panel" if name == "copy menu" else None) == []


# By keyboard

WALKED = [
    "",
    "en/measures/8/",
    "laws/lecm/",
    "en/indexes/matrix/",
    "checklists/mine/",
    "zh-Hans/guide/run-of-show/",
    "metrics/",
    "glossary/",
]
STOPS = 60
# What is wrong with the element that has the focus, and whether it stands behind the one before.
LOOK = """
(before) => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect(), style = getComputedStyle(here), wrong = [];
  const seen = here.matches("input") && here.labels?.length ? [...here.labels, here] : [here];
  if (!seen.some((one) => { const at = one.getBoundingClientRect(); return at.width > 1 && at.height > 1; })) wrong.push("has no size");
  if (!here.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && seen.length === 1) wrong.push("is not visible");
  if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) wrong.push("is outside of the window");
  if (style.outlineStyle === "none" && style.boxShadow === "none") wrong.push("shows no focus");
  if (here.tabIndex > 0) wrong.push("has an order of its own");
  if (here === window.firstStop) return null;
  window.firstStop ??= here;
  const last = window.lastStop;
  if (last?.isConnected && !(last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("comes out of order");
  window.lastStop = here;
  return { what: here.outerHTML.slice(0, 100), wrong };
}
"""


def walk(page: Page, most: int) -> list[str]:
    """Presses Tab from the top of a page to its end, at most so many times. Gives what is wrong with the stops."""
    stops: list[dict[str, Any]] = []
    while len(stops) < most:
        page.keyboard.press("Tab")
        stop = page.evaluate(LOOK)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 10
    return [f"{stop['what']} {one}" for stop in stops for one in stop["wrong"]]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", WALKED)
def test_every_stop_of_the_keyboard_is_seen_and_in_order(path: str, width: int, reader: Page, server: str) -> None:
    open_page(reader, f"{server}/{path}", "light", width)
    assert walk(reader, 2000 if FULL else STOPS) == []


def test_first_stop_leads_past_the_header(reader: Page, server: str) -> None:
    open_page(reader, f"{server}/en/measures/8/", "light", 1280)
    reader.keyboard.press("Tab")
    assert "md-skip" in reader.evaluate("document.activeElement.className")
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.closest('article') !== null")


def test_drawer_opens_and_closes_by_keyboard(reader: Page, server: str) -> None:
    open_page(reader, f"{server}/en/measures/8/", "light", 390)
    button = reader.locator(".drawer-button")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(reader.locator(".md-sidebar--primary :focus")).to_be_visible()
    reader.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("path", ["en/guide/run-of-show/", "metrics/"])
def test_table_that_scrolls_is_reached_by_keyboard(path: str, reader: Page, server: str) -> None:
    open_page(reader, f"{server}/{path}", "light", 390)
    frame = reader.locator("article [tabindex='0'][aria-label]:has(table)").first
    frame.focus()
    expect(frame).to_have_attribute("aria-label", re.compile(r"\S"))
    frame.evaluate("frame => frame.addEventListener('scroll', () => { frame.dataset.moved = 'yes'; })")
    reader.keyboard.press("ArrowRight")
    expect(frame).to_have_attribute("data-moved", "yes")


# Enlarged, recoloured, still

LOST = """
() => [...document.querySelectorAll("article :is(p, li, dd, h1, h2, h3, button, summary, label)")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (one.closest(".scroll, .visually-hidden, [popover], svg") || !one.checkVisibility() || box.width < 2) return false;
  const cut = getComputedStyle(one).overflow === "hidden" && one.scrollWidth > one.clientWidth + 1;
  return box.right > innerWidth + 1 || box.left < -1 || cut;
}).map((one) => one.outerHTML.slice(0, 100))
"""


@pytest.mark.parametrize("path", WALKED)
def test_nothing_is_lost_at_320_pixels_or_at_200_percent(path: str, reader: Page, server: str) -> None:
    open_page(reader, f"{server}/{path}", "light", 320)
    assert reader.evaluate(LOST) == []
    reader.set_viewport_size({"width": 640, "height": 450})  # a window of 1280 × 900 at 200 %
    assert reader.evaluate(LOST) == []
    assert reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_forced_colours_keep_actors_and_focus(reader: Page, server: str) -> None:
    reader.emulate_media(forced_colors="active")
    open_page(reader, f"{server}/en/measures/8/", "light", 1280)
    letters = reader.locator("article .actor").first
    expect(letters).to_be_visible()
    reader.keyboard.press("Tab")
    outline = reader.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    reader.emulate_media(forced_colors="none")
    assert outline != "none"


MOVING = """
() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return parseFloat(style.transitionDuration) > 0.01 || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 100))
"""


def test_reduced_motion_stops_all_movement(reader: Page, server: str) -> None:
    open_page(reader, f"{server}/measures/8/", "light", 1280)
    assert reader.evaluate(MOVING) == []


# What a page is made of


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, html.HtmlElement]:
    return {path.relative_to(site).as_posix(): page for path, page in linkcheck.documents(site).items()}


def test_every_page_has_one_heading_of_the_first_level_and_skips_none(documents: dict[str, html.HtmlElement]) -> None:
    def levels(page: html.HtmlElement) -> list[int]:
        return [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]

    def right(found: list[int]) -> bool:
        return found.count(1) == 1 and found[0] == 1 and all(after - before < 2 for before, after in pairwise(found))

    pages = {
        name: page for name, page in documents.items() if not name.startswith("embed/")
    }  # a card has each language in it, and shows one
    assert {name: levels(page) for name, page in pages.items() if not right(levels(page))} == {}


def test_every_page_has_its_landmarks_and_language(documents: dict[str, html.HtmlElement]) -> None:
    assert [name for name, page in documents.items() if len(page.xpath("//main")) != 1 or not page.get("lang")] == []


def test_every_table_has_heads(documents: dict[str, html.HtmlElement]) -> None:
    assert {name for name, page in documents.items() for table in page.iter("table") if table.find(".//th") is None} == set()

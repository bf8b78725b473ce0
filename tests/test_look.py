"""The look: what holds on every page of the real site, and what only a browser and a printer can show."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from rulebook import drawings, figures, linkcheck, shots, stage
from rulebook.checklists import by_phase
from rulebook.command import main
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.voice import Voice

DEEPEST = 3
ROOTS = {"zh-Hant": "", "zh-Hans": "zh-Hans/", "en": "en/"}
HAN = re.compile(r"[\u3400-\u9fff]{2,}")
SCROLLED_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, html.HtmlElement]:
    return {path.relative_to(site).as_posix(): linkcheck.parse(path) for path in sorted(site.rglob("index.html"))}


def pages_with_words(documents: dict[str, html.HtmlElement]) -> dict[str, html.HtmlElement]:
    return {name: page for name, page in documents.items() if page.xpath("//article[contains(@class, 'md-content__inner')]")}


# Markup


def depth(entries: list[object]) -> int:
    def below(entry: object) -> int:
        return 1 + depth(next(iter(entry.values()))) if isinstance(entry, dict) and isinstance(next(iter(entry.values())), list) else 1

    return max(map(below, entries), default=0)


def test_navigation_is_no_deeper_than_three_levels(rulebook: Rulebook) -> None:
    assert depth(stage.navigation(rulebook)) <= DEEPEST


def test_pages_below_the_home_page_say_where_they_stand(documents: dict[str, html.HtmlElement]) -> None:
    inner = {name: page for name, page in pages_with_words(documents).items() if name.count("/") > 1 + name.startswith(("en/", "zh-Hans/"))}
    assert [name for name, page in inner.items() if not page.xpath("//nav[@class='md-path']//a")] == []


@pytest.mark.parametrize("root", ROOTS.values())
def test_home_shows_the_four_actors_and_a_map_of_thirty_articles(root: str, documents: dict[str, html.HtmlElement]) -> None:
    home = documents[f"{root}index.html"]
    assert len(home.xpath("//li[starts-with(@class, 'actor-card')]")) == 4
    assert [int(number) for number in home.xpath("//li[contains(@class, 'tile')]/a/b/text()")] == list(range(1, 31))
    assert home.xpath("//*[@data-search-open]")


def test_a_clause_that_later_rules_touch_says_so_above_its_wording(documents: dict[str, html.HtmlElement]) -> None:
    for number in range(1, 31):
        page = documents[f"en/measures/{number}/index.html"]
        touched = page.xpath("//li[@class='changed-since']/a/@href") == ["#later"]
        assert touched is bool(page.xpath("//*[@id='later']/following::details[.//*[@class='since']]")), number


def chinese_unmarked(page: html.HtmlElement) -> list[str]:
    words = page.xpath("//article//text()[not(ancestor::script)][not(ancestor::*[starts-with(@lang, 'zh')])]")
    return [found for text in words for found in HAN.findall(text)]


def test_chinese_on_english_pages_is_marked_as_chinese(documents: dict[str, html.HtmlElement]) -> None:
    english = {name: page for name, page in documents.items() if name.startswith("en/")}
    assert {name: found for name, page in english.items() if (found := chinese_unmarked(page))} == {}


@pytest.mark.parametrize("language", Language)
def test_drawings_have_no_style_of_their_own(rulebook: Rulebook, language: Language) -> None:
    duties = [duty for _, duty in rulebook.duties()]
    drawn = [draw(Voice(rulebook, language, path)) for path, draw in drawings.OF_PAGE.items()]
    drawn += [figures.stream_day(by_phase(duties), Voice(rulebook, language, "checklists/timeline"))]
    assert [one for one in drawn if "style=" in one] == []


# In the browser


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 390, "height": 800})


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 1280, "height": 800})


@pytest.mark.parametrize("path", [path for path in shots.KINDS.values() if "?" not in path])
def test_no_kind_of_page_scrolls_sideways_on_a_phone(path: str, phone: Page, site: Path) -> None:
    for root in ROOTS.values():
        phone.goto((site / root / path / "index.html").as_uri())
        for width in (390, 320):
            phone.set_viewport_size({"width": width, "height": 800})
            assert phone.evaluate(SCROLLED_SIDEWAYS) <= 0, f"{root}{path} at {width} px"


@pytest.mark.parametrize("language", ROOTS)
def test_tabs_stand_in_one_row_on_a_desk(language: str, desk: Page, server: str) -> None:
    desk.goto(f"{server}/{ROOTS[language]}measures/8/")
    tabs = [tab.bounding_box() for tab in desk.locator(".md-tabs__item:visible").all()]
    assert len(tabs) <= 8
    assert len({tab["y"] for tab in tabs}) == 1
    assert tabs[-1]["x"] + tabs[-1]["width"] <= 1280


@pytest.mark.parametrize(("path", "table"), [("indexes/renumbering/", "table.renumbering"), ("laws/", "table.stacked"), ("checklists/timeline/", "table.stacked")])
def test_rows_of_a_table_are_rows_on_a_desk(path: str, table: str, desk: Page, server: str) -> None:
    desk.goto(f"{server}/{path}")
    shown = desk.locator(f"{table} tr").evaluate_all("rows => [...new Set(rows.map((row) => getComputedStyle(row).display))]")
    assert shown == ["table-row"]


@pytest.mark.parametrize("path", ["laws/", "en/checklists/timeline/"])
def test_stacked_rows_need_no_scrolling_on_a_phone_and_stay_a_table(path: str, phone: Page, server: str) -> None:
    phone.set_viewport_size({"width": 390, "height": 800})
    phone.goto(f"{server}/{path}")
    frame = phone.locator(".scroll:has(table.stacked)").first
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    assert frame.get_by_role("row").count() > 3
    assert frame.get_by_role("columnheader").count() >= 3


def test_outline_stays_beside_the_text(desk: Page, server: str) -> None:
    desk.goto(f"{server}/measures/14/#techniques")
    link = desk.locator(".md-sidebar--secondary a[href='#techniques']")
    expect(link).to_be_in_viewport()
    expect(link).to_have_class(re.compile("md-nav__link--active"))


def test_outline_on_a_phone_says_where_the_reader_is_and_leads_on(phone: Page, server: str) -> None:
    phone.set_viewport_size({"width": 390, "height": 800})
    phone.goto(f"{server}/measures/14/#duties")
    summary = phone.locator("#outline summary")
    expect(summary).to_be_in_viewport()
    expect(phone.locator(".outline-here")).to_have_text("各方義務")
    summary.click()
    phone.locator("#outline a[href='#explanation']").click()
    expect(phone.locator("#outline")).not_to_have_attribute("open", "")
    expect(phone.locator("#explanation")).to_be_in_viewport()
    expect(phone.locator(".outline-here")).to_have_text("解說")
    bar = phone.locator("#outline").bounding_box()
    assert phone.locator("#explanation").bounding_box()["y"] >= bar["y"] + bar["height"] - 1


def test_map_shows_whom_an_article_binds(desk: Page, server: str) -> None:
    desk.goto(f"{server}/en/")
    tile = desk.locator(".tile:has(a[href='measures/8/']) a")
    assert tile.evaluate("tile => getComputedStyle(tile).borderTopStyle") == "solid"
    desk.locator(".map-filter input[value='host']").check()
    assert tile.evaluate("tile => getComputedStyle(tile).borderTopStyle") == "dashed"


def test_actor_is_an_icon_on_screen_and_a_letter_in_forced_colours(desk: Page, server: str) -> None:
    desk.goto(f"{server}/measures/8/")
    mark = desk.locator(".clause-head .mark").first
    assert mark.evaluate("mark => getComputedStyle(mark).fontSize") == "0px"
    desk.emulate_media(forced_colors="active")
    assert mark.evaluate("mark => getComputedStyle(mark).fontSize") != "0px"
    desk.emulate_media(forced_colors="none")


EMPHASIS = """() => {
    const em = document.createElement('em');
    document.querySelector('article').append(em);
    const style = getComputedStyle(em);
    return [style.fontStyle, style.textEmphasisStyle === 'none'];
}"""


def test_chinese_is_never_slanted(desk: Page, server: str) -> None:
    desk.goto(f"{server}/measures/8/")
    assert desk.evaluate(EMPHASIS) == ["normal", False]


# On paper

PRINTED = ["measures/14/", "en/laws/ecl/", "zh-Hans/guide/run-of-show/", "indexes/matrix/", "en/indexes/renumbering/", "metrics/"]
UNPRINTED = [".md-header", ".md-tabs", ".md-sidebar", ".md-path", ".outline", ".parallel-toggle", ".md-footer__inner"]
CUT = """() => [...document.querySelectorAll('article .scroll, article table')].filter((one) =>
    one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || one.scrollWidth > one.clientWidth + 1).length"""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Page:
    """A page as wide as what is printed on A4."""
    page = browser.new_page(viewport={"width": 688, "height": 1000})
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("path", PRINTED)
def test_prints_without_navigation_and_without_cut_tables(path: str, paper: Page, server: str) -> None:
    paper.set_viewport_size({"width": 1017 if "matrix" in path else 688, "height": 1000})
    paper.goto(f"{server}/{path}")
    assert [name for name in UNPRINTED if paper.locator(name).first.is_visible()] == []
    assert paper.evaluate(CUT) == 0


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "page.pdf").write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", folder / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout


def test_folds_are_open_and_actors_have_letters_on_paper(paper: Page, server: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    paper.goto(f"{server}/en/measures/14/")
    last = paper.locator("details.fold").last
    expected = last.locator("li a").first.text_content() or ""
    printed = text_of(paper.pdf(format="A4", prefer_css_page_size=True), tmp_path)
    assert expected.strip() in printed
    assert re.search(r"\bP\s+Platform", printed)


def test_address_of_an_official_text_stands_on_paper(paper: Page, server: str, tmp_path: Path) -> None:
    paper.goto(f"{server}/en/laws/lecm/")
    link = paper.locator(".facts a[rel~=external]")
    shown = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert (link.get_attribute("href") or "none") in shown.replace('" "', "")


# Pictures of the site


def test_shots_needs_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "shots"]) == 1
    assert "make site" in capsys.readouterr().err


def test_shots_names_the_kinds_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shots", "no-such-kind"]) == 1
    assert "clause" in capsys.readouterr().err


def test_shots_show_at_least_twelve_kinds_that_are_there(rulebook: Rulebook) -> None:
    from rulebook.pages import catalogue

    paths = {page.path.removesuffix("index").rstrip("/") for page in catalogue(rulebook)}
    assert len(shots.KINDS) >= 12
    assert [path for path in shots.KINDS.values() if path.partition("?")[0].rstrip("/") not in paths] == []

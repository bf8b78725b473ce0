"""Short addresses as pages: one for each, small, in three languages; the reader's language is found, anchor and query are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from rulebook import addresses, short
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.places import CLAUSE_ID, DUTY_ID, ClauseId

ALIASES = [  # another spelling, what it leads to
    ("c/18-i4/", "measures/18", "p1-i4"),
    ("c/18-p1-i4/", "measures/18", "p1-i4"),
    ("c/8-p2/", "measures/8", "p2"),
    ("c/20-p2-i1/", "measures/20", "p2-i1"),
    ("c/art-8-p2/", "measures/8", "p2"),
    ("c/art-30/", "measures/30", ""),
    ("c/08/", "measures/8", ""),
    ("l/ecl-38-2/", "laws/ecl", "a38"),
    ("l/measures/", "measures/index", ""),
    ("c/", "measures/index", ""),
    ("d/", "checklists/index", ""),
    ("l/", "laws/index", ""),
    ("t/", "guide/index", ""),
]
NEVER = ["c/18-4/", "c/20-i1/", "c/010/", "c/8-i1/", "c/ecl/"]  # can be mistaken for another place, or says nothing


@pytest.mark.parametrize(("alias", "page", "anchor"), ALIASES)
def test_other_spelling_leads_to_its_place(alias: str, page: str, anchor: str, rulebook: Rulebook) -> None:
    target = addresses.aliases(rulebook)[alias]
    assert (target.page, target.anchor) == (page, anchor)


@pytest.mark.parametrize("spelling", NEVER)
def test_spelling_that_could_be_mistaken_is_not_made(spelling: str, rulebook: Rulebook) -> None:
    assert spelling not in addresses.aliases(rulebook)


def test_no_spelling_is_an_id_or_differs_from_one_by_case_alone(rulebook: Rulebook) -> None:
    table, aliases = addresses.table(rulebook), addresses.aliases(rulebook)
    assert not {one.lower() for one in table} & {one.lower() for one in aliases}
    assert len({one.lower() for one in table | aliases}) == len(table | aliases)


def test_no_spelling_of_a_clause_has_the_form_of_an_id(rulebook: Rulebook) -> None:
    names = [name for place in addresses.places(rulebook) for name in addresses.spellings(place, rulebook)]
    assert [name for name in names if CLAUSE_ID.match(name) or DUTY_ID.match(name)] == []
    assert len(names) == len(set(names))


def test_item_of_the_only_paragraph_has_three_other_spellings(rulebook: Rulebook) -> None:
    assert list(addresses.spellings(ClauseId(18, 1, 4), rulebook)) == ["art-18-p1-i4", "18-p1-i4", "18-i4"]


# The pages


@pytest.fixture(scope="module")
def written(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("short")
    short.write(rulebook, folder)
    return folder


def page_at(folder: Path, address: str) -> html.HtmlElement:
    return html.fromstring((folder / address / "index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def test_every_address_and_spelling_has_a_page_of_at_most_3_kb(written: Path, rulebook: Rulebook) -> None:
    files = {path.parent.relative_to(written).as_posix() + "/": path.stat().st_size for path in written.rglob("*.html")}
    assert files.keys() == addresses.table(rulebook).keys() | addresses.aliases(rulebook).keys()
    assert max(files.values()) < 3000


def test_page_says_what_it_is_in_three_languages(written: Path) -> None:
    page = page_at(written, "c/18-1-4/")
    shown = {part.get("lang"): " ".join(part.text_content().split()) for part in page.findall(".//section")}
    assert shown["zh-Hant"].startswith("繁體中文 《網絡直播營銷管理辦法（試行）》第十八條第四項 虛構或者篡改交易")
    assert shown["zh-Hans"].startswith("简体中文 《网络直播营销管理办法（试行）》第十八条第四项 虚构或者篡改交易")
    assert "Measures for the Administration of Online Live-Streaming Marketing (Trial), Art. 18(iv) falsify" in shown["en"]
    links = page.xpath("//h2/a/@href")
    assert links == [f"../../{language.folder}measures/18/#p1-i4" for language in Language]


def canonical(folder: Path, address: str) -> str:
    return page_at(folder, address).find(".//link[@rel='canonical']").get("href")


def test_canonical_is_the_page_in_the_default_language(written: Path) -> None:
    assert canonical(written, "c/18-1-4/") == canonical(written, "c/18-i4/") == "../../measures/18/"


def test_canonical_is_absolute_where_the_site_has_an_address(rulebook: Rulebook, with_address: Callable[[str], Rulebook]) -> None:
    book = with_address("https://example.org/handbook")
    assert '<link rel="canonical" href="https://example.org/handbook/measures/8/">' in dict(short.files(book))["c/8-2/"]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("短句。", Language.HANT, "短句。"),
    ("甲" * 59 + "，乙" * 5, Language.HANT, "甲" * 59 + "…"),
    ("one " * 60, Language.EN, ("one " * 37).strip() + "…"),
])  # fmt: skip
def test_first_words_are_cut_where_nothing_is_torn(text: str, language: Language, expected: str) -> None:
    assert short._first(text, language) == expected


# In the browser


Open = Callable[..., Page]


@pytest.fixture
def reader(browser: Browser) -> Iterator[Open]:
    """Opens a page as a reader whose browser is set to a language, with what they chose on the site before, if anything."""
    contexts = []

    def open_(locale: str, chosen: str = "", scripts: bool = True) -> Page:
        context = browser.new_context(locale=locale, java_script_enabled=scripts)
        contexts.append(context)
        if chosen:
            context.add_init_script(f"localStorage.setItem('rulebook.language', '{chosen}')")
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


def arrived(page: Page) -> str:
    parts = urlsplit(page.url)
    return parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


ARRIVALS = [  # browser, chosen before, asked for, where the reader arrives
    ("zh-TW", "", "c/18-1-4/", "/measures/18/#p1-i4"),
    ("zh-HK", "", "d/D08-03/", "/measures/8/#D08-03"),
    ("zh-CN", "", "l/ecl-38/", "/zh-Hans/laws/ecl/#a38"),
    ("zh-Hans-HK", "", "c/8/", "/zh-Hans/measures/8/"),
    ("en-GB", "", "t/run-of-show/", "/en/guide/run-of-show/"),
    ("fr", "", "c/8-2/", "/en/measures/8/#p2"),
    ("en-US", "zh-Hans", "c/8-2/", "/zh-Hans/measures/8/#p2"),
    ("zh-CN", "zh-Hant", "c/8-2/", "/measures/8/#p2"),
    ("zh-CN", "zh-Hans", "c/8-2/?lang=en", "/en/measures/8/#p2"),
    ("zh-CN", "", "c/8-2/?lang=xx", "/zh-Hans/measures/8/#p2"),
    ("en", "", "c/18-i4/?from=wiki&lang=zh-TW&x=1#explanation", "/measures/18/?from=wiki&x=1#explanation"),
    ("en", "", "c/", "/en/measures/"),
    ("en", "", "c/8-2", "/en/measures/8/#p2"),
]


@pytest.mark.parametrize(("locale", "chosen", "address", "expected"), ARRIVALS)
def test_reader_arrives_in_their_language(locale: str, chosen: str, address: str, expected: str, reader: Open, server: str) -> None:
    page = reader(locale, chosen)
    page.goto(f"{server}/{address}", wait_until="commit")
    page.wait_for_url(f"{server}{expected}", wait_until="commit")
    assert arrived(page) == expected


def test_forced_language_is_not_remembered_and_back_goes_back(reader: Open, server: str) -> None:
    page = reader("zh-CN")
    page.goto(f"{server}/downloads/duties.schema.json")
    page.evaluate("location.href = '/c/8-2/?lang=en'")
    page.wait_for_url(f"{server}/en/measures/8/#p2", wait_until="commit")
    assert page.evaluate("localStorage.getItem('rulebook.language')") is None
    page.go_back(wait_until="commit")
    assert arrived(page) == "/downloads/duties.schema.json"


def test_choice_made_with_the_switch_is_followed(reader: Open, server: str) -> None:
    page = reader("zh-CN")
    page.goto(f"{server}/measures/8/")
    page.locator(".md-select__link[hreflang='en']").first.dispatch_event("click")
    page.wait_for_url(f"{server}/en/measures/8/", wait_until="commit")
    page.goto(f"{server}/c/8-2/", wait_until="commit")
    page.wait_for_url(f"{server}/en/measures/8/#p2", wait_until="commit")


def test_without_scripts_the_page_has_links_that_arrive(reader: Open, server: str) -> None:
    page = reader("en", scripts=False)
    page.goto(f"{server}/c/8-2/")
    assert arrived(page) == "/c/8-2/"
    page.locator("a[hreflang='en']").click()
    assert arrived(page) == "/en/measures/8/#p2"


def test_from_a_folder_the_reader_arrives_at_a_file(reader: Open, site: Path) -> None:
    page = reader("en")
    page.goto((site / "c/8-2/index.html").as_uri(), wait_until="commit")
    expected = (site / "en/measures/8/index.html").as_uri() + "#p2"
    page.wait_for_url(expected, wait_until="commit")
    assert page.url == expected

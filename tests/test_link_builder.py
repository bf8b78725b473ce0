"""The page "link to us": examples that hold, and the builder in Chromium by keyboard, by address and from a folder."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Locator, Page, expect

from rulebook import addresses, frames, linkbuilder
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.pages import catalogue, environment, render
from rulebook.places import ClauseId
from rulebook.voice import Voice

PROSE = [ROOT / "docs/link-to-us.md", ROOT / "docs/link-to-us.en.md"]
TOOLS = ["MediaWiki", "DokuWiki", "Confluence", "Notion", "Lark", "GitLab", "GitHub", "Obsidian", "Sphinx", "MkDocs"]


# Examples


@pytest.mark.parametrize("file", PROSE, ids=["zh-Hant", "en"])
def test_every_tool_has_an_example(file: Path) -> None:
    headings = " ".join(re.findall(r"^## (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE))
    assert [tool for tool in TOOLS if tool not in headings] == []


@pytest.mark.parametrize("file", PROSE, ids=["zh-Hant", "en"])
def test_every_address_in_an_example_exists(file: Path, rulebook: Rulebook) -> None:
    short = set(re.findall(r"https://rulebook\.example/([cdlt]/[\w-]+/)", file.read_text(encoding="utf-8")))
    assert short
    assert short <= set(addresses.table(rulebook))


@pytest.mark.parametrize(("file", "language"), [(PROSE[0], Language.HANT), (PROSE[1], Language.EN)], ids=["zh-Hant", "en"])
def test_the_frame_in_the_example_has_the_height_of_its_card(file: Path, language: Language, rulebook: Rulebook) -> None:
    [id_, height] = re.search(
        r'embed/([\d-]+)/\?lang=[\w-]+" title="[^"]+" width="600" height="(\d+)"', file.read_text(encoding="utf-8")
    ).groups()
    place = ClauseId.parse(id_)
    assert frames.show(place, rulebook.clauses[place.article], Voice(rulebook, language, "index")).height == int(height)


def test_the_two_texts_have_the_same_examples_but_for_words() -> None:
    hant, english = (len(re.findall(r"^```", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in PROSE)
    assert hant == english


def test_every_format_of_the_builder_is_made_by_the_script(page: Page) -> None:
    page.evaluate("window.rulebook = { language: 'en', site: new URL('http://host.example/') }")
    page.add_script_tag(path=ROOT / "overrides/assets/rulebook/citation-formats.js")
    made = set(page.evaluate("Object.keys({ ...rulebook.citing.formats, ...rulebook.citing.more })"))
    assert {name for group in linkbuilder.FORMATS.values() for name in group} == made


# The builder


def builder(page: Page, address: str) -> Locator:
    page.route("**/search/**", lambda route: route.abort())
    page.goto(address)
    expect(made(page)).not_to_have_value("")
    return page.get_by_role("combobox", name="Link to")


def made(page: Page) -> Locator:
    return page.locator("#link-made")


CITED = "Measures for the Administration of Online Live-Streaming Marketing (Trial), Art. 8(2)"
BY_ADDRESS = [  # the query, the text that is made; {root} is the address of the site
    ("id=8-2&format=markdown", f"[{CITED}]({{root}}/c/8-2/)"),
    ("id=8-2&format=mediawiki", f"[{{root}}/c/8-2/ {CITED}]"),
    ("id=8-2&format=mediawiki-id", f"[[lcr:8-2|{CITED}]]"),
    ("id=8-2&format=dokuwiki", f"[[{{root}}/c/8-2/|{CITED}]]"),
    ("id=8-2&format=dokuwiki-id", f"[[lcr>8-2|{CITED}]]"),
    ("id=8-2&format=confluence", f"[{CITED}|{{root}}/c/8-2/]"),
    ("id=8-2&format=sphinx", f":external+lcr:ref:`{CITED} <8-2>`"),
    ("id=8-2&format=mkdocs", f"[{CITED}][8-2]"),
    ("id=ecl-38&format=dokuwiki-id", "[[lcrl>ecl-38|E-Commerce Law of the PRC, Art. 38]]"),
    ("id=run-of-show&format=address", "{root}/t/run-of-show/"),
    ("id=D08-01&format=html", '<a href="{root}/d/D08-01/">'),
    ("id=8-2&format=embed", f'<iframe src="{{root}}/embed/8-2/?lang=en" title="{CITED}" width="600" height="362"></iframe>'),
    ("id=18-1-4&format=quote", "“falsify traffic data"),
]


def test_an_address_names_place_and_format(page: Page, server: str) -> None:
    for query, text in BY_ADDRESS:
        builder(page, f"{server}/en/link-to-us/?{query}")
        assert made(page).input_value().startswith(text.format(root=server)), query
    expect(page.locator("#link-note")).to_contain_text("No public address is set")


def test_by_keyboard_from_words_to_the_text(page: Page, server: str) -> None:
    what = builder(page, f"{server}/en/link-to-us/")
    what.focus()
    page.keyboard.type("traffic data")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Control+a")
    page.keyboard.type("１８-1")  # full width
    expect(page.get_by_role("option").first).to_contain_text("18-1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}/en/link-to-us/?id=18-1-1&format=markdown")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Format")).to_be_focused()
    page.get_by_label("Format").select_option("quote")
    expect(made(page)).to_have_value(re.compile("^“violat"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#link-said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == made(page).input_value()


def test_what_cannot_be_made_and_what_does_not_exist_is_said(page: Page, server: str) -> None:
    what = builder(page, f"{server}/en/link-to-us/?id=99-9&format=nonsense")
    expect(page.locator("#link-said")).to_have_text("There is no place with the ID 99-9.")
    page.goto(f"{server}/en/link-to-us/?id=D08-01&format=embed")
    expect(page.locator("#link-said")).to_contain_text("Only articles, paragraphs and items")
    expect(page.get_by_role("button", name="Copy")).to_be_disabled()
    what.fill("qqqqqq")
    expect(page.locator("#link-said")).to_have_text("Nothing found.")


def test_from_a_folder_with_the_placeholder(page: Page, site: Path) -> None:
    builder(page, f"file://{site}/en/link-to-us/index.html?id=8-2&format=address")
    expect(made(page)).to_have_value("https://rulebook.example/c/8-2/")
    expect(page.locator("#link-note")).to_contain_text("https://rulebook.example")


@pytest.mark.parametrize("language", Language)
def test_examples_take_the_sites_own_address_where_it_is_set(language: Language, rulebook: Rulebook) -> None:
    own = replace(rulebook, settings=rulebook.settings.model_copy(update={"address": "https://law.example.org/"}))
    texts = [render(one, book, language, environment()) for book in (rulebook, own) for one in catalogue(book) if one.path == "link-to-us"]
    prose = [re.sub(r"<script.*?</script>", "", text) for text in texts]
    assert ["rulebook.example" in text for text in prose] == [True, False]
    assert "https://law.example.org/c/18-1-4/" in prose[1]

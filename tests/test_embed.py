"""The card of a place in a frame: small, complete, in the language that is asked for, and as high as it says."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

import jsonschema
import pytest
from lxml import html
from playwright.sync_api import Browser, FrameLocator, Page, expect

from rulebook import data, embed, frames
from rulebook.addresses import of_clause
from rulebook.kinds import Collation
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.places import ClauseId
from rulebook.voice import Voice

POLICY = "default-src 'none'; frame-src {site}; script-src {site}"
HEIGHTS = """() => Object.fromEntries([...document.querySelectorAll('article')].map((card) => {
  for (const other of document.querySelectorAll('article')) other.hidden = other !== card;
  return [card.lang, Math.ceil(document.documentElement.getBoundingClientRect().height)];
}))"""
INNER_SCROLL = "() => document.documentElement.scrollHeight - document.documentElement.clientHeight"


@pytest.fixture(scope="module")
def written(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the cards of the real rulebook."""
    target = tmp_path_factory.mktemp("cards")
    assert embed.write(rulebook, target) == len(list((target / "embed").iterdir())) == 182
    return target / "embed"


def shown(rulebook: Rulebook, id_: str, language: Language) -> frames.Shown:
    place = ClauseId.parse(id_)
    return frames.show(place, rulebook.clauses[place.article], Voice(rulebook, language, "index"))


ROWS = [  # place, the marks of its rows, which of them lead in
    ("30", [""], [False]),
    ("8", ["1", "2"], [False, False]),
    ("8-2", [""], [False]),
    ("18-1-4", ["", "（四）"], [True, False]),
    ("20-2", ["", "（一）", "（二）", "（三）", "（四）", "（五）"], [False] * 6),
]


@pytest.mark.parametrize(("id_", "marks", "context"), ROWS)
def test_card_shows_the_place_and_what_it_holds(rulebook: Rulebook, id_: str, marks: list[str], context: list[bool]) -> None:
    rows = shown(rulebook, id_, Language.HANT).rows
    assert ([row.mark for row in rows], [row.context for row in rows]) == (marks, context)


def test_card_of_an_item_is_marked_as_the_english_text_marks_it(rulebook: Rulebook) -> None:
    card = shown(rulebook, "18-1-4", Language.EN)
    assert card.rows[1].mark == "(iv)"
    assert card.head.endswith("(Trial), Art. 18(iv)")
    assert card.state[-1] == "Unofficial translation"


def test_card_tells_how_the_article_was_collated(rulebook: Rulebook) -> None:
    assert rulebook.clauses[8].collation is Collation.PARTIAL
    assert rulebook.vocabulary.collation[Collation.PARTIAL].en in shown(rulebook, "8-2", Language.EN).state[2]


def test_every_card_is_small_and_needs_nothing_that_a_strict_policy_forbids(written: Path) -> None:
    for path in written.rglob("index.html"):
        page = html.fromstring(path.read_bytes())
        assert path.stat().st_size <= 10_000
        assert page.xpath("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == []
        assert [article.get("lang") for article in page.iter("article")] == list(Language)
        assert [article.get("lang") for article in page.xpath("//article[not(@hidden)]")] == ["zh-Hant"]


def test_every_card_leads_to_the_short_address_of_its_place(written: Path) -> None:
    for path in written.rglob("index.html"):
        id_ = path.parent.name
        links = [urljoin(f"/embed/{id_}/", link) for link in html.fromstring(path.read_bytes()).xpath("//h1/a/@href")]
        assert links == [f"/{of_clause(ClauseId.parse(id_))}?lang={language}" for language in Language]


def test_every_card_has_its_json_which_follows_the_schema(written: Path, rulebook: Rulebook) -> None:
    schema = jsonschema.Draft202012Validator(json.loads(dict(data.files(rulebook))["embed.schema.json"]))
    for path in written.glob("*.json"):
        file = json.loads(path.read_text(encoding="utf-8"))
        schema.validate(file)
        assert file["id"] == path.stem
        assert file["card"] == f"/embed/{path.stem}/"
        assert urljoin(f"/embed/{path.name}", file["$schema"]) == "/data/embed.schema.json"
        assert (path.parent / path.stem / "index.html").is_file()


@pytest.mark.parametrize(("page", "language"), [("data.md", Language.HANT), ("data.en.md", Language.EN)])
def test_example_on_the_page_has_the_height_that_is_told(rulebook: Rulebook, root: Path, page: str, language: Language) -> None:
    told = shown(rulebook, "18-1-4", language).height
    assert f'width="{frames.WIDTH}" height="{told}"' in (root / "docs" / page).read_text(encoding="utf-8")


# In a browser


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": frames.WIDTH, "height": 400})
    yield context.new_page()
    context.close()


def test_told_height_fits_every_card_in_every_language(window: Page, server: str, site: Path) -> None:
    for path in sorted((site / "embed").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))["height"]
        window.goto(f"{server}/embed/{path.stem}/")
        for language, height in window.evaluate(HEIGHTS).items():
            assert height <= told[language] <= height * 1.25 + 60, (path.stem, language)


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What Chromium complains of, a breach of a policy among it. Nothing at the end."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []


class Wiki:
    """Another site, with a strict policy: its folder, and the address at which it is served."""

    def __init__(self, folder: Path, address: str):
        self.folder, self.address = folder, address

    def show(self, page: Page, body: str) -> FrameLocator:
        """Opens a page with that body. Returns the frame in it."""
        (self.folder / "index.html").write_text(f"<!doctype html><title>Wiki</title>{body}", encoding="utf-8")
        page.goto(self.address)
        return page.frame_locator("iframe")


@pytest.fixture(scope="module")
def wiki(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wiki]:
    folder = tmp_path_factory.mktemp("wiki")

    class Strict(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY.format(site=server))
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(folder))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield Wiki(folder, f"http://localhost:{httpd.server_port}/")
        httpd.shutdown()


def frame(server: str, query: str, width: int, height: int) -> str:
    return f'<iframe src="{server}/embed/18-1-4/{query}" title="Art. 18(iv)" width="{width}" height="{height}"></iframe>'


IN_LANGUAGE = [
    ("", "zh-Hant", "第十八條第四項"),
    ("?lang=en", "en", "Art. 18(iv)"),
    ("?lang=zh-Hans", "zh-Hans", "第十八条第四项"),
    ("?lang=zh-TW", "zh-Hant", "第十八條第四項"),
    ("?lang=xx", "zh-Hant", "第十八條第四項"),
]


@pytest.mark.parametrize(("query", "language", "citation"), IN_LANGUAGE)
def test_card_in_a_strict_page_speaks_the_language_asked_for_and_fits(
    page: Page, wiki: Wiki, server: str, site: Path, complaints: list[str], query: str, language: str, citation: str
) -> None:
    told = json.loads((site / "embed/18-1-4.json").read_text(encoding="utf-8"))["height"]
    card = wiki.show(page, frame(server, query, told["width"], told[language]))
    expect(card.locator("article:visible")).to_have_count(1)
    expect(card.locator("article:visible h1")).to_contain_text(citation)
    assert card.locator("html").get_attribute("lang") == language
    assert page.frames[1].evaluate(INNER_SCROLL) == 0
    assert page.frames[1].evaluate("getComputedStyle(document.querySelector('article')).paddingTop") == "14px"


def test_two_languages_stand_one_above_the_other_in_the_order_asked_for(page: Page, server: str) -> None:
    page.goto(f"{server}/embed/8-2/?lang=en,zh-Hant")
    expect(page.locator("article:visible")).to_have_count(2)
    assert page.locator("article:visible").evaluate_all("cards => cards.map((card) => card.lang)") == ["en", "zh-Hant"]
    assert page.title().endswith("Art. 8(2)")


def test_a_host_that_listens_gives_the_frame_the_height_of_its_card(page: Page, wiki: Wiki, server: str, complaints: list[str]) -> None:
    script = f'<script src="{server}/assets/rulebook/embed-host.js"></script>'
    card = wiki.show(page, script + frame(server, "?lang=en", 320, 90))
    needed = card.locator("html").evaluate("root => Math.ceil(root.getBoundingClientRect().height)")
    expect(page.locator("iframe")).to_have_attribute("height", str(needed))
    assert page.frames[1].evaluate(INNER_SCROLL) == 0


def test_a_host_believes_no_other_frame(page: Page, wiki: Wiki, server: str) -> None:
    script = f'<script src="{server}/assets/rulebook/embed-host.js"></script>'
    wiki.show(page, script + frame(server, "", 600, 90))
    expect(page.locator("iframe")).not_to_have_attribute("height", "90")
    before = page.locator("iframe").get_attribute("height")
    page.evaluate("postMessage({rulebook: 'height', height: 3000}, '*')")
    page.wait_for_timeout(100)
    assert page.locator("iframe").get_attribute("height") == before


def test_theme_of_the_address_wins_over_the_system(page: Page, server: str) -> None:
    colours = []
    for query in ("?theme=light", "?theme=dark"):
        page.goto(f"{server}/embed/8/{query}")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(253, 252, 249)", "rgb(25, 24, 22)"]


def test_card_arrives_at_its_place_in_its_language(page: Page, server: str) -> None:
    page.goto(f"{server}/embed/18-1-4/?lang=en")
    with page.context.expect_page() as opened:
        page.locator("h1 a:visible").click()
    opened.value.wait_for_url("**/en/measures/18/#p1-i4")


def test_without_scripts_the_card_shows_the_default_language(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/embed/8-2/?lang=en")
    assert page.locator("article:visible").get_attribute("lang") == "zh-Hant"
    context.close()


def test_card_works_from_a_folder(page: Page, site: Path) -> None:
    page.goto((site / "embed/8-2/index.html").as_uri() + "?lang=en")
    expect(page.locator("article:visible")).to_have_attribute("lang", "en")
    target = page.locator("h1 a:visible").evaluate("link => link.href")
    assert target == (site / "c/8-2/index.html").as_uri() + "?lang=en"

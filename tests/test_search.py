"""The search: what it finds, in any script and by any number; what it fetches, and when; and its dialog by keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from rulebook import entries, search, search_bench
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.voice import Voice

ROOT = Path(__file__).resolve().parent.parent
QUERIES = search_bench.read_queries(ROOT / "tests/queries.yml")
QUOTES = str.maketrans("「」", "“”")
ROOTS = {"zh-Hant": "", "zh-Hans": "zh-Hans/", "en": "en/"}


# The data


@pytest.fixture(scope="module", params=list(Language))
def first(request: pytest.FixtureRequest, rulebook: Rulebook) -> dict[str, object]:
    found = list(entries.entries(rulebook, request.param))
    return search.first(Voice(rulebook, request.param, "index"), found, [f"{one.title}{one.text}" for one in found])


@pytest.mark.parametrize("first", [Language.HANT, Language.HANS], indirect=True)
def test_folding_covers_the_enacted_wording(first: dict[str, object], rulebook: Rulebook) -> None:
    pairs = dict(zip(*[iter(first["fold"])] * 2, strict=True))
    hant = Voice(rulebook, Language.HANT, "index")
    for article in rulebook.text.articles.values():
        for _, text in article.places():
            assert folded(hant.chinese(text).translate(QUOTES), pairs) == folded(text, pairs)


def folded(text: str, pairs: dict[str, str]) -> str:
    return "".join(pairs.get(character, character) for character in text)


def test_every_group_of_words_leads_somewhere_or_only_widens(first: dict[str, object], rulebook: Rulebook) -> None:
    for (words, rows), group in zip(first["groups"], rulebook.synonyms, strict=True):
        assert words == list(group.words())
        assert len(rows) == len(
            {str(rulebook.law(one).whole_article) if one[0].isalpha() and "/" not in one else one for one in group.leads_to}
        ) + len(set(group.terms))


@pytest.mark.parametrize(
    ("kind", "id_", "wanted", "lies"),
    [
        ("clause", "18-1-4", "18", True),
        ("clause", "18", "18-1-4", False),
        ("clause", "18-1-4", "1", False),
        ("duty", "D21-03", "21", True),
        ("duty", "D21-03", "2", False),
        ("law", "ecl-38", "ecl", True),
        ("law", "crpl-reg-9", "crpl", False),
        ("term", "brushing", "brushing", True),
    ],
)
def test_result_lies_in_what_is_wanted(kind: str, id_: str, wanted: str, lies: bool) -> None:
    assert search_bench.lies_in(kind, id_, wanted) is lies


def test_dialog_asks_for_the_phrases_that_there_are(rulebook: Rulebook) -> None:
    script = (ROOT / "overrides/assets/rulebook/search-dialog.js").read_text(encoding="utf-8")
    asked = set(re.findall(r'"([a-z_]+)"', script)) | {f"{head}_{kind}" for head in ("kind", "one") for kind in entries.Kind}
    there = set(Voice(rulebook, Language.EN, "index").phrases("search_"))
    assert there - asked == {"open", "close"}  # the button in the header has them
    assert set(re.findall(r'say\("([a-z_]+)"', script)) - there == set()


# What is found


def test_query_set_is_large_enough() -> None:
    kinds = search_bench.recall([search_bench.Answer(query, []) for query in QUERIES])
    assert len(QUERIES) >= 80 and set(kinds) == {"hant", "hans", "en", "cross", "number"} and min(all_ for _, all_ in kinds.values()) >= 15


@pytest.mark.parametrize("stage", [1, 3])
def test_right_place_is_among_the_first_three(stage: int, browser: Browser, server: str) -> None:
    found = search_bench.answers(browser, server, QUERIES, stage)
    missed = [f"{one.query.text}: {one.first}" for one in found if not one.right]
    assert len(missed) <= 0.05 * len(found), "\n".join(missed)


def test_question_leads_to_a_place_that_answers_it(rulebook: Rulebook, browser: Browser, server: str) -> None:
    asked = [
        search_bench.Query("asked", Language.HANT, one.zh_hant, tuple(id_ for label in one.leads_to for id_ in (label, label.removeprefix("guide/"))))
        for one in rulebook.questions[::5]
    ]
    found = search_bench.answers(browser, server, asked, 2)
    missed = [f"{one.query.text}: {one.first}" for one in found if not one.right]
    assert len(missed) <= 0.05 * len(found), "\n".join(missed)


@pytest.fixture(scope="module")
def finder(browser: Browser, server: str) -> Iterator[Page]:
    """A page with the whole search, where `finder.find` answers."""
    page = browser.new_page()
    page.goto(f"{server}/cite/")
    page.evaluate("""async () => {
        await rulebook.search.open();
        window.finder = rulebook.search.engine.create(await rulebook.load("titles"), await rulebook.load("search"));
        await finder.grow({ texts: await rulebook.load("texts") });
    }""")
    yield page
    page.close()


def found(finder: Page, query: str) -> list[str]:
    return finder.evaluate("query => finder.find(query).results.map(({ id }) => id)", query)


NUMBERS = {
    "8": "8", "第八條": "8", "第8条": "8", "八條": "8", "第二十條": "20", "第三十条": "30", "8-2": "8-2", "18-1-4": "18-1-4",
    "18.1.4": "18-1-4", "第18条第4项": "18-1-4", "第十八條第（四）項": "18-1-4", "第十八條第四項": "18-1-4",
    "第十八條第一款第四項": "18-1-4", "第20條第2款第（1）項": "20-2-1", "第二十條第四項": "20-2-4", "第 8 條 第 2 款": "8-2",
    "art 18(4)": "18-1-4", "Art. 18(iv)": "18-1-4", "article 20(2)(1)": "20-2-1", "Art. 20(2)(iii)": "20-2-3",
    "Article 8, paragraph 2": "8-2", "art. 8 para 2": "8-2", "article 18 item 4": "18-1-4", "Art 8(2)": "8-2", "§ 8": "8",
    "８": "8", "本辦法第十七條": "17", "Measures Art. 17": "17", "ecl 38": "ecl-38", "ecl-38": "ecl-38",
    "ECL Art. 38(1)": "ecl-38", "電商法三十八條": "ecl-38", "电商法38": "ecl-38", "《電子商務法》第三十八條": "ecl-38",
    "電子商務法第38條": "ecl-38", "E-Commerce Law 38": "ecl-38", "Art. 38 of the E-Commerce Law": "ecl-38",
    "中华人民共和国电子商务法第三十八条": "ecl-38", "民法典1195": "civil-code-1195",
    "民法典第一千一百九十五條": "civil-code-1195", "消法第五十五条": "crpl-55", "廣告法": "adl", "PIPL": "pipl",
    "个保法": "pipl", "lecm 54": "lecm-54", "D08-03": "D08-03", "d0803": "D08-03", "D8-3": "D08-03", "d 08 03": "D08-03",
}  # fmt: skip


@pytest.mark.parametrize(("query", "place"), NUMBERS.items())
def test_number_in_any_form_goes_straight_to_its_place(query: str, place: str, finder: Page) -> None:
    assert found(finder, query)[0] == place


@pytest.mark.parametrize(
    ("query", "nearest"),
    [("第三十一條", "30"), ("99", "30"), ("第八條第九款", "8"), ("18(9)", "18"), ("電商法第九十條", "ecl-89"), ("D08-99", "D08-13")],
)
def test_number_beyond_leads_to_the_nearest_and_says_so(query: str, nearest: str, finder: Page) -> None:
    place = finder.evaluate("query => finder.find(query).place", query)
    assert place["exact"] is False and place["id"].split("-")[0] == nearest.split("-")[0]


@pytest.mark.parametrize("query", ["2021", "12315", "3C認證", "第一", "18 歲", "b2b", "", "。", "%"])
def test_what_is_no_number_of_a_place_is_not_taken_for_one(query: str, finder: Page) -> None:
    assert finder.evaluate("query => finder.find(query).place", query) is None


def test_exact_word_stands_before_what_only_stands_for_it(finder: Page) -> None:
    assert found(finder, "刷單")[0] == "brushing"
    assert "18-1-4" in found(finder, "刷單")[:3]


def test_clause_stands_before_the_duties_made_from_it(finder: Page) -> None:
    ids = found(finder, "不利評價")
    assert min(ids.index(id_) for id_ in ids if id_.startswith("D21-")) > ids.index("21")


@pytest.mark.parametrize(("hant", "hans"), [("不利評價", "不利评价"), ("付費導流", "付费导流"), ("穿著", "穿着"), ("ＭＣＮ", "mcn")])
def test_script_width_and_case_make_no_difference(hant: str, hans: str, finder: Page) -> None:
    assert found(finder, hant) == found(finder, hans) != []


# The dialog


@pytest.fixture
def article(page: Page, server: str) -> Page:
    page.goto(f"{server}/en/measures/8/")
    return page


def dialog(page: Page) -> Locator:
    return page.locator("dialog.search")


def test_nothing_of_the_search_is_fetched_before_it_is_opened(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/measures/8/", wait_until="networkidle")
    assert [url for url in asked if "/assets/entries/" in url or "minisearch" in url or "search-" in url] == []


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_key_opens_the_search_and_escape_gives_the_focus_back(key: str, article: Page) -> None:
    article.locator(".search-button").focus()
    article.keyboard.press(key)
    expect(article.locator("#search-input")).to_be_focused()
    article.keyboard.press("Escape")
    expect(dialog(article)).to_be_hidden()
    expect(article.locator(".search-button")).to_be_focused()


def test_slash_is_a_letter_where_one_writes(article: Page) -> None:
    article.evaluate("document.body.append(Object.assign(document.createElement('input'), { id: 'mine' }))")
    article.locator("#mine").press("/")
    expect(article.locator("#mine")).to_have_value("/")
    expect(dialog(article)).to_have_count(0)


def test_arrows_choose_and_enter_opens(article: Page, server: str) -> None:
    article.locator(".search-button").click()
    article.keyboard.type("art 20(2)")
    options = dialog(article).get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field = article.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    article.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    article.keyboard.press("ArrowUp")
    article.keyboard.press("Enter")
    article.wait_for_url(f"{server}/en/measures/20/#p2")
    expect(dialog(article)).to_be_hidden()


def test_results_are_grouped_counted_and_marked_and_lead_into_the_page_s_language(article: Page) -> None:
    article.locator(".search-button").click()
    article.keyboard.type("blacklist")
    expect(dialog(article).get_by_role("status")).to_contain_text("results")
    expect(dialog(article).get_by_role("group").first).to_be_visible()
    expect(dialog(article).locator("mark").first).to_have_text("blacklist", ignore_case=True)
    links = dialog(article).locator("a[role=option]").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    assert links and all(link.startswith("/en/") for link in links)


def test_question_that_led_to_a_result_is_shown_with_the_words_marked(article: Page) -> None:
    article.locator(".search-button").click()
    article.keyboard.type("who pays if the seller vanished")
    asked = dialog(article).locator(".search-asked").first
    expect(asked).to_contain_text("Question: My sneakers are knock-offs and the seller has vanished.")
    expect(asked.locator("mark", has_text="vanished")).to_be_visible()


def test_question_whose_words_the_place_has_is_not_shown(article: Page) -> None:
    article.locator(".search-button").click()
    article.keyboard.type("joint and several liability")
    expect(dialog(article).locator("[role=option]").first).to_be_visible()
    expect(dialog(article).locator("[role=option]").first.locator(".search-asked")).to_have_count(0)


@pytest.mark.parametrize(("scheme", "query"), [("light", "host"), ("dark", "host"), ("dark", "zzzzqq"), ("light", "")])
def test_axe_finds_nothing_in_the_open_search(scheme: str, query: str, browser: Browser, server: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 700}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server}/en/measures/8/")
    page.keyboard.press("/")
    page.keyboard.insert_text(query)
    expect(dialog(page).get_by_role("status" if query else "group").or_(dialog(page).locator(".search-tries")).first).not_to_be_empty()
    found = Axe().run(page, context={"include": [["dialog.search"]]}).response["violations"]
    context.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_number_beyond_is_said_in_words(article: Page) -> None:
    article.locator(".search-button").click()
    article.keyboard.type("Article 31")
    expect(dialog(article).get_by_role("status")).to_have_text("The Measures have 30 articles; there is no Article 31. The nearest:")


def test_query_in_the_address_opens_the_search(page: Page, server: str) -> None:
    page.goto(f"{server}/?q=刪差評")
    expect(dialog(page).get_by_role("option").first).to_contain_text("第二十一條")


def test_element_of_a_page_opens_the_search_with_its_query(article: Page) -> None:
    article.evaluate(
        "document.querySelector('article').insertAdjacentHTML('afterbegin', '<button data-search-open=\"slot fee\">x</button>')"
    )
    article.locator("[data-search-open='slot fee']").click()
    expect(dialog(article).get_by_role("option").first).to_contain_text("slot fee")


@pytest.mark.parametrize(
    ("language", "query", "title"), [("zh-Hant", "黑名单", "黑名單"), ("zh-Hans", "黑名單", "黑名单"), ("en", "blacklist", "blacklist")]
)
def test_search_works_from_a_folder(language: str, query: str, title: str, page: Page, site: Path) -> None:
    page.goto((site / ROOTS[language] / "measures/8/index.html").as_uri())
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.insert_text(query)
    expect(dialog(page).get_by_role("option").filter(has_text=title).first).to_be_visible()


def test_search_says_when_its_data_do_not_load(page: Page, server: str) -> None:
    page.route("**/assets/entries/en.titles.js", lambda route: route.abort())
    page.goto(f"{server}/en/measures/8/")
    page.keyboard.press("/")
    expect(dialog(page).get_by_role("status")).not_to_be_empty()


def test_files_of_the_search_stay_small(site: Path) -> None:
    sizes = {name: (site / f"assets/entries/zh-Hant.{name}.js").stat().st_size for name in ("titles", "search", "texts", "passages")}
    assert sizes["titles"] + sizes["search"] < 250_000 and sizes["texts"] < 300_000 and sizes["passages"] < 800_000, sizes


def test_entries_are_valid_data(site: Path) -> None:
    for path in (site / "assets/entries").glob("*.js"):
        name = path.name.split(".")[1]
        text = path.read_text(encoding="utf-8")
        json.loads(text.removeprefix(f'rulebook.loaded("{name}",').removesuffix(");\n"))

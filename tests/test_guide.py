"""The operating guide: every technique whole, the source article covered, and the calculator and glossary in Chromium."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from rulebook import drawings, guide, terms
from rulebook.check_guide import problems
from rulebook.guide_facts import Covered
from rulebook.kinds import CoverageKind
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.places import CLAUSE_ID
from rulebook.script import simplified_in
from rulebook.source import Source
from rulebook.voice import Voice

PICTURES = {"assortment", "roles", "funnel", "crew", "run"}


def test_there_are_thirty_six_techniques(rulebook: Rulebook) -> None:
    assert len(rulebook.techniques) == 36


def test_every_technique_is_whole(rulebook: Rulebook) -> None:
    for name, technique in rulebook.techniques.items():
        assert set(rulebook.guide_prose[name]) == {Language.HANT, Language.EN}, name
        assert len(technique.steps) >= 4 and technique.artefacts and technique.metrics and technique.pitfalls, name
        assert any(CLAUSE_ID.match(rail.to) for rail in technique.guard_rails), name
        assert any(rail.duties for rail in technique.guard_rails), name
        assert technique.checks.before or technique.checks.during or technique.checks.after, name


def test_prose_is_real_text_and_no_list_of_fragments(rulebook: Rulebook) -> None:
    for name, prose in rulebook.guide_prose.items():
        paragraphs = [part for part in prose[Language.HANT].text.strip().split("\n\n") if part]
        assert 2 <= len(paragraphs) <= 5, name
        assert all(not part.lstrip().startswith(("-", "*", "1.")) for part in paragraphs), name


def test_figures_carry_their_year_and_say_what_they_are(rulebook: Rulebook) -> None:
    for name, technique in rulebook.techniques.items():
        for figure in technique.figures:
            assert str(figure.year) == "unknown" or re.fullmatch(r"(before )?20\d\d", str(figure.year)), name
            if figure.kind == "trade":
                assert "行業數字" in figure.zh_hant and "trade figure" in figure.en.lower(), f"{name}: {figure.zh_hant}"


def test_every_technique_stands_on_the_pages_of_the_clauses_that_bound_it(rulebook: Rulebook) -> None:
    for technique in rulebook.techniques.values():
        for rail in technique.guard_rails:
            if CLAUSE_ID.match(rail.to):
                bounded = guide.techniques_bounded_by(rulebook, int(rail.to.split("-")[0]))
                assert (technique, rail) in bounded


# Coverage


def test_every_element_of_the_source_article_has_a_row(rulebook: Rulebook) -> None:
    ids = {row.id for row in rulebook.coverage}
    assert {f"S{number:03}" for number in range(1, 193)} <= ids


def test_only_noise_has_no_page(rulebook: Rulebook) -> None:
    without = [row.id for row in rulebook.coverage if not row.page and row.kind is not CoverageKind.NOISE]
    assert without == []
    assert all(row.page is None for row in rulebook.coverage if row.kind is CoverageKind.NOISE)


def test_every_technique_covers_something(rulebook: Rulebook) -> None:
    pages = {row.page for row in rulebook.coverage}
    assert {f"guide/{name}" for name in rulebook.techniques} <= pages


def test_a_page_that_is_gone_is_a_problem(rulebook: Rulebook) -> None:
    gone = Covered.model_validate({"id": "S999", "kind": "claim", "element": {"zh-Hant": "主張", "en": "claim"}, "page": "guide/gone"})
    names = ("docs/coverage.yml", "docs/glossary.yml", "docs/cases.yml", *(f"docs/guide/{name}.yml" for name in rulebook.techniques))
    sources = {name: Source(name, {}, {}) for name in names}
    found = [problem.text for problem in problems(replace(rulebook, coverage=(gone,)), sources)]
    assert found == ['Must name a page that exists: "guide/gone" (did you mean "guide/index"?)']


# Glossary and terms


def test_glossary_has_all_terms_and_more(rulebook: Rulebook) -> None:
    assert len(rulebook.terms) >= 200


def test_a_term_is_linked_once_and_never_inside_a_link_or_a_title(rulebook: Rulebook) -> None:
    term = next(one for one in rulebook.terms if one.term.zh_hant == "流程表")
    text = f"《流程表》[流程表][8] 流程表，流程表\n# 流程表\n"
    marked = terms.mark(text, (term,), Language.HANT, "index")
    assert marked.count("{ .term }") == 1
    assert marked.startswith("《流程表》[流程表][8] [流程表](glossary.md#")
    assert marked.endswith("，流程表\n# 流程表\n")


def test_no_text_is_lost_by_marking(rulebook: Rulebook) -> None:
    for prose in rulebook.guide_prose.values():
        for language in (Language.HANT, Language.EN):
            marked = terms.mark(prose[language].text, rulebook.terms, language, "guide/x")
            assert re.sub(r"\[([^\]]*)\]\(\S+\)\{ \.term \}", r"\1", marked) == prose[language].text


def test_glossary_sorts_by_pinyin_stroke_count_and_english(page: Page, server: str) -> None:
    page.goto(f"{server}/en/glossary/")
    first = page.locator("#glossary-list > div").first
    firsts = set()
    for name in ("pinyin", "stroke count", "English"):
        page.locator("#glossary-tools").get_by_role("button", name=name).click()
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        firsts.add(first.get_attribute("id"))
    assert len(firsts) == 3


# Pictures


@pytest.mark.parametrize("language", Language)
def test_pictures_have_a_title_and_a_description_in_the_language(rulebook: Rulebook, language: Language) -> None:
    drawn = [draw(Voice(rulebook, language, page)) for page, draw in drawings.OF_PAGE.items()]
    assert {re.search(r'aria-labelledby="(\w+)-title', one)[1] for one in drawn} == PICTURES
    for one in drawn:
        assert re.search(r"<title[^>]*>[^<]+</title><desc[^>]*>[^<]+</desc>", one)
        assert not (language is Language.HANT and simplified_in(one))


# Calculator

CASES = [
    ({"gmv": "20000", "views": "50000"}, "gpm", "400"),
    ({"gmv": "20000", "viewers": "10000"}, "uv_value", "2"),
    ({"buyers": "150", "viewers": "10000"}, "conversion", "1.5 %"),
    ({"gmv": "15,000", "buyers": "100"}, "aov", "150"),
    ({"refunds": "12", "orders": "160"}, "refund_rate", "7.5 %"),
    ({"returned": "30", "shipped": "100"}, "return_rate", "30 %"),
    ({"ad_gmv": "9000", "ad_cost": "3000"}, "ad_roi", "3"),
    ({"gmv": "10000", "refunded": "2500", "cost": "5000"}, "net_roi", "1.5"),
    ({"gmv": "0", "views": "100"}, "gpm", "0"),
    ({"gmv": "100", "views": "0"}, "gpm", "Cannot divide by zero"),
    ({"gmv": "100"}, "gpm", "—"),
    ({"gmv": "abc", "views": "10"}, "gpm", "Enter a number"),
    ({"gmv": "-5", "views": "10"}, "gpm", "Must not be below zero"),
    ({"gmv": "1e99", "views": "10"}, "gpm", "Too large to be right: check it"),
    ({"buyers": "200", "viewers": "100"}, "conversion", "Over 100 %: check the two numbers"),
    ({"gmv": "100", "refunded": "200", "cost": "10"}, "net_roi", "Refunds exceed GMV: check them"),
]


@pytest.fixture(scope="module")
def calculator(browser: object, server: str) -> Page:
    page = browser.new_page()
    page.goto(f"{server}/en/metrics/")
    return page


@pytest.mark.parametrize(("given", "result", "expected"), CASES)
def test_calculator(calculator: Page, given: dict[str, str], result: str, expected: str) -> None:
    calculator.locator("#calculator button[type=reset]").click()
    for name, value in given.items():
        calculator.locator(f"#calculator [name={name}]").fill(value)
    expect(calculator.locator(f"#calculator output[name={result}]")).to_have_text(expected)

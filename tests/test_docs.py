"""The real docs/: complete, linked both ways, with a word for everything. No test here depends on a sentence of theirs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Staged
from markupsafe import escape
from rulebook.kinds import ActorId, Group
from rulebook.languages import Language
from rulebook.model import Citing, Clause, Rulebook
from rulebook.pages import Page, catalogue
from rulebook.places import ClauseId, LawId
from rulebook.views import later_by_instrument, matrix, parents_by_relation
from rulebook.voice import Voice

ENACTED_SHA256 = "d54c78d94174d49bb86b3502a975932fff22af8ba4f72c673870b6df60ee34f0"
ARTICLES = range(1, 31)
INSTRUMENTS = sorted(path.stem for path in (ROOT / "docs/laws").glob("*.yml") if path.stem != "measures")
WRITTEN = (Language.HANT, Language.EN)


@pytest.fixture(scope="module")
def pages(rulebook: Rulebook) -> dict[str, Page]:
    return {page.path: page for page in catalogue(rulebook)}


# The regulation


def test_enacted_text_is_the_one_that_was_collated(root: Path) -> None:
    text = (root / "docs/measures/enacted.zh-Hans.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == ENACTED_SHA256, "the enacted text must not change: see docs/measures/collation.yml"


def test_there_are_30_articles_in_5_chapters(rulebook: Rulebook) -> None:
    assert list(rulebook.clauses) == list(rulebook.text.articles) == list(ARTICLES)
    assert {clause.wording.chapter for clause in rulebook.clauses.values()} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("number", ARTICLES)
def test_article_has_facts(number: int, rulebook: Rulebook) -> None:
    facts = rulebook.clauses[number].facts
    assert facts.topics and facts.related and facts.links


@pytest.mark.parametrize("number", ARTICLES)
def test_article_has_wording_and_translation_of_the_same_shape(number: int, rulebook: Rulebook) -> None:
    clause = rulebook.clauses[number]
    assert [place for place, _ in clause.wording.places()] == [place for place, _ in clause.translation.places()]
    assert all(text.strip() for _, text in [*clause.wording.places(), *clause.translation.places()])


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("number", ARTICLES)
def test_article_has_an_explanation(number: int, language: Language, rulebook: Rulebook) -> None:
    assert len(rulebook.clauses[number].prose[language].text.strip()) >= 100


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", ARTICLES)
def test_article_has_a_page(number: int, language: Language, staged: Staged) -> None:
    assert f"{language}/measures/{number}.md" in staged


@pytest.mark.parametrize("number", range(5, 27))
def test_article_with_duties_has_some(number: int, rulebook: Rulebook) -> None:
    assert rulebook.clauses[number].facts.duties


# Instruments


def test_there_are_68_instruments_beside_the_measures() -> None:
    assert len(INSTRUMENTS) == 68


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_instrument_has_a_page_in_each_language(name: str, staged: Staged, pages: dict[str, Page]) -> None:
    assert pages[f"laws/{name}"].template == "law"
    assert {f"{language}/laws/{name}.md" for language in Language} <= staged.keys()


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_draft_and_only_a_draft_is_marked_as_one(name: str, rulebook: Rulebook, staged: Staged) -> None:
    for language in Language:
        assert ('class="draft-note"' in staged[f"{language}/laws/{name}.md"]) is not rulebook.instruments[name].in_force


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_named_article_has_its_anchor(name: str, rulebook: Rulebook, staged: Staged) -> None:
    anchors = set(re.findall(r'id="a(\d+)"', staged[f"en/laws/{name}.md"]))
    assert anchors == {str(article) for article in rulebook.provisions(name)}


@pytest.mark.parametrize("name", ["csl", "aucl", "adl"])
def test_renumbered_law_has_a_table(name: str, rulebook: Rulebook, staged: Staged) -> None:
    assert rulebook.renumberings[name].rows
    assert f"{{#{name}}}" in staged["zh-Hant/indexes/renumbering.md"]


# Links


def test_no_link_of_the_collection_is_lost(rulebook: Rulebook) -> None:
    links = list(rulebook.links())
    parents = [one for one in links if rulebook.instruments[one.place.instrument].group is Group.PARENT]
    assert len(links) >= 685 and len(parents) >= 342


def context(page: Page, rulebook: Rulebook) -> dict[str, object]:
    return page.context(Voice(rulebook, Language.EN, page.path))


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_page_of_a_law_lists_every_link_to_it(name: str, rulebook: Rulebook, pages: dict[str, Page]) -> None:
    shown = context(pages[f"laws/{name}"], rulebook)
    for one in rulebook.links():
        if one.place.instrument == name:
            assert one in shown["citing"][one.place.article]
            assert one.place.article in shown["articles"] or one in shown["whole"]


@pytest.mark.parametrize("number", ARTICLES)
def test_page_of_a_clause_lists_every_link_from_it(number: int, rulebook: Rulebook) -> None:
    clause = rulebook.clauses[number]
    tables = parents_by_relation(clause, rulebook), later_by_instrument(clause, rulebook)
    shown = [link for table in tables for links in table.values() for link in links]
    assert sorted(map(repr, shown)) == sorted(map(repr, clause.facts.links))


def links_on(rulebook: Rulebook, number: int) -> Iterator[Citing]:
    return (one for one in rulebook.links() if one.clause.article == number)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", ARTICLES)
def test_links_stand_on_both_pages(number: int, language: Language, rulebook: Rulebook, staged: Staged) -> None:
    clause_page = staged[f"{language}/measures/{number}.md"]
    for one in links_on(rulebook, number):
        assert f'href="{address(one.place)}"' in clause_page
        assert f'href="{back(one.clause)}"' in staged[f"{language}/laws/{one.place.instrument}.md"]


def address(place: LawId) -> str:
    return f"../../laws/{place.instrument}/" + (f"#{place.anchor}" if place.anchor else "")


def back(place: ClauseId) -> str:
    return f"../../measures/{place.article}/" + (f"#{place.anchor}" if place.anchor else "")


def test_matrix_counts_every_link_once(rulebook: Rulebook) -> None:
    rows = [counts for group in (Group.PARENT, Group.LATER) for _, counts in matrix(rulebook, group)]
    assert sum(sum(counts.values()) for counts in rows) == sum(1 for _ in rulebook.links())


@pytest.mark.parametrize(("index", "group"), [("parent-laws", Group.PARENT), ("later-rules", Group.LATER)])
def test_reverse_table_has_every_link(index: str, group: Group, rulebook: Rulebook, staged: Staged) -> None:
    rows = staged[f"en/indexes/{index}.md"].split("<tr>")
    for one in rulebook.links():
        if rulebook.instruments[one.place.instrument].group is group:
            assert any(f'href="{address(one.place)}"' in row and f'href="{back(one.clause)}"' in row for row in rows)


def test_unsure_links_carry_a_mark(rulebook: Rulebook, staged: Staged) -> None:
    for number, clause in rulebook.clauses.items():
        unsure = [link for link in clause.facts.links if link.confidence != "high"]
        assert staged[f"en/measures/{number}.md"].count('class="unsure"') >= len(unsure)


# Duties


def test_duty_ids_stand_once(rulebook: Rulebook) -> None:
    ids = [duty.id for _, duty in rulebook.duties()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("number", ARTICLES)
def test_duties_stand_on_the_pages_of_their_clause_and_laws(number: int, rulebook: Rulebook, staged: Staged) -> None:
    for duty in rulebook.clauses[number].facts.duties:
        assert staged[f"en/measures/{number}.md"].count(f'id="{duty.id}"') == 1
        for law in map(rulebook.law, duty.laws()):
            assert duty in rulebook.resting[law.whole_article]


def test_duty_binds_no_regulator(rulebook: Rulebook) -> None:
    bound = {actor for _, duty in rulebook.duties() for actor in duty.actor}
    assert bound == {ActorId.PLATFORM, ActorId.OPERATOR, ActorId.HOST, ActorId.AGENCY}


def test_nothing_that_is_due_rests_on_a_draft(rulebook: Rulebook) -> None:
    laws = {law for clause, duty in rulebook.duties() for law in duty.laws()} | set(changes(rulebook))
    assert all(rulebook.instruments[rulebook.law(law).instrument].in_force for law in laws)


def changes(rulebook: Rulebook) -> Iterator[str]:
    return (law for clause in rulebook.clauses.values() for one in clause.facts.today for law in one.sources)


@pytest.mark.parametrize("language", Language)
def test_page_of_changes_has_every_clause_that_changed(language: Language, rulebook: Rulebook, staged: Staged) -> None:
    changed = {str(clause.number) for clause in rulebook.clauses.values() if clause.facts.today}
    assert set(re.findall(r'id="art-(\d+)"', staged[f"{language}/changes.md"])) == changed


# Indexes


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("index", ["articles", "chapters"])
def test_index_has_every_article(index: str, language: Language, staged: Staged) -> None:
    links = re.findall(r'href="\.\./\.\./measures/(\d+)/"', staged[f"{language}/indexes/{index}.md"])
    assert sorted(map(int, links)) == list(ARTICLES)


def sections(text: str) -> dict[str, str]:
    """The sections of an index by their anchors."""
    parts = re.split(r"^## .*\{#([^}]+)\}$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("index", "field"), [("actors", "binds"), ("topics", "topics")])
def test_index_has_a_clause_where_its_facts_put_it(index: str, field: str, rulebook: Rulebook, staged: Staged) -> None:
    found = sections(staged[f"en/indexes/{index}.md"])
    for clause in rulebook.clauses.values():
        here = {name for name, text in found.items() if f'href="../../measures/{clause.number}/"' in text}
        assert here == set(getattr(clause.facts, field))


def test_index_of_penalties_has_every_sanction(rulebook: Rulebook, staged: Staged) -> None:
    found = sections(staged["en/indexes/penalties.md"])
    for one in rulebook.links():
        if one.link.relation == "sanction":
            assert f'href="{back(one.clause)}"' in found[one.place.instrument]


def test_collation_of_every_article_is_stated(rulebook: Rulebook, staged: Staged) -> None:
    def stated(clause: Clause, text: str) -> bool:
        return rulebook.official_copy is not None or rulebook.vocabulary.collation[clause.collation].en in text

    assert all(stated(clause, staged[f"en/measures/{number}.md"]) for number, clause in rulebook.clauses.items())


@pytest.mark.parametrize("language", Language)
def test_page_of_questions_has_each_with_the_places_that_answer_it(language: Language, staged: Staged, rulebook: Rulebook) -> None:
    page = staged[f"{language}/indexes/questions.md"]
    items = re.findall(r"<li>(.+?) <span class=\"answers\">(.+?)</span></li>", page)
    assert [(text, links.count("<a ")) for text, links in items] == [
        (str(escape(question.say(language))), len(question.leads_to)) for question in rulebook.questions
    ]

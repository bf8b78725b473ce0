"""The operating guide's pages: techniques by family, glossary, cases, metrics, and where the source article went."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pypinyin import lazy_pinyin

from . import checklists, drawings
from .guide_facts import Artefact, Technique, Term
from .kinds import ActorId, CoverageKind, Family
from .model import Rulebook
from .places import CLAUSE_ID, ClauseId
from .views import grouped
from .voice import Voice

Context = dict[str, Any]

# The overview that a family's techniques belong to, where there is one.
OVERVIEWS = (
    "guide/marketing-strategy",
    "guide/product-levels",
    "guide/five-areas",
    "guide/traits",
    "guide/merchant-types",
    "guide/assortment-strategies",
    "guide/product-roles",
    "guide/traffic",
    "guide/after-the-stream",
)
MOMENTS = ("before", "during", "after")


def pages(book: Rulebook) -> Iterator[tuple[str, str, Any]]:
    """Path, template and context of each page that is not plain prose."""
    if not book.techniques:
        return
    yield "guide/index", "guide", overview
    for technique in book.techniques.values():
        yield f"guide/{technique.id}", "technique", partial(one, technique)
    yield "glossary", "glossary", glossary
    yield "cases", "cases", cases
    yield "coverage", "coverage", coverage


def overview(voice: Voice) -> Context:
    book = voice.rulebook
    families = grouped(book.techniques.values(), lambda technique: technique.family)
    cards = [(path, title) for path in OVERVIEWS if path in book.pages and (title := heading(book, path, voice))]
    return {
        "overviews": [*cards, *((path, voice.label(f"page_{path}")) for path in ("metrics", "glossary", "cases"))],
        "families": {family: families[family] for family in Family if family in families},
    }


def heading(book: Rulebook, path: str, voice: Voice) -> str:
    """The title of a page of prose."""
    return voice.heading(book.pages[path].prose)


def one(technique: Technique, voice: Voice) -> Context:
    book = voice.rulebook
    draw = drawings.OF_PAGE.get(f"guide/{technique.id}")
    return {
        "technique": technique,
        "prose": book.guide_prose[technique.id],
        "drawing": draw(voice) if draw else "",
        "templates": [(artefact, template_files(artefact, voice)) for artefact in technique.artefacts],
        "moments": MOMENTS,
        "related": [book.techniques[name] for name in technique.related],
    }


def template_files(artefact: Artefact, voice: Voice) -> list[tuple[str, str]]:
    """The downloads of a template: format, and address from the page."""
    folder = f"{voice.site_root}downloads/{voice.language}/templates/{artefact.id}"
    return [("XLSX", f"{folder}.xlsx"), ("CSV", f"{folder}.csv")]


def rail_place(voice: Voice, to: str) -> tuple[str, str]:
    """Address and citation of the place that a guard rail names."""
    if CLAUSE_ID.match(to):
        place = ClauseId.parse(to)
        gap = " " if voice.language == "en" else ""
        return voice.clause(place), f"{voice.label('measures_short')}{gap}{voice.cite(place)}"
    return voice.law(to), voice.cite_law(to)


def pinyin(text: str) -> str:
    return " ".join(lazy_pinyin(text)).lower()


def glossary(voice: Voice) -> Context:
    """Terms in the order of the page's language: English by letters, Chinese by pinyin."""

    def key(term: Term) -> str:
        return term.term.en.lower() if voice.language == "en" else pinyin(term.term.zh_hant)

    return {"terms": sorted(voice.rulebook.terms, key=key), "pinyin": pinyin, "rail_place": rail_place}


def cases(voice: Voice) -> Context:
    return {"cases": voice.rulebook.cases, "techniques": voice.rulebook.techniques}


def coverage(voice: Voice) -> Context:
    """Elements of the source article with the title of the page that covers each; noise without one."""
    rows = voice.rulebook.coverage
    return {
        "elements": [row for row in rows if row.kind not in (CoverageKind.NOISE, CoverageKind.ADDED)],
        "added": [row for row in rows if row.kind is CoverageKind.ADDED],
        "noise": [row for row in rows if row.kind is CoverageKind.NOISE],
    }


def techniques_bounded_by(book: Rulebook, article: int) -> list[tuple[Technique, Any]]:
    """The techniques whose guard rails stand in an article of the Measures, with those rails."""
    return [
        (technique, rail)
        for technique in book.techniques.values()
        for rail in technique.guard_rails
        if CLAUSE_ID.match(rail.to) and ClauseId.parse(rail.to).article == article
    ]


INPUTS = (
    "gmv", "refunded", "views", "viewers", "buyers", "orders", "refunds",
    "shipped", "returned", "ad_cost", "ad_gmv", "cost",
)  # fmt: skip
OUTPUTS = ("gpm", "uv_value", "conversion", "aov", "refund_rate", "return_rate", "ad_roi", "net_roi")


def calculator(voice: Voice) -> Context:
    """The fields and results of the calculator, and what its script says."""
    return {"inputs": INPUTS, "outputs": OUTPUTS, "words": voice.phrases("calc_")}


OWN_TITLES = {"index": "site_name", "measures/index": "whole_title"}


def page_title(voice: Voice, path: str) -> str:
    """The title of any page by its path, for a list of pages."""
    book, (folder, _, name) = voice.rulebook, path.rpartition("/")
    if folder == "actors" and name in list(ActorId):
        return voice.word("actors", name)
    if path in book.pages:
        return heading(book, path, voice)
    if folder == "measures" and name.isdigit():
        return voice.article_title(book.clauses[int(name)])
    if folder == "guide" and name in book.techniques:
        return voice.say(book.techniques[name].title)
    if folder == "laws" and name in book.instruments:
        return voice.law_short(book.instruments[name])
    if folder == "checklists":
        return checklists.title(voice, name)
    if path in OWN_TITLES:
        return voice.label(OWN_TITLES[path])
    label = f"page_{path}" if f"page_{path}" in book.labels else f"{path.removesuffix('/index').split('/')[-1].replace('-', '_')}_title"
    return voice.label(label)

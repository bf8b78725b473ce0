"""The operating guide on paper: overviews, techniques by family, metrics, cases, glossary."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses, drawings, guide, views
from ..guide_facts import Case, Technique, Term
from ..kinds import Family
from ..languages import Language
from ..voice import Voice
from . import addressing, nodes, parts, pictures, tables
from .frame import collated
from .nodes import Node, heading, paragraph
from .prose import Texts, under

# Pages of the site that a document holds beside the techniques.
CASES, GLOSSARY = "cases", "glossary"


def overviews(voice: Voice, texts: Texts, level: int) -> list[Node]:
    """The overviews of the families and the page on metrics, each with its figure."""
    pages = [path for path in (*guide.OVERVIEWS, "metrics") if path in voice.rulebook.pages]
    return [block for path in pages for block in page(voice, texts, path, level)]


def page(voice: Voice, texts: Texts, path: str, level: int) -> list[Node]:
    """A page of prose with its figure."""
    blocks = under(texts[voice.rulebook.pages[path].prose[Language.HANT].file], level, addressing.of_page(path))
    return [*blocks, *drawing(voice, path)]


def drawing(voice: Voice, path: str) -> list[Node]:
    draw = drawings.OF_PAGE.get(path)
    return [pictures.figure(draw(voice), voice)] if draw else []


def by_family(voice: Voice, texts: Texts, level: int) -> list[Node]:
    """Every technique under the heading of its family."""
    families = views.grouped(voice.rulebook.techniques.values(), lambda technique: technique.family)
    return [
        block
        for family in Family
        if family in families
        for block in (
            {"k": "break"},
            heading(level, voice.word("families", family)),
            *(one for technique in families[family] for one in technique_blocks(voice, texts, technique, level + 1)),
        )
    ]


def technique_blocks(voice: Voice, texts: Texts, technique: Technique, level: int) -> list[Node]:
    """A technique with everything that its page has."""
    short = addresses.of_technique(technique.id)
    address = addresses.absolute(short, voice.rulebook)
    return [
        heading(level, voice.say(technique.title), name=short, short=address),
        paragraph(*parts.badges(voice, technique.readers), " ", voice.word("guide_phases", technique.phase), kind="small"),
        nodes.box(paragraph(voice.say(technique.summary))),
        *texts[voice.rulebook.guide_prose[technique.id][Language.HANT].file],
        *drawing(voice, f"guide/{technique.id}"),
        *(block for section in SECTIONS for block in section(voice, technique, level + 1)),
    ]


def _steps(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    yield heading(level, voice.label("steps"), quiet=True)
    yield nodes.listing(([voice.say(step)] for step in technique.steps), "ol")


def _rails(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    yield heading(level, voice.label("guard_rails"), quiet=True)
    yield from (parts.rail(voice, one) for one in technique.guard_rails)


def _templates(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    yield heading(level, voice.label("templates"), quiet=True)
    for artefact in technique.artefacts:
        yield heading(level + 1, voice.say(artefact.title), quiet=True)
        if artefact.note:
            yield paragraph(voice.say(artefact.note), kind="small")
        yield tables.template(artefact, voice)


def _checks(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    yield heading(level, voice.label("checks"), quiet=True)
    for moment in guide.MOMENTS:
        checks = getattr(technique.checks, moment)
        if checks:
            yield heading(level + 1, voice.label(f"checks_{moment}"), quiet=True)
            duties = {check: [" ", nodes.styled("chip", parts.duty_ref(check.duty))] if check.duty else [] for check in checks}
            yield nodes.listing(([voice.say(check), *duties[check]] for check in checks), "check")


def _metrics(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    yield heading(level, voice.label("metrics"), quiet=True)
    yield tables.metrics(technique, voice)


def _figures(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    if technique.figures:
        yield heading(level, voice.label("figures"), quiet=True)
        tags = [f"{voice.word('figure_kinds', one.kind)} · {voice.year(one.year)}" for one in technique.figures]
        yield nodes.listing([voice.say(one), " ", nodes.styled("chip", tag)] for one, tag in zip(technique.figures, tags, strict=True))


def _pitfalls(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    for name in ("pitfalls", "disagreements"):
        found = getattr(technique, name)
        if found:
            yield heading(level, voice.label(name), quiet=True)
            yield nodes.listing([voice.say(one)] for one in found)


def _related(voice: Voice, technique: Technique, level: int) -> Iterator[Node]:
    if technique.related:
        others = [voice.rulebook.techniques[name] for name in technique.related]
        refs = [[nodes.ref(addresses.of_technique(one.id), voice.say(one.title))] for one in others]
        yield paragraph(nodes.bold(voice.label("related")), voice.colon, *nodes.joined(refs, voice.label("list_comma")))


SECTIONS = (_steps, _rails, _templates, _checks, _metrics, _figures, _pitfalls, _related)


def cases(voice: Voice, level: int) -> list[Node]:
    """Every case with what the rules say about it."""
    lead = paragraph(voice.label("cases_lead"), kind="lead")
    head = [{"k": "break"}, heading(level, voice.label("page_cases"), name=addressing.of_page(CASES)), lead]
    return [*head, *(block for case in voice.rulebook.cases for block in _case(voice, case, level + 1))]


def _case(voice: Voice, case: Case, level: int) -> Iterator[Node]:
    tag = f"{voice.word('figure_kinds', case.kind)} · {voice.year(case.year)}"
    yield heading(level, voice.say(case.title), quiet=True)
    yield paragraph(nodes.styled("chip", tag), " ", voice.say(case.what))
    yield from (parts.rail(voice, one) for one in case.rules)
    if case.techniques:
        found = [voice.rulebook.techniques[name] for name in case.techniques]
        refs = [[nodes.ref(addresses.of_technique(one.id), voice.say(one.title))] for one in found]
        yield paragraph(voice.label("see_techniques"), *nodes.joined(refs, voice.label("list_comma")), kind="small")


def glossary(voice: Voice, level: int) -> list[Node]:
    """Every term in the order of the language, with its other forms, its definition and its clause."""
    terms = collated(voice.rulebook.terms, voice, lambda term: voice.say(term.term))
    lead = paragraph(voice.label("glossary_lead", count=len(terms)), kind="lead")
    head = [{"k": "break"}, heading(level, voice.label("page_glossary"), name=addressing.of_page(GLOSSARY)), lead]
    return [*head, *(_term(voice, term) for term in terms)]


def _term(voice: Voice, term: Term) -> Node:
    others = [language for language in Language if language is not voice.language]
    said = [[nodes.passage(language, term.term.say(language))] for language in others if term.term.say(language) != voice.say(term.term)]
    also = [voice.label("also"), voice.listed(voice.say(one) for one in term.also)] if term.also else []
    clause = [" ", *parts.rail_ref(voice, term.clause)] if term.clause else []
    head = [nodes.mark(f"term/{term.id}"), voice.say(term.term), " ", nodes.dim(*nodes.joined(said, " · "))]
    body = [voice.say(term.definition), *([" ", nodes.dim(*also)] if also else []), *clause]
    return nodes.entry(head, body) | {"name": f"term/{term.id}"}

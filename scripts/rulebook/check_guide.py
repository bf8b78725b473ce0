"""What must hold in the operating guide: places, duties, techniques and pages that it names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .check_names import known, law_id, measures_place
from .guide_facts import Case, GuardRail, Technique
from .links import known_pages
from .model import Rulebook
from .places import CLAUSE_ID
from .source import Path_, Problem, Source

GLOSSARY, CASES, COVERAGE = "docs/glossary.yml", "docs/cases.yml", "docs/coverage.yml"


def problems(rulebook: Rulebook, sources: dict[str, Source]) -> Iterator[Problem]:
    """Everything that is wrong in the guide, the glossary, the cases and the coverage."""
    duties = {duty.id for _, duty in rulebook.duties()}
    for name, technique in rulebook.techniques.items():
        yield from _technique(name, technique, sources[f"docs/guide/{name}.yml"], duties, rulebook)
    yield from _artefact_ids(rulebook, sources)
    for index, term in enumerate(rulebook.terms):
        if term.clause:
            yield from place(sources[GLOSSARY], term.clause, rulebook, "terms", index, "clause")
    yield from _once((term.id for term in rulebook.terms), sources.get(GLOSSARY), "terms")
    for index, case in enumerate(rulebook.cases):
        yield from _case(case, index, sources[CASES], duties, rulebook)
    yield from _coverage(rulebook, sources)


def place(source: Source, text: str, rulebook: Rulebook, *path: str | int) -> Iterator[Problem]:
    """An ID must name a place of the Measures or of another instrument that exists."""
    if CLAUSE_ID.match(text):
        yield from measures_place(source, text, rulebook, *path)
    else:
        yield from law_id(source, text, rulebook, *path)


def _technique(name: str, technique: Technique, source: Source, duties: set[str], rulebook: Rulebook) -> Iterator[Problem]:
    if technique.id != name:
        yield source.problem(f'Must have the id "{name}", as the file is named', "id")
    if name not in rulebook.guide_prose:
        yield Problem(f"docs/guide/{name}.md", 1, "Must exist: every technique has its text")
    yield from _rails(technique.guard_rails, source, duties, rulebook, "guard_rails")
    for moment in ("before", "during", "after"):
        for index, check in enumerate(getattr(technique.checks, moment)):
            if check.duty:
                yield from known(source, check.duty, duties, "duty", "checks", moment, index, "duty")
    for index, other in enumerate(technique.related):
        yield from known(source, other, rulebook.techniques, "technique", "related", index)
    if not any(CLAUSE_ID.match(rail.to) for rail in technique.guard_rails):
        yield source.problem("Must have a guard rail in the Measures", "guard_rails")
    if not any(rail.duties for rail in technique.guard_rails):
        yield source.problem("Must name a duty in its guard rails", "guard_rails")


def _rails(rails: Iterable[GuardRail], source: Source, duties: set[str], rulebook: Rulebook, *path: str | int) -> Iterator[Problem]:
    for index, rail in enumerate(rails):
        yield from place(source, rail.to, rulebook, *path, index, "to")
        for duty in rail.duties:
            yield from known(source, duty, duties, "duty", *path, index, "duties")


def _artefact_ids(rulebook: Rulebook, sources: dict[str, Source]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, technique in rulebook.techniques.items():
        source = sources[f"docs/guide/{name}.yml"]
        for index, artefact in enumerate(technique.artefacts):
            if artefact.id in seen:
                yield source.problem(f"Must have an artefact id that is free: {artefact.id} stands in {seen[artefact.id]}, too",
                                     "artefacts", index, "id")  # fmt: skip
            seen.setdefault(artefact.id, source.file)


def _once(ids: Iterable[str], source: Source | None, table: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, one in enumerate(ids):
        if one in seen and source:
            yield source.problem(f"Must have an id that is free: {one} stands twice", table, index, "id")
        seen.add(one)


def _case(case: Case, index: int, source: Source, duties: set[str], rulebook: Rulebook) -> Iterator[Problem]:
    yield from _rails(case.rules, source, duties, rulebook, "cases", index, "rules")
    for number, name in enumerate(case.techniques):
        yield from known(source, name, rulebook.techniques, "technique", "cases", index, "techniques", number)


def _coverage(rulebook: Rulebook, sources: dict[str, Source]) -> Iterator[Problem]:
    pages = known_pages(rulebook)
    yield from _once((row.id for row in rulebook.coverage), sources.get(COVERAGE), "elements")
    for index, row in enumerate(rulebook.coverage):
        if row.page:
            yield from known(sources[COVERAGE], row.page, pages, "page", "elements", index, "page")
        elif row.kind != "noise":
            path: Path_ = ("elements", index)
            yield sources[COVERAGE].problem(f"Must name the page that covers {row.id}", *path)

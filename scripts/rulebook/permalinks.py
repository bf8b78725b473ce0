"""permalinks.txt: every address and anchor ever published, and the check that none of them is lost.

An address is written from the root of a language, with a slash in front: /c/8-2/, /measures/8/, /measures/8/#p2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from . import addresses, links, views
from .kinds import Group
from .links import Target, UnknownTarget
from .model import Rulebook
from .places import DUTY_ID, ClauseId, LawId
from .retired_facts import Retired
from .source import Problem, Source, suggest

NAME = "permalinks.txt"
SHOWN = 3
OWN_ANCHOR = re.compile(r"^#+ .*\{#([\w-]+)\}\s*$", re.MULTILINE)  # a heading in prose that names its anchor
TECHNIQUE_ANCHORS = ("steps", "guard-rails", "templates", "checks", "metrics")


# What is published


def published(rulebook: Rulebook) -> set[str]:
    """Every address and anchor that follows from an ID, or stands on every page of its kind. Other anchors promise nothing."""
    cards = {addresses.of_card(place) for place in addresses.places(rulebook)}
    short = {*addresses.table(rulebook), *addresses.aliases(rulebook), *cards}
    pages = {Target(page) for page in links.known_pages(rulebook)}
    return {f"/{one}" for one in short} | {f"/{target.path}" for target in pages | set(_anchors(rulebook))}


def _anchors(rulebook: Rulebook) -> Iterator[Target]:
    yield from addresses.table(rulebook).values()
    yield from _of_clauses(rulebook)
    yield from _of_indexes(rulebook)
    yield from _of_guide(rulebook)
    yield from _of_prose(rulebook)


def _of_clauses(rulebook: Rulebook) -> Iterator[Target]:
    yield from (Target("measures/index", place.anchor_in_whole) for place in addresses.places(rulebook))
    yield from (Target(page, f"chapter-{number}") for page in ("measures/index", "indexes/chapters") for number in rulebook.text.chapters)
    for clause in rulebook.clauses.values():
        page, facts = f"measures/{clause.number}", clause.facts
        parents, later = (views.links_in(clause, group, rulebook) for group in (Group.PARENT, Group.LATER))
        shown = {"wording": True, "explanation": True, "duties": facts.duties, "parents": parents, "later": later or facts.today}
        yield from (Target(page, anchor) for anchor, there in shown.items() if there)
        if facts.today:
            yield Target("changes", f"art-{clause.number}")


def _of_indexes(rulebook: Rulebook) -> Iterator[Target]:
    yield from (Target("indexes/actors", actor) for actor in views.by_actor(rulebook))
    yield from (Target("indexes/topics", topic) for topic in views.by_topic(rulebook))
    yield from (Target("indexes/renumbering", name) for name in rulebook.renumberings)
    yield from (Target(links.QUESTIONS, asker) for asker in views.by_asker(rulebook))
    for law, articles in views.penalties(rulebook):
        yield from (Target("indexes/penalties", anchor) for anchor in (law.id, *(f"{law.id}-{article}" for article in articles)))
    for page, group in (("indexes/parent-laws", Group.PARENT), ("indexes/later-rules", Group.LATER)):
        yield from (Target(page, law.id) for law in views.laws_in(group, rulebook) if law.id in rulebook.citing)


def _of_guide(rulebook: Rulebook) -> Iterator[Target]:
    for technique in rulebook.techniques.values():
        anchors = (*TECHNIQUE_ANCHORS, *(artefact.id for artefact in technique.artefacts))
        yield from (Target(f"guide/{technique.id}", anchor) for anchor in anchors)
    yield from (Target("guide/index", technique.family) for technique in rulebook.techniques.values())
    if rulebook.techniques:
        for page, rows in (("glossary", rulebook.terms), ("cases", rulebook.cases), ("coverage", rulebook.coverage)):
            yield from (Target(page, row.id) for row in rows)


def _of_prose(rulebook: Rulebook) -> Iterator[Target]:
    """The anchors that prose names itself, the same in both of its languages."""
    texts = {page.path: page.prose for page in rulebook.pages.values()}
    texts |= {f"guide/{name}": prose for name, prose in rulebook.guide_prose.items()}
    texts |= {f"measures/{clause.number}": clause.prose for clause in rulebook.clauses.values()}
    texts |= {f"laws/{name}": prose for name, prose in rulebook.law_prose.items()}
    for page, prose in texts.items():
        yield from (Target(page, anchor) for text in prose.values() for anchor in OWN_ANCHOR.findall(text.text))


# The list


def read_list(path: Path) -> list[str]:
    """The addresses of a list; none where there is no list, as in a project that has published nothing yet."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def renew(rulebook: Rulebook, path: Path) -> int:
    """Adds to the list what is new, and sorts it; takes nothing out. Returns how many addresses are new."""
    known = set(read_list(path))
    found = published(rulebook)
    path.write_text("".join(f"{line}\n" for line in sorted(known | found)), encoding="utf-8")
    return len(found - known)


# What was retired


CLAUSE = re.compile(
    r"/(?:c/|embed/|measures/#)(?:art-)?0?(?P<article>[1-9]\d*)(?:-p?(?P<paragraph>\d+))?(?:-i?(?P<item>\d+))?/?\Z", re.ASCII
)


def place_of(address: str, laws: Iterable[str]) -> str:
    """The page or anchor that an address names, told by its form alone: what is retired has it under all its addresses.

    >>> [place_of(one, ["ecl"]) for one in ("/c/18-i4/", "/measures/#art-18-p1-i4", "/d/D08-03/", "/l/ecl-38/", "/t/run-of-show/")]
    ['/measures/18/#p1-i4', '/measures/18/#p1-i4', '/measures/8/#D08-03', '/laws/ecl/#a38', '/guide/run-of-show/']
    """
    kind, name = address[:3], address[3:].strip("/")
    if match := CLAUSE.match(address):
        article, paragraph, item = (int(part or 0) for part in match.groups())
        return f"/{links.clause(ClauseId(article, paragraph or (1 if item else 0), item)).path}"
    if kind == "/d/" and DUTY_ID.match(name):
        return f"/{links.duty(name).path}"
    if kind == "/t/" and name:
        return f"/guide/{name}/"
    try:
        return f"/{links.law(LawId.parse(name, laws)).path}" if kind == "/l/" else address
    except ValueError:
        return address


def gone(lines: Iterable[str], alive: set[str], retired: Iterable[Retired]) -> dict[str, Retired]:
    """Every address of the list that is no longer made, with what became of it. A page takes its anchors along."""
    laws = _laws(lines)
    places = {place_of(one.address, laws): one for one in retired}
    found = {line: places.get(place := place_of(line, laws)) or places.get(place.partition("#")[0]) for line in lines if line not in alive}
    return {line: one for line, one in found.items() if one}


def _laws(lines: Iterable[str]) -> set[str]:
    return {line.removeprefix("/laws/").rstrip("/") for line in lines if line.startswith("/laws/") and "#" not in line}


# The check


def problems(alive: set[str], lines: Sequence[str], retired: dict[str, Retired]) -> Iterator[Problem]:
    """What is wrong with a list: an address that is lost, one that is not listed, an order that is not kept."""
    for number, line in enumerate(lines, 1):
        if line not in alive and line not in retired:
            yield Problem(NAME, number, f"Must still exist: {line} (redirect or retire it in docs/retired.yml)")
    for number, (one, other) in enumerate(pairwise(lines), 2):
        if one >= other:
            yield Problem(NAME, number, f"Must be sorted, each address once: {other} (make permalinks sorts the list)")
    if new := sorted(alive - set(lines)):
        more = f" and {len(new) - SHOWN} more" if len(new) > SHOWN else ""
        yield Problem(NAME, 1, f"Must list every address: {', '.join(new[:SHOWN])}{more} (make permalinks adds what is new)")


def retired_problems(
    source: Source, retired: Sequence[Retired], alive: set[str], lines: Sequence[str], rulebook: Rulebook
) -> Iterator[Problem]:
    """Must retire what was published and is no longer made, each place once, and lead to what exists."""
    laws, seen = _laws(lines), set()
    for index, one in enumerate(retired):
        where, place = ("retired", index), place_of(one.address, laws)
        if one.address not in lines:
            yield source.problem(f'Must name an address of {NAME}: "{one.address}"{suggest(one.address, lines)}', *where, "address")
        elif one.address in alive:
            yield source.problem(f"Must not retire what the site still has: {one.address}", *where, "address")
        elif place in seen:
            yield source.problem(f"Must retire a place once: {one.address}", *where, "address")
        seen.add(place)
        for label in one.leads_to:
            yield from _dangling(source, label, rulebook, *where, "to" if one.to else "instead")


def _dangling(source: Source, label: str, rulebook: Rulebook, *path: str | int) -> Iterator[Problem]:
    try:
        links.resolve(label, rulebook)
    except UnknownTarget as error:
        yield source.problem(str(error), *path)

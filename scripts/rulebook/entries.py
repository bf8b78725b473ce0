"""What can be found and previewed: clauses, duties, law articles, techniques, terms and pages, each with its title, place and text.

Scripts of the site read them from assets/entries/<language>.titles.js and .texts.js, which work from a server and from a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from . import cite, guide, links
from .languages import Language
from .links import MEASURES, Target, laws_with_page
from .model import Rulebook
from .pages import catalogue
from .places import ClauseId, LawId
from .voice import Voice
from .written import write_if_changed


class Kind(StrEnum):
    """Kinds of entries, in the order in which results are shown."""

    CLAUSE = "clause"
    DUTY = "duty"
    LAW = "law"
    TECHNIQUE = "technique"
    TERM = "term"
    PAGE = "page"


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: its ID among its kind, its title, where it stands, and its text (plain, no markup)."""

    kind: Kind
    id: str
    title: str
    target: Target
    text: str


def entries(rulebook: Rulebook, language: Language) -> Iterator[Entry]:
    """Every entry in a language, by kind and in the order of the sources."""
    voice = Voice(rulebook, language, "index")
    yield from _clauses(voice)
    yield from _duties(voice)
    yield from _laws(voice)
    yield from _techniques(voice)
    yield from _terms(voice)
    yield from _pages(voice)


def write(found: list[Entry], language: Language, site: Path) -> None:
    """Writes the entries of a language for the scripts of the site: titles, and texts in the same order."""
    rows = [[one.kind, one.id, one.title, one.target.url("index").removeprefix("./")] for one in found]
    script(site, language, "titles", rows)
    script(site, language, "texts", [one.text for one in found])


def script(site: Path, language: Language, name: str, value: object) -> None:
    """Writes data as a script that hands it to the page: `rulebook.load(name)` gives it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    write_if_changed(site / f"assets/entries/{language}.{name}.js", f"rulebook.loaded({json.dumps(name)},{text});\n")


def _clauses(voice: Voice) -> Iterator[Entry]:
    for clause in voice.rulebook.clauses.values():
        wording = clause.translation if voice.language is Language.EN else clause.wording
        said = {place: text if voice.language is Language.EN else voice.chinese(text) for place, text in wording.places()}
        place = ClauseId(clause.number)
        yield Entry(Kind.CLAUSE, str(place), voice.article_title(clause), links.clause(place), voice.say(clause.facts.summary))
        for place, text in said.items():
            yield Entry(Kind.CLAUSE, str(place), voice.cite(place), links.clause(place), text)


def _duties(voice: Voice) -> Iterator[Entry]:
    for _, duty in voice.rulebook.duties():
        yield Entry(Kind.DUTY, duty.id, f"{duty.id} {voice.actors(duty.actor)}", links.duty(duty.id), voice.say(duty))


def _laws(voice: Voice) -> Iterator[Entry]:
    book = voice.rulebook
    for name in (MEASURES, *laws_with_page(book)):
        law, target = book.instruments[name], Target("measures/index") if name == MEASURES else links.law(LawId(name))
        yield Entry(Kind.LAW, name, voice.law_title(law), target, voice.say(law.note))
        for number, provision in book.provisions(name).items() if name != MEASURES else ():
            place = LawId(name, number)
            yield Entry(Kind.LAW, str(place), cite.cite_law(place, book, voice.language), links.law(place), _gist(voice, place, provision))


def _gist(voice: Voice, place: LawId, provision: object) -> str:
    """Our sentence on a law article; where there is none, what its first link says."""
    if provision:
        return voice.say(provision)
    links_here = voice.rulebook.citing.get(place.instrument, {}).get(place.article, [])
    return voice.say(links_here[0].link) if links_here else ""


def _techniques(voice: Voice) -> Iterator[Entry]:
    for technique in voice.rulebook.techniques.values():
        yield Entry(Kind.TECHNIQUE, technique.id, voice.say(technique.title), Target(f"guide/{technique.id}"), voice.say(technique.summary))


def _terms(voice: Voice) -> Iterator[Entry]:
    for term in voice.rulebook.terms:
        yield Entry(Kind.TERM, term.id, voice.say(term.term), Target("glossary", term.id), voice.say(term.definition))


OWN_KIND = ("clause", "law", "technique")


def _pages(voice: Voice) -> Iterator[Entry]:
    """The pages that are no clause, law or technique."""
    for page in catalogue(voice.rulebook):
        if page.template not in OWN_KIND:
            yield Entry(Kind.PAGE, page.path, guide.page_title(voice, page.path), Target(page.path), "")

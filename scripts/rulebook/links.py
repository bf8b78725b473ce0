"""Where things stand on the site: the page and anchor of a clause, a law article, a duty or a page of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from posixpath import relpath

from .kinds import ActorId, Group, Phase
from .model import Rulebook
from .places import CLAUSE_ID, DUTY_ID, ClauseId, LawId, article_of_duty
from .source import suggest

# [text][id]: a reference whose label is the ID of a place, or the path of a page.
REFERENCE = re.compile(r"\]\[([^\]\[]+)\]")

FIXED_PAGES = (
    "index",
    "measures/index",
    "laws/index",
    "actors/index",
    "changes",
    "indexes/index",
    "indexes/articles",
    "indexes/chapters",
    "indexes/actors",
    "indexes/topics",
    "indexes/parent-laws",
    "indexes/later-rules",
    "indexes/penalties",
    "indexes/matrix",
    "indexes/renumbering",
)
QUESTIONS = "indexes/questions"
GUIDE_PAGES = ("guide/index", "glossary", "cases", "coverage")
ACTORS_WITH_PAGE = (ActorId.PLATFORM, ActorId.OPERATOR, ActorId.HOST, ActorId.AGENCY)
GO_LIVE = (ActorId.OPERATOR, ActorId.HOST)


MEASURES = "measures"


class UnknownTarget(ValueError):
    """A reference leads nowhere. Its text is the complaint."""


@dataclass(frozen=True)
class Target:
    """A page by its path under a language's root, without ending, and an anchor on it (or "")."""

    page: str
    anchor: str = ""

    def url(self, here: str) -> str:
        """The address relative to the page `here`, as folders with a slash at the end."""
        path = "" if self.page == here and self.anchor else _relative(_folder(self.page), _folder(here))
        return path + (f"#{self.anchor}" if self.anchor else "")

    @property
    def folder(self) -> str:
        """The page's address from the root of its language, with a slash at the end; empty for the home page."""
        folder = _folder(self.page).strip("/")
        return f"{folder}/" if folder else ""

    @property
    def path(self) -> str:
        """The address from the root of its language, with the anchor."""
        return self.folder + (f"#{self.anchor}" if self.anchor else "")

    def source(self, here: str) -> str:
        """The same as a link between Markdown files, which MkDocs checks."""
        path = relpath(f"/{self.page}.md", f"/{here}.md/..")
        return path + (f"#{self.anchor}" if self.anchor else "")


def _folder(page: str) -> str:
    return "/" + page.removesuffix("index").strip("/")


@cache
def _relative(target: str, here: str) -> str:
    path = relpath(target, here)
    return "./" if path == "." else f"{path}/"


def known_pages(rulebook: Rulebook) -> set[str]:
    """The paths of all pages of a language."""
    clauses = {f"measures/{number}" for number in rulebook.clauses}
    laws = {f"laws/{name}" for name in laws_with_page(rulebook)}
    guide = {f"guide/{name}" for name in rulebook.techniques} | (set(GUIDE_PAGES) if rulebook.techniques else set())
    asked = {QUESTIONS} if rulebook.questions else set()
    actors = {f"actors/{actor}" for actor in ACTORS_WITH_PAGE}
    return {*FIXED_PAGES, *asked, *checklist_pages(), *guide, *clauses, *laws, *rulebook.pages, *actors}


def checklist_pages() -> set[str]:
    """The paths of the checklists: by actor, by phase, before going live, one's own, the timeline."""
    names = ("index", "mine", "timeline", *ACTORS_WITH_PAGE, *Phase, *(f"go-live-{actor}" for actor in GO_LIVE))
    return {f"checklists/{name}" for name in names}


def laws_with_page(rulebook: Rulebook) -> list[str]:
    """The instruments beside the Measures themselves, parent laws first."""
    laws = [law for law in rulebook.instruments.values() if law.group is not Group.REGULATION]
    return [law.id for law in sorted(laws, key=lambda law: law.group is Group.LATER)]


def clause(place: ClauseId) -> Target:
    return Target(f"measures/{place.article}", place.anchor)


def law(place: LawId) -> Target:
    return Target(f"laws/{place.instrument}", place.anchor)


def duty(id_: str) -> Target:
    return Target(f"measures/{article_of_duty(id_)}", id_)


def resolve(label: str, rulebook: Rulebook) -> Target:
    """The target that a reference label names. Raises UnknownTarget with the complaint where there is none."""
    if CLAUSE_ID.match(label):
        return _clause(ClauseId.parse(label), rulebook)
    if DUTY_ID.match(label):
        return _duty(label, rulebook)
    try:
        place = rulebook.law(label)
    except ValueError:
        if label in known_pages(rulebook):
            return Target(label)
        raise UnknownTarget(
            f'Must refer to a clause, law article, duty or page that exists: "{label}"{suggest(label, rulebook.instrument_ids)}'
        ) from None
    if place.instrument == MEASURES:
        return Target("measures/index")
    if place.article and place.article not in rulebook.provisions(place.instrument):
        raise UnknownTarget(f'Must refer to an article that stands on the page of {place.instrument}: "{label}" (no link, no provision)')
    return law(place)


def _clause(place: ClauseId, rulebook: Rulebook) -> Target:
    article = rulebook.text.articles.get(place.article)
    if not article or not article.has(place):
        raise UnknownTarget(f'Must refer to a clause that exists: "{place}"')
    return clause(place)


def _duty(id_: str, rulebook: Rulebook) -> Target:
    if not any(one.id == id_ for entry in rulebook.clauses.values() for one in entry.facts.duties):
        raise UnknownTarget(f'Must refer to a duty that exists: "{id_}"')
    return duty(id_)


def with_definitions(prose: str, here: str, rulebook: Rulebook) -> str:
    """Prose with a Markdown definition for each reference it makes, relative to the page `here`."""
    labels = sorted(set(REFERENCE.findall(prose)))
    lines = [f"[{label}]: {resolve(label, rulebook).source(here)}" for label in labels]
    return prose.rstrip() + "\n\n" + "".join(f"{line}\n" for line in lines)

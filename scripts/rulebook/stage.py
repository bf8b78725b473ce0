"""Rulebook → build/docs/: one Markdown file a page and language. Only what changed is written; what went stale goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .guide import OVERVIEWS
from .kinds import Family, Group, Phase
from .languages import Language
from .links import ACTORS_WITH_PAGE, GO_LIVE
from .model import Rulebook
from .pages import catalogue, environment, render
from .views import chapters, grouped, laws_by_level
from .voice import Voice
from .written import write_if_changed

Nav = list[Any]


def files(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Every staged file: its path under the staging folder, and its text."""
    env = environment()
    for page in catalogue(rulebook):
        for language in Language:
            yield f"{language}/{page.path}.md", render(page, rulebook, language, env)


def stage(rulebook: Rulebook, folder: Path) -> tuple[int, int]:
    """Makes the staging folder hold exactly the site's pages. Returns how many there are, and how many were written."""
    written, kept = 0, set()
    for name, text in files(rulebook):
        path = folder / name
        kept.add(path)
        written += write_if_changed(path, text)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return len(kept), written


def navigation(rulebook: Rulebook) -> Nav:
    """The navigation for mkdocs.yml: paths of pages under sections whose titles are label keys."""
    by_chapter = [
        {f"nav_chapter_{number}": [f"measures/{clause.number}.md" for clause in clauses]} for number, clauses in chapters(rulebook).items()
    ]
    laws = [{f"nav_{group}": [f"laws/{law.id}.md" for law in laws_by_level(group, rulebook)]} for group in (Group.PARENT, Group.LATER)]
    more = [f"{name}.md" for name in ("downloads", "link-to-us", "data", "accessibility") if name in rulebook.pages]
    about = ["about.md", "cite.md", *more, *(["coverage.md"] if rulebook.coverage else [])]
    indexes = [f"{page.path}.md" for page in catalogue(rulebook) if page.path.startswith("indexes/")]
    return [
        {"nav_home": "index.md"},
        {"nav_measures": ["measures/index.md", *by_chapter]},
        {"nav_actors": ["actors/index.md", *(f"actors/{actor}.md" for actor in ACTORS_WITH_PAGE)]},
        {"nav_checklists": ["checklists/index.md", *checklist_nav()]},
        *guide_nav(rulebook),
        {"nav_laws": ["laws/index.md", "changes.md", "relation.md", "liability.md", *laws]},
        {"nav_indexes": indexes},
        {"nav_about": about},
    ]


def guide_nav(rulebook: Rulebook) -> Nav:
    """The guide: overviews, techniques by family, and the pages beside them."""
    if not rulebook.techniques:
        return []
    overviews = [f"{path}.md" for path in OVERVIEWS if path in rulebook.pages]
    by_family = grouped(rulebook.techniques.values(), lambda technique: technique.family)
    families = [{f"family_{family}": [f"guide/{one.id}.md" for one in by_family[family]]} for family in Family if family in by_family]
    beside = ["metrics.md"] if "metrics" in rulebook.pages else []
    return [{"nav_guide": ["guide/index.md", {"guide_overviews": overviews}, *families, *beside, "glossary.md", "cases.md"]}]


def checklist_nav() -> Nav:
    """The checklists in the order in which a reader meets them."""
    by_actor = [f"checklists/{actor}.md" for actor in ACTORS_WITH_PAGE]
    live = [f"checklists/go-live-{actor}.md" for actor in GO_LIVE]
    by_phase = [*(f"checklists/{phase}.md" for phase in Phase), "checklists/timeline.md"]
    return ["checklists/mine.md", {"by_actor": by_actor}, {"before_live": live}, {"by_phase": by_phase}]


def navigation_titles(rulebook: Rulebook, language: Language) -> dict[str, str]:
    """The titles of the navigation's sections in a language."""
    voice = Voice(rulebook, language, "index")
    titles = {key: voice.label(key) for key in rulebook.labels if key.startswith(("nav_", "by_", "before_", "guide_"))}
    titles |= {f"family_{family}": voice.word("families", family) for family in Family}
    titles |= {f"nav_chapter_{number}": voice.chapter_title(number) for number in rulebook.text.chapters}
    return titles | {f"nav_{group}": voice.word("groups", group) for group in (Group.PARENT, Group.LATER)}

"""Which files docs/ must have, and which belong to nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from .links import ACTORS_WITH_PAGE, MEASURES
from .source import Problem

OF_AN_ARTICLE = re.compile(r"(\d+)(\.yml|\.md|\.en\.md)")


def missing(docs: Path) -> Iterator[Problem]:
    """The regulation's own facts and the page of each actor, without which no page can be written."""
    names = [f"laws/{MEASURES}.yml", *(f"actors/{actor}.md" for actor in ACTORS_WITH_PAGE)]
    yield from (Problem(f"{docs.name}/{name}", 1, "Must exist") for name in names if not (docs / name).exists())


def strays(docs: Path, articles: Collection[int], instruments: Collection[str]) -> Iterator[Problem]:
    """Facts or prose named after an article or an instrument that there is none of; articles only where they are counted right."""
    counted = list(articles) == list(range(1, len(articles) + 1))
    for path in sorted((docs / "measures").iterdir()) if counted else ():
        match = OF_AN_ARTICLE.fullmatch(path.name)
        if match and (int(match[1]) not in articles or path.name != f"{int(match[1]):02}{match[2]}"):
            yield Problem(
                f"{docs.name}/measures/{path.name}", 1, f"Must be named after an article of the wording: there is no {int(match[1])}"
            )
    for path in sorted((docs / "laws").glob("*.md")):
        name = path.name.removesuffix(".md").removesuffix(".en")
        if name not in instruments:
            yield Problem(f"{docs.name}/laws/{path.name}", 1, f"Must be the prose of an instrument: there is no {name}.yml")

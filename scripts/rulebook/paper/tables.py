"""The tables of the guide on paper: templates, metrics. One that cannot fit the page is a problem with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..guide_facts import Artefact, Technique
from ..languages import Language
from ..model import Rulebook
from ..source import Problem, read_yaml
from ..voice import Voice
from .columns import layout
from .nodes import Inlines, Node


def problems(rulebook: Rulebook, root: Path) -> list[Problem]:
    """Every template whose columns do not fit the page, in any language."""
    return list(_problems(rulebook, root))


def _problems(rulebook: Rulebook, root: Path) -> Iterator[Problem]:
    for technique in rulebook.techniques.values():
        for number, artefact in enumerate(technique.artefacts):
            if any(layout(cells(artefact, language)) is None for language in (Language.HANT, Language.EN)):
                yield _too_wide(technique, number, root)


def _too_wide(technique: Technique, number: int, root: Path) -> Problem:
    name = f"docs/guide/{technique.id}.yml"
    source = read_yaml(root / name, name, [])
    line = source.line("artefacts", number) if source else 1
    return Problem(name, line, "Must be a table that fits the page: its columns are too many, or a word in it is too long")


def cells(artefact: Artefact, language: Language) -> list[list[Inlines]]:
    """Head and rows of a template."""
    return [[[cell.say(language)] for cell in row] for row in (artefact.columns, *artefact.rows)]


def template(artefact: Artefact, voice: Voice) -> Node:
    return table(cells(artefact, voice.language))


def table(rows: list[list[Inlines]]) -> Node:
    """A table of which the first row is the head."""
    return {"k": "table", **(layout(rows) or {}), "aligns": [], "head": rows[0], "rows": rows[1:]}


def metrics(technique: Technique, voice: Voice) -> Node:
    """The metrics of a technique with formula, unit and variants."""
    head = [[voice.label(key)] for key in ("metric", "formula", "unit", "variants")]
    mark = "; " if voice.language is Language.EN else "；"
    rows = [
        [[voice.say(one.name)], [voice.say(one.formula)], [one.unit.say(voice.language)], [mark.join(map(voice.say, one.variants))]]
        for one in technique.metrics
    ]
    return table([head, *rows])

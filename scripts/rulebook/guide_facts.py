"""The facts of the operating guide: techniques, terms, cases, and where the source article went."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from .facts import Fact, Localized, OneOrMore
from .kinds import ActorId, CoverageKind, Family, FigureKind, GuidePhase, TermCategory
from .languages import Language


def _cell(value: object) -> object:
    return "" if value is None else value if isinstance(value, dict) else str(value)


class Plain(Fact):
    """A text that is the same in every language: a number, an ID, or nothing."""

    text: str = ""

    def say(self, language: Language) -> str:
        return self.text


def _said(value: object) -> object:
    cell = _cell(value)
    return {"text": cell} if isinstance(cell, str) else cell


Said = Annotated[Localized | Plain, BeforeValidator(_said)]


class Artefact(Fact):
    """A template that a team can use at once: a table with a head and filled or empty rows."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Localized
    note: Localized | None = None
    columns: tuple[Said, ...]
    rows: tuple[tuple[Said, ...], ...]

    @model_validator(mode="after")
    def _even(self) -> Artefact:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"Must have {len(self.columns)} cells in row {number} of {self.id}, as it has columns: {len(row)}")
        return self


class Metric(Fact):
    name: Localized
    formula: Localized
    unit: Said
    variants: tuple[Localized, ...] = ()


class Figure(Localized):
    """A figure from trade or press, with the year it speaks of."""

    year: int | str
    kind: FigureKind


class GuardRail(Localized):
    """A place in the Measures or another rule that bounds a technique, whom it binds, and how."""

    to: str
    binds: tuple[ActorId, ...]
    duties: OneOrMore = ()


class Check(Localized):
    duty: str | None = None


class Checks(Fact):
    before: tuple[Check, ...] = ()
    during: tuple[Check, ...] = ()
    after: tuple[Check, ...] = ()


class Technique(Fact):
    """docs/guide/<id>.yml"""

    id: str
    title: Localized
    family: Family
    phase: GuidePhase
    readers: tuple[ActorId, ...] = Field(alias="for")
    summary: Localized
    steps: tuple[Localized, ...] = Field(min_length=1)
    artefacts: tuple[Artefact, ...] = Field(min_length=1)
    metrics: tuple[Metric, ...] = Field(min_length=1)
    figures: tuple[Figure, ...] = ()
    pitfalls: tuple[Localized, ...] = ()
    guard_rails: tuple[GuardRail, ...] = Field(min_length=1)
    checks: Checks
    related: tuple[str, ...] = ()
    disagreements: tuple[Localized, ...] = ()
    from_source: bool = True


class Term(Fact):
    """An entry of docs/glossary.yml."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    term: Localized
    also: tuple[Localized, ...] = ()
    definition: Localized
    category: TermCategory
    clause: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)


class Case(Fact):
    """An entry of docs/cases.yml: what happened, and what the rules say about it."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Localized
    year: int | str
    kind: FigureKind
    what: Localized
    rules: tuple[GuardRail, ...] = Field(min_length=1)
    techniques: tuple[str, ...] = ()


class Terms(Fact):
    """docs/glossary.yml"""

    terms: tuple[Term, ...] = ()


class Cases(Fact):
    """docs/cases.yml"""

    cases: tuple[Case, ...] = ()


class Covered(Fact):
    """An element of the source article and the page that covers it; noise has none."""

    id: str
    kind: CoverageKind
    element: Localized
    page: str | None = None
    note: Localized | None = None


class Coverage(Fact):
    """docs/coverage.yml"""

    elements: tuple[Covered, ...] = ()

"""techniques.json and glossary.json: the operating guide."""

from __future__ import annotations

from pydantic import Field

from .. import addresses
from ..exports.data import Record
from ..guide_facts import Artefact, Check, Figure, GuardRail, Metric, Technique, Term
from ..kinds import ActorId, Family, FigureKind, GuidePhase, TermCategory
from ..links import Target
from .records import Address, File, Pages, Scribe, Words


class ArtefactRecord(Record):
    """A template: a table with a head and rows; a cell that is empty is null."""

    id: str
    title: Words
    note: Words | None
    columns: list[Words | None]
    rows: list[list[Words | None]]


class MetricRecord(Record):
    name: Words
    formula: Words
    unit: Words | None
    variants: list[Words]


class FigureRecord(Record):
    """A figure from trade or press."""

    text: Words
    year: int | str = Field(description="a year, `before 2021`, or `unknown`")
    kind: FigureKind


class GuardRailRecord(Record):
    """A place in the Measures or another rule that bounds a technique."""

    to: str
    binds: list[ActorId]
    duties: list[str]
    text: Words


class CheckRecord(Record):
    text: Words
    duty: str | None


class ChecksRecord(Record):
    before: list[CheckRecord]
    during: list[CheckRecord]
    after: list[CheckRecord]


class TechniqueRecord(Record):
    """A technique."""

    id: str
    title: Words
    family: Family
    phase: GuidePhase
    readers: list[ActorId]
    summary: Words
    steps: list[Words]
    artefacts: list[ArtefactRecord]
    metrics: list[MetricRecord]
    figures: list[FigureRecord]
    pitfalls: list[Words]
    guard_rails: list[GuardRailRecord]
    checks: ChecksRecord
    related: list[str]
    disagreements: list[Words]
    explanation: Words | None = Field(description="Markdown; [text][id] refers to the thing with that ID")
    address: Address
    pages: Pages


class TechniqueFile(File):
    """Every technique of the guide."""

    techniques: list[TechniqueRecord]


class TermRecord(Record):
    """A term; `clause` where the Measures define it."""

    id: str
    term: Words
    also: list[Words]
    definition: Words
    category: TermCategory
    clause: str | None
    pages: Pages


class GlossaryFile(File):
    """The glossary."""

    terms: list[TermRecord]


def technique_file(scribe: Scribe) -> TechniqueFile:
    """The content of techniques.json."""
    return TechniqueFile(**scribe.head("techniques"), techniques=[_technique(one, scribe) for one in scribe.rulebook.techniques.values()])


def glossary_file(scribe: Scribe) -> GlossaryFile:
    """The content of glossary.json."""
    return GlossaryFile(**scribe.head("glossary"), terms=[_term(one, scribe) for one in scribe.rulebook.terms])


def _technique(one: Technique, scribe: Scribe) -> TechniqueRecord:
    return TechniqueRecord(
        id=one.id,
        title=scribe.say(one.title),
        family=one.family,
        phase=one.phase,
        readers=list(one.readers),
        summary=scribe.say(one.summary),
        steps=scribe.each(one.steps),
        artefacts=[_artefact(artefact, scribe) for artefact in one.artefacts],
        metrics=[_metric(metric, scribe) for metric in one.metrics],
        figures=[_figure(figure, scribe) for figure in one.figures],
        pitfalls=scribe.each(one.pitfalls),
        guard_rails=[_rail(rail, scribe) for rail in one.guard_rails],
        checks=_checks(one, scribe),
        related=list(one.related),
        disagreements=scribe.each(one.disagreements),
        explanation=scribe.prose(scribe.rulebook.guide_prose.get(one.id)),
        **scribe.where(addresses.of_technique(one.id)),
    )


def _artefact(one: Artefact, scribe: Scribe) -> ArtefactRecord:
    rows = [scribe.each(row) for row in one.rows]
    return ArtefactRecord(id=one.id, title=scribe.say(one.title), note=scribe.say(one.note), columns=scribe.each(one.columns), rows=rows)


def _metric(one: Metric, scribe: Scribe) -> MetricRecord:
    said = {name: scribe.say(getattr(one, name)) for name in ("name", "formula", "unit")}
    return MetricRecord(**said, variants=scribe.each(one.variants))


def _figure(one: Figure, scribe: Scribe) -> FigureRecord:
    return FigureRecord(text=scribe.say(one), year=one.year, kind=one.kind)


def _rail(one: GuardRail, scribe: Scribe) -> GuardRailRecord:
    return GuardRailRecord(to=one.to, binds=list(one.binds), duties=list(one.duties), text=scribe.say(one))


def _checks(technique: Technique, scribe: Scribe) -> ChecksRecord:
    def records(checks: tuple[Check, ...]) -> list[CheckRecord]:
        return [CheckRecord(text=scribe.say(one), duty=one.duty) for one in checks]

    checks = technique.checks
    return ChecksRecord(before=records(checks.before), during=records(checks.during), after=records(checks.after))


def _term(one: Term, scribe: Scribe) -> TermRecord:
    said = {name: scribe.say(getattr(one, name)) for name in ("term", "definition")}
    pages = scribe.pages(Target("glossary", one.id))
    return TermRecord(id=one.id, **said, also=scribe.each(one.also), category=one.category, clause=one.clause, pages=pages)

"""laws.json: the Measures and every instrument beside them, their articles that the handbook names, and how those were renumbered."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .. import addresses, cite
from ..exports.data import Record
from ..facts import Instrument, Provision, RenumberedRow, Renumbering
from ..kinds import Confidence, Group, Level, Unit
from ..links import MEASURES, Target, laws_with_page
from ..places import LawId
from .records import Address, File, Pages, Scribe, Words


class ProvisionRecord(Record):
    """An article of an instrument that has an anchor on the site."""

    id: str
    article: int
    citation: Words
    gist: Words | None
    confidence: Confidence | None
    address: Address
    pages: Pages


class Source(Record):
    """Where the official text stands."""

    name: Words
    url: str | None


class Renumbered(Record):
    """An article's number now and before; two numbers in a range where a run of articles kept their order."""

    new: int | None
    old: list[int]
    new_range: list[int] | None
    old_range: list[int] | None
    topic: Words | None
    note: Words | None


class RenumberingRecord(Record):
    """A table of old and new article numbers."""

    old: Words
    new: Words
    takeaway: Words
    rows: list[Renumbered]


class LawRecord(Record):
    """An instrument."""

    id: str
    group: Group
    level: Level
    title: Words
    short: Words
    bodies: list[str]
    number: Words | None
    adopted: date | None
    dated: date | None
    published: date | None
    first_effective: date | None
    amended: date | None
    effective: date | None
    articles: int | None
    unit: Unit
    in_force: bool
    version: Words | None
    previous: Words | None
    pending: Words | None
    official: Source
    confidence: Confidence
    doubt: Words | None
    note: Words | None
    explanation: Words | None
    provisions: list[ProvisionRecord]
    renumbering: RenumberingRecord | None
    address: Address | None = Field(description="null for the Measures themselves")
    pages: Pages


class BodyRecord(Record):
    id: str
    name: Words


class LawFile(File):
    """Every instrument."""

    bodies: list[BodyRecord]
    laws: list[LawRecord]


SAME = (
    "id", "group", "level", "adopted", "dated", "published", "first_effective",
    "amended", "effective", "articles", "unit", "in_force", "confidence",
)  # fmt: skip
SAID = ("short", "number", "version", "previous", "pending", "doubt", "note")


def law_file(scribe: Scribe) -> LawFile:
    """The content of laws.json: the Measures first, then in the order of the site."""
    book = scribe.rulebook
    used = {body for law in book.instruments.values() for body in law.bodies}
    bodies = [BodyRecord(id=id_, name=scribe.say(name)) for id_, name in book.bodies.items() if id_ in used]
    laws = [_law(book.instruments[name], scribe) for name in (MEASURES, *laws_with_page(book))]
    return LawFile(**scribe.head("laws"), bodies=bodies, laws=laws)


def _law(law: Instrument, scribe: Scribe) -> LawRecord:
    book = scribe.rulebook
    measures = law.id == MEASURES
    provisions = {} if measures else book.provisions(law.id)
    table = next((one for one in book.renumberings.values() if one.instrument == law.id), None)
    return LawRecord(
        **{name: getattr(law, name) for name in SAME},
        **{name: scribe.say(getattr(law, name)) for name in SAID},
        title=scribe.official(law.title.zh_hans, law.title.en),
        bodies=list(law.bodies),
        official=Source(name=scribe.say(law.official.name), url=law.official.url),
        explanation=scribe.prose(book.law_prose.get(law.id)),
        provisions=[_provision(LawId(law.id, number), one, scribe) for number, one in provisions.items()],
        renumbering=_renumbering(table, scribe) if table else None,
        address=None if measures else scribe.address(addresses.of_law(LawId(law.id))),
        pages=scribe.pages(Target("measures/index") if measures else scribe.table[addresses.of_law(LawId(law.id))]),
    )


def _provision(place: LawId, provision: Provision | None, scribe: Scribe) -> ProvisionRecord:
    return ProvisionRecord(
        id=str(place),
        article=place.article,
        citation=scribe(lambda voice: cite.cite_law(place, voice.rulebook, voice.language)),
        gist=scribe.say(provision),
        confidence=provision.confidence if provision else None,
        **scribe.where(addresses.of_law(place)),
    )


def _renumbering(table: Renumbering, scribe: Scribe) -> RenumberingRecord:
    said = {name: scribe.say(getattr(table, name)) for name in ("old", "new", "takeaway")}
    return RenumberingRecord(**said, rows=[_row(row, scribe) for row in table.rows])


def _row(row: RenumberedRow, scribe: Scribe) -> Renumbered:
    ranges = {name: list(value) if (value := getattr(row, name)) else None for name in ("new_range", "old_range")}
    return Renumbered(new=row.new, old=list(row.old), **ranges, topic=scribe.say(row.topic), note=scribe.say(row.note))

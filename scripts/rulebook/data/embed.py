"""/embed/<id>.json: one place of the Measures, for a program that wants no more."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .. import addresses
from ..cite import cite_in_full
from ..exports.data import Record
from ..languages import Language
from ..links import MEASURES
from ..model import Clause
from ..places import ClauseId
from ..views import changed_by
from .clauses import CLAUSE, CollationState, PlaceRecord, collation, place_record
from .records import Address, File, Pages, Scribe, Words


class Heights(Record):
    """The height in pixels of the card in each language, in a frame of that width."""

    width: int
    zh_hant: int = Field(alias="zh-Hant")
    zh_hans: int = Field(alias="zh-Hans")
    en: int


class CardFile(File):
    """A place, and the card that shows it."""

    id: str = Field(pattern=CLAUSE)
    eid: str
    citation: Words = Field(description="with the title of the Measures")
    places: list[PlaceRecord] = Field(description="the place itself, or the paragraphs and items of an article")
    in_force_since: date
    collation: CollationState
    changed_by: list[str] = Field(description="rules in force, later than the Measures or beside them, that bear on the article")
    card: Address = Field(description="?lang=en, zh-Hans or zh-Hant chooses the language, ?theme=light or dark the colours")
    height: Heights
    address: Address
    pages: Pages


def card(place: ClauseId, clause: Clause, width: int, heights: dict[Language, int], scribe: Scribe) -> CardFile:
    """The content of the file of a place."""
    book = scribe.rulebook
    inside = [one for one, _ in clause.wording.places() if str(one) == str(place) or str(one).startswith(f"{place}-")]
    return CardFile(
        **scribe.head("../data/embed"),
        id=str(place),
        eid=place.eid,
        citation=scribe(lambda voice: cite_in_full(place, book, voice.language)),
        places=[place_record(one, clause, scribe) for one in inside],
        in_force_since=book.instruments[MEASURES].effective,
        collation=collation(clause, scribe),
        changed_by=changed_by(clause, book),
        card=scribe.address(addresses.of_card(place)),
        height=Heights(width=width, **{str(language): pixels for language, pixels in heights.items()}),
        **scribe.where(addresses.of_clause(place)),
    )

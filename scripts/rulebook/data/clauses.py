"""clauses.json: the 30 articles, their paragraphs and items, and links.json: what joins them to other instruments."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .. import addresses
from ..exports.data import Record
from ..facts import Link, Today
from ..guide import techniques_bounded_by
from ..kinds import ActorId, Collation, Confidence, Relation, Strength, TodayKind
from ..languages import Language
from ..model import Citing, Clause
from ..places import ClauseId
from ..voice import Voice
from .records import Address, File, Pages, Scribe, Words

CLAUSE = r"^[1-9]\d*(-[1-9]\d*){0,2}$"


class PlaceRecord(Record):
    """A paragraph or an item."""

    id: str = Field(pattern=CLAUSE)
    kind: str = Field(pattern="^(paragraph|item)$")
    eid: str = Field(description="eId in the Akoma Ntoso files")
    citation: Words = Field(description="without the title of the Measures")
    wording: Words = Field(description="zh-Hans as enacted, zh-Hant derived, en an unofficial translation")
    address: Address
    pages: Pages


class TodayRecord(Record):
    """What must be done today that the wording of 2021 does not say; or what only that wording says."""

    kind: TodayKind
    actor: ActorId | None
    text: Words
    sources: list[str]
    confidence: Confidence


class CollationState(Record):
    """How far the wording was compared with public copies, and the hash by which a change of it is seen."""

    state: Collation
    meaning: Words
    official_copy: date | None = Field(description="the day on which the official copy was found equal")
    digest: str = Field(description="first 16 hex digits of SHA-256 over the article's lines in zh-Hans")


class ArticleRecord(Record):
    """An article."""

    id: str = Field(pattern=CLAUSE)
    eid: str
    chapter: int
    citation: Words
    title: Words = Field(description="the handbook's, not the law's")
    summary: Words
    binds: list[ActorId]
    topics: list[str]
    collation: CollationState
    places: list[PlaceRecord] = Field(description="paragraphs and items in the order of the text")
    today: list[TodayRecord]
    duties: list[str]
    techniques: list[str] = Field(description="techniques of the guide that the article bounds")
    related: list[str]
    explanation: Words = Field(description="Markdown; [text][id] refers to the thing with that ID")
    address: Address
    pages: Pages


class ChapterRecord(Record):
    number: int
    eid: str
    title: Words


class ClauseFile(File):
    """The Measures, clause by clause."""

    title: Words
    chapters: list[ChapterRecord]
    clauses: list[ArticleRecord]


class LinkRecord(Record):
    """A clause and a place in another instrument: what the second is to the first."""

    clause: str = Field(pattern=CLAUSE)
    to: str = Field(description="an instrument, or one of its articles")
    instrument: str
    citation: Words
    relation: Relation
    strength: Strength | None
    text: Words
    article_in_2021: list[int] = Field(description="its numbers when the Measures were issued, where they differ")
    in_force_when_issued: bool
    confidence: Confidence
    clause_address: str
    to_address: str


class LinkFile(File):
    """Every link between the Measures and another instrument."""

    links: list[LinkRecord]


def clause_file(scribe: Scribe) -> ClauseFile:
    """The content of clauses.json."""
    book = scribe.rulebook
    chapters = [_chapter(number, scribe) for number in book.text.chapters]
    title = scribe.official(book.text.title, book.translation.title)
    articles = [_article(clause, scribe) for clause in book.clauses.values()]
    return ClauseFile(**scribe.head("clauses"), title=title, chapters=chapters, clauses=articles)


def link_file(scribe: Scribe) -> LinkFile:
    """The content of links.json."""
    return LinkFile(**scribe.head("links"), links=[_link(one, scribe) for one in scribe.rulebook.links()])


def _chapter(number: int, scribe: Scribe) -> ChapterRecord:
    return ChapterRecord(number=number, eid=f"chp_{number}", title=scribe(lambda voice: voice.chapter_title(number)))


def _article(clause: Clause, scribe: Scribe) -> ArticleRecord:
    place, facts = ClauseId(clause.number), clause.facts
    return ArticleRecord(
        id=str(place),
        eid=place.eid,
        chapter=clause.wording.chapter,
        citation=scribe(lambda voice: voice.cite(place)),
        title=scribe.say(facts.title),
        summary=scribe.say(facts.summary),
        binds=list(facts.binds),
        topics=list(facts.topics),
        collation=collation(clause, scribe),
        places=[place_record(one, clause, scribe) for one, _ in clause.wording.places()],
        today=[_today(one, scribe) for one in facts.today],
        duties=[duty.id for duty in facts.duties],
        techniques=list(dict.fromkeys(one.id for one, _ in techniques_bounded_by(scribe.rulebook, clause.number))),
        related=[str(number) for number in facts.related],
        explanation=scribe.prose(clause.prose),
        **scribe.where(addresses.of_clause(place)),
    )


def place_record(place: ClauseId, clause: Clause, scribe: Scribe) -> PlaceRecord:
    """A paragraph or an item of an article."""
    return PlaceRecord(
        id=str(place),
        kind="item" if place.item else "paragraph",
        eid=place.eid,
        citation=scribe(lambda voice: voice.cite(place)),
        wording=scribe.official(dict(clause.wording.places())[place], dict(clause.translation.places())[place]),
        **scribe.where(addresses.of_clause(place)),
    )


def collation(clause: Clause, scribe: Scribe) -> CollationState:
    """How the wording of an article was collated."""
    copy = scribe.rulebook.official_copy
    return CollationState(
        state=clause.collation,
        meaning=scribe(lambda voice: voice.word("collation", clause.collation)),
        official_copy=copy.date if copy else None,
        digest=clause.wording.digest,
    )


def _today(one: Today, scribe: Scribe) -> TodayRecord:
    return TodayRecord(kind=one.kind, actor=one.actor, text=scribe.say(one), sources=list(one.sources), confidence=one.confidence)


def _link(one: Citing, scribe: Scribe) -> LinkRecord:
    link: Link = one.link
    return LinkRecord(
        clause=str(one.clause),
        to=link.to,
        instrument=one.place.instrument,
        citation=scribe(lambda voice: _cited(link, voice)),
        relation=link.relation,
        strength=link.strength,
        text=scribe.say(link),
        article_in_2021=list(link.article_in_2021),
        in_force_when_issued=link.in_force_when_issued,
        confidence=link.confidence,
        clause_address=scribe.address(addresses.of_clause(one.clause)),
        to_address=scribe.address(addresses.of_law(one.place.whole_article)),
    )


def _cited(link: Link, voice: Voice) -> str:
    """The place that a link leads to, with the instrument's short title."""
    law = voice.law_short(voice.rulebook.instruments[voice.rulebook.law(link.to).instrument])
    within = voice.cite_link(link)
    return f"{law}, {within}" if within and voice.language is Language.EN else f"{law}{within}"

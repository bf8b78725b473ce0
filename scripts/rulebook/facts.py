"""The facts in docs/: one pydantic model for each kind of file, frozen, with no unknown keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from .enacted import digest
from .kinds import (
    ActorId,
    Collation,
    Confidence,
    CoverageKind,
    Every,
    Family,
    FigureKind,
    Group,
    GuidePhase,
    Level,
    Modality,
    Phase,
    Relation,
    Strength,
    TermCategory,
    TodayKind,
    Unit,
)
from .languages import Language
from .places import ClauseId, article_of_duty
from .script import to_hans


class Fact(BaseModel):
    """Base of all facts: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str | int) else value


OneOrMore = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


def _text(value: object) -> object:
    if isinstance(value, str) and (not value.strip() or "???" in value):
        raise ValueError("Must have a text, not an empty one or ???")
    return value


Words = Annotated[str, BeforeValidator(_text)]


class Localized(Fact):
    """A short text in Traditional Chinese and English; Simplified follows from Traditional."""

    zh_hant: Words = Field(alias="zh-Hant")
    en: Words

    def say(self, language: Language) -> str:
        match language:
            case Language.EN:
                return self.en
            case Language.HANS:
                return to_hans(self.zh_hant)
            case _:
                return self.zh_hant


class Names(Fact):
    """Words for one thing in Traditional Chinese and English, as many as there are; Simplified follows from Traditional."""

    zh_hant: tuple[Words, ...] = Field((), alias="zh-Hant")
    en: tuple[Words, ...] = ()

    def words(self) -> tuple[str, ...]:
        return (*self.zh_hant, *self.en)


class Link(Localized):
    """A clause of the Measures and a place in another instrument: what the one is to the other, in one sentence."""

    to: str
    pinpoint: Localized | None = None
    paragraph: int | None = None
    item: int | None = None
    relation: Relation
    strength: Strength | None = None
    article_in_2021: Annotated[tuple[int, ...], BeforeValidator(_as_tuple)] = ()
    in_force_when_issued: bool = True
    confidence: Confidence


class Today(Localized):
    """What must be done today that the wording of 2021 does not say; or what only that wording says."""

    kind: TodayKind = TodayKind.NEW
    actor: ActorId | None = None
    sources: tuple[str, ...] = Field((), alias="from")
    confidence: Confidence = Confidence.HIGH


class Sharpening(Localized):
    to: str


class Retention(Localized):
    source: OneOrMore = ()


class Consequence(Localized):
    source: OneOrMore


class Recurrence(Fact):
    """When in a year a duty falls due: in fixed months (1 to 12), or once in a period."""

    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    every: Every | None = None


class Duty(Localized):
    """One thing that one of the four must do, must not do or should do."""

    id: str
    paragraph: int
    item: int | None = None
    actor: Annotated[tuple[ActorId, ...], BeforeValidator(_as_tuple)]
    phase: Phase
    modality: Modality
    added_by: OneOrMore = ()
    since: date | None = None
    sharpened_by: tuple[Sharpening, ...] = ()
    evidence: Localized | None = None
    deadline: Localized | None = None
    recurs: Recurrence | None = None
    retention: Retention | None = None
    consequence: Consequence | None = None
    applies_when: tuple[str, ...] = ()
    doubt: Localized | None = None

    @property
    def fingerprint(self) -> str:
        """The hash by which a reader who ticked the duty sees that it changed: 10 hex digits over what he must do, and when."""
        return digest("\n".join([self.zh_hant, self.deadline.zh_hant if self.deadline else ""]))[:10]

    def laws(self) -> Iterator[str]:
        """The IDs of all law articles that the duty names."""
        yield from self.added_by
        yield from (one.to for one in self.sharpened_by)
        yield from self.retention.source if self.retention else ()
        yield from self.consequence.source if self.consequence else ()

    @property
    def place(self) -> ClauseId:
        """The paragraph or item of the Measures that the duty belongs to."""
        return ClauseId(article_of_duty(self.id), self.paragraph, self.item or 0)

    @field_validator("id")
    @classmethod
    def _id(cls, value: str) -> str:
        article_of_duty(value)
        return value


class ClauseFacts(Fact):
    """docs/measures/NN.yml"""

    article: int
    title: Localized
    topics: tuple[str, ...] = ()
    binds: tuple[ActorId, ...] = ()
    summary: Localized
    related: tuple[int, ...] = ()
    today: tuple[Today, ...] = ()
    links: tuple[Link, ...] = ()
    duties: tuple[Duty, ...] = ()


class Title(Fact):
    """An official title: in Simplified script as issued, and in English."""

    zh_hans: Words = Field(alias="zh-Hans")
    en: Words


class Official(Fact):
    url: str | None = Field(None, pattern=r"^https?://")
    name: Localized


class Provision(Localized):
    """What an article of an instrument says, in one sentence."""

    article: int
    confidence: Confidence = Confidence.HIGH


class Instrument(Fact):
    """docs/laws/<id>.yml"""

    id: str
    group: Group
    title: Title
    short: Localized
    also: Names | None = None
    level: Level
    bodies: tuple[str, ...]
    number: Localized | None = None
    adopted: date | None = None
    dated: date | None = None
    published: date | None = None
    first_effective: date | None = None
    amended: date | None = None
    effective: date | None = None
    articles: int | None = None
    unit: Unit = Unit.ARTICLE
    in_force: bool
    version: Localized | None = None
    previous: Localized | None = None
    pending: Localized | None = None
    official: Official
    confidence: Confidence
    doubt: Localized | None = None
    note: Localized | None = None
    provisions: tuple[Provision, ...] = ()


class RenumberedRow(Fact):
    """An article's number now and before; a range where a run of articles kept theirs."""

    new: int | None = None
    old: tuple[int, ...] = ()
    new_range: tuple[int, int] | None = None
    old_range: tuple[int, int] | None = None
    topic: Localized | None = None
    note: Localized | None = None


class Renumbering(Fact):
    """docs/laws/renumbering/<id>.yml"""

    instrument: str
    old: Localized
    new: Localized
    rows: tuple[RenumberedRow, ...]
    takeaway: Localized


class Vocabulary(Fact):
    """docs/vocabulary.yml: the words for every enumerated value, and the open lists of topics, conditions and bodies."""

    actors: dict[ActorId, Localized]
    letters: dict[ActorId, Localized]
    relations: dict[Relation, Localized]
    levels: dict[Level, Localized]
    groups: dict[Group, Localized]
    phases: dict[Phase, Localized]
    modalities: dict[Modality, Localized]
    strengths: dict[Strength, Localized]
    every: dict[Every, Localized]
    collation: dict[Collation, Localized]
    confidence: dict[Confidence, Localized]
    families: dict[Family, Localized]
    guide_phases: dict[GuidePhase, Localized]
    figure_kinds: dict[FigureKind, Localized]
    coverage_kinds: dict[CoverageKind, Localized]
    term_categories: dict[TermCategory, Localized]
    topics: dict[str, Localized]
    conditions: dict[str, Localized]

    @model_validator(mode="after")
    def _complete(self) -> Vocabulary:
        for name in self.CLOSED:
            field = getattr(self, name)
            missing = [str(key) for key in type(next(iter(field))) if key not in field]
            if missing:
                raise ValueError(f"Must have a word for every value of {name}: {', '.join(missing)}")
        return self

    CLOSED: ClassVar = (
        "actors", "letters", "relations", "levels", "groups", "phases",
        "modalities", "strengths", "every", "collation", "confidence",
        "families", "guide_phases", "figure_kinds", "coverage_kinds", "term_categories",
    )  # fmt: skip


class CollationOfArticle(Fact):
    state: Collation
    sha256: str


class OfficialCopy(Fact):
    """The copy saved from the official site with which the whole wording was found identical."""

    date: date
    file: str
    sha256: str


class CollationRecord(Fact):
    """docs/measures/collation.yml"""

    official_copy: OfficialCopy | None = None
    articles: dict[int, CollationOfArticle]


class Settings(Fact):
    """docs/site.yml"""

    version: str
    as_of: date
    edit_url: str = ""
    address: str = Field("", pattern=r"^(https?://\S+)?$")

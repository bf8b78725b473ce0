"""The closed lists of the model. Their words stand in docs/vocabulary.yml."""

from __future__ import annotations

from enum import StrEnum


class ActorId(StrEnum):
    PLATFORM = "platform"
    OPERATOR = "operator"
    HOST = "host"
    AGENCY = "agency"
    REGULATOR = "regulator"
    ANYONE = "anyone"


class Relation(StrEnum):
    """What another rule is to a clause."""

    LEGAL_BASIS = "legal-basis"
    DEFINITION = "definition"
    SAME_DUTY = "same-duty"
    TIGHTENS = "tightens"
    IMPLEMENTS = "implements"
    PROCEDURE = "procedure"
    MINORS = "minors"
    PRIVACY = "privacy"
    TAX = "tax"
    AI_LABEL = "ai-label"
    EVIDENCE_RULE = "evidence-rule"
    SANCTION = "sanction"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Group(StrEnum):
    REGULATION = "regulation"
    PARENT = "parent"
    LATER = "later"


class Level(StrEnum):
    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative-regulation"
    DEPARTMENTAL_RULE = "departmental-rule"
    NORMATIVE_DOCUMENT = "normative-document"
    JUDICIAL_INTERPRETATION = "judicial-interpretation"
    JUDICIAL_DOCUMENT = "judicial-document"
    NATIONAL_STANDARD = "national-standard"


class Phase(StrEnum):
    SET_UP = "set-up"
    BEFORE = "before-stream"
    DURING = "during-stream"
    AFTER = "after-stream"
    PERIODIC = "periodic"


class Modality(StrEnum):
    MUST = "must"
    MUST_NOT = "must-not"
    SHOULD = "should"


class Unit(StrEnum):
    ARTICLE = "article"
    POINT = "point"
    PART = "part"
    ITEM = "item"


class Every(StrEnum):
    """How often a duty comes back at a time of one's own choosing."""

    HALF_YEAR = "half-year"
    YEAR = "year"
    TWO_YEARS = "two-years"


class Strength(StrEnum):
    CORE = "core"
    SUPPORTING = "supporting"


class TodayKind(StrEnum):
    NEW = "new"
    ONLY_HERE = "only-here"


class Collation(StrEnum):
    """How far the enacted wording could be compared with public copies."""

    OFFICIAL = "official"
    CONFIRMED = "confirmed"
    PRESS = "press"
    SINGLE = "single"
    PARTIAL = "partial"
    UNCOLLATED = "uncollated"


class Family(StrEnum):
    """What a technique is about."""

    STRATEGY = "strategy"
    PRODUCT = "product"
    ACCOUNT = "account"
    SELECTION = "selection"
    STUDIO = "studio"
    SCRIPT = "script"
    ASSORTMENT = "assortment"
    TRAFFIC = "traffic"
    AFTER_LIVE = "after-live"


class GuidePhase(StrEnum):
    PLAN = "plan"
    PRE_LIVE = "pre-live"
    IN_LIVE = "in-live"
    POST_LIVE = "post-live"


class FigureKind(StrEnum):
    """What kind of source a figure or a case comes from."""

    TRADE = "trade"
    NEWS = "news"
    COURT = "court"
    OFFICIAL = "official"


class CoverageKind(StrEnum):
    """What an element of the source article is."""

    THEME = "theme"
    HEADING = "heading"
    QUESTION = "question"
    CLAIM = "claim"
    DUTY = "duty"
    FACT = "fact"
    NUMBER = "number"
    ENTITY = "entity"
    EXAMPLE = "example"
    PICTURE = "picture"
    QUOTATION = "quotation"
    OPINION = "opinion"
    FOOTNOTE = "footnote"
    ADDED = "added"
    NOISE = "noise"


class TermCategory(StrEnum):
    LAW = "law"
    PRACTICE = "practice"
    ROLE = "role"
    METRIC = "metric"
    PRODUCT = "product"
    ASSORTMENT = "assortment"

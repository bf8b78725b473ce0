"""Duties as JSON, and the JSON Schema (draft 2020-12) that it follows.

What a duty is made of is said once, for any kind of text `T`: a string here, the three languages in /data/duties.json.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from ..facts import Duty, Localized
from ..kinds import ActorId, Modality, Phase
from ..voice import Voice
from .rows import Export, added, address

SCHEMA_VERSION = "1.0"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
T = TypeVar("T")
# What a voice says, as text of the kind T; None where it says nothing.
Say = Callable[[Callable[[Voice], str]], T | None]


class Record(BaseModel):
    """Base of what stands in published data: no key that the schema does not know."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class SourcedOf(Record, Generic[T]):
    text: T
    sources: list[str]


class DutyOf(Record, Generic[T]):
    id: str = Field(pattern=r"^D\d{2,3}-\d{2}$")
    clause: str = Field(pattern=r"^\d+(-\d+){0,2}$")
    citation: T
    actors: list[ActorId]
    phase: Phase
    modality: Modality
    text: T
    fingerprint: str = Field(description="changes when what must be done, or its deadline, changes")
    added_by: list[str] = Field(description="later rules that set the duty; empty where the Measures themselves do")
    sharpened_by: list[SourcedOf[T]]
    applies_when: list[str] = Field(description="conditions; empty: always")
    deadline: T | None
    evidence: T | None
    retention: SourcedOf[T] | None
    consequence: SourcedOf[T] | None
    doubt: T | None
    note_on_source: T | None


class SourcedText(SourcedOf[str]):
    """A sentence with the IDs of the law articles that it rests on."""


class DutyRecord(DutyOf[str]):
    """One duty. `clause` and the IDs of laws follow the grammar of the site's page on citing."""

    sharpened_by: list[SourcedText]
    retention: SourcedText | None
    consequence: SourcedText | None
    address: str | None


class DutyFile(Record):
    """A list of duties in one language."""

    schema_version: str
    handbook_version: str
    measures_version: date = Field(description="the day on which the wording of the Measures took effect")
    as_of: date
    language: str = Field(description="BCP 47")
    title: str
    duties: list[DutyRecord]


def schema() -> str:
    """The published schema."""
    text = {"$schema": DRAFT, **DutyFile.model_json_schema()}
    return json.dumps(text, ensure_ascii=False, indent=2) + "\n"


def json_text(export: Export) -> str:
    """The list as JSON."""
    settings = export.voice.rulebook.settings
    measures = export.voice.rulebook.instruments["measures"]
    file = DutyFile(
        schema_version=SCHEMA_VERSION,
        handbook_version=settings.version,
        measures_version=measures.effective,
        as_of=settings.as_of,
        language=export.voice.language,
        title=export.title,
        duties=[record(duty, export.voice) for duty in export.duties],
    )
    return file.model_dump_json(indent=2) + "\n"


def record(duty: Duty, voice: Voice) -> DutyRecord:
    """A duty as it stands in the file."""
    return DutyRecord(**fields(duty, lambda words: words(voice) or None), address=address(duty, voice) or None)


def fields(duty: Duty, say: Say[T]) -> dict[str, Any]:
    """The fields of DutyOf[T] for a duty."""
    return {
        "id": duty.id,
        "clause": str(duty.place),
        "citation": say(lambda voice: voice.cite(duty.place)),
        "actors": list(duty.actor),
        "phase": duty.phase,
        "modality": duty.modality,
        "text": say(lambda voice: voice.say(duty)),
        "fingerprint": duty.fingerprint,
        "added_by": list(duty.added_by),
        "sharpened_by": [_sourced(one, [one.to], say) for one in duty.sharpened_by],
        "applies_when": list(duty.applies_when),
        "deadline": say(lambda voice: voice.say(duty.deadline)),
        "evidence": say(lambda voice: voice.say(duty.evidence)),
        "retention": duty.retention and _sourced(duty.retention, duty.retention.source, say),
        "consequence": duty.consequence and _sourced(duty.consequence, duty.consequence.source, say),
        "doubt": say(lambda voice: voice.say(duty.doubt)),
        "note_on_source": say(lambda voice: added(duty, voice)),
    }


def _sourced(text: Localized, sources: Iterable[str], say: Say[T]) -> dict[str, Any]:
    return {"text": say(lambda voice: voice.say(text)), "sources": list(sources)}

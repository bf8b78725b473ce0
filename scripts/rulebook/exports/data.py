"""Duties as JSON, and the JSON Schema (draft 2020-12) that it follows."""

from __future__ import annotations

import json
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from ..facts import Duty
from ..kinds import ActorId, Modality, Phase
from ..voice import Voice
from .rows import Export, added, address

SCHEMA_VERSION = "1.0"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SourcedText(_Record):
    """A sentence with the IDs of the law articles that it rests on."""

    text: str
    sources: list[str]


class DutyRecord(_Record):
    """One duty. `clause` and the IDs of laws follow the grammar of the site's page on citing."""

    id: str = Field(pattern=r"^D\d{2,3}-\d{2}$")
    clause: str = Field(pattern=r"^\d+(-\d+){0,2}$")
    citation: str
    actors: list[ActorId]
    phase: Phase
    modality: Modality
    text: str
    fingerprint: str = Field(description="changes when what must be done, or its deadline, changes")
    added_by: list[str] = Field(description="later rules that set the duty; empty where the Measures themselves do")
    sharpened_by: list[SourcedText]
    applies_when: list[str] = Field(description="conditions; empty: always")
    deadline: str | None
    evidence: str | None
    retention: SourcedText | None
    consequence: SourcedText | None
    doubt: str | None
    note_on_source: str | None
    address: str | None


class DutyFile(_Record):
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
    text = {"$schema": "https://json-schema.org/draft/2020-12/schema", **DutyFile.model_json_schema()}
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
    return DutyRecord(
        id=duty.id,
        clause=str(duty.place),
        citation=voice.cite(duty.place),
        actors=list(duty.actor),
        phase=duty.phase,
        modality=duty.modality,
        text=voice.say(duty),
        fingerprint=duty.fingerprint,
        added_by=list(duty.added_by),
        sharpened_by=[SourcedText(text=voice.say(one), sources=[one.to]) for one in duty.sharpened_by],
        applies_when=list(duty.applies_when),
        deadline=voice.say(duty.deadline) or None,
        evidence=voice.say(duty.evidence) or None,
        retention=_sourced(duty.retention, voice),
        consequence=_sourced(duty.consequence, voice),
        doubt=voice.say(duty.doubt) or None,
        note_on_source=added(duty, voice) or None,
        address=address(duty, voice) or None,
    )


def _sourced(value: object, voice: Voice) -> SourcedText | None:
    return SourcedText(text=voice.say(value), sources=list(value.source)) if value else None

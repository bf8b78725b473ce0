"""The duties as an OSCAL catalog with a profile for each actor (NIST OSCAL 1.1.3, JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..checklists import duties_of
from ..facts import Duty
from ..links import ACTORS_WITH_PAGE
from ..model import Clause
from ..voice import Voice
from .rows import Export, address, row

OSCAL_VERSION = "1.1.3"
NAMESPACE = "https://live-commerce-rulebook.example/ns/oscal"
GUIDANCE = ("added_by", "deadline", "retention", "consequence", "doubt")
Json = dict[str, Any]


def files(voice: Voice) -> Iterator[tuple[str, str]]:
    """The catalog and the profiles of a language: file name and text."""
    yield "catalog.json", _text(catalog(voice))
    for actor in ACTORS_WITH_PAGE:
        yield f"profile-{actor}.json", _text(profile(actor, voice))


def _text(document: Json) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _uuid(voice: Voice, name: str) -> str:
    """The same for the same name, language and version: OSCAL asks for a new one where a document changes."""
    return str(uuid5(NAMESPACE_URL, f"{NAMESPACE}/{voice.rulebook.settings.version}/{voice.language}/{name}"))


def _metadata(voice: Voice, title: str) -> Json:
    settings = voice.rulebook.settings
    return {
        "title": title,
        "last-modified": f"{settings.as_of.isoformat()}T00:00:00+00:00",
        "version": settings.version,
        "oscal-version": OSCAL_VERSION,
        "props": [{"name": "language", "ns": NAMESPACE, "value": str(voice.language)}],
        "remarks": voice.label("footer"),
    }


def catalog(voice: Voice) -> Json:
    """The whole catalog: a group for each article that has duties, a control for each duty."""
    clauses = [clause for clause in voice.rulebook.clauses.values() if clause.facts.duties]
    return {
        "catalog": {
            "uuid": _uuid(voice, "catalog"),
            "metadata": _metadata(voice, Export(voice, "all", []).title),
            "groups": [_group(clause, voice) for clause in clauses],
        }
    }


def _group(clause: Clause, voice: Voice) -> Json:
    return {
        "id": f"art-{clause.number}",
        "class": "article",
        "title": voice.article_title(clause).replace("\u3000", " "),
        "parts": [{"id": f"art-{clause.number}_ovw", "name": "overview", "prose": voice.say(clause.facts.summary)}],
        "controls": [control(duty, voice) for duty in clause.facts.duties],
    }


def control_id(duty: Duty) -> str:
    return duty.id.lower()


def control(duty: Duty, voice: Voice) -> Json:
    """A duty as a control: what to do as its statement, evidence as its assessment objective, the rest as guidance and props."""
    link = address(duty, voice)
    return {
        "id": control_id(duty),
        "class": "duty",
        "title": f"{duty.id} {voice.cite(duty.place)}",
        "props": list(_props(duty)),
        **({"links": [{"href": link, "rel": "reference"}]} if link else {}),
        "parts": list(_parts(duty, voice)),
    }


def _props(duty: Duty) -> Iterator[Json]:
    yield {"name": "label", "value": duty.id}
    yield {"name": "clause", "ns": NAMESPACE, "value": str(duty.place)}
    yield {"name": "phase", "ns": NAMESPACE, "value": str(duty.phase)}
    yield {"name": "modality", "ns": NAMESPACE, "value": str(duty.modality)}
    for name, values in (("actor", duty.actor), ("added-by", duty.added_by), ("applies-when", duty.applies_when)):
        yield from ({"name": name, "ns": NAMESPACE, "value": str(value)} for value in values)


def _parts(duty: Duty, voice: Voice) -> Iterator[Json]:
    id_ = control_id(duty)
    yield {"id": f"{id_}_smt", "name": "statement", "prose": voice.say(duty)}
    if duty.evidence:
        yield {"id": f"{id_}_obj", "name": "assessment-objective", "prose": voice.say(duty.evidence)}
    cells = row(duty, voice)
    guidance = [f"{voice.label(f'column_{key}')}{voice.colon}{cells[key]}" for key in GUIDANCE if cells[key]]
    if prose := "\n\n".join(guidance):
        yield {"id": f"{id_}_gdn", "name": "guidance", "prose": prose}


def profile(actor: str, voice: Voice) -> Json:
    """The controls of an actor, taken from the catalog beside it."""
    ids = [control_id(duty) for duty in duties_of(actor, voice.rulebook)]
    return {
        "profile": {
            "uuid": _uuid(voice, f"profile-{actor}"),
            "metadata": _metadata(voice, Export(voice, actor, []).title),
            "imports": [{"href": "catalog.json", "include-controls": [{"with-ids": ids}]}],
            "merge": {"as-is": True},
        }
    }

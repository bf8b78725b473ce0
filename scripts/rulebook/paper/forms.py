"""The duties on paper: a form for each actor and the lists to go through before going live, to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterator

from .. import checklists
from ..facts import Duty
from ..kinds import ActorId
from ..links import ACTORS_WITH_PAGE, GO_LIVE
from ..voice import Voice
from . import nodes, parts, pictures, tables
from .nodes import Node, heading, paragraph

COLUMNS = ("paper_done", "column_id", "column_duty", "column_evidence", "column_owner", "column_due", "column_note")
BLANKS = ("paper_company", "paper_room", "paper_stream_day", "paper_filled_by")


def forms(voice: Voice, level: int) -> list[Node]:
    """Every form: by actor with all duties by phase, then the lists before going live."""
    actors = [block for actor in ACTORS_WITH_PAGE for block in _of_actor(voice, actor, level)]
    return actors + [block for actor in GO_LIVE for block in _before_live(voice, actor, level)]


def _of_actor(voice: Voice, actor: ActorId, level: int) -> Iterator[Node]:
    name = voice.word("actors", actor)
    yield from _head(voice, voice.label("checklist_of", name=name), voice.label("checklist_of_lead", name=name), level)
    for phase, duties in checklists.by_phase(checklists.duties_of(actor, voice.rulebook)).items():
        yield heading(level + 1, voice.word("phases", phase))
        yield form(voice, duties)


def _before_live(voice: Voice, actor: ActorId, level: int) -> Iterator[Node]:
    shown = checklists.go_live(actor, voice)
    yield from _head(voice, shown["title"], voice.label("paper_go_live_lead"), level)
    for _, title, duties in shown["sections"]:
        yield heading(level + 1, title)
        yield form(voice, duties)


def _head(voice: Voice, title: str, lead: str, level: int) -> Iterator[Node]:
    yield {"k": "break"}
    yield heading(level, title)
    yield paragraph(lead, kind="lead")
    yield {"k": "blanks", "words": [voice.label(key) for key in BLANKS]}


def form(voice: Voice, duties: list[Duty]) -> Node:
    """Duties as rows with a box to tick and room for who, when and a note."""
    return {"k": "form", "head": [voice.label(key) for key in COLUMNS], "rows": [_row(voice, one) for one in duties]}


def _row(voice: Voice, one: Duty) -> Node:
    facts = [(voice.label(key), words) for key, words in parts.duty_facts(voice, one, notes=False) if key not in ("phase", "evidence")]
    evidence = [voice.say(one.evidence)] if one.evidence else []
    return {
        "id": [nodes.ref(parts.addresses.of_duty(one.id), one.id)],
        "c": parts.duty_words(voice, one),
        "facts": facts,
        "evidence": evidence,
    }


def timeline(voice: Voice, level: int) -> list[Node]:
    """A stream and a year as pictures, and what recurs as a table."""
    shown = checklists.timeline(voice)
    head = [[voice.label(key)] for key in ("timeline_due", "timeline_who", "timeline_what")]
    rows = [[[when], parts.badges(voice, one.actor), _due(voice, one)] for when, one in shown["year"]]
    return [
        {"k": "break"},
        heading(level, voice.label("timeline_title")),
        paragraph(voice.label("timeline_lead"), kind="lead"),
        heading(level + 1, voice.label("timeline_day")),
        pictures.figure(shown["day_svg"], voice),
        heading(level + 1, voice.label("timeline_year")),
        pictures.figure(shown["year_svg"], voice),
        tables.table([head, *rows]),
    ]


def _due(voice: Voice, one: Duty) -> nodes.Inlines:
    deadline = [" ", nodes.dim(voice.say(one.deadline))] if one.deadline else []
    return [parts.duty_ref(one.id), " ", voice.say(one), *deadline]

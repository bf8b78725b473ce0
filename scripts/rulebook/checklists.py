"""The checklist pages: by actor, by phase, before going live, one's own, and the timeline of a day and a year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from . import figures
from .facts import Duty
from .kinds import ActorId, Modality, Phase
from .links import ACTORS_WITH_PAGE, GO_LIVE
from .model import Rulebook
from .views import grouped
from .voice import Voice

Context = dict[str, Any]
Section = tuple[str, str, list[Duty]]

STREAM_DAY = (Phase.BEFORE, Phase.DURING, Phase.AFTER)
FORMATS = ("XLSX", "CSV", "Markdown", "JSON")
ENDINGS = {"XLSX": "xlsx", "CSV": "csv", "Markdown": "md", "JSON": "json"}


def pages() -> Iterator[tuple[str, str, Any]]:
    """Path, template and context of each checklist page."""
    yield "checklists/index", "checklists", overview
    yield "checklists/mine", "mine", mine
    yield "checklists/timeline", "timeline", timeline
    for actor in ACTORS_WITH_PAGE:
        yield f"checklists/{actor}", "checklist", partial(for_actor, actor)
    for phase in Phase:
        yield f"checklists/{phase}", "checklist", partial(for_phase, phase)
    for actor in GO_LIVE:
        yield f"checklists/go-live-{actor}", "checklist", partial(go_live, actor)


# Which duties


def all_duties(book: Rulebook) -> list[Duty]:
    return [duty for _, duty in book.duties()]


def duties_of(actor: ActorId, book: Rulebook) -> list[Duty]:
    return [duty for duty in all_duties(book) if actor in duty.actor]


def by_phase(duties: list[Duty]) -> dict[Phase, list[Duty]]:
    """Duties by phase, phases in the order of a stream's life, empty ones left out."""
    table = grouped(duties, lambda duty: duty.phase)
    return {phase: table[phase] for phase in Phase if phase in table}


def by_first_actor(duties: list[Duty]) -> dict[ActorId, list[Duty]]:
    """Each duty once, under the first actor that it names."""
    table = grouped(duties, lambda duty: duty.actor[0])
    return {actor: table[actor] for actor in ACTORS_WITH_PAGE if actor in table}


def before_going_live(actor: ActorId, book: Rulebook) -> list[Duty]:
    """What an actor checks before a stream: everything of that phase."""
    return [duty for duty in duties_of(actor, book) if duty.phase is Phase.BEFORE]


def recurring(book: Rulebook) -> list[Duty]:
    return [duty for duty in all_duties(book) if duty.recurs]


# What the pages show


def _phase_sections(duties: list[Duty], voice: Voice) -> list[Section]:
    return [(str(phase), voice.word("phases", phase), found) for phase, found in by_phase(duties).items()]


def _actor_sections(duties: list[Duty], voice: Voice) -> list[Section]:
    return [(str(actor), voice.word("actors", actor), found) for actor, found in by_first_actor(duties).items()]


def downloads(voice: Voice, name: str) -> list[tuple[str, str]]:
    """The files of a checklist in the page's language: format, and address from the page."""
    folder = f"{voice.site_root}downloads/{voice.language}/"
    return [(label, f"{folder}duties-{name}.{ENDINGS[label]}") for label in FORMATS]


def title(voice: Voice, name: str) -> str:
    """The title of a checklist by its name: an actor, a phase, or one of the others."""
    if name in list(ActorId) or name in list(Phase):
        return voice.label("checklist_of", name=voice.word("actors" if name in list(ActorId) else "phases", name))
    if name.startswith("go-live-"):
        return voice.label(name.replace("-", "_"))
    return voice.label({"index": "checklists_title"}.get(name, f"{name}_title"))


def for_actor(actor: ActorId, voice: Voice) -> Context:
    name = voice.word("actors", actor)
    return {
        "title": title(voice, actor),
        "lead": voice.label("checklist_of_lead", name=name),
        "sections": _phase_sections(duties_of(actor, voice.rulebook), voice),
        "downloads": downloads(voice, actor),
        "compact": False,
    }


def for_phase(phase: Phase, voice: Voice) -> Context:
    duties = [duty for duty in all_duties(voice.rulebook) if duty.phase is phase]
    name = voice.word("phases", phase)
    return {
        "title": title(voice, phase),
        "lead": voice.label("checklist_of_phase_lead", name=name),
        "sections": _actor_sections(duties, voice),
        "downloads": [],
        "compact": False,
    }


def go_live(actor: ActorId, voice: Voice) -> Context:
    duties = before_going_live(actor, voice.rulebook)
    parts = (
        ("do", [d for d in duties if not d.applies_when and d.modality is not Modality.MUST_NOT]),
        ("not", [d for d in duties if not d.applies_when and d.modality is Modality.MUST_NOT]),
        ("if", [d for d in duties if d.applies_when]),
    )
    return {
        "title": title(voice, f"go-live-{actor}"),
        "lead": voice.label("go_live_lead"),
        "sections": [(f"go-{key}", voice.label(f"go_live_{key}"), found) for key, found in parts if found],
        "downloads": [],
        "compact": True,
    }


def mine(voice: Voice) -> Context:
    duties = all_duties(voice.rulebook)
    used = {condition for duty in duties for condition in duty.applies_when}
    return {
        "actors": ACTORS_WITH_PAGE,
        "conditions": [condition for condition in voice.rulebook.vocabulary.conditions if condition in used],
        "sections": _phase_sections(duties, voice),
    }


def overview(voice: Voice) -> Context:
    book = voice.rulebook
    duties = all_duties(book)
    actor_cards = [
        (f"checklists/{actor}", voice.word("actors", actor), voice.label(f"who_{actor}"), len(duties_of(actor, book)))
        for actor in ACTORS_WITH_PAGE
    ]
    live_cards = [
        (f"checklists/go-live-{actor}", voice.label(f"go_live_{actor}"), voice.label("go_live_lead"), len(before_going_live(actor, book)))
        for actor in GO_LIVE
    ]
    phase_cards = [(f"checklists/{phase}", voice.word("phases", phase), "", len(found)) for phase, found in by_phase(duties).items()]
    timeline_card = ("checklists/timeline", voice.label("timeline_title"), voice.label("timeline_lead"), 0)
    return {
        "total": len(duties),
        "groups": [
            (voice.label("by_actor"), "by-actor", actor_cards),
            (voice.label("before_live"), "before-live", live_cards),
            (voice.label("by_phase"), "by-phase", [*phase_cards, timeline_card]),
        ],
        "formats": FORMATS,
        "downloads": [
            (voice.label("whole_list"), downloads(voice, "all")),
            *((voice.word("actors", actor), downloads(voice, actor)) for actor in ACTORS_WITH_PAGE),
        ],
        "machine": machine_files(voice),
    }


def machine_files(voice: Voice) -> list[tuple[str, str]]:
    """The files for programs: the schema of the JSON, and the OSCAL catalog with its profiles."""
    folder = f"{voice.site_root}downloads/{voice.language}/oscal/"
    profiles = [(f"OSCAL profile ({actor})", f"{folder}profile-{actor}.json") for actor in ACTORS_WITH_PAGE]
    return [("JSON Schema", f"{voice.site_root}downloads/duties.schema.json"), ("OSCAL catalog", f"{folder}catalog.json"), *profiles]


def timeline(voice: Voice) -> Context:
    book = voice.rulebook
    day = {phase: found for phase, found in by_phase(all_duties(book)).items() if phase in STREAM_DAY}
    due = sorted(recurring(book), key=lambda duty: (not duty.recurs.months, duty.recurs.months, duty.id))
    return {
        "day": day,
        "day_svg": figures.stream_day(day, voice),
        "year": [(figures.when(duty, voice), duty) for duty in due],
        "year_svg": figures.compliance_year(due, voice),
    }


def words(voice: Voice) -> dict[str, str]:
    """What the script of the checklists says, by key."""
    return voice.phrases("js_")

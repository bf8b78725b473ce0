"""An article of the Measures on paper: its wording, and what is joined to it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses, guide, views
from ..languages import Language
from ..links import ACTORS_WITH_PAGE
from ..model import Clause
from ..places import ClauseId
from ..voice import Voice
from . import nodes, parts
from .nodes import Inlines, Node, heading, paragraph
from .prose import Texts

REGULATION = ("parents", "later")
WHOLE = ("duties", "parents", "later", "techniques", "explanation", "related")


def article(voice: Voice, clause: Clause, texts: Texts, level: int, wanted: tuple[str, ...] = WHOLE) -> list[Node]:
    """An article under a heading of a level, with the sections that are wanted."""
    place = ClauseId(clause.number)
    short = addresses.absolute(addresses.of_clause(place), voice.rulebook)
    changed = len(views.changed_by(clause, voice.rulebook))
    notes = parts.Notes(voice)
    return [
        heading(level, voice.article_title(clause), name=addresses.of_clause(place), short=short),
        parts.state(voice, clause, changed),
        parts.wording(voice, clause),
        nodes.box(paragraph(*parts.badges(voice, clause.facts.binds), " ", voice.say(clause.facts.summary))),
        *(block for name in wanted for block in SECTIONS[name](voice, clause, texts, level + 1, notes)),
    ]


def _duties(voice: Voice, clause: Clause, texts: Texts, level: int, notes: parts.Notes) -> Iterator[Node]:
    if clause.facts.duties:
        yield heading(level, voice.label("duties"), quiet=True)
    for actor in ACTORS_WITH_PAGE:
        duties = clause.duties_for(actor)
        if duties:
            yield heading(level + 1, *parts.badges(voice, [actor]), quiet=True)
        for one in duties:
            yield parts.duty(voice, one) if one.actor[0] == actor else _shared(voice, one)


def _shared(voice: Voice, one: parts.Duty) -> Node:
    first = voice.label("as_above", actor=voice.word("actors", one.actor[0]))
    return paragraph(parts.duty_ref(one.id), " ", first, kind="small")


def _parents(voice: Voice, clause: Clause, texts: Texts, level: int, notes: parts.Notes) -> Iterator[Node]:
    relations = views.parents_by_relation(clause, voice.rulebook)
    if relations:
        yield heading(level, voice.label("parent_laws"), quiet=True)
    for relation, links in relations.items():
        yield heading(level + 1, voice.word("relations", relation), quiet=True)
        yield from (parts.law_link(voice, clause, link, notes) for link in links)


def _later(voice: Voice, clause: Clause, texts: Texts, level: int, notes: parts.Notes) -> Iterator[Node]:
    today, only, later = views.today_by_actor(clause), views.only_here(clause), views.later_by_instrument(clause, voice.rulebook)
    if today or only or later:
        yield heading(level, voice.label("later_rules"), quiet=True)
    if today:
        yield heading(level + 1, voice.label("today"), quiet=True)
    for actor, entries in today.items():
        yield paragraph(*parts.badges(voice, [actor]), kind="keep")
        yield nodes.listing(_today(voice, one) for one in entries)
    for one in only:
        yield paragraph(nodes.bold(voice.label("only_here")), " ", voice.say(one))
    for name, links in later.items():
        law = voice.rulebook.instruments[name]
        yield heading(level + 1, voice.law_short(law), quiet=True)
        yield paragraph(*parts.described(voice, law), kind="small")
        notes.seen.add(name)
        yield from (parts.law_link(voice, clause, link, notes, relation=True) for link in links)


def _today(voice: Voice, one: views.Today) -> Inlines:
    sources = [" ", nodes.dim(*parts.law_refs(voice, one.sources))] if one.sources else []
    return [voice.say(one), *parts.unsure(voice, one.confidence), *sources]


def _techniques(voice: Voice, clause: Clause, texts: Texts, level: int, notes: parts.Notes) -> Iterator[Node]:
    found = guide.techniques_bounded_by(voice.rulebook, clause.number)
    if found:
        yield heading(level, voice.label("techniques_bounded"), quiet=True)
    for technique, rail in found:
        place = ClauseId.parse(rail.to)
        chip = [" ", nodes.styled("chip", parts.clause_ref(voice, place))] if place.paragraph else []
        head = [nodes.ref(addresses.of_technique(technique.id), voice.say(technique.title)), *chip, " ", *parts.badges(voice, rail.binds)]
        yield nodes.entry(head, [voice.say(rail)])


def _explanation(voice: Voice, clause: Clause, texts: Texts, level: int, notes: parts.Notes) -> Iterator[Node]:
    yield heading(level, voice.label("explanation"), quiet=True)
    yield from texts[clause.prose[Language.HANT].file]


def _related(voice: Voice, clause: Clause, texts: Texts, level: int, notes: parts.Notes) -> Iterator[Node]:
    others = [voice.rulebook.clauses[number] for number in clause.facts.related]
    if others:
        yield heading(level, voice.label("related"), quiet=True)
        yield nodes.listing([nodes.ref(addresses.of_clause(ClauseId(one.number)), voice.article_title(one))] for one in others)


SECTIONS = {
    "duties": _duties,
    "parents": _parents,
    "later": _later,
    "techniques": _techniques,
    "explanation": _explanation,
    "related": _related,
}

"""The laws and rules on paper: each instrument's facts, and its articles that bear on the Measures."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses, pages, views
from ..facts import Instrument
from ..kinds import Group
from ..languages import Language
from ..model import Citing
from ..places import LawId
from ..voice import Voice
from . import nodes, parts
from .nodes import Inlines, Node, heading, paragraph
from .prose import Texts, under


def laws(voice: Voice, texts: Texts, level: int) -> list[Node]:
    """Every instrument by group and level, parent laws first."""
    out: list[Node] = []
    for group in (Group.PARENT, Group.LATER):
        out += [{"k": "break"}, heading(level, voice.word("groups", group))]
        found = views.laws_by_level(group, voice.rulebook)
        out += [block for law in found for block in instrument(voice, texts, law, level + 1)]
    return out


def instrument(voice: Voice, texts: Texts, law: Instrument, level: int) -> Iterator[Node]:
    """An instrument: title, facts, what it is, and its articles."""
    book, short = voice.rulebook, addresses.of_law(LawId(law.id))
    yield heading(level, voice.law_short(law), name=short, short=addresses.absolute(short, book))
    yield paragraph(*parts.described(voice, law), kind="small")
    if not law.in_force:
        yield nodes.box(paragraph(nodes.styled("tag", voice.label("draft")), " ", voice.label("draft_note")))
    yield {"k": "facts", "facts": [(voice.label(key), words) for key, words in facts(voice, law)]}
    if law.note:
        yield paragraph(voice.say(law.note))
    if law.id in book.law_prose:
        yield from under(texts[book.law_prose[law.id][Language.HANT].file], level + 1, short)
    yield from _articles(voice, law)


def facts(voice: Voice, law: Instrument) -> list[tuple[str, Inlines]]:
    """What is known of an instrument, by the key of its label; what is unsure is said."""
    bodies = voice.listed(voice.say(voice.rulebook.bodies[body]) for body in law.bodies)
    dates = [(f"date_{name}", voice.day(day)) for name in pages.DATES if (day := getattr(law, name))]
    length = [("length", voice.label(f"length_{law.unit}", count=law.articles))] if law.articles else []
    said = [
        (key, voice.say(text))
        for key, text in (("version_in_force", law.version), ("renumbered", law.previous), ("pending", law.pending))
        if text
    ]
    sure = f"{voice.label(f'law_{law.confidence}')} {voice.say(law.doubt)}".strip()
    found = [("level", voice.word("levels", law.level)), ("bodies", bodies), *dates, *length, *said, ("how_sure", sure)]
    return [(key, [words]) for key, words in found]


def _articles(voice: Voice, law: Instrument) -> Iterator[Node]:
    """The articles that have a place on the instrument's page: our sentence on each, and the clauses that go with it."""
    citing = voice.rulebook.citing.get(law.id, {})
    if citing.get(0):
        yield nodes.entry([voice.label("whole_instrument")], _clauses(voice, citing[0]))
    for number, provision in voice.rulebook.provisions(law.id).items():
        place = LawId(law.id, number)
        moved = [" ", nodes.dim(voice.moved(before))] if (before := pages.before(citing.get(number, []))) else []
        sentence = [voice.say(provision), *parts.unsure(voice, provision.confidence), " "] if provision else []
        head = [nodes.mark(f"l/{place}"), voice.cite_place(place), *moved]
        yield nodes.entry(head, [*sentence, *_clauses(voice, citing.get(number, []))]) | {"name": addresses.of_law(place)}


def _clauses(voice: Voice, links: list[Citing]) -> Inlines:
    """The clauses that links come from."""
    refs = [[parts.clause_ref(voice, place)] for place in views.citing_clauses(links)]
    return [nodes.dim("→ ", *nodes.joined(refs, voice.label("list_comma")))] if refs else []

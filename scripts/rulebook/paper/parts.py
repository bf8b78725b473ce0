"""Pieces that several documents share: citations, the wording of an article, duties, links to laws, techniques."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from .. import addresses
from ..facts import Duty, Instrument, Link, Localized
from ..guide import rail_place
from ..guide_facts import GuardRail
from ..kinds import ActorId, Confidence, Modality
from ..languages import Language
from ..model import Clause
from ..pages import item_mark, since
from ..places import CLAUSE_ID, ClauseId
from ..views import instrument_of
from ..voice import Voice
from . import addressing, nodes
from .nodes import Inlines, Node, bold, dim, ref


class Notes:
    """The footnotes of a part of a document: each instrument is described at its first mention."""

    def __init__(self, voice: Voice):
        self.voice = voice
        self.seen: set[str] = set()

    def of(self, law: Instrument) -> Inlines:
        """A footnote with full title, number, date and official source; nothing where the instrument has had one."""
        if law.id in self.seen:
            return []
        self.seen.add(law.id)
        return [nodes.note(*described(self.voice, law))]


def described(voice: Voice, law: Instrument) -> Inlines:
    """An instrument in full: title, number, since when in force or that it is a draft, official source."""
    english = voice.language is Language.EN
    title = [voice.law_title(law), " (", nodes.passage("zh-Hans", f"《{law.title.zh_hans}》"), ")"] if english else [voice.law_title(law)]
    facts = [voice.say(law.number)] if law.number else []
    if not law.in_force:
        facts.append(voice.label("draft"))
    elif law.effective:
        facts.append(voice.label("in_force_from", day=voice.day(law.effective)))
    mark = ", " if english else "，"
    return [*title, *(f"{mark}{fact}" for fact in facts), *official(voice, law), "." if english else "。"]


def official(voice: Voice, law: Instrument) -> Inlines:
    """Where the official text is."""
    mark = "; " if voice.language is Language.EN else "；"
    where = [mark, voice.label("official_source"), voice.colon, voice.say(law.official.name)]
    return [*where, " ", ref(law.official.url, law.official.url)] if law.official.url else where


# Citations


def clause_ref(voice: Voice, place: ClauseId) -> Node:
    return ref(addresses.of_clause(place), voice.cite(place))


def law_ref(voice: Voice, text: str) -> Inlines:
    """A law article by its short title, with a mark for the index."""
    return [*addressing.law_mark(text, voice.rulebook), ref(addressing.of_label(text, voice.rulebook), voice.cite_law(text))]


def law_refs(voice: Voice, texts: Iterable[str]) -> Inlines:
    return nodes.joined((law_ref(voice, text) for text in texts), voice.label("list_comma"))


def rail_ref(voice: Voice, rail_or_place: str) -> Inlines:
    """The place that a guard rail names: in the Measures, or in another instrument."""
    if not CLAUSE_ID.match(rail_or_place):
        return law_ref(voice, rail_or_place)
    return [ref(addresses.of_clause(ClauseId.parse(rail_or_place)), rail_place(voice, rail_or_place)[1])]


def duty_ref(id_: str) -> Node:
    return ref(addresses.of_duty(id_), id_)


def badges(voice: Voice, actors: Iterable[ActorId]) -> Inlines:
    """Actors as letter and name."""
    return nodes.joined(([badge(voice, actor)] for actor in actors), " ")


def badge(voice: Voice, actor: ActorId) -> Node:
    return {"k": "actor", "actor": str(actor), "letter": voice.word("letters", actor), "c": [voice.word("actors", actor)]}


def unsure(voice: Voice, confidence: Confidence) -> Inlines:
    return [] if confidence is Confidence.HIGH else [" ", nodes.styled("tag", voice.word("confidence", confidence))]


# The wording


def state(voice: Voice, clause: Clause, changed: int) -> Node:
    """In force since when, how many rules bear on it, and how its wording was collated."""
    measures = voice.rulebook.instruments["measures"]
    copy = voice.rulebook.official_copy
    collated = (
        voice.label("collated_on", day=voice.day(copy.date))
        if copy
        else voice.label("collation") + voice.word("collation", clause.collation)
    )
    facts = [voice.label("in_force_since", day=voice.day(measures.effective)), collated]
    if changed:
        facts.insert(1, voice.label("changed_by", count=changed))
    return nodes.paragraph(*nodes.joined(([fact] for fact in facts), " · "), kind="small")


def wording(voice: Voice, clause: Clause) -> Node:
    """The enacted wording, each place with its number and permanent address; with the original under the English."""
    rows = []
    for place, text in clause.wording.places():
        english = voice.language is Language.EN
        row = {"mark": item_mark(voice, place), "item": bool(place.item), "name": addresses.of_clause(place)}
        row |= {"short": addresses.absolute(addresses.of_clause(place), voice.rulebook), "lang": str(voice.script)}
        row |= {"text": dict(clause.translation.places())[place] if english else voice.chinese(text), "original": text if english else ""}
        rows.append(row)
    return {"k": "wording", "rows": rows, "single": len(clause.wording.paragraphs) == 1}


# Duties


def duty(voice: Voice, one: Duty) -> Node:
    """A duty with everything known of it."""
    facts = [(voice.label(key), inlines) for key, inlines in duty_facts(voice, one)]
    return {"k": "duty", "id": one.id, "name": addresses.of_duty(one.id), "c": duty_words(voice, one), "facts": facts}


def duty_words(voice: Voice, one: Duty) -> Inlines:
    """The sentence of a duty; one that is only recommended says so first."""
    modality = [nodes.styled("tag", voice.word("modalities", one.modality)), " "] if one.modality is Modality.SHOULD else []
    return [*modality, voice.say(one)]


def duty_facts(voice: Voice, one: Duty, notes: bool = True) -> list[tuple[str, Inlines]]:
    """What is known of a duty, by the key of its label; sources as footnotes, or in brackets where there are to be no `notes`."""
    sourced = partial(_sourced, voice, notes)
    facts: list[tuple[str, Inlines]] = [("phase", [voice.word("phases", one.phase)]), ("column_clause", duty_source(voice, one))]
    facts += [("sharpened", sourced(sharp, [sharp.to])) for sharp in one.sharpened_by]
    facts += [("applies_when", [conditions(voice, one)])] if one.applies_when else []
    facts += [("deadline", [voice.say(one.deadline)])] if one.deadline else []
    facts += [("evidence", [voice.say(one.evidence)])] if one.evidence else []
    facts += [("retention", sourced(one.retention, one.retention.source))] if one.retention else []
    facts += [("consequence", sourced(one.consequence, one.consequence.source))] if one.consequence else []
    facts += [("doubt", [nodes.styled("doubt", voice.say(one.doubt))])] if one.doubt else []
    return facts


def duty_source(voice: Voice, one: Duty) -> Inlines:
    """The clause that a duty comes from, and the later rule that added it, since when."""
    if not one.added_by:
        return [clause_ref(voice, one.place)]
    day = voice.label("since", day=voice.day(since(voice.rulebook, one)))
    return [clause_ref(voice, one.place), " · ", voice.label("added_by"), *law_refs(voice, one.added_by), day]


def _sourced(voice: Voice, notes: bool, said: Localized, sources: Iterable[str]) -> Inlines:
    """Words with the law articles they come from."""
    places = law_refs(voice, sources)
    if not places:
        return [voice.say(said)]
    if notes:
        return [voice.say(said), nodes.note(*places)]
    left, right = (" (", ")") if voice.language is Language.EN else ("（", "）")
    return [voice.say(said), nodes.dim(left, *places, right)]


def conditions(voice: Voice, one: Duty) -> str:
    return voice.listed(voice.word("conditions", condition) for condition in one.applies_when)


# Laws and techniques


def law_link(voice: Voice, clause: Clause, link: Link, notes: Notes, relation: bool = False) -> Node:
    """A link from a clause to a law: the place in the law, what moved, what is unsure, and our sentence."""
    law = instrument_of(link, voice.rulebook)
    gap = " " if voice.language is Language.EN else ""
    name = f"{voice.law_short(law)}{gap}{voice.cite_link(link)}".strip()
    head: Inlines = [*addressing.law_mark(link.to, voice.rulebook), ref(addressing.of_label(link.to, voice.rulebook), name), *notes.of(law)]
    if link.article_in_2021:
        head += [" ", dim(voice.moved(link.article_in_2021))]
    if not link.in_force_when_issued:
        head += [" ", dim(voice.label("not_yet_in_force"))]
    if link.paragraph:
        head += [" ", nodes.styled("chip", clause_ref(voice, ClauseId(clause.number, link.paragraph, link.item or 0)))]
    head += unsure(voice, link.confidence)
    said = [bold(voice.word("relations", link.relation)), " ", voice.say(link)] if relation else [voice.say(link)]
    return nodes.entry(head, said)


def rail(voice: Voice, one: GuardRail) -> Node:
    """A guard rail: the place, whom it binds, the duties, and how it bounds."""
    ids = [inline for id_ in one.duties for inline in (" ", nodes.styled("chip", duty_ref(id_)))]
    return nodes.entry([*rail_ref(voice, one.to), " ", *badges(voice, one.binds), *ids], [voice.say(one)])

"""What goes around a document: its metadata, cover, contents, running heads, and the indexes at its back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pypinyin import lazy_pinyin

from ..facts import Instrument
from ..kinds import Collation
from ..languages import Language
from ..links import laws_with_page
from ..model import Rulebook
from ..places import LawId
from ..voice import Voice
from . import nodes
from .nodes import Inlines, Node

# Language, region and CJK face of each edition.
TYPE = {Language.HANT: ("zh", "TW", "TC"), Language.HANS: ("zh", "CN", "SC"), Language.EN: ("en", None, "SC")}


def document(voice: Voice, title: str, body: list[Node], cover: Node | None = None, **settings: Any) -> Node:
    """A whole document. Settings: `heads` (levels in the running head), `depth` of the contents, `flipped`."""
    lang, region, script = TYPE[voice.language]
    book = voice.rulebook.settings
    meta = {
        "title": title,
        "author": voice.label("site_name"),
        "description": voice.label("home_lead"),
        "keywords": keywords(voice),
        "date": {"year": book.as_of.year, "month": book.as_of.month, "day": book.as_of.day},
        "lang": lang,
        "region": region,
        "script": script,
        "linked": bool(book.address),
        "contents": voice.label("paper_contents"),
        "foot": f"{voice.label('site_name')} {book.version} · {voice.label('as_of')} {voice.day(book.as_of)}",
        "heads": [1],
        "depth": 2,
        "flipped": False,
    }
    return {"meta": meta | settings, "cover": cover, "body": body}


def keywords(voice: Voice) -> list[str]:
    measures = voice.rulebook.instruments["measures"]
    return [voice.say(measures.short), voice.label("nav_measures"), voice.label("nav_checklists"), voice.label("nav_guide")]


def cover(voice: Voice, title: str, subtitle: str = "") -> Node:
    """Title, version, day, collation, and what the reader must know: an unofficial translation, no legal advice."""
    settings = voice.rulebook.settings
    facts = [
        [voice.label("cover_source"), [voice.law_title(voice.rulebook.instruments["measures"])]],
        [voice.label("cover_version"), [settings.version]],
        [voice.label("as_of"), [voice.day(settings.as_of)]],
        [voice.label("paper_collation"), [collation(voice)]],
    ]
    notes = [voice.label("translation_note"), voice.label("footer")]
    return {"title": title, "subtitle": subtitle or voice.label("site_name"), "facts": facts, "notes": [[one] for one in notes]}


def collation(voice: Voice) -> str:
    """How far the wording was compared: the day of the official copy, or how many articles stand in which state."""
    copy = voice.rulebook.official_copy
    if copy:
        return voice.label("collated_on", day=voice.day(copy.date))
    states = Counter(clause.collation for clause in voice.rulebook.clauses.values())
    mark = "; " if voice.language is Language.EN else "；"
    return mark.join(
        voice.label("paper_state", state=voice.word("collation", one), count=states[one]) for one in Collation if one in states
    )


# Indexes


def indexes(voice: Voice, body: list[Node]) -> list[Node]:
    """The indexes of law articles and of terms: those that the body has a mark for."""
    keys = {node["key"] for node in nodes.walk(body) if node.get("k") == "mark"}
    found = (("paper_law_index", list(_laws(voice, keys))), ("paper_term_index", list(_terms(voice, keys))))
    return [
        block
        for name, entries in found
        if entries
        for block in ({"k": "break"}, nodes.heading(1, voice.label(name)), {"k": "index", "entries": entries})
    ]


def collated(words: Iterable[Any], voice: Voice, key: Any) -> list[Any]:
    """In the order of the language: English by letters, Chinese by pinyin."""
    return sorted(words, key=lambda one: key(one).lower() if voice.language is Language.EN else lazy_pinyin(key(one)))


def _laws(voice: Voice, keys: set[str]) -> Iterator[Node]:
    book = voice.rulebook
    for law in collated((book.instruments[name] for name in laws_with_page(book)), voice, lambda law: voice.say(law.short)):
        places = sorted(place for place in _places(book, keys) if place.instrument == law.id)
        if places:
            yield {"key": None, "c": [voice.law_short(law)]}
        for place in places:
            yield {"key": f"l/{place}", "c": _place(voice, place, law), "sub": True}


def _places(book: Rulebook, keys: set[str]) -> list[LawId]:
    return [book.law(key[2:]) for key in keys if key.startswith("l/")]


def _place(voice: Voice, place: LawId, law: Instrument) -> Inlines:
    return [voice.cite_place(place) or voice.label("whole_instrument")]


def _terms(voice: Voice, keys: set[str]) -> Iterator[Node]:
    for term in collated(voice.rulebook.terms, voice, lambda term: voice.say(term.term)):
        if f"term/{term.id}" in keys:
            yield {"key": f"term/{term.id}", "c": [voice.say(term.term)], "sub": False}

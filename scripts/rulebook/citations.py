"""What the copy control and the link builder make citations from: assets/entries/<language>.citations.js.

The key of each thing is its short address without the slash at the end: c/18-1-4, d/D08-03, l/ecl-38, t/run-of-show.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from . import addresses, cite, frames
from .facts import Duty, Instrument
from .languages import Language
from .links import MEASURES, laws_with_page
from .model import Rulebook
from .places import LawId
from .voice import Voice
from .written import write_if_changed

InEach = list[str]  # a text in each language, in the order of Language


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes the citations for the scripts of each language. Returns how many files there are."""
    shared = _shared(rulebook)
    for language in Language:
        voice = Voice(rulebook, language, "index")
        value = {"words": voice.phrases("copy_"), "heights": dict(_heights(voice)), **shared}
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        write_if_changed(site / f"assets/entries/{language}.citations.js", f'rulebook.loaded("citations",{text});\n')
    return len(Language)


def _shared(rulebook: Rulebook) -> dict[str, object]:
    """What pages in every language have in common."""
    settings = rulebook.settings
    return {
        "address": settings.address.rstrip("/"),
        "version": settings.version,
        "asOf": settings.as_of.isoformat(),
        "handbook": _in_each(rulebook, lambda voice: voice.label("site_name")),
        "sources": {name: _source(rulebook, name) for name in (MEASURES, *laws_with_page(rulebook))},
        "places": dict(places(rulebook)),
        "own": dict(own(rulebook)),
    }


def _heights(voice: Voice) -> Iterator[tuple[str, int]]:
    """How high a frame must be to show the card of each place in a language."""
    for place in addresses.places(voice.rulebook):
        yield str(place), frames.show(place, voice.rulebook.clauses[place.article], voice).height


def places(rulebook: Rulebook) -> Iterator[tuple[str, tuple[str, InEach]]]:
    """Every place of the Measures and every law article that has an address: its instrument, and the place within that."""
    for place in addresses.places(rulebook):
        yield _key(addresses.of_clause(place)), (MEASURES, [cite.cite(place, rulebook, language) for language in Language])
    for name in laws_with_page(rulebook):
        for law in (LawId(name, number) for number in (0, *rulebook.provisions(name))):
            yield _key(addresses.of_law(law)), (name, [cite.cite_within(law, rulebook, language) for language in Language])


def own(rulebook: Rulebook) -> Iterator[tuple[str, InEach]]:
    """What is the handbook's own, duties and techniques, each with its whole citation."""
    for _, duty in rulebook.duties():
        yield _key(addresses.of_duty(duty.id)), [_duty(Voice(rulebook, language, "index"), duty) for language in Language]
    for name, technique in rulebook.techniques.items():
        voices = [Voice(rulebook, language, "index") for language in Language]
        yield _key(addresses.of_technique(name)), [voice.label("cite_technique", title=voice.say(technique.title)) for voice in voices]


def _duty(voice: Voice, duty: Duty) -> str:
    """A duty with what sets it: the clause, or the later rules where the Measures do not have it."""
    later = [cite.cite_law(place, voice.rulebook, voice.language) for place in voice.rulebook.laws(duty.added_by)]
    basis = later or [cite.cite_in_full(duty.place, voice.rulebook, voice.language)]
    return voice.label("cite_duty", id=duty.id, basis=("; " if voice.language is Language.EN else "；").join(basis))


def _source(rulebook: Rulebook, name: str) -> dict[str, object]:
    """An instrument as an entry of a bibliography."""
    law = rulebook.instruments[name]
    issued = _issued(law)
    return {
        "title": _in_each(rulebook, lambda voice: voice.law_title(law).strip("《》")),
        "number": _in_each(rulebook, lambda voice: _number(voice, law)),
        "date": issued.isoformat() if issued else "",
        "bodies": [[rulebook.bodies[body].say(language) for body in law.bodies] for language in Language],
    }


def _number(voice: Voice, law: Instrument) -> str:
    """The document number as it is printed: in Chinese without the spaces that our prose has around figures."""
    return voice.say(law.number) if voice.language is Language.EN else voice.say(law.number).replace(" ", "")


def _issued(law: Instrument) -> date | None:
    """The day of the text that is cited: of its last amendment, or else of its publication."""
    return law.amended or law.published or law.dated or law.adopted or law.effective


def _in_each(rulebook: Rulebook, say: Callable[[Voice], str]) -> InEach:
    return [say(Voice(rulebook, language, "index")) for language in Language]


def _key(short: str) -> str:
    return short.rstrip("/")

"""The metadata of an Akoma Ntoso document: what it is (FRBR), when it was published and took effect, who made it, how it was collated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lxml.builder import ElementMaker
from lxml.etree import _Element

from ..enacted import Text
from ..facts import Instrument
from ..languages import Language
from ..links import MEASURES
from ..model import Clause, Rulebook
from ..voice import Voice

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
# ISO 639-2, as the naming convention asks.
CODES = {Language.HANS: "zho", Language.EN: "eng"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
US = "rulebook"


@dataclass(frozen=True)
class Edition:
    """The Measures in one of the languages in which they are published as XML."""

    rulebook: Rulebook
    language: Language

    @property
    def english(self) -> bool:
        return self.language is Language.EN

    @property
    def code(self) -> str:
        return CODES[self.language]

    @property
    def text(self) -> Text:
        return self.rulebook.translation if self.english else self.rulebook.text

    @property
    def measures(self) -> Instrument:
        return self.rulebook.instruments[MEASURES]

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.rulebook, self.language, "index")

    @property
    def dated(self) -> date:
        return self.measures.dated or self.measures.effective

    @property
    def work(self) -> str:
        """The URI of the work (Akoma Ntoso naming convention 1.0, section 4): country, kind, subkind, date, number."""
        number = self.measures.number.en.lower() if self.measures.number else MEASURES
        slug = re.sub(r"[^a-z0-9]+", "-", number).strip("-")
        return f"/akn/cn/act/{self.measures.level}/{self.dated}/{slug}"

    def expression(self, code: str) -> str:
        """The URI of the expression in a language: as in force since the day after the @."""
        return f"{self.work}/{code}@{self.measures.effective}"


def meta(edition: Edition) -> _Element:
    """The element meta."""
    made = (_identification, _publication, _lifecycle, _temporal, _references, _notes)
    return E.meta(*(part for make in made if (part := make(edition)) is not None))


def _identification(edition: Edition) -> _Element:
    return E.identification(_work(edition), _expression(edition), _manifestation(edition), source=f"#{US}")


def _named(uri: str, ending: str = "") -> list[_Element]:
    return [E.FRBRthis(value=f"{uri}/!main{ending}"), E.FRBRuri(value=f"{uri}{ending}")]


def _bodies(edition: Edition) -> list[_Element]:
    return [E.FRBRauthor(href=f"#{body}", **{"as": "#author"}) for body in edition.measures.bodies]


def _work(edition: Edition) -> _Element:
    measures = edition.measures
    number = [E.FRBRnumber(value=edition.voice.say(measures.number))] if measures.number else []
    return E.FRBRWork(
        *_named(edition.work),
        E.FRBRalias(value=edition.rulebook.text.title, name="title"),
        E.FRBRdate(date=str(edition.dated), name="Generation"),
        *_bodies(edition),
        E.FRBRcountry(value="cn"),
        E.FRBRsubtype(value=str(measures.level)),
        *number,
        E.FRBRname(value=edition.voice.say(measures.short)),
        E.FRBRprescriptive(value="true"),
        E.FRBRauthoritative(value="true"),
    )


def _expression(edition: Edition) -> _Element:
    uri = edition.expression(edition.code)
    if not edition.english:
        dated = E.FRBRdate(date=str(edition.measures.effective), name="InForce")
        return E.FRBRExpression(*_named(uri), dated, *_bodies(edition), _authoritative(edition), E.FRBRlanguage(language="zho"))
    original = edition.expression(CODES[Language.HANS])
    return E.FRBRExpression(
        *_named(uri),
        E.FRBRdate(date=str(edition.rulebook.settings.as_of), name="Translation"),
        E.FRBRauthor(href=f"#{US}", **{"as": "#translator"}),
        _authoritative(edition),
        E.FRBRlanguage(language="eng"),
        E.FRBRtranslation(href=original, fromLanguage="zho", authoritative="false", by=f"#{US}"),
    )


def _authoritative(edition: Edition) -> _Element:
    """Only a wording that was compared with the official copy is called authoritative."""
    return E.FRBRauthoritative(value="true" if edition.rulebook.official_copy and not edition.english else "false")


def _manifestation(edition: Edition) -> _Element:
    return E.FRBRManifestation(
        *_named(edition.expression(edition.code), ".xml"),
        E.FRBRdate(date=str(edition.rulebook.settings.as_of), name="XMLMarkup"),
        E.FRBRauthor(href=f"#{US}", **{"as": "#editor"}),
        E.FRBRformat(value="application/akn+xml"),
    )


def _publication(edition: Edition) -> _Element | None:
    measures, source = edition.measures, edition.voice.say(edition.measures.official.name)
    if not measures.published:
        return None
    number = {"number": edition.voice.say(measures.number)} if measures.number else {}
    return E.publication(date=str(measures.published), name=source, showAs=source, **number)


def _lifecycle(edition: Edition) -> _Element:
    return E.lifecycle(
        E.eventRef(eId="evt_1", date=str(edition.dated), type="generation", source="#original"),
        E.eventRef(eId="evt_2", date=str(edition.measures.effective), type="generation", source="#original", refersTo="#inForce"),
        source=f"#{US}",
    )


def _temporal(edition: Edition) -> _Element:
    interval = E.timeInterval(start="#evt_2", refersTo="#inForce")
    return E.temporalData(E.temporalGroup(interval, eId="tmpg_1"), source=f"#{US}")


def _references(edition: Edition) -> _Element:
    voice, book = edition.voice, edition.rulebook
    title = voice.law_title(edition.measures).strip("《》")
    bodies = [
        _reference("TLCOrganization", body, f"organization/cn/{body}", voice.say(book.bodies[body])) for body in edition.measures.bodies
    ]
    roles = [_reference("TLCRole", role, f"role/{role}", voice.label(f"data_role_{role}")) for role in ("author", "translator", "editor")]
    return E.references(
        E.original(eId="original", href=edition.expression(CODES[Language.HANS]), showAs=title),
        *bodies,
        _reference("TLCOrganization", US, f"organization/{US}", voice.label("site_name")),
        *roles,
        _reference("TLCConcept", "inForce", "concept/in-force", voice.label("data_in_force")),
        source=f"#{US}",
    )


def _reference(kind: str, id_: str, path: str, name: str) -> _Element:
    return E(kind, eId=id_, href=f"/akn/ontology/{path}", showAs=name)


def _notes(edition: Edition) -> _Element:
    notes = [_note(f"note_{clause.number}", collated(clause, edition.voice)) for clause in edition.rulebook.clauses.values()]
    return E.notes(*(_note(f"note_{name}", text) for name, text in _general(edition)), *notes, source=f"#{US}")


def _general(edition: Edition) -> Iterator[tuple[str, str]]:
    """What must be known of the whole: that a translation is unofficial, and what is unsure."""
    if edition.english:
        yield "translation", edition.voice.label("translation_note")
    if edition.measures.doubt:
        yield "doubt", edition.voice.say(edition.measures.doubt)


def collated(clause: Clause, voice: Voice) -> str:
    """How the wording of an article was collated, as its page says it."""
    if copy := voice.rulebook.official_copy:
        return voice.label("collated_on", day=voice.day(copy.date))
    return voice.label("collation") + voice.word("collation", clause.collation)


def _note(id_: str, text: str) -> _Element:
    return E.note(E.p(text), eId=id_)

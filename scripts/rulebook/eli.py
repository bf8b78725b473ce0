"""Statements about an instrument in the words of the ELI ontology (European Legislation Identifier, 1.x), as RDFa.

ELI is made for legislation of the European Union and its members, so this is ELI-style: the subjects are our permanent
addresses, not ELI URIs. Languages and the country are named by the authority tables of the EU's Publications Office, force
and legal value by the ontology's own concepts. `type_document` is left out: it must be a concept of a published list, and
there is none for Chinese instruments; schema.org's legislationType has it as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from . import addresses
from .facts import Instrument
from .languages import Language
from .links import MEASURES
from .places import ClauseId, LawId
from .script import to_hans
from .voice import Voice

ONTOLOGY = "http://data.europa.eu/eli/ontology#"
AUTHORITY = "http://publications.europa.eu/resource/authority"
TONGUES = {Language.HANT: "ZHO", Language.HANS: "ZHO", Language.EN: "ENG"}


@dataclass(frozen=True)
class Statement:
    """About a subject: a property, and its value, which is an address, a text in a language, or a date."""

    about: str
    property: str
    resource: str = ""
    content: str = ""
    language: str = ""
    datatype: str = ""


def of_page(voice: Voice) -> Iterator[Statement]:
    """The statements for a page of the Measures, one of their articles or another instrument; none for other pages."""
    folder, _, name = voice.here.partition("/")
    if folder == MEASURES:
        yield from _measures(voice) if name == "index" else _article(voice, int(name))
    elif folder == "laws" and name != "index":
        yield from _instrument(voice, voice.rulebook.instruments[name])


def identifier(law: Instrument) -> str:
    """The official number of an instrument as issued: in Simplified script, without the spaces that our texts set."""
    return to_hans(law.number.zh_hant).replace(" ", "") if law.number else ""


def work_of_measures(voice: Voice) -> str:
    """The address that stands for the Measures themselves, in any language."""
    return voice.at("measures/")


def _measures(voice: Voice) -> Iterator[Statement]:
    law = voice.rulebook.instruments[MEASURES]
    work = work_of_measures(voice)
    yield from _work(voice, law, work)
    yield from _ours(work, voice.language, voice.law_title(law))


def _article(voice: Voice, number: int) -> Iterator[Statement]:
    place = ClauseId(number)
    work = voice.at(addresses.of_clause(place))
    yield Statement(work, "rdf:type", resource=f"{ONTOLOGY}LegalResourceSubdivision")
    yield Statement(work, "eli:id_local", content=place.eid)
    yield Statement(work, "eli:is_part_of", resource=work_of_measures(voice))
    yield from _state(voice, work, voice.rulebook.instruments[MEASURES])
    yield from _ours(work, voice.language, voice.article_title(voice.rulebook.clauses[number]))


def _instrument(voice: Voice, law: Instrument) -> Iterator[Statement]:
    work = voice.at(addresses.of_law(LawId(law.id)))
    yield from _work(voice, law, work)
    yield from _expression(work, Language.HANS, f"《{law.title.zh_hans}》")


def _work(voice: Voice, law: Instrument, work: str) -> Iterator[Statement]:
    yield Statement(work, "rdf:type", resource=f"{ONTOLOGY}LegalResource")
    if law.number:
        yield Statement(work, "eli:id_local", content=identifier(law))
    yield Statement(work, "eli:jurisdiction", resource=f"{AUTHORITY}/country/CHN")
    yield from _day(work, "date_document", law.dated or law.adopted)
    yield from _day(work, "date_publication", law.published)
    yield from _day(work, "first_date_entry_in_force", law.first_effective or law.effective)
    yield from _state(voice, work, law)


def _state(voice: Voice, work: str, law: Instrument) -> Iterator[Statement]:
    yield Statement(work, "eli:in_force", resource=f"{ONTOLOGY}InForce-{'inForce' if law.in_force else 'notInForce'}")
    yield from _day(work, "version_date", voice.rulebook.settings.as_of)


def _expression(work: str, language: Language, title: str) -> Iterator[Statement]:
    expression = f"{work}#{language}"
    yield Statement(work, "eli:is_realized_by", resource=expression)
    yield Statement(expression, "rdf:type", resource=f"{ONTOLOGY}LegalExpression")
    yield Statement(expression, "eli:language", resource=f"{AUTHORITY}/language/{TONGUES[language]}")
    yield Statement(expression, "eli:title", content=title, language=str(language))


def _ours(work: str, language: Language, title: str) -> Iterator[Statement]:
    """The wording in the page's language, and the page as its file: ours, so of no official value."""
    yield from _expression(work, language, title)
    yield Statement(f"{work}#{language}-html", "eli:embodies", resource=f"{work}#{language}")
    yield Statement(f"{work}#{language}-html", "eli:legal_value", resource=f"{ONTOLOGY}LegalValue-unofficial")


def _day(work: str, name: str, day: date | None) -> Iterator[Statement]:
    if day:
        yield Statement(work, f"eli:{name}", content=day.isoformat(), datatype="xsd:date")

"""What a page says in the vocabulary of schema.org, as one JSON-LD graph: the site, the page, the way to it, and its subject.

An instrument or article is a Legislation, its wording in each language a LegislationObject, always of unofficial value:
only the promulgating bodies' own copies are official. Only what docs/ knows is stated; a draft is passed by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import addresses, eli
from .facts import Instrument
from .guide_facts import Technique
from .kinds import Level
from .languages import Language
from .links import MEASURES, Target
from .model import Clause
from .places import ClauseId, LawId
from .voice import Voice

Node = dict[str, Any]
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
PAGE_TYPES = {"index": "CollectionPage", "home": "CollectionPage"}
SECTIONS = ("measures", "actors", "checklists", "guide", "laws", "indexes")


def of_page(voice: Voice, title: str, description: str, kind: str) -> Node:
    """The graph of a page, with whole addresses where the site has one, else with addresses relative to the page."""
    subjects = list(_subjects(voice))
    page = _page(voice, title, description, kind)
    if subjects:
        page["mainEntity"] = _ref(subjects[0])
    return {"@context": "https://schema.org", "@graph": [_site(voice), page, *_way(voice, title), *subjects]}


def _subjects(voice: Voice) -> Iterator[Node]:
    book = voice.rulebook
    folder, _, name = voice.here.partition("/")
    if voice.here == "measures/index":
        yield _measures(voice)
    elif folder == MEASURES:
        yield _article(voice, book.clauses[int(name)])
        yield _measures(voice)
    elif folder == "laws" and name in book.instruments:
        yield _law(voice, book.instruments[name], voice.at(addresses.of_law(LawId(name))))
    elif folder == "guide" and name in book.techniques:
        yield _technique(voice, book.techniques[name])
    elif voice.here == "glossary":
        yield _glossary(voice)


def _ref(node: Node) -> Node:
    return {"@id": node["@id"]}


def _here(voice: Voice, language: Language) -> str:
    return voice.at(language.folder + Target(voice.here).folder)


def _site(voice: Voice) -> Node:
    settings = voice.rulebook.settings
    return {
        "@type": "WebSite",
        "@id": voice.at("#site"),
        "name": voice.label("site_name"),
        "description": voice.label("home_lead"),
        "url": voice.at(voice.language.folder),
        "inLanguage": [str(language) for language in Language],
        "version": settings.version,
        "dateModified": settings.as_of.isoformat(),
        "license": LICENSE,
        "isAccessibleForFree": True,
    }


def _page(voice: Voice, title: str, description: str, kind: str) -> Node:
    here = _here(voice, voice.language)
    page = {
        "@type": PAGE_TYPES.get(kind, "AboutPage" if voice.here == "about" else "WebPage"),
        "@id": f"{here}#page",
        "name": title,
        "description": description,
        "url": here,
        "inLanguage": str(voice.language),
        "dateModified": voice.rulebook.settings.as_of.isoformat(),
        "isPartOf": {"@id": voice.at("#site")},
    }
    return page if voice.here == "index" else {**page, "breadcrumb": {"@id": f"{here}#way"}}


def _way(voice: Voice, title: str) -> Iterator[Node]:
    """The pages above a page: home, and the first page of its section."""
    if voice.here == "index":
        return
    section = voice.here.partition("/")[0]
    steps = [(voice.label("site_name"), "index"), (title, voice.here)]
    if section in SECTIONS and voice.here != f"{section}/index":
        steps.insert(1, (voice.label(f"nav_{section}"), f"{section}/index"))
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": voice.at(voice.language.folder + Target(page).folder)}
        for n, (name, page) in enumerate(steps, 1)
    ]
    yield {"@type": "BreadcrumbList", "@id": f"{_here(voice, voice.language)}#way", "itemListElement": items}


# Legislation


def _measures(voice: Voice) -> Node:
    law = _law(voice, voice.rulebook.instruments[MEASURES], eli.work_of_measures(voice))
    return {**law, "encoding": list(_wordings(voice, law, "measures/"))} if voice.here == "measures/index" else law


def _article(voice: Voice, clause: Clause) -> Node:
    place = ClauseId(clause.number)
    node = {
        "@type": "Legislation",
        "@id": voice.at(addresses.of_clause(place)),
        "name": voice.article_title(clause),
        "abstract": voice.say(clause.facts.summary),
        "url": voice.at(addresses.of_clause(place)),
        "identifier": {"@type": "PropertyValue", "propertyID": "Akoma Ntoso eId", "value": place.eid},
        "legislationIdentifier": Voice(voice.rulebook, Language.HANS, voice.here).cite(place),
        "position": clause.number,
        "isPartOf": {"@id": eli.work_of_measures(voice)},
        **_state(voice, voice.rulebook.instruments[MEASURES]),
    }
    return {**node, "encoding": list(_wordings(voice, node, f"measures/{clause.number}/"))}


def _wordings(voice: Voice, work: Node, path: str) -> Iterator[Node]:
    """The wording on the page of each language; the English is a translation of the Chinese."""
    for language in Language:
        address = voice.at(language.folder + path)
        wording = {
            "@type": "LegislationObject",
            "@id": f"{address}#wording",
            "contentUrl": address,
            "encodingFormat": "text/html",
            "inLanguage": str(language),
            "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        }
        yield {**wording, "translationOfWork": _ref(work)} if language is Language.EN else wording


def _law(voice: Voice, law: Instrument, address: str) -> Node:
    said = {
        "@id": address,
        "name": voice.law_title(law),
        "alternateName": law.title.zh_hans,
        "url": address,
        "sameAs": law.official.url,
        "datePublished": law.published and law.published.isoformat(),
        "dateModified": law.amended and law.amended.isoformat(),
        "version": voice.say(law.version),
    }
    known = {key: value for key, value in said.items() if value}
    if law.level is Level.NATIONAL_STANDARD:
        return {"@type": "CreativeWork", **known, "identifier": eli.identifier(law) or law.title.zh_hans}
    return {"@type": "Legislation", **known, **_legislation(voice, law)}


def _legislation(voice: Voice, law: Instrument) -> Node:
    day = law.dated or law.adopted
    said = {
        "legislationIdentifier": eli.identifier(law),
        "legislationType": voice.word("levels", law.level),
        "legislationDate": day and day.isoformat(),
        "legislationDateOfApplicability": law.in_force and law.effective and law.effective.isoformat(),
        "legislationPassedBy" if law.in_force else "legislationResponsible": [_body(voice, body) for body in law.bodies],
    }
    return {key: value for key, value in said.items() if value} | _state(voice, law)


def _state(voice: Voice, law: Instrument) -> Node:
    return {
        "inLanguage": "zh-Hans",
        "legislationLegalForce": f"https://schema.org/{'InForce' if law.in_force else 'NotInForce'}",
        "legislationDateVersion": voice.rulebook.settings.as_of.isoformat(),
        "legislationJurisdiction": {"@type": "Country", "name": "CN"},
    }


def _body(voice: Voice, body: str) -> Node:
    return {"@type": "GovernmentOrganization", "name": voice.say(voice.rulebook.bodies[body])}


# The guide


def _technique(voice: Voice, technique: Technique) -> Node:
    address = voice.at(addresses.of_technique(technique.id))
    steps = [{"@type": "HowToStep", "position": n, "text": voice.say(step)} for n, step in enumerate(technique.steps, 1)]
    return {
        "@type": "HowTo",
        "@id": address,
        "name": voice.say(technique.title),
        "description": voice.say(technique.summary),
        "url": address,
        "inLanguage": str(voice.language),
        "license": LICENSE,
        "step": steps,
    }


def _glossary(voice: Voice) -> Node:
    here = _here(voice, voice.language)
    terms = [{"@type": "DefinedTerm", "@id": f"{here}#{one.id}", "name": voice.say(one.term)} for one in voice.rulebook.terms]
    return {
        "@type": "DefinedTermSet",
        "@id": f"{here}#terms",
        "name": voice.label("page_glossary"),
        "inLanguage": str(voice.language),
        "license": LICENSE,
        "hasDefinedTerm": terms,
    }

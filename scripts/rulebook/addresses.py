"""The short permanent addresses: one for each clause, duty, instrument, law article and technique, in no language.

/c/8-2/           Article 8, paragraph 2        /l/ecl-38/        E-Commerce Law, Article 38
/d/D08-03/        a duty                        /t/run-of-show/   a technique

Beside them stand other spellings, only where they can be mistaken for no other place: no ID is written like one of them.

/c/18-i4/         the item of an article that has one paragraph     /c/8-p2/, /c/20-p2-i1/   article and anchor
/c/art-8-p2/      the anchor in the whole text                      /c/08/                   as in D08-03
/l/ecl-38-2/      a paragraph that our data name: its article       /c/, /d/, /l/, /t/       the page that lists what is below
"""

from __future__ import annotations

from collections.abc import Iterator

from . import links
from .links import Target, laws_with_page
from .model import Rulebook
from .places import ClauseId, LawId


def of_clause(place: ClauseId) -> str:
    """The short address of a place in the Measures, from the root of the site."""
    return f"c/{place}/"


def of_card(place: ClauseId) -> str:
    """The address of the card of a place, for a frame in another site."""
    return f"embed/{place}/"


def of_duty(id_: str) -> str:
    return f"d/{id_}/"


def of_law(place: LawId) -> str:
    return f"l/{place}/"


def of_technique(id_: str) -> str:
    return f"t/{id_}/"


def table(rulebook: Rulebook) -> dict[str, Target]:
    """Every short address with the page and anchor that it leads to: made from what the pages are made from, so none can dangle."""
    return {**_clauses(rulebook), **_duties(rulebook), **_laws(rulebook), **_techniques(rulebook)}


def aliases(rulebook: Rulebook) -> dict[str, Target]:
    """Every other spelling of a short address with what it leads to; none is in the table."""
    return {**_spellings(rulebook), **_paragraphs(rulebook), **_folders(rulebook)}


def absolute(short: str, rulebook: Rulebook) -> str:
    """A short address with the site's own in front; from the root of its host where the site's is not set."""
    return f"{rulebook.settings.address.rstrip('/')}/{short}"


def places(rulebook: Rulebook) -> Iterator[ClauseId]:
    """Every article, paragraph and item of the Measures, in order."""
    for number, article in rulebook.text.articles.items():
        yield ClauseId(number)
        yield from (place for place, _ in article.places())


def _clauses(rulebook: Rulebook) -> dict[str, Target]:
    return {of_clause(place): links.clause(place) for place in places(rulebook)}


def _duties(rulebook: Rulebook) -> dict[str, Target]:
    return {of_duty(duty.id): links.duty(duty.id) for _, duty in rulebook.duties()}


def _laws(rulebook: Rulebook) -> dict[str, Target]:
    places = (LawId(name, number) for name in laws_with_page(rulebook) for number in (0, *rulebook.provisions(name)))
    return {of_law(place): links.law(place) for place in places}


def _techniques(rulebook: Rulebook) -> dict[str, Target]:
    return {of_technique(name): Target(f"guide/{name}") for name in rulebook.techniques}


def _spellings(rulebook: Rulebook) -> dict[str, Target]:
    return {f"c/{name}/": links.clause(place) for place in places(rulebook) for name in spellings(place, rulebook)}


def spellings(place: ClauseId, rulebook: Rulebook) -> Iterator[str]:
    """How else a place in the Measures is written.

    An item without its paragraph only where the article has one paragraph; never 18-4, which would be paragraph 4.
    """
    yield place.anchor_in_whole
    if place.paragraph:
        yield f"{place.article}-{place.anchor}"
    elif place.article < 10:
        yield f"0{place.article}"
    if place.item and len(rulebook.text.articles[place.article].paragraphs) == 1:
        yield f"{place.article}-i{place.item}"


def _paragraphs(rulebook: Rulebook) -> dict[str, Target]:
    """The paragraphs and items of other instruments that our data name: their pages have anchors for whole articles."""
    named = {one.place for one in rulebook.links()} | set(rulebook.laws(_named(rulebook)))
    pages = laws_with_page(rulebook)
    return {of_law(place): links.law(place) for place in sorted(named) if place.paragraph and place.instrument in pages}


def _named(rulebook: Rulebook) -> Iterator[str]:
    for clause in rulebook.clauses.values():
        yield from (law for duty in clause.facts.duties for law in duty.laws())
        yield from (law for today in clause.facts.today for law in today.sources)
    for technique in rulebook.techniques.values():
        yield from (rail.to for rail in technique.guard_rails)
    for case in rulebook.cases:
        yield from (rail.to for rail in case.rules)


def _folders(rulebook: Rulebook) -> dict[str, Target]:
    pages = {"c/": "measures/index", "d/": "checklists/index", "l/": "laws/index", "l/measures/": "measures/index"}
    return {short: Target(page) for short, page in (pages | ({"t/": "guide/index"} if rulebook.techniques else {})).items()}

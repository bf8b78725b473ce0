"""The short permanent addresses: one for each clause, duty, instrument, law article and technique, in no language.

/c/8-2/           Article 8, paragraph 2        /l/ecl-38/        E-Commerce Law, Article 38
/d/D08-03/        a duty                        /t/run-of-show/   a technique
"""

from __future__ import annotations

from . import links
from .links import Target, laws_with_page
from .model import Rulebook
from .places import ClauseId, LawId


def of_clause(place: ClauseId) -> str:
    """The short address of a place in the Measures, from the root of the site."""
    return f"c/{place}/"


def of_duty(id_: str) -> str:
    return f"d/{id_}/"


def of_law(place: LawId) -> str:
    return f"l/{place}/"


def of_technique(id_: str) -> str:
    return f"t/{id_}/"


def table(rulebook: Rulebook) -> dict[str, Target]:
    """Every short address with the page and anchor that it leads to: made from what the pages are made from, so none can dangle."""
    return {**_clauses(rulebook), **_duties(rulebook), **_laws(rulebook), **_techniques(rulebook)}


def absolute(short: str, rulebook: Rulebook) -> str:
    """A short address with the site's own in front; from the root of its host where the site's is not set."""
    return f"{rulebook.settings.address.rstrip('/')}/{short}"


def _clauses(rulebook: Rulebook) -> dict[str, Target]:
    places = (
        place for number, article in rulebook.text.articles.items() for place in (ClauseId(number), *(one for one, _ in article.places()))
    )
    return {of_clause(place): links.clause(place) for place in places}


def _duties(rulebook: Rulebook) -> dict[str, Target]:
    return {of_duty(duty.id): links.duty(duty.id) for _, duty in rulebook.duties()}


def _laws(rulebook: Rulebook) -> dict[str, Target]:
    places = (LawId(name, number) for name in laws_with_page(rulebook) for number in (0, *rulebook.provisions(name)))
    return {of_law(place): links.law(place) for place in places}


def _techniques(rulebook: Rulebook) -> dict[str, Target]:
    return {of_technique(name): Target(f"guide/{name}") for name in rulebook.techniques}

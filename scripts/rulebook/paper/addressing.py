"""What a reference in a document leads to: a place in the same document, a permanent address, or nothing where there is none."""

from __future__ import annotations

from typing import Any

from .. import addresses
from ..languages import Language
from ..links import MEASURES
from ..model import Rulebook
from ..places import CLAUSE_ID, DUTY_ID, ClauseId, LawId
from . import nodes
from .nodes import Inlines, Node


def plain(content: Any) -> str:
    """The words of inlines without their styles and footnotes."""
    if isinstance(content, str):
        return content
    if isinstance(content, dict):
        return "" if content["k"] == "note" else plain(content.get("c", ""))
    return "".join(plain(one) for one in content)


def of_clause(place: ClauseId) -> str:
    return addresses.of_clause(place)


def of_law(place: LawId, rulebook: Rulebook) -> str:
    """The address of a law article, or of its instrument where the article has no place of its own."""
    if place.instrument == MEASURES:
        return of_page("measures/index")
    known = place.article in rulebook.provisions(place.instrument)
    return addresses.of_law(place.whole_article if known else LawId(place.instrument))


def of_page(path: str) -> str:
    """The address of a page: its short one where it has one."""
    folder, _, name = path.rpartition("/")
    if folder == "measures" and name.isdigit():
        return of_clause(ClauseId(int(name)))
    return {"laws": f"l/{name}/", "guide": f"t/{name}/"}.get(folder, f"p/{path}") if name != "index" else f"p/{path}"


def of_label(label: str, rulebook: Rulebook) -> str:
    """The address that a reference label in prose names; the check has seen to it that there is one."""
    if CLAUSE_ID.match(label):
        return of_clause(ClauseId.parse(label))
    if DUTY_ID.match(label):
        return addresses.of_duty(label)
    try:
        return of_law(rulebook.law(label), rulebook)
    except ValueError:
        return of_page(label)


def law_mark(label: str, rulebook: Rulebook) -> Inlines:
    """The mark for the index of law articles where a label names one."""
    try:
        place = rulebook.law(label)
    except ValueError:
        return []
    return [] if place.instrument == MEASURES else [nodes.mark(f"l/{place.whole_article}")]


def resolve(document: Node, rulebook: Rulebook, language: Language) -> Node:
    """Gives each reference its target: `here` (an anchor of this document), `url`, or neither."""
    found = {node["name"] for node in nodes.walk(document) if node.get("name")}
    for node in nodes.walk(document):
        if node.get("k") == "ref":
            here = node["to"] if node["to"] in found else None
            node.update(here=here, url=None if here else url(node["to"], rulebook, language))
    return document


def url(to: str, rulebook: Rulebook, language: Language) -> str | None:
    """The published address of a short address, a page or a term; None where the site's own is not set: a link would lead nowhere."""
    if "://" in to or to.startswith("mailto:"):
        return to
    if not rulebook.settings.address:
        return None
    head = "" if language is Language.HANT else f"{language}/"
    if to.startswith("term/"):
        return addresses.absolute(f"{head}glossary/#{to.removeprefix('term/')}", rulebook)
    if to.startswith("p/"):
        path = to.removeprefix("p/").removesuffix("index").strip("/")
        return addresses.absolute(f"{head}{path}/" if path else head, rulebook)
    if to.startswith("t/") and to[2:-1] not in rulebook.techniques:
        return addresses.absolute(f"{head}guide/{to[2:]}", rulebook)
    return addresses.absolute(to, rulebook)

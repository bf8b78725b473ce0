"""What stands under the headings of the finished pages: explanations, steps, prose. Read from the HTML, where the anchors are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from .languages import Language
from .linkcheck import parse
from .links import laws_with_page
from .model import Rulebook

HEADINGS = ("h1", "h2", "h3")
SILENT = ("script", "style", "svg", "button", "nav")
# Sections that only repeat what other entries have.
OWN = {"measures": {"explanation"}}
REPEATED = {"related", "cited", "clauses", "today"}


@dataclass(frozen=True)
class Passage:
    """A section of a page: the page's path, the section's heading and anchor (none at the head of a page), and its text."""

    page: str
    heading: str
    anchor: str
    text: str


def passages(rulebook: Rulebook, language: Language, site: Path) -> Iterator[Passage]:
    """The sections of the built pages of a language that say what no entry says."""
    root = site if language is Language.HANT else site / language
    for page in _pages(rulebook):
        wanted = OWN.get(page.split("/")[0])
        for one in _sections(page, parse(root / page / "index.html")):
            if one.text and (one.anchor in wanted if wanted else one.anchor not in REPEATED):
                yield one


def _pages(rulebook: Rulebook) -> Iterator[str]:
    yield from (f"measures/{number}" for number in rulebook.clauses)
    yield from (f"laws/{name}" for name in laws_with_page(rulebook) if name in rulebook.law_prose)
    yield from (f"guide/{name}" for name in rulebook.techniques)
    yield from (page for page in rulebook.pages if page != "index")
    yield from ["cases"] if rulebook.techniques else []


def _sections(page: str, document: etree._Element) -> Iterator[Passage]:
    """The text under each heading that can be linked to; that under one without an anchor belongs to the section around it."""
    heading, anchor, texts = "", "", []
    for element in document.xpath("//article")[0].iterchildren():
        for node, text in _texts(element):
            if node is not None:
                yield Passage(page, heading, anchor, " ".join(texts))
                level_one = node.tag == "h1"
                heading, anchor, texts = ("", "", []) if level_one else (_plain(node), node.get("id"), [])
            else:
                texts.append(text)
    yield Passage(page, heading, anchor, " ".join(texts))


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    """The pieces of text under an element, and in their place the headings that begin a section."""
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return
    if element.tag in HEADINGS and (element.get("id") or element.tag == "h1"):
        yield element, ""
        return
    for text in (element.text, *(part for child in element for part in (child, child.tail))):
        if isinstance(text, etree._Element):
            yield from _texts(text)
        elif text and text.strip():
            yield None, " ".join(text.split())


def _plain(heading: etree._Element) -> str:
    return " ".join("".join(heading.itertext()).split())

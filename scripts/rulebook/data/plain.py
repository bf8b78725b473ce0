"""The wording of the Measures as plain text, in the form the law itself has."""

from __future__ import annotations

from collections.abc import Iterator

from ..enacted import Article, Text
from ..languages import Language
from ..model import Rulebook
from ..numerals import to_chinese, to_roman
from ..script import to_hant


def files(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Name and text for each language."""
    for language in Language:
        yield f"measures.{language}.txt", text(rulebook, language)


def text(rulebook: Rulebook, language: Language) -> str:
    """The title, then chapter titles and articles, an empty line before each; a line for each paragraph and item."""
    english = language is Language.EN
    measures = rulebook.translation if english else rulebook.text
    lines = "".join(_lines(measures, english))
    return to_hant(lines) if language is Language.HANT else lines


def _lines(measures: Text, english: bool) -> Iterator[str]:
    yield f"{measures.title}\n"
    chapter = 0
    for article in measures.articles.values():
        if article.chapter != chapter:
            chapter = article.chapter
            yield f"\n{chapter_mark(chapter, english)} {measures.chapters[chapter]}\n"
        yield f"\n{article_mark(article.number, english)} "
        yield from _article(article, english)


def _article(article: Article, english: bool) -> Iterator[str]:
    for place, words in article.places():
        yield f"{item_mark(place.item, english)}{' ' if english else ''}{words}\n" if place.item else f"{words}\n"


def chapter_mark(number: int, english: bool) -> str:
    """The number of a chapter as the text has it."""
    return f"Chapter {to_roman(number).upper()}" if english else f"第{to_chinese(number)}章"


def article_mark(number: int, english: bool) -> str:
    return f"Article {number}" if english else f"第{to_chinese(number)}条"


def item_mark(number: int, english: bool) -> str:
    return f"({to_roman(number)})" if english else f"（{to_chinese(number)}）"

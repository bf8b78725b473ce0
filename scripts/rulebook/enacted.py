"""The enacted wording: a plain text file in the form the law itself has, and its translation, line for line.

    第八条 First paragraph of the article …       Article 8 [0123456789abcdef] First paragraph …
    Second paragraph …                            Second paragraph …
    （一）an item of the paragraph above           (i) an item

The hash in brackets is that of the Chinese article which the translation follows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .numerals import from_chinese, from_roman
from .places import ClauseId
from .source import Problem

CHAPTER = {"zh": re.compile(r"第([一二三四五六七八九十]+)章 (.+)"), "en": re.compile(r"Chapter ([IVX]+) (.+)")}
ARTICLE = {"zh": re.compile(r"第([一二三四五六七八九十百零]+)条 ()(.+)"), "en": re.compile(r"Article (\d+) \[(\w+)\] (.+)")}
ITEM = {"zh": re.compile(r"（([一二三四五六七八九十]+)）(.+)"), "en": re.compile(r"\(([ivx]+)\) (.+)")}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph (款) with its items (項), as text without their numbers."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Article:
    """An article (條) with its place in the file."""

    number: int
    chapter: int
    paragraphs: tuple[Paragraph, ...]
    line: int
    digest: str
    follows: str = ""

    def has(self, place: ClauseId) -> bool:
        """Whether a place of this article exists."""
        if place.paragraph > len(self.paragraphs):
            return False
        return not place.item or place.item <= len(self.paragraphs[place.paragraph - 1].items)

    def places(self) -> Iterator[tuple[ClauseId, str]]:
        """Every paragraph and item in order, with its text."""
        for p, paragraph in enumerate(self.paragraphs, 1):
            yield ClauseId(self.number, p), paragraph.text
            for i, item in enumerate(paragraph.items, 1):
                yield ClauseId(self.number, p, i), item


@dataclass(frozen=True)
class Text:
    """A whole instrument: its title, chapter titles by number, and articles by number."""

    title: str
    chapters: dict[int, str]
    articles: dict[int, Article]


@dataclass
class _Open:
    """The article that is being read."""

    number: int
    chapter: int
    line: int
    follows: str
    lines: list[str] = field(default_factory=list)
    paragraphs: list[tuple[str, list[str]]] = field(default_factory=list)

    def close(self) -> Article:
        paragraphs = tuple(Paragraph(text, tuple(items)) for text, items in self.paragraphs)
        return Article(self.number, self.chapter, paragraphs, self.line, digest("\n".join(self.lines)), self.follows)


def digest(text: str) -> str:
    """The hash of an article's lines by which a change of its wording is seen: the first 16 hex digits of SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _number(text: str, language: str) -> int:
    if language == "zh":
        return from_chinese(text)
    return int(text) if text.isdigit() else from_roman(text)


def parse(text: str, language: str, file: str, problems: list[Problem]) -> Text:
    """The structure of a wording in "zh" or "en". A line that fits nowhere is a problem."""
    lines = text.splitlines()
    chapters: dict[int, str] = {}
    articles: list[_Open] = []
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        if match := CHAPTER[language].fullmatch(line):
            chapters[_number(match[1], language)] = match[2]
        elif match := ARTICLE[language].fullmatch(line):
            place = _number(match[1], language), max(chapters, default=0), number
            articles.append(_Open(*place, match[2], [line], [(match[3], [])]))
        elif not articles:
            problems.append(Problem(file, number, "Must begin with a chapter and an article"))
        else:
            articles[-1].lines.append(line)
            _add(line, language, articles[-1], Problem(file, number, "Must count its items without a gap"), problems)
    problems += _out_of_order(articles, file)
    return Text(lines[0] if lines else "", chapters, {one.number: one.close() for one in articles})


def _add(line: str, language: str, article: _Open, gap: Problem, problems: list[Problem]) -> None:
    match = ITEM[language].fullmatch(line)
    if not match:
        article.paragraphs.append((line, []))
        return
    items = article.paragraphs[-1][1]
    items.append(match[2])
    if _number(match[1], language) != len(items):
        problems.append(gap)


def _out_of_order(articles: list[_Open], file: str) -> Iterator[Problem]:
    for expected, article in enumerate(articles, 1):
        if article.number != expected:
            yield Problem(file, article.line, f"Must be article {expected}, not {article.number}")
            return

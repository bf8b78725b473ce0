"""Checks of a single name: is it known, does the place exist, is the article within the instrument's bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import Rulebook
from .places import ClauseId
from .source import Problem, Source, suggest


def known(source: Source, word: str, known: Iterable[str], kind: str, *path: str | int) -> Iterator[Problem]:
    """A word must be one of those that exist."""
    if word not in known:
        yield source.problem(f'Must name {"an" if kind[0] in "aeiou" else "a"} {kind} that exists: "{word}"{suggest(word, known)}', *path)


def measures_place(source: Source, text: str, rulebook: Rulebook, *path: str | int) -> Iterator[Problem]:
    """An ID must name an article, paragraph or item of the Measures that exists."""
    place = ClauseId.parse(text)
    article = rulebook.text.articles.get(place.article)
    if not article or not article.has(place):
        yield source.problem(f'Must name a clause that exists: "{text}"', *path)


def law_id(source: Source, text: str, rulebook: Rulebook, *path: str | int) -> Iterator[Problem]:
    """An ID must name an instrument that exists, and an article not beyond its last."""
    try:
        place = rulebook.law(text)
    except ValueError:
        head = re.sub(r"(-\d+)+\Z", "", text)
        yield source.problem(f'Must name an instrument that exists: "{text}"{suggest(head, rulebook.instrument_ids)}', *path)
        return
    law = rulebook.instruments.get(place.instrument)
    if law and law.articles and place.article > law.articles:
        size = f"{law.short.zh_hant} has {law.articles} articles"
        yield source.problem(f'Must name an instrument article that exists: "{text}" ({size})', *path)

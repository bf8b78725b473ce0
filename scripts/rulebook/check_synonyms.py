"""Checks of the words by which readers search: docs/synonyms.yml, docs/questions.yml, and the names of instruments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .links import UnknownTarget, resolve
from .model import Rulebook
from .source import Problem, Source, suggest
from .synonyms import WordGroup

FILE = "docs/synonyms.yml"
QUESTIONS = "docs/questions.yml"


def problems(rulebook: Rulebook, sources: dict[str, Source]) -> Iterator[Problem]:
    """What is wrong with the words: a place or a term that does not exist, a name that two instruments have."""
    if source := sources.get(FILE):
        known = {term.id for term in rulebook.terms}
        for index, group in enumerate(rulebook.synonyms):
            yield from _terms(source, group, index, known)
            if rulebook.is_whole:
                yield from _places(source, group.leads_to, rulebook, "groups", index)
    if (source := sources.get(QUESTIONS)) and rulebook.is_whole:
        for index, question in enumerate(rulebook.questions):
            yield from _places(source, question.leads_to, rulebook, "questions", index)
    yield from _names(rulebook, sources)


def _terms(source: Source, group: WordGroup, index: int, known: Iterable[str]) -> Iterator[Problem]:
    for n, term in enumerate(group.terms):
        if term not in known:
            yield source.problem(f'Must name a term of the glossary: "{term}"{suggest(term, known)}', "groups", index, "terms", n)


def _places(source: Source, labels: Iterable[str], rulebook: Rulebook, *where: str | int) -> Iterator[Problem]:
    for n, label in enumerate(labels):
        try:
            resolve(label, rulebook)
        except UnknownTarget as error:
            yield source.problem(str(error), *where, "leads_to", n)


def _names(rulebook: Rulebook, sources: dict[str, Source]) -> Iterator[Problem]:
    """Another name of an instrument leads to it alone."""
    laws = rulebook.instruments.values()
    taken = {name.lower(): law.id for law in laws for name in (law.short.zh_hant, law.short.en)}
    for law in laws:
        for key, names in (("zh-Hant", law.also.zh_hant), ("en", law.also.en)) if law.also else ():
            for n, name in enumerate(names):
                owner = taken.setdefault(name.lower(), law.id)
                if owner != law.id:
                    source = sources[f"docs/laws/{law.id}.yml"]
                    yield source.problem(f'Must have a name of its own: "{name}" is {owner}', "also", key, n)

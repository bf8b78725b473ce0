"""What the search of the site needs beside titles and texts: words, names, synonyms, one script for both, and the sections of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from opencc import OpenCC

from . import entries
from .entries import Entry, Kind
from .languages import Language
from .links import MEASURES, laws_with_page
from .model import Rulebook
from .passages import passages
from .places import CLAUSE_ID, DUTY_ID
from .script import to_hant
from .synonyms import WordGroup
from .voice import Voice

# Two characters of Traditional script that Simplified script and readers do not keep apart as OpenCC does.
ALSO_FOLDED = {"著": "着", "覆": "复"}
Rows = dict[tuple[Kind, str], int]
FILES = 4


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes the entries of each language, what the search needs first, and the sections of the pages. Returns how many files there are."""
    for language in Language:
        found = list(entries.entries(rulebook, language))
        entries.write(found, language, site)
        sections = _sections(rulebook, language, site, found)
        standing = [*(one.title + one.text for one in found), *(heading + text for _, heading, _, text in sections)]
        entries.script(site, language, "search", first(Voice(rulebook, language, "index"), found, standing))
        entries.script(site, language, "passages", sections)
    return FILES * len(Language)


def first(voice: Voice, found: list[Entry], standing: Iterable[str]) -> dict[str, Any]:
    """What a search begins with: its words, names and synonyms, the clauses' texts, and one script for the texts that stand on the site."""
    book, rows = voice.rulebook, _rows(found)
    return {
        "words": voice.phrases("search_"),
        "fold": "".join(f"{hant}{hans}" for hant, hans in folding([*standing, *_words(book)]).items()),
        "laws": {name: [book.instruments[name].articles or 0, *_law_names(name, book)] for name in (MEASURES, *laws_with_page(book))},
        "also": {rows[key]: names for key, names in _names(voice) if names},
        "questions": [voice.say(question) for question in book.questions],
        "asked": _asked(rows, book),
        "clauses": [one.text for one in found if one.kind is Kind.CLAUSE],
        "groups": [[list(group.words()), _places(group, rows, book)] for group in book.synonyms],
    }


def _asked(rows: Rows, book: Rulebook) -> dict[int, list[int]]:
    """The questions that an entry answers, by its row: their places in docs/questions.yml."""
    asked: dict[int, list[int]] = {}
    for n, question in enumerate(book.questions):
        for key in (_key(label, book) for label in question.leads_to):
            if key in rows:
                asked.setdefault(rows[key], []).append(n)
    return asked


def _rows(found: list[Entry]) -> Rows:
    """The first row of each entry."""
    rows: Rows = {}
    for index, one in enumerate(found):
        rows.setdefault((one.kind, one.id), index)
    return rows


def _words(book: Rulebook) -> Iterator[str]:
    yield from (word for group in book.synonyms for word in group.zh_hant)
    yield from (question.zh_hant for question in book.questions)
    yield from (name for law in book.instruments for name in _law_names(law, book))


def folding(texts: Iterable[str]) -> dict[str, str]:
    """Traditional character → Simplified character, for those whose Simplified form stands in a text of either script."""
    standing = {character for text in texts for character in _hans_characters(text)}
    return {hant: hans for hant, hans in _traditional().items() if hans in standing}


def _hans_characters(text: str) -> str:
    return text.translate(_to_hans())


@cache
def _to_hans() -> dict[int, str]:
    return str.maketrans(_traditional())


@cache
def _traditional() -> dict[str, str]:
    """The common Traditional characters (those of Big5) that have a Simplified form of one character."""
    convert = OpenCC("t2s").convert
    common = (chr(code) for code in range(0x4E00, 0xA000) if chr(code).encode("cp950", "ignore"))
    return {hant: hans for hant in common if (hans := convert(hant)) != hant and len(hans) == 1} | ALSO_FOLDED


def _law_names(name: str, book: Rulebook) -> list[str]:
    """What an instrument is called, in any language, and by its ID."""
    law = book.instruments[name]
    names = [law.short.zh_hant, law.short.en, to_hant(law.title.zh_hans), law.title.en, *(law.also.words() if law.also else ()), name]
    return list(dict.fromkeys(names))


def _names(voice: Voice) -> Iterator[tuple[tuple[Kind, str], list[str]]]:
    """The other names by which an entry is found: in the other language, and in use."""
    book = voice.rulebook
    english = voice.language is Language.EN
    for clause in book.clauses.values():
        yield (Kind.CLAUSE, str(clause.number)), [clause.facts.title.zh_hant if english else clause.facts.title.en]
    for technique in book.techniques.values():
        yield (Kind.TECHNIQUE, technique.id), [technique.title.zh_hant if english else technique.title.en]
    for term in book.terms:
        texts = [term.term, *term.also]
        yield (
            (Kind.TERM, term.id),
            list(dict.fromkeys(name for text in texts for name in (text.zh_hant, text.en) if name != voice.say(term.term))),
        )


def _places(group: WordGroup, rows: Rows, book: Rulebook) -> list[int]:
    """The rows of the entries that a group of words leads to, in the editors' order, its terms first."""
    keys = [*((Kind.TERM, term) for term in group.terms), *(_key(label, book) for label in group.leads_to)]
    return list(dict.fromkeys(rows[key] for key in keys if key in rows))


def _key(label: str, book: Rulebook) -> tuple[Kind, str]:
    if CLAUSE_ID.match(label):
        return Kind.CLAUSE, label
    if DUTY_ID.match(label):
        return Kind.DUTY, label
    if (name := label.removeprefix("guide/")) in book.techniques:
        return Kind.TECHNIQUE, name
    try:
        return Kind.LAW, str(book.law(label).whole_article)
    except ValueError:
        return Kind.PAGE, label


def _sections(rulebook: Rulebook, language: Language, site: Path, found: list[Entry]) -> list[list[Any]]:
    """Rows of [entry, heading, anchor, text]: each section with the entry of the page that it stands on."""
    by_page: dict[str, int] = {}
    for index, one in enumerate(found):
        if one.kind not in (Kind.DUTY, Kind.TERM):
            by_page.setdefault(one.target.page, index)
    return [[by_page[one.page], one.heading, one.anchor, one.text] for one in passages(rulebook, language, site)]

"""Marks the first use of each term of the glossary in a text, as a link that carries the definition."""

from __future__ import annotations

import re
from functools import cache

from .guide_facts import Term
from .languages import Language
from .links import Target

# What must stay as it is: references and links, code, headings, tables, quotations.
PROTECTED = re.compile(r"(\[[^\]]*\]\[[^\]]*\]|\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|`[^`]*`|^#.*$|^\|.*$|^>.*$)", re.MULTILINE)
SHORTEST = {True: 3, False: 5}


def mark(text: str, terms: tuple[Term, ...], language: Language, here: str) -> str:
    """A text with each term that it uses linked once, longer terms first; Chinese text is Traditional."""
    for term in _by_length(terms, language.is_chinese):
        pattern = _pattern(term, language.is_chinese)
        parts = PROTECTED.split(text)
        for index in range(0, len(parts), 2):
            if match := pattern.search(parts[index]):
                part = parts[index]
                parts[index] = part[: match.start()] + _link(match[0], term, language, here) + part[match.end() :]
                text = "".join(parts)
                break
    return text


@cache
def _by_length(terms: tuple[Term, ...], chinese: bool) -> list[Term]:
    def name(term: Term) -> str:
        return term.term.zh_hant if chinese else term.term.en

    return sorted((term for term in terms if len(name(term)) >= SHORTEST[chinese]), key=lambda term: -len(name(term)))


@cache
def _pattern(term: Term, chinese: bool) -> re.Pattern[str]:
    if chinese:
        return re.compile(re.escape(term.term.zh_hant))
    return re.compile(rf"\b{re.escape(term.term.en)}s?\b", re.IGNORECASE)


def _link(words: str, term: Term, language: Language, here: str) -> str:
    written = Language.EN if language is Language.EN else Language.HANT
    definition = term.definition.say(written).replace('"', "”")
    return f'[{words}]({Target("glossary", term.id).source(here)} "{definition}"){{ .term }}'

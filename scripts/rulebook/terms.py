"""Marks the first use of each term of the glossary in a text, as a link to its definition."""

from __future__ import annotations

import re
from functools import cache

from .guide_facts import Term
from .languages import Language
from .links import Target

# What must stay as it is: references and links, code, headings, tables, quotations.
PROTECTED = re.compile(r"(\[[^\]]*\]\[[^\]]*\]|\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|`[^`]*`|《[^》]*》|^#.*$|^\|.*$|^>.*$)", re.MULTILINE)
SHORTEST = {True: 3, False: 5}


def mark(text: str, terms: tuple[Term, ...], language: Language, here: str) -> str:
    """A text with each term that it uses linked once, the longer of two terms first; Chinese text is Traditional."""
    pattern, by_name = _known(terms, language.is_chinese)
    seen: set[str] = set()

    def link(match: re.Match[str]) -> str:
        term = by_name[match[1].lower()]
        if term.id in seen:
            return match[0]
        seen.add(term.id)
        return _link(match[0], term, here)

    parts = PROTECTED.split(text)
    parts[::2] = [pattern.sub(link, part) for part in parts[::2]] if terms else parts[::2]
    return "".join(parts)


@cache
def _known(terms: tuple[Term, ...], chinese: bool) -> tuple[re.Pattern[str], dict[str, Term]]:
    """A pattern that finds every term that is long enough, and the terms by name in lower case."""
    names = {(term.term.zh_hant if chinese else term.term.en).lower(): term for term in terms}
    known = {name: term for name, term in names.items() if len(name) >= SHORTEST[chinese]}
    choices = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(f"({choices})" if chinese else rf"\b({choices})s?\b", re.IGNORECASE), known


def _link(words: str, term: Term, here: str) -> str:
    return f"[{words}]({Target('glossary', term.id).source(here)}){{ .term }}"

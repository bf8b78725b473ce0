"""docs/synonyms.yml: the words that readers type for what the texts call otherwise, and where each leads."""

from __future__ import annotations

from collections import Counter

from pydantic import model_validator

from .facts import Fact, Names


class WordGroup(Names):
    """Words that stand for one another, the places that they lead to (labels as in prose), and the terms of the glossary."""

    leads_to: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class Synonyms(Fact):
    """docs/synonyms.yml"""

    groups: tuple[WordGroup, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Synonyms:
        times = Counter(word.lower() for group in self.groups for word in group.words())
        if twice := sorted(word for word, count in times.items() if count > 1):
            raise ValueError(f"Must have each word once: {', '.join(twice)}")
        return self

"""Duties that say nearly the same: one of each pair should go."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from .facts import Duty
from .model import Rulebook

ALIKE = 0.82


def similar_duties(rulebook: Rulebook) -> Iterator[tuple[Duty, Duty, float]]:
    """Pairs of duties of a common actor whose Chinese sentences are alike, with their likeness from 0 to 1."""
    for first, second in combinations([duty for _, duty in rulebook.duties()], 2):
        if set(first.actor) & set(second.actor) and (ratio := _likeness(first.zh_hant, second.zh_hant)) >= ALIKE:
            yield first, second, ratio


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()

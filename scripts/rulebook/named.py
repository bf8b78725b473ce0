"""Places by their labels, as lists of links show them."""

from __future__ import annotations

from collections.abc import Iterable

from . import guide, links
from .places import CLAUSE_ID, DUTY_ID, ClauseId
from .voice import Voice


def named(labels: Iterable[str], voice: Voice) -> list[tuple[str, str]]:
    """The names of places and their addresses from the page."""
    return [(_name(label, voice), links.resolve(label, voice.rulebook).url(voice.here)) for label in labels]


def _name(label: str, voice: Voice) -> str:
    if CLAUSE_ID.match(label):
        return voice.cite(ClauseId.parse(label))
    if DUTY_ID.match(label):
        return label
    try:
        return voice.cite_law(label)
    except ValueError:
        return guide.page_title(voice, label)

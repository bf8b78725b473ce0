"""What stands at a place that was withdrawn or moved: links to what took its place, and notes on pages that go on."""

from __future__ import annotations

from collections.abc import Iterator

from . import guide, links
from .links import Target
from .places import CLAUSE_ID, DUTY_ID, ClauseId
from .retired_facts import Retired
from .voice import Voice


def notes(voice: Voice) -> Iterator[tuple[str, Retired, list[tuple[str, str]]]]:
    """The anchors that a page had and has no more, each with what became of it and the links to what stands in its place."""
    here = f"/{Target(voice.here).folder}"
    for address, retired in voice.rulebook.gone.items():
        page, _, anchor = address.partition("#")
        if anchor and page == here:
            yield anchor, retired, instead(retired, voice)


def instead(retired: Retired, voice: Voice) -> list[tuple[str, str]]:
    """What stands in the place of something: names, and addresses from the page."""
    return [(_name(label, voice), links.resolve(label, voice.rulebook).url(voice.here)) for label in retired.leads_to]


def _name(label: str, voice: Voice) -> str:
    if CLAUSE_ID.match(label):
        return voice.cite(ClauseId.parse(label))
    if DUTY_ID.match(label):
        return label
    try:
        return voice.cite_law(label)
    except ValueError:
        return guide.page_title(voice, label)

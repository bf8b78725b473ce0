"""What stands at a place that was withdrawn or moved: links to what took its place, and notes on pages that go on."""

from __future__ import annotations

from collections.abc import Iterator

from .links import Target
from .named import named
from .retired_facts import Retired
from .voice import Voice


def notes(voice: Voice) -> Iterator[tuple[str, Retired, list[tuple[str, str]]]]:
    """The anchors that a page had and has no more, each with what became of it and the links to what stands in its place."""
    here = f"/{Target(voice.here).folder}"
    for address, retired in voice.rulebook.gone.items():
        page, _, anchor = address.partition("#")
        if anchor and page == here:
            yield anchor, retired, named(retired.leads_to, voice)

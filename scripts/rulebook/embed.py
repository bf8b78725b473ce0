"""A place of the Measures as a small card for a frame in another site, /embed/8-2/, and as JSON, /embed/8-2.json."""

from __future__ import annotations

from pathlib import Path

from . import addresses
from .data.embed import card
from .data.records import Scribe
from .frames import WIDTH, show
from .model import Rulebook
from .pages import environment
from .written import write_if_changed


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes the card and the JSON of every place. Returns how many files there are."""
    scribe, template = Scribe(rulebook), environment().get_template("embed.html.jinja")
    places = list(addresses.places(rulebook))
    for place in places:
        clause = rulebook.clauses[place.article]
        shown = {language: show(place, clause, voice) for language, voice in scribe.voices.items()}
        made = card(place, clause, WIDTH, {language: one.height for language, one in shown.items()}, scribe)
        write_if_changed(site / f"embed/{place}.json", made.model_dump_json(indent=1, by_alias=True) + "\n")
        html = template.render(place=place, shown=shown, voices=scribe.voices, root="../../", short=addresses.of_clause(place))
        write_if_changed(site / addresses.of_card(place) / "index.html", html.strip() + "\n")
    return 2 * len(places)

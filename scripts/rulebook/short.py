"""The pages behind the short addresses: each sends a reader on in their language; without scripts it says what stands where.

No page asks not to be indexed: each names the page in the default language as canonical, and one that asked for both would
contradict itself. assets/rulebook/language.js holds how the language is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from . import addresses
from .entries import Kind, entries
from .languages import Language
from .links import Target
from .model import Rulebook
from .pages import environment
from .places import ClauseId
from .stage import write_if_changed
from .voice import Voice

FIRST_WORDS = {Language.HANT: 60, Language.HANS: 60, Language.EN: 150}
Known = dict[Target, "Said"]


@dataclass(frozen=True)
class Said:
    """What a short page says of a place in one language: its name as one cites it, and its first words."""

    name: str
    words: str


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes a page for every short address and every other spelling. Returns how many there are."""
    pages = addresses.table(rulebook) | addresses.aliases(rulebook)
    known, env = {language: said(rulebook, language) for language in Language}, environment()
    for address, target in pages.items():
        write_if_changed(site / address / "index.html", page(address, target, known, rulebook, env))
    return len(pages)


def page(address: str, target: Target, known: dict[Language, Known], rulebook: Rulebook, env: Environment) -> str:
    """The HTML of the page at an address, which leads to a target."""
    root = "../" * address.count("/")
    return env.get_template("short.html.jinja").render(
        root=root,
        to=target.path,
        canonical=addresses.absolute(target.folder, rulebook) if rulebook.settings.address else root + target.folder,
        site_name=rulebook.labels["site_name"],
        places=[(language, known[language][target], f"{root}{language.folder}{target.path}") for language in Language],
    )


def said(rulebook: Rulebook, language: Language) -> Known:
    """What to say of every target in a language."""
    voice, known = Voice(rulebook, language, "index"), {}
    for entry in entries(rulebook, language):
        name = _citation(voice, entry.id) if entry.kind is Kind.CLAUSE else entry.title
        known.setdefault(entry.target, Said(name, _first(entry.text, language)))
    return known


def _citation(voice: Voice, id_: str) -> str:
    """A place in the Measures with their full title, as it is cited outside this site."""
    mark = ", " if voice.language is Language.EN else ""
    return voice.law_title(voice.rulebook.instruments["measures"]) + mark + voice.cite(ClauseId.parse(id_))


def _first(text: str, language: Language) -> str:
    """The first words of a text, cut between words where they are too many."""
    size = FIRST_WORDS[language]
    if len(text) <= size:
        return text
    head = text[:size]
    return (head.rpartition(" ")[0] if language is Language.EN else head.rstrip("，、；：")) + "…"

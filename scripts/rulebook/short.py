"""The pages behind the short addresses: each sends a reader on in their language; without scripts it says what stands where.

No page asks not to be indexed: each names the page in the default language as canonical, and one that asked for both would
contradict itself. assets/rulebook/language.js holds how the language is chosen.

An address that is no longer made has such a page, too: it leads to where the place moved, or says what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import addresses, links
from .entries import Kind, entries
from .languages import Language
from .links import Target
from .model import Rulebook
from .named import named
from .pages import environment
from .places import ClauseId
from .retired_facts import Retired
from .voice import Voice
from .written import write_if_changed

FIRST_WORDS = {Language.HANT: 60, Language.HANS: 60, Language.EN: 150}
FOLDERS = ("/c/", "/d/", "/l/", "/t/", "/embed/")


@dataclass(frozen=True)
class Said:
    """What a page says of a place in one language: its name as one cites it, its first words, what stands in its place."""

    name: str
    words: str
    instead: Sequence[tuple[str, str]] = ()


Known = dict[Language, dict[Target, Said]]


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes a page for every short address, every other spelling, and every address that is no longer made. Returns their number."""
    found = dict(files(rulebook))
    for path, text in found.items():
        write_if_changed(site / path / "index.html", text)
    return len(found)


def files(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Every page: its folder under the root of the site, and its HTML."""
    known = {language: said(rulebook, language) for language in Language}
    pages = Pages(rulebook, known)
    for address, target in (addresses.table(rulebook) | addresses.aliases(rulebook)).items():
        yield address, pages.leading(address, target)
    for address, one in rulebook.gone.items():
        if address.startswith(FOLDERS):
            yield address[1:], pages.retired(address[1:], one, None)
        elif "#" not in address:
            yield from ((path := f"{language.folder}{address[1:]}", pages.retired(path, one, language)) for language in Language)


def said(rulebook: Rulebook, language: Language) -> dict[Target, Said]:
    """What to say of every target in a language."""
    voice, known = Voice(rulebook, language, "index"), {}
    for entry in entries(rulebook, language):
        name = _citation(voice, entry.id) if entry.kind is Kind.CLAUSE else entry.title
        known.setdefault(entry.target, Said(name, _first(entry.text, language)))
    return known


class Pages:
    """Makes the pages of one rulebook."""

    def __init__(self, rulebook: Rulebook, known: Known):
        self.rulebook, self.known = rulebook, known
        self.template = environment().get_template("short.html.jinja")

    def leading(self, path: str, target: Target, language: Language | None = None) -> str:
        """The page at a path that leads to a target: in the reader's language, or in the one that the path itself has."""
        root = "../" * path.count("/")
        parts = [(one, self.known[one][target], f"{root}{one.folder}{target.path}") for one in _first_of(language)]
        folder = (language or Language.HANT).folder + target.folder
        canonical = addresses.absolute(folder, self.rulebook) if self.rulebook.settings.address else root + folder
        return self._render(root, parts, language, to=target.path, canonical=canonical)

    def retired(self, path: str, one: Retired, language: Language | None) -> str:
        """The page at a path where something was: it leads to where it moved, or says what it was and what stands in its place."""
        if one.to:
            return self.leading(path, links.resolve(one.to, self.rulebook), language)
        root = "../" * path.count("/")
        parts = [(each, self._withdrawn(one, each, root), "") for each in _first_of(language)]
        return self._render(root, parts, language, to="", canonical="")

    def _withdrawn(self, one: Retired, language: Language, root: str) -> Said:
        voice = Voice(self.rulebook, language, "index")
        instead = [(name, root + language.folder + url.removeprefix("./")) for name, url in named(one.leads_to, voice)]
        return Said(voice.label("retired_title"), voice.say(one.withdrawn), instead)

    def _render(self, root: str, parts: list[tuple[Language, Said, str]], language: Language | None, to: str, canonical: str) -> str:
        home = [(one, self.rulebook.labels["site_name"].say(one)) for one in (Language.HANT, Language.EN)]
        return self.template.render(root=root, parts=parts, fixed=language, to=to, canonical=canonical, home=home, book=self.rulebook)


def _first_of(language: Language | None) -> list[Language]:
    """All languages, that of the page first."""
    return sorted(Language, key=lambda one: one is not language) if language else list(Language)


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

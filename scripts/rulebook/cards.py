"""The pictures that chats and feeds show beside a link: one a clause and one a kind of page, in each language.

They are named by absolute addresses only, so a site without an address has none.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import typst
from PIL import Image

from . import addresses, excerpt, fonts
from .failed import Failed
from .languages import Language
from .links import MEASURES
from .model import Clause, Rulebook
from .places import ClauseId
from .voice import Voice

TEMPLATE = Path(__file__).parent / "templates/card.typ"
WIDTH, HEIGHT = 1200, 630  # the size that Open Graph consumers show uncut
PAPER, INK, INK_2, SEAL, RULE = (0xFD, 0xFC, 0xF9), (0x1D, 0x1B, 0x18), (0x55, 0x50, 0x4A), (0xA8, 0x28, 0x1E), (0xDD, 0xD6, 0xC8)
STEPS = 8  # shades between paper and ink, and paper and seal: enough for smooth letters, and a third of the bytes


@dataclass(frozen=True)
class Card:
    """What is written on a picture, and the name of its file without ending."""

    name: str
    language: Language
    above: str
    number: str
    title: str
    words: str
    below: str
    address: str


def name(page: str) -> str:
    """The picture that goes with a page of a language, by the page's path."""
    folder, _, rest = page.partition("/")
    if folder == MEASURES:
        return "measures" if rest == "index" else f"clause-{rest}"
    return OF_FOLDER.get(folder, "home")


OF_FOLDER = {
    "laws": "laws",
    "actors": "actors",
    "checklists": "checklists",
    "indexes": "indexes",
    "changes": "changes",
    "guide": "guide",
    "metrics": "guide",
    "glossary": "guide",
    "cases": "guide",
}


def path(page: str, language: Language) -> str:
    """The picture's file from the root of the site."""
    return f"assets/cards/{language}/{name(page)}.png"


def cards(rulebook: Rulebook, language: Language) -> Iterator[Card]:
    """Every picture of a language."""
    voice = Voice(rulebook, language, "index")
    yield _home(voice)
    yield _measures(voice)
    yield from (_clause(clause, voice) for clause in rulebook.clauses.values())
    yield from (_kind(kind, voice) for kind in ("laws", "actors", "checklists", "indexes", "changes"))
    if rulebook.techniques:
        yield _kind("guide", voice)


def write(rulebook: Rulebook, site: Path) -> int:
    """Draws the pictures into a site that has an address. Returns how many there are. Raises Failed where fonts are missing."""
    if not rulebook.settings.address:
        return 0
    wanted = list(chain.from_iterable(cards(rulebook, language) for language in Language))
    for card, png in zip(wanted, draw(wanted), strict=True):
        target = site / f"assets/cards/{card.language}/{card.name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png)
    return len(wanted)


def draw(wanted: list[Card]) -> Iterator[bytes]:
    """The pictures as PNG files, the same bytes each time. Raises Failed where fonts are missing or a text does not fit."""
    data = {"cards": json.dumps([asdict(card) for card in wanted], ensure_ascii=False)}
    try:
        compiler = typst.Compiler(str(TEMPLATE), font_paths=[str(fonts.folder())], ignore_system_fonts=True, sys_inputs=data)
        drawn = compiler.compile(format="png", ppi=72)
    except typst.TypstError as error:
        raise Failed(f"A link card could not be drawn: {error}; site/ is unchanged") from error
    palette = _palette()
    for png in drawn if isinstance(drawn, list) else [drawn]:
        yield _small(png, palette)


def _palette() -> Image.Image:
    colours = [*_between(INK, PAPER), *_between(SEAL, PAPER), INK_2, RULE]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in colours for value in colour])
    return palette


def _between(first: tuple[int, int, int], last: tuple[int, int, int]) -> list[tuple[int, ...]]:
    return [tuple(round(a + (b - a) * step / STEPS) for a, b in zip(first, last, strict=True)) for step in range(STEPS + 1)]


def _small(png: bytes, palette: Image.Image) -> bytes:
    """The picture in the few colours that it has."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _shown(page: str, voice: Voice) -> str:
    """An address as a reader would copy it from a picture: without its scheme."""
    site = urlsplit(voice.rulebook.settings.address)
    return f"{site.netloc}{site.path.rstrip('/')}/{page}"


def _home(voice: Voice) -> Card:
    title, lead = voice.label("site_name"), voice.label("home_lead")
    return Card("home", voice.language, _law(voice), "", title, lead, _as_of(voice), _shown(voice.language.folder, voice))


def _measures(voice: Voice) -> Card:
    law = voice.rulebook.instruments[MEASURES]
    words = voice.listed(voice.say(voice.rulebook.bodies[body]) for body in law.bodies)
    address = _shown(f"{voice.language.folder}measures/", voice)
    return Card("measures", voice.language, voice.label("site_name"), "", _law(voice), words, _state(voice), address)


def _clause(clause: Clause, voice: Voice) -> Card:
    number, title, words = voice.article_name(clause.number), voice.say(clause.facts.title), excerpt.of_clause(clause, voice)
    address = _shown(addresses.of_clause(ClauseId(clause.number)), voice)
    return Card(f"clause-{clause.number}", voice.language, _law(voice), number, title, words, _state(voice), address)


def _kind(kind: str, voice: Voice) -> Card:
    count = sum(1 for _ in voice.rulebook.duties())
    lead = voice.label(f"{kind}_lead", count=count, day=voice.day(voice.rulebook.settings.as_of))
    address = _shown(f"{voice.language.folder}{kind}/", voice)
    return Card(kind, voice.language, voice.label("site_name"), "", voice.label(f"{kind}_title"), lead, _as_of(voice), address)


def _law(voice: Voice) -> str:
    return voice.law_title(voice.rulebook.instruments[MEASURES])


def _state(voice: Voice) -> str:
    return voice.label("card_state", day=voice.day(voice.rulebook.instruments[MEASURES].effective))


def _as_of(voice: Voice) -> str:
    return voice.label("card_as_of", day=voice.day(voice.rulebook.settings.as_of))

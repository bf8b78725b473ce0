"""What the head of a page tells machines: description, card for chats and feeds, canonical address, feeds, ELI and JSON-LD.

Open Graph (ogp.me) wants whole addresses for a page and its picture; a site without an address leaves these two out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import cards, eli, excerpt, feeds, graph, sitemap
from .languages import Language
from .links import Target
from .model import Rulebook
from .voice import Voice

# Language and territory, as Open Graph writes them; the territory says which script.
LOCALES = {Language.HANT: "zh_TW", Language.HANS: "zh_CN", Language.EN: "en_GB"}


@dataclass(frozen=True)
class Meta:
    """A <meta>: the attribute that names it (name or property), its name, and its content."""

    attribute: str
    name: str
    content: str


@dataclass(frozen=True)
class Feed:
    type: str
    title: str
    url: str


@dataclass(frozen=True)
class Head:
    """What a page's head is given. `canonical` and `alternates` (hreflang, address) are empty where the site has no address."""

    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    metas: tuple[Meta, ...]
    statements: tuple[eli.Statement, ...]
    feeds: tuple[Feed, ...]
    json_ld: str


def head(rulebook: Rulebook, language: Language, page: str, front: Mapping[str, str]) -> Head:
    """The head of a page, by its path under the language's root and its front matter (title, description, kind)."""
    voice = Voice(rulebook, language, page)
    described = description(voice, front.get("description", ""))
    address = rulebook.settings.address
    whole = voice.at(language.folder + Target(page).folder)
    nodes = graph.of_page(voice, front["title"], described, front.get("kind", ""))
    return Head(
        description=described,
        canonical=whole if address else "",
        alternates=tuple(sitemap.alternates(address.rstrip("/"), page)) if address else (),
        metas=tuple(_metas(voice, front["title"], described, whole)),
        statements=tuple(eli.of_page(voice)),
        feeds=tuple(_feeds(voice)),
        json_ld=json.dumps(nodes, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
    )


def _feeds(voice: Voice) -> Iterator[Feed]:
    for name, type_ in feeds.files(voice.rulebook).items():
        yield Feed(type_, voice.label("feed_title"), voice.at(voice.language.folder + name))


def description(voice: Voice, given: str) -> str:
    """A clause's first words; else what the page's front matter gives, the first words of its prose, or what the site is."""
    folder, _, name = voice.here.partition("/")
    if folder == "measures" and name.isdigit():
        return excerpt.of_clause(voice.rulebook.clauses[int(name)], voice)
    prose = voice.rulebook.pages.get(voice.here)
    found = given or (excerpt.of_prose(voice.prose(prose.prose), voice.language) if prose else "")
    return excerpt.clip(found or voice.label("home_lead"), voice.language)


def _metas(voice: Voice, title: str, described: str, whole: str) -> Iterator[Meta]:
    home = voice.here == "index"
    yield Meta("property", "og:type", "website" if home else "article")
    yield Meta("property", "og:site_name", voice.label("site_name"))
    yield Meta("property", "og:title", title)
    yield Meta("property", "og:description", described)
    yield Meta("property", "og:locale", LOCALES[voice.language])
    yield from (Meta("property", "og:locale:alternate", LOCALES[one]) for one in Language if one is not voice.language)
    if voice.rulebook.settings.address:
        yield Meta("property", "og:url", whole)
        yield from _picture(voice, title)
    else:
        yield Meta("name", "twitter:card", "summary")


def _picture(voice: Voice, title: str) -> Iterator[Meta]:
    yield Meta("property", "og:image", voice.at(cards.path(voice.here, voice.language)))
    yield Meta("property", "og:image:type", "image/png")
    yield Meta("property", "og:image:width", str(cards.WIDTH))
    yield Meta("property", "og:image:height", str(cards.HEIGHT))
    yield Meta("property", "og:image:alt", f"{title} · {voice.label('site_name')}")
    yield Meta("name", "twitter:card", "summary_large_image")

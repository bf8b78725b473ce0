"""Feeds of changes in each language: Atom (RFC 4287), and JSON Feed 1.1 where the site has an address.

What changed is known from the instruments' dates: rules made or changed since the Measures, drafts and revisions under way,
and for each clause what must be done today that the wording of 2021 does not say. An entry's ID does not depend on where the
site is published, so a site that moves shows nobody an entry twice.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from . import links, views
from .facts import Instrument, Today
from .kinds import ActorId, Group
from .languages import Language
from .links import MEASURES, Target
from .model import Clause, Rulebook
from .places import ClauseId, LawId
from .voice import Voice

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = uuid.UUID("6f3ad7ad-62c1-5a43-8a7b-0d2e4b0f6c51")  # any fixed one; a new one would make every entry new
JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Entry:
    """A change: its name among all, what it is about, where it stands, its day, and what it says."""

    name: str
    title: str
    target: Target
    day: date
    summary: str


def files(rulebook: Rulebook) -> dict[str, str]:
    """The feeds that a site has in each language, with their types. JSON Feed wants whole addresses."""
    atom = {"feed.atom": "application/atom+xml"}
    return {**atom, "feed.json": "application/feed+json"} if rulebook.settings.address else atom


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes the feeds of each language. Returns how many there are."""
    for language in Language:
        folder = site / language.folder
        folder.mkdir(parents=True, exist_ok=True)
        voice = Voice(rulebook, language, "index")
        found = entries(voice)
        (folder / "feed.atom").write_bytes(atom(voice, found))
        if rulebook.settings.address:
            (folder / "feed.json").write_text(json_feed(voice, found), encoding="utf-8")
    return len(files(rulebook)) * len(Language)


def entries(voice: Voice) -> list[Entry]:
    """Every change, the latest first."""
    found = [*_rules(voice), *_pending(voice), *_clauses(voice)]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.name))


def _rules(voice: Voice) -> Iterator[Entry]:
    """Rules made since the Measures were published, and laws changed since, on the day of their last change."""
    book = voice.rulebook
    for law in book.instruments.values():
        change = last_change(law, book.settings.as_of)
        if law.group is not Group.REGULATION and law.in_force and change and change[0] >= book.instruments[MEASURES].published:
            day, key = change
            title = voice.label(key, law=voice.law_short(law), day=voice.day(day))
            yield Entry(f"l/{law.id}", title, links.law(LawId(law.id)), day, voice.say(law.note) or voice.law_title(law))


def last_change(law: Instrument, today: date) -> tuple[date, str] | None:
    """The last day up to today on which an instrument took effect or was amended, and the label that says which.

    Where neither is known, the day of its publication or, failing that, of its signature.
    """
    steps = ((law.amended, "feed_amended"), (law.effective, "feed_revised" if law.amended else "feed_in_force"))
    if past := [(day, key) for day, key in steps if day and day <= today]:
        return max(past)  # of the same day: feed_revised sorts after feed_amended
    made = ((law.published, "feed_published"), (law.dated, "feed_dated"))
    return next(((day, key) for day, key in made if day), None)


def _pending(voice: Voice) -> Iterator[Entry]:
    """Drafts on the day of their publication; where that is not known, and for revisions under way, the day of our check."""
    today = voice.rulebook.settings.as_of
    for law in voice.rulebook.instruments.values():
        if not law.in_force or law.pending:
            key = "feed_revision" if law.in_force else "feed_draft"
            day = today if law.in_force else law.published or today
            said = voice.say(law.pending) or voice.say(law.note) or voice.law_title(law)
            yield Entry(f"l/{law.id}#pending", voice.label(key, law=voice.law_short(law)), links.law(LawId(law.id)), day, said)


def _clauses(voice: Voice) -> Iterator[Entry]:
    """What must be done today under each clause, on the day on which the latest of its sources took effect."""
    for clause in voice.rulebook.clauses.values():
        said = [_bound(voice, actor, one) for actor, found in views.today_by_actor(clause).items() for one in found]
        day = _latest(clause, voice.rulebook)
        if said and day:
            title = voice.label("feed_clause", clause=voice.article_title(clause))
            target = Target(links.clause(ClauseId(clause.number)).page, "later")
            yield Entry(f"c/{clause.number}#later", title, target, day, "\n".join(said))


def _bound(voice: Voice, actor: ActorId, one: Today) -> str:
    """What must be done today, and by whom."""
    return f"{voice.word('actors', actor)}{voice.colon}{voice.say(one)}"


def _latest(clause: Clause, book: Rulebook) -> date | None:
    places = book.laws(text for one in clause.facts.today for text in one.sources)
    changes = (last_change(book.instruments[place.instrument], book.settings.as_of) for place in places)
    return max((change[0] for change in changes if change), default=None)


def identifier(name: str, language: Language) -> str:
    """The permanent ID of an entry or feed."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{language}/{name}')}"


def moment(day: date) -> str:
    """The beginning of a day in China."""
    return f"{day.isoformat()}T00:00:00+08:00"


def atom(voice: Voice, found: list[Entry]) -> bytes:
    """The feed as Atom. Its addresses are relative to the feed where the site has none."""
    root = voice.language.folder
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", voice.language)
    _add(feed, "title", voice.label("feed_title"))
    _add(feed, "subtitle", voice.label("feed_lead"))
    _add(feed, "id", identifier("feed", voice.language))
    _add(feed, "updated", moment(voice.rulebook.settings.as_of))
    _add(_add(feed, "author"), "name", voice.label("site_name"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=voice.at(f"{root}feed.atom"))
    _add(feed, "link", rel="alternate", type="text/html", href=voice.at(f"{root}changes/"))
    for one in found:
        entry = _add(feed, "entry")
        _add(entry, "title", one.title)
        _add(entry, "id", identifier(one.name, voice.language))
        _add(entry, "updated", moment(one.day))
        _add(entry, "link", rel="alternate", type="text/html", href=voice.at(root + one.target.path))
        _add(entry, "summary", one.summary)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text
    return element


def json_feed(voice: Voice, found: list[Entry]) -> str:
    """The feed as JSON Feed 1.1."""
    root = voice.language.folder
    items = [
        {
            "id": identifier(one.name, voice.language),
            "url": voice.at(root + one.target.path),
            "title": one.title,
            "content_text": one.summary,
            "date_published": moment(one.day),
        }
        for one in found
    ]
    feed = {
        "version": JSON_FEED,
        "title": voice.label("feed_title"),
        "description": voice.label("feed_lead"),
        "home_page_url": voice.at(f"{root}changes/"),
        "feed_url": voice.at(f"{root}feed.json"),
        "language": voice.language,
        "authors": [{"name": voice.label("site_name"), "url": voice.at(root)}],
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"

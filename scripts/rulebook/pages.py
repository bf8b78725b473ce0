"""Every page of the site as Markdown: the catalogue of pages, and what each template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import checklists, drawings, frames, guide, linkbuilder, offline, retired, views
from .data.page import rows as data_files
from .facts import Duty, Instrument, Link
from .home import home
from .kinds import ActorId, Group
from .languages import Language
from .links import ACTORS_WITH_PAGE, QUESTIONS, laws_with_page
from .model import Citing, Clause, ProsePage, Rulebook
from .named import named
from .numerals import to_chinese, to_roman
from .places import ClauseId, LawId
from .script import to_hans
from .voice import Voice

Context = dict[str, Any]
TEMPLATES = Path(__file__).parent / "templates"
DATES = ("adopted", "dated", "published", "first_effective", "amended", "effective")


@dataclass(frozen=True)
class Page:
    """A page: its path under a language's root without ending, its template, and what the template is given."""

    path: str
    template: str
    context: Callable[[Voice], Context]


def environment() -> Environment:
    """Templates that escape what they are given and stop at an unknown name."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{*",  # {# begins an anchor in Markdown
        comment_end_string="*}",
        undefined=StrictUndefined,
    )
    env.globals.update(place=_place, item_mark=item_mark, translated=_translated)
    env.globals.update(rail_place=guide.rail_place, hans=to_hans, place_of=ClauseId.parse, page_title=guide.page_title)
    env.globals.update(fingerprint=lambda duty: duty.fingerprint, checklist_words=checklists.words)
    return env


def render(page: Page, rulebook: Rulebook, language: Language, env: Environment) -> str:
    """The Markdown of a page, with its front matter. Raises jinja2 errors only for a fault of ours."""
    voice = Voice(rulebook, language, page.path)
    template = env.get_template(f"{page.template}.md.jinja")
    shared = {"v": voice, "book": rulebook, "measures": rulebook.instruments["measures"], "since": partial(since, rulebook)}
    text = template.render(**shared, **page.context(voice)).strip() + "\n"
    notes = list(retired.notes(voice))
    return text + (f"\n{env.get_template('retired.jinja').render(v=voice, notes=notes).strip()}\n" if notes else "")


def catalogue(rulebook: Rulebook) -> Iterator[Page]:
    """All pages of a language, in no order that matters."""
    yield Page("index", "home", home)
    yield Page("measures/index", "whole", _whole)
    for clause in rulebook.clauses.values():
        yield Page(f"measures/{clause.number}", "clause", partial(_clause, clause))
    yield Page("laws/index", "laws", _laws)
    for name in laws_with_page(rulebook):
        yield Page(f"laws/{name}", "law", partial(_law, rulebook.instruments[name]))
    yield Page("actors/index", "actors", _actors)
    for actor in ACTORS_WITH_PAGE:
        yield Page(f"actors/{actor}", "actor", partial(_actor, actor))
    yield Page("changes", "changes", _changes)
    yield from (Page(*page) for page in checklists.pages())
    yield from (Page(*page) for page in guide.pages(rulebook))
    yield from _indexes(rulebook)
    for page in rulebook.pages.values():
        if not page.path.startswith("actors/"):
            yield Page(page.path, page.path if page.path in MORE_THAN_PROSE else "prose", partial(_prose, page))


def _indexes(rulebook: Rulebook) -> Iterator[Page]:
    yield Page("indexes/index", "indexes", _index_of_indexes)
    if rulebook.questions:
        yield Page(QUESTIONS, "questions", _questions)
    yield Page("indexes/articles", "index-groups", partial(_groups, "articles", _by_number))
    yield Page("indexes/chapters", "index-groups", partial(_groups, "chapters", _by_chapter))
    yield Page("indexes/actors", "index-groups", partial(_groups, "actors", _by_actor))
    yield Page("indexes/topics", "index-groups", partial(_groups, "topics", _by_topic))
    yield Page("indexes/parent-laws", "reverse", partial(_reverse, "parent-laws", Group.PARENT))
    yield Page("indexes/later-rules", "reverse", partial(_reverse, "later-rules", Group.LATER))
    yield Page("indexes/penalties", "penalties", _penalties)
    yield Page("indexes/matrix", "matrix", _matrix)
    yield Page("indexes/renumbering", "renumbering", lambda voice: {})


# What the templates call


def _place(first: Clause | str, second: Link | int) -> ClauseId | LawId:
    if isinstance(first, str):
        return LawId(first, int(second))
    return ClauseId(first.number, second.paragraph or 0, second.item or 0)


def item_mark(voice: Voice, place: ClauseId) -> str:
    """The number in the margin: 1 for a paragraph; （四） or (iv), as the text itself has it, for an item."""
    if not place.item:
        return str(place.paragraph)
    return f"({to_roman(place.item)})" if voice.language is Language.EN else f"（{to_chinese(place.item)}）"


def _translated(clause: Clause, place: ClauseId) -> str:
    return dict(clause.translation.places())[place]


def since(rulebook: Rulebook, duty: Duty) -> date:
    """The day since which a duty that later rules added has stood: its own, or the first on which one of them was in force."""
    if duty.since:
        return duty.since
    laws = [rulebook.instruments[rulebook.law(text).instrument] for text in duty.added_by]
    return min(day for law in laws if (day := law.effective or law.published or law.dated))


# What the pages show


def _whole(voice: Voice) -> Context:
    book = voice.rulebook
    bodies = [voice.say(book.bodies[body]) for body in book.instruments["measures"].bodies]
    return {"chapters": views.chapters(book), "bodies": bodies}


def _clause(clause: Clause, voice: Voice) -> Context:
    book = voice.rulebook
    return {
        "clause": clause,
        "actors": ACTORS_WITH_PAGE,
        "parents": views.parents_by_relation(clause, book),
        "later": views.later_by_instrument(clause, book),
        "changed": views.changed_by(clause, book),
        "today": views.today_by_actor(clause),
        "only_here": views.only_here(clause),
        "techniques": guide.techniques_bounded_by(book, clause.number),
        "law_of": partial(views.instrument_of, rulebook=book),
    }


def _laws(voice: Voice) -> Context:
    book = voice.rulebook
    groups = {group: views.laws_by_level(group, book) for group in (Group.PARENT, Group.LATER)}
    return {"groups": groups, "clauses_citing": partial(views.clauses_citing, book)}


def _law(law: Instrument, voice: Voice) -> Context:
    book = voice.rulebook
    citing = book.citing.get(law.id, {})
    return {
        "law": law,
        "prose": book.law_prose.get(law.id),
        "bodies": [voice.say(book.bodies[body]) for body in law.bodies],
        "dates": [(name, day) for name in DATES if (day := getattr(law, name))],
        "articles": book.provisions(law.id),
        "citing": citing,
        "whole": citing.get(0, []),
        "before": lambda article: before(citing.get(article, [])),
        "resting": lambda article: book.resting.get(LawId(law.id, article), []),
    }


def before(links: list[Citing]) -> tuple[int, ...]:
    """The numbers that an article had when the Measures were issued, where they differ."""
    return next((one.link.article_in_2021 for one in links if one.link.article_in_2021), ())


def _actors(voice: Voice) -> Context:
    return {"actors": views.by_actor(voice.rulebook), "duties": partial(views.duty_count, voice.rulebook)}


def _actor(actor: ActorId, voice: Voice) -> Context:
    book = voice.rulebook
    today = [(clause, one) for clause in book.clauses.values() for one in views.today_by_actor(clause).get(actor, [])]
    return {"actor": actor, "page": book.pages[f"actors/{actor}"], "clauses": views.binding(actor, book), "today": today}


def _changes(voice: Voice) -> Context:
    book = voice.rulebook
    laws = list(book.instruments.values())
    return {
        "chapters": views.chapters(book),
        "today_by_actor": views.today_by_actor,
        "only_here": views.only_here,
        "drafts": [law for law in laws if not law.in_force],
        "pending": [law for law in laws if law.in_force and law.pending],
        "feeds": [("feed.atom", "Atom"), *([("feed.json", "JSON")] if book.settings.address else [])],
    }


def _index_of_indexes(voice: Voice) -> Context:
    names = [page.path.removeprefix("indexes/") for page in _indexes(voice.rulebook)][1:]
    keys = [name.replace("-", "_") for name in names]
    entries = [(f"indexes/{name}", voice.label(f"{key}_title"), voice.label(f"{key}_lead")) for name, key in zip(names, keys, strict=True)]
    return {"entries": entries}


def _questions(voice: Voice) -> Context:
    groups = [
        (asker, voice.label(f"asks_{asker}"), [(voice.say(one), named(one.leads_to, voice)) for one in asked])
        for asker, asked in views.by_asker(voice.rulebook).items()
    ]
    return {"groups": groups}


def _titles(voice: Voice, name: str) -> Context:
    key = name.replace("-", "_")
    return {"title": voice.label(f"{key}_title"), "lead": voice.label(f"{key}_lead")}


Grouping = Callable[[Voice], list[tuple[str, str, list[Clause]]]]


def _groups(name: str, grouping: Grouping, voice: Voice) -> Context:
    return {**_titles(voice, name), "groups": grouping(voice)}


def _by_number(voice: Voice) -> list[tuple[str, str, list[Clause]]]:
    return [("", "", list(voice.rulebook.clauses.values()))]


def _by_chapter(voice: Voice) -> list[tuple[str, str, list[Clause]]]:
    return [(f"chapter-{n}", voice.chapter_title(n), clauses) for n, clauses in views.chapters(voice.rulebook).items()]


def _by_actor(voice: Voice) -> list[tuple[str, str, list[Clause]]]:
    return [(actor, voice.word("actors", actor), clauses) for actor, clauses in views.by_actor(voice.rulebook).items()]


def _by_topic(voice: Voice) -> list[tuple[str, str, list[Clause]]]:
    return [(topic, voice.word("topics", topic), clauses) for topic, clauses in views.by_topic(voice.rulebook).items()]


def _prose(page: ProsePage, voice: Voice) -> Context:
    draw = drawings.OF_PAGE.get(page.path)
    shown = {"page": page, "title": guide.heading(voice.rulebook, page.path, voice), "drawing": draw(voice) if draw else ""}
    return shown | (MORE_THAN_PROSE[page.path](voice) if page.path in MORE_THAN_PROSE else {})


def _data(voice: Voice) -> Context:
    example = ClauseId(18, 1, 4)
    return {"files": list(data_files(voice)), "height": frames.show(example, voice.rulebook.clauses[example.article], voice).height}


# Pages of prose with a template of their own, and what it is given beside the prose.
MORE_THAN_PROSE: dict[str, Callable[[Voice], Context]] = {
    "metrics": guide.calculator,
    "link-to-us": linkbuilder.context,
    "data": _data,
    "downloads": lambda voice: {"bundle": offline.file_name(voice.rulebook)},
}


def _reverse(name: str, group: Group, voice: Voice) -> Context:
    book = voice.rulebook

    def relations(links: list[Citing]) -> str:
        return voice.listed(dict.fromkeys(voice.word("relations", one.link.relation) for one in links))

    return {
        **_titles(voice, name),
        "laws": [law for law in views.laws_by_level(group, book) if law.id in book.citing],
        "citing": lambda law: book.citing[law.id],
        "citing_clauses": views.citing_clauses,
        "relations": relations,
    }


def _penalties(voice: Voice) -> Context:
    return {**_titles(voice, "penalties"), "penalties": list(views.penalties(voice.rulebook))}


def _matrix(voice: Voice) -> Context:
    return {"groups": {group: views.matrix(voice.rulebook, group) for group in (Group.PARENT, Group.LATER)}}

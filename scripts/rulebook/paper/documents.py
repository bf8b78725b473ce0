"""Which documents there are, and of what each is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .. import views
from ..links import ACTORS_WITH_PAGE
from ..model import Clause, Rulebook
from ..voice import Voice
from . import addressing, clauses, forms, frame, laws, nodes, techniques
from .nodes import Node
from .prose import Texts

Build = Callable[[Voice, Texts], Node]


def catalogue(rulebook: Rulebook) -> dict[str, Build]:
    """Every document of a language by the name of its file."""
    articles = {article_name(number): partial(_article, clause) for number, clause in rulebook.clauses.items()}
    guide = {"guide": _guide} if rulebook.techniques else {}
    return {"handbook": _handbook, "regulation": _regulation, "duties": _duties, **guide, **articles}


def article_name(number: int) -> str:
    return f"article-{number:02}"


def build(name: str, voice: Voice, texts: Texts) -> Node:
    """A document by its name, its references resolved."""
    document = catalogue(voice.rulebook)[name](voice, texts)
    return addressing.resolve(document, voice.rulebook, voice.language)


def _article(clause: Clause, voice: Voice, texts: Texts) -> Node:
    body = clauses.article(voice, clause, texts, 1)
    end = nodes.paragraph(voice.label("translation_note"), " · ", voice.label("footer"), kind="small")
    title = f"{voice.article_title(clause)} · {voice.say(voice.rulebook.instruments['measures'].short)}"
    return frame.document(voice, title, [*body, {"k": "rule"}, end])


def _regulation(voice: Voice, texts: Texts) -> Node:
    measures = voice.rulebook.instruments["measures"]
    body = [block for number in voice.rulebook.text.chapters for block in chapter(number, voice, texts, clauses.REGULATION)]
    cover = frame.cover(voice, voice.law_title(measures), voice.label("paper_regulation_lead"))
    title = voice.label("paper_regulation", title=voice.law_title(measures))
    return frame.document(voice, title, [*body, *frame.indexes(voice, body)], cover, heads=[1, 2])


def _duties(voice: Voice, texts: Texts) -> Node:
    body = [*forms.forms(voice, 1), *forms.timeline(voice, 1)]
    cover = frame.cover(voice, voice.label("checklists_title"), voice.label("paper_duties_lead"))
    title = f"{voice.label('checklists_title')} · {voice.label('site_name')}"
    return frame.document(voice, title, body, cover, heads=[1, 2], flipped=True)


def _guide(voice: Voice, texts: Texts) -> Node:
    body = guide_blocks(voice, texts)
    title = f"{voice.label('guide_title')} · {voice.label('site_name')}"
    cover = frame.cover(voice, voice.label("guide_title"), voice.label("guide_lead"))
    return frame.document(voice, title, [*body, *frame.indexes(voice, body)], cover, heads=[1, 2])


def _handbook(voice: Voice, texts: Texts) -> Node:
    body = [
        *pages(voice, texts, ["about"]),
        *(block for number in voice.rulebook.text.chapters for block in chapter(number, voice, texts, clauses.WHOLE)),
        *pages(voice, texts, ["relation", "liability", *(f"actors/{actor}" for actor in ACTORS_WITH_PAGE)]),
        {"k": "landscape", "c": [*forms.forms(voice, 1), *forms.timeline(voice, 1)]},
        *guide_blocks(voice, texts),
        *laws.laws(voice, texts, 1),
        *pages(voice, texts, ["cite"]),
    ]
    cover = frame.cover(voice, voice.label("site_name"), voice.label("home_lead"))
    return frame.document(voice, voice.label("site_name"), [*body, *frame.indexes(voice, body)], cover, heads=[1, 2])


def guide_blocks(voice: Voice, texts: Texts) -> list[Node]:
    """The whole guide: overviews, techniques, cases, glossary."""
    if not voice.rulebook.techniques:
        return []
    overviews = techniques.overviews(voice, texts, 1)
    return [*overviews, *techniques.by_family(voice, texts, 1), *techniques.cases(voice, 1), *techniques.glossary(voice, 1)]


def pages(voice: Voice, texts: Texts, paths: list[str]) -> list[Node]:
    """Pages of prose, each on a page of its own."""
    return [block for path in paths for block in ({"k": "break"}, *techniques.page(voice, texts, path, 1))]


def chapter(number: int, voice: Voice, texts: Texts, wanted: tuple[str, ...]) -> list[Node]:
    """A chapter of the Measures with its articles."""
    found = views.chapters(voice.rulebook).get(number, [])
    articles = [block for clause in found for block in clauses.article(voice, clause, texts, 2, wanted)]
    return [{"k": "break"}, nodes.heading(1, voice.chapter_title(number)), *articles]

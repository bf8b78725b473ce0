"""Which documents there are, and of what each is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .. import views
from ..model import Clause, Rulebook
from ..voice import Voice
from . import addressing, clauses, frame, nodes
from .nodes import Node
from .prose import Texts

Build = Callable[[Voice, Texts], Node]


def catalogue(rulebook: Rulebook) -> dict[str, Build]:
    """Every document of a language by the name of its file, the longest first: those take most time."""
    articles = {article_name(number): partial(_article, clause) for number, clause in rulebook.clauses.items()}
    return {"regulation": _regulation, **articles}


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
    title = voice.label("paper_regulation", title=voice.law_title(measures))
    body = [block for number in voice.rulebook.text.chapters for block in chapter(number, voice, texts, 1, clauses.REGULATION)]
    body += frame.indexes(voice, body)
    return frame.document(voice, title, body, frame.cover(voice, voice.law_title(measures), voice.label("paper_regulation_lead")), heads=[1, 2])


def chapter(number: int, voice: Voice, texts: Texts, level: int, wanted: tuple[str, ...]) -> list[Node]:
    """A chapter of the Measures with its articles."""
    found = views.chapters(voice.rulebook).get(number, [])
    articles = [block for clause in found for block in clauses.article(voice, clause, texts, level + 1, wanted)]
    return [{"k": "break"}, nodes.heading(level, voice.chapter_title(number)), *articles]

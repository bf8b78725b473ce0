"""The home page: who the reader is, the thirty articles as a map, what came into force lately, and where to go on."""

from __future__ import annotations

from functools import partial
from typing import Any

from . import views
from .kinds import Group
from .links import ACTORS_WITH_PAGE, laws_with_page
from .voice import Voice

LATEST = 8
DOORS = {
    "indexes/questions": "questions",
    "guide/index": "guide",
    "checklists/index": "checklists",
    "laws/index": "laws",
    "indexes/index": "indexes",
}


def home(voice: Voice) -> dict[str, Any]:
    """What the template of the home page is given."""
    book = voice.rulebook
    later = [law for law in views.laws_in(Group.LATER, book) if law.in_force and law.effective]
    return {
        "actors": ACTORS_WITH_PAGE,
        "binding": partial(views.binding, rulebook=book),
        "duties": partial(views.duty_count, book),
        "chapters": views.chapters(book),
        "latest": sorted(later, key=lambda law: law.effective, reverse=True)[:LATEST],
        "clauses_citing": partial(views.clauses_citing, book),
        "laws": len(laws_with_page(book)),
        "links": sum(1 for _ in book.links()),
        "doors": _doors(voice),
        "numbers": _numbers(voice),
    }


def _numbers(voice: Voice) -> list[tuple[str, int, str]]:
    """What the site holds: path, how many, of what."""
    book = voice.rulebook
    counts = {
        "measures/index": (len(book.clauses), "clauses"),
        "checklists/index": (sum(1 for _ in book.duties()), "duties"),
        "laws/index": (len(laws_with_page(book)), "laws"),
        "guide/index": (len(book.techniques), "techniques"),
    }
    return [(path, count, voice.label(f"look_count_{name}")) for path, (count, name) in counts.items() if count]


def _doors(voice: Voice) -> list[tuple[str, str, str]]:
    """Where a reader goes on to: path, title and what is there."""
    book = voice.rulebook
    count = sum(1 for _ in book.duties())
    there = {"questions": book.questions, "guide": book.techniques}
    shown = {path: name for path, name in DOORS.items() if there.get(name, True)}
    return [(path, voice.label(f"{name}_title"), voice.label(f"{name}_lead", count=count)) for path, name in shown.items()]

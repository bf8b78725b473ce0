"""What a card of a place of the Measures says in each language, and how high a frame must be to show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from .cite import cite_in_full
from .data.akn_meta import collated
from .data.plain import item_mark
from .exports.sheets import columns_of
from .languages import Language
from .links import MEASURES
from .model import Clause
from .places import ClauseId
from .views import changed_by
from .voice import Voice

# The frame for which heights are told, and what overrides/assets/rulebook/embed.css makes of a card in it: (pixels a line, columns
# of text that are sure to fit into one; a Chinese character has two, a Latin letter LATIN). SPACE: padding, rules, the last line.
WIDTH, SPACE, GAP, LATIN = 600, 74, 8, 0.9
HEAD, PARAGRAPH, ITEM, STATE = (23, 66), (29, 62), (29, 54), (20, 76)


@dataclass(frozen=True)
class Row:
    """A paragraph or an item as the card shows it: `context` where it only leads in to the item that the card is about."""

    mark: str
    text: str
    item: bool
    context: bool


@dataclass(frozen=True)
class Shown:
    """What a card says in one language."""

    language: Language
    head: str
    rows: list[Row]
    state: list[str]

    @property
    def height(self) -> int:
        """The pixels that a frame WIDTH wide needs, rather too many than too few."""
        rows = sum(GAP + self._height(row.text, ITEM if row.item else PARAGRAPH) for row in self.rows)
        return SPACE + rows + self._height(self.head, HEAD) + self._height(" · ".join(self.state), STATE)

    def _height(self, text: str, line: tuple[int, int]) -> int:
        columns = columns_of(text) * (LATIN if self.language is Language.EN else 1)
        return line[0] * ceil(columns / line[1])


def show(place: ClauseId, clause: Clause, voice: Voice) -> Shown:
    """What the card of a place says: the place with all it holds; for an item the words that lead in to it, too."""
    wording = clause.translation if voice.language is Language.EN else clause.wording
    many = not place.paragraph and len(wording.paragraphs) > 1
    found = [(one, text) for one, text in wording.places() if _holds(place, one) or _leads_in(one, place)]
    rows = [Row(_mark(one, many, voice), _text(text, voice), bool(one.item), _leads_in(one, place)) for one, text in found]
    return Shown(voice.language, cite_in_full(place, voice.rulebook, voice.language), rows, list(_state(clause, voice)))


def _holds(place: ClauseId, one: ClauseId) -> bool:
    return one == place or not place.paragraph or (one.paragraph == place.paragraph and not place.item)


def _leads_in(one: ClauseId, place: ClauseId) -> bool:
    return bool(place.item) and one == ClauseId(place.article, place.paragraph)


def _mark(one: ClauseId, many: bool, voice: Voice) -> str:
    if one.item:
        return item_mark(one.item, voice.language is Language.EN)
    return str(one.paragraph) if many else ""


def _text(text: str, voice: Voice) -> str:
    return text if voice.language is Language.EN else voice.chinese(text)


def _state(clause: Clause, voice: Voice) -> Iterator[str]:
    book = voice.rulebook
    yield voice.label("in_force_since", day=voice.day(book.instruments[MEASURES].effective))
    if rules := changed_by(clause, book):
        yield voice.label("changed_by", count=len(rules))
    yield collated(clause, voice)
    if voice.language is Language.EN:
        yield voice.label("embed_unofficial")

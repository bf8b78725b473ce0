"""How wide the columns of a table are, in shares of the page; or that it cannot fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .addressing import plain
from .nodes import Inlines, Node

WIDTH = 465.0  # points across the text area of a page
SIZES = (8.5, 7.8, 7.0, 6.5)  # points of type: the largest in which a table fits
COLUMNS = {8.5: 4, 7.8: 7}  # and the most columns that look well in it
EDGES = 1.2  # ems that the edges of a cell take
LONGEST = 26.0  # ems: a longer text is broken into lines anyway, and calls for no wider column
HYPHENATED = 11  # letters of a word that stay together: tables are hyphenated
WORD = re.compile(r"[A-Za-z0-9À-ɏ%.,:/_+=#’'()-]+")


def ems(text: str) -> float:
    """About how wide a text is: a Chinese character is an em, a Latin one somewhat more than half of it.

    >>> ems("第八條 GMV")
    5.03
    """
    return round(sum(0.56 if ord(character) < 0x2E80 else 1.0 for character in text) - 0.21 * text.count(" "), 2)


def longest_word(text: str) -> float:
    """The width of what cannot be broken."""
    words = (word[:HYPHENATED] if word.strip(".,:()").isalpha() else word for word in WORD.findall(text))
    return max((ems(word) for word in words), default=0.0)


def layout(rows: Sequence[Sequence[Inlines]]) -> Node | None:
    """Size of type and shares of the columns: what a column's longest word needs, and the rest by the length of its texts.

    None where the table is too wide for the page in the smallest type.
    """
    columns = [[plain(cell) for cell in column] for column in zip(*rows, strict=False)]
    least = [EDGES + max(2.0, *(longest_word(text) for text in column)) for column in columns]
    fitting = (size for size in SIZES if len(columns) <= COLUMNS.get(size, 99) and sum(least) <= WIDTH / size)
    size = next(fitting, None)
    return {"size": size, "widths": _shares(columns, least, WIDTH / size - sum(least))} if size else None


def _shares(columns: list[list[str]], least: list[float], spare: float) -> list[float]:
    wanted = [
        sum(min(ems(text), LONGEST) ** 0.75 for text in column) + max(min(ems(text), LONGEST) for text in column) for column in columns
    ]
    return [round(one + spare * want / (sum(wanted) or 1), 2) for one, want in zip(least, wanted, strict=True)]

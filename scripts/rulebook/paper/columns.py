"""How wide the columns of a table are, in shares of the page; or that it cannot fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .addressing import plain
from .nodes import Inlines

# The width of the text area in ems of a table's type, and what a cell's edges take of it.
PAGE = 56.0
EDGES = 1.4
LONGEST = 26.0  # a longer text is broken into lines anyway: more of it does not call for a wider column
WORD = re.compile(r"[A-Za-z0-9À-ɏ%.,:/_+=#’'()-]+")


def ems(text: str) -> float:
    """About how wide a text is: a Chinese character is an em, a Latin one somewhat more than half of it.

    >>> ems("第八條 GMV")
    5.03
    """
    return round(sum(0.56 if ord(character) < 0x2E80 else 1.0 for character in text) - 0.21 * text.count(" "), 2)


def longest_word(text: str) -> float:
    """The width of what cannot be broken; Latin words of more than twelve letters may be."""
    return max((ems(word[:24]) for word in WORD.findall(text)), default=2.0 if text else 0.0)


def widths(rows: Sequence[Sequence[Inlines]], page: float = PAGE) -> list[float] | None:
    """The share of each column: what its longest word needs, and the rest by the length of its texts. None: too wide."""
    columns = [[plain(cell) for cell in column] for column in zip(*rows, strict=False)]
    least = [EDGES + max(2.0, *(longest_word(text) for text in column)) for column in columns]
    spare = page - sum(least)
    if spare < 0:
        return None
    wanted = [sum(min(ems(text), LONGEST) ** 0.75 for text in column) + max(min(ems(text), LONGEST) for text in column) for column in columns]
    return [round(one + spare * want / (sum(wanted) or 1), 2) for one, want in zip(least, wanted, strict=True)]

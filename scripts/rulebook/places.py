"""Names of places: a clause of the Measures, an article of another instrument, a duty. One regex, parser and formatter each."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

CLAUSE_ID = re.compile(
    r"""
    (?P<article>[1-9]\d*)           # 條
    (?:-(?P<paragraph>[1-9]\d*)     # 款
      (?:-(?P<item>[1-9]\d*))?      # 項
    )?\Z""",
    re.VERBOSE | re.ASCII,
)

DUTY_ID = re.compile(r"D(?P<article>\d{2,3})-(?P<number>\d\d)\Z", re.ASCII)


@dataclass(frozen=True, order=True)
class ClauseId:
    """A place in the Measures: article (條), paragraph (款), item (項), each counted from 1; 0 where the place is wider.

    >>> ClauseId.parse("18-1-4").eid          # Akoma Ntoso 3.0 naming convention
    'art_18__para_1__point_4'
    >>> ClauseId.parse("18-1-4").anchor
    'p1-i4'
    >>> str(ClauseId.parse("8-2"))
    '8-2'
    """

    article: int
    paragraph: int = 0
    item: int = 0

    @classmethod
    def parse(cls, text: str) -> ClauseId:
        """The place that an ID names. Raises ValueError where the text is not an ID."""
        match = CLAUSE_ID.match(text)
        if not match:
            raise ValueError(f'Must be a clause ID like 8, 8-2 or 18-1-4: "{text}"')
        return cls(*(int(part or 0) for part in match.groups()))

    def __str__(self) -> str:
        return "-".join(str(part) for part in (self.article, self.paragraph, self.item) if part)

    @property
    def anchor(self) -> str:
        """The fragment on the article's own page; empty for the article as a whole."""
        item = f"-i{self.item}" if self.item else ""
        return f"p{self.paragraph}{item}" if self.paragraph else ""

    @property
    def anchor_in_whole(self) -> str:
        """The fragment on the page that holds the whole text."""
        return f"art-{self.article}" + (f"-{self.anchor}" if self.anchor else "")

    @property
    def eid(self) -> str:
        """The eId of the Akoma Ntoso 3.0 naming convention."""
        names = ("art", self.article), ("para", self.paragraph), ("point", self.item)
        return "__".join(f"{name}_{number}" for name, number in names if number)


def article_of_duty(id_: str) -> int:
    """The article that a duty ID belongs to. Raises ValueError where the text is no duty ID.

    >>> article_of_duty("D08-03")
    8
    """
    match = DUTY_ID.match(id_)
    if not match:
        raise ValueError(f'Must have a duty ID like D08-03: "{id_}"')
    return int(match["article"])


@dataclass(frozen=True, order=True)
class LawId:
    """A place in another instrument: `ecl`, `ecl-38`, `ecl-38-1`, `lecm-54-1-2`; 0 where the place is wider.

    >>> LawId.parse("sta-2025-15-1", {"sta-2025-15", "ecl"})
    LawId(instrument='sta-2025-15', article=1, paragraph=0, item=0)
    """

    instrument: str
    article: int = 0
    paragraph: int = 0
    item: int = 0

    @classmethod
    def parse(cls, text: str, instruments: Collection[str]) -> LawId:
        """The place that an ID names, by the longest instrument it begins with. Raises ValueError where there is none."""
        parts = text.split("-")
        for end in range(len(parts), 0, -1):
            name, rest = "-".join(parts[:end]), "-".join(parts[end:])
            if name in instruments and (end == len(parts) or CLAUSE_ID.match(rest)):
                return cls(name, *(int(part) for part in rest.split("-") if rest))
        raise ValueError(f'Must be an instrument or one of its articles: "{text}"')

    def __str__(self) -> str:
        return "-".join([self.instrument, *(str(n) for n in (self.article, self.paragraph, self.item) if n)])

    @property
    def anchor(self) -> str:
        """The fragment on the instrument's page; empty for the instrument as a whole."""
        return f"a{self.article}" if self.article else ""

    @property
    def whole_article(self) -> LawId:
        """The article that this place lies in."""
        return LawId(self.instrument, self.article)

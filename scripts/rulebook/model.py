"""The rulebook: everything in docs/, typed, frozen and cross-linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from .enacted import Article, Text
from .facts import ClauseFacts, Duty, Instrument, Link, Localized, OfficialCopy, Provision, Renumbering, Settings, Vocabulary
from .guide_facts import Case, Covered, Technique, Term
from .kinds import ActorId, Collation
from .languages import Language
from .places import ClauseId, LawId
from .questions import Question
from .retired_facts import Retired
from .source import Prose, Source
from .synonyms import WordGroup


@dataclass(frozen=True)
class Clause:
    """An article of the Measures with everything known of it."""

    number: int
    facts: ClauseFacts
    wording: Article
    translation: Article
    collation: Collation
    prose: dict[Language, Prose]
    source: Source

    def duties_for(self, actor: ActorId) -> list[Duty]:
        return [duty for duty in self.facts.duties if actor in duty.actor]


@dataclass(frozen=True)
class ProsePage:
    """A page of prose: its path under the site's root, and its text in Traditional Chinese and English."""

    path: str
    prose: dict[Language, Prose]


@dataclass(frozen=True)
class Citing:
    """A link seen from the law: the clause it comes from, and the place in the law."""

    clause: ClauseId
    place: LawId
    link: Link


@dataclass(frozen=True)
class Rulebook:
    """Everything in docs/, cross-linked. Made by read.read; nothing in it changes afterwards."""

    settings: Settings
    text: Text
    translation: Text
    clauses: dict[int, Clause]
    instruments: dict[str, Instrument]
    law_prose: dict[str, dict[Language, Prose]]
    renumberings: dict[str, Renumbering]
    vocabulary: Vocabulary
    bodies: dict[str, Localized]
    labels: dict[str, Localized]
    pages: dict[str, ProsePage]
    instrument_ids: frozenset[str]
    techniques: dict[str, Technique]
    guide_prose: dict[str, dict[Language, Prose]]
    terms: tuple[Term, ...]
    cases: tuple[Case, ...]
    coverage: tuple[Covered, ...]
    synonyms: tuple[WordGroup, ...] = ()
    questions: tuple[Question, ...] = ()
    official_copy: OfficialCopy | None = None
    gone: dict[str, Retired] = field(default_factory=dict)  # addresses that were published and are no longer made

    def law(self, text: str) -> LawId:
        """The place in another instrument that an ID names. Raises ValueError where there is none."""
        if text not in self._laws:
            self._laws[text] = LawId.parse(text, self.instrument_ids)
        return self._laws[text]

    @cached_property
    def _laws(self) -> dict[str, LawId]:
        return {}

    def laws(self, texts: Iterable[str]) -> Iterator[LawId]:
        """The places that IDs name. One that names none is passed over: only the check ever sees such, and reports it."""
        for text in texts:
            with suppress(ValueError):
                yield self.law(text)

    def links(self) -> Iterator[Citing]:
        """Every link, by clause and in the editors' order."""
        for clause in self.clauses.values():
            for link in clause.facts.links:
                for place in self.laws([link.to]):
                    yield Citing(ClauseId(clause.number, link.paragraph or 0, link.item or 0), place, link)

    @cached_property
    def citing(self) -> dict[str, dict[int, list[Citing]]]:
        """Instrument → article (0: as a whole) → the links that come to it."""
        table: dict[str, dict[int, list[Citing]]] = defaultdict(lambda: defaultdict(list))
        for one in self.links():
            table[one.place.instrument][one.place.article].append(one)
        return {name: dict(sorted(articles.items())) for name, articles in table.items()}

    @property
    def is_whole(self) -> bool:
        """Whether no file of facts is missing or broken: only then can it be said that a reference leads nowhere."""
        return self.clauses.keys() == self.text.articles.keys() and self.instruments.keys() == self.instrument_ids

    def duties(self) -> Iterator[tuple[Clause, Duty]]:
        """Every duty with its clause, by clause and in the editors' order."""
        for clause in self.clauses.values():
            for duty in clause.facts.duties:
                yield clause, duty

    @cached_property
    def resting(self) -> dict[LawId, list[Duty]]:
        """Law article → the duties that it adds, sharpens, sets a period for or punishes the breach of."""
        table: dict[LawId, list[Duty]] = defaultdict(list)
        for _, duty in self.duties():
            for place in dict.fromkeys(place.whole_article for place in self.laws(duty.laws())):
                table[place].append(duty)
        return dict(table)

    @cached_property
    def named(self) -> dict[str, set[int]]:
        """Instrument → the articles that a link, a duty or a change names."""
        changes = (text for clause in self.clauses.values() for one in clause.facts.today for text in one.sources)
        places = [*(one.place for one in self.links()), *self.resting, *self.laws(changes)]
        table: dict[str, set[int]] = defaultdict(set)
        for place in places:
            table[place.instrument].update({place.article} - {0})
        return dict(table)

    def provisions(self, instrument: str) -> dict[int, Provision | None]:
        """Every article of an instrument that has an anchor on its page, with our sentence on it where there is one."""
        written = {one.article: one for one in self.instruments[instrument].provisions}
        return {number: written.get(number) for number in sorted(self.named.get(instrument, set()) | set(written))}

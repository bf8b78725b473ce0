"""Tables of the model as pages show them: pure functions, each from the Rulebook to something a template can loop over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from .facts import Instrument, Link, Today
from .kinds import ActorId, Group, Relation, Strength, TodayKind
from .links import ACTORS_WITH_PAGE, laws_with_page
from .model import Citing, Clause, Rulebook
from .places import ClauseId
from .questions import Asker, Question

K = TypeVar("K")
V = TypeVar("V")


def grouped(values: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    """Values by key, both in the order in which they first come."""
    table: dict[K, list[V]] = defaultdict(list)
    for value in values:
        table[key(value)].append(value)
    return dict(table)


def instrument_of(link: Link, rulebook: Rulebook) -> Instrument:
    return rulebook.instruments[rulebook.law(link.to).instrument]


def links_in(clause: Clause, group: Group, rulebook: Rulebook) -> list[Link]:
    """A clause's links to parent laws or to later rules. A parent law's later article counts with its law."""
    return [link for link in clause.facts.links if instrument_of(link, rulebook).group is group]


def parents_by_relation(clause: Clause, rulebook: Rulebook) -> dict[Relation, list[Link]]:
    """Links to parent laws by relation, relations in the order of the enumeration, core links before supporting ones."""
    links = sorted(links_in(clause, Group.PARENT, rulebook), key=lambda link: link.strength is Strength.SUPPORTING)
    by_relation = grouped(links, lambda link: link.relation)
    return {relation: by_relation[relation] for relation in Relation if relation in by_relation}


def later_by_instrument(clause: Clause, rulebook: Rulebook) -> dict[str, list[Link]]:
    """Links to later rules by instrument: rules in force before drafts, those with most links first."""
    by_law = grouped(links_in(clause, Group.LATER, rulebook), lambda link: rulebook.law(link.to).instrument)
    order = sorted(by_law, key=lambda name: (not rulebook.instruments[name].in_force, -len(by_law[name]), name))
    return {name: by_law[name] for name in order}


def changed_by(clause: Clause, rulebook: Rulebook) -> list[str]:
    """The rules in force, later than the Measures or beside them, that touch a clause."""
    return [name for name in later_by_instrument(clause, rulebook) if rulebook.instruments[name].in_force]


def today_by_actor(clause: Clause) -> dict[ActorId, list[Today]]:
    new = [one for one in clause.facts.today if one.kind is TodayKind.NEW]
    return grouped(new, lambda one: one.actor or ActorId.ANYONE)


def only_here(clause: Clause) -> list[Today]:
    return [one for one in clause.facts.today if one.kind is TodayKind.ONLY_HERE]


def chapters(rulebook: Rulebook) -> dict[int, list[Clause]]:
    return grouped(rulebook.clauses.values(), lambda clause: clause.wording.chapter)


def binding(actor: ActorId, rulebook: Rulebook) -> list[Clause]:
    """The clauses that bind an actor by their own wording."""
    return [clause for clause in rulebook.clauses.values() if actor in clause.facts.binds]


def by_actor(rulebook: Rulebook) -> dict[ActorId, list[Clause]]:
    return {actor: binding(actor, rulebook) for actor in (*ACTORS_WITH_PAGE, ActorId.REGULATOR)}


def by_topic(rulebook: Rulebook) -> dict[str, list[Clause]]:
    """Topics in the order of the vocabulary, those without a clause left out."""
    table = {
        topic: [clause for clause in rulebook.clauses.values() if topic in clause.facts.topics] for topic in rulebook.vocabulary.topics
    }
    return {topic: clauses for topic, clauses in table.items() if clauses}


def by_asker(rulebook: Rulebook) -> dict[Asker, list[Question]]:
    """Questions by who asks, askers in the order of the enumeration."""
    asked = grouped(rulebook.questions, lambda question: question.asks)
    return {asker: asked[asker] for asker in Asker if asker in asked}


def laws_in(group: Group, rulebook: Rulebook) -> list[Instrument]:
    return [law for name in laws_with_page(rulebook) if (law := rulebook.instruments[name]).group is group]


def laws_by_level(group: Group, rulebook: Rulebook) -> list[Instrument]:
    """Instruments of a group in force, highest level first, the latest first within a level; drafts at the end."""
    levels = list(type(next(iter(rulebook.instruments.values())).level))
    laws = sorted(laws_in(group, rulebook), key=lambda law: str(law.effective or law.published or ""), reverse=True)
    return sorted(laws, key=lambda law: (not law.in_force, levels.index(law.level)))


def penalties(rulebook: Rulebook) -> Iterator[tuple[Instrument, dict[int, list[Citing]]]]:
    """Instrument → article that punishes → the clauses whose breach leads there."""
    for law in rulebook.instruments.values():
        articles = {
            article: found
            for article, links in rulebook.citing.get(law.id, {}).items()
            if (found := [one for one in links if one.link.relation is Relation.SANCTION])
        }
        if articles:
            yield law, articles


def matrix(rulebook: Rulebook, group: Group) -> list[tuple[Instrument, dict[int, int]]]:
    """Instruments that any clause cites, each with the number of links per clause, most cited first."""
    rows = []
    for law in laws_in(group, rulebook):
        links = [one for articles in rulebook.citing.get(law.id, {}).values() for one in articles]
        if links:
            rows.append((law, {n: len(found) for n, found in grouped(links, lambda one: one.clause.article).items()}))
    return sorted(rows, key=lambda row: (not row[0].in_force, -sum(row[1].values())))


def citing_clauses(links: Iterable[Citing]) -> list[ClauseId]:
    """The places of the Measures that links come from, each once, in order."""
    return sorted({one.clause for one in links})


def clauses_citing(rulebook: Rulebook, law: Instrument) -> list[int]:
    """The numbers of the clauses that a law's articles are linked to."""
    links = (one for articles in rulebook.citing.get(law.id, {}).values() for one in articles)
    return sorted({one.clause.article for one in links})


def duty_count(rulebook: Rulebook, actor: str) -> int:
    return sum(actor in duty.actor for _, duty in rulebook.duties())

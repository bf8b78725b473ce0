"""The duties of the real rulebook: enough of them, each once, each with what a reader needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rulebook.kinds import ActorId, Phase
from rulebook.model import Rulebook
from rulebook.similar import similar_duties


def test_there_are_at_least_a_hundred(rulebook: Rulebook) -> None:
    assert sum(1 for _ in rulebook.duties()) >= 100


@pytest.mark.parametrize("article", range(5, 27))
def test_article_has_duties(rulebook: Rulebook, article: int) -> None:
    assert rulebook.clauses[article].facts.duties


@pytest.mark.parametrize("actor", [ActorId.PLATFORM, ActorId.OPERATOR, ActorId.HOST, ActorId.AGENCY])
def test_actor_has_duties_in_more_than_one_phase(rulebook: Rulebook, actor: ActorId) -> None:
    assert len({duty.phase for _, duty in rulebook.duties() if actor in duty.actor}) > 1


@pytest.mark.parametrize("phase", Phase)
def test_phase_has_duties(rulebook: Rulebook, phase: Phase) -> None:
    assert any(duty.phase is phase for _, duty in rulebook.duties())


def test_no_duty_stands_twice(rulebook: Rulebook) -> None:
    pairs = [f"{first.id} ~ {second.id} ({ratio:.2f})" for first, second, ratio in similar_duties(rulebook)]
    assert pairs == []


def test_a_duty_written_again_is_found(rulebook: Rulebook) -> None:
    clause = rulebook.clauses[8]
    first = clause.facts.duties[0]
    again = first.model_copy(update={"id": "D08-99", "zh_hant": first.zh_hant.replace("，", "、", 1)})
    facts = clause.facts.model_copy(update={"duties": (*clause.facts.duties, again)})
    doubled = replace(rulebook, clauses={**rulebook.clauses, 8: replace(clause, facts=facts)})
    assert [(one.id, other.id) for one, other, _ in similar_duties(doubled)] == [(first.id, "D08-99")]


def test_a_duty_of_a_later_rule_says_since_when(rulebook: Rulebook) -> None:
    for _, duty in rulebook.duties():
        for law in rulebook.laws(duty.added_by):
            instrument = rulebook.instruments[law.instrument]
            assert duty.since or instrument.effective or instrument.published or instrument.dated, duty.id


def test_fingerprint_follows_what_must_be_done_and_when(rulebook: Rulebook) -> None:
    _, duty = next(rulebook.duties())
    assert duty.model_copy(update={"zh_hant": duty.zh_hant + "。"}).fingerprint != duty.fingerprint
    assert duty.model_copy(update={"en": "Something else."}).fingerprint == duty.fingerprint

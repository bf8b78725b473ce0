"""docs/questions.yml: what people ask in their own words, and the places that answer it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from pydantic import field_validator, model_validator

from .facts import Fact, Localized


class Asker(StrEnum):
    """Who asks, in the order in which the page has them."""

    PLATFORM = "platform"
    OPERATOR = "operator"
    HOST = "host"
    AGENCY = "agency"
    BUYER = "buyer"


class Question(Localized):
    """A question, and the places that answer it, the best first (labels as in prose)."""

    asks: Asker
    leads_to: tuple[str, ...]

    @field_validator("leads_to")
    @classmethod
    def _somewhere(cls, labels: tuple[str, ...]) -> tuple[str, ...]:
        if not labels:
            raise ValueError("Must lead to a place")
        return labels


class Questions(Fact):
    """docs/questions.yml"""

    questions: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Questions:
        times = Counter(text for question in self.questions for text in (question.zh_hant, question.en))
        if twice := sorted(text for text, count in times.items() if count > 1):
            raise ValueError(f"Must ask each question once: {'; '.join(twice)}")
        return self

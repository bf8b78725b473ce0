"""The facts in docs/retired.yml: what became of an address that was published and is no longer made."""

from __future__ import annotations

from pydantic import field_validator, model_validator

from .facts import Fact, Localized, OneOrMore


class Retired(Fact):
    """An address that moved (`to`), or was withdrawn: what it was, and what stands in its place (IDs as in prose)."""

    address: str
    to: str | None = None
    withdrawn: Localized | None = None
    instead: OneOrMore = ()

    @field_validator("address")
    @classmethod
    def _from_the_root(cls, value: str) -> str:
        if not value.startswith("/"):
            raise ValueError(f'Must begin with a slash, as in permalinks.txt: "{value}"')
        return value

    @model_validator(mode="after")
    def _one_of_two(self) -> Retired:
        if bool(self.to) == bool(self.withdrawn) or (self.to and self.instead):
            raise ValueError("Must say either `to` (it moved), or `withdrawn` and `instead` (what it was, what stands in its place)")
        return self

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The IDs of what stands there now."""
        return (self.to,) if self.to else self.instead


class RetiredList(Fact):
    """docs/retired.yml"""

    retired: tuple[Retired, ...] = ()

"""What published records share: text in three languages, addresses, and the head of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from .. import addresses
from ..exports.data import Record
from ..facts import Localized
from ..languages import Language
from ..links import Target
from ..model import Rulebook
from ..script import to_hans, to_hant
from ..source import Prose
from ..voice import Voice

SCHEMA_VERSION = "1.0"
LICENCE = "CC-BY-4.0"


class Words(Record):
    """A text in the three languages, by BCP 47 tag."""

    zh_hant: str = Field(alias="zh-Hant")
    zh_hans: str = Field(alias="zh-Hans")
    en: str


# Where a thing stands: its short address for good, which is in no language, and its place on the page of each language.
Address = Annotated[str, Field(description="for good, in no language; from the root of the host where the site's address is not set")]
Pages = Annotated[Words, Field(description="the addresses of its place in the three languages")]


class File(Record):
    """The head of each file."""

    schema_: str = Field(alias="$schema", description="the schema, beside the file")
    schema_version: Literal["1.0"]
    handbook_version: str
    measures_version: date = Field(description="the day on which the wording of the Measures took effect")
    as_of: date = Field(description="the day on which the facts were last checked")
    licence: str = Field(description="SPDX identifier; the wording of laws is free")


@dataclass(frozen=True)
class Scribe:
    """Says things of a rulebook in the three languages."""

    rulebook: Rulebook

    @cached_property
    def voices(self) -> dict[Language, Voice]:
        return {language: Voice(self.rulebook, language, "index") for language in Language}

    def __call__(self, words: Callable[[Voice], str]) -> Words | None:
        """What each voice says; None where they say nothing."""
        said = {str(language): words(voice) for language, voice in self.voices.items()}
        return Words(**said) if any(said.values()) else None

    def say(self, text: Localized | None) -> Words | None:
        return self(lambda voice: voice.say(text))

    def each(self, texts: Iterable[Localized]) -> list[Words]:
        return [self.say(text) for text in texts]

    def official(self, hans: str, en: str) -> Words:
        """Official Simplified text with its Traditional form, and the English."""
        return Words(zh_hant=to_hant(hans), zh_hans=hans, en=en)

    def prose(self, prose: dict[Language, Prose] | None) -> Words | None:
        """A text in Markdown as it was written: its references are IDs."""
        if not prose:
            return None
        hant, english = (prose[language].text.strip() for language in (Language.HANT, Language.EN))
        return Words(zh_hant=hant, zh_hans=to_hans(hant), en=english)

    def where(self, short: str) -> dict[str, Any]:
        """The fields `address` and `pages` of a thing by its short address."""
        return {"address": self.address(short), "pages": self.pages(self.table[short])}

    def address(self, short: str) -> str:
        """A short address as a program outside the site writes it."""
        return addresses.absolute(short, self.rulebook)

    @cached_property
    def table(self) -> dict[str, Target]:
        return addresses.table(self.rulebook)

    def pages(self, target: Target) -> Words:
        """A page and anchor in each language."""
        return Words(**{language: addresses.absolute(f"{language.folder}{target.path}", self.rulebook) for language in Language})

    def head(self, name: str) -> dict[str, object]:
        """The fields of File for a file."""
        settings = self.rulebook.settings
        return {
            "schema_": f"{name}.schema.json",
            "schema_version": SCHEMA_VERSION,
            "handbook_version": settings.version,
            "measures_version": self.rulebook.instruments["measures"].effective,
            "as_of": settings.as_of,
            "licence": LICENCE,
        }

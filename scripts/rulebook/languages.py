"""The three languages of the site."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """BCP 47 tags. Traditional Chinese is the default and stands at the root of the site."""

    HANT = "zh-Hant"
    HANS = "zh-Hans"
    EN = "en"

    @property
    def is_chinese(self) -> bool:
        return self is not Language.EN

    @property
    def autonym(self) -> str:
        """The language's name in itself."""
        return {Language.HANT: "繁體中文", Language.HANS: "简体中文", Language.EN: "English"}[self]

    @property
    def folder(self) -> str:
        """Where its pages stand under the root of the site: empty for the default language, else with a slash at its end."""
        return "" if self is Language.HANT else f"{self}/"

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

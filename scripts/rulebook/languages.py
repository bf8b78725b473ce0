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
    def other_for_wording(self) -> Language:
        """The language shown beside the enacted wording on wish."""
        return Language.HANT if self is Language.EN else Language.EN

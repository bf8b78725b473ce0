"""The first words of a page, for descriptions, pictures and feeds."""

from __future__ import annotations

import re

from .languages import Language
from .model import Clause
from .numerals import to_chinese, to_roman
from .places import ClauseId
from .voice import Voice

LENGTH = {Language.HANT: 110, Language.HANS: 110, Language.EN: 220}
SENTENCE = re.compile(r".*[。！？]|.*[.!?](?= )", re.DOTALL)
MARKUP = re.compile(r"\[([^\]\[]*)\](?:\[[^\]\[]*\]|\([^)]*\))|[*_`]{1,2}|\{[^}]*\}|<[^>]+>")
NO_PARAGRAPH = ("#", "|", "-", ">", "<", "!", "[")


def clip(text: str, language: Language) -> str:
    """The beginning of a text: at the end of a sentence in its second half where there is one, else at a word, with an ellipsis.

    >>> clip("Short enough.", Language.EN)
    'Short enough.'
    """
    limit = LENGTH[language]
    if len(text) <= limit:
        return text
    whole = SENTENCE.match(text[:limit])
    if whole and len(whole[0]) > limit // 2:
        return whole[0]
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if language is Language.EN else head).rstrip("，、：；,:; ") + "…"


def of_clause(clause: Clause, voice: Voice) -> str:
    """The first words of a clause in the page's language: as enacted, or in our translation."""
    english = voice.language is Language.EN
    article = clause.translation if english else clause.wording
    said = [_marked(place, text, english) for place, text in article.places()]
    return clip(" ".join(said) if english else voice.chinese("".join(said)), voice.language)


def _marked(place: ClauseId, text: str, english: bool) -> str:
    if not place.item:
        return text
    return f"({to_roman(place.item)}) {text}" if english else f"（{to_chinese(place.item)}）{text}"


def of_prose(markdown: str, language: Language) -> str:
    """The first words of a text in Markdown: its first paragraph that is no heading, list, table or figure."""
    paragraphs = (one.strip() for one in markdown.split("\n\n"))
    first = next((one for one in paragraphs if one and not one.startswith(NO_PARAGRAPH)), "")
    return clip(MARKUP.sub(lambda match: match[1] or "", " ".join(first.split("\n"))), language)

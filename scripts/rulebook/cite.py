"""Citations, in each language's own form.

Chinese: Chinese numerals, 項 without brackets, 款 left out where the article has only one (Supreme People's Court,
norm for citing laws in civil judgments, 2016). English: Art. 8(2), Art. 18(iv).
"""

from __future__ import annotations

from .facts import Link
from .kinds import Unit
from .languages import Language
from .model import Rulebook
from .numerals import to_chinese, to_roman
from .places import ClauseId, LawId
from .script import to_hans, to_hant

CHINESE_UNITS = {Unit.ARTICLE: "條", Unit.POINT: "點", Unit.PART: "部分", Unit.ITEM: "項"}


def _script(text: str, language: Language) -> str:
    return to_hans(text) if language is Language.HANS else text


def _chinese(article: int, paragraph: int, item: int, unit: Unit = Unit.ARTICLE) -> str:
    parts = (article, CHINESE_UNITS[unit]), (paragraph, "款"), (item, "項")
    return "".join(f"第{to_chinese(number)}{name}" for number, name in parts if number)


def _english(article: int, paragraph: int, item: int, unit: Unit = Unit.ARTICLE) -> str:
    head = f"Art. {article}" if unit is Unit.ARTICLE else f"{unit} {article}"
    return head + (f"({paragraph})" if paragraph else "") + (f"({to_roman(item)})" if item else "")


def cite(place: ClauseId, rulebook: Rulebook, language: Language) -> str:
    """A place in the Measures as a lawyer writes it, 款 left out where the article has one.

    >>> cite(ClauseId.parse("18-1-4"), rulebook, Language.HANT)
    '第十八條第四項'
    >>> cite(ClauseId.parse("8-2"), rulebook, Language.EN)
    'Art. 8(2)'
    """
    one = len(rulebook.text.articles[place.article].paragraphs) == 1
    parts = place.article, 0 if one else place.paragraph, place.item
    return _english(*parts) if language is Language.EN else _script(_chinese(*parts), language)


def cite_in_full(place: ClauseId, rulebook: Rulebook, language: Language) -> str:
    """A place in the Measures with their whole title, as it is cited outside of this site.

    >>> cite_in_full(ClauseId.parse("18-1-4"), rulebook, Language.HANT)
    '《網絡直播營銷管理辦法（試行）》第十八條第四項'
    >>> cite_in_full(ClauseId.parse("8-2"), rulebook, Language.EN)
    'Measures for the Administration of Online Live-Streaming Marketing (Trial), Art. 8(2)'
    """
    title = rulebook.instruments["measures"].title
    if language is Language.EN:
        return f"{title.en}, {cite(place, rulebook, language)}"
    return _script(f"《{to_hant(title.zh_hans)}》{cite(place, rulebook, Language.HANT)}", language)


def cite_within(place: LawId, rulebook: Rulebook, language: Language) -> str:
    """A place in another instrument without the instrument's name; empty for the instrument as a whole."""
    if not place.article:
        return ""
    parts = place.article, place.paragraph, place.item, rulebook.instruments[place.instrument].unit
    return _english(*parts) if language is Language.EN else _script(_chinese(*parts), language)


def cite_law(place: LawId, rulebook: Rulebook, language: Language) -> str:
    """A place in another instrument with its short title: 《電子商務法》第三十八條, E-Commerce Law, Art. 38."""
    name = rulebook.instruments[place.instrument].short.say(language)
    within = cite_within(place, rulebook, language)
    if language is Language.EN:
        return f"{name}, {within}" if within else name
    return f"《{name}》{within}"


def cite_link(link: Link, rulebook: Rulebook, language: Language) -> str:
    """The place that a link leads to, without the instrument's name; its own pinpoint where it has one."""
    return link.pinpoint.say(language) if link.pinpoint else cite_within(rulebook.law(link.to), rulebook, language)

"""Citations in the three languages, on the real articles: two paragraphs, one paragraph with items, two with items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import cite
from rulebook.facts import Link
from rulebook.languages import Language
from rulebook.links import UnknownTarget, resolve
from rulebook.model import Rulebook
from rulebook.places import ClauseId

HANT, HANS, EN = Language.HANT, Language.HANS, Language.EN

CLAUSES = [  # ID, Traditional, Simplified, English
    ("8", "第八條", "第八条", "Art. 8"),
    ("30", "第三十條", "第三十条", "Art. 30"),
    ("2-6", "第二條第六款", "第二条第六款", "Art. 2(6)"),
    ("8-2", "第八條第二款", "第八条第二款", "Art. 8(2)"),
    ("18-1", "第十八條", "第十八条", "Art. 18"),
    ("18-1-4", "第十八條第四項", "第十八条第四项", "Art. 18(iv)"),
    ("20-2-1", "第二十條第二款第一項", "第二十条第二款第一项", "Art. 20(2)(i)"),
]

LAWS = [
    ("ecl", "《電子商務法》", "《电子商务法》", "E-Commerce Law"),
    ("ecl-38", "《電子商務法》第三十八條", "《电子商务法》第三十八条", "E-Commerce Law, Art. 38"),
    ("ecl-38-2", "《電子商務法》第三十八條第二款", "《电子商务法》第三十八条第二款", "E-Commerce Law, Art. 38(2)"),
    ("lecm-54-1-6", "《直播電商監督管理辦法》第五十四條第一款第六項", "《直播电商监督管理办法》第五十四条第一款第六项", "Live E-commerce Measures, Art. 54(1)(vi)"),
]  # fmt: skip

UNITS = [("article", "第三條", "Art. 3"), ("point", "第三點", "point 3"), ("part", "第三部分", "part 3"), ("item", "第三項", "item 3")]


@pytest.mark.parametrize(("text", "hant", "hans", "en"), CLAUSES)
def test_a_place_in_the_measures(text: str, hant: str, hans: str, en: str, rulebook: Rulebook) -> None:
    place = ClauseId.parse(text)
    assert [cite.cite(place, rulebook, language) for language in (HANT, HANS, EN)] == [hant, hans, en]


@pytest.mark.parametrize(("text", "hant", "hans", "en"), LAWS)
def test_a_place_in_a_law(text: str, hant: str, hans: str, en: str, rulebook: Rulebook) -> None:
    place = rulebook.law(text)
    assert [cite.cite_law(place, rulebook, language) for language in (HANT, HANS, EN)] == [hant, hans, en]


@pytest.mark.parametrize(("unit", "hant", "en"), UNITS)
def test_an_instrument_without_articles_is_cited_by_its_own_unit(unit: str, hant: str, en: str, rulebook: Rulebook) -> None:
    name = next((law.id for law in rulebook.instruments.values() if law.unit == unit), None)
    if name is None:
        pytest.skip(f"no instrument is counted in {unit}s")
    place = rulebook.law(f"{name}-3")
    assert [cite.cite_within(place, rulebook, language) for language in (HANT, EN)] == [hant, en]


def test_a_whole_instrument_has_no_place_within(rulebook: Rulebook) -> None:
    assert cite.cite_within(rulebook.law("ecl"), rulebook, EN) == ""


def link(**fields: object) -> Link:
    return Link.model_validate({"to": "ecl-38-2", "relation": "same-duty", "confidence": "high", "zh-Hant": "一", "en": "one"} | fields)


def test_a_link_is_cited_by_its_place(rulebook: Rulebook) -> None:
    assert cite.cite_link(link(), rulebook, EN) == "Art. 38(2)"


def test_a_link_is_cited_by_its_own_pinpoint_where_it_has_one(rulebook: Rulebook) -> None:
    own = link(pinpoint={"zh-Hant": "第三章", "en": "Chapter III"})
    assert [cite.cite_link(own, rulebook, language) for language in (HANT, HANS, EN)] == ["第三章", "第三章", "Chapter III"]


@given(data=st.data())
def test_no_two_places_of_an_article_are_cited_alike(data: st.DataObject, rulebook: Rulebook) -> None:
    article = data.draw(st.sampled_from(list(rulebook.text.articles.values())))
    places = [place for place, _ in article.places()]
    for language in Language:
        assert len({cite.cite(place, rulebook, language) for place in places}) == len(places)


RESOLVED = [  # label, page, anchor
    ("8", "measures/8", ""),
    ("8-2", "measures/8", "p2"),
    ("18-1-4", "measures/18", "p1-i4"),
    ("ecl", "laws/ecl", ""),
    ("measures", "measures/index", ""),
    ("cite", "cite", ""),
    ("actors/host", "actors/host", ""),
    ("indexes/matrix", "indexes/matrix", ""),
]


@pytest.mark.parametrize(("label", "page", "anchor"), RESOLVED)
def test_a_reference_label_leads_to_its_page_and_anchor(label: str, page: str, anchor: str, rulebook: Rulebook) -> None:
    target = resolve(label, rulebook)
    assert (target.page, target.anchor) == (page, anchor)


@pytest.mark.parametrize("label", ["31", "8-9", "18-1-99", "08", "D99-01", "ecll", "ecl-9999", "actors/nobody", ""])
def test_a_label_that_leads_nowhere_is_refused(label: str, rulebook: Rulebook) -> None:
    with pytest.raises(UnknownTarget, match="Must refer to"):
        resolve(label, rulebook)

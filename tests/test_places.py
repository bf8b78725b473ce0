"""Names of places: what parses, what does not, and that a name read and written again is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook.places import ClauseId, LawId, article_of_duty

INSTRUMENTS = {"ecl", "ecl-draft", "lecm", "sta-2025", "sta-2025-15", "spc-consumer", "gbt-41247"}
NUMBERS = st.integers(1, 999)

CLAUSE_IDS = [  # ID, place, anchor on its page, anchor in the whole text, eId
    ("8", (8, 0, 0), "", "art-8", "art_8"),
    ("30", (30, 0, 0), "", "art-30", "art_30"),
    ("8-2", (8, 2, 0), "p2", "art-8-p2", "art_8__para_2"),
    ("18-1-4", (18, 1, 4), "p1-i4", "art-18-p1-i4", "art_18__para_1__point_4"),
    ("20-2-10", (20, 2, 10), "p2-i10", "art-20-p2-i10", "art_20__para_2__point_10"),
]

NO_CLAUSE_IDS = [
    "", "0", "08", "8-0", "8-02", "8-2-0", "18-1-04", "-8", "8-", "8--2", "8-2-", "8-2-3-4", "+8", "8.2", "8 ", " 8", "8\n",
    "8-2x", "x8", "VIII", "viii", "８", "8-２", "٨", "八", "第八條", "D08-03", "ecl-38", "8_2", "8–2",
]  # fmt: skip

LAW_IDS = [  # ID, place, anchor
    ("ecl", ("ecl", 0, 0, 0), ""),
    ("ecl-38", ("ecl", 38, 0, 0), "a38"),
    ("ecl-38-1", ("ecl", 38, 1, 0), "a38"),
    ("lecm-54-1-2", ("lecm", 54, 1, 2), "a54"),
    ("ecl-draft", ("ecl-draft", 0, 0, 0), ""),
    ("ecl-draft-3", ("ecl-draft", 3, 0, 0), "a3"),
    ("sta-2025-15", ("sta-2025-15", 0, 0, 0), ""),
    ("sta-2025-15-1", ("sta-2025-15", 1, 0, 0), "a1"),
    ("sta-2025-7", ("sta-2025", 7, 0, 0), "a7"),
    ("gbt-41247-5-2", ("gbt-41247", 5, 2, 0), "a5"),
]

NO_LAW_IDS = [
    "", "-", "38", "ecll", "ecl38", "ECL", "Ecl-38", "ecl-0", "ecl-038", "ecl-38-01", "ecl-38-0", "ecl-", "ecl--38", "ecl-38-",
    "ecl-38-1-2-3", "ecl-３８", "ecl-三十八", "ecl-38 ", " ecl-38", "ecl-38\n", "ecl_38", "ecl-38x", "ecl-x", "draft-3", "spc",
]  # fmt: skip

DUTY_IDS = [("D08-03", 8), ("D30-12", 30), ("D18-99", 18), ("D120-01", 120)]

NO_DUTY_IDS = [
    "", "D8-03", "D08-3", "D08-003", "d08-03", "08-03", "D08", "D08-03-1", "D08-03 ", "D０８-03", "D08-０３", "xD08-03", "D08-03\n",
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), [row[:2] for row in CLAUSE_IDS])
def test_clause_id_names_its_place(text: str, place: tuple[int, int, int]) -> None:
    assert ClauseId.parse(text) == ClauseId(*place)


@pytest.mark.parametrize(("text", "anchor", "in_whole", "eid"), [(row[0], *row[2:]) for row in CLAUSE_IDS])
def test_clause_id_has_its_anchors(text: str, anchor: str, in_whole: str, eid: str) -> None:
    place = ClauseId.parse(text)
    assert (place.anchor, place.anchor_in_whole, place.eid) == (anchor, in_whole, eid)


@pytest.mark.parametrize("text", NO_CLAUSE_IDS)
def test_other_text_is_no_clause_id(text: str) -> None:
    with pytest.raises(ValueError, match="Must be a clause ID"):
        ClauseId.parse(text)


@st.composite
def clause_places(draw: st.DrawFn) -> ClauseId:
    depth = draw(st.integers(1, 3))
    return ClauseId(*(draw(NUMBERS) for _ in range(depth)))


@given(clause_places())
def test_clause_id_written_and_read_is_the_same(place: ClauseId) -> None:
    assert ClauseId.parse(str(place)) == place


@given(st.from_regex(r"\A[0-9\-]{1,9}\Z") | st.text(max_size=9))
def test_a_clause_id_that_parses_is_written_as_it_was(text: str) -> None:
    try:
        place = ClauseId.parse(text)
    except ValueError:
        return
    assert str(place) == text


@given(clause_places(), clause_places())
def test_different_places_have_different_anchors(one: ClauseId, other: ClauseId) -> None:
    assert (one.anchor_in_whole == other.anchor_in_whole) == (one == other)


@given(st.lists(clause_places(), max_size=8))
def test_places_sort_in_the_order_of_the_law(places: list[ClauseId]) -> None:
    numbers = [(place.article, place.paragraph, place.item) for place in places]
    assert [(place.article, place.paragraph, place.item) for place in sorted(places)] == sorted(numbers)


@pytest.mark.parametrize(("text", "place", "anchor"), LAW_IDS)
def test_law_id_names_its_place(text: str, place: tuple[str, int, int, int], anchor: str) -> None:
    law = LawId.parse(text, INSTRUMENTS)
    assert (law, law.anchor) == (LawId(*place), anchor)


@pytest.mark.parametrize("text", NO_LAW_IDS)
def test_other_text_is_no_law_id(text: str) -> None:
    with pytest.raises(ValueError, match="Must be an instrument"):
        LawId.parse(text, INSTRUMENTS)


@given(st.sampled_from(sorted(INSTRUMENTS - {"sta-2025"})), st.lists(NUMBERS, max_size=3))
def test_law_id_written_and_read_is_the_same(instrument: str, numbers: list[int]) -> None:
    place = LawId(instrument, *numbers)
    assert LawId.parse(str(place), INSTRUMENTS) == place


@given(st.sampled_from(sorted(INSTRUMENTS)), st.from_regex(r"\A[0-9\-]{0,7}\Z"))
def test_a_law_id_that_parses_is_written_as_it_was(instrument: str, rest: str) -> None:
    try:
        place = LawId.parse(instrument + rest, INSTRUMENTS)
    except ValueError:
        return
    assert str(place) == instrument + rest


def test_the_longest_instrument_wins() -> None:
    assert LawId.parse("sta-2025-15", INSTRUMENTS) == LawId("sta-2025-15")
    assert LawId.parse("sta-2025-15", {"sta-2025"}) == LawId("sta-2025", 15)


def test_whole_article_drops_paragraph_and_item() -> None:
    assert LawId("lecm", 54, 1, 2).whole_article == LawId("lecm", 54)


@pytest.mark.parametrize(("text", "article"), DUTY_IDS)
def test_duty_id_names_its_article(text: str, article: int) -> None:
    assert article_of_duty(text) == article


@pytest.mark.parametrize("text", NO_DUTY_IDS)
def test_other_text_is_no_duty_id(text: str) -> None:
    with pytest.raises(ValueError, match="Must have a duty ID"):
        article_of_duty(text)

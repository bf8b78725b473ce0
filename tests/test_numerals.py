"""Chinese and Roman numerals: a table, there and back, and nothing else accepted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook.numerals import from_chinese, from_roman, to_chinese, to_roman

CHINESE = [
    (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "一百"),
    (101, "一百零一"), (110, "一百一十"), (115, "一百一十五"), (120, "一百二十"), (999, "九百九十九"), (1000, "一千"),
    (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (1195, "一千一百九十五"), (1260, "一千二百六十"),
    (9009, "九千零九"), (9999, "九千九百九十九"),
]  # fmt: skip

ROMAN = [
    (1, "i"), (2, "ii"), (3, "iii"), (4, "iv"), (5, "v"), (6, "vi"), (8, "viii"), (9, "ix"), (10, "x"), (14, "xiv"),
    (19, "xix"), (20, "xx"), (24, "xxiv"), (38, "xxxviii"), (39, "xxxix"),
]  # fmt: skip

NO_CHINESE = ["8", "８", "第八", "八條", "八 ", "VIII", "壹", "〇"]
MALFORMED = ["", "十十", "一二"]
NO_ROMAN = ["", "8", "iiii", "vv", "iix", "ⅷ", "xl", "x ", "八"]


@pytest.mark.parametrize(("number", "text"), CHINESE)
def test_chinese_numerals(number: int, text: str) -> None:
    assert (to_chinese(number), from_chinese(text)) == (text, number)


@given(st.integers(1, 9999))
def test_chinese_numerals_there_and_back(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_different_numbers_have_different_chinese_numerals(one: int, other: int) -> None:
    assert (to_chinese(one) == to_chinese(other)) == (one == other)


@pytest.mark.parametrize("text", NO_CHINESE)
def test_other_text_is_no_chinese_numeral(text: str) -> None:
    with pytest.raises(ValueError):
        from_chinese(text)


@pytest.mark.parametrize("text", MALFORMED)
def test_numerals_in_a_wrong_order_are_no_number(text: str) -> None:
    with pytest.raises(ValueError):
        from_chinese(text)


@pytest.mark.parametrize(("number", "text"), ROMAN)
def test_roman_numerals(number: int, text: str) -> None:
    assert (to_roman(number), from_roman(text), from_roman(text.upper())) == (text, number, number)


@given(st.integers(1, 39))
def test_roman_numerals_there_and_back(number: int) -> None:
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize("text", NO_ROMAN)
def test_other_text_is_no_roman_numeral(text: str) -> None:
    with pytest.raises(ValueError):
        from_roman(text)

"""Chinese and Roman numerals, as articles, paragraphs and items are counted with them."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def to_chinese(number: int) -> str:
    """A number from 1 to 9999 in Chinese numerals.

    >>> [to_chinese(n) for n in (8, 10, 18, 20, 105, 110, 1019)]
    ['八', '十', '十八', '二十', '一百零五', '一百一十', '一千零一十九']
    """
    if number < 20:
        return ("十" if number >= 10 else "") + (DIGITS[number % 10] if number % 10 else "")
    text, rest = "", number
    for value, unit in UNITS:
        count, rest = divmod(rest, value)
        text += DIGITS[count] + unit if count else "零"
    text += DIGITS[rest] if rest else ""
    return re.sub("零+", "零", text).strip("零")


def from_chinese(text: str) -> int:
    """The number that Chinese numerals from 一 to 九千九百九十九 stand for. Raises ValueError for other text.

    >>> [from_chinese(t) for t in ("八", "十", "十八", "二十", "一百零五", "一千零一十九")]
    [8, 10, 18, 20, 105, 1019]
    """
    total, digit = 0, 0
    units = {unit: value for value, unit in UNITS}
    for character in text:
        if character in units:
            total, digit = total + (digit or 1) * units[character], 0
        else:
            digit = DIGITS.index(character)
    if not text or to_chinese(total + digit) != text:
        raise ValueError(f"Must be a number in Chinese numerals: {text}")
    return total + digit


def to_roman(number: int) -> str:
    """A number from 1 to 39 in lower-case Roman numerals."""
    text = ""
    for value, letters in ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def from_roman(text: str) -> int:
    """The number that Roman numerals up to 39 stand for, in either case. Raises ValueError for other text."""
    for number in range(1, 40):
        if to_roman(number) == text.lower():
            return number
    raise ValueError(f"Must be a Roman numeral: {text}")

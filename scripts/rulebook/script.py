"""Conversion between Traditional and Simplified script: OpenCC, and the few words it gets wrong. The vocabulary stays mainland."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

QUOTES_TO_HANS = str.maketrans("「」『』", "“”‘’")
QUOTES_TO_HANT = str.maketrans("“”‘’", "「」『』")

# OpenCC's Taiwan forms, without those that this house does not use, and a word that it cuts in the wrong place.
HANT_CORRECTIONS = {"臺": "台", "佈": "布", "著裝": "着裝", "采取": "採取"}
# Words in which OpenCC's t2s keeps a character that Simplified script writes another way.
HANS_CORRECTIONS = {"覆核": "复核"}

HAN = re.compile(r"[㐀-鿿]")
# Written in Traditional text, too, although Big5 lacks them or GB 2312 does.
NOT_ONLY_HANS = frozenset("着")
NOT_ONLY_HANT = frozenset("瞭囤")
# Simplified forms that Big5 has a place for, as rare characters of another sense.
ALSO_HANS = frozenset("万与优价体党听坏怀愿扰机构极柜洁确离种网胜荐触赶适儿气惊庄异")
UNWANTED = {
    "連結": "鏈接",
    "傭金": "佣金",
    "分傭": "分佣",
    "覆核": "複核",
    "佈景": "布景",
    "平臺": "平台",
    "裏": "裡",
    "爲": "為",
    "羣": "群",
}


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def _replace(text: str, corrections: dict[str, str]) -> str:
    for wrong, right in corrections.items():
        text = text.replace(wrong, right)
    return text


@cache
def to_hans(text: str) -> str:
    """Traditional text in Simplified script, with the quotation marks that go with it. Everything else stays."""
    return _replace(_converter("t2s").convert(text), HANS_CORRECTIONS).translate(QUOTES_TO_HANS)


@cache
def to_hant(text: str) -> str:
    """Simplified text in Traditional script, with the quotation marks that go with it."""
    return _replace(_converter("s2tw").convert(text), HANT_CORRECTIONS).translate(QUOTES_TO_HANT)


def _not_in(codec: str, text: str) -> str:
    return "".join(dict.fromkeys(c for c in HAN.findall(text) if not c.encode(codec, "ignore")))


def simplified_in(text: str) -> str:
    """The characters of a Traditional text that only Simplified script has (outside Big5, or listed), each once."""
    outside = _not_in("cp950", text)
    return "".join(dict.fromkeys(c for c in text if c in ALSO_HANS or (c in outside and c not in NOT_ONLY_HANS)))


def traditional_in(text: str) -> str:
    """The characters of a Simplified text that only Traditional script has (those outside GB 2312), each once."""
    return "".join(c for c in _not_in("gb2312", text) if c not in NOT_ONLY_HANT)


def unwanted_in(text: str) -> list[tuple[str, str]]:
    """Spellings of Traditional text that this house does not use, each with the one it does."""
    return [(wrong, right) for wrong, right in UNWANTED.items() if wrong in text]

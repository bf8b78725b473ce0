"""Conversion between scripts: the enacted text comes back exactly, the vocabulary stays mainland, wrong script is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook.script import simplified_in, to_hans, to_hant, traditional_in, unwanted_in

ENACTED = (Path(__file__).parents[1] / "docs/measures/enacted.zh-Hans.txt").read_text(encoding="utf-8")
LINES = [line for line in ENACTED.splitlines() if line]

PAIRS = [  # Simplified, Traditional as this house writes it
    ("网络直播营销", "網絡直播營銷"),
    ("音视频、账号、信息、数据、软件", "音視頻、賬號、信息、數據、軟件"),
    ("平台链接", "平台鏈接"),
    ("佣金", "佣金"),
    ("复核", "複核"),
    ("布景", "布景"),
    ("发布、公布、颁布", "發布、公布、頒布"),
    ("显著", "顯著"),
    ("着装", "着裝"),
    ("采取必要措施", "採取必要措施"),
    ("群组、为、线、里", "群組、為、線、裡"),
    ("规章制度、征求意见、后台、干扰", "規章制度、徵求意見、後台、干擾"),
    ("第十八条第四项", "第十八條第四項"),
    ("2021 年 5 月 25 日", "2021 年 5 月 25 日"),
]

QUOTES = [("“电子商务平台经营者”", "「電子商務平台經營者」"), ("“甲‘乙’丙”", "「甲『乙』丙」")]

SIMPLIFIED = [("網絡", ""), ("数据", "数"), ("说說说", "说"), ("沿着", ""), ("著作", ""), ("Art. 8 ‘’—…", ""), ("", "")]

# Simplified forms that Big5 has a place for, too: as common in the law as 机构, 适用, 优惠, 网站.
IN_BIG5 = "万与优价体党听坏怀愿扰机构极柜洁确离种网胜荐触赶适"
IN_BOTH_SCRIPTS = "皇后、公里、干涉、批准、佣金、占用、台、出征、姓范、丑時、雇用、污染、泄露、咨詢、划算、合伙、恒心、挂牌、茶几、余"
TRADITIONAL = [("网络", ""), ("網絡", "網絡"), ("網网網", "網"), ("明瞭、囤积", ""), ("Art. 8 “”—…", ""), ("", "")]

UNWANTED = [
    ("連結", "鏈接"), ("傭金", "佣金"), ("分傭", "分佣"), ("覆核", "複核"), ("佈景", "布景"), ("平臺", "平台"), ("裏", "裡"),
    ("爲", "為"), ("羣", "群"),
]  # fmt: skip


def test_enacted_text_converts_back_exactly() -> None:
    assert to_hans(to_hant(ENACTED)) == ENACTED


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:6])
def test_each_line_of_the_enacted_text_converts_back_exactly(line: str) -> None:
    assert to_hans(to_hant(line)) == line


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:6])
def test_each_line_of_the_enacted_text_is_traditional_when_converted(line: str) -> None:
    assert (simplified_in(to_hant(line)), unwanted_in(to_hant(line))) == ("", [])


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:6])
def test_each_line_of_the_enacted_text_is_simplified(line: str) -> None:
    assert traditional_in(line) == ""


@pytest.mark.parametrize(("hans", "hant"), PAIRS)
def test_words_change_script_and_stay_the_same_word(hans: str, hant: str) -> None:
    assert (to_hant(hans), to_hans(hant)) == (hant, hans)


@pytest.mark.parametrize(("hans", "hant"), QUOTES)
def test_quotation_marks_go_with_the_script(hans: str, hant: str) -> None:
    assert (to_hant(hans), to_hans(hant)) == (hant, hans)


@given(st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["Cc"]) | st.just("\n"), max_size=60))
def test_text_without_chinese_stays(text: str) -> None:
    assert (to_hans(text), to_hant(text)) == (text, text)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
def test_lines_convert_alone_as_they_do_together(lines: list[str]) -> None:
    assert to_hant("\n".join(lines)) == "\n".join(map(to_hant, lines))


@given(st.lists(st.sampled_from([hant for _, hant in PAIRS + QUOTES]), max_size=5).map("，".join))
def test_conversion_to_simplified_is_done_once(text: str) -> None:
    assert to_hans(to_hans(text)) == to_hans(text)


@pytest.mark.parametrize(("text", "found"), SIMPLIFIED)
def test_simplified_characters_are_found_once_each(text: str, found: str) -> None:
    assert simplified_in(text) == found


def test_simplified_characters_that_big5_has_are_found() -> None:
    assert simplified_in(IN_BIG5) == IN_BIG5


def test_characters_of_both_scripts_are_not_found() -> None:
    assert simplified_in(IN_BOTH_SCRIPTS) == ""


@pytest.mark.parametrize(("text", "found"), TRADITIONAL)
def test_traditional_characters_are_found_once_each(text: str, found: str) -> None:
    assert traditional_in(text) == found


@pytest.mark.parametrize(("wrong", "right"), UNWANTED)
def test_unwanted_spellings_are_found_with_the_right_one(wrong: str, right: str) -> None:
    assert unwanted_in(f"此處{wrong}寫") == [(wrong, right)]


@pytest.mark.parametrize("right", [right for _, right in UNWANTED])
def test_right_spellings_are_not_found(right: str) -> None:
    assert unwanted_in(f"此處{right}寫") == []

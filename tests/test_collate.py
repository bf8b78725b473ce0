"""Collation with a copy from the official site: what counts as a difference, what is layout, and what is recorded."""

from __future__ import annotations

import datetime
import hashlib
import html
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from rulebook.collate import RECORD, WORDING, collate
from rulebook.facts import CollationRecord
from rulebook.source import Invalid

DAY = datetime.date(2026, 3, 1)
MEASURES = Path(__file__).resolve().parent.parent / "docs/measures"
ENACTED = (MEASURES / "enacted.zh-Hans.txt").read_text(encoding="utf-8")
META_GBK = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with our measures, not yet collated with an official copy."""
    shutil.copytree(MEASURES, tmp_path / "docs/measures")
    path = tmp_path / RECORD
    record = path.read_text(encoding="utf-8")
    path.write_bytes(re.sub(r"\Aofficial_copy: .*", "official_copy: null", record).encode())
    return tmp_path


class Saved:
    """A copy in a project, and what collating it said."""

    def __init__(self, project: Path, data: bytes, name: str = "copy.html"):
        self.path = project / name
        self.path.write_bytes(data)
        self.record = project / RECORD
        self.before = self.record.read_bytes()
        self.said: list[str] = []
        self.code = collate(project, self.path, DAY, self.said.append)

    @property
    def differences(self) -> list[str]:
        """The lines of differences, after a check that they were counted and that nothing was recorded."""
        *lines, count = self.said
        assert self.code == 1
        assert count == f"{len(lines)} difference{'' if len(lines) == 1 else 's'}; nothing was recorded"
        assert self.record.read_bytes() == self.before
        return lines

    def assert_matches(self) -> None:
        assert (self.code, self.said) == (0, [f"no differences: {self.path} holds the enacted text; recorded in {RECORD}"])
        written = yaml.safe_load(self.record.read_text(encoding="utf-8"))["official_copy"]
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        assert written == {"date": DAY, "file": self.path.name, "sha256": digest}


def page(law: str, head: str = '<meta charset="utf-8">') -> str:
    """A page as the official site has it: a paragraph of the law is a <p>, with navigation above and a footer below."""
    paragraphs = "\n".join(f"<p>　　{_spaced(html.escape(line))}</p>" for line in law.splitlines()[1:] if line)
    return f"""<!DOCTYPE html><html><head>{head}<title>网络直播营销管理办法（试行） 第一条</title>
<script>var a = "第一条 不是法律";</script><style>p {{ text-indent: 2em }}</style></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/zc">政策</a>&nbsp;|&nbsp;第一章</div>
<h1>网络直播营销管理办法（试行）</h1><p>国信办发文〔2021〕5号</p>
<div id="content"><!-- 正文 -->
{paragraphs}
</div><p>责任编辑：某某</p><div>扫一扫在手机打开当前页</div><footer>版权所有 第六条信息</footer></body></html>"""


def _spaced(line: str) -> str:
    """Heads in bold, with an ideographic space after them."""
    return re.sub(r"^(第\w+[章条]) ", r"<b>\1</b>　", line)


def plain(law: str) -> str:
    return f"首页 > 政策\n\n{law}\n责任编辑：某某\n扫一扫在手机打开当前页\n"


def changed(*edits: tuple[str, str]) -> str:
    """The enacted text with edits made. Each must find its words exactly once."""
    text = ENACTED
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def line_of(start: str) -> str:
    """The whole line of the enacted text that begins so, with its end."""
    return next(line for line in ENACTED.splitlines(keepends=True) if line.startswith(start))


# Copies that match


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(page(ENACTED).encode(), id="html"),
        pytest.param(page(ENACTED).encode("utf-8-sig"), id="html-utf-8-bom"),
        pytest.param(page(ENACTED, "").encode(), id="html-utf-8-undeclared"),
        pytest.param(page(ENACTED, META_GBK).encode("gb18030"), id="html-gb18030-meta"),
        pytest.param(page(ENACTED, "").encode("gb18030"), id="html-gb18030-undeclared"),
        pytest.param(page(ENACTED, META_GBK).encode(), id="html-utf-8-declared-as-gb2312"),
        pytest.param(page(ENACTED).encode("utf-16"), id="html-utf-16"),
        pytest.param(page(ENACTED).encode("ascii", "xmlcharrefreplace"), id="html-character-references"),
        pytest.param(page(ENACTED).encode().replace("首页".encode(), b"\xff\xfe", 1), id="html-broken-byte-in-navigation"),
        pytest.param(('<?xml version="1.0" encoding="gb2312"?>' + page(ENACTED, META_GBK)).encode("gbk"), id="xhtml"),
        pytest.param(page(ENACTED).replace("\n", "\r\n").encode(), id="html-crlf"),
        pytest.param(f"<html><body><pre>{plain(ENACTED)}</pre></body></html>".encode(), id="html-preformatted"),
        pytest.param(plain(ENACTED).encode(), id="text"),
        pytest.param(plain(ENACTED).encode("utf-8-sig"), id="text-utf-8-bom"),
        pytest.param(plain(ENACTED).encode("gb18030"), id="text-gb18030"),
        pytest.param(plain(ENACTED).replace("\n", "\r\n").encode("utf-16"), id="text-utf-16-crlf"),
        pytest.param(ENACTED.encode(), id="text-without-anything-around"),
    ],
)
def test_a_copy_matches_in_any_form_that_is_saved(project: Path, data: bytes) -> None:
    Saved(project, data).assert_matches()


def wrapped(text: str, width: int) -> str:
    """Plain text as Firefox saves it: lines of a fixed width, a blank line between paragraphs."""
    return "\n\n".join("\n".join(re.findall(f".{{1,{width}}}", line)) for line in text.splitlines() if line)


LAYOUTS: dict[str, Callable[[str], str]] = {
    "items run together in one line": lambda law: re.sub(r"\n(?=（)", "", law),
    "no space after the number": lambda law: re.sub(r"(?m)^(第\w+条) ", r"\1", law),
    "number on a line of its own": lambda law: re.sub(r"(?m)^(第\w+条) ", r"\1\n", law),
    "spaced headings": lambda law: law.replace("第一章 总则", "第一章　总　　则"),
    "heading in two lines": lambda law: re.sub(r"(?m)^(第\w+章) ", r"\1\n", law),
    "nbsp and zero width": lambda law: law.replace("直播", "直\u200b播\u00a0").replace("第八条 ", "第八\ufeff条\u00a0\u3000"),
    "break within a sentence": lambda law: law.replace("在直播前核验", "在直播前\n核验"),
    "break before a cited article": lambda law: law.replace("第六条、第七条规定", "第六条、\n第七条规定"),
    "table of contents before": lambda law: "\n第一章 总则\n第二章 直播营销平台\n第一条\n第二条\n" + law,
    "another law after": lambda law: law + "\n第一章 总则\n第一条 为别的目的，制定本规定。\n第二条 本规定另有适用。\n",
    "indented": lambda law: re.sub(r"(?m)^(?=.)", "　　", law),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("form", [page, plain])
def test_layout_is_no_difference(project: Path, form: Callable[[str], str], name: str) -> None:
    Saved(project, form(LAYOUTS[name](ENACTED)).encode()).assert_matches()


@pytest.mark.parametrize("width", range(30, 61))
def test_wrapped_text_matches_at_every_width(project: Path, width: int) -> None:
    Saved(project, wrapped(plain(ENACTED), width).encode(), "copy.txt").assert_matches()


def test_inline_elements_and_line_breaks_in_html(project: Path) -> None:
    source = page(ENACTED).replace("统一社会信用代码", '统一<span>社会</span>\n  <a href="#">信用</a><!-- x -->代码')
    source = source.replace("</p>\n<p>", "<br/>\n").replace("第三章", "第<st1:x>三</st1:x>章")
    Saved(project, source.encode()).assert_matches()


def test_deeply_nested_page(project: Path) -> None:
    Saved(project, ("<div>" * 1500 + page(ENACTED) + "</div>" * 1500).encode()).assert_matches()


# Copies that differ


def test_the_example(project: Path) -> None:
    copy = Saved(project, page(changed(("核验所有直播", "核验全部直播"))).encode())
    assert copy.differences == [
        "article 8, paragraph 2: ours 「…在直播前核验【所有】直播营销人员…」 theirs 「…在直播前核验【全部】直播营销人员…」"
    ]


@pytest.mark.parametrize("form", [page, plain])
@pytest.mark.parametrize(
    ("edit", "place", "ours", "theirs"),
    [
        (("应当年满十六周岁", "应当年满十八周岁"), "article 17, paragraph 1", "【六】", "【八】"),
        (("造假；", "造假,"), "article 18, paragraph 1, item 4", "【；】", "【,】"),
        (("2021年", "２０２１年"), "article 30, paragraph 1", "【2021】", "【２０２１】"),
        (("起施行。", "起施行"), "article 30, paragraph 1", "【。】", "【】"),
        (("（三）直播间布景", "(三)直播间布景"), "article 20, paragraph 2, item 3", "【（三）】", "【(三)】"),
        (("平台公约。\n", "平台公约\n"), "article 7, paragraph 1", "【。】", "【】"),
        (("制定本办法。\n", "制定本办法\n"), "article 1, paragraph 1", "【。】", "【】"),
        (("第四章 监督管理和法律责任", "第四章 监督管理与法律责任"), "chapter 4", "【和】", "【与】"),
        (("“电子商务", '"电子商务'), "article 2, paragraph 6", "【“】", '【"】'),
        (("流量造假", "流量\ue5e5造假"), "article 18, paragraph 1, item 4", "【】", "【<U+E5E5>】"),
        (("第八条 直播", "第八条 该直播"), "article 8, paragraph 1", "「【】直播", "「【该】直播"),
        (("本行政区域内", ""), "article 4, paragraph 2", "【本行政区域内】", "【】"),
    ],
)
def test_one_change_is_one_line(
    project: Path, form: Callable[[str], str], edit: tuple[str, str], place: str, ours: str, theirs: str
) -> None:
    (line,) = Saved(project, form(changed(edit)).encode()).differences
    assert re.match(f"{re.escape(place)}: ours 「.*」 theirs 「.*」$", line)
    left, right = line.split(" theirs ")
    assert ours in left
    assert theirs in right


WHOLE: dict[str, tuple[str, list[str]]] = {
    "a paragraph missing": (
        changed((line_of("直播营销平台应当与直播营销人员服务机构"), "")),
        ["article 7, paragraph 2: missing in theirs, ours 「直播营销平台应当与直播营销人员服务机构、…」"],
    ),
    "a paragraph more": (
        changed(("\n直播营销平台应当制定直播营销商品", "\n本款为草案所加，不在公布的文本之中。\n直播营销平台应当制定直播营销商品")),
        ["article 7, paragraph 3: additional in theirs 「本款为草案所加，不在公布的文本之中。」"],
    ),
    "a paragraph more at the end": (
        changed(("起施行。\n", "起施行。\n此前规定同时废止。\n")),
        ["article 30, paragraph 2: additional in theirs 「此前规定同时废止。」"],
    ),
    "an item lost": (
        changed((line_of("（四）虚构"), "")),
        ["article 18, paragraph 1, item 4: missing in theirs, ours 「（四）虚构或者篡改交易、关注度、浏览量、…」"],
    ),
    "an article missing": (
        changed((line_of("第十七条"), "")),
        ["article 17: missing in theirs, ours 「直播营销人员或者直播间运营者为自然人的，…」"],
    ),
    "the text of an article missing": (
        changed((line_of("第十七条"), "第十七条\n")),
        ["article 17, paragraph 1: missing in theirs, ours 「直播营销人员或者直播间运营者为自然人的，…」"],
    ),
    "the first article of a chapter missing": (
        changed((line_of("第五条") + line_of("从事网络直播营销活动，依法"), "")),
        ["article 5: missing in theirs, ours 「直播营销平台应当依法依规履行备案手续，并…」"],
    ),
    "the last article missing": (
        changed((line_of("第三十条"), ""), ("\n第五章 附则\n", "")),
        ["chapter 5: missing in theirs, ours 「附则」", "article 30: missing in theirs, ours 「本办法自2021年5月25日起施行。」"],
    ),
    "an article more": (
        changed(("起施行。\n", "起施行。\n\n第三十一条 本办法由网信部门解释。\n")),
        ["article 31: additional in theirs 「本办法由网信部门解释。」"],
    ),
    "a heading missing": (
        changed(("第三章 直播间运营者和直播营销人员\n\n", "")),
        ["chapter 3: missing in theirs, ours 「直播间运营者和直播营销人员」"],
    ),
    "two paragraphs run together": (
        changed(("个人信息安全。\n", "个人信息安全。")),
        ["article 8, paragraph 2: theirs does not begin a new paragraph at 「…人信息安全。【】直播营销平台…」"],
    ),
    "a paragraph in two": (
        changed(("其他涉税信息。", "其他涉税信息。\n")),
        ["article 8, paragraph 1: theirs begins a new paragraph at 「…他涉税信息。【】直播营销平台…」"],
    ),
    "two paragraphs run together and a change": (
        changed(("个人信息安全。\n", "个人信息安全。"), ("核验所有直播", "核验全部直播")),
        [
            "article 8, paragraph 2: theirs does not begin a new paragraph at 「…人信息安全。【】直播营销平台…」",
            "article 8, paragraph 2: ours 「…在直播前核验【所有】直播营销人员…」 theirs 「…在直播前核验【全部】直播营销人员…」",
        ],
    ),
    "a paragraph missing and a change in the next": (
        changed((line_of("直播营销平台应当与直播营销人员服务机构"), ""), ("负面目录，列明", "负面清单，列明")),
        [
            "article 7, paragraph 2: missing in theirs, ours 「直播营销平台应当与直播营销人员服务机构、…」",
            "article 7, paragraph 3: ours 「…品和服务负面【目录】，列明法律法…」 theirs 「…品和服务负面【清单】，列明法律法…」",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", [page, plain])
@pytest.mark.parametrize("name", WHOLE)
def test_what_is_missing_or_additional_is_one_line(project: Path, form: Callable[[str], str], name: str) -> None:
    law, expected = WHOLE[name]
    assert Saved(project, form(law).encode()).differences == expected


def test_a_change_among_items_run_together(project: Path) -> None:
    law = re.sub(r"\n(?=（)", "", changed(("仍为其推广", "还为其推广")))
    (line,) = Saved(project, page(law).encode()).differences
    assert line.startswith("article 18, paragraph 1, item 5: ours 「…")


def test_a_change_at_a_break_within_a_sentence(project: Path) -> None:
    (line,) = Saved(project, plain(changed(("核验所有直播", "核验\n全部直播"))).encode()).differences
    assert line.startswith("article 8, paragraph 2: ours 「…在直播前核验【所有】")


@pytest.mark.parametrize("width", [34, 40, 47])
def test_differences_in_wrapped_text(project: Path, width: int) -> None:
    law = changed(("核验所有直播", "核验全部直播"), (line_of("（四）虚构"), ""))
    lines = Saved(project, wrapped(plain(law), width).encode()).differences
    assert [line.split(":")[0] for line in lines] == ["article 8, paragraph 2", "article 18, paragraph 1, item 4"]


def test_no_single_character_can_change_unseen(project: Path) -> None:
    """One character of each line is changed, all in one copy: each line of the text has its line of difference."""
    lines = [line[:-3] + "甲" + line[-2:] if line else line for line in ENACTED.splitlines()]
    said = Saved(project, page("\n".join(lines)).encode()).differences
    assert len(said) == sum(bool(line) for line in ENACTED.splitlines()[1:])


def test_a_wholly_other_law_ends_soon(project: Path) -> None:
    law = "".join(f"第一条 这是别的法律，与此无关。\n{'另一段文字，毫不相干。' * 20}\n" for _ in range(400))
    began = time.monotonic()
    assert Saved(project, law.encode()).differences
    assert time.monotonic() - began < 20


# Copies without the law


@pytest.mark.parametrize(
    "data", [b"", "\ufeff".encode(), b"<html></html>", "<p>没有法律</p>".encode(), b"<!-- -->", b"\x89PNG\r\n\x1a\n\x00\xff"]
)
def test_no_article_in_the_copy(project: Path, data: bytes) -> None:
    copy = Saved(project, data)
    assert (copy.code, copy.said) == (1, [f"{copy.path}:1: Must hold the text of the Measures: no 第一条 found"])
    assert copy.record.read_bytes() == copy.before


def test_missing_file(project: Path) -> None:
    said: list[str] = []
    before = (project / RECORD).read_bytes()
    assert collate(project, project / "none.html", DAY, said.append) == 1
    assert said == [f"{project / 'none.html'}:1: Must exist"]
    assert (project / RECORD).read_bytes() == before


def test_a_folder_is_no_file(project: Path) -> None:
    said: list[str] = []
    assert collate(project, project, DAY, said.append) == 1
    assert said == [f"{project}:1: Must be a file that can be read: Is a directory"]


# The record

BEFORE = "# kept é\nofficial_copy: {old}\narticles:\n  1: {{state: confirmed, sha256: 9ac15f15e406faa0}}  # kept\n"
OLD = ["null", "", "~", "null  # why", '{date: 2020-01-01, file: "a, b.html", sha256: abc}']  # fmt: skip
BLOCK = "\n  date: 2020-01-01\n  file: a.html\n  sha256: abc\n# about the articles"


def _value(path: Path) -> str:
    return f"{{date: 2026-03-01, file: copy.html, sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}}}"


def test_other_lines_of_the_record_stay_byte_for_byte(project: Path) -> None:
    copy = Saved(project, page(ENACTED).encode())
    assert copy.record.read_bytes() == copy.before.replace(b"null", _value(copy.path).encode(), 1)
    CollationRecord.model_validate(yaml.safe_load(copy.record.read_text(encoding="utf-8")))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("old", [*OLD, BLOCK])
def test_an_older_record_is_replaced(project: Path, old: str, newline: str) -> None:
    text = BEFORE.format(old=old).replace("\n", newline)
    (project / RECORD).write_bytes(text.encode())
    copy = Saved(project, page(ENACTED).encode())
    copy.assert_matches()
    tail = {"": " ", "null  # why": "  # why", BLOCK: "\n# about the articles"}.get(old, "")
    expected = BEFORE.format(old=_value(copy.path) + tail).replace("\n", newline)
    assert copy.record.read_bytes().decode() == expected


@pytest.mark.parametrize("text", ["articles: {}\n", "articles: {}"])
def test_a_record_without_the_key_gets_it(project: Path, text: str) -> None:
    (project / RECORD).write_bytes(text.encode())
    copy = Saved(project, page(ENACTED).encode())
    assert copy.record.read_text(encoding="utf-8") == f"articles: {{}}\nofficial_copy: {_value(copy.path)}\n"


@pytest.mark.parametrize("name", ["网络直播 营销, 办法: #1.html", "01", "it's {x}.htm", "null"])
def test_the_name_of_the_file_is_quoted_where_yaml_needs_it(project: Path, name: str) -> None:
    Saved(project, page(ENACTED).encode(), name).assert_matches()


def test_collated_again_with_the_same_copy_changes_nothing(project: Path) -> None:
    first = Saved(project, page(ENACTED).encode())
    second = Saved(project, page(ENACTED).encode())
    assert first.record.read_bytes() == second.before == second.record.read_bytes()


@pytest.mark.parametrize("text", ["articles: [", "official_copy: null\nofficial_copy: null\n"])
def test_a_broken_record_is_a_problem_and_stays(project: Path, text: str) -> None:
    (project / RECORD).write_text(text, encoding="utf-8")
    with pytest.raises(Invalid, match=RECORD):
        Saved(project, page(ENACTED).encode())
    assert (project / RECORD).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", [None, "", "网络直播营销管理办法\n\n没有条文\n"])
def test_a_broken_wording_is_a_problem(project: Path, text: str | None) -> None:
    (project / WORDING).unlink() if text is None else (project / WORDING).write_text(text, encoding="utf-8")
    with pytest.raises(Invalid, match=WORDING):
        Saved(project, page(ENACTED).encode())

"""Finds the chapters and articles of the law in a page or text that a browser saved, among whatever stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from lxml import etree

from .numerals import from_chinese

NUMERAL = "一二三四五六七八九十百零"
HEAD = re.compile(f"第([{NUMERAL}]+)([章条])")
ITEM = re.compile(f"(?<!第)[（(][{NUMERAL}]+[）)]")
KINDS = {"章": "chapter", "条": "article"}
SENTENCE_ENDS = ("。", "；", "：", "！", "？", ";", ":", "!", "?", "。”")
# A file whose lines are all shorter was wrapped when it was saved: some paragraphs of the law have more than 100 characters.
WRAPPED = 70
HTML = re.compile(r"<(!doctype|html|head|body|meta|div|p|br|span|table|pre)\b", re.IGNORECASE)
HIDDEN = frozenset(["head", "script", "style", "template", "noscript"])
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol"),
        *("option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)


@dataclass(frozen=True)
class Line:
    """A line without its layout, its width with it, and whether a blank line or the edge of a block stands before it."""

    text: str
    width: int
    apart: bool

    @property
    def finished(self) -> bool:
        return self.text.endswith(SENTENCE_ENDS)


@dataclass(frozen=True)
class Part:
    """A chapter's heading or an article: its text in one piece, and the places at which a paragraph or item begins.

    A place in `soft` is a line break that need not be more than layout.
    """

    name: str
    text: str
    breaks: frozenset[int]
    soft: frozenset[int] = frozenset()

    def pieces(self, places: Iterable[int]) -> list[str]:
        """The text cut at places; none where there is no text."""
        return [self.text[start:end] for start, end in pairwise([0, *sorted(places), len(self.text)]) if start < end]


def parts_of(data: bytes, ours: list[Part]) -> list[Part]:
    """The chapters and articles that stand in a saved file; none where it has no first article. `ours` tell what to look for."""
    lines = _lines(_text(data))
    start = _start(lines, next(part.text for part in ours if part.name == "article 1"))
    if start is None:
        return []
    found = _split(lines[start:], sum(part.name.startswith("article") for part in ours))
    name, rest = found[-1]
    found[-1] = name, _end(rest, sum(len(part.text) for part in ours if part.name == name))
    widest = max((line.width for _, group in found for line in group), default=0)
    return [make_part(name, [line.text for line in group], _soft(group, widest)) for name, group in found]


# Reading a saved file


def _text(data: bytes) -> str:
    text = _decoded(data)
    return _shown(text) if HTML.search(text) else text


def _decoded(data: bytes) -> str:
    """The text of bytes in UTF-8, or else in the encoding in which the law can be read. What the file declares is often wrong."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        readings = [data.decode(encoding, "replace") for encoding in ("gb18030", "utf-16", "utf-8-sig")]
    return next((text for text in readings if "第一条" in text), readings[0])


def _shown(page: str) -> str:
    """The text of an HTML page as a browser shows it, with a blank line at each edge of a block and each <br>."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = etree.fromstring(page.replace("\0", "").encode(), parser)
    except etree.LxmlError:
        return ""
    return "" if tree is None else "".join(_walk(tree))


def _walk(tree: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS:
            yield "\n\n"
        if event == "end":
            yield _spaced(element.tail, element.getparent())
        elif element.tag in HIDDEN:
            walk.skip_subtree()
        else:
            yield _spaced(element.text, element)


def _spaced(text: str | None, inside: etree._Element | None) -> str:
    """Line breaks of the page's source are spaces, except where it is preformatted."""
    if not text or inside is None:
        return ""
    preformatted = inside.tag == "pre" or any(True for _ in inside.iterancestors("pre"))
    return text if preformatted else " ".join(text.split())


def _lines(text: str) -> list[Line]:
    lines, apart = [], True
    for raw in text.splitlines():
        words = bare(raw)
        if words:
            lines.append(Line(words, len(raw.rstrip()), apart))
        apart = not words
    return lines


def bare(text: str) -> str:
    """A text without white space and without characters that have no width."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


# Chapters and articles


def make_part(name: str, pieces: Sequence[str], soft: Sequence[bool] = ()) -> Part:
    """A part made of pieces. `soft` says of each piece whether the break before it may be mere layout."""
    starts = list(accumulate(map(len, pieces), initial=0))[:-1]
    text = "".join(pieces)
    items = {match.start() for match in ITEM.finditer(text)}
    maybe = {start for start, is_soft in zip(starts, soft, strict=False) if is_soft} - items
    return Part(name, text, frozenset({*starts, *items} - maybe - {0}), frozenset(maybe - {0}))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1. What cannot be half alike is 0."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5 else 0.0


def _start(lines: list[Line], first: str) -> int | None:
    """Where the law begins: at the 第一条 that goes on most like ours, or at the heading 第一章 right before it."""

    def like_ours(index: int) -> float:
        text = "".join(line.text for line in lines[index : index + 20]).removeprefix("第一条")
        return likeness(text[: len(first)], first)

    starts = [index for index, line in enumerate(lines) if line.text.startswith("第一条")]
    if not starts:
        return None
    best = max(starts, key=like_ours)
    before = (index for index in range(best - 1, max(best - 4, -1), -1) if lines[index].text.startswith("第一章"))
    return next(before, best)


def _split(lines: list[Line], articles: int) -> list[tuple[str, list[Line]]]:
    """The lines under each heading. After the last article only a heading that counts on belongs to the law."""
    found: list[tuple[str, list[Line]]] = []
    counts = {"chapter": 0, "article": 0}
    for before, line in pairwise([Line("", 0, True), *lines]):
        head = HEAD.match(line.text)
        kind, number = (KINDS[head[2]], from_chinese(head[1])) if head else ("", 0)
        next_one = bool(head) and number == counts[kind] + 1
        if head and not next_one and counts["article"] >= articles:
            break
        if head and (next_one or before.finished or found[-1][0].startswith("chapter")):
            counts[kind] = number
            found.append((f"{kind} {number}", []))
            line = Line(line.text[head.end() :], line.width, line.apart)
        found[-1][1].append(line)
    return found


def _end(lines: list[Line], length: int) -> list[Line]:
    """The lines of the last article: those that hold its text, and the whole sentences that follow at once."""
    kept: list[Line] = []
    for line in lines:
        full = sum(len(one.text) for one in kept) >= max(1, length * 0.9)
        if (full or (kept and kept[-1].text.endswith("。"))) and not line.text.endswith("。"):
            break
        kept.append(line)
    return kept


def _soft(lines: list[Line], widest: int) -> list[bool]:
    """Of each line, whether it may continue the one before: that one stops within a sentence, or is full in a wrapped file."""

    def continues(before: Line, line: Line) -> bool:
        full = widest <= WRAPPED and before.width >= widest - 4
        return not before.finished or (full and not line.apart)

    return [False, *(continues(before, line) for before, line in pairwise(lines))]

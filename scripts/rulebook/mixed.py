"""Chinese words on English pages, marked with their language: for the right glyphs, and for readers that speak."""

from __future__ import annotations

import re

from .script import simplified_in

TAG = re.compile(r"(<[^>]*>)")
OPENING = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>", re.IGNORECASE)
CHINESE = re.compile(r"[《「]?[\u3400-\u9fff][\u3400-\u9fff《》「」『』（）、，。：；]*")
MARKED = re.compile(r"""\blang=["']zh""")
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "path", "rect", "circle"}


def mark_chinese(html: str) -> str:
    """Puts each run of Chinese characters in a span with its script, unless it stands in an element that says so already.

    >>> mark_chinese('<p>marked “廣告” and <i lang="zh-Hans">广告</i></p>')
    '<p>marked “<span lang="zh-Hant">廣告</span>” and <i lang="zh-Hans">广告</i></p>'
    """
    parts, inside = [], []
    for part in TAG.split(html):
        if part.startswith("<"):
            _follow(part, inside)
            parts.append(part)
        else:
            parts.append(part if any(inside) else CHINESE.sub(_span, part))
    return "".join(parts)


def _follow(tag: str, inside: list[bool]) -> None:
    """Keeps the open elements: for each whether its words are left alone."""
    opening = OPENING.match(tag)
    if tag.startswith("</"):
        inside.pop()
    elif opening and opening[1] not in VOID and not tag.endswith("/>"):
        inside.append(bool(MARKED.search(opening[2])) or opening[1] in ("script", "style", "svg"))


def _span(found: re.Match[str]) -> str:
    script = "zh-Hans" if simplified_in(found[0]) else "zh-Hant"
    return f'<span lang="{script}">{found[0]}</span>'

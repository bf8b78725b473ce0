"""The site's drawings made to stand alone: on the site their look comes from its style sheet, on paper from themselves."""

from __future__ import annotations

import re
from html import unescape

from ..languages import Language
from ..voice import Voice
from . import nodes
from .nodes import Node

FACE = {Language.HANT: "Noto Sans CJK TC", Language.HANS: "Noto Sans CJK SC", Language.EN: "Noto Sans CJK SC"}
INK, INK_2, RULE, SEAL = "#1d1b18", "#55504a", "#cfc7b8", "#a8281e"
ACTORS = {"platform": "#17578f", "operator": "#23653f", "host": "#7a3186", "agency": "#7d5200"}

# What the classes of figures.py and drawings.py look like.
LOOKS = {
    "": {},
    "strong": {"font-weight": "700"},
    "small": {"font-size": "11", "fill": INK_2},
    "axis": {"stroke": "#8a8378", "stroke-width": "2", "fill": "none"},
    "node": {"fill": SEAL},
    "cell": {"fill": "#f5f2eb", "stroke": RULE},
    "cell due": {"fill": "#f8ebe7", "stroke": SEAL},
    **{f"fill actor-{actor}": {"fill": colour} for actor, colour in ACTORS.items()},
}
ELEMENT = re.compile(r'<(text|rect|circle|path)([^>]*?) class="([^"]*)"')
WORDS = re.compile(r"<(title|desc)[^>]*>(.*?)</\1>", re.DOTALL)


def figure(svg: str, voice: Voice) -> Node:
    """A drawing as it goes on paper, with the words for those who do not see it."""
    said = dict(WORDS.findall(svg))
    return nodes.figure(standalone(svg, voice.language), unescape(f"{said['title']}{voice.colon}{said['desc']}"))


def standalone(svg: str, language: Language) -> str:
    """An SVG that needs no style sheet. Raises KeyError for a class whose look is not known here."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{FACE[language]}" font-size="13" fill="{INK}"'
    return ELEMENT.sub(_look, WORDS.sub("", svg)).replace("<svg", head, 1)


def _look(match: re.Match[str]) -> str:
    looks = "".join(f' {name}="{value}"' for name, value in LOOKS[match[3]].items())
    return f"<{match[1]}{match[2]}{looks}"

"""What a document is made of: plain data that the Typst template sets. Inlines are texts and dicts with a kind `k`; so are blocks.

The data goes to Typst as JSON and never as markup, so no character of ours can be taken for a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]
Inline = str | Node
Inlines = list[Inline]


# Inlines


def styled(kind: str, *content: Inline) -> Node:
    """Inlines in a style: b, i, s, sub, sup, code, dim, tag, label."""
    return {"k": kind, "c": list(content)}


def bold(*content: Inline) -> Node:
    return styled("b", *content)


def dim(*content: Inline) -> Node:
    return styled("dim", *content)


def ref(to: str, *content: Inline) -> Node:
    """A reference: to a short address (c/8-2/), a page (p/about), a term (term/gmv), or another host (https://…)."""
    return {"k": "ref", "to": to, "c": list(content)}


def note(*content: Inline) -> Node:
    """A footnote."""
    return {"k": "note", "c": list(content)}


def mark(key: str) -> Node:
    """A place that an index at the back leads to."""
    return {"k": "mark", "key": key}


def anchor(name: str) -> Node:
    """A place that references lead to."""
    return {"k": "anchor", "name": name}


def passage(language: str, *content: Inline) -> Node:
    """Words in another language than that of the document."""
    return {"k": "lang", "lang": language, "c": list(content)}


# Blocks


def heading(level: int, *content: Inline, name: str = "", short: str = "", quiet: bool = False) -> Node:
    """A heading, with the anchor that leads to it, the address printed beside it, and whether the contents leave it out."""
    return {"k": "h", "level": level, "c": list(content), "name": name, "short": short, "quiet": quiet}


def paragraph(*content: Inline, kind: str = "p") -> Node:
    """A paragraph: p, or in the look of lead, small or source."""
    return {"k": kind, "c": list(content)}


def listing(items: Iterable[Inlines], kind: str = "ul") -> Node:
    """A list of one-paragraph items: ul, ol, or check with a box to tick."""
    return {"k": kind, "items": [[paragraph(*item)] for item in items]}


def entry(head: Inlines, body: Inlines) -> Node:
    """A place with what is said of it."""
    return {"k": "entry", "head": head, "body": body}


def box(*blocks: Node) -> Node:
    return {"k": "box", "c": list(blocks)}


def figure(svg: str, alt: str) -> Node:
    return {"k": "figure", "svg": svg, "alt": alt}


def walk(value: Any) -> Iterator[Node]:
    """Every dict in a document or a part of one, a node before what is in it."""
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from walk(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from walk(child)


def unlinked(content: Any) -> Any:
    """Inlines without links, footnotes and marks: for heads of tables, whose repetitions on later pages may hold none."""
    if isinstance(content, list):
        return [unlinked(one) for one in content if not (isinstance(one, dict) and one["k"] in ("note", "mark"))]
    if isinstance(content, dict) and content["k"] == "ref":
        return styled("plain", *unlinked(content["c"]))
    return content | {"c": unlinked(content["c"])} if isinstance(content, dict) and "c" in content else content


def joined(parts: Iterable[Inlines], between: str) -> Inlines:
    """Inlines with a text between each two."""
    out: Inlines = []
    for number, part in enumerate(parts):
        out += [between, *part] if number else part
    return out

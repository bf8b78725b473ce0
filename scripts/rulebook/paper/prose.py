"""Markdown prose → nodes, by pandoc: one call for all texts of a language. What cannot be set on paper is a problem with its line."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any

import pypandoc

from .. import links, terms
from ..languages import Language
from ..model import Rulebook
from ..script import to_hans
from ..source import Problem, Prose
from . import addressing, nodes
from .columns import layout
from .nodes import Inline, Inlines, Node

READER = "commonmark+pipe_tables+attributes+strikeout+subscript+sourcepos"
POSITION = re.compile(r"(\d+):\d+-")
# Marks that pandoc has left in the text: it reads them another way than the site does.
LEFT_OVER = re.compile(r"\*\*|~~|\]\[|\]\(|\{ ?[.:#]|^\|")
STYLES = {"Strong": "b", "Emph": "i", "Strikeout": "s", "Subscript": "sub", "Superscript": "sup"}
PICTURES = (".svg", ".png", ".jpg", ".jpeg")
PART = "§part§"
# CommonMark sees no emphasis where ** stands between a letter and a bracket, as Chinese has it; the site does. An invisible
# character beside each ** makes the two read alike, and is taken out of the texts again.
EMPHASIS = re.compile(r"(?<=\S)(?=\*\*)|(?<=\*\*)(?=\S)(?!\*)")
JOINER = "\u2060"

Texts = dict[str, list[Node]]


def convert(rulebook: Rulebook, language: Language, root: Path, problems: list[Problem]) -> Texts:
    """Every text of the rulebook in a language as blocks, by the name of its Traditional Chinese file."""
    sources = dict(_sources(rulebook, language))
    joined, starts = _joined(sources, rulebook, language)
    tree = json.loads(pypandoc.convert_text(joined, "json", READER))
    reader = _Reader(rulebook, root, list(sources.values()), starts, problems)
    parts = reader.parts(tree["blocks"])
    return dict(zip(sources, parts, strict=False))


def _sources(rulebook: Rulebook, language: Language) -> Iterator[tuple[str, Prose]]:
    """Name and text, the one in the language; Simplified follows from Traditional."""
    written = Language.EN if language is Language.EN else Language.HANT
    groups = (
        [clause.prose for clause in rulebook.clauses.values()],
        rulebook.law_prose.values(),
        rulebook.guide_prose.values(),
        [page.prose for page in rulebook.pages.values()],
    )
    for prose in (one for group in groups for one in group):
        yield prose[Language.HANT].file, prose[written]


def _joined(sources: dict[str, Prose], rulebook: Rulebook, language: Language) -> tuple[str, list[int]]:
    """All texts as one, each after a line of its own that parts it from the last, and the line on which each begins."""
    written = Language.EN if language is Language.EN else Language.HANT
    lines: list[str] = []
    starts = []
    for prose in sources.values():
        lines += [PART, ""]
        starts.append(len(lines) + 1)
        text = EMPHASIS.sub(JOINER, terms.mark(prose.text, rulebook.terms, written, "index"))
        lines += [*(to_hans(text) if language is Language.HANS else text).splitlines(), ""]
    labels = sorted({label for prose in sources.values() for label in links.REFERENCE.findall(prose.text)})
    return "\n".join([*lines, PART, "", *(f"[{label}]: ref:{label}" for label in labels)]) + "\n", starts


def under(blocks: list[Node], level: int, name: str) -> list[Node]:
    """A text whose first heading stands at a level and is the place `name`, the others below it without a gap."""
    out: list[Node] = []
    last = level - 1
    first = next((block["level"] for block in blocks if block["k"] == "h"), 1)
    for block in blocks:
        if block["k"] != "h":
            out.append(block)
            continue
        last = min(max(level + block["level"] - first, level), last + 1)
        block_name = (
            name if last == level and not any(one["k"] == "h" for one in out) else f"{name}#{block['name']}" if block["name"] else ""
        )
        out.append(block | {"level": last, "name": block_name})
    return out


class _Reader:
    """Reads pandoc's tree. Knows where each text began, to name file and line of what it cannot read."""

    def __init__(self, rulebook: Rulebook, root: Path, sources: list[Prose], starts: list[int], problems: list[Problem]):
        self.rulebook, self.root, self.sources, self.starts, self.problems = rulebook, root, sources, starts, problems
        self.line = 1

    # places

    @property
    def source(self) -> Prose:
        return self.sources[max(bisect_right(self.starts, self.line) - 1, 0)]

    def problem(self, text: str) -> None:
        source = self.source
        line = self.line - self.starts[self.sources.index(source)] + source.first_line
        self.problems.append(Problem(source.file, line, text))

    def see(self, attributes: Any) -> None:
        """Notes the line on which a node stands."""
        for name, value in attributes[2]:
            if name == "data-pos":
                self.line = min(int(line) for line in POSITION.findall(value))

    # blocks

    def parts(self, tree: list[Any]) -> list[list[Node]]:
        parts: list[list[Node]] = []
        for block in tree:
            read = list(self.block(block))
            if read and read[0]["k"] == "p" and read[0]["c"] == [PART]:
                parts.append([])
            elif parts:
                parts[-1] += read
        if len(parts) != len(self.sources) + 1:
            self.line = self.starts[min(max(len(parts) - 1, 0), len(self.starts) - 1)]
            self.problem("Must close what it opens: a fence or a comment runs to the end of the file")
        return parts

    def blocks(self, tree: list[Any]) -> list[Node]:
        return [node for block in tree for node in self.block(block)]

    def block(self, block: Any) -> Iterator[Node]:
        kind, content = block["t"], block.get("c")
        match kind:
            case "Div":
                self.see(content[0])
                yield from self.blocks(content[1])
            case "Para" | "Plain":
                yield self.paragraph(content)
            case "Header":
                self.see(content[1])
                yield nodes.heading(content[0], *self.inlines(content[2]), name=content[1][0])
            case "BulletList":
                yield {"k": "ul", "items": [self.blocks(item) for item in content]}
            case "OrderedList":
                yield {"k": "ol", "start": content[0][0], "items": [self.blocks(item) for item in content[1]]}
            case "BlockQuote":
                yield {"k": "quote", "c": self.blocks(content)}
            case "CodeBlock":
                yield {"k": "pre", "c": [content[1].replace(JOINER, "")]}
            case "HorizontalRule":
                yield {"k": "rule"}
            case "Table":
                yield self.table(content)
            case _:
                self.problem(f"Must be Markdown that can be printed, not {_named(kind)}")

    def paragraph(self, content: list[Any]) -> Node:
        inlines = self.inlines(content)
        if len(inlines) == 1 and isinstance(inlines[0], dict) and inlines[0]["k"] == "picture":
            return inlines[0]
        return nodes.paragraph(*inlines)

    def table(self, content: Any) -> Node:
        self.see(content[0])
        line = self.line
        head = [self.cells(row) for row in content[3][1]]
        rows = [self.cells(row) for body in content[4] for row in (*body[2], *body[3])]
        shape = layout([*head, *rows])
        if shape is None:
            self.line = line
            self.problem("Must be a table that fits the page: its columns are too many, or a word in it is too long")
        aligns = [one[0]["t"].removeprefix("Align").lower() for one in content[2]]
        return {"k": "table", **(shape or {}), "aligns": aligns, "head": nodes.unlinked(head[0]) if head else [], "rows": rows}

    def cells(self, row: Any) -> list[Inlines]:
        return [nodes.joined((block["c"] for block in self.blocks(cell[4]) if "c" in block), " ") for cell in row[1]]

    # inlines

    def inlines(self, tree: list[Any]) -> Inlines:
        """Inlines with runs of text as one string."""
        out: Inlines = []
        for one in (node for inline in tree for node in self.inline(inline)):
            if isinstance(one, str) and out and isinstance(out[-1], str):
                out[-1] += one
            else:
                out.append(one)
        for text in (one for one in out if isinstance(one, str)):
            if match := LEFT_OVER.search(text):
                self.problem(f'Must be Markdown that the site and the paper read alike: "{match[0]}" is left as it stands')
        return out

    def inline(self, inline: Any) -> Iterable[Inline]:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                return [content.replace(JOINER, "")]
            case "Space":
                return [" "]
            case "SoftBreak":
                return [" " if self.source.file.endswith(".en.md") else ""]
            case "LineBreak":
                return [{"k": "br"}]
            case "Span":
                self.see(content[0])
                return self.inlines(content[1])
            case "Code":
                return [nodes.styled("code", content[1].replace(JOINER, ""))]
            case "Link":
                self.see(content[0])
                return self.link(self.inlines(content[1]), content[2][0])
            case "Image":
                self.see(content[0])
                return self.picture(self.inlines(content[1]), content[2][0])
            case _ if kind in STYLES:
                return [nodes.styled(STYLES[kind], *self.inlines(content))]
        self.problem(f"Must be Markdown that can be printed, not {_named(kind)}")
        return []

    def link(self, words: Inlines, target: str) -> Inlines:
        if target.startswith("ref:"):
            return [*addressing.law_mark(target[4:], self.rulebook), nodes.ref(addressing.of_label(target[4:], self.rulebook), *words)]
        if target.startswith("glossary.md#"):
            name = target.removeprefix("glossary.md#")
            return [nodes.mark(f"term/{name}"), nodes.ref(f"term/{name}", *words)]
        if target.startswith(("https://", "http://", "mailto:")):
            return [nodes.ref(target, *words)]
        page = normpath(f"{dirname(self.source.file)}/{target.split('#')[0]}").removeprefix("docs/").removesuffix(".md").removesuffix(".en")
        if page not in links.known_pages(self.rulebook):
            self.problem(f'Must link to a page that exists: "{target}"')
        return [nodes.ref(addressing.of_page(page), *words)]

    def picture(self, words: Inlines, target: str) -> Inlines:
        path = normpath(f"{dirname(self.source.file)}/{target}")
        if "://" in target or not target.endswith(PICTURES):
            self.problem(f'Must show a picture of its own in SVG, PNG or JPEG: "{target}"')
        elif not (self.root / path).is_file():
            self.problem(f'Must show a picture that exists: "{target}" (no {path})')
        elif not words:
            self.problem(f'Must say in words what a picture shows: "![…]({target})"')
        return [{"k": "picture", "path": f"/{path}", "alt": addressing.plain(words)}]


def _named(kind: str) -> str:
    return {"RawBlock": "HTML", "RawInline": "HTML", "DefinitionList": "a definition list", "Note": "a footnote"}.get(kind, kind)

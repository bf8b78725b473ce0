"""Reading the editors' files: YAML with line numbers, Markdown with front matter, and the problems found in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Path_ = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: the file (from the project's root), its line (from 1) and a sentence that begins with Must."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class Invalid(Exception):
    """The sources cannot be built from. Carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[Invalid], tuple[list[Problem]]]:
        """Comes whole out of the process in which it was raised."""
        return type(self), (self.problems,)


@dataclass(frozen=True)
class Source:
    """A parsed file: its data, and the line on which each value stands."""

    file: str
    data: Any
    lines: dict[Path_, int] = field(repr=False)

    def line(self, *path: str | int) -> int:
        """The line of the value at a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, text: str, *path: str | int) -> Problem:
        return Problem(self.file, self.line(*path), text)


def suggest(word: object, known: Iterable[str]) -> str:
    """A tail for a message: the nearest known word, if one is near."""
    near = get_close_matches(str(word), list(known), n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file; None, and a problem, where it is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(Problem(name, line, f"Must be UTF-8 text: byte {error.start} is not"))
    except OSError:
        problems.append(Problem(name, 1, "Must exist"))
    return None


class _Loader(yaml.CSafeLoader):
    """YAML with dates left as text: the model reads them, and can say on which line one is wrong."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(path: Path, name: str, problems: list[Problem]) -> Source | None:
    """The data of a YAML file with its lines; None, and a problem, where it cannot be read."""
    text = read_text(path, name, problems)
    if text is None:
        return None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        lines: dict[Path_, int] = {}
        twice = list(_walk(node, (), lines))
        problems += [Problem(name, line, f'Must have a key once: "{key}" stands twice') for key, line in twice]
        return Source(name, loader.construct_document(node) if node else None, lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.append(Problem(name, mark.line + 1 if mark else 1, f"Must be valid YAML: {error.problem}"))
    except (yaml.YAMLError, ValueError) as error:
        problems.append(Problem(name, 1, f"Must be valid YAML: {str(error).splitlines()[0]}"))
    return None


def _walk(node: yaml.Node | None, path: Path_, lines: dict[Path_, int]) -> Iterator[tuple[str, int]]:
    """Notes the line of every value under a node; yields the keys that a mapping has twice."""
    if node is None:
        return
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*path, index), lines)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            name = int(key.value) if key.tag.endswith(":int") else key.value
            if name in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(name)
            lines[(*path, name)] = key.start_mark.line + 1
            yield from _walk(child, (*path, name), lines)


def parse(model: type[M], source: Source, problems: list[Problem]) -> M | None:
    """The typed model of a file's data; None, and a problem for each error, where it does not fit."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        for one in error.errors():
            loc = tuple(part for part in one["loc"] if (part,) != ("function-after",))
            problems.append(source.problem(_must(one), *loc))
    return None


def _must(error: Any) -> str:
    """A pydantic error as a sentence that begins with Must."""
    name = ".".join(str(part) for part in error["loc"]) or "the file"
    given, context = error.get("input"), error.get("ctx", {})
    match error["type"]:
        case "missing":
            return f"Must have `{name}`"
        case "extra_forbidden":
            return f"Must have only known keys: `{name}` is none"
        case "enum" | "literal_error":
            expected = str(context["expected"])
            return f'Must have a known `{name}`: "{given}"{suggest(given, re.findall(chr(39) + "([^" + chr(39) + "]+)", expected))}'
        case "value_error":
            return str(context["error"])
        case kind if kind.startswith("date"):
            return f'Must have a date like 2026-02-01 in `{name}`: "{given}"'
        case _:
            return f'Must have a proper value in `{name}`: "{given}" ({error["msg"].lower()})'


@dataclass(frozen=True)
class Prose:
    """A Markdown file: its front matter, and its text with the line on which it begins."""

    file: str
    meta: dict[str, Any]
    text: str
    first_line: int


FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n+", re.DOTALL)


def read_prose(path: Path, name: str, problems: list[Problem]) -> Prose | None:
    """A Markdown file with its front matter; None, and a problem, where it cannot be read."""
    text = read_text(path, name, problems)
    if text is None:
        return None
    match = FRONT_MATTER.match(text)
    if not match:
        return Prose(name, {}, text, 1)
    try:
        meta = yaml.safe_load(match[1]) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problems.append(Problem(name, line, f"Must have valid YAML between the --- lines: {error.problem}"))
        meta = {}
    if not isinstance(meta, dict):
        problems.append(Problem(name, 2, "Must have a mapping between the --- lines"))
        meta = {}
    return Prose(name, meta, text[match.end() :], match[0].count("\n") + 1)

"""Compares the enacted text with a copy saved from the official site, and records the copy where the two are identical.

White space, line breaks within a sentence and characters without width are layout. Every other character counts, and so does
where a paragraph begins.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from . import enacted
from .numerals import to_chinese
from .saved import ITEM, Part, bare, likeness, make_part, parts_of
from .source import Invalid, Problem, read_text, read_yaml

WORDING = "docs/measures/enacted.zh-Hans.txt"
RECORD = "docs/measures/collation.yml"
CONTEXT = 6  # characters shown on either side of a difference
OPENING = 20  # characters shown of a paragraph that stands on one side only
Pairs = tuple[tuple[int | None, int | None], ...]


def collate(root: Path, copy: Path, day: datetime.date, say: Callable[[str], None]) -> int:
    """Says each difference between the enacted text and a copy and returns 1; where there is none, records the copy and returns 0."""
    ours = enacted_parts(root)
    try:
        data = copy.read_bytes()
    except OSError as error:
        gone = isinstance(error, FileNotFoundError)
        return _refuse(copy, "Must exist" if gone else f"Must be a file that can be read: {error.strerror}", say)
    theirs = parts_of(data, ours)
    if not theirs:
        return _refuse(copy, "Must hold the text of the Measures: no 第一条 found", say)
    if found := list(differences(ours, theirs)):
        for line in found:
            say(line)
        say(f"{len(found)} difference{'' if len(found) == 1 else 's'}; nothing was recorded")
        return 1
    record(root, {"date": day, "file": copy.name, "sha256": hashlib.sha256(data).hexdigest()})
    say(f"no differences: {copy} holds the enacted text; recorded in {RECORD}")
    return 0


def _refuse(copy: Path, text: str, say: Callable[[str], None]) -> int:
    say(str(Problem(str(copy), 1, text)))
    return 1


def enacted_parts(root: Path) -> list[Part]:
    """The chapters and articles of our enacted text. Raises Invalid where it cannot be read."""
    problems: list[Problem] = []
    wording = read_text(root / WORDING, WORDING, problems)
    text = enacted.parse(wording or "", "zh", WORDING, problems)
    if not text.articles and not problems:
        problems.append(Problem(WORDING, 1, "Must hold articles"))
    if problems:
        raise Invalid(problems)
    parts: dict[str, Part] = {}
    for article in text.articles.values():
        heading = f"chapter {article.chapter}"
        if article.chapter and heading not in parts:
            parts[heading] = make_part(heading, [bare(text.chapters[article.chapter])])
        name = f"article {article.number}"
        parts[name] = make_part(name, [bare(_mark(place.item) + words) for place, words in article.places()])
    return list(parts.values())


def _mark(item: int) -> str:
    return f"（{to_chinese(item)}）" if item else ""


# Differences


def differences(ours: list[Part], theirs: list[Part]) -> Iterator[str]:
    """A line for each difference: the chapters and articles that stand on one side only, and what differs within the others."""
    matcher = SequenceMatcher(None, [part.name for part in ours], [part.name for part in theirs], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            for mine, other in zip(ours[i:i_end], theirs[j:j_end], strict=True):
                yield from _within(mine, other)
        else:
            yield from (_missing(part.name, part.text) for part in ours[i:i_end])
            yield from (_additional(part.name, part.text) for part in theirs[j:j_end])


def _within(ours: Part, theirs: Part) -> Iterator[str]:
    """The differences within a chapter's heading or an article."""
    cuts, division = _divide(ours, theirs)
    yield from division
    mine, other = ours.pieces(ours.breaks), theirs.pieces(cuts)
    names, their_names = _names(ours.name, mine), _names(theirs.name, other)
    for i, j in _align(mine, other):
        if j is None:
            yield _missing(names[i], mine[i])
        elif i is None:
            yield _additional(their_names[j], other[j])
        else:
            yield from _changes(names[i], mine[i], other[j])


def _names(part: str, pieces: list[str]) -> list[str]:
    """What each paragraph and item of an article is called. A heading has neither."""
    names, paragraph, item = [], 0, 0
    for piece in pieces:
        is_item = bool(ITEM.match(piece))
        paragraph, item = (max(paragraph, 1), item + 1) if is_item else (paragraph + 1, 0)
        names.append(f"{part}, paragraph {paragraph}" + (f", item {item}" if item else ""))
    return [part for _ in pieces] if part.startswith("chapter") else names


def _divide(ours: Part, theirs: Part) -> tuple[set[int], list[str]]:
    """Where theirs is to be cut so that it can be compared piece by piece, and a line for each paragraph that is divided otherwise.

    Only a place with the same character before and after it on both sides tells that the division itself differs.
    """
    blocks = SequenceMatcher(None, ours.text, theirs.text, autojunk=False).get_matching_blocks()
    same = {i + k: j + k for i, j, size in blocks for k in range(1, size)}
    edges = {j + k for i, j, size in blocks for k in (0, size) if i + k in ours.breaks}
    expected = {same[place] for place in ours.breaks & same.keys()}
    joined = {i: j for i, j in same.items() if j in expected - theirs.breaks - theirs.soft}
    parted = {i: j for i, j in same.items() if j in theirs.breaks - expected}
    cuts = (theirs.breaks - {*parted.values()}) | (theirs.soft & (edges | expected)) | {*joined.values()}
    return cuts, [_division(ours, i, "does not begin" if i in joined else "begins") for i in sorted({**joined, **parted})]


def _division(ours: Part, place: int, verb: str) -> str:
    before = [start for start in (0, *sorted(ours.breaks)) if start <= place]
    name = _names(ours.name, ours.pieces(ours.breaks))[len(before) - 1]
    return f"{name}: theirs {verb} a new paragraph at {_marked(ours.text, place, place)}"


def _align(ours: list[str], theirs: list[str]) -> Pairs:
    """Which piece of ours belongs to which of theirs, in order, so that the pairs are most alike; None where one has no partner."""
    best: dict[tuple[int, int], tuple[float, Pairs]] = {}
    for i in range(len(ours), -1, -1):
        for j in range(len(theirs), -1, -1):
            best[i, j] = max(_ways(ours[i:], theirs[j:], i, j, best), key=lambda way: way[0], default=(0.0, ()))
    return best[0, 0][1]


def _ways(
    ours: list[str], theirs: list[str], i: int, j: int, best: dict[tuple[int, int], tuple[float, Pairs]]
) -> Iterator[tuple[float, Pairs]]:
    """What can be done with the next pieces, each with the best that can follow: pair them, or leave one of them alone."""
    alike = likeness(ours[0], theirs[0]) if ours and theirs else 0.0
    if alike > 0.5:
        value, rest = best[i + 1, j + 1]
        yield value + alike, ((i, j), *rest)
    if ours:
        value, rest = best[i + 1, j]
        yield value, ((i, None), *rest)
    if theirs:
        value, rest = best[i, j + 1]
        yield value, ((None, j), *rest)


def _changes(name: str, ours: str, theirs: str) -> Iterator[str]:
    for i, i_end, j, j_end in _spans(ours, theirs):
        yield f"{name}: ours {_marked(ours, i, i_end)} theirs {_marked(theirs, j, j_end)}"


def _spans(ours: str, theirs: str) -> list[tuple[int, int, int, int]]:
    """The stretches that differ. Two with a single character between them are one."""
    spans: list[tuple[int, int, int, int]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if spans and i - spans[-1][1] <= 1:
            i, _, j, _ = spans.pop()
        spans.append((i, i_end, j, j_end))
    return spans


def _marked(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    left, right = "…" if start > CONTEXT else "", "…" if end + CONTEXT < len(text) else ""
    return f"「{left}{_visible(before)}【{_visible(text[start:end])}】{_visible(after)}{right}」"


def _missing(name: str, text: str) -> str:
    return f"{name}: missing in theirs, ours {_opening(text)}"


def _additional(name: str, text: str) -> str:
    return f"{name}: additional in theirs {_opening(text)}"


def _opening(text: str) -> str:
    return f"「{_visible(text[:OPENING])}{'…' if len(text) > OPENING else ''}」"


def _visible(text: str) -> str:
    """A text in which characters without a shape are named."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


# The record


def record(root: Path, copy: dict[str, Any]) -> None:
    """Writes what copy was found identical. Every other byte of the file stays. Raises Invalid where it is no proper record."""
    path, problems = root / RECORD, []
    if read_yaml(path, RECORD, problems) is None or problems:
        raise Invalid(problems)
    text = path.read_bytes().decode("utf-8")
    value = yaml.safe_dump(copy, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000).strip()
    path.write_bytes(_with_copy(text, value).encode("utf-8"))


def _with_copy(text: str, value: str) -> str:
    """The text of the record with the value put in the place of the old one, or at the end where there is none."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, old in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "official_copy":
            start = text.index(":", key.end_mark.index) + 1
            return f"{text[:start]} {value}{text[_end(old) :]}"
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}official_copy: {value}\n"


def _end(node: yaml.Node) -> int:
    """Where a value ends. A block mapping ends with its last value, not with the next key."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    return node.end_mark.index

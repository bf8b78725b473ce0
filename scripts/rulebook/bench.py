"""`make bench`: what the build and the PDFs cost, at the present size and at four times it. Prints figures and goals; nothing is kept."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

import yaml

from . import bench_pages, bench_paper, search_bench
from .enacted import ARTICLE, CHAPTER, digest
from .numerals import to_chinese

Figure = tuple[str, float, float | None, str]  # name, value, goal, unit
PARTS = ("docs", "overrides", "scripts", "mkdocs.yml")


def bench(root: Path) -> int:
    """Prints the figures for a project. Returns 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        once = copy_project(root, Path(folder) / "1x")
        twice, many = (copy_project(root, Path(folder) / f"{times}x") for times in (2, 4))
        multiply(twice / "docs", 2)
        multiply(many / "docs", 4)
        return report(_figures(once, {1: once, 2: twice, 4: many}, root / "tests/queries.yml"))


def _figures(once: Path, projects: dict[int, Path], queries: Path) -> Iterator[Figure]:
    own, steps, memory = timed_build(once)
    print(steps, flush=True)
    plain, _, _ = timed(plain_command(once), once)
    yield "build, 1x articles", own, None, "s"
    yield "ratio to plain mkdocs build of the same Markdown", own / plain, 1.25, ""
    fourfold, _, memory_4x = timed_build(projects[4])
    yield "build, 4x articles", fourfold, None, "s"
    yield "ratio 4x to 1x", fourfold / own, 4.5, ""
    stock = once / "build/plain"
    sizes = [(once / "site" / path.relative_to(stock)).stat().st_size for path in stock.rglob("index.html")]
    yield "median page, raw HTML", median(sizes) / 1000, 80, "kB"
    yield "largest page, raw HTML", max(sizes) / 1000, None, "kB"
    yield "peak memory, 1x", memory, None, "MB"
    yield "peak memory, 4x", memory_4x, None, "MB"
    yield from bench_paper.figures(projects, timed)  # after the builds, which take less memory: the peak is that of all so far
    yield from bench_pages.figures(once / "site", stock)
    yield from search_bench.figures(once / "site", queries)


def report(figures: Iterable[Figure]) -> int:
    """Prints each figure with its goal as it comes. Returns 1 where one is missed."""
    missed = 0
    for name, value, goal, unit in figures:
        tail = f"  (goal: at most {goal} {unit})".replace(" )", ")") if goal else ""
        late = goal is not None and value > goal
        missed += late
        print(f"{name:58} {value:8.2f} {unit}{tail}{'  MISSED' if late else ''}", flush=True)
    return 1 if missed else 0


def copy_project(root: Path, target: Path) -> Path:
    target.mkdir()
    for name in PARTS:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def timed(command: Sequence[str], folder: Path) -> tuple[float, str, float]:
    """Runs a command: seconds, what it said, and the peak memory of all commands so far in megabytes."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return time.perf_counter() - began, done.stderr, peak


def timed_build(folder: Path) -> tuple[float, str, float]:
    return timed([sys.executable, "scripts/build.py", "site", "--no-pdf"], folder)


def plain_command(folder: Path) -> list[str]:
    """Stock Material with its search and the same plugins and extensions over the same staged pages, without our hook and theme."""
    config = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    for part, names in ((config, ("hooks", "extra_css", "extra_javascript")), (config["theme"], ("custom_dir", "favicon", "icon"))):
        for name in names:
            del part[name]
    for language in config["plugins"][0]["i18n"]["languages"]:
        language["theme"]["language"] = language["theme"]["language"].replace("zh-Hans", "zh")
    config["plugins"].insert(0, "search")
    (folder / "plain.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml", "-d", "build/plain"]


def multiply(docs: Path, times: int) -> None:
    """Makes a docs/ folder hold its articles several times over, as articles 31, 32 and so on of the last chapter."""
    folder = docs / "measures"
    count = len(list(folder.glob("[0-9]*.yml")))
    hashes = {}
    for tag in ("zh-Hans", "en"):
        path = folder / f"enacted.{tag}.txt"
        language = "zh" if tag == "zh-Hans" else "en"
        text, found = repeated(path.read_text(encoding="utf-8"), language, count, times, hashes)
        hashes = hashes or found
        path.write_text(text, encoding="utf-8")
    _record(folder / "collation.yml", hashes, count)
    for number in range(count + 1, count * times + 1):
        _copy_clause(folder, (number - 1) % count + 1, number, hashes[number])


def repeated(text: str, language: str, count: int, times: int, follows: dict[int, str]) -> tuple[str, dict[int, str]]:
    """A wording repeated with articles numbered on, and the hash of each article."""
    head, *blocks = re.split(r"\n\n", text.strip())
    articles = [block for block in blocks if not CHAPTER[language].match(block)]
    copies, hashes = [], {}
    for number in range(1, count * times + 1):
        first, *rest = articles[(number - 1) % count].split("\n")
        match = ARTICLE[language].fullmatch(first)
        name = f"第{to_chinese(number)}条" if language == "zh" else f"Article {number} [{follows.get(number, '')}]"
        block = "\n".join([f"{name} {match[3]}", *rest])
        hashes[number] = digest(block)
        copies.append(block)
    return "\n\n".join([head, *_interleaved(blocks, copies, language), *copies[count:]]) + "\n", hashes


def _interleaved(blocks: list[str], copies: list[str], language: str) -> list[str]:
    remaining = iter(copies)
    return [block if CHAPTER[language].match(block) else next(remaining) for block in blocks]


def _record(path: Path, hashes: dict[int, str], count: int) -> None:
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    articles = record["articles"]
    record["articles"] = {n: {**articles[(n - 1) % count + 1], "sha256": value} for n, value in hashes.items()}
    path.write_text(yaml.safe_dump(record), encoding="utf-8")


def _copy_clause(folder: Path, number: int, new: int, follows: str) -> None:
    facts = (folder / f"{number:02}.yml").read_text(encoding="utf-8")
    facts = re.sub(r"^article: \d+", f"article: {new}", facts, flags=re.MULTILINE)
    facts = re.sub(rf"\bD{number:02}-", f"D{new:02}-", facts)
    (folder / f"{new:02}.yml").write_text(facts, encoding="utf-8")
    for ending in (".md", ".en.md"):
        prose = (folder / f"{number:02}{ending}").read_text(encoding="utf-8")
        prose = re.sub(r"follows: \w+", f"follows: {follows}", prose, count=1)
        (folder / f"{new:02}{ending}").write_text(prose, encoding="utf-8")

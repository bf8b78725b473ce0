"""The search measured in Chromium: is a right place among the first three, what is fetched, how long does the first result take."""

from __future__ import annotations

import gzip
import json
import random
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from .languages import Language

FIRST = 3
PAGES_NOW, PAGES_GOAL = 185, 500
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# What the goal calls a slow phone connection: 1.6 Mbit/s, 150 ms.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 96_000}
ASK = """async ({queries, stage}) => {
  await rulebook.search.open();
  const { create } = rulebook.search.engine;
  const finder = create(await rulebook.load("titles"), await rulebook.load("search"));
  if (stage > 1) await finder.grow({ texts: await rulebook.load("texts") });
  if (stage > 2) await finder.grow({ sections: await rulebook.load("passages") });
  return queries.map((query) => finder.find(query).results.slice(0, 3).map(({ kind, id }) => [kind, id]));
}"""
FIRST_RESULT = """async (query) => {
  const began = performance.now();
  const shown = (find) => new Promise((resolve) => { const look = () => (find() ? resolve() : requestAnimationFrame(look)); look(); });
  document.querySelector("[data-search-open]").click();
  await shown(() => document.querySelector("dialog.search[open] input"));
  const input = document.querySelector("dialog.search input");
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await shown(() => document.querySelector("dialog.search [role=option]"));
  return (performance.now() - began) / 1000;
}"""


class Query(NamedTuple):
    """A line of tests/queries.yml: what kind of query it is, the language of the page, what is typed, and the IDs that are right."""

    kind: str
    language: Language
    text: str
    finds: tuple[str, ...]


class Answer(NamedTuple):
    query: Query
    first: list[tuple[str, str]]

    @property
    def right(self) -> bool:
        return any(lies_in(kind, id_, wanted) for kind, id_ in self.first for wanted in self.query.finds)


def read_queries(path: Path) -> list[Query]:
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Query(kind, Language(row["in"]), row["query"], tuple(row["finds"])) for kind, rows in table.items() for row in rows]


def lies_in(kind: str, id_: str, wanted: str) -> bool:
    """Whether a result is what is wanted, or lies in it: in an article its paragraphs, items and duties; in an instrument its articles.

    >>> lies_in("duty", "D21-03", "21"), lies_in("clause", "18", "18-1-4"), lies_in("law", "ecl-38", "ecl")
    (True, False, True)
    """
    if kind == "duty" and wanted.isdigit():
        return id_.startswith(f"D{int(wanted):02}-")
    inner = id_.removeprefix(f"{wanted}-")
    return id_ == wanted or (kind in ("clause", "law") and inner != id_ and not re.search(r"[a-z]", inner))


def answers(browser: Browser, address: str, queries: list[Query], stage: int = 3) -> list[Answer]:
    """The first three results of each query, with so much of the data as a stage has: titles, texts, or everything."""
    found = []
    for language in Language:
        mine = [query for query in queries if query.language is language]
        page = browser.new_page()
        page.goto(f"{address}/{root_of(language)}cite/")
        rows = page.evaluate(ASK, {"queries": [query.text for query in mine], "stage": stage})
        found += [Answer(query, [(kind, id_) for kind, id_ in row]) for query, row in zip(mine, rows, strict=True)]
        page.close()
    return found


def root_of(language: Language) -> str:
    return "" if language is Language.HANT else f"{language}/"


def recall(found: list[Answer]) -> dict[str, tuple[int, int]]:
    """Kind of query → how many were answered rightly, of how many."""
    table: dict[str, tuple[int, int]] = {}
    for answer in found:
        right, all_ = table.get(answer.query.kind, (0, 0))
        table[answer.query.kind] = right + answer.right, all_ + 1
    return table


def figures(site: Path, queries: Path) -> list[tuple[str, float, float | None, str]]:
    """Prints what the queries find, and gives bytes and times for the report of `make bench`: name, value, goal, unit."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    asked = read_queries(queries)
    with sync_playwright() as playwright, served(site) as address, served(site, PAGES_GOAL / PAGES_NOW) as larger:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for stage, name in ((1, "titles"), (2, "and texts"), (3, "and sections")):
            found = answers(browser, address, asked, stage)
            _print(name, found)
        missed = 100 * sum(not one.right for one in found) / len(found)
        size, rest = fetched(browser, larger)
        times = [
            (f"search, first result, {where}, {PAGES_GOAL} pages", first_result(browser, larger, slow, processor), goal, "s")
            for where, slow, processor, goal in (
                ("desktop", False, 1, 0.3),
                ("slow line", True, 1, 1.0),
                ("slow line and phone", True, 4, None),
            )
        ]
        browser.close()
    return [
        (f"search, queries without a right place in the first {FIRST}", missed, 5, "%"),
        (f"search, fetched for the first result, {PAGES_GOAL} pages, gzip", size, None, "kB"),
        ("search, fetched in the background after it, gzip", rest, None, "kB"),
        *times,
    ]


def _print(name: str, found: list[Answer]) -> None:
    parts = [f"{kind} {right}/{all_}" for kind, (right, all_) in recall(found).items()]
    print(f"search, recall@{FIRST}, {name:12} {100 * sum(one.right for one in found) / len(found):5.1f} %   {', '.join(parts)}")
    for answer in found:
        if not answer.right:
            print(f"    missed: {answer.query.text} ({answer.query.language}): {', '.join(id_ for _, id_ in answer.first)}")


def fetched(browser: Browser, address: str) -> tuple[float, float]:
    """The kilobytes that opening the search fetches before the first result, and after it; nothing of them comes with the page."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"] / 1000))
    page.goto(f"{address}/cite/", wait_until="networkidle")
    sizes.clear()
    page.evaluate(FIRST_RESULT, "刪差評")
    before = sum(sizes)
    page.evaluate('rulebook.load("texts").then(() => rulebook.load("passages"))')
    page.wait_for_load_state("networkidle")
    page.close()
    return before, sum(sizes) - before


def first_result(browser: Browser, address: str, slow: bool, processor: int) -> float:
    """Seconds from opening the search, on a page that has loaded, to its first result; the best of three."""
    return min(_once(browser.new_page(), address, slow, processor) for _ in range(3))


def _once(page: Page, address: str, slow: bool, processor: int) -> float:
    session = page.context.new_cdp_session(page)
    page.goto(f"{address}/cite/", wait_until="networkidle")
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": processor})
    seconds = page.evaluate(FIRST_RESULT, "刪差評")
    page.close()
    return seconds


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site as a good host does, compressed; the titles of the search multiplied."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, times: float, **options: Any):
        self.times = times
        super().__init__(*arguments, **options)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = compressed(path, self.times if path.name.endswith(".titles.js") else 1)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@cache
def compressed(path: Path, times: float) -> bytes:
    text = path.read_bytes()
    return gzip.compress(multiplied(text.decode(), times).encode() if times > 1 else text, 6)


def multiplied(script: str, times: float) -> str:
    """The titles of a larger site: more rows, in each turn with other characters for those of the real ones, so that none repeats."""
    head, rows, tail = re.fullmatch(r"(rulebook\.loaded\([^,]+,)(.+)(\);\n)", script, re.DOTALL).groups()
    entries = json.loads(rows)
    count, letters = len(entries), sorted({letter for _, _, title, _ in entries for letter in title if letter.isalpha()})
    for number in range(round(count * (times - 1))):
        turn = number // count
        other = dict(zip(letters, random.Random(turn).sample(letters, len(letters)), strict=True))
        kind, id_, title, url = entries[number % count]
        entries.append([kind, f"{id_}x{turn}", "".join(other.get(letter, letter) for letter in title), f"x{turn}/{url}"])
    return head + json.dumps(entries, ensure_ascii=False, separators=(",", ":")) + tail


class _Server(ThreadingHTTPServer):
    def handle_error(self, *arguments: Any) -> None:
        """A browser that closes a page has dropped its connections: nothing to tell."""


@contextmanager
def served(site: Path, times: float = 1) -> Iterator[str]:
    """The address of a site while it is served, without a slash at its end."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site), times=times)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()

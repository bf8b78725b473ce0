"""What a page costs a reader at the first view: bytes, requests, and times on a slow phone, beside stock Material's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from .serving import served

# Kinds of pages by their path; each is in both sites.
PAGES = {
    "home": "", "clause": "measures/8/", "law": "laws/ecl/", "matrix": "indexes/matrix/", "checklist": "checklists/platform/",
    "technique": "guide/run-of-show/",
}  # fmt: skip
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# The slow phone of Lighthouse: 1.6 Mbit/s, 150 ms, a processor four times as slow.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWDOWN = 4
SETTLED = 1500  # milliseconds after the load event: late shifts and tasks count, too
OBSERVE = """
  window.seen = { lcp: 0, cls: 0, tbt: 0 };
  const watch = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch("longtask", (entry) => { seen.tbt += Math.max(0, entry.duration - 50); });
"""
RUNS = 3


@dataclass(frozen=True)
class View:
    """One first view: bytes over the wire with their heads, requests, and in milliseconds what a reader feels."""

    size: int
    requests: tuple[str, ...]
    lcp: float = 0
    cls: float = 0
    tbt: float = 0


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright. Raises SystemExit where it is not installed."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise SystemExit("Chromium is not installed: run scripts/setup.sh test")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def first_view(browser: Any, url: str, slow: bool = False) -> View:
    """Opens an address with nothing in the cache, on a phone, and gives what it cost."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    sizes: list[int] = []
    requests: list[str] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    session.on("Network.requestWillBeSent", lambda event: requests.append(event["request"]["url"]))
    page.add_init_script(OBSERVE)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(SETTLED if slow else 0)
    seen = page.evaluate("seen")
    context.close()
    return View(sum(sizes), tuple(one for one in requests if not one.startswith("data:")), **seen)


def typical(views: list[View]) -> View:
    """The middle of several views of one page."""
    first = views[0]
    return View(first.size, first.requests, *(median(getattr(one, name) for one in views) for name in ("lcp", "cls", "tbt")))


def measure(site: Path) -> dict[str, View]:
    """The first view of each kind of page of a site, on a slow phone."""
    with chromium() as browser, served(site) as address:
        return {kind: typical([first_view(browser, f"{address}/{path}", slow=True) for _ in range(RUNS)]) for kind, path in PAGES.items()}


def figures(site: Path, stock: Path) -> Iterator[tuple[str, float, float | None, str]]:
    """Lines for `make bench`: each kind of page of our site with its goals, then the ratio to stock Material."""
    ours, theirs = measure(site), measure(stock)
    for kind, view in ours.items():
        other = theirs[kind]
        yield f"{kind}: over the wire", view.size / 1000, 200, "kB"
        yield f"{kind}: requests", len(view.requests), 12, ""
        yield f"{kind}: largest paint (LCP)", view.lcp / 1000, 1.5, "s"
        yield f"{kind}: layout shift (CLS)", view.cls, 0.05, ""
        yield f"{kind}: blocked (TBT)", view.tbt, 150, "ms"
        yield f"{kind}: over the wire, ratio to stock Material", view.size / other.size, None, ""
        yield f"{kind}: requests, ratio to stock Material", len(view.requests) / len(other.requests), None, ""
        yield f"{kind}: LCP, ratio to stock Material", view.lcp / max(other.lcp, 1), None, ""
        yield f"{kind}: TBT, ratio to stock Material", view.tbt / max(other.tbt, 1), None, ""

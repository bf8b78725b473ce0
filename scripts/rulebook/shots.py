"""Pictures of the built site to look at: every kind of page, in each language, light and dark, on a desk and on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from .languages import Language

KINDS = {
    "home": "",
    "whole": "measures/",
    "clause": "measures/14/",
    "clause-short": "measures/9/",
    "law": "laws/ecl/",
    "laws": "laws/",
    "actor": "actors/operator/",
    "changes": "changes/",
    "checklists": "checklists/",
    "checklist": "checklists/host/",
    "mine": "checklists/mine/?actor=operator&when=food",
    "timeline": "checklists/timeline/",
    "guide": "guide/",
    "technique": "guide/run-of-show/",
    "metrics": "metrics/",
    "glossary": "glossary/",
    "cases": "cases/",
    "indexes": "indexes/",
    "questions": "indexes/questions/",
    "topics": "indexes/topics/",
    "penalties": "indexes/penalties/",
    "matrix": "indexes/matrix/",
    "renumbering": "indexes/renumbering/",
    "liability": "liability/",
    "about": "about/",
}
ROOTS = {Language.HANT: "", Language.HANS: "zh-Hans/", Language.EN: "en/"}
SCHEMES = {"light": "default", "dark": "slate"}
WIDTHS = {"desk": 1280, "phone": 390}
HEIGHT = 900
TALLEST = 3000  # of a picture: what comes after that looks like what came before
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class NoBrowser(Exception):
    """Chromium is not installed."""


def shots(site: Path, folder: Path, kinds: Sequence[str]) -> int:
    """Pictures of some kinds of pages of a built site into a folder, which is emptied of those first; none named means all.

    Returns the number of pictures. Raises NoBrowser, and KeyError for a kind that is not in KINDS.
    """
    wanted = {kind: KINDS[kind] for kind in kinds or KINDS}
    folder.mkdir(parents=True, exist_ok=True)
    for kind in wanted:
        for old in folder.glob(f"{kind}.*.jpg"):
            old.unlink()
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for language in Language:
            count += _of_language(browser, site, folder, language, wanted)
        browser.close()
    return count


def chromium() -> str:
    """The path of the system's Chromium. Raises NoBrowser."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise NoBrowser("Chromium is not installed: run scripts/setup.sh test")
    return path


def _of_language(browser: Browser, site: Path, folder: Path, language: Language, kinds: dict[str, str]) -> int:
    page = browser.new_page(viewport={"width": WIDTHS["desk"], "height": HEIGHT}, reduced_motion="reduce")
    for kind, path in kinds.items():
        address, _, query = path.partition("?")
        page.goto((site / ROOTS[language] / address / "index.html").as_uri() + (f"?{query}" if query else ""))
        for width, scheme in product(WIDTHS, SCHEMES):
            _picture(page, folder / f"{kind}.{language}.{width}.{scheme}.jpg", WIDTHS[width], SCHEMES[scheme])
    page.close()
    return len(kinds) * len(WIDTHS) * len(SCHEMES)


def _picture(page: Page, file: Path, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.screenshot(path=file, type="jpeg", quality=80, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})

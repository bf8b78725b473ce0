"""The bundle for a folder: every link names a file, and in Chromium all works from file://, with a space and Chinese in its path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from rulebook import linkcheck, offline
from rulebook.model import Rulebook

MOST_BYTES = 25_000_000  # without the PDFs

PAGES = [  # a link of a page, and what it is in a folder
    ('<a class="x" href="../8/#p2">', '<a class="x" href="../8/index.html#p2">'),
    ('<a href="../?actor=host">', '<a href="../index.html?actor=host">'),
    ('<a href="#p2">', '<a href="#p2">'),
    ('<link rel="icon" href="../assets/favicon.svg">', '<link rel="icon" href="../assets/favicon.svg">'),
    ('<a href="https://example.org/a/">', '<a href="https://example.org/a/">'),
    ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
    ('<li><a href="../downloads/rulebook-offline-2026.11.zip">ZIP</a></li>', "<li>ZIP</li>"),
]


@pytest.mark.parametrize(("online", "in_folder"), PAGES)
def test_page_is_made_for_a_folder(online: str, in_folder: str) -> None:
    assert offline.for_folder(online) == in_folder


@pytest.fixture(scope="module")
def bundle(site: Path, rulebook: Rulebook) -> Path:
    return site / "downloads" / offline.file_name(rulebook)


@pytest.fixture(scope="module")
def folder(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle unpacked where a reader might keep it."""
    target = tmp_path_factory.mktemp("folder") / "我的 手冊"
    with ZipFile(bundle) as packed:
        packed.extractall(target)
    return target / bundle.stem


def test_bundle_is_small_enough_without_the_pdfs(bundle: Path) -> None:
    with ZipFile(bundle) as packed:
        assert sum(one.compress_size for one in packed.infolist() if not one.filename.endswith(".pdf")) < MOST_BYTES


def test_every_link_of_the_bundle_names_a_file(folder: Path) -> None:
    checked, dangling = linkcheck.check(folder)
    links = {link for page in folder.rglob("*.html") for link in linkcheck.parse(page).xpath("//@href")}
    assert checked > 10_000
    assert dangling == []
    assert [link for link in links if offline.with_index(link.split("#")[0].split("?")[0]) not in link] == []


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Console errors, failed requests, and requests to anything that is no file. None at the end."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda request: found.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    yield found
    assert found == []


def at(page: Page, path: str) -> bool:
    return page.url.split("?")[0].endswith(path)


def test_reader_goes_through_the_folder(folder: Path, page: Page, complaints: list[str]) -> None:
    page.goto((folder / "index.html").as_uri())
    page.locator(".map li a", has_text="18").first.click()
    expect(page.locator("#p1-i4")).to_be_visible()
    assert at(page, "/measures/18/index.html")
    page.locator(".md-header .md-select").hover()
    page.locator(".md-select__link[hreflang='en']").click()
    page.wait_for_url("**/en/measures/18/index.html")
    page.locator("a.number").first.click()
    assert page.url.endswith("/en/measures/18/index.html#p1")


def test_checklist_keeps_its_state_in_the_folder(folder: Path, page: Page, complaints: list[str]) -> None:
    page.goto((folder / "en/checklists/host/index.html").as_uri())
    page.locator(".task > input").first.check()
    page.reload()
    expect(page.locator(".task > input").first).to_be_checked()


def test_site_itself_is_read_from_disk(site: Path, page: Page, complaints: list[str]) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator(".map li a").first.click()
    page.wait_for_url("**/measures/1/index.html")

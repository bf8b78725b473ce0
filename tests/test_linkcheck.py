"""The check of links in built HTML: what lands, and what is reported."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rulebook import linkcheck

LINKS = [  # a link on the page a/index.html, and whether it lands
    ("../", True), ("../a/", True), ("#here", True), ("../b.txt", True), ("../%E4%B8%80/", True), ("mailto:x@y.z", True),
    ("https://example.org/nowhere", True), ("../#there", True), ("", True),
    ("../c/", False), ("#gone", False), ("../#gone", False), ("../b.html", False), ("/nowhere/", False), ("../%E4%BA%8C/", False),
]  # fmt: skip


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A site of three pages and a file."""
    for name in ("", "a/", "一/"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text('<p id="there">x</p>')
    (tmp_path / "b.txt").write_text("x")
    return tmp_path


@pytest.mark.parametrize(("link", "lands"), LINKS)
def test_link_lands_or_is_reported(link: str, lands: bool, little: Path) -> None:
    (little / "a/index.html").write_text(f'<p id="here"><a href="{link}">x</a></p>')
    assert linkcheck.check(little)[1] == ([] if lands else [f"a/index.html: {link}"])


OWN = [  # a link of a site published at https://x.example/book, and whether it lands
    ("https://x.example/book/", True), ("https://x.example/book/b.txt", True), ("/book/a/", True), ("https://other.example/gone", True),
    ("https://x.example/book/gone/", False), ("/book/gone/", False),
]  # fmt: skip


@pytest.mark.parametrize(("link", "lands"), OWN)
def test_link_by_the_address_of_the_site_is_its_own(link: str, lands: bool, little: Path) -> None:
    (little / "a/index.html").write_text(f'<p><a href="{link}">x</a></p>')
    assert (linkcheck.check(little, address="https://x.example/book")[1] == []) is lands


@pytest.mark.parametrize("tag", ['<img src="x.png">', '<script src="x.js"></script>', '<link href="x.css">'])
def test_file_that_a_page_asks_for_must_be_there(tag: str, little: Path) -> None:
    (little / "a/index.html").write_text(f"<p>{tag}</p>")
    assert len(linkcheck.check(little)[1]) == 1


def test_dangling_link_in_a_built_site_is_reported(small_site: Path, tmp_path: Path) -> None:
    shutil.copytree(small_site, tmp_path / "site")
    shutil.rmtree(tmp_path / "site/en/cite")
    dangling = linkcheck.check(tmp_path / "site")[1]
    assert dangling and all("cite" in line for line in dangling)

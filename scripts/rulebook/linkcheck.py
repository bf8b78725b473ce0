"""Checks every internal link and anchor of a built site, as a browser would follow it from a folder of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"))
ELSEWHERE = ("mailto:", "tel:", "data:", "javascript:")


def documents(site: Path) -> dict[Path, html.HtmlElement]:
    """Every page of a built site, parsed."""
    return {path: parse(path) for path in sorted(site.rglob("*.html"))}


def check(site: Path, pages: Mapping[Path, html.HtmlElement] | None = None, address: str = "") -> tuple[int, list[str]]:
    """The number of internal links in a built site, and a line for each that leads nowhere, or to two places.

    `pages`: all of them, where they are parsed already. `address`: where the site is published; links that begin with it are its own.
    """
    pages = documents(site) if pages is None else pages
    anchors = {path: _anchors(page) for path, page in pages.items()}
    checked, dangling = 0, []
    file_at = cache(partial(_file_at, site))
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        dangling += [f"{name}: #{anchor} stands twice" for anchor in _twice(page)]
        for link in dict.fromkeys(_internal(page, address)):
            checked += 1
            if not _lands(file_at, name, link, anchors):
                dangling.append(f"{name}: {link}")
    return checked, dangling


def parse(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _anchors(page: etree._Element) -> set[str]:
    return {*page.xpath("//@id"), *page.xpath("//a/@name")}


def _twice(page: etree._Element) -> list[str]:
    """The anchors that a page has more than once: a link to one of them lands on the first only."""
    return [anchor for anchor, count in Counter(page.xpath("//body//@id")).items() if count > 1]


def _internal(page: etree._Element, address: str) -> Iterator[str]:
    """The links to the site itself, those from the root of its host as seen from its own root."""
    whole = f"{address.rstrip('/')}/"
    roots = (whole, urlsplit(whole).path) if address else ("/",)
    for tag, attribute in LINKS:
        for link in page.xpath(f"//{tag}/@{attribute}"):
            own = next((f"/{link.removeprefix(root)}" for root in roots if link.startswith(root)), link)
            if not urlsplit(own).netloc and not own.startswith(ELSEWHERE):
                yield own


def _lands(file_at: Callable[[str], Path | None], page: str, link: str, anchors: dict[Path, set[str]]) -> bool:
    address, fragment = urldefrag(urljoin(f"http://site/{page}", link))
    target = file_at(urlsplit(address).path)
    return target is not None and (not fragment or target not in anchors or unquote(fragment) in anchors[target])


def _file_at(site: Path, path: str) -> Path | None:
    """The file that a path from the root of the site leads to, if there is one."""
    target = site / unquote(path).lstrip("/")
    if target.is_dir():
        target /= "index.html"
    return target if target.is_file() else None

"""sitemap.xml with every page in every language (sitemaps.org 0.9, hreflang by xhtml:link), and robots.txt that names it.

Both want whole addresses, so a site without an address has neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from .languages import Language
from .links import Target
from .model import Rulebook
from .pages import catalogue

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes both files. Returns how many there are."""
    address = rulebook.settings.address.rstrip("/")
    if not address:
        return 0
    (site / "sitemap.xml").write_bytes(sitemap(rulebook, address))
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {address}/sitemap.xml\n", encoding="utf-8")
    return 2


def sitemap(rulebook: Rulebook, address: str) -> bytes:
    """Every page with its other languages and the day of the last check; Traditional Chinese serves readers of no listed language."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for page in catalogue(rulebook):
        places = dict(alternates(address, page.path))
        for language in Language:
            url = etree.SubElement(root, f"{{{SITEMAP}}}url")
            etree.SubElement(url, f"{{{SITEMAP}}}loc").text = places[language]
            etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = rulebook.settings.as_of.isoformat()
            for tag, href in places.items():
                etree.SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=tag, href=href)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def alternates(address: str, page: str) -> Iterator[tuple[str, str]]:
    """The hreflang tags and whole addresses of a page in all languages, by its path under a language's root."""
    folder = Target(page).folder
    for language in Language:
        yield str(language), f"{address}/{language.folder}{folder}"
    yield "x-default", f"{address}/{Language.HANT.folder}{folder}"

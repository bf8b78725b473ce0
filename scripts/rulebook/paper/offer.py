"""Each page of the site offers the PDF that belongs to it.

The place is made as MkDocs renders the page; pages and bytes are filled in when the PDFs are set.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from ..languages import Language
from ..links import known_pages
from ..model import Rulebook
from ..voice import Voice
from .documents import article_name
from .setting import Printed

HEAD = re.compile(r'</h1>(\s*<p class="lead">.*?</p>|\s*<p class="home-lead">.*?<p class="home-actions">.*?</p>)?', re.DOTALL)
WHOLE = ("handbook", "regulation", "duties", "guide")
PLACE = '<div data-paper=""></div>'
ALL = '<div data-papers=""></div>'  # where the page of downloads lists every PDF
# What a page belongs to, by how its path begins; every other page to the whole handbook.
BELONGS = (
    ("regulation", ("measures/", "changes", "indexes/")),
    ("duties", ("checklists/",)),
    ("guide", ("guide/", "glossary", "cases", "metrics")),
)


def belongs_to(page: str) -> str:
    """The name of the document that a page is part of, by the page's path under the language's root."""
    name = page.removeprefix("measures/")
    if name.isdigit():
        return article_name(int(name))
    return next((document for document, starts in BELONGS if page.startswith(starts)), "handbook")


def make_place(html: str) -> str:
    """The content of a page with a place for the offer under its title, and under the lead where one follows."""
    return HEAD.sub(lambda found: found[0] + PLACE, html, count=1)


def fill(rulebook: Rulebook, site: Path, printed: list[Printed]) -> int:
    """Writes the offer into its place on every page. Returns the number of pages."""
    found = {(one.language, one.name): one for one in printed}
    filled = 0
    for language in Language:
        for page in sorted(known_pages(rulebook)):
            path = site / ("" if language is Language.HANT else language) / page.removesuffix("index") / "index.html"
            text = path.read_text(encoding="utf-8")
            voice = Voice(rulebook, language, page)
            if PLACE in text:
                text = text.replace(PLACE, link(voice, found[language, belongs_to(page)]), 1)
                path.write_text(text.replace(ALL, listed(voice, printed)), encoding="utf-8")
                filled += 1
    return filled


def link(voice: Voice, one: Printed) -> str:
    """A link to a PDF with what it is, its pages and its size."""
    kind = "article" if one.name.startswith("article-") else one.name
    return f'<p class="paper-offer" data-search-exclude>{_anchor(voice, one, f"paper_of_{kind}")}</p>'


def _anchor(voice: Voice, one: Printed, label: str) -> str:
    facts = voice.label("paper_size", pages=one.pages, size=size(one.size))
    gap = " " if voice.language is Language.EN else ""
    return f'<a href="{_url(voice, one)}" type="application/pdf">{escape(f"{voice.label(label)}{gap}{facts}")}</a>'


def _url(voice: Voice, one: Printed) -> str:
    return f"{voice.site_root}pdf/{one.language}/{one.name}.pdf"


def listed(voice: Voice, printed: list[Printed]) -> str:
    """Every PDF of the page's language: the whole ones with pages and size, then those of single articles."""
    own = {one.name: one for one in printed if one.language == voice.language}
    whole = [f"<li>{_anchor(voice, own[name], f'paper_of_{name}')}</li>" for name in WHOLE if name in own]
    numbers = [(number, own[article_name(number)]) for number in voice.rulebook.clauses]
    single = [
        f'<a href="{_url(voice, one)}" title="{escape(voice.article_title(voice.rulebook.clauses[n]))}">{n}</a>' for n, one in numbers
    ]
    title, articles = escape(voice.label("papers_title")), escape(voice.label("papers_articles"))
    return f'<h2 id="pdf">{title}</h2><ul>{"".join(whole)}</ul><p class="downloads"><span>{articles}</span> {" ".join(single)}</p>'


def size(count: int) -> str:
    """
    >>> size(183_400), size(2_460_000)
    ('183 kB', '2.5 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1000:.0f} kB"

"""The Content Security Policy: nothing runs and nothing is fetched but files of the site itself.

No page has an inline script, handler or style, so the policy needs neither hashes nor exceptions, and is the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html

# data: pictures are Material's icons, which its style sheet holds.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
CHARSET = re.compile(rb'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
DATA = ("application/json", "application/ld+json")
# What a server sends beside the policy; the form is that of Netlify and Cloudflare Pages.
HEADERS = f"""/*
  Content-Security-Policy: {POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
"""


def secure(site: Path, pages: Mapping[Path, html.HtmlElement]) -> list[str]:
    """Gives every page the policy, and the site the file _headers. Returns a line for each thing the policy would stop.

    The policy stands in the pages, as many hosts send no headers of one's own. Measured: Chromium 150 and Firefox 153 take 'self'
    in a page opened from disk for the files beside it.
    """
    problems = [f"{path.relative_to(site).as_posix()}: {line}" for path, page in pages.items() for line in stopped(page)]
    for path in pages:
        text = path.read_bytes()
        if not CHARSET.search(text, 0, 1024):
            problems.append(f'{path.relative_to(site).as_posix()}: Must have <meta charset="utf-8"> first in its head')
        elif META.encode() not in text:
            path.write_bytes(CHARSET.sub(lambda found: found[0] + META.encode(), text, count=1))
    (site / "_headers").write_text(HEADERS, encoding="utf-8")
    return problems


def stopped(page: html.HtmlElement) -> Iterator[str]:
    """A line for each thing on a page that the policy would stop."""
    for element in page.iter("script", "style"):
        if element.tag == "style" or (element.get("src") is None and element.get("type") not in DATA):
            yield f"Must have no inline {element.tag}: {(element.text or '').strip()[:60]}"
    for element in page.iter(html.etree.Element):
        for name in element.attrib:
            if name == "style" or name.startswith("on"):
                yield f'Must have no inline {name}: <{element.tag} {name}="{element.get(name)[:60]}">'
        if any(element.get(name, "").strip().lower().startswith("javascript:") for name in ("href", "action")):
            yield f"Must have no javascript: address: <{element.tag}>"

"""The style sheets of the theme and of ours as one file, and nothing in the site that no page asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import BuildError

STYLES = "assets/rulebook/site.css"
MATERIAL = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
UNUSED = ("assets/**/*.map", "assets/images/favicon.png", "assets/stylesheets/**/*")
CHARSET = '@charset "UTF-8";'
SOURCE_MAP = re.compile(r"\n?(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*)\s*\Z")


def join(site: Path, ours: Iterable[str]) -> None:
    """Writes Material's style sheets and ours, in this order, into one: a page waits for one answer instead of five.

    Raises BuildError where a sheet is missing, or imports another, which a browser ignores behind the first rule.
    """
    sheets = [*(path for pattern in MATERIAL for path in sorted(site.glob(pattern))), *(site / name for name in ours)]
    text = "\n".join(['@charset "utf-8";', *map(_text, sheets)])
    (site / STYLES).write_text(text, encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()


def prune(site: Path) -> None:
    """Takes out what Material ships and no page of this site asks for: source maps, its favicon."""
    for path in {path for pattern in UNUSED for path in site.glob(pattern) if path.is_file()}:
        path.unlink()
    for script in site.glob("assets/javascripts/*.js"):
        script.write_text(SOURCE_MAP.sub("\n", script.read_text(encoding="utf-8")), encoding="utf-8")


def _text(sheet: Path) -> str:
    if not sheet.is_file():
        raise BuildError(f"mkdocs.yml: Must name a style sheet that exists: {sheet.name}")
    text = SOURCE_MAP.sub("\n", sheet.read_text(encoding="utf-8").removeprefix(CHARSET))
    if "@import" in text:
        raise BuildError(f"{sheet.name}: Must hold its rules itself, without @import: it is joined with others")
    return text

"""The style sheets of the theme and of ours as one file, our scripts as one, and nothing in the site that no page asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import BuildError

STYLES = "assets/rulebook/site.css"
SCRIPTS = "assets/rulebook/site.js"
MATERIAL = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
UNUSED = ("assets/images/favicon.png", "assets/javascripts/**/*", "assets/stylesheets/**/*")
CHARSET = '@charset "UTF-8";'
SOURCE_MAP = re.compile(r"\n?/\*# sourceMappingURL=.*?\*/\s*\Z")


def join(site: Path, styles: Iterable[str], scripts: Iterable[str]) -> None:
    """Writes Material's style sheets and ours, in this order, into one, and our scripts into another: a page waits for two answers.

    Raises BuildError where one is missing, or where a sheet imports another, which a browser ignores behind the first rule.
    """
    material = [path for pattern in MATERIAL for path in sorted(site.glob(pattern))]
    sheets = [_sheet(path) for path in (*material, *(site / name for name in styles))]
    (site / STYLES).write_text("\n".join(['@charset "utf-8";', *sheets]), encoding="utf-8")
    (site / SCRIPTS).write_text("\n".join(_text(site / name) for name in scripts), encoding="utf-8")


def prune(site: Path) -> None:
    """Takes out what Material ships and no page of this site asks for: its script and search, its favicon, source maps."""
    for path in {path for pattern in UNUSED for path in site.glob(pattern) if path.is_file()}:
        path.unlink()


def _sheet(path: Path) -> str:
    text = SOURCE_MAP.sub("\n", _text(path).removeprefix(CHARSET))
    if "@import" in text:
        raise BuildError(f"{path.name}: Must hold its rules itself, without @import: it is joined with others")
    return text


def _text(path: Path) -> str:
    if not path.is_file():
        raise BuildError(f"mkdocs.yml: Must name a file that exists: {path.name}")
    return path.read_text(encoding="utf-8")

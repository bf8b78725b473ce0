"""What a first view costs: bytes, requests, and nothing that no page asks for. Times are measured by `make bench` only."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mkdocs.exceptions import BuildError
from playwright.sync_api import Browser

from rulebook import assets
from rulebook.bench_pages import PAGES, first_view

MAX_BYTES = 200_000
MAX_REQUESTS = 12


@pytest.mark.parametrize("root", ["", "zh-Hans/", "en/"])
@pytest.mark.parametrize("kind", PAGES)
def test_first_view_is_light(kind: str, root: str, browser: Browser, server: str) -> None:
    view = first_view(browser, f"{server}/{root}{PAGES[kind]}")
    assert view.size <= MAX_BYTES
    assert len(view.requests) <= MAX_REQUESTS
    assert {urlsplit(one).netloc for one in view.requests} == {urlsplit(server).netloc}
    assert max(Counter(view.requests).values()) == 1


# Joined files


def project(folder: Path, **files: str) -> Path:
    """A site with style sheets and scripts by their names, `__` for a dot."""
    (folder / "assets/rulebook").mkdir(parents=True)
    (folder / "assets/stylesheets").mkdir()
    (folder / "assets/stylesheets/main.1.min.css").write_text('@charset "UTF-8";a{}\n/*# sourceMappingURL=main.css.map */')
    for name, text in files.items():
        (folder / f"assets/rulebook/{name.replace('__', '.')}").write_text(text)
    return folder


def names(*stems: str) -> list[str]:
    return [f"assets/rulebook/{stem}" for stem in stems]


def test_sheets_and_scripts_are_joined_in_order(tmp_path: Path) -> None:
    site = project(tmp_path, x__css="b{}", y__css="c{}", x__js="1;", y__js="2;")
    assets.join(site, names("y.css", "x.css"), names("x.js", "y.js"))
    assert (site / assets.STYLES).read_text() == '@charset "utf-8";\na{}\n\nc{}\nb{}'
    assert (site / assets.SCRIPTS).read_text() == "1;\n2;"


@pytest.mark.parametrize(("sheet", "said"), [("z.css", "Must name a file that exists: z.css"), ("x.css", "without @import")])
def test_sheet_that_cannot_be_joined_stops_the_build(sheet: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=said):
        assets.join(project(tmp_path, x__css='@import "y.css";'), names(sheet), [])


def test_no_source_map_is_shipped_or_named(small_site: Path) -> None:
    assert list(small_site.rglob("*.map")) == []
    files = [path for path in small_site.glob("assets/**/*") if path.suffix in (".js", ".css")]
    assert [path.name for path in files if "sourceMappingURL" in path.read_text(encoding="utf-8")] == []

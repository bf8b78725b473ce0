"""build/docs/ → site/: MkDocs under --strict into a fresh folder, its links checked, and swapped in only when all is well."""

from __future__ import annotations

import calendar
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError

from . import cards, citations, data, embed, exports, feeds, inventory, linkcheck, offline, policy, progress, search, short, sitemap
from .failed import Failed
from .languages import Language
from .model import Rulebook
from .paper import offer
from .paper.press import Press, printing
from .read import read
from .source import Invalid
from .stage import stage

# What is written into the site beside the pages, each by a function from the rulebook and the folder to the number of files.
WRITERS = (
    ("write downloads", exports.write),
    ("write entries", search.write),
    ("write data", data.write),
    ("write short addresses", short.write),
    ("write citations", citations.write),
    ("write feeds", feeds.write),
    ("write sitemap", sitemap.write),
    ("draw link cards", cards.write),
    ("write cards for frames", embed.write),
    ("write inventories", inventory.write),
)

# Those without which a page of a site that is only served lacks something that its reader may try.
SERVED = (search.write, short.write, citations.write, embed.write)


class _Warnings(logging.Handler):
    """Collects what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def read_and_stage(root: Path, address: str = "", published: bool = True) -> tuple[Rulebook, int]:
    """The rulebook of a project's docs/, staged in build/docs/, and the number of pages. Raises Invalid.

    `address`: where the site will be published (https://…), in the place of the one in docs/site.yml.
    `published`: whether the addresses must be those of permalinks.txt.
    """
    with progress.step("read docs/") as said:
        rulebook = read(root / "docs", published)
        if address:
            rulebook = replace(rulebook, settings=rulebook.settings.model_copy(update={"address": address}))
        said.append(f"{len(rulebook.clauses)} articles, {len(rulebook.instruments)} instruments, "
                    f"{sum(1 for _ in rulebook.links())} links, {sum(1 for _ in rulebook.duties())} duties")  # fmt: skip
    with progress.step("stage pages") as said:
        pages, written = stage(rulebook, root / "build/docs")
        said.append(f"{pages} pages, {written} changed")
    return rulebook, pages


def build(root: Path, address: str = "", pdf: bool = True) -> None:
    """Builds the project's site into site/, with its PDFs or without. Raises Invalid or Failed; then site/ is the last good one."""
    recover(root)
    rulebook, pages = read_and_stage(root, address)
    day = calendar.timegm(rulebook.settings.as_of.timetuple())
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(day))
    fresh = root / "build/site"
    shutil.rmtree(fresh, ignore_errors=True)
    with _printing(rulebook, root, pdf) as press:
        with progress.step("build site", pages) as said:
            run_mkdocs(root, fresh, rulebook, offers=press is not None)
            said.append(f"{pages} pages in {len(Language)} languages")
        for name, write in WRITERS:
            with progress.step(name) as said:
                said.append(f"{write(rulebook, fresh)} files")
        if press:
            with progress.step("print PDFs") as said:
                printed = press.finish(fresh)
                offered = offer.fill(rulebook, fresh, printed)
                said.append(f"{len(printed)} files, {sum(one.pages for one in printed)} pages, offered on {offered} pages")
    with progress.step("secure pages") as said:
        documents = linkcheck.documents(fresh)
        if stopped := policy.secure(fresh, documents):
            raise Failed("\n".join([*stopped[:50], f"{len(stopped)} things that the policy would stop; site/ is unchanged"]))
        said.append(f"{len(documents)} pages")
    with progress.step("pack offline bundle") as said:
        said.append(f"{offline.write(rulebook, fresh)} files")
    with progress.step("check links") as said:
        checked, dangling = linkcheck.check(fresh, documents, rulebook.settings.address)
        if dangling:
            raise Failed("\n".join([*dangling[:50], f"{len(dangling)} links lead nowhere; site/ is unchanged"]))
        said.append(f"{checked} links, none dangling")
    swap(root, fresh)


@contextmanager
def _printing(rulebook: Rulebook, root: Path, pdf: bool) -> Iterator[Press | None]:
    """The PDFs, which are set in processes of their own from now on; None where there are to be none."""
    if not pdf:
        yield None
        return
    with printing(rulebook, root) as press:
        with progress.step("prepare PDFs") as said:
            said.append(f"{press.start()} documents")
        yield press


def run_mkdocs(root: Path, target: Path, staged: Rulebook, offers: bool = False) -> None:
    """A strict build of a staged rulebook into a folder. Raises Failed with every warning.

    `offers`: each page gets a place for the PDF that belongs to it.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    log.propagate = False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=True)
        config.extra["staged"] = staged
        config.extra["offers"] = offers
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (Abort, BuildError) as error:
        raise Failed("\n".join([*warnings.lines, f"{error}; site/ is unchanged"])) from error
    finally:
        log.removeHandler(warnings)
    if warnings.lines:
        raise Failed("\n".join([*warnings.lines, f"{len(warnings.lines)} warnings; site/ is unchanged"]))


def swap(root: Path, fresh: Path) -> None:
    """Puts a finished site in the place of the last one. A kill between the two renames is mended by recover."""
    site, last = root / "site", root / "build/site.last"
    shutil.rmtree(last, ignore_errors=True)
    if site.exists():
        site.rename(last)
    fresh.rename(site)
    shutil.rmtree(last, ignore_errors=True)


def recover(root: Path) -> None:
    """Puts the last good site back where a build was killed in the middle of the swap."""
    site, last = root / "site", root / "build/site.last"
    if last.exists() and not site.exists():
        last.rename(site)


__all__ = ["Failed", "Invalid", "build", "read_and_stage", "recover", "run_mkdocs", "swap"]

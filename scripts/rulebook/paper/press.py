"""Sets the documents by Typst in processes of their own, while the site is being built.

Each document goes to build/paper/<language>/ as JSON, is set from there and packed. What has not changed since is not set again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from .. import fonts
from ..failed import Failed
from ..languages import Language
from ..model import Rulebook
from ..source import Invalid, Problem
from ..voice import Voice
from . import documents, prose, tables
from .setting import Printed, folder, typeset

WORKERS = 2
ALONE = 600_000  # bytes of data: a document of more has a process of its own, which gives its memory back
Batch = tuple[Language, list[str]]


class Press:
    """The documents that are being set."""

    def __init__(self, rulebook: Rulebook, root: Path, pool: ProcessPoolExecutor):
        fonts.folder()
        self.rulebook, self.root, self.pool = rulebook, root, pool
        slowest_first = sorted(Language, key=lambda language: language is not Language.EN)
        self.drafts = {language: pool.submit(prepare, rulebook, language, root) for language in slowest_first}
        self.printing: list[Future[tuple[list[Printed], list[str]]]] = []

    def start(self) -> int:
        """Begins to set, the longest batch first. Returns how many there are.

        Raises Invalid with everything in docs/ that cannot be set on paper.
        """
        drafts = {language: draft.result() for language, draft in self.drafts.items()}
        problems = [problem for language in Language for problem in drafts[language][1]]
        if problems:
            raise Invalid(problems)
        sizes = {language: found for language, (found, _) in drafts.items()}
        batches = [batch for language in Language for batch in _batches(language, sizes[language])]
        batches.sort(key=lambda batch: -sum(sizes[batch[0]][name] for name in batch[1]))
        self.printing = [self.pool.submit(typeset, self.root, *batch) for batch in batches]
        return sum(len(names) for _, names in batches)

    def finish(self, site: Path) -> list[Printed]:
        """Puts the PDFs into the site as pdf/<language>/<name>.pdf. Raises Failed where one could not be set."""
        results = [work.result() for work in self.printing]
        faults = dict.fromkeys(fault for _, found in results for fault in found)
        if faults:
            raise Failed("\n".join([*faults, f"{len(faults)} faults in print; site/ is unchanged"]))
        printed = [one for found, _ in results for one in found]
        for one in printed:
            target = site / f"pdf/{one.language}/{one.name}.pdf"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder(self.root, one.language) / f"{one.name}.pdf", target)
        return printed


def _batches(language: Language, sizes: dict[str, int]) -> list[Batch]:
    """Which documents go to a process together: the long ones each to its own, the rest to one."""
    long = [name for name, size in sizes.items() if size > ALONE]
    short = [name for name in sizes if name not in long]
    return [(language, [name]) for name in long] + ([(language, short)] if short else [])


@contextmanager
def printing(rulebook: Rulebook, root: Path) -> Iterator[Press]:
    """A press whose processes end with the block, whatever happens in it. Raises Failed where the fonts are missing."""
    pool = ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn"), max_tasks_per_child=1)
    try:
        yield Press(rulebook, root, pool)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def check(rulebook: Rulebook, root: Path) -> list[Problem]:
    """Everything in docs/ that cannot be set on paper, as far as it shows without setting it."""
    problems: list[Problem] = tables.problems(rulebook, root)
    for language in (Language.HANT, Language.EN):
        prose.convert(rulebook, language, root, problems)
    return problems


# What the processes do


def prepare(rulebook: Rulebook, language: Language, root: Path) -> tuple[dict[str, int], list[Problem]]:
    """Writes every document of a language as data. Returns their sizes by name, and what cannot be set."""
    problems: list[Problem] = tables.problems(rulebook, root)
    texts = prose.convert(rulebook, language, root, problems)
    if problems:
        return {}, problems
    voice, place = Voice(rulebook, language, "index"), folder(root, language)
    place.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for name in documents.catalogue(rulebook):
        data = json.dumps(documents.build(name, voice, texts), ensure_ascii=False).encode()
        (place / f"{name}.json").write_bytes(data)
        sizes[name] = len(data)
    return sizes, []

"""Files to download: the duties as spreadsheet, text and data, for all and for each actor, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..checklists import all_duties, duties_of
from ..facts import Duty
from ..languages import Language
from ..links import ACTORS_WITH_PAGE
from ..model import Rulebook
from ..voice import Voice
from ..written import write_if_changed
from . import data, oscal, sheets, tasklist, templates
from .rows import Export


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes all downloads under site/downloads/. Returns how many files there are."""
    count = 0
    for language in Language:
        folder = site / f"downloads/{language}"
        for name, duties in lists(rulebook):
            export = Export(Voice(rulebook, language, "index"), name, duties)
            for ending, content in files(export):
                count += _put(folder / f"duties-{name}.{ending}", content)
        for name, text in oscal.files(Voice(rulebook, language, "index")):
            count += _put(folder / f"oscal/{name}", text)
        for name, content in templates.files(Voice(rulebook, language, "index")):
            count += _put(folder / f"templates/{name}", content)
    return count + _put(site / "downloads/duties.schema.json", data.schema())


def lists(rulebook: Rulebook) -> Iterator[tuple[str, list[Duty]]]:
    """The whole list, and that of each actor, by name."""
    yield "all", all_duties(rulebook)
    for actor in ACTORS_WITH_PAGE:
        yield actor, duties_of(actor, rulebook)


def files(export: Export) -> Iterator[tuple[str, str | bytes]]:
    """The files of one list: ending, and content."""
    yield "csv", sheets.csv_text(export).encode("utf-8-sig")
    yield "xlsx", sheets.workbook(export)
    yield "md", tasklist.markdown(export)
    yield "json", data.json_text(export)


def _put(path: Path, content: str | bytes) -> int:
    if isinstance(content, str):
        write_if_changed(path, content)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 1

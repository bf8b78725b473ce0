"""Data for programs under /data/: everything the site knows as JSON with schemas, the Measures as Akoma Ntoso and as plain text."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ..addresses import absolute
from ..exports.data import DRAFT
from ..interwiki import interwiki
from ..model import Rulebook
from ..written import write_if_changed
from . import akn, plain
from .clauses import ClauseFile, LinkFile, clause_file, link_file
from .duties import DutyFile, duty_file
from .embed import CardFile
from .guide import GlossaryFile, TechniqueFile, glossary_file, technique_file
from .index import IndexFile, index_file
from .laws import LawFile, law_file
from .records import File, Scribe
from .vocabulary import VocabularyFile, vocabulary_file

FILES = {
    "clauses": (ClauseFile, clause_file),
    "laws": (LawFile, law_file),
    "links": (LinkFile, link_file),
    "duties": (DutyFile, duty_file),
    "techniques": (TechniqueFile, technique_file),
    "glossary": (GlossaryFile, glossary_file),
    "vocabulary": (VocabularyFile, vocabulary_file),
}
# The day that ZIP begins to count from: no clock in the build.
EPOCH = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes site/data/ and all of it once more as one zip. Returns how many files there are."""
    found = _with_index(rulebook)
    for name, text in found.items():
        write_if_changed(site / "data" / name, text)
    (site / "data" / archive_name(rulebook)).write_bytes(archive(found))
    return len(found) + 1


def files(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Every file but the index: its name under /data/, and its text."""
    scribe = Scribe(rulebook)
    for name, (model, make) in FILES.items():
        yield f"{name}.json", _json(make(scribe))
        yield f"{name}.schema.json", schema(name, model, rulebook)
    yield "embed.schema.json", schema("embed", CardFile, rulebook)
    yield from akn.files(rulebook)
    yield from plain.files(rulebook)
    yield "interwiki.txt", interwiki(rulebook)


def _with_index(rulebook: Rulebook) -> dict[str, str]:
    found = dict(files(rulebook))
    index = index_file(Scribe(rulebook), found, archive_name(rulebook))
    return {"index.json": _json(index), "index.schema.json": schema("index", IndexFile, rulebook), **found}


def _json(file: File) -> str:
    return file.model_dump_json(indent=1, by_alias=True) + "\n"


def schema(name: str, model: type[File], rulebook: Rulebook) -> str:
    """The published JSON Schema of a file."""
    address = absolute(f"data/{name}.schema.json", rulebook)
    text = {"$schema": DRAFT, "$id": address, **model.model_json_schema(by_alias=True, mode="serialization")}
    return json.dumps(text, ensure_ascii=False, indent=1) + "\n"


def archive_name(rulebook: Rulebook) -> str:
    return f"rulebook-data-{rulebook.settings.version}.zip"


def archive(found: dict[str, str]) -> bytes:
    """Texts as a zip, the same bytes for the same texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, text in sorted(found.items()):
            entry = zipfile.ZipInfo(f"rulebook-data/{name}", EPOCH)
            entry.external_attr, entry.compress_type, entry.create_system = READABLE, zipfile.ZIP_DEFLATED, 3
            target.writestr(entry, text.encode())
    return out.getvalue()

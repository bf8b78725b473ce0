"""index.json: what is under /data/, so that a program finds every file and sees which of them changed."""

from __future__ import annotations

import hashlib

from pydantic import Field

from ..exports.data import Record
from .records import Address, File, Scribe

MEDIA = {"json": "application/json", "xml": "application/akn+xml", "txt": "text/plain; charset=utf-8"}


class FileRecord(Record):
    """A file beside the index."""

    name: str
    media_type: str
    schema_: str | None = Field(alias="schema", description="the file with its JSON Schema")
    bytes: int
    sha256: str
    address: Address


class IndexFile(File):
    """Every file under /data/ but this one and the archive that holds them all."""

    archive: Address
    files: list[FileRecord]


def index_file(scribe: Scribe, texts: dict[str, str], archive: str) -> IndexFile:
    """The content of index.json for files by name."""
    records = [_file(name, text, texts, scribe) for name, text in texts.items()]
    return IndexFile(**scribe.head("index"), archive=scribe.address(f"data/{archive}"), files=records)


def _file(name: str, text: str, texts: dict[str, str], scribe: Scribe) -> FileRecord:
    stem, ending = name.rsplit(".", 1)
    schema = f"{stem}.schema.json"
    return FileRecord(
        name=name,
        media_type="application/schema+json" if stem.endswith(".schema") else MEDIA[ending],
        schema_=schema if schema in texts else None,
        bytes=len(text.encode()),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        address=scribe.address(f"data/{name}"),
    )

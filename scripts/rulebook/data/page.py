"""What the page on data lists: every file, what is in it, and its schema."""

from __future__ import annotations

from collections.abc import Iterator

from ..languages import Language
from ..voice import Voice
from . import FILES, archive_name
from .akn_meta import CODES

Row = tuple[str, str, str]


def rows(voice: Voice) -> Iterator[Row]:
    """Name, content and schema (or "") of each file under /data/, those for most readers first."""
    for name in (*FILES, "index"):
        yield f"{name}.json", voice.label(f"data_of_{name}"), f"{name}.schema.json"
    for language, code in CODES.items():
        yield f"measures.{code}.xml", _of("xml", language, voice), ""
    for language in Language:
        yield f"measures.{language}.txt", _of("txt", language, voice), ""
    yield "interwiki.txt", voice.label("data_of_interwiki"), ""
    yield archive_name(voice.rulebook), voice.label("data_of_zip"), ""


def _of(kind: str, language: Language, voice: Voice) -> str:
    return voice.label(f"data_of_{kind}", edition=voice.label(f"data_edition_{language}"))

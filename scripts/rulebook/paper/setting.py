"""Sets documents that were prepared as data: what a process of the press does. Imports little, for each process begins anew."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pikepdf
import typst

from .. import fonts
from ..failed import Failed
from ..languages import Language

TEMPLATE = Path(__file__).parent / "rulebook.typ"
STANDARDS = ["ua-1", "a-2a"]
MISSING = re.compile(r'the text `"(.+)"` could not be displayed')


@dataclass(frozen=True)
class Printed:
    """A PDF: its language, the name of its file without ending, its pages and bytes."""

    language: Language
    name: str
    pages: int
    size: int


def folder(root: Path, language: Language) -> Path:
    return root / "build/paper" / language


def typeset(root: Path, language: Language, names: Sequence[str]) -> tuple[list[Printed], list[str]]:
    """Sets documents of a language. Returns the PDFs, and a line for each that could not be set."""
    compiler, printed, faults = _compiler(), [], []
    for name in names:
        try:
            printed.append(_one(root, language, name, compiler))
        except Failed as fault:
            faults.append(str(fault))
    return printed, faults


def _one(root: Path, language: Language, name: str, compiler: typst.Compiler) -> Printed:
    """Sets one document, unless the same was set before."""
    source, target, stamp = (folder(root, language) / f"{name}{ending}" for ending in (".json", ".pdf", ".sum"))
    digest = _digest(source)
    if not (target.exists() and stamp.exists() and stamp.read_text() == digest):
        target.write_bytes(packed(compiled(root, source, compiler)))
        stamp.write_text(digest)
    with pikepdf.open(target) as pdf:
        return Printed(language, name, len(pdf.pages), target.stat().st_size)


def _digest(source: Path) -> str:
    """What a PDF follows from: the data, the template, and the versions of what sets and packs it."""
    versions = " ".join(version(name) for name in ("typst", "pikepdf"))
    return hashlib.sha256(source.read_bytes() + TEMPLATE.read_bytes() + versions.encode()).hexdigest()


def _compiler() -> typst.Compiler:
    """A compiler with the fonts of the press alone. Typst brings Libertinus itself."""
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts.folder()])
    return typst.Compiler(TEMPLATE, root="/", font_paths=found, ignore_system_fonts=True)


def compiled(root: Path, source: Path, compiler: typst.Compiler) -> bytes:
    """The PDF of a document's data, after PDF/UA-1 and PDF/A-2a. Raises Failed with one line."""
    inputs = {"data": os.fspath(source.resolve()), "root": os.fspath(root.resolve())}
    try:
        return compiler.compile(sys_inputs=inputs, pdf_standards=STANDARDS)
    except typst.TypstError as error:
        name = f"pdf/{source.parent.name}/{source.stem}.pdf"
        match = MISSING.search(error.message)
        raise Failed(without_glyph(match[1], root, name) if match else f"{name}: {error.message}") from None


def without_glyph(text: str, root: Path, name: str) -> str:
    """The line for a text that the fonts have no glyph for: where in docs/ it stands; the PDF where it stands there in no such form."""
    character = next((one for one in text if not one.isascii()), text[:1])
    fault = f'Must have only characters that the fonts of the PDF have: "{character}" (U+{ord(character):04X})'
    for path in sorted((root / "docs").rglob("*.*")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1):
            if character in line:
                return f"{path.relative_to(root).as_posix()}:{number}: {fault}"
    return f"{name}: {fault}"


def packed(pdf: bytes) -> bytes:
    """The same PDF at about half the size: its objects in compressed streams. The same bytes give the same bytes."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()

"""The guide's templates as CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from xlsxwriter import Workbook

from ..guide_facts import Artefact, Technique
from ..voice import Voice
from .sheets import A4, PAPER, RULE, SEAL, columns_of, properties, row_height, safe

WIDEST = 48


def files(voice: Voice) -> Iterator[tuple[str, bytes]]:
    """Every template of the guide: file name and content."""
    for technique in voice.rulebook.techniques.values():
        for artefact in technique.artefacts:
            yield f"{artefact.id}.csv", csv_text(artefact, voice).encode("utf-8-sig")
            yield f"{artefact.id}.xlsx", workbook(artefact, technique, voice)


def cells(artefact: Artefact, voice: Voice) -> list[list[str]]:
    """Head and rows of a template in a language."""
    return [[cell.say(voice.language) for cell in row] for row in (artefact.columns, *artefact.rows)]


def csv_text(artefact: Artefact, voice: Voice) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([safe(cell) for cell in row] for row in cells(artefact, voice))
    return out.getvalue()


def workbook(artefact: Artefact, technique: Technique, voice: Voice) -> bytes:
    """A sheet with the template, its title and note above the head, and the technique it belongs to."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = voice.say(artefact.title)
    book.set_properties(properties(title, voice))
    sheet = book.add_worksheet(voice.label("template_sheet"))
    head = book.add_format({"bold": True, "bg_color": PAPER, "border": 1, "border_color": RULE, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": RULE})
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14, "font_color": SEAL}))
    sheet.write_string(1, 0, f"{voice.say(technique.title)} · {voice.label('site_name')} {voice.rulebook.settings.version}")
    if artefact.note:
        sheet.write_string(2, 0, voice.say(artefact.note))
    rows = cells(artefact, voice)
    for line, row in enumerate(rows):
        sheet.set_row(4 + line, row_height(row, widths(rows)))
        for column, cell in enumerate(row):
            sheet.write_string(4 + line, column, safe(cell), body if line else head)
    for column, width in enumerate(widths(rows)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(5, 0)
    sheet.autofilter(4, 0, 3 + len(rows), len(artefact.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    book.close()
    return out.getvalue()


def widths(rows: list[list[str]]) -> list[int]:
    """The width of each column in characters, a Chinese one counted twice."""
    return [min(WIDEST, max(8, *(2 + columns_of(cell) for cell in column))) for column in zip(*rows, strict=True)]

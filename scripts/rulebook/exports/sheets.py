"""Duties as CSV and as an XLSX workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..facts import Duty
from ..links import ACTORS_WITH_PAGE
from ..voice import Voice
from .rows import COLUMNS, Export, heads, row

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {
    "state": 11, "id": 9, "actor": 16, "phase": 12, "modality": 9, "duty": 58, "clause": 20, "added_by": 30,
    "applies_when": 18, "deadline": 24, "evidence": 28, "retention": 28, "consequence": 44, "doubt": 28,
    "owner": 14, "due": 12, "note": 28, "link": 30,
}  # fmt: skip
PAPER, SEAL, RULE = "#F5F2EB", "#A8281E", "#DDD6C8"
A3, A4 = 8, 9
# A line in points, the room that letters take beside their count, and the greatest height that XLSX allows.
LINE, ROOM, TALLEST = 14.5, 1.12, 409


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def properties(title: str, voice: Voice) -> dict[str, object]:
    """The metadata of a workbook: no clock in it, so that the same source gives the same bytes."""
    day = voice.rulebook.settings.as_of
    return {"title": title, "created": datetime(day.year, day.month, day.day)}


def columns_of(text: str) -> int:
    """The width of a text in columns of a spreadsheet: a Chinese character takes two."""
    return len(text.encode("gb18030", "replace"))


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """The height in points that wrapped texts need in columns of these widths. Not every spreadsheet finds it by itself."""
    lines = max(ceil(columns_of(text) * ROOM / width) for text, width in zip(texts, widths, strict=True))
    return min(TALLEST, 3 + LINE * max(1, lines))


def csv_text(export: Export) -> str:
    """The list as CSV (RFC 4180), heads in the first row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads(export.voice))
    for duty in export.duties:
        cells = row(duty, export.voice)
        writer.writerow([safe(cells[column]) for column in COLUMNS])
    return out.getvalue()


def workbook(export: Export) -> bytes:
    """The list as a workbook: a cover with version and date, then one sheet, or one an actor for the whole list."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    voice = export.voice
    book.set_properties(properties(export.title, voice))
    _cover(book, export)
    if export.name == "all":
        for actor in ACTORS_WITH_PAGE:
            _sheet(book, voice.label(f"short_{actor}"), [duty for duty in export.duties if actor in duty.actor], voice)
    else:
        _sheet(book, voice.label(f"short_{export.name}"), export.duties, voice)
    book.close()
    return out.getvalue()


def _cover(book: Workbook, export: Export) -> None:
    voice, settings = export.voice, export.voice.rulebook.settings
    sheet = book.add_worksheet(voice.label("cover"))
    sheet.hide_gridlines(2)
    sheet.set_row(0, 30)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    name = book.add_format({"font_color": "#55504A", "valign": "top"})
    value = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, export.title, book.add_format({"bold": True, "font_size": 16, "font_color": SEAL}))
    measures = voice.rulebook.instruments["measures"]
    rows = (
        ("cover_version", settings.version),
        ("as_of", voice.day(settings.as_of)),
        ("cover_source", f"{voice.law_title(measures)} ({measures.effective})"),
        ("cover_count", str(len(export.duties))),
        ("cover_use", voice.label("cover_use_text")),
        ("cover_notice", voice.label("footer")),
    )
    for line, (label, text) in enumerate(rows, 2):
        sheet.set_row(line, row_height([text], [90]))
        sheet.write_string(line, 0, voice.label(label), name)
        sheet.write_string(line, 1, text, value)


def _sheet(book: Workbook, name: str, duties: list[Duty], voice: Voice) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": PAPER, "bottom": 1, "border_color": RULE, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top", "bottom": 4, "border_color": RULE})
    link = book.add_format({"text_wrap": True, "valign": "top", "bottom": 4, "border_color": RULE, "font_color": SEAL, "underline": 1})
    for index, column in enumerate(COLUMNS):
        sheet.set_column(index, index, WIDTHS[column])
    sheet.write_row(0, 0, heads(voice), head)
    for line, duty in enumerate(duties, 1):
        _row(sheet, line, row(duty, voice), body, link)
    last = max(len(duties), 1)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    states = [voice.label(f"state_{state}") for state in ("open", "doing", "done", "not_applicable")]
    sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": states})
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _row(sheet: Worksheet, line: int, cells: dict[str, str], body: Format, link: Format) -> None:
    sheet.set_row(line, row_height([cells[column] for column in COLUMNS], [WIDTHS[column] for column in COLUMNS]))
    for index, column in enumerate(COLUMNS):
        if column == "link" and cells[column]:
            sheet.write_url(line, index, cells[column], link, cells["id"])
        else:
            sheet.write_string(line, index, safe(cells[column]), body)

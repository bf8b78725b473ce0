"""Downloads: golden files from the small rulebook, and what must hold for the real one."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook
from rulebook import exports
from rulebook.exports import data, oscal, rows, sheets, tasklist, templates
from rulebook.languages import Language
from rulebook.links import ACTORS_WITH_PAGE
from rulebook.model import Rulebook
from rulebook.read import read
from rulebook.voice import Voice
from trestle.oscal.catalog import Catalog
from trestle.oscal.profile import Profile

GOLDEN = Path(__file__).parent / "golden"
LISTS = ["all", *ACTORS_WITH_PAGE]


def export(book: Rulebook, name: str, language: Language) -> rows.Export:
    return rows.Export(Voice(book, language, "index"), name, dict(exports.lists(book))[name])


def with_settings(book: Rulebook, **changed: object) -> Rulebook:
    return replace(book, settings=book.settings.model_copy(update=changed))


@pytest.fixture
def small(fixture_docs: Path) -> Rulebook:
    """The small rulebook under a version and a date that never change."""
    return with_settings(read(fixture_docs), version="1.0", as_of=date(2026, 1, 2))


@pytest.mark.parametrize("ending", ["csv", "md", "json"])
@pytest.mark.parametrize("language", Language)
def test_small_list_is_as_in_the_golden_file(small: Rulebook, language: Language, ending: str) -> None:
    content = dict(exports.files(export(small, "all", language)))[ending]
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    assert text.encode() == (GOLDEN / f"duties.{language}.{ending}").read_bytes()


@pytest.mark.parametrize("language", Language)
def test_small_catalog_is_as_in_the_golden_file(small: Rulebook, language: Language) -> None:
    catalog = dict(oscal.files(Voice(small, language, "index")))["catalog.json"]
    assert catalog == (GOLDEN / f"catalog.{language}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", LISTS)
def test_csv_holds_every_duty_once_and_opens_in_a_spreadsheet(rulebook: Rulebook, name: str, language: Language) -> None:
    content = dict(exports.files(export(rulebook, name, language)))["csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    column = Voice(rulebook, language, "index").label("column_id")
    assert [row[column] for row in table] == [duty.id for duty in dict(exports.lists(rulebook))[name]]


@pytest.mark.parametrize("language", Language)
def test_workbook_holds_every_duty_on_the_sheets_of_its_actors(rulebook: Rulebook, language: Language) -> None:
    book = load_workbook(io.BytesIO(sheets.workbook(export(rulebook, "all", language))))
    voice = Voice(rulebook, language, "index")
    assert book.sheetnames == [voice.label("cover"), *(voice.label(f"short_{actor}") for actor in ACTORS_WITH_PAGE)]
    for actor in ACTORS_WITH_PAGE:
        ids = [row[1].value for row in book[voice.label(f"short_{actor}")].iter_rows(min_row=2)]
        assert ids == [duty.id for _, duty in rulebook.duties() if actor in duty.actor]


def test_workbook_is_ready_for_use(rulebook: Rulebook) -> None:
    book = load_workbook(io.BytesIO(sheets.workbook(export(rulebook, "host", Language.EN))))
    cover, sheet = book.worksheets
    assert rulebook.settings.version in [cell.value for cell in cover["B"]]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert "Open,In progress,Done,Not applicable" in sheet.data_validations.dataValidation[0].formula1
    assert sheet.cell(2, 6).alignment.wrap_text
    assert sheet.column_dimensions["F"].width > 40


def test_workbook_links_to_the_clause_pages_where_the_address_is_set(rulebook: Rulebook) -> None:
    published = with_settings(rulebook, address="https://rulebook.example/")
    book = load_workbook(io.BytesIO(sheets.workbook(export(published, "agency", Language.EN))))
    links = [row[-1].hyperlink for row in book.worksheets[1].iter_rows(min_row=2)]
    assert [link.target or link.ref for link in links] == [
        f"https://rulebook.example/en/measures/{d.place.article}/" for d in dict(exports.lists(rulebook))["agency"]
    ]
    assert [link.location for link in links] == [d.id for d in dict(exports.lists(rulebook))["agency"]]


def test_without_an_address_exports_carry_ids_only(rulebook: Rulebook) -> None:
    assert rulebook.settings.address == ""
    assert "http" not in tasklist.markdown(export(rulebook, "all", Language.EN))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(sign: str) -> None:
    assert sheets.safe(f"{sign}1+1") == f"'{sign}1+1"


def test_a_plain_cell_stays_as_it_is() -> None:
    assert sheets.safe("D08-01 = a duty") == "D08-01 = a duty"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", LISTS)
def test_json_follows_the_published_schema(rulebook: Rulebook, name: str, language: Language) -> None:
    schema = json.loads(data.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(data.json_text(export(rulebook, name, language))), schema)


def test_schema_refuses_a_duty_without_its_clause(rulebook: Rulebook) -> None:
    file = json.loads(data.json_text(export(rulebook, "host", Language.EN)))
    del file["duties"][0]["clause"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(file, json.loads(data.schema()))


@pytest.mark.parametrize("language", Language)
def test_trestle_accepts_the_catalog_and_finds_every_duty(rulebook: Rulebook, tmp_path: Path, language: Language) -> None:
    files = dict(oscal.files(Voice(rulebook, language, "index")))
    path = tmp_path / "catalog.json"
    path.write_text(files["catalog.json"], encoding="utf-8")
    catalog = Catalog.oscal_read(path)
    controls = [control.id for group in catalog.groups for control in group.controls]
    assert controls == [duty.id.lower() for _, duty in rulebook.duties()]


@pytest.mark.parametrize("actor", ACTORS_WITH_PAGE)
def test_trestle_accepts_the_profile_of_an_actor(rulebook: Rulebook, tmp_path: Path, actor: str) -> None:
    path = tmp_path / "profile.json"
    path.write_text(dict(oscal.files(Voice(rulebook, Language.EN, "index")))[f"profile-{actor}.json"], encoding="utf-8")
    profile = Profile.oscal_read(path)
    ids = profile.imports[0].include_controls[0].with_ids
    assert [str(getattr(one, "__root__", getattr(one, "root", one))) for one in ids] == [
        duty.id.lower() for _, duty in rulebook.duties() if actor in duty.actor
    ]


def test_the_same_source_gives_the_same_bytes(rulebook: Rulebook) -> None:
    first, second = (dict(exports.files(export(rulebook, "all", Language.HANT))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("language", Language)
def test_templates_open_and_hold_what_the_page_says(rulebook: Rulebook, language: Language) -> None:
    voice = Voice(rulebook, language, "index")
    files = dict(templates.files(voice))
    for technique in rulebook.techniques.values():
        for artefact in technique.artefacts:
            sheet = load_workbook(io.BytesIO(files[f"{artefact.id}.xlsx"])).worksheets[0]
            shown = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=5)]
            expected = [[sheets.safe(cell) for cell in row] for row in templates.cells(artefact, voice)]
            assert [row[: len(artefact.columns)] for row in shown] == expected
            text = files[f"{artefact.id}.csv"].decode("utf-8-sig")
            assert list(csv.reader(io.StringIO(text, newline=""))) == expected


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("x" * 9, 1), ("x" * 10, 2), ("字" * 10, 3), ("x" * 100000, None)])
def test_a_row_is_as_high_as_its_wrapped_text(text: str, lines: int | None) -> None:
    expected = sheets.TALLEST if lines is None else 3 + sheets.LINE * lines
    assert sheets.row_height([text, ""], [11, 11]) == expected

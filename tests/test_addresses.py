"""Short addresses and entries: one for each thing, none that leads nowhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import Staged

from rulebook import addresses, entries
from rulebook.languages import Language
from rulebook.links import known_pages
from rulebook.model import Rulebook
from rulebook.places import ClauseId, LawId

SHORT = [  # address, page, anchor
    (addresses.of_clause(ClauseId(8)), "measures/8", ""),
    (addresses.of_clause(ClauseId(8, 2)), "measures/8", "p2"),
    (addresses.of_clause(ClauseId(18, 1, 4)), "measures/18", "p1-i4"),
    (addresses.of_duty("D08-03"), "measures/8", "D08-03"),
    (addresses.of_law(LawId("ecl")), "laws/ecl", ""),
    (addresses.of_law(LawId("ecl", 38)), "laws/ecl", "a38"),
    (addresses.of_technique("run-of-show"), "guide/run-of-show", ""),
]


@pytest.mark.parametrize(("short", "page", "anchor"), SHORT)
def test_short_address_leads_to_its_place(short: str, page: str, anchor: str, rulebook: Rulebook) -> None:
    target = addresses.table(rulebook)[short]
    assert (target.page, target.anchor) == (page, anchor)


def test_short_addresses_lead_to_pages_that_exist(rulebook: Rulebook) -> None:
    assert {target.page for target in addresses.table(rulebook).values()} <= known_pages(rulebook)


@pytest.mark.parametrize("language", Language)
def test_entries_name_each_thing_once(language: Language, rulebook: Rulebook) -> None:
    found = list(entries.entries(rulebook, language))
    assert [one for one, count in Counter((one.kind, one.id) for one in found).items() if count > 1] == []
    assert all(one.title for one in found)
    assert {one.target.page for one in found} <= known_pages(rulebook)


@pytest.mark.parametrize("language", Language)
def test_entry_of_a_page_has_the_title_that_the_page_has(language: Language, rulebook: Rulebook, staged: Staged) -> None:
    pages = {one.id: one.title for one in entries.entries(rulebook, language) if one.kind is entries.Kind.PAGE}
    titles = {path: re.search(r"^title: (.+)$", staged[f"{language}/{path}.md"], re.MULTILINE)[1] for path in pages}
    assert pages == {path: json.loads(title) for path, title in titles.items()}


def test_entries_cover_all_that_has_a_short_address(rulebook: Rulebook) -> None:
    places = {(one.target.page, one.target.anchor) for one in entries.entries(rulebook, Language.EN)}
    assert {(target.page, target.anchor) for target in addresses.table(rulebook).values()} <= places


def test_entries_are_written_as_titles_and_texts_of_the_same_length(tmp_path: Path, rulebook: Rulebook) -> None:
    for language in Language:
        entries.write(list(entries.entries(rulebook, language)), language, tmp_path)
        rows = {}
        for name in ("titles", "texts"):
            text = (tmp_path / f"assets/entries/{language}.{name}.js").read_text(encoding="utf-8")
            rows[name] = json.loads(text.removeprefix(f'rulebook.loaded("{name}",').removesuffix(");\n"))
        assert len(rows["titles"]) == len(rows["texts"])
        assert {tuple(row[:2]) for row in rows["titles"]} >= {("clause", "8-2"), ("duty", "D08-01"), ("law", "ecl-38")}

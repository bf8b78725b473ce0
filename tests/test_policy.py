"""The Content Security Policy: what it would stop is found when the site is built, and every page has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from rulebook import linkcheck, policy

STOPPED = [  # on a page, and whether the policy stops it
    ("<script>run()</script>", True), ("<script type=module>run()</script>", True), ("<style>p{color:red}</style>", True),
    ('<p style="color:red">x</p>', True), ('<p onclick="run()">x</p>', True), ("<svg onload=run()></svg>", True),
    ('<a href="javascript:run()">x</a>', True), ('<a href=" JavaScript:run()">x</a>', True), ('<svg><g style="fill:red"/></svg>', True),
    ('<script src="a.js"></script>', False), ('<script type="application/json">{}</script>', False), ('<p class="on">x</p>', False),
    ('<script type="application/ld+json">{}</script>', False), ('<svg><g fill="red"/></svg>', False), ("<td align=right>x</td>", False),
]  # fmt: skip
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>'


@pytest.mark.parametrize(("part", "stopped"), STOPPED)
def test_what_the_policy_stops_is_found(part: str, stopped: bool) -> None:
    found = list(policy.stopped(html.document_fromstring(HEAD + part)))
    assert len(found) == int(stopped)


def secured(folder: Path, text: str) -> list[str]:
    (folder / "index.html").write_text(text, encoding="utf-8")
    return policy.secure(folder, linkcheck.documents(folder))


def test_line_names_the_page_and_the_thing(tmp_path: Path) -> None:
    assert secured(tmp_path, HEAD + "<script>run()</script>") == ["index.html: Must have no inline script: run()"]


def test_page_without_its_encoding_is_reported(tmp_path: Path) -> None:
    assert secured(tmp_path, "<!doctype html><title>x</title>") == ['index.html: Must have <meta charset="utf-8"> first in its head']


def test_policy_is_written_once_before_everything_it_governs(tmp_path: Path) -> None:
    for _ in range(2):
        assert secured(tmp_path, HEAD) == []
    text = (tmp_path / "index.html").read_text()
    assert text.count("Content-Security-Policy") == 1
    assert text.index(policy.META) < text.index("<title>")


def test_policy_allows_no_inline_code_and_no_other_host() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy.POLICY.split("; "))
    assert (rules["default-src"], rules["script-src"], rules["style-src"]) == ("'none'", "'self'", "'self'")
    assert not any(word in policy.POLICY for word in ("unsafe", "*", "http", "blob:"))


def test_every_page_has_the_policy_and_the_servers_too(small_site: Path) -> None:
    pages = list(small_site.rglob("*.html"))
    assert [path for path in pages if policy.META not in path.read_text(encoding="utf-8")] == []
    assert f"  Content-Security-Policy: {policy.POLICY}\n" in (small_site / "_headers").read_text()


def test_readme_gives_the_same_policy_for_nginx(root: Path) -> None:
    assert f'add_header Content-Security-Policy "{policy.POLICY}" always;' in (root / "README.md").read_text(encoding="utf-8")


def test_page_opened_from_disk_has_its_styles_and_scripts(page: Page, small_site: Path) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None)
    page.goto((small_site / "en/measures/1/index.html").as_uri())
    button = page.locator("#scheme")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_scheme_is_the_systems_until_the_reader_chooses(scheme: str, page: Page, small_site: Path) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto((small_site / "index.html").as_uri())
    expect(page.locator("#scheme")).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    page.locator("#scheme").click()
    page.reload()
    expect(page.locator("#scheme")).to_have_attribute("aria-pressed", str(scheme != "dark").lower())

"""What all tests share: the package on the path, the real project and a small one, built sites, a server and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from rulebook import stage  # noqa: E402
from rulebook.model import Rulebook  # noqa: E402
from rulebook.read import read  # noqa: E402
from rulebook.serving import served  # noqa: E402

Staged = dict[str, str]
Building = subprocess.Popen[bytes]

FIXTURE = ROOT / "tests/fixture/docs"
SHARED = ("vocabulary.yml", "labels.yml", "bodies.yml", "site.yml")  # words of the interface: always the real ones
FINISHED = os.environ.get("RULEBOOK_SITE", "")
PATIENCE = 20_000  # milliseconds: a busy machine is no failure
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def copy_fixture_docs(docs: Path) -> Path:
    """The small rulebook as a docs/ folder."""
    shutil.copytree(FIXTURE, docs)
    for name in SHARED:
        shutil.copy2(ROOT / "docs" / name, docs / name)
    return docs


def copy_program(target: Path) -> None:
    """The program without its docs/, so that a build in a test touches nothing of ours."""
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", target / "mkdocs.yml")


def make_small_project(target: Path) -> Path:
    """A whole project around the small rulebook."""
    target.mkdir(parents=True, exist_ok=True)
    copy_program(target)
    copy_fixture_docs(target / "docs")
    return target


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """build.py of a project, run in it as a user would."""
    command = [sys.executable, "scripts/build.py", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=os.environ | environment)


def built(project: Path) -> Path:
    """The site of a project, built now. Its absence is the failure of every test that asked for it."""
    done = run(project, "site")
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return project / "site"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return read(ROOT / "docs")


@pytest.fixture(scope="session")
def staged(rulebook: Rulebook) -> Staged:
    """Every page of the real project as Markdown, by its path in the staging folder."""
    return dict(stage.files(rulebook))


@pytest.fixture
def fixture_docs(tmp_path: Path) -> Path:
    return copy_fixture_docs(tmp_path / "docs")


def needs_site(item: pytest.Item) -> bool:
    return "site" in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the real site come last: it is being built while the others run."""
    items.sort(key=needs_site)


@pytest.fixture(scope="session", autouse=True)
def site_build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Building] | None]:
    """The project and the process in which the real site is built, started once a session where a test needs it."""
    if FINISHED or not any(map(needs_site, request.session.items)):
        yield None
        return
    project = tmp_path_factory.mktemp("project")
    copy_program(project)
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copy2(ROOT / "permalinks.txt", project / "permalinks.txt")
    with (project / "build.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "scripts/build.py", "site"], cwd=project, stdout=log, stderr=log)
    yield project, process
    process.kill()
    process.wait()


@pytest.fixture(scope="session")
def site(site_build: tuple[Path, Building] | None) -> Path:
    """The real site, built once a session; the one in the folder RULEBOOK_SITE where that is set, for work on a test."""
    if FINISHED:
        return Path(FINISHED).resolve()
    project, process = site_build
    assert process.wait() == 0, (project / "build.log").read_text(encoding="utf-8")
    return project / "site"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small rulebook, built once a session."""
    return built(make_small_project(tmp_path_factory.mktemp("small")))


@pytest.fixture
def with_address(rulebook: Rulebook) -> Callable[[str], Rulebook]:
    """The rulebook of a site that is published at an address."""
    return lambda address: replace(rulebook, settings=rulebook.settings.model_copy(update={"address": address}))


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address at which the real site is served, without a slash at its end: under the policy, with 404.html for what is not there."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is not installed: run scripts/setup.sh test"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own context: nothing is remembered from one test to the next."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()

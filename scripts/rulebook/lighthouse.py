"""`make lighthouse`: Google's Lighthouse over five kinds of pages. Prints the scores; a score below its goal is a failure."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .bench import copy_project
from .bench_pages import ARGUMENTS
from .serving import served

PAGES = {"home": "", "clause": "measures/8/", "law": "laws/ecl/", "matrix": "indexes/matrix/", "checklist": "checklists/platform/"}
LANGUAGES = ("", "en/")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
PORT = 8421  # the site is built for this address: Lighthouse looks at canonical addresses
COMMAND = "tests/node_modules/.bin/lighthouse"


def lighthouse(root: Path) -> int:
    """Builds the project's site for a local address and prints each page's scores. Returns 1 where one is below its goal."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(root, Path(folder) / "project")
        command = [sys.executable, "scripts/build.py", "site", "--no-pdf", "--address", f"http://127.0.0.1:{PORT}"]
        subprocess.run(command, cwd=project, check=True)
        print(f"{'':28}" + "".join(f"{name:>16}" for name in GOALS))
        with served(project / "site", PORT) as address:
            for path in (language + path for path in PAGES.values() for language in LANGUAGES):
                missed += show(path, run(root, f"{address}/{path}"))
    return 1 if missed else 0


def run(root: Path, url: str) -> dict[str, object]:
    """Lighthouse's report on an address. Raises SystemExit with what it said where it fails."""
    flags = " ".join(["--headless=new", *ARGUMENTS])
    command = [str(root / COMMAND), url, "--quiet", "--output=json", f"--only-categories={','.join(GOALS)}", f"--chrome-flags={flags}"]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def show(path: str, report: dict[str, object]) -> int:
    """Prints the scores of a page, and what cost it points. Returns the number of scores below their goals."""
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in GOALS}
    print(f"/{path:27}" + "".join(f"{score:16}" for score in scores.values()))
    low = [name for name, goal in GOALS.items() if scores[name] < goal]
    for name in low:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {name}: {audit['title']} {audit.get('displayValue', '')}")
    return len(low)

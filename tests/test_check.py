"""Golden cases of `make check`: each file of cases/ breaks the small rulebook and lists every line that must be printed.

A case is `about`, `edits` and `problems`. An edit names a file and does one thing to it:
`replace` and `with`, `write` (the whole text), `bytes` (the whole file, in hex) or `delete: true`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from rulebook import stage
from rulebook.read import read
from rulebook.source import Invalid

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def edit(path: Path, change: dict[str, Any]) -> None:
    """Does one edit of a case. What is to be replaced must stand in the file exactly once."""
    if "replace" in change:
        text = path.read_text(encoding="utf-8")
        assert text.count(change["replace"]) == 1, f"{path.name} must have {change['replace']!r} once"
        path.write_text(text.replace(change["replace"], change["with"]), encoding="utf-8")
    elif "write" in change:
        path.write_text(change["write"], encoding="utf-8")
    elif "bytes" in change:
        path.write_bytes(bytes.fromhex(change["bytes"]))
    else:
        assert change["delete"] is True
        path.unlink()


def broken(docs: Path, case: Path) -> dict[str, Any]:
    """The small rulebook with a case's edits made. Returns the case."""
    loaded = yaml.safe_load(case.read_text(encoding="utf-8"))
    for change in loaded["edits"]:
        edit(docs.parent / change["file"], change)
    return loaded


def check(project: Path) -> subprocess.CompletedProcess[str]:
    """`build.py check` of a project, in a process of its own."""
    script = Path(__file__).parents[1] / "scripts/build.py"
    return subprocess.run([sys.executable, script, "--root", project, "check"], capture_output=True, text=True)


def test_small_rulebook_has_no_problem(fixture_docs: Path) -> None:
    assert len(read(fixture_docs).clauses) == 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_problems_are_exactly_those_of_the_case(case: Path, fixture_docs: Path) -> None:
    expected = broken(fixture_docs, case)["problems"]
    with pytest.raises(Invalid) as raised:
        read(fixture_docs)
    assert [str(problem) for problem in raised.value.problems] == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_problem_is_file_line_must(case: Path) -> None:
    for problem in yaml.safe_load(case.read_text(encoding="utf-8"))["problems"]:
        file, line, text = problem.split(":", 2)
        assert file.startswith("docs/") and int(line) > 0 and text.startswith(" Must ")


def test_check_ends_with_1_and_counts_problems_and_files(fixture_docs: Path) -> None:
    case = Path(__file__).parent / "cases/several-files.yml"
    expected = broken(fixture_docs, case)["problems"]
    files = {line.split(":")[0] for line in expected}
    done = check(fixture_docs.parent)
    last = f"{len(expected)} problems in {len(files)} files; nothing was built, site/ is unchanged"
    assert (done.returncode, done.stderr.splitlines()) == (1, [*expected, last])


def test_check_says_one_problem_in_one_file(fixture_docs: Path) -> None:
    broken(fixture_docs, Path(__file__).parent / "cases/topic-unknown.yml")
    last = check(fixture_docs.parent).stderr.splitlines()[-1]
    assert last == "1 problem in 1 file; nothing was built, site/ is unchanged"


def test_check_of_a_sound_rulebook_ends_with_0(fixture_docs: Path) -> None:
    done = check(fixture_docs.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no problems: 3 articles, 4 instruments")


LABELS = [  # what stands in docs/labels.yml, what an editor makes of it, the line that stops the build
    ("moved_title: {", "moved_titel: {", "docs/labels.yml:1: Must have the label moved_title"),
    ("{dated}", "{date}", "docs/labels.yml:1: Must not have the place 'date' in issued"),
]


@pytest.mark.parametrize(("right", "wrong", "line"), LABELS)
def test_label_that_pages_ask_for_stops_the_build_with_one_line(right: str, wrong: str, line: str, fixture_docs: Path) -> None:
    path = fixture_docs / "labels.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    rulebook = read(fixture_docs)
    with pytest.raises(Invalid) as raised:
        dict(stage.files(rulebook))
    assert str(raised.value) == line

"""The commands of scripts/build.py: what they read, what they say, and the code with which they end."""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from .source import Invalid

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 when all is well, 1 when something is wrong in the sources or the build."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except Invalid as error:
        files = len({problem.file for problem in error.problems})
        print(error, file=sys.stderr)
        print(f"{_count(len(error.problems), 'problem')} in {_count(files, 'file')}; "
              "nothing was built, site/ is unchanged", file=sys.stderr)  # fmt: skip
        return 1


def _count(number: int, noun: str, plural: str = "s") -> str:
    return f"{number} {noun}{'' if number == 1 else plural}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Checks and builds the Live-Commerce Rulebook.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, text in (
        ("check", _check, "read docs/ and report every problem"),
        ("stage", _stage, "write the Markdown of every page to build/docs/"),
        ("site", _site, "build the site into site/"),
        ("pdf", _pdf, "set the PDFs alone, into build/pdf/"),
        ("offline", _offline, "unpack the site's bundle for a folder or a USB stick into offline/"),
        ("serve", _serve, "show the site at http://127.0.0.1:8000/ and rebuild it at each edit"),
        ("permalinks", _permalinks, "add the new addresses to permalinks.txt"),
        ("bench", _bench, "measure the build, the pages and the memory"),
        ("lighthouse", _lighthouse, "let Lighthouse judge five kinds of pages"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        if name == "site":
            command.add_argument("--no-pdf", action="store_true", help="leave the PDFs out, and the links to them")
            command.add_argument(
                "--address", type=_address, default="", help="where the site will be published, https://… (default: docs/site.yml)"
            )
    shots = commands.add_parser("shots", help="take pictures of the built site into shots/, to look at")
    shots.add_argument("kinds", nargs="*", metavar="KIND", help="home, clause, law … (default: all)")
    shots.set_defaults(run=_shots)
    collate = commands.add_parser("collate", help="compare the enacted text with a copy saved from the official site")
    collate.add_argument("file", type=Path, help="HTML or plain text, as saved by a browser")
    collate.add_argument("--date", type=datetime.date.fromisoformat, help="the day of the comparison (default: today)")
    collate.set_defaults(run=_collate)
    return parser


def _address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f'Must begin with https:// or http://: "{text}"')
    return text


def _check(options: argparse.Namespace) -> int:
    from .paper.press import check
    from .read import read

    rulebook = read(options.root / "docs")
    if problems := check(rulebook, options.root):
        raise Invalid(problems)
    links, duties = sum(1 for _ in rulebook.links()), sum(1 for _ in rulebook.duties())
    print(f"no problems: {len(rulebook.clauses)} articles, {len(rulebook.instruments)} instruments, {links} links, {duties} duties")
    return 0


def _stage(options: argparse.Namespace) -> int:
    from .site import read_and_stage

    read_and_stage(options.root)
    return 0


def _site(options: argparse.Namespace) -> int:
    from . import site

    began = time.monotonic()
    try:
        site.build(options.root, options.address, pdf=not options.no_pdf)
    except site.Failed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"site/ is ready ({time.monotonic() - began:.0f} s): open site/index.html, or serve the folder")
    return 0


def _pdf(options: argparse.Namespace) -> int:
    from .failed import Failed
    from .paper.press import printing
    from .read import read

    root = options.root.resolve()
    try:
        with printing(read(root / "docs"), root) as press:
            press.start()
            printed = press.finish(root / "build")
    except Failed as error:
        print(error, file=sys.stderr)
        return 1
    megabytes = sum(one.size for one in printed) / 1e6
    print(f"build/pdf/ is ready: {len(printed)} files, {sum(one.pages for one in printed)} pages, {megabytes:.0f} MB")
    return 0


def _offline(options: argparse.Namespace) -> int:
    from . import offline
    from .read import read

    print(f"open {offline.unpack(read(options.root / 'docs'), options.root).relative_to(options.root)}, or copy the folder offline/")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from .site import read_and_stage

    read_and_stage(options.root, published=False)
    # --dirty: of the staged pages, which change only where their text does, MkDocs renders those that changed.
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "-f", str(options.root / "mkdocs.yml")]
    return subprocess.run(command, check=False).returncode


def _shots(options: argparse.Namespace) -> int:
    from . import shots

    unknown = [kind for kind in options.kinds if kind not in shots.KINDS]
    if unknown:
        print(f"Must be among {', '.join(shots.KINDS)}: {', '.join(unknown)}", file=sys.stderr)
        return 1
    if not (options.root / "site/index.html").is_file():
        print("Must have a site to show: run make site", file=sys.stderr)
        return 1
    began = time.monotonic()
    try:
        count = shots.shots(options.root / "site", options.root / "shots", options.kinds)
    except shots.NoBrowser as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} pictures in shots/ ({time.monotonic() - began:.0f} s)")
    return 0


def _collate(options: argparse.Namespace) -> int:
    from .collate import collate

    return collate(options.root, options.file, options.date or datetime.date.today(), print)


def _permalinks(options: argparse.Namespace) -> int:
    from . import permalinks
    from .read import read

    new = permalinks.renew(read(options.root / "docs", published=False), options.root / permalinks.NAME)
    print(f"{_count(new, 'new address', 'es')} in {permalinks.NAME}")
    read(options.root / "docs")
    return 0


def _bench(options: argparse.Namespace) -> int:
    from .bench import bench

    return bench(options.root)


def _lighthouse(options: argparse.Namespace) -> int:
    from .lighthouse import lighthouse

    return lighthouse(options.root)

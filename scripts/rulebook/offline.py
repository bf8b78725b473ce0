"""The whole site as one zip for a folder or a USB stick: every link names a file, and nothing needs a server.

The file is published with the site as downloads/rulebook-offline-<version>.zip; `make offline` unpacks it into offline/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from .model import Rulebook

HREF = re.compile(r' href="([^"#?]+)')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
TO_ITSELF = re.compile(r'<a [^>]*href="[^"]*/rulebook-offline-[^"]*"[^>]*>(.*?)</a>')
FOR_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "_headers")
PACKED = (".zip", ".xlsx", ".png", ".pdf", ".gz", ".inv")


def file_name(rulebook: Rulebook) -> str:
    return f"rulebook-offline-{rulebook.settings.version}.zip"


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes the zip of a built site into its downloads/, the same bytes for the same site. Returns how many files it holds."""
    target = site / "downloads" / file_name(rulebook)
    target.unlink(missing_ok=True)
    day = rulebook.settings.as_of
    count = 0
    with ZipFile(target, "w") as bundle:
        for path in sorted(files(site)):
            if path != target:
                name = f"{target.stem}/{path.relative_to(site).as_posix()}"
                info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
                info.compress_type = ZIP_STORED if path.suffix in PACKED else ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                bundle.writestr(info, content(path))
                count += 1
    return count


def files(site: Path) -> Iterator[Path]:
    """The files of a site that are of use without a server."""
    return (path for path in site.rglob("*") if path.is_file() and path.name not in FOR_SERVERS)


def content(path: Path) -> bytes:
    """A file as the bundle holds it."""
    return for_folder(path.read_text(encoding="utf-8")).encode() if path.suffix == ".html" else path.read_bytes()


def for_folder(html: str) -> str:
    """A page whose links to folders name the index.html in them, and which does not link to the bundle that it is in."""
    return HREF.sub(lambda match: f' href="{with_index(match[1])}', TO_ITSELF.sub(r"\1", html))


def with_index(address: str) -> str:
    """An address that names a file.

    >>> [with_index(a) for a in ("../8/", "./", "..", "a.pdf", "", "https://example.org/")]
    ['../8/index.html', './index.html', '../index.html', 'a.pdf', '', 'https://example.org/']
    """
    if not address or ELSEWHERE.match(address):
        return address
    if address.endswith("/"):
        return f"{address}index.html"
    return f"{address}/index.html" if address.split("/")[-1] in (".", "..") else address


def unpack(rulebook: Rulebook, root: Path) -> Path:
    """The bundle of a project's site as the folder offline/. Returns where its first page is."""
    folder = root / "offline"
    name = file_name(rulebook)
    with ZipFile(root / "site/downloads" / name) as bundle:
        bundle.extractall(folder)
    return folder / Path(name).stem / "index.html"

"""Where the fonts are in which pictures and paper are set: Noto CJK, as Debian installs it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .failed import Failed

PACKAGE = "fonts-noto-cjk"
NEEDED = ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")
PLACES = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/local/share/fonts"))


def folder(places: Iterable[Path] = PLACES) -> Path:
    """The first folder that holds Noto Serif and Sans CJK, regular and bold. Raises Failed where none does."""
    for place in places:
        if all((place / name).is_file() for name in NEEDED):
            return place
    raise Failed(f"Must have the fonts {', '.join(NEEDED)} for pictures and paper: install the package {PACKAGE}; site/ is unchanged")

"""The fonts of pictures and paper: found where the package puts them, and named in one line where they are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from rulebook import fonts
from rulebook.failed import Failed


def test_fonts_of_the_package_are_found() -> None:
    assert all((fonts.folder() / name).is_file() for name in fonts.NEEDED)


def test_folder_that_holds_all_fonts_is_taken(tmp_path: Path) -> None:
    for name in fonts.NEEDED:
        (tmp_path / name).touch()
    assert fonts.folder([tmp_path / "none", tmp_path]) == tmp_path


def test_missing_fonts_are_one_line_that_names_the_package(tmp_path: Path) -> None:
    (tmp_path / fonts.NEEDED[0]).touch()
    with pytest.raises(Failed) as caught:
        fonts.folder([tmp_path])
    assert fonts.PACKAGE in str(caught.value)
    assert "\n" not in str(caught.value)

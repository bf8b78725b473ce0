"""What the PDFs cost: the time in which all are set, and the most memory that the press can take, at 1, 2 and 4 times the articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from .paper.press import WORKERS

GOAL_SECONDS = 60
GOAL_MEGABYTES = 6 * 1024**3 / 1e6
Timed = Callable[[list[str], Path], tuple[float, str, float]]


def figures(projects: dict[int, Path], timed: Timed) -> Iterator[tuple[str, float, float | None, str]]:
    """Figures for projects by how many times the articles they hold, the smallest first.

    `timed` says the peak of the largest process so far: so many at once is the most that the press can take.
    """
    for times, folder in projects.items():
        seconds, _, largest = timed([sys.executable, "scripts/build.py", "pdf"], folder)
        yield f"PDFs, {times}x articles", seconds, GOAL_SECONDS if times == 1 else None, "s"
        yield f"PDFs, memory of {WORKERS} processes, {times}x", WORKERS * largest, GOAL_MEGABYTES if times == 1 else None, "MB"

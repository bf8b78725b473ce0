"""What a person sees while a build runs: the step, how far it is, and how long it took. One plain line a step without a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class _Step:
    name: str
    total: int
    started: float
    done: int = 0


_current: _Step | None = None


@contextmanager
def step(name: str, total: int = 0) -> Iterator[list[str]]:
    """Announces a step, and its time when it is over. What is put into the list is said at its end."""
    global _current
    _current, said = _Step(name, total, time.monotonic()), []
    _show(f"{name} …")
    yield said
    seconds = time.monotonic() - _current.started
    _show(f"{name}: {' '.join(said)} ({seconds:.1f} s)", end="\n")
    _current = None


def tick() -> None:
    """One unit of the present step is done."""
    if _current and _current.total:
        _current.done += 1
        _show(f"{_current.name} … {_current.done}/{_current.total}")


def _show(line: str, end: str = "") -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{line}", end=end, file=sys.stderr, flush=True)
    elif end:
        print(line, file=sys.stderr, flush=True)

"""How a build says that it cannot go on."""

from __future__ import annotations


class Failed(Exception):
    """The site was not built. Carries the lines to show; site/ is as it was."""

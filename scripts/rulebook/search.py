"""One search index a language, made from the one that the plugins leave: results stay in the language of the page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .languages import Language

PIPELINES = {Language.EN: ["stopWordFilter", "stemmer"], Language.HANT: [], Language.HANS: []}


def split(site: Path) -> None:
    """Splits site/search/search_index.json by language: the default's stays, the others go under their roots."""
    path = site / "search/search_index.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    for language in Language:
        root = "" if language is Language.HANT else f"{language}/"
        docs = list(_docs(whole["docs"], root))
        config = {**whole["config"], "lang": ["en"] if language is Language.EN else ["zh"], "pipeline": PIPELINES[language]}
        target = site / root / "search/search_index.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _docs(docs: Iterable[dict[str, Any]], root: str) -> Iterable[dict[str, Any]]:
    others = tuple(f"{language}/" for language in Language)
    for doc in docs:
        location = doc["location"]
        if root and location.startswith(root):
            yield {**doc, "location": location.removeprefix(root)}
        elif not root and not location.startswith(others):
            yield doc

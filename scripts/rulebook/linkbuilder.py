"""What the page "link to us" has beside its prose: the formats of the builder, and what its script says."""

from __future__ import annotations

from typing import Any

from .voice import Voice

# The formats of the link builder in groups, by their names in citation-formats.js, with what is called the same in all languages.
FORMATS = {
    "pages": {
        "address": "",
        "markdown": "Markdown",
        "html": "HTML",
        "mediawiki": "MediaWiki",
        "dokuwiki": "DokuWiki",
        "confluence": "Confluence",
    },
    "ids": {"mediawiki-id": "MediaWiki", "dokuwiki-id": "DokuWiki", "sphinx": "Sphinx", "mkdocs": "MkDocs"},
    "citations": {"zh-Hant": "", "zh-Hans": "", "en": "", "quote": "", "bibtex": "BibTeX", "csl": "CSL-JSON"},
    "frames": {"embed": ""},
}


def context(voice: Voice) -> dict[str, Any]:
    """The formats by group, and the words of the script."""
    return {"formats": FORMATS, "words": voice.phrases("link_")}

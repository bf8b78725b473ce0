"""What the keeper of a wiki adds once, so that [[lcr:8-2]] leads to a clause: lines for MediaWiki and DokuWiki."""

from __future__ import annotations

from .addresses import absolute
from .model import Rulebook

# Prefix, kind of short address, and an ID as an example.
PREFIXES = (("lcr", "c", "18-1-4"), ("lcrd", "d", "D08-03"), ("lcrl", "l", "ecl-38"), ("lcrt", "t", "run-of-show"))
HEAD = """\
# Interwiki prefixes of The Live-Commerce Rulebook.
# lcr: clause, lcrd: duty, lcrl: law or law article, lcrt: technique.
{note}"""
NO_ADDRESS = "# Put the site's own address, https:// and the host, before every / that begins an address.\n"


def mediawiki(rulebook: Rulebook) -> list[str]:
    """Statements for the database of a MediaWiki; $1 is the ID. Special:Interwiki takes the same prefix and address."""
    columns = "iw_prefix, iw_url, iw_api, iw_wikiid, iw_local, iw_trans"
    return [
        f"INSERT INTO interwiki ({columns}) VALUES ('{prefix}', '{absolute(f'{kind}/$1/', rulebook)}', '', '', 0, 0);"
        for prefix, kind, _ in PREFIXES
    ]


def dokuwiki(rulebook: Rulebook) -> list[str]:
    """Lines for conf/interwiki.local.conf of a DokuWiki; {NAME} is the ID, as it is written."""
    return [f"{prefix:<5} {absolute(f'{kind}/{{NAME}}/', rulebook)}" for prefix, kind, _ in PREFIXES]


def interwiki(rulebook: Rulebook) -> str:
    """The file /data/interwiki.txt: both, with examples."""
    examples = " ".join(f"[[{prefix}:{id_}]]" for prefix, _, id_ in PREFIXES)
    doku = " ".join(f"[[{prefix}>{id_}]]" for prefix, _, id_ in PREFIXES)
    head = HEAD.format(note="" if rulebook.settings.address else NO_ADDRESS)
    parts = (
        [head.rstrip()],
        [f"# MediaWiki (SQL, or Special:Interwiki): {examples}", *mediawiki(rulebook)],
        [f"# DokuWiki (conf/interwiki.local.conf): {doku}", *dokuwiki(rulebook)],
    )
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"

"""Inventories: objects.inv, by which Sphinx (intersphinx) and MkDocs (mkdocstrings, autorefs) write a reference by ID.

The one at the root leads to the short addresses, which are in no language and stay for good; the ones under /en/ and /zh-Hans/
lead to the pages of that language. Every name is the ID that the site uses everywhere, as `std:label`: the one kind of name that
Sphinx resolves by `ref`, a role that no project has to set up, and without regard to upper and lower case.
Format: https://sphobjinv.readthedocs.io/en/stable/syntax.html
"""

from __future__ import annotations

from pathlib import Path

from sphobjinv import DataObjStr, Inventory, compress

from . import addresses
from .languages import Language
from .links import MEASURES
from .model import Rulebook
from .places import ClauseId
from .voice import Voice

BY_LANGUAGE = (Language.HANS, Language.EN)
# Not found by the search of a Sphinx project, as all labels.
PRIORITY = "-1"


def write(rulebook: Rulebook, site: Path) -> int:
    """Writes the inventory at the root and those of the languages. Returns how many there are."""
    _put(site / "objects.inv", permanent(rulebook))
    for language in BY_LANGUAGE:
        _put(site / f"{language}/objects.inv", of_language(rulebook, language))
    return 1 + len(BY_LANGUAGE)


def permanent(rulebook: Rulebook) -> Inventory:
    """Every ID with its short address, and its name in Traditional Chinese."""
    return _inventory({short: short for short in addresses.table(rulebook)}, Voice(rulebook, Language.HANT, "index"))


def of_language(rulebook: Rulebook, language: Language) -> Inventory:
    """Every ID with its place on the pages of a language, from the root of that language, and its name in it."""
    table = addresses.table(rulebook)
    return _inventory({short: target.path for short, target in table.items()}, Voice(rulebook, language, "index"))


def _inventory(targets: dict[str, str], voice: Voice) -> Inventory:
    inventory = Inventory()
    inventory.project = voice.label("site_name")
    inventory.version = voice.rulebook.settings.version
    names = _names(voice)
    for short, uri in targets.items():
        id_ = short.split("/")[1]
        inventory.objects.append(DataObjStr(id_, "std", "label", PRIORITY, uri, names[short]))
    return inventory


def _names(voice: Voice) -> dict[str, str]:
    """What each short address is called where a reference has no text of its own."""
    book = voice.rulebook
    measures = voice.law_short(book.instruments[MEASURES]) + (", " if voice.language is Language.EN else "")
    names = {addresses.of_duty(duty.id): f"{duty.id} {voice.actors(duty.actor)}" for _, duty in book.duties()}
    names |= {addresses.of_technique(one.id): voice.say(one.title) for one in book.techniques.values()}
    for short in addresses.table(book).keys() - names.keys():
        kind, id_, _ = short.split("/")
        names[short] = measures + voice.cite(ClauseId.parse(id_)) if kind == "c" else voice.cite_law(id_)
    return names


def _put(path: Path, inventory: Inventory) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(compress(inventory.data_file(contract=True)))

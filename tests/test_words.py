"""Every value, label and page of the real docs/ has its words, in every language."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

import pytest
from conftest import ROOT, Staged
from rulebook import kinds
from rulebook.kinds import ActorId
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.pages import DATES

TABLES = [
    (kinds.ActorId, "actors"), (kinds.ActorId, "letters"), (kinds.Relation, "relations"), (kinds.Level, "levels"),
    (kinds.Group, "groups"), (kinds.Phase, "phases"), (kinds.Modality, "modalities"), (kinds.Strength, "strengths"),
    (kinds.Collation, "collation"), (kinds.Confidence, "confidence"), (kinds.Every, "every"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "table"), TABLES, ids=[table for _, table in TABLES])
def test_every_value_has_a_word_of_its_own(values: type[StrEnum], table: str, rulebook: Rulebook) -> None:
    words = getattr(rulebook.vocabulary, table)
    assert list(words) == list(values)
    assert len({word.en for word in words.values()}) == len({word.zh_hant for word in words.values()}) == len(words)


def test_every_body_is_used(rulebook: Rulebook) -> None:
    assert {body for law in rulebook.instruments.values() for body in law.bodies} == set(rulebook.bodies)


PROGRAM = ("scripts/rulebook/**/*.py", "scripts/rulebook/templates/*", "scripts/hook.py", "overrides/**/*.html")


@cache
def program() -> str:
    """The source of everything that speaks to readers."""
    paths = sorted(path for pattern in PROGRAM for path in ROOT.glob(pattern) if path.is_file())
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def label_prefixes() -> set[str]:
    """What stands before the variable part of a label: "date_" ~ name in templates, f"page_{…}" in Python."""
    return set(re.findall(r"""["']([a-z_]+_)(?:["']|\{)""", program()))


def words_in_quotes() -> set[str]:
    """Every word that may be a label's key, or its stem before _title and _lead."""
    return {word.replace("-", "_") for word in re.findall(r"""["'.]([a-z][a-z0-9_-]+)\b""", program())}


def test_every_label_that_is_asked_for_exists(rulebook: Rulebook) -> None:
    asked = set(re.findall(r"""\blabel\(["']([a-z0-9_]+)["'][,)]""", program())) | set(re.findall(r"\bwords\.([a-z_]+)", program()))
    assert asked - set(rulebook.labels) == set()


def test_every_label_is_used(rulebook: Rulebook) -> None:
    words, prefixes = words_in_quotes(), tuple(label_prefixes())
    unused = [key for key in rulebook.labels if key not in words and not key.startswith(prefixes)]
    assert [key for key in unused if re.sub("_(title|lead)$", "", key) not in words] == []


FAMILIES = [  # labels whose key is put together, and every end that it can have
    ("unsure_", ["medium", "low"]),
    ("law_", list(kinds.Confidence)),
    ("length_", list(kinds.Unit)),
    ("date_", list(DATES)),
    ("who_", [actor for actor in ActorId if actor is not ActorId.ANYONE]),
    ("page_", ["about", "cite", "relation", "liability"]),
    ("nav_", ["home", "measures", "actors", "laws", "indexes", "about"]),
]


@pytest.mark.parametrize(("prefix", "ends"), FAMILIES, ids=[prefix for prefix, _ in FAMILIES])
def test_every_label_of_a_family_exists(prefix: str, ends: list[str], rulebook: Rulebook) -> None:
    assert {prefix + end for end in ends} <= set(rulebook.labels)


def test_labels_have_the_same_places_in_both_languages(rulebook: Rulebook) -> None:
    for key, text in rulebook.labels.items():
        assert sorted(re.findall(r"\{\w+\}", text.zh_hant)) == sorted(re.findall(r"\{\w+\}", text.en)), key


# Words for scripts and examples of code have {places} of their own.
EXAMPLES = re.compile(r"<script.*?</script>|^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("language", Language)
def test_no_page_shows_a_gap(language: Language, staged: Staged) -> None:
    gap = re.compile(r"\?\?\?|\bUndefined\b|\{\w+\}" + ("" if language is Language.EN else "|>None<"))
    mine = {path: text for path, text in staged.items() if path.startswith(f"{language}/")}
    assert [path for path, text in mine.items() if gap.search(EXAMPLES.sub("", text))] == []


def clause_titles(rulebook: Rulebook, language: Language) -> list[str]:
    return [clause.facts.title.say(language) for clause in rulebook.clauses.values()]


@pytest.mark.parametrize("language", Language)
def test_no_two_clauses_have_the_same_title(language: Language, rulebook: Rulebook) -> None:
    titles = clause_titles(rulebook, language)
    assert len(set(titles)) == len(titles)

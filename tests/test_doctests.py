"""The examples in the package's docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest
import rulebook as package
from rulebook.model import Rulebook

MODULES = sorted(module.name for module in pkgutil.walk_packages(package.__path__, "rulebook."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str, rulebook: Rulebook) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module, extraglobs={"rulebook": rulebook}).failed == 0


@pytest.mark.parametrize("name", ["rulebook.places", "rulebook.numerals", "rulebook.cite"])
def test_modules_with_a_grammar_have_examples(name: str) -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert any(test.examples for test in finder.find(importlib.import_module(name)))

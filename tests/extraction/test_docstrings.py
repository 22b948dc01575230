"""The examples in the engine's docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import quotes.extraction

MODULES = [
    module.name
    for module in pkgutil.walk_packages(quotes.extraction.__path__, "quotes.extraction.")
]


@pytest.mark.parametrize("name", ["quotes.extraction", *MODULES])
def test_the_examples_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0

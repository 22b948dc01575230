"""Matching stands on its own: no Django, no database."""

import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import quotes.matching

ROOT = Path(__file__).resolve().parents[2]


def test_importing_matching_does_not_import_django():
    code = "import sys, quotes.matching; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_examples_in_its_docstrings_are_true():
    for module in pkgutil.iter_modules(quotes.matching.__path__, "quotes.matching."):
        assert doctest.testmod(importlib.import_module(module.name)).failed == 0

"""Who may import whom: downwards only, and the reading of text knows nothing of Django."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = [
    "quotes.extraction",
    "quotes.matching",
    "quotes.search.query",
    "quotes.importing.extracted",
    "quotes.importing.readers",
    "quotes.importing.plan",
    "quotes.importing.manifest",
    "quotes.importing.manifestvalues",
    "quotes.importing.remap",
    "quotes.matching.headlines",
    "quotes.cleaning",
    "quotes.lookalikes",
    "quotes.naming",
]
# From the top down; a part may import from its own line only where `TOGETHER` says so.
LAYERS = [
    ["views", "api", "feeds", "sitemaps", "admin", "management"],
    ["benchmarking"],
    [
        "importing",
        "editing",
        "deriving",
        "checking",
        "filters",
        "comparing",
        "presenting",
        "citations",
        "exports",
        "corrections",
        "linkeddata",
        "listfiles",
        "paging",
        "budgets",
        "profiles",
        "remembering",
        "keeping",
        "choosing",
        "pointing",
        "topicrules",
    ],
    ["models"],
    ["search"],
    ["extraction", "matching"],
    ["cleaning", "exceptions", "lookalikes", "naming", "visitors"],
]
PLACE = {part: depth for depth, layer in enumerate(LAYERS) for part in layer}


def modules() -> list[Path]:
    return sorted(
        path for path in (ROOT / "quotes").rglob("*.py") if "migrations" not in path.parts
    )


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "quotes").parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            assert node.level == 1, f"{path}: a relative import may not leave its folder"
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("quotes.")}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_downwards_only(path):
    part = part_of(path)
    if part not in PLACE:
        return
    for other in imported_parts(path) - {part}:
        if other in PLACE:
            assert PLACE[other] >= PLACE[part], f"{part} is below {other} and imports it"
            if PLACE[part] == 0:
                assert PLACE[other] != 0, f"{part} and {other} must never import one another"


@pytest.mark.parametrize("module", PURE)
def test_reading_text_needs_no_django(module):
    code = f"import sys, {module}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_every_part_of_the_project_has_its_layer():
    unlayered = {part_of(path) for path in modules()} - set(PLACE)
    assert unlayered <= {"__init__", "apps", "middleware", "templatetags", "urls"}

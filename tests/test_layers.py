"""Lower layers never import upper ones: modules and packages, imports inside functions and for typing too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "dateline"
# A package may import from those with a lower number; `inputs` stands beside `text`.
LEVELS = {
    "model": 0,
    "errors": 0,
    "knowledge": 1,
    "text": 2,
    "inputs": 2,
    "extract": 3,
    "relating": 4,
    "briefing": 5,
    "export": 5,
    "case": 6,
    "follow": 7,
    "watch": 7,
    "cli": 9,
    "__main__": 10,
}
MODULES = sorted(SOURCE.rglob("*.py"))


def home(module: str) -> str:
    """Return the package (or top module) of "dateline.text.parse"."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imported(path: Path) -> list[tuple[int, str]]:
    """Return (line, module) for every import of ours anywhere in the file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("dateline"):
            if node.module == "dateline":
                found += [(node.lineno, f"dateline.{a.name}") for a in node.names]
            else:
                found.append((node.lineno, str(node.module)))
        elif isinstance(node, ast.Import):
            found += [(node.lineno, a.name) for a in node.names if a.name.startswith("dateline")]
        elif isinstance(node, ast.ImportFrom) and node.level > 0:
            found.append((node.lineno, "relative import"))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_downwards(path: Path) -> None:
    """A module imports its own package or a lower one; only the package's front door (__init__) names upper ones."""
    own = home(".".join(("dateline", *path.relative_to(SOURCE).with_suffix("").parts)))
    if own == "__init__":
        return
    assert own in LEVELS, f"give {own} a place in LEVELS"
    for line, module in imported(path):
        assert module != "relative import", f"{path}:{line}: imports are absolute"
        other = home(module)
        if other in ("", own) or module == "dateline.__version__":
            continue
        below = LEVELS[other] < LEVELS[own]
        assert below, f"{path}:{line}: {own} imports {other}, which is not below it"


def test_packages_have_no_cycle() -> None:
    """The graph of packages is acyclic (levels are distinct where packages import each other)."""
    edges = {
        (home(".".join(("dateline", *p.relative_to(SOURCE).with_suffix("").parts))), home(m))
        for p in MODULES
        for _, m in imported(p)
        if p != SOURCE / "__init__.py"
    }
    assert all((b, a) not in edges for a, b in edges if a != b)


def test_modules_are_small() -> None:
    """No module over 420 lines."""
    sizes = {str(p.relative_to(SOURCE)): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {name: n for name, n in sizes.items() if n > 420} == {}


def test_functions_are_short() -> None:
    """No function over 50 lines unless the comment above it gives a reason ("long because ...")."""
    long = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50:
                above = "\n".join(lines[max(0, node.lineno - 4) : node.lineno])
                if "long because" not in above.lower():
                    long.append(f"{path.relative_to(SOURCE)}:{node.name}")
    assert long == []

"""The house as files: what the house tests look at."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "phoihop"


@cache
def modules() -> list[Path]:
    """Every module of the program except the migrations."""
    return sorted(path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts)


@cache
def tracked_texts() -> dict[str, str]:
    """Every tracked text file by its path; all files when this is no checkout (an archive)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else everything()
    return {name: text for name in names if name and (text := text_of(ROOT / name)) is not None}


def everything() -> list[str]:
    """What lies here, without what the launcher makes."""
    made = {".venv", "var", ".git", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [str(path) for path in found if made.isdisjoint(path.parts)]


def text_of(path: Path) -> str | None:
    """The text of a file; ``None`` when it is gone or no text."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imports_of(path: Path) -> tuple[str, ...]:
    """The dotted names that a module imports, also inside its functions."""
    return tuple(_imported(tree_of(path)))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms() -> list[str]:
    """The names of the packages directly under the house."""
    return sorted(path.parent.name for path in HOUSE.glob("*/__init__.py"))


def commands() -> list[str]:
    """The names of all management commands."""
    found = HOUSE.glob("*/management/commands/*.py")
    return sorted(path.stem for path in found if path.stem != "__init__")


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """The calls of ``name(…)`` in a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node

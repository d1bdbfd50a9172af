"""Promises about the rooms: each has its place, and nobody goes through another's door."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.house.walls import HOUSE, ROOT, imports_of, modules, rooms, tree_of

PRIVATE = {"views", "forms", "tasks", "worker", "urls", "management"}
DOORLESS = {"law", "engines"}


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


def layers(contract: str) -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    [wanted] = [each for each in contracts if each["id"] == contract]
    return {name for layer in wanted["layers"] for name in re.findall(r"\w+", layer)}


def containers() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    [wanted] = [each for each in contracts if each["id"] == "room"]
    return {name.removeprefix("phoihop.") for name in wanted["containers"]}


def test_every_room_has_its_place_on_the_stairs() -> None:
    assert set(rooms()) - layers("house") == set()


def test_every_room_keeps_its_own_order() -> None:
    assert set(rooms()) - DOORLESS - {"site"} - containers() == set()


def test_every_room_is_on_the_floor_plan() -> None:
    plan = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    engines = [path.parent.name for path in (HOUSE / "engines").glob("*/__init__.py")]
    assert [room for room in [*rooms(), *engines] if f"`{room}`" not in plan] == []


@pytest.mark.parametrize("room", [room for room in rooms() if room != "site"])
def test_nobody_goes_through_another_rooms_private_door(room: str) -> None:
    strays = [
        f"{path.relative_to(HOUSE)} → {name}"
        for path in modules()
        if room_of(path) not in {room, "site"}
        for name in imports_of(path)
        if (parts := name.split("."))[:2] == ["phoihop", room] and PRIVATE & set(parts[2:3])
    ]
    assert strays == []


def test_a_view_decides_nothing() -> None:
    views = [path for path in modules() if path.stem == "views" or path.parent.name == "views"]
    assert [found for path in views for found in decisions(path)] == []


def decisions(path: Path) -> list[str]:
    where = path.relative_to(HOUSE)
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Try):
            found.append(f"{where}:{node.lineno} try")
        if isinstance(node, ast.Attribute) and node.attr == "save":
            found.append(f"{where}:{node.lineno} .save")
        if isinstance(node, ast.If | ast.IfExp) and asks_for_a_state(node.test):
            found.append(f"{where}:{node.lineno} if state")
    return found


def asks_for_a_state(test: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == "state" for part in ast.walk(test))


def test_nothing_below_a_door_reads_the_clock() -> None:
    clock = re.compile(
        r"timezone\.now\(|datetime\.now\(|date\.today\(|timezone\.localdate\(\)|time\.time\("
    )
    below = {"rules", "services", "queries", "models"}
    strays = [
        str(path.relative_to(HOUSE))
        for path in modules()
        if (path.stem in below or room_of(path) == "law") and clock.search(path.read_text("utf-8"))
    ]
    assert strays == []


def test_every_queued_path_leads_to_a_task() -> None:
    from django.utils.module_loading import import_string
    from django_tasks.base import Task

    paths = {
        path
        for module in modules()
        for path in re.findall(r'"(phoihop\.\w+\.worker\.\w+)"', module.read_text(encoding="utf-8"))
    }
    assert [path for path in sorted(paths) if not isinstance(import_string(path), Task)] == []

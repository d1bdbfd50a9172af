"""Promises about the files themselves: small, well named, free of what belongs to one machine."""

import re
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.walls import ROOT, modules, tracked_texts

LONGEST, MIDDLE, LONGEST_TEMPLATE = 400, 120, 150
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core"}
INDEXES = re.compile(
    "|".join(["pypi" + r"\.org", "files" + r"\.pythonhosted", "registry" + r"\.npmjs"])
    + "|deb"
    + r"\.debian\.org"
)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wo" + "rk|fa" + r"rm|root|home/\w+)/")


def lines_in(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_outgrows_its_room() -> None:
    tests = [ROOT / name for name in tracked_texts() if name.endswith(".py")]
    grown = [path for path in {*modules(), *tests} if "migrations" not in path.parts]
    assert [path.name for path in grown if lines_in(path) > LONGEST] == []


def test_the_middle_module_is_short(record_property: Callable[[str, object], None]) -> None:
    middle = statistics.median(lines_in(path) for path in modules() if lines_in(path))
    record_property("median_lines", middle)
    assert middle <= MIDDLE


def test_no_template_is_a_scroll() -> None:
    templates = (ROOT / "src").rglob("templates/**/*.html")
    assert [path.name for path in templates if lines_in(path) > LONGEST_TEMPLATE] == []


def test_every_name_says_something() -> None:
    assert [str(path) for path in modules() if SAYS_NOTHING & {path.stem, path.parent.name}] == []


@pytest.mark.parametrize("stray", [INDEXES, MACHINE_PATHS], ids=["index", "machine path"])
def test_nothing_of_one_machine_is_tracked(stray: re.Pattern[str]) -> None:
    assert {
        name: found for name, text in tracked_texts().items() if (found := stray.search(text))
    } == {}


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|raise NotImplemented" + "Error")
    python = {name: text for name, text in tracked_texts().items() if name.endswith((".py", ".sh"))}
    assert [name for name, text in python.items() if later.search(text)] == []


def test_the_run_lock_is_part_of_the_development_lock() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^([a-z0-9._-]+==\S+)", text, re.MULTILINE))

    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()


def test_every_locked_file_is_hashed() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
        assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []

"""What is vendored is small, licensed and asks nobody else for anything."""

import re
from pathlib import Path

import pytest

import phoihop.ui

ROOM = Path(phoihop.ui.__file__).parent
STATIC = ROOM / "static" / "ui"
FILES = [path for path in STATIC.rglob("*") if path.is_file()]


def test_all_of_it_together_is_small():
    sizes = {path.name: path.stat().st_size for path in FILES}
    assert max(sizes.values()) < 600_000
    assert sum(sizes.values()) < 1_200_000


READ_BY_BROWSERS = [path for path in FILES if path.suffix in {".css", ".js"}]


@pytest.mark.parametrize("path", READ_BY_BROWSERS, ids=lambda path: path.name)
def test_no_style_or_script_names_another_machine(path):
    text = path.read_text(encoding="utf-8")
    loads = re.findall(r"(?:url\(\s*['\"]?|@import\s*['\"]|fetch\(['\"])(https?:|//)", text)
    assert loads == []


def test_each_vendored_thing_brings_its_licence():
    assert "MIT License" in (STATIC / "TABLER-LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in (ROOM / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "SIL Open Font License" in (STATIC / "fonts" / "LICENSE").read_text(encoding="utf-8")

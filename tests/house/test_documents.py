"""The documents cover what the program has: every verb, every setting, every release."""

import re
import subprocess
import tomllib

from tests.house.walls import ROOT, commands, tracked_texts

LAUNCHER_VERBS = ["demo", "serve", "test", "check", "manage"]
ENGINES = [
    "vietnamese",
    "textreuse",
    "capture",
    "webpages",
    "typesetting",
    "tables",
    "plainfiles",
    "seals",
    "drafting",
    "revisions",
]
OPERATIONS = ROOT / "docs" / "operations.md"


def variables() -> set[str]:
    """Every ``PHOIHOP_…`` that the program, the launcher or the tests read."""
    read = {
        name: text
        for name, text in tracked_texts().items()
        if name.startswith(("src/", "tests/", "benchmarks/", "phoihop", ".ci/"))
    }
    return {found for text in read.values() for found in re.findall(r"PHOIHOP_[A-Z_]*[A-Z]", text)}


def usage() -> str:
    shown = subprocess.run([ROOT / "phoihop", "--help"], capture_output=True, text=True, check=True)
    return shown.stdout


def test_operations_names_every_setting() -> None:
    text = OPERATIONS.read_text(encoding="utf-8")
    assert [name for name in sorted(variables()) if f"`{name}`" not in text] == []


def test_operations_names_every_verb() -> None:
    text = OPERATIONS.read_text(encoding="utf-8")
    verbs = [*LAUNCHER_VERBS, *ENGINES, *commands()]
    assert [verb for verb in verbs if not re.search(rf"`(?:\./phoihop )?{verb}\b", text)] == []


def test_the_launcher_lists_every_verb() -> None:
    shown = usage()
    verbs = [*LAUNCHER_VERBS, *ENGINES, *commands()]
    assert [verb for verb in verbs if not re.search(rf"^  {verb}\b", shown, re.MULTILINE)] == []


def test_the_first_page_shows_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "./phoihop demo" in text
    assert "./phoihop test" in text


def test_the_changelog_has_this_release() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {project['version']}" in text


def test_every_relative_link_in_the_documents_leads_somewhere() -> None:
    documents = [name for name in tracked_texts() if name.endswith(".md")]
    broken = [
        f"{name}: {link}"
        for name in documents
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", tracked_texts()[name])
        if not ((ROOT / name).parent / link).exists()
    ]
    assert broken == []

"""The shell part of the launcher: finds a Python, takes the options, says what is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("sh", "dirname", "cat")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout in which nothing was ever started, and a PATH that holds no Python."""
    shutil.copy(ROOT / "phoihop", tmp_path)
    site = tmp_path / "src" / "phoihop" / "site"
    site.mkdir(parents=True)
    shutil.copy(ROOT / "src/phoihop/site/environment.py", site)
    (tmp_path / "bin").mkdir()
    for tool in NEEDED:
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    return tmp_path


def start(folder: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    kept: Mapping[str, str] = {
        name: value for name, value in os.environ.items() if not name.startswith("PHOIHOP_")
    }
    order = [folder / "phoihop", *arguments]
    return subprocess.run(
        order, env={**kept, **variables}, capture_output=True, text=True, check=False, cwd=folder
    )


def write_program(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("asked", [["--help"], ["-h"], [], ["help"]])
def test_help_needs_no_python(bare: Path, asked: list[str]) -> None:
    shown = start(bare, *asked, PATH=str(bare / "bin"))
    assert shown.returncode == 0
    assert "demo [--no-serve]" in shown.stdout


def test_an_unknown_verb_is_refused_in_both_languages(bare: Path) -> None:
    refused = start(bare, "nonsense", PATH=str(bare / "bin"))
    assert refused.returncode == 2
    assert 'Không có lệnh "nonsense"' in refused.stderr
    assert 'There is no verb "nonsense"' in refused.stderr


def test_without_python_one_sentence_says_what_to_install(bare: Path) -> None:
    refused = start(bare, "serve", PATH=str(bare / "bin"))
    assert refused.returncode == 2
    first, second = refused.stderr.splitlines()
    assert first.startswith("Không thấy Python 3.11 trở lên: xin cài")
    assert second.startswith("Python 3.11 or newer was not found: please install")


def test_a_python_that_is_too_old_is_no_python(bare: Path) -> None:
    write_program(bare / "bin" / "python3", "exit 1")
    refused = start(bare, "serve", PATH=str(bare / "bin"))
    assert "Python 3.11 or newer was not found" in refused.stderr


def test_a_python_without_venv_is_named(bare: Path) -> None:
    without = f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"'
    write_program(bare / "bin" / "python3", without)
    refused = start(bare, "serve", PATH=str(bare / "bin"))
    assert refused.returncode == 2
    assert "python3 has no venv module: please install the package python3-venv" in refused.stderr


def whole(folder: Path) -> None:
    """An environment that claims to be whole, and tells what it was asked to run."""
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    tell = 'case "$1" in -I) exit 0;; esac; echo "$PHOIHOP_DATA | $PYTHONPATH | $@"'
    write_program(python, tell)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data", "kept", "--port", "8123", "serve", "--workers", "2"],
        ["serve", "--data=kept", "--workers", "2", "--port=8123"],
        ["serve", "--workers", "2", "--port", "8123", "--data", "kept"],
    ],
)
def test_options_may_stand_before_or_after_the_verb(bare: Path, arguments: list[str]) -> None:
    whole(bare)
    asked = "-m phoihop.site.serving serve --port 8123 --workers 2"
    said = start(bare, *arguments).stdout
    assert said == f"{bare}/kept | {bare}/src | {asked}\n"


def test_the_folder_may_come_from_the_environment(bare: Path) -> None:
    whole(bare)
    assert start(bare, "serve", PHOIHOP_DATA="kept").stdout.startswith(f"{bare}/kept |")
    assert start(bare, "serve").stdout.startswith(f"{bare}/var |")


def test_arguments_with_blanks_arrive_whole(bare: Path) -> None:
    whole(bare)
    write_program(bare / ".venv/bin/python", 'case "$1" in -I) exit 0;; esac; echo "$3/$4/$#"')
    assert start(bare, "manage", "a b", "*").stdout == "a b/*/4\n"


def test_an_option_without_its_value_is_refused(bare: Path) -> None:
    refused = start(bare, "serve", "--port")
    assert refused.returncode == 2
    assert "--port" in refused.stderr

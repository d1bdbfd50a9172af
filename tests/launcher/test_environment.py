"""The environment: made once, repaired when it was cut off, built by one start at a time."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = "requirements.lock"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with an empty locked list: nothing to fetch, all else as it is."""
    folder = tmp_path_factory.mktemp("checkout")
    site = folder / "src" / "phoihop" / "site"
    site.mkdir(parents=True)
    shutil.copy(ROOT / "src/phoihop/site/environment.py", site)
    (folder / LOCK).write_text("# nothing\n", encoding="ascii")
    return folder


def order(checkout: Path, verb: str, python: str = sys.executable) -> list[str]:
    return [python, "-I", str(checkout / "src/phoihop/site/environment.py"), verb, LOCK]


def run(checkout: Path, verb: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    inside = str(checkout / ".venv/bin/python") if verb == "check" else sys.executable
    kept = {name: value for name, value in os.environ.items() if name != "PHOIHOP_PYTHON"}
    return subprocess.run(
        order(checkout, verb, inside),
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_start_that_was_killed_is_repaired_by_the_next(checkout: Path) -> None:
    killed = subprocess.Popen(order(checkout, "make"), stderr=subprocess.DEVNULL)
    while not (checkout / ".venv/bin/python").exists():
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert run(checkout, "check").returncode == 1

    first = subprocess.Popen(order(checkout, "make"), stderr=subprocess.PIPE, text=True)
    second = subprocess.Popen(order(checkout, "make"), stderr=subprocess.PIPE, text=True)
    said = [each.communicate(timeout=120)[1] for each in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0]
    assert sum("Installing the libraries" in text for text in said) == 1
    assert run(checkout, "check").returncode == 0


def test_a_changed_list_is_installed_and_kept_environment_is_not_rebuilt(checkout: Path) -> None:
    assert run(checkout, "make").returncode == 0
    (checkout / ".venv" / "kept").touch()
    (checkout / LOCK).write_text("# nothing, again\n", encoding="ascii")
    assert run(checkout, "check").returncode == 1
    assert run(checkout, "make").returncode == 0
    assert run(checkout, "check").returncode == 0
    assert (checkout / ".venv" / "kept").exists()


def test_an_environment_of_another_python_is_not_whole(checkout: Path) -> None:
    assert run(checkout, "make").returncode == 0
    stamp = checkout / ".venv" / "phoihop-stamp.json"
    stamped = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps({**stamped, "python": "3.10 /elsewhere"}), encoding="utf-8")
    assert run(checkout, "check").returncode == 1
    stamp.write_text("{ cut off", encoding="utf-8")
    assert run(checkout, "check").returncode == 1
    stamp.write_text(json.dumps(stamped), encoding="utf-8")
    assert run(checkout, "check").returncode == 0


def test_a_python_asked_for_by_name_decides(checkout: Path) -> None:
    assert run(checkout, "make").returncode == 0
    assert run(checkout, "check", PHOIHOP_PYTHON=sys.executable).returncode == 0
    assert run(checkout, "check", PHOIHOP_PYTHON="/bin/false").returncode == 1


def test_a_list_that_cannot_be_installed_leaves_no_stamp_for_it(checkout: Path) -> None:
    kept = (checkout / LOCK).read_text(encoding="ascii")
    (checkout / LOCK).write_text("no-such-package==1 --hash=sha256:00\n", encoding="ascii")
    failed = run(checkout, "make", PIP_NO_INDEX="1")
    assert failed.returncode == 1
    assert "The libraries could not be installed" in failed.stderr
    assert run(checkout, "check").returncode == 1
    (checkout / LOCK).write_text(kept, encoding="ascii")

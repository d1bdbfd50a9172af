"""``serve`` from the first start to Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from phoihop.site import schema, serving

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 90.0


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A service of its own on SQLite, in an empty folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PHOIHOP_")}
    own = {"PHOIHOP_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "phoihop.site.settings"}
    return {**kept, **own, "PYTHONPATH": str(ROOT / "src")}


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


def order(verb: str, port: int, *options: str) -> list[str]:
    return [sys.executable, "-m", "phoihop.site.serving", verb, "--port", str(port), *options]


def page_comes(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=10):
            return True
    except HTTPError as answer:
        answer.close()
        return True
    except OSError:
        return False


def test_serves_until_ctrl_c_and_starts_quicker_the_second_time(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for _ in range(2):
        port = free_port()
        server = subprocess.Popen(
            order("serve", port, "--workers", "1"),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            ends_at = time.monotonic() + PATIENCE_SECONDS
            while not page_comes(port):
                assert server.poll() is None
                assert time.monotonic() < ends_at
                time.sleep(0.05)
            time.sleep(0.3)  # the announcer looks every 50 ms
            server.send_signal(signal.SIGINT)
            said, _nothing = server.communicate(timeout=PATIENCE_SECONDS)
            assert server.returncode == 0
            assert f"http://127.0.0.1:{port}/" in said
        finally:
            server.kill()
            server.wait()
    assert (tmp_path / "migrated").exists()


def test_a_taken_port_is_refused_with_the_next_free_one(
    taken: int, environment: dict[str, str]
) -> None:
    refused = subprocess.run(
        order("serve", taken), env=environment, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    vietnamese, english = refused.stderr.splitlines()
    assert vietnamese.startswith(f"Cổng {taken} đang có chương trình khác dùng")
    named = int(english.rpartition("--port ")[2].rstrip("."))
    assert named > taken
    assert serving.is_free("127.0.0.1", named)


@pytest.mark.parametrize("port", ["0", "65536", "eighty"])
def test_no_such_port(port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        serving.parser().parse_args(["serve", "--port", port])
    assert ended.value.code == 2


@pytest.fixture
def migrations(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """The orders that would have migrated."""
    orders: list[list[str]] = []

    def note(order: list[str], **_options: object) -> "subprocess.CompletedProcess[bytes]":
        time.sleep(0.2)
        orders.append(order)
        (tmp_path / "phoihop.sqlite3").touch()
        return subprocess.CompletedProcess(order, 0)

    monkeypatch.setenv("PHOIHOP_DATA", str(tmp_path))
    monkeypatch.delenv("PHOIHOP_DATABASE", raising=False)
    monkeypatch.setattr(schema.subprocess, "run", note)
    return orders


def test_migrations_run_once_until_something_changes(
    migrations: list[list[str]], tmp_path: Path
) -> None:
    schema.migrate_if_changed()
    schema.migrate_if_changed()
    assert len(migrations) == 1
    (tmp_path / "phoihop.sqlite3").rename(tmp_path / "elsewhere")  # another database
    schema.migrate_if_changed()
    assert len(migrations) == 2


def test_two_first_starts_migrate_once(migrations: list[list[str]]) -> None:
    starts = [threading.Thread(target=schema.migrate_if_changed) for _ in range(4)]
    for start in starts:
        start.start()
    for start in starts:
        start.join(30)
    assert len(migrations) == 1


def test_migrations_that_fail_are_tried_again(
    migrations: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = subprocess.CompletedProcess[bytes]([], 3)
    with monkeypatch.context() as patch:
        patch.setattr(schema.subprocess, "run", lambda *_order, **_options: failing)
        with pytest.raises(SystemExit) as ended:
            schema.migrate_if_changed()
    assert ended.value.code == 3
    schema.migrate_if_changed()
    assert len(migrations) == 1


def test_the_case_is_played_once_and_said_again(
    migrations: list[list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    played = subprocess.CompletedProcess([], 0, stdout="accounts: lan, minh\n")
    orders: list[object] = []
    schema.migrate_if_changed()
    monkeypatch.setattr(
        serving.subprocess, "run", lambda order, **_: orders.append(order) or played
    )
    assert serving.play_once() == 0
    assert serving.play_once() == 0
    assert len(orders) == 1
    assert capsys.readouterr().out == "accounts: lan, minh\n" * 2

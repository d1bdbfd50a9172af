"""The browser sees the page and cannot be led anywhere else."""

import http.client
import importlib.util
import shutil
from pathlib import Path

import pytest

from phoihop.engines.capture import camera as cameras
from phoihop.engines.capture.camera import BROWSERS, Browser, NoCamera, camera_here
from phoihop.engines.capture.gate import Gate
from phoihop.engines.webpages.policy import Policy
from tests.engines.webpages.hostile import PAGE, WHOLE, HostileServer, answer, hostile_server

TRAPS = ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://169.254.169.254/"]


def test_the_gate_lets_through_what_is_allowed_and_nothing_else(server: HostileServer) -> None:
    policy = Policy(allowed=frozenset({f"127.0.0.1:{server.port}"}))
    with Gate(policy, 10).standing() as gate:
        host, port = gate.address.removeprefix("http://").split(":")

        def ask(address: str) -> int:
            connection = http.client.HTTPConnection(host, int(port), timeout=5)
            connection.request("GET", address)
            answered = connection.getresponse()
            answered.read()
            connection.close()
            return answered.status

        assert ask(server.url("/")) == 200
        assert ask("http://10.0.0.1/") == 403
        assert ask("http://[::1]/") == 403
        assert ask(gate.address + "/") == 403
    assert gate.refused == {"10.0.0.1", "::1", "127.0.0.1"}
    assert "proxy-" not in server.requests[0].lower()


def test_without_a_browser_it_is_said_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert camera_here(Policy(), off=True) == NoCamera("no_browser")
    monkeypatch.setattr(cameras.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(cameras.importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(cameras.os, "geteuid", lambda: 0)
    assert camera_here(Policy()) == NoCamera("browser_as_root")
    assert isinstance(camera_here(Policy(), sandboxed=False), Browser)
    assert NoCamera("no_browser").take("http://a.example/").missing == ("no_browser",)


@pytest.mark.browser
def test_a_page_that_reaches_for_this_machine_gets_its_picture_and_no_more(
    server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert executable, "the tests need Chromium: see docs/operations.md"
    assert importlib.util.find_spec("playwright")
    with hostile_server() as secret:
        reaching = "".join(f"<img src='{trap.format(port=secret.port)}'>" for trap in TRAPS)
        monkeypatch.setitem(WHOLE, "/traps", answer(PAGE + reaching.encode()))
        policy = Policy(allowed=frozenset({f"127.0.0.1:{server.port}"}))
        seen = Browser(executable, policy, sandboxed=False).take(server.url("/traps"))
        assert secret.requests == []
    assert seen.screenshot.startswith(b"\x89PNG")
    assert seen.pdf.startswith(b"%PDF")
    assert seen.missing == ()
    assert {"127.0.0.1", "localhost", "169.254.169.254"} <= set(seen.refused)


def test_a_browser_that_never_ends_is_ended(tmp_path: Path) -> None:
    stuck = tmp_path / "chromium"
    stuck.write_text("#!/bin/sh\nsleep 60\n")
    stuck.chmod(0o755)
    seen = Browser(str(stuck), Policy(), sandboxed=False, seconds=-13.5).take("http://a.example/")
    assert seen.missing == ("screenshot", "pdf")

"""Picture and PDF of a page, made by a browser that can reach nothing but the open internet.

The browser runs in a process of its own, which is ended with all its children when time is up:
a page may hold a script that never ends. It loads the page anew, so picture and archive are two
looks at one address, a few seconds apart; screens say so.
"""

import contextlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from phoihop.engines.capture.recording import PICTURE, PRINTED, Camera, Pictures
from phoihop.engines.webpages.policy import Policy

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 60.0
"""For everything that the browser does with one page."""
MOST_BYTES = 15 * 2**20
"""Of a picture or a PDF; larger ones are left out, and that is said."""
REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class NoCamera:
    """There is no browser, or it may not run; ``why`` says which."""

    why: str

    def take(self, address: str) -> Pictures:
        """Nothing, and why."""
        return Pictures(missing=(self.why,))


@dataclass(frozen=True, slots=True)
class Browser:
    """A Chromium of this machine."""

    executable: str
    policy: Policy
    sandboxed: bool
    seconds: float = SECONDS

    def take(self, address: str) -> Pictures:
        """Picture and PDF of a page; what failed is in ``missing``."""
        with tempfile.TemporaryDirectory(prefix="phoihop-camera-") as folder:
            order = {
                "address": address,
                "executable": self.executable,
                "sandboxed": self.sandboxed,
                "seconds": self.seconds,
                "allowed": sorted(self.policy.allowed),
                "folder": folder,
            }
            _run_and_end(json.dumps(order), self.seconds + 15)
            return _collected(Path(folder))


def camera_here(policy: Policy, *, sandboxed: bool = True, off: bool = False) -> Camera:
    """The browser of this machine, or what stands for its absence.

    Args:
        policy: which addresses may be reached.
        sandboxed: the browser's own sandbox; it refuses to run as root, and then there are no
            pictures rather than pictures without a sandbox.
        off: no pictures are wanted.
    """
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if off or executable is None or importlib.util.find_spec("playwright") is None:
        return NoCamera("no_browser")
    if sandboxed and hasattr(os, "geteuid") and os.geteuid() == 0:
        return NoCamera("browser_as_root")
    return Browser(executable, policy, sandboxed)


def _run_and_end(order: str, seconds: float) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "phoihop.engines.capture.darkroom"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.communicate(order, timeout=seconds)
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _collected(folder: Path) -> Pictures:
    missing = []
    found = {}
    for name, code in ((PICTURE, "screenshot"), (PRINTED, "pdf")):
        path = folder / name
        fits = path.is_file() and 0 < path.stat().st_size <= MOST_BYTES
        found[code] = path.read_bytes() if fits else b""
        missing += [] if fits else [code]
    try:
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        report = {}
    refused = tuple(str(host) for host in report.get("refused", ()))
    return Pictures(found["screenshot"], found["pdf"], tuple(missing), refused)

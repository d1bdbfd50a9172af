"""The process in which the browser works on one page; see :mod:`camera`. Ended from outside."""

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

from phoihop.engines.capture.camera import REPORT
from phoihop.engines.capture.gate import Gate
from phoihop.engines.capture.recording import PICTURE, PRINTED
from phoihop.engines.webpages.policy import Policy

WIDTH, HEIGHT, TALLEST = 1280, 900, 15_000
FLAGS = (
    "--proxy-bypass-list=<-loopback>",  # this machine, too, only through the gate
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)


def main() -> None:
    """Read an order from standard input, leave picture, PDF and report in its folder."""
    order = json.load(sys.stdin)
    folder = Path(order["folder"])
    policy = Policy(allowed=frozenset(order["allowed"]))
    with Gate(policy, float(order["seconds"])).standing() as gate:
        try:
            _look(order, folder, gate)
        finally:
            told = {"refused": sorted(gate.refused), "passed_bytes": gate.passed_bytes}
            (folder / REPORT).write_text(json.dumps(told), encoding="utf-8")


def _look(order: dict[str, Any], folder: Path, gate: Gate) -> None:
    from playwright.sync_api import Error, sync_playwright

    most = float(order["seconds"]) * 1000 / 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=order["executable"],
            chromium_sandbox=bool(order["sandboxed"]),
            args=[*FLAGS],
            proxy={"server": gate.address},
        )
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            service_workers="block",
            accept_downloads=False,
        )
        page = context.new_page()
        page.set_default_timeout(most)
        page.goto(order["address"], wait_until="load", timeout=most)
        with contextlib.suppress(Error):
            page.wait_for_load_state("networkidle", timeout=5_000)
        with contextlib.suppress(Error):
            tall = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
            clip: Any = {"x": 0, "y": 0, "width": WIDTH, "height": max(HEIGHT, tall)}
            page.screenshot(path=folder / PICTURE, full_page=True, clip=clip)
        with contextlib.suppress(Error):
            page.pdf(path=folder / PRINTED, format="A4", print_background=True)


if __name__ == "__main__":
    main()

"""The only way out for the browser: a proxy that opens connections to public addresses alone.

The browser resolves no name itself and is told to send everything here, its own machine included.
Each host is looked up once, every answer is checked, and the connection goes to what was checked.
So neither a page, nor a redirect, nor a name that changes its mind reaches this machine or network.
"""

import contextlib
import select
import socket
import threading
import time
from collections.abc import Iterator

from phoihop.engines.webpages.network_guard import Resolver, Target, aim, system_resolver
from phoihop.engines.webpages.policy import MEBIBYTE, Policy
from phoihop.law.refusal import Refusal

MOST_BYTES = 80 * MEBIBYTE
"""Of everything that one page may load."""
MOST_CONNECTIONS = 400
MOST_HEAD_BYTES = 64 * 1024
_FORBIDDEN = ("fetch.forbidden_address", "fetch.forbidden_port")
_NOT_PASSED_ON = ("proxy-", "connection:", "keep-alive:")


class Gate:
    """A proxy on a port of this machine; ``refused`` names the hosts that were not reached."""

    def __init__(
        self, policy: Policy, seconds: float, resolver: Resolver = system_resolver
    ) -> None:
        self.refused: set[str] = set()
        self.passed_bytes = 0
        self._policy = policy
        self._resolver = resolver
        self._ends = time.monotonic() + seconds
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.2)
        self._counting = threading.Lock()
        self._open = True

    @property
    def address(self) -> str:
        """What the browser is told."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    @contextlib.contextmanager
    def standing(self) -> Iterator["Gate"]:
        """Let connections through until the block ends."""
        door = threading.Thread(target=self._accept, daemon=True)
        door.start()
        try:
            yield self
        finally:
            self._open = False
            door.join(2)
            self._listener.close()

    def _accept(self) -> None:
        count = 0
        while self._goes_on():
            with contextlib.suppress(TimeoutError, OSError):
                browser, _ = self._listener.accept()
                count += 1
                if count > MOST_CONNECTIONS:
                    browser.close()
                    continue
                threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _goes_on(self) -> bool:
        in_time = time.monotonic() < self._ends
        return self._open and in_time and self.passed_bytes < MOST_BYTES

    def _serve(self, browser: socket.socket) -> None:
        with contextlib.suppress(OSError, UnicodeError, ValueError), browser:
            browser.settimeout(self._policy.stall_seconds)
            head, rest = _read_head(browser)
            method, asked, _ = head.split("\r\n", 1)[0].split(" ", 2)
            tunnel = method == "CONNECT"
            address = f"https://{asked}/" if tunnel else asked
            try:
                target = aim(address, self._policy, self._resolver)
            except Refusal as refusal:
                if refusal.code in _FORBIDDEN:
                    self.refused.add(str(refusal.facts.get("host"))[:200])
                browser.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                return
            with self._connected(target) as outlet:
                if tunnel:
                    browser.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                else:
                    outlet.sendall(_onward(method, target, head))
                outlet.sendall(rest)
                self._pass(browser, outlet)

    def _connected(self, target: Target) -> socket.socket:
        for ip in target.ips:
            with contextlib.suppress(OSError):
                return socket.create_connection((ip, target.port), self._policy.connect_seconds)
        raise OSError("not reachable")

    def _pass(self, browser: socket.socket, outlet: socket.socket) -> None:
        """Carry bytes both ways until one side ends, stalls or the measure is full."""
        across = {browser: outlet, outlet: browser}
        while self._goes_on():
            ready, _, _ = select.select(list(across), [], [], self._policy.stall_seconds)
            if not ready:
                return
            for one in ready:
                piece = one.recv(65536)
                if not piece:
                    return
                across[one].sendall(piece)
                with self._counting:
                    self.passed_bytes += len(piece)


def _read_head(browser: socket.socket) -> tuple[str, bytes]:
    got = b""
    while b"\r\n\r\n" not in got:
        piece = browser.recv(8192)
        if not piece or len(got) > MOST_HEAD_BYTES:
            raise ValueError("no request")
        got += piece
    head, _, rest = got.partition(b"\r\n\r\n")
    return head.decode("latin-1"), rest


def _onward(method: str, target: Target, head: str) -> bytes:
    """The request as the server wants it: one request, then the end of the connection."""
    kept = [line for line in head.split("\r\n")[1:] if not line.lower().startswith(_NOT_PASSED_ON)]
    lines = [f"{method} {target.path} HTTP/1.1", *kept, "Connection: close"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

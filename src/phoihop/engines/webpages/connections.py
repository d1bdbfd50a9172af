"""Connections that go to one checked IP address and end at one moment, whatever happens."""

import socket
import ssl
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from phoihop.engines.webpages.network_guard import Target
from phoihop.engines.webpages.policy import Policy

_Waits = Callable[[], float]


class _PatientSocket(socket.socket):
    """Waits for bytes only as long as ``wait`` allows at that moment.

    A plain time-out starts anew with every byte, so a server that sends one byte at a time could
    hold a fetch for ever.
    """

    wait: _Waits | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """As :meth:`socket.socket.recv_into`, within the time left."""
        if self.wait is not None:
            self.settimeout(self.wait())
        return super().recv_into(*args, **kwargs)


class _PatientTls(ssl.SSLSocket):
    """The same over TLS."""

    wait: _Waits | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """As :meth:`ssl.SSLSocket.recv_into`, within the time left."""
        if self.wait is not None:
            self.settimeout(self.wait())
        return super().recv_into(*args, **kwargs)


class _Pinned:
    """Connects to ``pinned_ip`` instead of asking a resolver again."""

    pinned_ip: str
    policy: Policy
    wait: _Waits

    def open_pinned(self, port: int) -> socket.socket:
        """A connected socket to the checked address.

        Raises:
            OSError: not reachable, or not in time.
        """
        family = socket.AF_INET6 if ":" in self.pinned_ip else socket.AF_INET
        sock = _PatientSocket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(min(self.policy.connect_seconds, self.wait()))
            sock.connect((self.pinned_ip, port))
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            sock.close()
            raise
        sock.wait = self.wait
        return sock


class PinnedHttp(_Pinned, HTTPConnection):
    """HTTP to one checked address; the ``Host`` header carries the name."""

    def _new_conn(self) -> socket.socket:
        return self.open_pinned(self.port)


class PinnedHttps(_Pinned, HTTPSConnection):
    """HTTPS to one checked address; name indication and certificate go by the name."""

    def _new_conn(self) -> socket.socket:
        return self.open_pinned(self.port)

    def connect(self) -> None:
        """Connect and greet; afterwards reading obeys the time left."""
        super().connect()
        if isinstance(self.sock, _PatientTls):
            self.sock.wait = self.wait


class Deadline:
    """The time left of a fetch, in seconds."""

    def __init__(self, policy: Policy, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._stall = policy.stall_seconds
        self._ends = monotonic() + policy.total_seconds

    def left(self) -> float:
        """Seconds until everything must be done; negative when it is over."""
        return self._ends - self._monotonic()

    def wait(self) -> float:
        """How long the next byte may take.

        Raises:
            TimeoutError: nothing is left.
        """
        left = self.left()
        if left <= 0:
            raise TimeoutError("the time for this fetch is over")
        return min(self._stall, left)


def connect(
    target: Target, ip: str, policy: Policy, deadline: Deadline
) -> PinnedHttp | PinnedHttps:
    """A connection to one checked address of a target; nothing is sent yet.

    Raises:
        OSError: not reachable, or not in time.
        ssl.SSLError: the certificate does not hold.
    """
    timeout = min(policy.stall_seconds, deadline.wait())
    connection: PinnedHttp | PinnedHttps
    if target.scheme == "https":
        context = tls_context(policy.verify_tls, policy.trust)
        connection = PinnedHttps(
            target.host,
            target.port,
            timeout=timeout,
            ssl_context=context,
            cert_reqs=context.verify_mode,
        )
    else:
        connection = PinnedHttp(target.host, target.port, timeout=timeout)
    connection.pinned_ip = ip
    connection.policy = policy
    connection.wait = deadline.wait
    connection.connect()
    return connection


@lru_cache(maxsize=8)
def tls_context(verify: bool, trust: Path | None) -> ssl.SSLContext:
    """TLS 1.2 or newer; certificates checked by name and issuer unless ``verify`` is off.

    Kept from fetch to fetch: reading the system's certificates takes longer than many a page.

    Args:
        verify: whether a certificate must hold.
        trust: file of certificates to trust instead of the system's.
    """
    context = ssl.create_default_context(cafile=str(trust) if trust else None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _PatientTls
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context

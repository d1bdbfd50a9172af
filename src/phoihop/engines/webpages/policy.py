"""How far a fetch may go: bytes, seconds, steps, and which addresses at all."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

MEBIBYTE = 1024 * 1024
MAX_BODY_BYTES = 30 * MEBIBYTE
"""Of one body after decompression, unless a policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day, given by the caller, and a stopwatch for limits (seconds)."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Policy:
    """Limits of one fetch, redirects included.

    Attributes:
        user_agent: says who asks and how to reach them; outlets may refuse by it.
        max_wire_bytes: of one body as it is sent.
        max_body_bytes: of one body after decompression.
        max_redirects: steps before giving up.
        connect_seconds: for one connection, its TLS handshake apart.
        stall_seconds: without a single byte.
        total_seconds: for everything, however busy the server keeps us.
        ports: that may be asked.
        allowed: ``address`` or ``address:port`` (IPv6 in brackets) that may be asked although
            they are not public. For tests and for a newspaper's own test server; empty otherwise.
        verify_tls: whether a certificate must hold. If not, what was wrong is noted.
        trust: file of certificates to trust instead of the system's.
    """

    user_agent: str = "phoihop/0.1 (shared workspace of a coordination programme)"
    max_wire_bytes: int = 10 * MEBIBYTE
    max_body_bytes: int = MAX_BODY_BYTES
    max_redirects: int = 5
    connect_seconds: float = 6.0
    stall_seconds: float = 10.0
    total_seconds: float = 40.0
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    allowed: frozenset[str] = frozenset()
    verify_tls: bool = True
    trust: Path | None = None

    def allows(self, ip: str, port: int) -> bool:
        """Whether an address is named in ``allowed``, with or without its port."""
        shown = f"[{ip}]" if ":" in ip else ip
        return shown in self.allowed or f"{shown}:{port}" in self.allowed

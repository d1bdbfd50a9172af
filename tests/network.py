"""The network, shut: a test may speak to this machine and to nobody else."""

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo
LOCAL_NAMES = {None, "", b"", "localhost", b"localhost"}


class NetworkShut(RuntimeError):
    """A test tried to reach another machine."""


def shut() -> None:
    """Refuse every address outside this machine, for the rest of the process."""
    socket.socket.connect = connect  # type: ignore[method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
    socket.getaddrinfo = getaddrinfo


def connect(self: socket.socket, address: Any) -> None:
    """As ``socket.connect``, for this machine only."""
    check(self, address)
    _connect(self, address)


def connect_ex(self: socket.socket, address: Any) -> int:
    """As ``socket.connect_ex``, for this machine only."""
    check(self, address)
    return _connect_ex(self, address)


def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
    """As ``socket.getaddrinfo``, for names that need no name server."""
    if not is_local(host):
        raise NetworkShut(f"tests do not look up {host!r}")
    return _getaddrinfo(host, *rest, **named)


def check(used: socket.socket, address: Any) -> None:
    """Let unix sockets and loopback through.

    Raises:
        NetworkShut: for every other address.
    """
    if used.family != socket.AF_UNIX and not is_local(address[0]):
        raise NetworkShut(f"tests do not connect to {address!r}")


def is_local(host: Any) -> bool:
    """Whether ``host`` is this machine, without asking anybody."""
    if host in LOCAL_NAMES:
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text).is_loopback
    except ValueError:
        return False

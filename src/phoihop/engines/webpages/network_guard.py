"""Which addresses may be asked: none inside this machine, this network, or any private one.

A name is resolved once, every answer is checked, and the connection goes to the answer that was
checked. So a name that changes its answer between check and use gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from phoihop.engines.webpages.hosts import ascii_host
from phoihop.engines.webpages.policy import Policy
from phoihop.law.refusal import Refusal

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to the IP addresses of the host, best first; empty when there are none."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: carries a public IPv4 address
_NEVER_V6 = (
    ipaddress.IPv6Network("::/96"),  # unspecified, loopback, IPv4-compatible (RFC 4291)
    ipaddress.IPv6Network("64:ff9b:1::/48"),  # NAT64 inside one network, RFC 8215
)
MAX_TRIED = 3
"""Addresses of one host that are tried in turn."""


@dataclass(frozen=True, slots=True)
class Target:
    """One request's goal, checked: where to connect and what to ask for."""

    scheme: str
    host: str
    port: int
    path: str
    ips: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address in the form in which it is asked for."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        place = shown if self.port == usual else f"{shown}:{self.port}"
        return f"{self.scheme}://{place}{self.path}"


def system_resolver(host: str, port: int) -> list[str]:
    """What the system's resolver answers; empty when it knows no such host."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(answer[4][0]).split("%")[0] for answer in answers))


def is_public(ip: str) -> bool:
    """Whether an IP address belongs to the open internet and to a single machine.

    An IPv6 address that carries an IPv4 one (6to4, Teredo, NAT64) is judged by both; mapped
    ones are never taken, since nobody publishes them.
    """
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        return _is_public_v6(address)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_public_v6(address: ipaddress.IPv6Address) -> bool:
    if address.ipv4_mapped is not None or any(address in network for network in _NEVER_V6):
        return False
    if address in _NAT64:
        return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    carried = [address.sixtofour, *(address.teredo or ())]
    if any(inner is not None and not is_public(str(inner)) for inner in carried):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def aim(address: str, policy: Policy, resolver: Resolver) -> Target:
    """Check an address and resolve it, once.

    Raises:
        Refusal: ``addresses.unusable`` (not http(s), no host, a password inside);
            ``fetch.forbidden_port`` (facts ``host``, ``port``); ``fetch.unresolved`` (``host``);
            ``fetch.forbidden_address`` (``host``, ``ip``) when any answer is not public.
    """
    parts, host, port = _parts(address)
    asked = _listed(parts.path, parts.query)
    ips = _literal(host) or tuple(resolver(host, port))
    if not ips:
        raise Refusal("fetch.unresolved", host=host)
    for ip in ips:
        if not is_public(ip) and not policy.allows(ip, port):
            raise Refusal("fetch.forbidden_address", host=host, ip=ip)
    if port not in policy.ports and not all(policy.allows(ip, port) for ip in ips):
        raise Refusal("fetch.forbidden_port", host=host, port=port)
    return Target(parts.scheme.lower(), host, port, asked, ips[:MAX_TRIED])


def _parts(address: str) -> tuple[SplitResult, str, int]:
    reason = ""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise Refusal("addresses.unusable", address=address[:200], reason="host") from None
    if parts.scheme.lower() not in ("http", "https"):
        reason = "scheme"
    elif not parts.hostname:
        reason = "host"
    elif parts.username is not None or parts.password is not None:
        reason = "user_info"
    elif port == 0:
        reason = "port"
    if reason:
        raise Refusal("addresses.unusable", address=address[:200], reason=reason)
    name = (parts.hostname or "").split("%")[0]
    host = name.lower() if ":" in name else ascii_host(name)
    usual = 80 if parts.scheme.lower() == "http" else 443
    return parts, host, port or usual


def _listed(path: str, query: str) -> str:
    """Path and query as they go on the wire: ASCII, nothing that could end the line."""
    asked = quote(path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{asked}?{quote(query, safe='/%:@!$&()*+,;=~-._?')}" if query else asked


def _literal(host: str) -> tuple[str, ...]:
    """The IP address that a host spells itself, also as ``127.1``, ``0x7f.1`` or one number."""
    try:
        return (str(ipaddress.ip_address(host)),)
    except ValueError:
        pass
    try:
        return (socket.inet_ntoa(socket.inet_aton(host)),)
    except OSError:
        return ()

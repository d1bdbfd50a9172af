"""Which machine and which network this is: hashes, to tell two witnesses apart and no more.

A hash of the machine's own identifier is the same for every capture made on it, whatever the key;
so two keys on one machine are found to be one witness. The network is known by the public range of
its address, or by the hardware address of the way out; where neither can be read it stays unknown,
and that is said.
"""

import hashlib
import ipaddress
import re
import socket
import struct
import uuid
from dataclasses import dataclass
from pathlib import Path

MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
ROUTES = Path("/proc/net/route")
NEIGHBOURS = Path("/proc/net/arp")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Hashes (64 hexadecimal digits) of the machine and its network; empty where unknown."""

    machine: str
    network: str


def whereabouts() -> Whereabouts:
    """Of the machine this runs on. Asks nobody."""
    return Whereabouts(_hashed("machine", _machine()), _hashed("network", _network()))


def _hashed(kind: str, identifier: str) -> str:
    if not identifier:
        return ""
    return hashlib.sha256(f"phoihop witness {kind}\x1f{identifier}".encode()).hexdigest()


def _machine() -> str:
    for path in MACHINE_IDS:
        try:
            found = path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if re.fullmatch(r"[0-9a-f]{32}", found):
            return found
    node = uuid.getnode()
    made_up = bool(node >> 40 & 1)  # Python marks a made-up hardware address so
    return "" if made_up else f"{node:012x}"


def _network() -> str:
    address = _own_address()
    if address is not None and address.is_global:
        size = 24 if address.version == 4 else 48
        return str(ipaddress.ip_network(f"{address}/{size}", strict=False))
    return _way_out()


def _own_address() -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that would be used towards the internet. Connecting UDP sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: nobody's address
            return ipaddress.ip_address(probe.getsockname()[0])
        except (OSError, ValueError, RuntimeError):
            return None


def _way_out() -> str:
    """The hardware address of the router, as the system knows it."""
    try:
        routes = ROUTES.read_text(encoding="ascii").splitlines()[1:]
        neighbours = NEIGHBOURS.read_text(encoding="ascii").splitlines()[1:]
    except (OSError, UnicodeDecodeError):
        return ""
    for route in routes:
        words = route.split()
        if len(words) > 2 and words[1] == "00000000" and words[2] != "00000000":
            router = socket.inet_ntoa(struct.pack("<L", int(words[2], 16)))
            known = (line.split() for line in neighbours)
            found = next((one[3] for one in known if one and one[0] == router), "")
            return "" if found == "00:00:00:00:00:00" else found
    return ""

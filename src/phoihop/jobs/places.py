"""Where a worker lives, precisely enough to tell whether it still does.

On Linux a process is told from a later one of the same number by the tick it started at, and a
machine (or container) by its boot and its process namespace. Elsewhere nothing is known, and the
beats decide.
"""

import os
from pathlib import Path

PROC = Path("/proc")
START_TICK = 19  # field 22 of /proc/PID/stat, counted after the name, which may hold blanks


def here() -> str:
    """This process: ``MACHINE PID TICK``; empty where that cannot be told."""
    try:
        return f"{machine()} {os.getpid()} {start_tick(os.getpid())}"
    except OSError:
        return ""


def machine() -> str:
    """This boot of this machine, and this container on it."""
    boot = (PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return f"{boot}/{(PROC / 'self/ns/pid').readlink().name}"


def start_tick(pid: int) -> str:
    """When process ``pid`` started, in ticks since boot.

    Raises:
        OSError: when there is no such process.
    """
    text = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    fields = text.rpartition(")")[2].split()
    if fields[0] == "Z":  # dead, and only not yet buried by its parent
        raise ProcessLookupError(pid)
    return fields[START_TICK]


def is_alive(place: str) -> bool | None:
    """Whether the process at ``place`` runs; ``None`` when that cannot be told from here."""
    try:
        where, pid, tick = place.split()
        if where != machine():
            return None
    except (ValueError, OSError):
        return None
    try:
        return start_tick(int(pid)) == tick
    except OSError:
        return False

"""Bringing the database up to the program, only when one of the two has changed.

Asking Django costs about a second; this costs a few milliseconds. The fingerprint covers every
migration of the rooms, the locked list (which covers everybody else's) and the database itself.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[3]


def data_dir() -> Path:
    """The folder of the database and the papers, as the settings find it."""
    return Path(os.environ.get("PHOIHOP_DATA") or SOURCE_DIR / "var").resolve()


def fingerprint() -> str:
    """A digest that changes when the migrations, the libraries or the database change."""
    parts = hashlib.sha256((SOURCE_DIR / "requirements.lock").read_bytes())
    for path in sorted((SOURCE_DIR / "src" / "phoihop").glob("*/migrations/*.py")):
        parts.update(str(path.relative_to(SOURCE_DIR)).encode() + path.read_bytes())
    parts.update(which_database().encode())
    return parts.hexdigest()


def which_database() -> str:
    """What tells this database from another: its address, or the identity of its file."""
    address = os.environ.get("PHOIHOP_DATABASE", "")
    if address:
        return address
    try:
        return f"file {(data_dir() / 'phoihop.sqlite3').stat().st_ino}"
    except FileNotFoundError:
        return "none"


def migrate_if_changed() -> None:
    """Run the migrations unless this database has them all. Two at once: the second waits.

    Raises:
        SystemExit: with the exit code of ``migrate`` when that fails; nothing is noted then.
    """
    folder = data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    noted = folder / "migrated"
    if _reads(noted) == fingerprint():
        return
    with (folder / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _reads(noted) == fingerprint():
            return
        order = [sys.executable, "-m", "phoihop.site.manage", "migrate", "--skip-checks", "-v0"]
        done = subprocess.run(order, check=False)  # noqa: S603
        if done.returncode != 0:
            raise SystemExit(done.returncode)
        draft = noted.with_suffix(".draft")
        draft.write_text(fingerprint(), encoding="ascii")
        draft.replace(noted)


def _reads(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return ""

"""The project's own Python environment, made from a locked list. Run by ``./phoihop`` as a file.

Uses nothing but the standard library, and no other module of the project: it runs before any
of them can. ``check LOCK`` answers in a few milliseconds by its exit code; ``make LOCK`` repairs.
A stamp is written last, so an install that was cut off is done again; a kernel lock, which ends
with its holder, keeps two starts from building the same folder at once.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "phoihop-stamp.json"

ORIGIN = "import sys; print('%d.%d' % sys.version_info[:2], sys.base_prefix)"


def origin_of(python: str) -> str:
    """Version and home of an interpreter, ``3.11 /usr``; empty when it does not start."""
    asked = subprocess.run(  # noqa: S603
        [python, "-I", "-S", "-c", ORIGIN], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() if asked.returncode == 0 else ""


def digest_of(lock: str) -> str:
    """SHA-256 of one locked list."""
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """What was installed: the interpreter's origin and a digest per list. Empty when unknown."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_whole(lock: str, *, origin: str) -> bool:
    """Whether the environment of ``origin`` holds everything in ``lock``."""
    stamp = read_stamp()
    wanted = os.environ.get("PHOIHOP_PYTHON")
    if wanted and origin_of(wanted) != origin:
        return False
    return stamp.get("python") == origin and stamp.get(lock) == digest_of(lock)


@contextmanager
def alone() -> Iterator[int]:
    """Wait until no other start is building the environment; the lock, to hand to children.

    A child that outlives a killed start then still holds it, until it has written its last file.
    """
    with (ROOT / ".venv.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Một lần chạy khác đang cài đặt, xin chờ… / Another start is installing, waiting…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def say(text: str) -> None:
    """One line for the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


def make(lock: str) -> int:
    """Bring ``.venv`` to what ``lock`` says; return an exit code."""
    with alone() as held:
        origin = origin_of(str(PYTHON)) if PYTHON.exists() else ""
        if origin and is_whole(lock, origin=origin):
            return 0
        kept = keeps(origin)
        say(f"Đang cài thư viện theo {lock}, lần đầu mất vài phút…")
        say(f"Installing the libraries of {lock}; the first time takes some minutes…")
        if not kept:
            shutil.rmtree(VENV, ignore_errors=True)
            order = [sys.executable, "-m", "venv", str(VENV)]
            subprocess.run(order, check=True, pass_fds=[held])  # noqa: S603
        return install(lock, held)


def keeps(origin: str) -> bool:
    """Whether the ``.venv`` that is there can be repaired instead of being built anew."""
    wanted = os.environ.get("PHOIHOP_PYTHON")
    made_by = read_stamp().get("python", origin)
    if not origin or made_by != origin or (wanted and origin_of(wanted) != origin):
        return False
    new_enough = tuple(map(int, origin.split()[0].split("."))) >= (3, 11)
    pip = subprocess.run(  # noqa: S603
        [str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False
    )
    return new_enough and pip.returncode == 0


def install(lock: str, held: int) -> int:
    """Install ``lock`` with its hashes and write the stamp; return an exit code."""
    stamp = {**read_stamp(), "python": origin_of(str(PYTHON))}
    options = ["--require-hashes", "-qq", "--no-input", "--disable-pip-version-check"]
    order = [str(PYTHON), "-m", "pip", "install", *options, "-r", str(ROOT / lock)]
    done = subprocess.run(order, check=False, pass_fds=[held])  # noqa: S603
    if done.returncode != 0:
        say("Chưa cài được thư viện: xin xem lỗi ở trên, kiểm tra mạng rồi chạy lại lệnh.")
        say("The libraries could not be installed: please see the error above and start again.")
        return 1
    subprocess.run(  # noqa: S603
        [str(PYTHON), "-m", "compileall", "-q", str(ROOT / "src")], check=False
    )
    if lock == "requirements-dev.lock":  # holds the other list too (a house test says so)
        stamp["requirements.lock"] = digest_of("requirements.lock")
    draft = STAMP.with_suffix(".draft")
    draft.write_text(json.dumps({**stamp, lock: digest_of(lock)}, indent=1), encoding="utf-8")
    draft.replace(STAMP)
    return 0


def main(order: str, lock: str) -> int:
    """``check``: exit code 0 when whole. ``make``: build or repair."""
    if order == "make":
        return make(lock)
    origin = f"{sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix}"
    return 0 if is_whole(lock, origin=origin) else 1


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))

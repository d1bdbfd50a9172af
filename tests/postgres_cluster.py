"""A PostgreSQL of our own, from the distribution's binaries, for the length of a test run.

``initdb`` refuses root, so under root the server runs as an unprivileged account.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = "usr/lib/postgresql/*/bin/initdb"
ACCOUNTS = ("postgres", "nobody")
START_SECONDS = 30.0


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL that the distribution brought, or ``None``."""
    found = sorted(Path("/").glob(BINARIES), key=lambda path: int(path.parts[-3].split(".")[0]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def cluster(folder_of_binaries: Path) -> Iterator[str]:
    """Start a private cluster on a loopback port; yield its address, ``postgresql://…/phoihop``.

    Stopped and removed at the end, also when the body fails.
    """
    home = Path(tempfile.mkdtemp(prefix="phoihop-pg-"))
    port, password = free_port(), secrets.token_urlsafe(16)
    become = unprivileged(home)
    (home / "password").write_text(password, encoding="ascii")
    (home / "password").chmod(0o644)
    order = [
        *(str(folder_of_binaries / "initdb"), "-D", str(home / "data"), "-U", "phoihop"),
        *("--auth=scram-sha-256", f"--pwfile={home / 'password'}", "-E", "UTF8"),
        *("--locale=C.UTF-8", "--no-sync"),
    ]
    subprocess.run(order, check=True, stdout=subprocess.DEVNULL, preexec_fn=become, cwd=home)
    server = [
        *(str(folder_of_binaries / "postgres"), "-D", str(home / "data"), "-p", str(port)),
        *("-c", "listen_addresses=127.0.0.1", "-k", str(home)),
        *("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"),
    ]
    with (home / "log").open("wb") as log:
        running = subprocess.Popen(
            server, stdout=log, stderr=log, preexec_fn=become, cwd=home, start_new_session=True
        )
    try:
        wait_for(port, running, home / "log")
        yield f"postgresql://phoihop:{password}@127.0.0.1:{port}/postgres"
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        shutil.rmtree(home, ignore_errors=True)


def unprivileged(home: Path) -> Callable[[], None] | None:
    """What a child must do to stop being root (and the folder given to it); ``None`` elsewhere."""
    if os.geteuid() != 0:
        return None
    account = next(entry for entry in map(_account, ACCOUNTS) if entry is not None)
    os.chown(home, account.pw_uid, account.pw_gid)
    home.chmod(0o755)

    def become() -> None:
        os.setgroups([])
        os.setgid(account.pw_gid)
        os.setuid(account.pw_uid)

    return become


def _account(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def free_port() -> int:
    """A loopback port that nobody uses at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(port: int, running: subprocess.Popen[bytes], log: Path) -> None:
    """Return as soon as the server takes connections.

    Raises:
        RuntimeError: with the server's own words, when it ended or takes too long.
    """
    ends_at = time.monotonic() + START_SECONDS
    while time.monotonic() < ends_at and running.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")

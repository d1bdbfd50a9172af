"""``./phoihop serve`` and ``./phoihop demo``: one address on this machine, until Ctrl-C."""

import argparse
import hashlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from phoihop.site.schema import SOURCE_DIR, data_dir, fingerprint, migrate_if_changed

APPLICATION = "phoihop.site.wsgi:application"
PORTS_TRIED = 200
POLL_SECONDS = 0.05
PATIENCE_SECONDS = 60.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare the database, for ``demo`` play the founding case, then serve."""
    wanted = parser().parse_args(arguments)
    serves = not wanted.no_serve
    if serves and not is_free(wanted.host, wanted.port):
        return refuse_port(wanted.host, wanted.port)
    migrate_if_changed()
    if wanted.verb == "demo":
        # A few short texts: compiling the kernels would take far longer than comparing them all.
        os.environ.setdefault("NUMBA_DISABLE_JIT", "1")
        if failure := play_once():
            return failure
    return serve(wanted.host, wanted.port, workers=wanted.workers) if serves else 0


def parser() -> argparse.ArgumentParser:
    """The options of both verbs."""
    made = argparse.ArgumentParser(prog="phoihop", description=__doc__)
    made.add_argument("verb", choices=["demo", "serve"], help=argparse.SUPPRESS)
    made.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe / address to listen on")
    made.add_argument("--port", type=port, default=8000, help="cổng / port (8000)")
    made.add_argument(
        "--workers",
        type=int,
        default=min(4, os.cpu_count() or 1),
        help="số tiến trình phục vụ / number of serving processes",
    )
    made.add_argument(
        "--no-serve", action="store_true", help="dựng xong thì thôi / write everything and exit"
    )
    return made


def port(text: str) -> int:
    """A port number, 1 to 65535."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("1 … 65535")
    return number


def is_free(host: str, number: int) -> bool:
    """Whether nobody listens on ``host``:``number`` (an address that is not ours is not free)."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, number))
        except OSError:
            return False
    return True


def refuse_port(host: str, number: int) -> int:
    """Say that the port is taken and which one is free; the exit code."""
    higher = range(number + 1, min(number + PORTS_TRIED, 65536))
    free = next((other for other in higher if is_free(host, other)), None)
    if free is None:
        vietnamese = f"Không mở được {host}:{number}; xin chọn --host hoặc --port khác."
        english = f"{host}:{number} cannot be opened; please choose another --host or --port."
    else:
        vietnamese = f"Cổng {number} đang có chương trình khác dùng; xin gọi lại với --port {free}."
        english = f"Port {number} is in use by another program; please start with --port {free}."
    print(f"{vietnamese}\n{english}", file=sys.stderr)
    return 2


def play_once() -> int:
    """Play the founding case, or repeat what was said when it was played; the exit code.

    Playing again would only find everything there, but starting Django for it costs a second.
    What people did in the demo since then stays.
    """
    said = data_dir() / "demo-said.json"
    if said.exists():
        kept = json.loads(said.read_text(encoding="utf-8"))
        if kept["case"] == case_fingerprint():
            print(kept["said"], end="", flush=True)
            return 0
    order = [sys.executable, "-m", "phoihop.site.manage", "demo"]
    played = subprocess.run(order, check=False, stdout=subprocess.PIPE, text=True)  # noqa: S603
    print(played.stdout, end="", flush=True)
    if played.returncode == 0:
        draft = said.with_suffix(".draft")
        kept = {"case": case_fingerprint(), "said": played.stdout}
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.replace(said)
    return played.returncode


def case_fingerprint() -> str:
    """A digest that changes with the case's files, with what plays it, and with the database."""
    parts = hashlib.sha256(fingerprint().encode())
    for folder in (SOURCE_DIR / "examples", SOURCE_DIR / "src" / "phoihop" / "demo"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                parts.update(str(path.relative_to(SOURCE_DIR)).encode() + path.read_bytes())
    return parts.hexdigest()


def serve(host: str, number: int, *, workers: int) -> int:
    """Serve until Ctrl-C or a termination; the exit code."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    server = Granian(
        APPLICATION,
        address=host,
        port=number,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    # Nobody answers yet, but what asking imports is loaded now: were the announcer importing it
    # while the workers fork, that import would stay locked in them, and a page wait for ever.
    answers(f"http://127.0.0.1:{number}/")
    announcer = threading.Thread(target=announce, args=(host, number), daemon=True)
    server.on_startup(announcer.start)
    server.serve()
    print("\nĐã dừng. / Stopped.", file=sys.stderr)
    return 0


def announce(host: str, number: int) -> None:
    """Print the address as soon as a page really comes from it."""
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{number}/"
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends_at:
        if answers(address):
            print(f"\n  {address}\n\n  Ctrl-C để dừng / to stop", flush=True)
            return
        time.sleep(POLL_SECONDS)
    print(f"{address}: chưa trả lời / no answer yet", file=sys.stderr, flush=True)


def answers(address: str) -> bool:
    """Whether a page comes from ``address``; a page that asks to sign in counts."""
    try:
        with urlopen(address, timeout=PATIENCE_SECONDS):  # noqa: S310
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    raise SystemExit(main())

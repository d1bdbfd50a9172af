"""Captures that prove: pages per second through fetch → extract → archive → store, and bundles.

Run: ``PYTHONPATH=src:. python benchmarks/witnesses.py`` (500 pages); ``--pages 100000`` for the
figure of a big office. Pages come from the made-up outlet of ``capture.py``, one server process on
this machine; one process captures them one after another, as a worker does, without a browser.
Memory is that of the capturing process, read at each tenth. Then the bundle of all is written and
checked. ``--pictures N`` also lets Chromium take N of them.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.capture import ROOT, servers

TENTHS = 10
NOW = datetime.now(UTC)


def main() -> None:
    """Start a server and set up a database of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--pictures", type=int, default=0)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="phoihop-witnesses-")
    os.environ.update(
        PHOIHOP_DATA=folder,
        PHOIHOP_DATABASE="",
        DJANGO_SETTINGS_MODULE="phoihop.site.settings",
        PYTHONPATH=f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    )
    try:
        with servers(options.pages) as ports:
            measure(options, ports)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(options: Any, ports: list[int]) -> None:
    """Capture every page, then bundle them."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    pieces, member = publications(options.pages, ports)
    capture_all(pieces, member, ports)
    bundle_all(Path(os.environ["PHOIHOP_DATA"]) / "all.zip", member)
    if options.pictures:
        picture_some(pieces[: options.pictures], ports)


def capture_all(pieces: list[Any], member: Any, ports: list[int]) -> None:
    """Through the service that a worker calls."""
    from phoihop.engines.capture.camera import NoCamera
    from phoihop.engines.capture.whereabouts import whereabouts
    from phoihop.engines.webpages.policy import Clock, Policy
    from phoihop.evidence.witnessing import services
    from phoihop.evidence.witnessing.attempting import Studio, attempt
    from phoihop.evidence.witnessing.keeping import Witness

    allowed = frozenset(f"127.0.0.{n + 1}:{port}" for n, port in enumerate(ports))
    clock = Clock(now=lambda: datetime.now(UTC))
    camera = NoCamera("no_browser")
    studio = Studio(Policy(allowed=allowed), clock, camera, whereabouts(), Witness("7" * 64))
    started, worked = time.perf_counter(), time.process_time()
    tenth = max(1, len(pieces) // TENTHS)
    memory = []
    for number, piece in enumerate(pieces, 1):
        order = services.order_capture(piece, by=member, at=datetime.now(UTC))
        if attempt(order.pk, studio) is None:
            raise SystemExit(f"{piece} was not captured")
        if number % tenth == 0:
            memory.append(resident_mib())
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    print(
        f"| captured and stored, pages/s, one process | {len(pieces) / seconds:.0f} by the clock, "
        f"{len(pieces) / processor:.0f} by processor time |"
    )
    print(f"| memory at each tenth of {len(pieces):,} pages, MiB | {' '.join(memory)} |")


def bundle_all(path: Path, member: Any) -> None:
    """Write and check the bundle of everything."""
    from phoihop.engines.capture.verifier import check_bundle
    from phoihop.evidence.bundling.subjects import Subject
    from phoihop.evidence.bundling.writing import write_evidence_bundle
    from phoihop.publications.models import Match, Publication

    everything = Subject(
        "TP-ALL", "work", "all", Publication.objects.all(), Match.objects.none(), ()
    )

    def write() -> None:
        with path.open("wb") as file:
            write_evidence_bundle(everything, file, at=NOW)

    seconds, _ = timed(write)
    size = path.stat().st_size / 2**20
    print(f"| bundle written, MB/s ({size:.0f} MB) | {size / seconds:.0f} |")
    seconds, report = timed(lambda: check_bundle(path))
    print(f"| bundle checked, MB/s | {size / seconds:.0f} |")
    if report.wrong:
        raise SystemExit(f"the bundle does not hold: {report.wrong[:3]}")


def picture_some(pieces: list[Any], ports: list[int]) -> None:
    """Picture and PDF by Chromium, one page after another."""
    from phoihop.engines.capture.camera import camera_here
    from phoihop.engines.webpages.policy import Policy

    allowed = frozenset(f"127.0.0.{n + 1}:{port}" for n, port in enumerate(ports))
    camera = camera_here(Policy(allowed=allowed), sandboxed=os.geteuid() != 0)
    seconds, missing = timed(
        lambda: [why for piece in pieces for why in camera.take(piece.address).missing]
    )
    print(f"| picture and PDF, seconds a page | {seconds / len(pieces):.1f} {set(missing) or ''} |")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds by the clock, and what came of it."""
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def resident_mib() -> str:
    """Memory of this process."""
    with open("/proc/self/statm", encoding="ascii") as file:
        pages = int(file.read().split()[1])
    return str(pages * os.sysconf("SC_PAGE_SIZE") // 2**20)


def publications(count: int, ports: list[int]) -> tuple[list[Any], Any]:
    """A house, its editor, and that many publications of the made-up outlets."""
    from django.contrib.auth.models import User

    from phoihop.law.access import Role
    from phoihop.parties.models import Member, MemberRole, Organisation
    from phoihop.publications.models import Publication, Work

    house = Organisation.objects.create(ref="tap-chi-mau", kind="publisher")
    user = User.objects.create(username="bien-tap")
    member = Member.objects.create(
        ref="bien-tap", user=user, organisation=house, display_name="Biên tập"
    )
    MemberRole.objects.create(member=member, role=Role.EDITOR)
    works = Work.objects.bulk_create(
        Work(ref=f"TP-{n}", title=f"Bài {n}", recorded_at=NOW) for n in range(count)
    )
    Work.held_by.through.objects.bulk_create(
        Work.held_by.through(work_id=work.pk, organisation_id=house.pk) for work in works
    )
    hosts = [f"127.0.0.{n + 1}:{port}" for n, port in enumerate(ports)]
    made = Publication.objects.bulk_create(
        Publication(
            ref=f"LĐ-{n}",
            work=work,
            title=work.title,
            published_on=date(2017, 5, 15),
            published_precision="day",
            address=f"http://{hosts[n % len(hosts)]}/bai-{100_000 + n}.html",
            identity_key=f"{n:064d}",
            recorded_at=NOW,
            recorded_by=member,
        )
        for n, work in enumerate(works)
    )
    return made, member


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()

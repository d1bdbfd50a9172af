"""Looks at watched pages measured: looks per second, and memory from the first to the last page.

Run: ``python benchmarks/watching.py --pages 2000``. The servers of ``capture.py``
stand for the outlets, one thread each, no delay; every page is looked at twice: first seen (an
archive file is written and synced), then unchanged.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.capture import (  # noqa: E402
    OUTLETS,
    ROOT,
    TENTHS,
    resident_mib,
    servers,
    timed,
)


def main() -> None:
    """Start the servers and oneself in a folder of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--ports", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ports:
        measure(options.pages, [int(port) for port in options.ports.split(",")])
        return
    with servers(options.pages) as ports, tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PHOIHOP_DATA": folder,
            "PHOIHOP_DATABASE": "",
            "DJANGO_SETTINGS_MODULE": "phoihop.site.settings",
            "PHOIHOP_FETCH_ALLOW": ",".join(f"127.0.0.{n + 1}" for n in range(OUTLETS)),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        told = ["--ports", ",".join(map(str, ports))]
        order = [sys.executable, __file__, *sys.argv[1:], *told]
        subprocess.run(order, env=environment, check=True)


def measure(pages: int, ports: list[int]) -> None:
    """Look twice at every page, and print one table."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from phoihop.engines.webpages.policy import Clock
    from phoihop.evidence.watching.sweeping import look_at_due
    from phoihop.press import services

    call_command("migrate", verbosity=0)
    prepare(pages, ports, at=timezone.now())
    seen: list[float] = []

    def tell(done: Any) -> None:
        if done.looked >= max(1, pages // TENTHS) * (len(seen) % TENTHS + 1):
            seen.append(resident_mib())

    print("| round | looks/s | memory at each tenth, MiB |")
    print("|---|---:|---|")
    for name, days in (("first seen", 0), ("unchanged", 2)):
        seen.clear()
        at = timezone.now() + timedelta(days=days)
        manner = services.Manner(
            services.house_manner(Clock(timezone.now)).policy,
            Clock(lambda at=at: at),  # type: ignore[misc]
            0.0,
            threads=OUTLETS,
            visit_seconds=1e9,
        )
        spent, done = timed(lambda manner=manner: look_at_due(manner, tell=tell))  # type: ignore[misc]
        memory = " ".join(f"{mib:,.0f}" for mib in seen)
        looks = f"{name}: {done.looked:,} looks, {done.failed} failed"
        print(f"| {looks} | {done.looked / spent:,.0f} | {memory} |")


def prepare(pages: int, ports: list[int], *, at: Any) -> None:
    """A programme with as many confirmed pieces, each at a page of the made-up outlets."""
    from django.contrib.auth.models import User

    from phoihop.parties.models import Member, Organisation
    from phoihop.programmes.models import Obligation, Programme
    from phoihop.publications.models import Match, Publication, Work

    house = Organisation.objects.create(ref="nha-mau", kind="publisher")
    user = User.objects.create(username="mau")
    member = Member.objects.create(ref="mau", user=user, organisation=house, display_name="Mẫu")
    today = at.date()
    programme = Programme.objects.create(
        ref="CT-2017-01", title="Đo", starts_on=today, ends_on=today, effective_from=today,
        signed_on=today, state="signed", drafted_by=house,
        recorded_at=at,
    )  # fmt: skip
    duty = Obligation.objects.create(
        programme=programme,
        code="B1",
        ordinal=1,
        kind="publish",
        side="b",
        text="Đo",
        quantity_least=pages,
    )
    works = [
        Work(ref=f"TP-{n}", title=f"Bài {n}", recorded_at=at, title_key="-", search_key="-")
        for n in range(pages)
    ]
    Work.objects.bulk_create(works, batch_size=500)
    pieces = [
        Publication(
            ref=f"LĐ-{n}", work=work, title=work.title, recorded_at=at, recorded_by=member,
            published_on=today, address=address, canonical_address=address,
        )
        for n, work in enumerate(works)
        for address in [
            f"http://127.0.0.{n % OUTLETS + 1}:{ports[n % OUTLETS]}/bai-{100_000 + n}.html"
        ]
    ]  # fmt: skip
    Publication.objects.bulk_create(pieces, batch_size=500)
    rows = [
        Match(
            work=piece.work, publication=piece, programme=programme, obligation=duty,
            state="confirmed", proposed_at=at, decided_by=member, decided_at=at,
        )
        for piece in pieces
    ]  # fmt: skip
    Match.objects.bulk_create(rows, batch_size=500)


if __name__ == "__main__":
    main()

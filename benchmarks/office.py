"""A big office: 30 partners × 10 years × 300 publications = 90,000, on SQLite and PostgreSQL.

Run: ``./phoihop manage`` is not needed; ``PYTHONPATH=src:. python benchmarks/office.py`` does all:
it makes the office in a folder of its own, times pages (p50, p95, queries), the ledger, an import,
an acceptance, the yearly review on paper and the memory of a server worker, and prints one table
for each database. ``--partners 3`` makes a small one for trying.
"""

import argparse
import gc
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 30


def main() -> None:
    """Time one database, or start oneself once for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--partners", type=int, default=30)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--pieces", type=int, default=300)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database only")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure(options)
        return
    for name, database in databases():
        if options.only not in (None, name.lower()):
            continue
        with database as address, tempfile.TemporaryDirectory(prefix="phoihop-office-") as folder:
            environment = {
                **os.environ,
                "PHOIHOP_DATA": folder,
                "PHOIHOP_DATABASE": address,
                "DJANGO_SETTINGS_MODULE": "phoihop.site.settings",
                "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            }
            print(f"\n### {name}\n", flush=True)
            order = [sys.executable, __file__, *sys.argv[1:], "--here"]
            subprocess.run(order, env=environment, check=True)


@contextmanager
def nothing() -> Iterator[str]:
    """SQLite needs no server."""
    yield ""


def databases() -> list[tuple[str, Any]]:
    """SQLite, and PostgreSQL where the distribution has it."""
    sys.path.insert(0, str(ROOT))
    from tests.postgres_cluster import binaries, cluster

    found = [("SQLite", nothing())]
    folder = binaries()
    if folder is None:
        print("PostgreSQL is not installed: only SQLite is measured.")
        return found
    return [*found, ("PostgreSQL", cluster(folder))]


def measure(options: argparse.Namespace) -> None:
    """Fill the database and print the table."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
    call_command("migrate", verbosity=0)
    gc.collect()
    gc.freeze()  # as the server does
    from benchmarks.office_data import Size, make_office

    size = Size(options.partners, options.years, options.pieces)
    started = time.perf_counter()
    office = make_office(size)
    gather_statistics()
    total = size.partners * size.years * size.pieces
    print(f"{total:,} publications made in {time.perf_counter() - started:.0f} s\n")
    compare_all()
    print("| what | median | p95 | queries | aim |\n|---|---:|---:|---:|---|")
    pages(office)
    importing(office)
    accepting(office)
    reviewing(office)
    serving(office)


def compare_all() -> None:
    """What the sweeps did over the years: every text filed and compared; see sold_twice.py."""
    from phoihop.press.services import compare_due
    from phoihop.publications.services import file_new_works

    at = datetime(2026, 1, 1, tzinfo=UTC)
    file_new_works(at=at)
    compare_due(at=at)


def gather_statistics() -> None:
    """What PostgreSQL's autovacuum does within minutes of such a load, done at once."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def row(what: str, seconds: list[float], queries: str, aim: str) -> None:
    """One line of the table, in milliseconds."""
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    print(f"| {what} | {middle * 1000:.0f} ms | {p95 * 1000:.0f} ms | {queries} | {aim} |")


def pages(office: Any) -> None:
    """Every list page and the ledger, through the whole stack of middleware."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(office.officer.user)
    ref = office.programme.ref
    contract = office.last_contract.ref
    last = office.programme.ends_on.year
    asked = [
        ("programmes", "/programmes/", "60"),
        ("programme paper", f"/programmes/{ref}/paper/", "60"),
        ("ledger of one programme", f"/programmes/{ref}/?year={last}&on={last}-12-31", "150"),
        ("list behind a figure", f"/programmes/{ref}/ledger/B1/published/?year={last}", "150"),
        ("plan", f"/programmes/{ref}/plan/", "60"),
        ("publications of a programme", f"/programmes/{ref}/publications/", "60"),
        ("publications of the house", "/publications/", "60"),
        ("evidence", f"/programmes/{ref}/evidence/", "60"),
        ("acceptance records", f"/programmes/{ref}/acceptance/", "60"),
        ("one record, 300 rows", f"/acceptance/BBNT-{last - 1}-01/", "150"),
        ("instrument", f"/programmes/{ref}/instruments/{contract}/", "60"),
        ("reviews", f"/programmes/{ref}/reviews/", "60"),
        ("parties", "/parties/", "60"),
        ("my work today", "/", "60"),
        ("search", "/search/?q=ban lang", "60"),
        ("trail", f"/programmes/{ref}/trail/", "60"),
    ]
    for what, address, aim in asked:
        with CaptureQueriesContext(connection) as seen:
            status = client.get(address).status_code
            queries = str(len(seen.captured_queries))
        if status != 200:
            print(f"| {what} | – | – | – | answered {status} |")
            continue
        row(what, timed(lambda a=address: client.get(a)), queries, f"p95 ≤ {aim} ms")


def timed(act: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """How long ``act`` takes, several times."""
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        found.append(time.perf_counter() - started)
    return found


def importing(office: Any) -> None:
    """A CSV of 5,000 new rows."""
    from phoihop.publications.services import import_list

    lines = ["Tiêu đề,Địa chỉ,Ngày đăng,Cơ quan báo chí,Toàn văn"]
    lines += [
        f"Bài nhập số {n},https://bao-0.example/nhap-{n}.html,15/5/2024,Báo 0,"
        f"Nội dung bài nhập số {n} nói về cách làm hay ở xã {n}"
        for n in range(5000)
    ]
    data = "\n".join(lines).encode()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    started = time.perf_counter()
    import_list(io.BytesIO(data), filename="bai.csv", by=office.editor, at=at)
    seconds = time.perf_counter() - started
    print(f"| import of 5,000 rows | {5000 / seconds:,.0f} rows/s | | | ≥ 2,000 rows/s |")


def accepting(office: Any) -> None:
    """Draw up a record of 300 pieces and confirm it from both sides."""
    from phoihop.acceptance import services
    from phoihop.law.period import Period

    year = office.last_contract.year
    at = datetime(2026, 1, 2, tzinfo=UTC)
    started = time.perf_counter()
    record = services.draw_up(
        office.last_contract,
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        accepted_on=date(year, 12, 31),
        by=office.officer,
        at=at,
    )
    drawn = time.perf_counter() - started
    started = time.perf_counter()
    for leader in (office.leader_a, office.leader_b):
        services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader, at=at)
    confirmed = time.perf_counter() - started
    rows = record.entries.count()
    print(f"| acceptance of {rows} pieces: drawing up | {drawn * 1000:.0f} ms | | | ≤ 1 s |")
    print(f"| … confirming twice and freezing | {confirmed * 1000:.0f} ms | | | |")


def reviewing(office: Any) -> None:
    """The yearly review, gathered and set as PDF."""
    from phoihop.engines.typesetting.pdf import render_pdf
    from phoihop.reviews.papers import review_paper
    from phoihop.reviews.queries import get_review, report_of
    from phoihop.reviews.services import prepare_review

    year = office.last_contract.year
    at = datetime(2026, 1, 3, tzinfo=UTC)
    review = prepare_review(
        office.programme,
        year=year,
        as_of_on=date(year, 12, 31),
        by=office.officer,
        at=at,
        on=date(2026, 1, 3),
    )

    def whole() -> None:
        found = get_review(review.ref, seen_by=office.officer)
        report = report_of(found, seen_by=office.officer, known_at=at)
        render_pdf(review_paper(report, seen_by=office.officer))

    row("review as PDF", timed(whole, 5), "", "≤ 2 s")


def serving(office: Any) -> None:
    """Memory of one server worker after it has shown every page once."""
    import urllib.request

    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["_auth_user_id"] = str(office.officer.user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = office.officer.user.get_session_auth_hash()
    session.save()
    port = "8791"
    order = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", port, "--workers", "1", "--blocking-threads", "1", "--no-access-log"),
        "phoihop.site.wsgi:application",
    ]
    server = subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        ref = office.programme.ref
        for address in ("/", "/programmes/", f"/programmes/{ref}/", "/publications/") * 20:
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}{address}",
                headers={"Cookie": f"sessionid={session.session_key}"},
            )
            _patiently(request)
        print(
            f"| server worker after 80 pages | {_worker_mib(server.pid):.0f} MiB | | | ≤ 300 MB |"
        )
    finally:
        server.terminate()
        server.wait(10)


def _patiently(request: Any) -> None:
    import urllib.error
    import urllib.request

    for _ in range(100):
        try:
            urllib.request.urlopen(request, timeout=20).read()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return


def _worker_mib(parent: int) -> float:
    """Resident memory of the largest child of ``parent``."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    sizes = [
        int(line.split()[1])
        for child in children or [str(parent)]
        for line in Path(f"/proc/{child}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    ]
    return max(sizes) / 1024


if __name__ == "__main__":
    main()

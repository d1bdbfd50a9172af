"""The plan and the day of a big office: 5,000 topics in one programme, 20,000 open things in all.

Run: ``PYTHONPATH=src:. python benchmarks/desk.py``; the office is that of ``office.py``, with
90,000 publications, on SQLite and PostgreSQL. ``--partners 3 --things 2000`` makes a small one.
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STATES = ("private", "offered", "agreed", "in_work", "done")
MOVES = ("offer", "agree", "start", "finish")  # each leads to the next state


def main() -> None:
    """Time one database, or start oneself once for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--partners", type=int, default=30)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--pieces", type=int, default=300)
    parser.add_argument("--topics", type=int, default=5000, help="in one programme")
    parser.add_argument("--things", type=int, default=20_000, help="open, in all")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.here:
        measure(options)
        return
    from benchmarks.office import databases

    for name, database in databases():
        if options.only not in (None, name.lower()):
            continue
        with database as address, tempfile.TemporaryDirectory(prefix="phoihop-desk-") as folder:
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


def measure(options: argparse.Namespace) -> None:
    """Fill the database and print the table."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    gc.collect()
    gc.freeze()  # as the server does
    from benchmarks import office_data
    from benchmarks.office import gather_statistics
    from django.utils import timezone

    from phoihop.law.period import day_of

    # the last of the years is the running one: a plan is for a year that is not over
    office_data.FIRST_YEAR = day_of(timezone.now()).year - options.years + 1
    size = office_data.Size(options.partners, options.years, options.pieces)
    office = office_data.make_office(size)
    started = time.perf_counter()
    made = make_plan(office, topics=options.topics, things=options.things)
    gather_statistics()
    print(f"{made:,} topics and deeds made in {time.perf_counter() - started:.0f} s\n")
    print("| what | median | p95 | queries | aim |\n|---|---:|---:|---:|---|")
    pages(office)


def make_plan(office: Any, *, topics: int, things: int) -> int:
    """Topics of all states in the office's first programme, open topics and deeds in the others."""
    from django.utils import timezone

    from phoihop.law.period import day_of
    from phoihop.planning.models import Deed, DeedStep, Topic, TopicStep
    from phoihop.programmes.models import Programme

    at = timezone.now()
    today = day_of(at)
    programmes = list(Programme.objects.filter(state="signed").order_by("pk"))
    rows: list[Topic] = []
    for programme in programmes:
        first = programme.pk == office.programme.pk
        many = topics if first else (things - topics) // max(1, len(programmes) - 1) // 2
        rows += topics_for(programme, office, many, today, at, every_state=first)
    Topic.objects.bulk_create(rows, batch_size=1000)
    TopicStep.objects.bulk_create(
        [
            TopicStep(topic=row, step=step, on=today, recorded_at=at, member=office.officer)
            for row in rows
            for step in MOVES[: STATES.index(row.state)]
        ],
        batch_size=2000,
    )
    deeds = [
        deed
        for programme in programmes
        for deed in deeds_for(programme, office, things // 2 // len(programmes), today, at)
    ]
    Deed.objects.bulk_create(deeds, batch_size=1000)
    DeedStep.objects.bulk_create(
        [
            DeedStep(deed=deed, step="requested", on=today, recorded_at=at, side="b",
                     member=office.editor)
            for deed in deeds
        ],
        batch_size=2000,
    )  # fmt: skip
    return len(rows) + len(deeds)


def topics_for(
    programme: Any, office: Any, many: int, today: date, at: Any, *, every_state: bool
) -> list[Any]:
    """``many`` topics, spread over a year; every fifth without a day."""
    from phoihop.planning.models import Topic
    from phoihop.programmes.models import Line

    party = programme.parties.get(side="a")
    line = Line.objects.filter(instrument__programme=programme).order_by("-pk").first()
    states = STATES if every_state else ("offered", "agreed", "in_work")
    return [
        Topic(
            ref=f"ĐT-{programme.pk}-{number}",
            programme=programme,
            obligation=line.obligation if line else None,
            line=line,
            title=f"Đề tài số {number} về cách làm hay ở bản làng",
            genre="article",
            due_on=None if number % 5 == 0 else today + timedelta(number % 365 - 60),
            party=party,
            proposed_by=office.officer,
            state=states[number % len(states)],
            recorded_at=at,
            search_key=f"de tai so {number} ve cach lam hay o ban lang",
        )
        for number in range(many)
    ]


def deeds_for(programme: Any, office: Any, many: int, today: date, at: Any) -> list[Any]:
    """``many`` open requests for trips."""
    from phoihop.planning.models import Deed
    from phoihop.programmes.models import Obligation

    duty, _new = Obligation.objects.get_or_create(
        programme=programme, code="A99",
        defaults={"ordinal": 99, "kind": "facilitate", "side": "a", "text": "Tạo điều kiện",
                  "quantity_least": 2},
    )  # fmt: skip
    return [
        Deed(
            ref=f"VIEC-{programme.pk}-{number}",
            programme=programme,
            obligation=duty,
            title=f"Đi cơ sở lần {number}",
            due_on=today + timedelta(number % 90 - 20),
            opened_by=office.editor,
            last_step="requested",
            recorded_at=at,
            search_key=f"di co so lan {number}",
        )
        for number in range(many)
    ]


def pages(office: Any) -> None:
    """The pages through the whole stack of middleware."""
    from benchmarks.office import row, timed
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(office.officer.user)
    plan = f"/programmes/{office.programme.ref}/plan/"
    for what, address, aim in (
        ("board", plan, "100"),
        ("calendar", f"{plan}calendar/", "100"),
        ("list of one state", f"{plan}?state=agreed", "100"),
        ("my work today", "/", "60"),
        ("search", "/search/?q=ban lang", "60"),
        ("lines", f"{plan}lines/", "150"),
        ("gap radar", f"{plan}radar/", "250"),
        ("agenda of a meeting", f"{plan}agenda/", "250"),
    ):
        with CaptureQueriesContext(connection) as seen:
            status = client.get(address).status_code
            queries = str(len(seen.captured_queries))
        if status != 200:
            print(f"| {what} | – | – | – | answered {status} |")
            continue
        before = time.process_time()
        seconds = timed(lambda a=address: client.get(a))
        own = (time.process_time() - before) / len(seconds) * 1000
        row(what, seconds, queries, f"p95 ≤ {aim} ms")
        print(f"| … own processor time, mean | {own:.0f} ms | | | |", flush=True)
        if os.environ.get("SLOWEST"):
            slow = sorted(seen.captured_queries, key=lambda one: -float(one["time"]))[:3]
            for one in slow:
                print(one["time"], one["sql"][:1500], file=sys.stderr)


if __name__ == "__main__":
    main()

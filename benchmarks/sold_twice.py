"""Sold twice: 300 new pieces held against 90,000 delivered ones, on SQLite and PostgreSQL.

Run: ``PYTHONPATH=src:. python benchmarks/sold_twice.py``. The office is that of ``office.py``, its
texts are generated (``textreuse_corpus``), and 30 of the 300 are older pieces under new titles: as
they were, cut to two thirds, or put together from two. ``--partners 3`` for trying.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.office import ROOT, databases

PLANTED = 30
ROUNDS = 10
AT = datetime(2026, 1, 2, tzinfo=UTC)


def main() -> None:
    """Start oneself once for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--partners", type=int, default=30)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database only")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure(options.partners)
        return
    for name, database in databases():
        if options.only not in (None, name.lower()):
            continue
        with database as address, tempfile.TemporaryDirectory(prefix="phoihop-sold-") as folder:
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


def measure(partners: int) -> None:
    """Fill the database, compare everything once, then the 300 new pieces."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from benchmarks.office import gather_statistics
    from benchmarks.office_data import Size, make_office

    from phoihop.press.archive import works_folder
    from phoihop.press.models import WorkHit
    from phoihop.press.services import compare_due
    from phoihop.publications.models import Work
    from phoihop.publications.services import file_new_works

    office = make_office(Size(partners, 10, 300))
    new = list(Work.objects.filter(matches__line__instrument=office.last_contract).order_by("pk"))
    fresh = give_texts([work.pk for work in new])
    gather_statistics()
    print("| what | |\n|---|---:|")
    filed, seconds = timed(lambda: file_new_works(at=AT))
    told(f"filing {filed:,} texts, once", f"{filed / seconds:,.0f}/s")
    done, seconds = timed(lambda: compare_due(at=AT))
    told(f"comparing {done.works:,} texts with each other, once", f"{done.works / seconds:,.0f}/s")
    told("pairs that share a passage", f"{WorkHit.objects.count():,}")
    size = sum(path.stat().st_size for path in Path(works_folder()).rglob("*") if path.is_file())
    told("index of works", f"{size / max(1, done.works) / 1000:.2f} KB a text")
    bring_new(new, fresh)
    gather_statistics()
    check(office)


def give_texts(without: list[int]) -> list[str]:
    """Generated texts for all works but the new ones; texts for those are returned."""
    from benchmarks.textreuse_corpus import generated

    from phoihop.press.finding import text_sha256
    from phoihop.publications.models import Work

    olds = Work.objects.exclude(pk__in=without).order_by("pk").values_list("pk", flat=True)
    ids, fresh = list(olds), list[str]()
    Work.objects.filter(pk__in=without).update(body="", body_sha256="")
    place = 0
    for batch in generated(len(ids) + len(without)):
        texts = [document.text for document in batch]
        take = ids[place : place + len(texts)]
        rows = [
            Work(pk=pk, body=text, body_sha256=text_sha256(text), words=text.count(" ") + 1)
            for pk, text in zip(take, texts, strict=False)
        ]
        Work.objects.bulk_update(rows, ["body", "body_sha256", "words"], batch_size=200)
        fresh += texts[len(take) :]
        place += len(take)
    return fresh


def bring_new(new: list[Any], fresh: list[str]) -> None:
    """Texts of the new pieces: some of them are older pieces in another dress."""
    from phoihop.press.finding import text_sha256
    from phoihop.publications.models import Work

    old = list(Work.objects.exclude(body="").order_by("pk").values_list("body", flat=True)[::997])
    for at, (work, text) in enumerate(zip(new, fresh, strict=False)):
        if at < PLANTED:
            source, other = old[at % len(old)], old[(at + 7) % len(old)]
            words = source.split()
            cut = " ".join(words[: len(words) * 2 // 3])
            text = (source, cut, f"{source} {other}")[at % 3]
        Work.objects.filter(pk=work.pk).update(
            body=text, body_sha256=text_sha256(text), words=text.count(" ") + 1
        )


def check(office: Any) -> None:
    """The door: file and compare the new pieces, read what is known, draw up, confirm."""
    from phoihop.acceptance import services
    from phoihop.law.period import Period
    from phoihop.spread.queries import repeats_of
    from phoihop.spread.services import bring_up_to_date

    _, seconds = timed(lambda: bring_up_to_date(at=AT))
    told("300 new pieces filed and compared with all", f"{seconds:.2f} s")
    runs = [timed(lambda: repeats_of(office.last_contract)) for _ in range(ROUNDS)]
    middle = statistics.median(seconds for _, seconds in runs)
    told("what they repeat, read (median of ten)", f"{middle * 1000:.0f} ms")
    barred = sum(any(one.bars for one in found) for found in runs[0][0].findings.values())
    told(f"pieces stopped ({PLANTED} planted)", str(barred))
    year = office.last_contract.year
    record, seconds = timed(
        lambda: services.draw_up(
            office.last_contract,
            period=Period(date(year, 1, 1), date(year, 12, 31)),
            accepted_on=date(year, 12, 31),
            by=office.officer,
            at=AT,
        )
    )
    told(f"drawing up a record of {record.entries.count()} pieces", f"{seconds * 1000:.0f} ms")


def timed(act: Any) -> tuple[Any, float]:
    """What an act gives, and its seconds on the wall."""
    started = time.perf_counter()
    given = act()
    return given, time.perf_counter() - started


def told(what: str, figure: str) -> None:
    """One line of the table."""
    print(f"| {what} | {figure} |", flush=True)


if __name__ == "__main__":
    main()

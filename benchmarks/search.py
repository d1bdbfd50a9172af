"""How fast a search answers among 90,000 works, for an office and for one of its partners.

Run: ``PYTHONPATH=src:. python benchmarks/search.py``; it makes the big office of ``office.py`` in a
folder of its own (some minutes), asks each question thirty times and prints one table. The aim is
a 95th percentile of at most 60 ms. ``--partners 3`` makes a small office for trying.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
ROUNDS = 30
QUESTIONS = {
    "two words, no marks": "lang ban",
    "two words with marks": "làng bản",
    "the beginning of a word": "tru",
    "a rare number": "2019-7",
    "a reference": "hd-2019",
    "nothing there": "không có gì",
}


def main() -> None:
    """Make the office, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--partners", type=int, default=30)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--pieces", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="phoihop-search-") as folder:
        os.environ["PHOIHOP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "phoihop.site.settings"
        measure(options.partners, options.years, options.pieces)


def measure(partners: int, years: int, pieces: int) -> None:
    """Fill the database and time every question for both kinds of members."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from benchmarks.office_data import Size, make_office

    from phoihop.desk.queries import search
    from phoihop.parties.queries import member_named

    office = make_office(Size(partners, years, pieces))
    print(f"{partners * years * pieces:,} works\n")
    print("| who asks | what | found | median | p95 |\n|---|---|---:|---:|---:|")
    for who, ref in (("office", office.officer.ref), ("partner", office.editor.ref)):
        for what, words in QUESTIONS.items():
            taken = []
            for _ in range(ROUNDS):
                member = member_named(ref)  # anew, as every request does
                started = time.perf_counter()
                found = search(member, words)
                taken.append((time.perf_counter() - started) * 1000)
            count = sum(len(hits) for hits in found.values())
            taken.sort()
            p95 = taken[int(len(taken) * 0.95)]
            print(
                f"| {who} | {what} | {count} | {statistics.median(taken):.0f} ms | {p95:.0f} ms |"
            )


if __name__ == "__main__":
    main()

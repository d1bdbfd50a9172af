"""The demo, killed at any instant, goes on where it stopped and ends as if nothing had happened."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper

from phoihop.acceptance.models import Record
from phoihop.audit.models import Entry
from phoihop.audit.queries import chains, verify
from phoihop.demo.papers import PLAYED_HERE
from phoihop.demo.services import all_events, by_month, months_played, play
from phoihop.evidence.models import Evidence
from phoihop.publications.models import Publication

pytestmark = pytest.mark.django_db(transaction=True)

PLAY = [sys.executable, "-m", "phoihop.site.manage", "demo"]
AS_SERVED = {"NUMBA_DISABLE_JIT": "1"}  # as ``./phoihop demo`` plays it
MONTHS = [month for month, _ in by_month(all_events())]
PATIENCE_SECONDS = 240.0
KILLS = 3


def start_empty(*, first_row: int = 1) -> None:
    """No row, and every table counting from ``first_row``.

    An undone transaction does not give its row numbers back on PostgreSQL, so nothing that is
    hashed or shown may hold one. Counting from elsewhere shows it on any database, every time.
    """
    call_command("flush", interactive=False, verbosity=0)
    tables = [model._meta.db_table for model in apps.get_models()]
    with connection.cursor() as cursor:
        for table in tables:
            for column in connection.introspection.get_sequences(cursor, table):
                count_from(cursor, table, column["column"], first_row)


def count_from(cursor: CursorWrapper, table: str, column: str, first_row: int) -> None:
    """Let the table's next row have that number."""
    if connection.vendor == "postgresql":
        sequence = "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)"
        cursor.execute(sequence, [f'"{table}"', column, first_row])
    else:
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        counter = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
        cursor.execute(counter, [table, first_row - 1])


def state() -> str:
    """A hash over the trail: every deed of every chain, in its order, with its facts."""
    rows = Entry.objects.order_by("chain", "seq").values_list("chain", "sha256")
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()


def test_killed_at_random_instants_it_ends_as_if_it_had_not_been(
    child_environment: dict[str, str], data_dir: Path
) -> None:
    start_empty()
    play(progress=lambda month: None)
    unbroken = state()
    start_empty(first_row=7001)
    chance = random.Random(20170609)
    for stop in sorted(chance.sample(range(1, len(MONTHS)), KILLS)):
        kill_while_playing(MONTHS[stop], child_environment, after_seconds=chance.uniform(0.0, 0.6))
        assert half_done() == []
    finish(child_environment)
    assert state() == unbroken
    assert [verify(chain) for chain in chains()] == [None] * len(chains())
    assert not list((data_dir / "papers").glob(".*"))
    (data_dir / PLAYED_HERE).unlink()  # the ribbon of the example stays in this test


def kill_while_playing(month: str, environment: dict[str, str], *, after_seconds: float) -> None:
    """Start the demo, wait until the month before ``month`` is played, a moment more, then kill."""
    child = subprocess.Popen(PLAY, env=environment | AS_SERVED, stdout=subprocess.DEVNULL)
    before = MONTHS[MONTHS.index(month) - 1]
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while before not in months_played() and child.poll() is None:
        assert time.monotonic() < ends_at
        time.sleep(0.02)
    time.sleep(after_seconds)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    connection.close()


def half_done() -> list[str]:
    """What a month that was not finished left behind: must be nothing."""
    played = months_played()
    marks = {entry.at.strftime("%Y-%m") for entry in Entry.objects.all()}
    strays = [f"trail of {month}" for month in sorted(marks - played)]
    if "2017-06" not in played and Publication.objects.exists():
        strays.append("publications")
    if "2017-10" not in played and Record.objects.exists():
        strays.append("records")
    if Evidence.objects.filter(text="", file=None).exists():
        strays.append("evidence of nothing")
    return strays


def finish(environment: dict[str, str]) -> None:
    """Play to the end."""
    done = subprocess.run(
        PLAY, env=environment | AS_SERVED, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

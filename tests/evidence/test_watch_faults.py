"""Stalls, two sweeps at once, the plug pulled: nothing is lost or told twice, and nobody waits."""

import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils import timezone

from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.evidence.models import PageWatch, WatchEvent
from phoihop.evidence.watching.sweeping import Round, begin_watches, look_at_due
from phoihop.press.services import Manner
from tests.evidence.test_watching import put_at
from tests.fixtures import NOON, Publish
from tests.press.newsroom import Answer, Newsroom, newsroom, prose

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = 14


@pytest.fixture(autouse=True)
def _own_papers(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def sweep(threads: int = 1) -> Round:
    allowed = frozenset(f"127.0.0.{number}" for number in range(1, 30))
    policy = Policy(allowed=allowed, stall_seconds=1.0, total_seconds=2.0)
    return look_at_due(Manner(policy, Clock(lambda: NOON), 0.0, threads=threads))


def pieces(room: Newsroom, publish: Publish, count: int) -> None:
    for number in range(count):
        path = f"/che-1000{number:02}.html"
        room.article(path, prose(number))
        match = publish(f"Bài {room.host} {number}", date(2017, 5, 31))
        put_at(match, room, path)


def test_a_stalling_place_delays_no_other(transactional_db: None, publish: Publish) -> None:
    with ExitStack() as doors:
        slow, *others = [doors.enter_context(newsroom(number)) for number in range(1, 5)]
        for room in (slow, *others):
            pieces(room, publish, 3)
        for path in slow.answers:
            slow.answers[path] = Answer(stall_seconds=30.0)
        began = time.monotonic()
        done = sweep(threads=2)
        spent = time.monotonic() - began
        assert (done.crashes, done.looked, spent < 12) == ([], 9, True)
        asked = [path for path in slow.asked if path.startswith("/che")]
        assert len(asked) == 1  # after the first stall the server is left in peace
        assert PageWatch.objects.filter(place=slow.url(""), state="new").count() == 3


def test_two_sweeps_at_once_tell_each_page_once(transactional_db: None, publish: Publish) -> None:
    with newsroom(1) as room:
        pieces(room, publish, 6)
        begin_watches(at=NOON)
        rounds: list[Round] = []
        start = threading.Barrier(2)

        def run() -> None:
            start.wait()
            try:
                rounds.append(sweep())
            finally:
                connection.close()

        threads = [threading.Thread(target=run) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        if sum(one.looked for one in rounds) < 6:  # both left the place to each other
            rounds.append(sweep())
        assert sum(one.looked for one in rounds) == 6
        asked = Counter(path for path in room.asked if path.startswith("/che"))
        assert set(asked.values()) == {1}
        kinds = WatchEvent.objects.values_list("watch", "kind")
        assert Counter(kinds) == {(pk, "first"): 1 for pk, _ in kinds}


def test_killed_at_any_instant_it_goes_on_where_it_was(
    transactional_db: None, publish: Publish, child_environment: dict[str, str], tmp_path: Path
) -> None:
    environment = {
        **child_environment,
        "PHOIHOP_FETCH_ALLOW": "127.0.0.1",
        "PHOIHOP_FETCH_DELAY": "0.01",
        "PHOIHOP_DATA": str(tmp_path),
    }
    line = [sys.executable, "-m", "phoihop.site.manage", "evidence", "look"]

    def order() -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    with newsroom(1) as room:
        pieces(room, publish, PAGES)
        child, ends = order(), time.monotonic() + 60
        while len(room.asked) < 5 and child.poll() is None:
            assert time.monotonic() < ends
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
        child.communicate(timeout=30)
        half = WatchEvent.objects.filter(kind="first").count()
        assert half < PAGES
        PageWatch.objects.update(held_until_at=None)  # as a quarter of an hour later
        last = order()
        _, words = last.communicate(timeout=60)
        assert last.returncode == 0, words.decode()
        assert WatchEvent.objects.filter(kind="first").count() == PAGES
        assert not PageWatch.objects.filter(next_due_at__lt=timezone.now()).exists()
        asked = Counter(path for path in room.asked if path.startswith("/che"))
        assert sum(asked.values()) <= PAGES + 1  # at most the one at hand is asked again

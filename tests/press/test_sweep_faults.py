"""Stalls, threads and the plug pulled: nothing is lost, nothing asked twice, nobody waits."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from phoihop.parties.models import Member
from phoihop.press import services
from phoihop.press.models import FoundPage, Site, SweepRun
from tests.engines.webpages.hostile import WHOLE, answer, hostile_server
from tests.fixtures import NOON
from tests.press.conftest import AddSource, Follow, Hands, Sweep
from tests.press.newsroom import Answer, prose

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = 24


def test_one_stalled_outlet_delays_no_other(
    transactional_db: None, follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    slow, slow_outlet = follow(1)
    slow.feed("/rss", {f"/che-10000{n}.html": None for n in range(1, 6)})
    for n in range(1, 6):
        slow.answers[f"/che-10000{n}.html"] = Answer(stall_seconds=30.0)
    add_source(slow_outlet, slow, "/rss")
    for number in range(2, 6):
        room, outlet = follow(number)
        room.feed("/rss", {f"/che-10000{n}.html": None for n in range(1, 4)})
        for n in range(1, 4):
            room.article(f"/che-10000{n}.html", prose(10 * number + n))
        add_source(outlet, room, "/rss")
    began = time.monotonic()
    tally = sweep(threads=2, stall_seconds=1.0, total_seconds=2.0)
    spent = time.monotonic() - began

    assert (tally.crashes, tally.pages_fetched) == ([], 12)
    assert spent < 15
    asked = [path for path in slow.asked if path.startswith("/che")]
    assert len(asked) == 1  # after the first stall the server is left in peace
    site = Site.objects.get(place=slow.url(""))
    assert (site.failures, site.not_before_at) == (1, NOON + timedelta(minutes=5))
    waiting = FoundPage.objects.filter(outlet=slow_outlet, state="found")
    assert waiting.filter(due_at__gte=NOON + timedelta(minutes=5)).count() == 5
    assert waiting.filter(failures=1, problem="fetch.too_slow").count() == 1


def test_two_sweeps_at_once_ask_for_each_page_once(
    transactional_db: None, follow: Follow, add_source: AddSource, sweep: Sweep
) -> None:
    room, outlet = follow(1)
    room.feed("/rss", {f"/che-1000{n:02}.html": None for n in range(10)})
    for n in range(10):
        room.article(f"/che-1000{n:02}.html", prose(n))
    add_source(outlet, room, "/rss")
    tallies: list[services.Tally] = []
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        try:
            tallies.append(sweep())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sum(tally.pages_fetched for tally in tallies) == 10
    assert set(Counter(room.asked).values()) == {1}


def test_a_visit_whose_process_is_gone_is_taken_over(
    transactional_db: None, follow: Follow, add_source: AddSource, sweep: Sweep, hands: Hands
) -> None:
    room, outlet = follow(1)
    room.feed("/rss", {})
    add_source(outlet, room, "/rss")
    left = SweepRun.objects.create(outlet=outlet, worker="", started_at=NOON, beat_at=NOON)
    hands.later(minutes=10)
    assert sweep().outlets_held == 1
    hands.later(minutes=10)
    assert sweep().sources_read == 1

    left.refresh_from_db()
    assert (left.broken_off, left.ended_at) == (True, NOON)


def order(child_environment: dict[str, str], *verb: str) -> "subprocess.Popen[bytes]":
    """``press VERB`` in a process of its own, on this test's database."""
    environment = {
        **os.environ,
        **child_environment,
        "PHOIHOP_FETCH_ALLOW": "127.0.0.1",
        "PHOIHOP_FETCH_DELAY": "0.01",
    }
    line = [sys.executable, "-m", "phoihop.site.manage", "press", *verb]
    return subprocess.Popen(
        line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def test_killed_at_any_instant_a_sweep_goes_on_where_it_was(
    transactional_db: None,
    follow: Follow,
    add_source: AddSource,
    child_environment: dict[str, str],
) -> None:
    room, outlet = follow(1)
    places = [f"/che-1000{n:02}.html" for n in range(PAGES)]
    room.feed("/rss", dict.fromkeys(places))
    for n, place in enumerate(places):
        room.article(place, prose(n))
    add_source(outlet, room, "/rss")
    kills = 0
    for after in (2, 11):  # answers given before the plug is pulled
        child = order(child_environment, "sweep")
        ends = time.monotonic() + 60
        while len(room.asked) < after + kills and child.poll() is None:
            assert time.monotonic() < ends
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
        child.communicate(timeout=30)
        kills += 1
    last = order(child_environment, "sweep")
    _, words = last.communicate(timeout=60)

    assert last.returncode == 0, words.decode()
    pages = FoundPage.objects.filter(outlet=outlet)
    assert pages.count() == PAGES
    assert pages.filter(state="fetched").exclude(text="").count() == PAGES
    asked = Counter(path for path in room.asked if path.startswith("/che"))
    assert sum(asked.values()) <= PAGES + kills  # at most the one at hand is asked again
    assert SweepRun.objects.filter(ended_at__isnull=True).count() == 0
    assert not pages.filter(due_at__lt=timezone.now(), state="found").exists()


@pytest.mark.parametrize(
    ("path", "problem", "again"),
    [
        ("/bomb", "fetch.too_large", False),
        ("/promises-more", "fetch.cut_short", True),
        ("/promises-much", "fetch.too_large", False),
        ("/resets", "fetch.cut_short", True),
        ("/no-http", "fetch.bad_response", True),
        ("/for-ever/0", "fetch.too_many_redirects", False),
        ("/to-metadata", "fetch.forbidden_address", False),
    ],
)
def test_a_hostile_server_is_named_and_costs_no_other_page(
    transactional_db: None,
    follow: Follow,
    sweep: Sweep,
    hands: Hands,
    editor: Member,
    path: str,
    problem: str,
    again: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(WHOLE, "/robots.txt", answer(b"", status="404 Not Found"))
    follow(1)
    with hostile_server() as server:
        good = server.url("/gzip")
        services.paste_addresses(f"{good}\n{server.url(path)}", by=editor, at=NOON)
        sweep()
        hands.later(minutes=5)
        sweep()
    page = FoundPage.objects.get(address__endswith=path)
    assert (page.problem, page.state) == (problem, "found" if again else "failed")
    other = FoundPage.objects.get(address=good)
    assert (other.state, other.problem) == ("failed", "press.no_article")

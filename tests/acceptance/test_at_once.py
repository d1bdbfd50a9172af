"""Two people at the same instant, and the plug pulled: nothing is counted twice or half-done."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection

from phoihop.acceptance import services
from phoihop.acceptance.models import Confirmation, Entry, Record
from phoihop.acceptance.queries import get_record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import member_named
from phoihop.programmes.models import Instrument, Line
from tests.acceptance.conftest import AT

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run all in threads that start together; the code of each refusal, or ``"done"``."""
    start = threading.Barrier(len(acts))
    outcomes: list[str] = []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)


def confirming(ref: str, member_ref: str) -> Callable[[], object]:
    def act() -> None:
        member = member_named(member_ref)
        record = get_record(ref, seen_by=member)
        services.confirm(record, rows_sha256_seen=record.rows_sha256, by=member, at=AT)

    return act


def test_both_sides_at_once_freeze_the_record(
    transactional_db: None, record: Record, leader_a: Member, leader_b: Member
) -> None:
    outcomes = at_once(confirming(record.ref, leader_a.ref), confirming(record.ref, leader_b.ref))
    assert outcomes == ["done", "done"]
    assert Record.objects.get().state == "frozen"
    assert Line.objects.get().accepted_quantity == 4


def test_of_two_leaders_of_one_side_one_is_told(
    transactional_db: None, record: Record, leader_a: Member
) -> None:
    outcomes = at_once(confirming(record.ref, leader_a.ref), confirming(record.ref, leader_a.ref))
    assert outcomes == ["acceptance.already_confirmed", "done"]
    assert Confirmation.objects.count() == 1


def test_of_two_records_drawn_up_at_once_one_is_kept(
    transactional_db: None, contract: Instrument, line: Line, five_pieces: None, officer: Member
) -> None:
    from tests.acceptance.test_records import drawn_up

    outcomes = at_once(lambda: drawn_up(contract, officer), lambda: drawn_up(contract, officer))
    assert outcomes == ["acceptance.one_is_open", "done"]
    assert Entry.objects.count() == 5


@pytest.mark.parametrize("after_seconds", [1.0, 1.6, 2.2])
def test_killed_while_drawing_up_it_is_whole_or_absent(
    transactional_db: None,
    contract: Instrument,
    line: Line,
    five_pieces: None,
    officer: Member,
    child_environment: dict[str, str],
    after_seconds: float,
) -> None:
    order = [
        *(sys.executable, "-m", "phoihop.site.manage", "acceptance", "draw-up", contract.ref),
        *("--from", "2017-01-01", "--to", "2017-12-31", "--as", officer.ref),
    ]
    child = subprocess.Popen(
        order, env={**os.environ, **child_environment}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(after_seconds)
    child.send_signal(signal.SIGKILL)
    child.wait(30)
    assert Entry.objects.count() in (0, 5)
    assert Record.objects.count() == (1 if Entry.objects.exists() else 0)

"""The queue: retry, rescue and the schedule, each safe to repeat."""

import json
import os
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from phoihop.jobs import services
from phoihop.jobs.models import Beat, Sweep
from phoihop.jobs.places import here, is_alive, machine

NOON = datetime(2017, 6, 1, 5, 0, tzinfo=UTC)
FAIL, REFUSE = "tests.jobs.worker.fail", "tests.jobs.worker.refuse"


def job(path: str = FAIL, **columns: Any) -> DBTaskResult:
    pk = services.enqueue(path)
    DBTaskResult.objects.filter(pk=pk).update(**columns)
    return DBTaskResult.objects.get(pk=pk)


def running(worker: str = "w", tries: int = 1) -> DBTaskResult:
    return job(status="RUNNING", started_at=NOON, worker_ids=[worker] * tries)


def failed(path: str = FAIL, tries: int = 1, why: str = "builtins.ConnectionError") -> DBTaskResult:
    columns = {"status": "FAILED", "finished_at": NOON, "worker_ids": ["w"] * tries}
    return job(path, exception_class_path=why, **columns)


def empty_the_queue() -> None:
    options = {"queue_names": ["*"], "excluded_queue_names": [], "backend_name": "default"}
    pace = {"interval": 0.0, "startup_delay": False, "max_tasks": None}
    Worker(**options, **pace, batch=True, worker_id="w").run()


def state(of: DBTaskResult) -> str:
    of.refresh_from_db()
    return str(of.status)


def test_only_workers_are_queued(db: None) -> None:
    for path in ("os.system", "phoihop.audit.services.record", "worker", "a.worker.b(c)"):
        with pytest.raises(ValueError, match="no worker"):
            services.enqueue(path)


def test_a_queued_row_says_what_to_run(db: None) -> None:
    pk = services.enqueue("tests.jobs.worker.take_note", "x")
    row = DBTaskResult.objects.get(pk=pk)
    assert row.task.func.__name__ == "take_note"
    assert row.args_kwargs == {"args": ["x"], "kwargs": {}}
    assert DBTaskResult.objects.ready().count() == 1


def test_a_row_for_later_is_not_ready(db: None) -> None:
    services.enqueue(FAIL, run_after=datetime(2999, 1, 1, tzinfo=UTC))
    assert DBTaskResult.objects.ready().count() == 0


def test_a_job_of_a_silent_worker_is_put_back_once(db: None) -> None:
    held = running()
    services.beat("w", place="", at=NOON)
    assert services.rescue(at=NOON + timedelta(seconds=30)) == 0
    assert services.rescue(at=NOON + timedelta(seconds=90)) == 1
    assert services.rescue(at=NOON + timedelta(seconds=90)) == 0
    assert state(held) == "READY"
    assert held.run_after == NOON + timedelta(seconds=90)


def test_a_job_of_a_living_worker_stays_however_silent(db: None) -> None:
    held = running()
    services.beat("w", place=here(), at=NOON)
    services.rescue(at=NOON + timedelta(hours=9))
    assert state(held) == "RUNNING"


def test_a_job_that_kills_its_workers_is_left_to_a_person(db: None) -> None:
    held = running(tries=5)
    services.beat("w", place="", at=NOON)
    services.rescue(at=NOON + timedelta(hours=1))
    assert state(held) == "FAILED"
    assert held.traceback == "The worker died in each of 5 tries."
    assert services.retry(at=NOON + timedelta(hours=1)) == 0


def test_a_failed_job_waits_for_its_next_try(db: None) -> None:
    broken = failed(tries=2)
    assert services.retry(at=NOON) == 1
    assert services.retry(at=NOON) == 0
    assert state(broken) == "READY"
    assert broken.run_after == NOON + timedelta(minutes=4)


def test_a_job_that_failed_five_times_is_left_to_a_person(db: None) -> None:
    broken = failed(tries=5)
    assert services.retry(at=NOON) == 0
    assert state(broken) == "FAILED"


def test_a_refusal_is_not_tried_again(transactional_db: None) -> None:
    services.enqueue(REFUSE)
    empty_the_queue()
    assert services.retry(at=DBTaskResult.objects.get().finished_at) == 0


def test_a_failure_is_tried_again(transactional_db: None) -> None:
    services.enqueue(FAIL)
    empty_the_queue()
    assert services.retry(at=DBTaskResult.objects.get().finished_at) == 1


def test_the_schedule_follows_the_settings(db: None) -> None:
    services.keep_schedule({"check": 60, "clearsessions": 600}, at=NOON)
    services.keep_schedule({"check": 120}, at=NOON)
    assert list(Sweep.objects.values_list("command", "every_seconds")) == [("check", 120)]


def test_a_due_sweep_is_queued_once_and_missed_turns_are_not_made_up(db: None) -> None:
    services.keep_schedule({"check": 60}, at=NOON)
    assert services.queue_due_sweeps(at=NOON) == 1
    assert services.queue_due_sweeps(at=NOON) == 0
    DBTaskResult.objects.update(status="SUCCESSFUL")
    late = NOON + timedelta(seconds=330)
    assert services.queue_due_sweeps(at=late) == 1
    assert Sweep.objects.get().due_at == NOON + timedelta(seconds=360)


def test_a_sweep_that_still_waits_is_not_doubled(db: None) -> None:
    services.keep_schedule({"check": 60}, at=NOON)
    services.queue_due_sweeps(at=NOON)
    assert services.queue_due_sweeps(at=NOON + timedelta(seconds=61)) == 0
    assert DBTaskResult.objects.count() == 1


def test_workers_that_ended_are_forgotten(db: None) -> None:
    running(worker="holding")
    for worker in ("holding", "gone", "left"):
        services.beat(worker, place="", at=NOON)
    services.leave("left")
    services.forget_gone_workers(at=NOON + timedelta(days=2))
    assert list(Beat.objects.values_list("worker", flat=True)) == ["holding"]


def test_a_process_is_told_from_a_later_one_of_the_same_number() -> None:
    where, pid, tick = here().split()
    assert is_alive(here()) is True
    assert int(pid) == os.getpid()
    assert is_alive(f"{where} {pid} {int(tick) + 1}") is False
    assert is_alive(f"{machine()} 4194399 1") is False
    assert is_alive(f"another-boot {pid} {tick}") is None
    assert is_alive("") is None


def test_the_command_shows_the_queue(db: None) -> None:
    failed()
    services.enqueue(FAIL)
    services.keep_schedule({"check": 60}, at=NOON)
    out = StringIO()
    call_command("jobs", "--json", stdout=out)
    shown = json.loads(out.getvalue())
    assert shown["counts"] == {"READY": 1, "FAILED": 1}
    assert shown["failed"][0]["finished_at"] == "2017-06-01T12:00:00+07:00"
    assert shown["schedule"][0]["command"] == "check"
    plain = StringIO()
    call_command("jobs", stdout=plain)
    assert "đang chờ / waiting: 1" in plain.getvalue()

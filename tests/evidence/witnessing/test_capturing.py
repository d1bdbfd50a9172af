"""A capture is ordered, tried until it is there or given up with a reason, and never half kept."""

import errno
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django_tasks_db.models import DBTaskResult

from phoihop.audit.models import Entry
from phoihop.engines.webpages.warc_reading import verify_warc
from phoihop.evidence.models import Capture, CaptureOrder, Evidence
from phoihop.evidence.witnessing import attempting, services
from phoihop.evidence.witnessing.attempting import Studio, attempt
from phoihop.evidence.witnessing.rules import (
    MOST_OF_A_PLACE,
    TRIES,
    OrderState,
    is_given_up,
    wait_after,
)
from phoihop.law.refusal import Refusal
from phoihop.papers.models import KeptPaper
from phoihop.papers.queries import read_bytes
from phoihop.papers.services import keeping
from phoihop.parties.models import Member
from phoihop.publications.models import Match, Publication
from tests.engines.webpages.hostile import HostileServer
from tests.evidence.witnessing.conftest import place
from tests.fixtures import NOON, Publish


def test_a_capture_is_ordered_and_nobody_waits(match: Match, editor: Member) -> None:
    order = services.order_capture(match.publication, by=editor, at=NOON)
    again = services.order_capture(match.publication, by=editor, at=NOON)
    assert order == again
    assert DBTaskResult.objects.count() == 2  # the second try finds it done, or does it
    assert not Evidence.objects.exists()


def test_an_ordered_capture_becomes_evidence(match: Match, editor: Member, studio: Studio) -> None:
    order = services.order_capture(match.publication, by=editor, at=NOON)
    capture = attempt(order.pk, studio)
    assert capture is not None
    order.refresh_from_db()
    assert (order.state, order.capture, order.tries) == ("done", capture, 1)
    evidence = capture.evidence
    assert (evidence.level, evidence.recorded_by, evidence.captured_at) == (
        "page_file", editor, NOON,
    )  # fmt: skip
    assert "bà con xóm Mẫu" in evidence.text
    assert evidence.file is not None
    assert verify_warc(read_bytes(evidence.file.sha256)) == ()
    assert capture.missing == ["no_browser", "tls"]
    assert capture.organisation is None
    assert attempt(order.pk, studio) is None  # a task may run twice
    entry = Entry.objects.get(action="evidence.captured")
    assert (entry.chain, entry.facts["sha256"]) == ("CT-2017-01", evidence.file.sha256)


@pytest.mark.parametrize(
    ("path", "code", "state"),
    [
        ("/stalls-in-body", "fetch.too_slow", "waiting"),
        ("/promises-more", "fetch.cut_short", "waiting"),
        ("/error", "capture.server_busy", "waiting"),
        ("/bomb", "fetch.too_large", "failed"),
        ("/for-ever/0", "fetch.too_many_redirects", "failed"),
        ("/to-metadata", "fetch.forbidden_address", "failed"),
    ],
)
def test_a_bad_server_is_named_and_asked_again_only_when_that_may_help(
    match: Match, editor: Member, studio: Studio, server: HostileServer,
    path: str, code: str, state: str,
) -> None:  # fmt: skip
    place(match, server.url(path))
    order = services.order_capture(match.publication, by=editor, at=NOON)
    assert attempt(order.pk, studio) is None
    order.refresh_from_db()
    assert (order.problem, order.state, order.tries) == (code, state, 1)
    assert order.due_at == NOON + timedelta(minutes=5)
    assert not Evidence.objects.exists()
    assert not KeptPaper.objects.exists()


def test_a_full_disk_leaves_no_half_capture(
    match: Match, editor: Member, studio: Studio, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    order = services.order_capture(match.publication, by=editor, at=NOON)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(keeping.os, "fsync", full)
        assert attempt(order.pk, studio) is None
    order.refresh_from_db()
    assert (order.problem, order.state) == ("capture.disk_full", "waiting")
    assert not Evidence.objects.exists()
    assert list((data_dir / "blobs").rglob(".draft-*")) == []
    assert attempt(order.pk, studio) is not None  # there is room again


def test_waiting_grows_and_ends() -> None:
    assert [wait_after(tries) for tries in (1, 2, 3, 9)] == [
        timedelta(minutes=5), timedelta(minutes=20), timedelta(minutes=80), timedelta(days=1),
    ]  # fmt: skip
    assert not is_given_up("fetch.too_slow", tries=TRIES - 1)
    assert is_given_up("fetch.too_slow", tries=TRIES)
    assert is_given_up("capture.page_gone", tries=1)


def test_of_two_workers_one_writes(
    match: Match, editor: Member, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = services.order_capture(match.publication, by=editor, at=NOON)
    other = CaptureOrder.objects.filter(pk=order.pk)
    real = attempting.see

    def slow(*args: Any, **more: Any) -> bytes:
        archive = real(*args, **more)
        other.update(tries=1)  # another worker was here while we fetched
        return archive

    monkeypatch.setattr(attempting, "see", slow)
    assert attempt(order.pk, studio) is None
    assert not Capture.objects.exists()


def test_the_sweep_orders_what_was_confirmed_once(
    match: Match, publish: Publish, studio: Studio
) -> None:
    publish("Bài in", date(2017, 5, 2))
    Publication.objects.exclude(pk=match.publication_id).update(address="")
    assert services.queue_due(at=NOON) == (1, 1)
    assert services.queue_due(at=NOON) == (0, 0)  # queued already
    order = CaptureOrder.objects.get()
    assert (order.publication, order.asked_by) == (match.publication, match.decided_by)
    later = NOON + timedelta(hours=1)
    assert services.queue_due(at=later) == (0, 1)  # its worker died: queued anew
    attempt(order.pk, studio)
    assert services.queue_due(at=later + timedelta(days=9)) == (0, 0)


def test_a_silent_outlet_is_asked_once_at_a_time_and_holds_up_nobody(
    match: Match, publish: Publish, editor: Member, studio: Studio, server: HostileServer
) -> None:
    stalling = place(publish("Bài treo", date(2017, 5, 2)), server.url("/stalls-in-body"))
    orders = [
        services.order_capture(one.publication, by=editor, at=NOON) for one in (stalling, match)
    ]
    attempt(orders[0].pk, studio)
    asked = len(server.requests)
    assert attempt(orders[1].pk, studio) is None
    assert len(server.requests) == asked  # the same server: not asked again yet
    for order in orders:
        order.refresh_from_db()
    assert orders[1].due_at == orders[0].due_at
    assert (orders[1].problem, orders[1].tries) == ("fetch.too_slow", 0)
    assert services.queue_due(at=orders[0].due_at) == (0, 2)
    CaptureOrder.objects.filter(pk=orders[0].pk).update(state="failed")
    assert attempt(orders[1].pk, studio) is not None


def test_an_outlet_is_asked_without_haste_and_stands_before_no_other(
    match: Match, publish: Publish, server: HostileServer
) -> None:
    Publication.objects.filter(pk=match.publication_id).update(address="https://khac.example/1")
    for number in range(MOST_OF_A_PLACE + 3):
        publish(f"Bài {number}", date(2017, 5, 2))
    ordered, queued = services.queue_due(at=NOON)
    assert (ordered, queued) == (MOST_OF_A_PLACE + 4, MOST_OF_A_PLACE + 1)
    assert services.queue_due(at=NOON + timedelta(minutes=1)) == (0, 3)


def test_who_may_not_orders_nothing(match: Match, auditor_a: Member, editor: Member) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.order_capture(match.publication, by=auditor_a, at=NOON)
    Publication.objects.update(address="")
    match.publication.refresh_from_db()
    with pytest.raises(Refusal, match=r"witness\.no_address"):
        services.order_capture(match.publication, by=editor, at=NOON)
    assert not CaptureOrder.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("table", ["capture", "comparison"])
def test_the_database_lets_nobody_rewrite_a_capture(
    match: Match, editor: Member, studio: Studio, machine_b: Any, table: str
) -> None:
    attempt(services.order_capture(match.publication, by=editor, at=NOON).pk, studio)
    services.take_testimony(machine_b.bundle(), by=editor, at=NOON)
    for statement in (
        f"UPDATE evidence_{table} SET publication_id = publication_id",
        f"DELETE FROM evidence_{table}",
    ):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            connection.cursor().execute(statement)


def test_orders_know_their_states() -> None:
    assert {state.value for state in OrderState} == {"waiting", "done", "failed"}

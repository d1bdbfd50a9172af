"""Time stamps are asked for in the background, wait while nobody answers, and never change."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, transaction

from phoihop.engines.seals.rehearsal_clock import RehearsalClock
from phoihop.evidence.models import TimeStamp
from phoihop.evidence.witnessing import services, stamping
from phoihop.evidence.witnessing.attempting import Studio, attempt
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.publications.models import Match
from tests.fixtures import NOON


class Offline:
    asked = 0

    def answer(self, request: bytes) -> bytes:
        self.asked += 1
        raise Refusal("seals.time_unreachable", address="http://gio.example/")


@pytest.fixture
def waiting(match: Match, editor: Member, studio: Studio, stamped: LazySettings) -> TimeStamp:
    attempt(services.order_capture(match.publication, by=editor, at=NOON).pk, studio)
    return TimeStamp.objects.select_related("evidence__file").get()


def test_offline_a_stamp_waits_longer_each_time_and_holds_up_nothing(
    waiting: TimeStamp, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = Offline()
    monkeypatch.setattr(stamping, "stamper_at", lambda authority: nobody)
    waits = []
    at = NOON
    for _ in range(3):
        assert stamping.stamp_due(at=at) == (0, 1)
        assert stamping.stamp_due(at=at) == (0, 0)
        waiting.refresh_from_db()
        waits.append(waiting.due_at - at)
        at = waiting.due_at
    assert waits == [timedelta(minutes=5), timedelta(minutes=20), timedelta(minutes=80)]
    assert (waiting.problem, waiting.stamped_at) == ("seals.time_unreachable", None)
    assert nobody.asked == 3


def test_a_stamp_is_for_the_archive_and_is_never_changed(
    waiting: TimeStamp, clock: RehearsalClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamping, "stamper_at", lambda authority: clock)
    at = clock.stamps_at + timedelta(minutes=1)
    TimeStamp.objects.update(due_at=at)
    assert stamping.stamp_due(at=at) == (1, 0)
    waiting.refresh_from_db()
    assert waiting.stamped_at == clock.stamps_at
    assert not waiting.trusted  # the rehearsal authority is in no folder of trust
    assert waiting.evidence.file is not None
    assert bytes.fromhex(waiting.evidence.file.sha256) in bytes(waiting.token)
    assert stamping.stamp_due(at=at + timedelta(days=2)) == (0, 0)
    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        TimeStamp.objects.update(problem="x")


def test_without_an_authority_nothing_waits(
    match: Match, editor: Member, studio: Studio, settings: LazySettings
) -> None:
    settings.TIME_AUTHORITIES = ()
    attempt(services.order_capture(match.publication, by=editor, at=NOON).pk, studio)
    assert not TimeStamp.objects.exists()

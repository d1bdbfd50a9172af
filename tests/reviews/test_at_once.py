"""Two leaders who sign at the same instant: both signatures stand, and the figures are frozen."""

import threading
from datetime import date

import pytest
from django.db import connection

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.reviews import services
from phoihop.reviews.models import Review
from phoihop.reviews.queries import get_review
from tests.reviews.conftest import AT, DAY

pytestmark = pytest.mark.django_db(transaction=True)


def test_both_sides_sign_at_once(
    programme: Programme, officer: Member, leader_a: Member, leader_b: Member
) -> None:
    review = services.prepare_review(
        programme, year=2017, as_of_on=date(2017, 12, 27), by=officer, at=AT, on=DAY
    )
    services.hold_review(review, held_on=DAY, place="", by=officer, at=AT)
    start, told = threading.Barrier(2), []

    def sign(leader: Member) -> None:
        mine = get_review(review.ref, seen_by=leader)
        start.wait(timeout=30)
        try:
            services.sign_review(mine, by=leader, at=AT, on=DAY)
            told.append("done")
        except Refusal as refusal:
            told.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=(one,)) for one in (leader_a, leader_b)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    found = Review.objects.get()
    assert told == ["done", "done"]
    assert (found.state, found.consents.count()) == ("signed", 2)
    assert found.figures is not None

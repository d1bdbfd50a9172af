"""A review of 2017 in a programme that promises to meet every year."""

from datetime import date

import pytest

from phoihop.parties.models import Member
from phoihop.programmes.models import Obligation, Programme
from phoihop.reviews import services
from phoihop.reviews.models import Review
from tests.fixtures import NOON

AT = NOON.replace(month=12, day=28)
DAY = date(2017, 12, 28)


@pytest.fixture
def yearly_duty(programme: Programme) -> Obligation:
    return Obligation.objects.create(
        programme=programme, code="C1", ordinal=9, kind="review", side="a", text="Gặp hằng năm",
        quantity_least=1,
    )  # fmt: skip


@pytest.fixture
def review(programme: Programme, yearly_duty: Obligation, officer: Member) -> Review:
    return services.prepare_review(
        programme, year=2017, as_of_on=date(2017, 12, 27), by=officer, at=AT, on=DAY
    )


def signed(review: Review, officer: Member, *leaders: Member) -> Review:
    services.hold_review(review, held_on=DAY, place="Thái Nguyên", by=officer, at=AT)
    for leader in leaders:
        services.sign_review(review, by=leader, at=AT, on=DAY)
    return review

"""Royalties stand on the list for today with the day by which the law wants them paid."""

from datetime import date
from decimal import Decimal

import pytest

from phoihop.desk.addresses import address_of
from phoihop.desk.queries import today_of
from phoihop.desk.rules import Task
from phoihop.desk.wording import sentence_of
from phoihop.parties.models import Member
from phoihop.royalties import services
from phoihop.royalties.models import Payee, Statement
from phoihop.royalties.rules import Group
from tests.fixtures import NOON, Publish

ON = date(2017, 7, 3)
DUE_ON = date(2017, 8, 19)  # 60 days after 20-6-2017
ROYALTIES = {Task.DRAW_UP_ROYALTIES, Task.APPROVE_ROYALTIES, Task.PAY_ROYALTIES}


@pytest.fixture
def reckoned(publish: Publish, accountant_b: Member) -> None:
    piece = publish("Đường về bản", date(2017, 6, 20)).publication
    grade = services.Grade(Decimal(12), Group.LONG)
    services.reckon(piece, grade, [services.Share("Nông Văn Mẫu")], by=accountant_b, at=NOON)


def royalties_of(member: Member) -> dict[Task, tuple[date | None, int]]:
    found = today_of(member, on=ON).mine
    return {item.task: (item.due_on, item.count) for item in found if item.task in ROYALTIES}


def test_each_step_waits_for_who_takes_it_until_the_day_of_the_law(
    reckoned: None, accountant_b: Member, leader_b: Member
) -> None:
    assert royalties_of(accountant_b) == {Task.DRAW_UP_ROYALTIES: (DUE_ON, 1)}
    services.draw_up(Payee.objects.get(), 2017, 6, by=accountant_b, at=NOON, on=ON)
    assert royalties_of(accountant_b) == {}
    assert royalties_of(leader_b) == {Task.APPROVE_ROYALTIES: (DUE_ON, 1)}
    Statement.objects.update(state="approved")
    assert royalties_of(accountant_b) == {Task.PAY_ROYALTIES: (DUE_ON, 1)}
    [item] = [one for one in today_of(accountant_b, on=ON).mine if one.task is Task.PAY_ROYALTIES]
    assert "Nông Văn Mẫu" in sentence_of(item)
    assert address_of(item) == f"/royalties/{item.ref}/"


def test_no_institution_and_no_other_publisher_is_told_of_royalties(
    reckoned: None, officer: Member, accountant_a: Member, stranger: Member
) -> None:
    for member in (officer, accountant_a, stranger):
        found = today_of(member, on=ON)
        assert not ROYALTIES & {item.task for item in (*found.mine, *found.others)}

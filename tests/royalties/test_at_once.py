"""Money under two hands at the same instant: reckoned once, drawn up once, paid once."""

from collections.abc import Callable
from datetime import date

import pytest

from phoihop.audit.models import Entry
from phoihop.parties.models import Member
from phoihop.publications.models import Publication
from phoihop.royalties import services
from phoihop.royalties.models import Payee, Royalty, Statement
from phoihop.royalties.services import Share
from tests.at_once import at_once
from tests.fixtures import NOON
from tests.royalties.test_statements import LONG, ON, check_all, piece, statement

__all__ = ["piece", "statement"]  # the fixtures

pytestmark = pytest.mark.django_db(transaction=True)


def seen() -> Statement:
    return Statement.objects.select_related("payee").get()


def test_a_statement_is_paid_once(
    statement: Statement, accountant_b: Member, leader_b: Member
) -> None:
    services.approve(statement, by=leader_b, at=NOON)
    check_all(accountant_b)

    def paying(on: date) -> Callable[[], object]:
        mine = seen()
        return lambda: services.pay(mine, on=on, by=accountant_b, at=NOON)

    told = at_once(paying(ON), paying(date(2017, 7, 4)))
    assert told == ["", "statement.changed_meanwhile"]
    assert Entry.objects.filter(action__endswith="paid").count() == 1


def test_a_statement_is_paid_or_taken_back(
    statement: Statement, accountant_b: Member, leader_b: Member
) -> None:
    services.approve(statement, by=leader_b, at=NOON)
    check_all(accountant_b)
    first, second = seen(), seen()
    told = at_once(
        lambda: services.pay(first, on=ON, by=accountant_b, at=NOON),
        lambda: services.void(second, by=accountant_b, at=NOON),
    )
    assert told == ["", "statement.changed_meanwhile"]
    held_by = Royalty.objects.filter(statement__isnull=False).count()
    assert (seen().state, held_by) in (("paid", 1), ("void", 0))


def test_a_piece_is_reckoned_once_and_drawn_up_once(
    piece: Publication, accountant_b: Member
) -> None:
    def reckon() -> object:
        return services.reckon(piece, LONG, [Share("Lò Thị Mẫu")], by=accountant_b, at=NOON)

    assert at_once(reckon, reckon) == ["", "royalty.reckoned_already"]
    payee = Payee.objects.get()

    def draw_up() -> object:
        return services.draw_up(payee, 2017, 6, by=accountant_b, at=NOON, on=ON)

    assert at_once(draw_up, draw_up) == ["", "statement.nothing_open"]
    assert Statement.objects.count() == 1

"""Two people at the same instant, on a database that lets both in."""

from collections.abc import Callable
from typing import Any

import pytest

from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.gates import CounterReason
from phoihop.programmes.models import Consent, GatePassed, Instrument, Line, Programme
from phoihop.programmes.services.negotiating import write_counter
from tests.at_once import at_once
from tests.fixtures import NOON
from tests.gates import Pair, through_gates

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def to_sign(programme: Programme, *pairs: Pair) -> None:
    Programme.objects.filter(pk=programme.pk).update(state="offered")
    through_gates(Programme.objects.get(pk=programme.pk), *pairs)


def signing(programme: Programme, leader: Member) -> Callable[[], None]:
    mine = Programme.objects.get(pk=programme.pk)
    return lambda: services.sign_programme(mine, by=leader, at=NOON)


def test_the_leaders_of_both_sides_sign_at_once_and_the_paper_is_signed(
    programme: Programme, officer: Member, leader_a: Member, editor: Member, leader_b: Member
) -> None:
    to_sign(programme, (officer, leader_a), (editor, leader_b))
    assert at_once(signing(programme, leader_a), signing(programme, leader_b)) == ["", ""]
    assert Programme.objects.get(pk=programme.pk).state == "signed"


def test_one_leader_signs_twice_at_once_and_is_counted_once(
    programme: Programme, officer: Member, leader_a: Member, editor: Member, leader_b: Member
) -> None:
    to_sign(programme, (officer, leader_a), (editor, leader_b))
    told = at_once(signing(programme, leader_a), signing(programme, leader_a))
    assert told == ["", "paper.consented_already"]
    assert Consent.objects.count() == 1
    assert Programme.objects.get(pk=programme.pk).state == "offered"


def answering(contract: Instrument, member: Member, quantity: int) -> Callable[[], None]:
    why: dict[str, Any] = {"reason_code": CounterReason.QUANTITY, "reason": "Số lượng khác"}
    counter = services.begin_counter(contract, by=member, at=NOON, **why)
    part = services.working_part(contract, by=member)
    part["lines"][0]["quantity"] = quantity
    write_counter(counter, part)
    mine = Instrument.objects.get(pk=contract.pk)

    def send() -> None:
        services.offer_counter(mine, by=member, at=NOON)

    return send


def test_both_sides_answer_at_once_and_one_is_told(
    line: Line, contract: Instrument, officer: Member, editor: Member
) -> None:
    Instrument.objects.filter(pk=contract.pk).update(state="offered")
    contract.refresh_from_db()
    told = at_once(answering(contract, officer, 3), answering(contract, editor, 5))
    assert told == ["", "counter.overtaken"]
    last = contract.versions.last()
    assert last is not None
    assert last.number == 2
    line.refresh_from_db()
    assert line.quantity == last.statement["lines"][0]["quantity"]


def test_a_gate_is_passed_once_by_whoever_is_quicker(
    programme: Programme, officer: Member, editor: Member
) -> None:
    Programme.objects.filter(pk=programme.pk).update(state="offered")
    services.agree(Programme.objects.get(), by=editor, at=NOON)

    def checking() -> None:
        services.check(Programme.objects.get(), by=officer, at=NOON)

    assert at_once(checking, checking) == ["", "paper.gate_passed"]
    assert GatePassed.objects.filter(gate="checked").count() == 1

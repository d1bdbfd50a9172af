"""Two people at the same instant, on a database that lets both in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.models import Consent, Programme
from tests.fixtures import NOON
from tests.gates import Pair, through_gates

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*deeds: Callable[[], None]) -> list[str]:
    """Run all in threads that start together; the codes of those refused."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], None]) -> str:
        start.wait()
        try:
            deed()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(run, deeds))


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

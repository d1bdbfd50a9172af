"""Two who sign at the same moment: one is kept, one is told to take the newest file."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from phoihop.law.refusal import Refusal
from phoihop.papers.models import SealingStage
from phoihop.parties.models import Member
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable
from tests.fixtures import NOON
from tests.sealing.signers import means

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_at_once_one_is_told(paper: Sealable, people: dict[str, Member]) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)

    def sign(field: str) -> str:
        try:
            services.sign_here(paper, field=field, means=means(field), by=people[field], at=NOON)
        except Refusal as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "signed"

    for field in ("a-person", "b-person"):
        means(field)
    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(sign, ("a-person", "b-person")))
    stages = list(SealingStage.objects.order_by("ordinal").values_list("ordinal", flat=True))
    assert stages == list(range(1, len(stages) + 1))
    assert told in (["sealing.changed_meanwhile", "signed"], ["signed", "signed"])


def test_the_same_field_is_signed_once(paper: Sealable, people: dict[str, Member]) -> None:
    services.prepare(paper, by=people["a-person"], at=NOON)

    def sign(_: int) -> str:
        try:
            services.sign_here(
                paper, field="a-person", means=means("a-person"), by=people["a-person"], at=NOON
            )
        except Refusal as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "signed"

    means("a-person")
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(sign, range(2)))
    assert sorted(told)[-1] == "signed"
    assert sorted(told)[0] in ("sealing.changed_meanwhile", "sealing.signed_already")
    assert SealingStage.objects.filter(field="a-person").count() == 1

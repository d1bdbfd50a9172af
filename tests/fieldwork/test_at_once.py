"""Two of a side answer at the same instant: the deed takes one step, the other person is told."""

from collections.abc import Callable
from typing import Any

import pytest

from phoihop.fieldwork import services
from phoihop.fieldwork.models import AnswerFile, Lead, LeadPerson, Pack, PackVersion, Question, Trip
from phoihop.law.access import Role
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import DeedStep
from tests.at_once import at_once
from tests.fieldwork.conftest import ON, figure
from tests.fixtures import NOON, MakeMember

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def second_officer(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("can-bo-hai", institution, Role.OFFICER)


def test_a_trip_is_granted_or_refused_but_not_both(
    trip: Trip, officer: Member, second_officer: Member
) -> None:
    def seen() -> Trip:
        return Trip.objects.select_related("deed__obligation", "deed__programme").get(pk=trip.pk)

    first, second = seen(), seen()
    told = at_once(
        lambda: services.grant_trip(first, by=officer, at=NOON, on=ON, safety="Đường trơn"),
        lambda: services.refuse_trip(second, reason="Bận", by=second_officer, at=NOON, on=ON),
    )
    assert told[0] == ""
    assert told[1] in ("deed.changed_meanwhile", "deed.out_of_turn")
    steps = list(DeedStep.objects.values_list("step", flat=True))
    assert sorted(steps) in (["granted", "requested"], ["refused", "requested"])
    granted = "granted" in steps
    assert bool(seen().safety) == granted  # the loser's half is not kept


def test_a_question_is_answered_once(
    question: Question, officer: Member, second_officer: Member
) -> None:
    def answering(by: Member, text: str) -> Callable[[], object]:
        mine = Question.objects.select_related("deed__obligation", "deed__programme").get()
        file = services.Attached(f"{text}.pdf", f"%PDF-1.7 {text}".encode(), ON, "Sở (mẫu)")
        return lambda: services.answer(mine, text=text, files=[file], by=by, at=NOON, on=ON)

    told = at_once(answering(officer, "1150"), answering(second_officer, "1200"))
    assert told[0] == ""
    assert told[1] in ("deed.changed_meanwhile", "deed.out_of_turn")
    assert DeedStep.objects.filter(step="answered").count() == 1
    assert AnswerFile.objects.count() == 1


def test_a_pack_issued_anew_by_two_has_two_versions_in_order(
    version: PackVersion, officer: Member, second_officer: Member
) -> None:
    def issuing(by: Member, value: str) -> Callable[[], object]:
        pack = Pack.objects.select_related("programme").get()
        content = services.Content("Đất chè", figures=[figure(value)])
        given: dict[str, Any] = {"change": f"Số mới {value}", "by": by, "at": NOON, "on": ON}
        return lambda: services.new_version(pack, content, **given)

    assert at_once(issuing(officer, "6,80"), issuing(second_officer, "6,90")) == ["", ""]
    numbers = PackVersion.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def test_a_consent_revoked_twice_at_once_is_erased_once(lead: Lead, officer: Member) -> None:
    given: dict[str, Any] = {
        "name": "Nông Thị Mẫu",
        "consented_on": ON,
        "words": "Đồng ý qua điện thoại",
    }
    person = services.add_person(lead, by=officer, at=NOON, **given)

    def revoking() -> Callable[[], object]:
        mine = LeadPerson.objects.select_related("lead__programme").get(pk=person.pk)
        return lambda: services.revoke_consent(mine, by=officer, at=NOON, on=ON)

    assert at_once(revoking(), revoking()) == ["", ""]
    assert "Nông" not in str(list(lead.people.values_list("name", flat=True)))

"""Minutes under several hands at the same instant."""

from collections.abc import Callable

import pytest

from phoihop.law.access import Role
from phoihop.meetings import services
from phoihop.meetings.models import Meeting, MinutesConsent, Revision, RevisionConsent
from phoihop.meetings.queries import get_meeting, minutes_sha256
from phoihop.parties.models import Member, Organisation
from tests.at_once import at_once
from tests.fixtures import NOON, MakeMember
from tests.meetings.test_meetings import agree_all, held, item, meeting

__all__ = ["held", "meeting"]  # the fixtures

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def second_editor(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("bien-tap-hai", publisher, Role.EDITOR)


def signing(meeting: Meeting, by: Member) -> Callable[[], object]:
    mine = Meeting.objects.select_related("programme").get(pk=meeting.pk)
    return lambda: services.sign_minutes(mine, by=by, at=NOON)


def test_two_of_a_side_agree_at_once_and_count_once(
    held: Meeting, officer: Member, editor: Member, second_editor: Member
) -> None:
    services.write_minute(item(held, 1, officer), "Thống nhất", after=0, by=officer, at=NOON)

    def agreeing(by: Member) -> Callable[[], object]:
        mine = item(held, 1, by)
        return lambda: services.agree_minute(mine, 1, by=by, at=NOON)

    assert at_once(agreeing(editor), agreeing(second_editor)) == ["", ""]
    assert RevisionConsent.objects.filter(side="b").count() == 1


def test_words_changed_while_the_other_side_agrees_are_not_agreed_to(
    held: Meeting, officer: Member, editor: Member
) -> None:
    services.write_minute(item(held, 1, officer), "Thống nhất", after=0, by=officer, at=NOON)
    writer, reader = item(held, 1, officer), item(held, 1, editor)
    told = at_once(
        lambda: services.write_minute(writer, "Viết lại", after=1, by=officer, at=NOON),
        lambda: services.agree_minute(reader, 1, by=editor, at=NOON),
    )
    assert told in (["", ""], ["", "meeting.minute_newer"])
    newest = Revision.objects.order_by("-number")[0]
    assert (newest.number, newest.consents.filter(side="b").count()) == (2, 0)


def test_both_leaders_sign_at_once_and_the_minutes_are_locked(
    held: Meeting, officer: Member, editor: Member, leader_a: Member, leader_b: Member
) -> None:
    agree_all(held, officer, editor)
    assert at_once(signing(held, leader_a), signing(held, leader_b)) == ["", ""]
    whole = get_meeting(held.ref, seen_by=editor)
    assert whole.state == "signed"
    assert {one.minutes_sha256 for one in whole.consents.all()} == {minutes_sha256(whole)}


def test_one_leader_signs_twice_at_once_and_is_counted_once(
    held: Meeting, officer: Member, editor: Member, leader_a: Member
) -> None:
    agree_all(held, officer, editor)
    told = at_once(signing(held, leader_a), signing(held, leader_a))
    assert told == ["", "meeting.signed_already"]
    assert MinutesConsent.objects.count() == 1


def test_a_point_added_while_a_leader_signs_is_signed_or_refused(
    held: Meeting, officer: Member, editor: Member, leader_a: Member
) -> None:
    agree_all(held, officer, editor)
    mine = get_meeting(held.ref, seen_by=officer)
    told = at_once(
        signing(held, leader_a),
        lambda: services.add_item(mine, "Thêm một mục", by=officer, at=NOON),
    )
    assert told in (["", "meeting.item_open"], ["", "meeting.locked"])
    assert MinutesConsent.objects.exists() == (told[1] == "meeting.locked")

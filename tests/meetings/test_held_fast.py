"""The database keeps the words of minutes, and all of a meeting once both sides have signed."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from phoihop.meetings import services
from phoihop.meetings.models import Item, Meeting
from phoihop.meetings.rules import AttendeeSide, Outcome
from phoihop.parties.models import Member
from tests.fixtures import NOON
from tests.meetings.test_meetings import DAY, agree_all, held, item, meeting, sign_both

__all__ = ["held", "meeting"]  # the fixtures

pytestmark = pytest.mark.django_db


def said_no(*statements: str) -> None:
    for statement in statements:
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            connection.cursor().execute(statement)


WORDS = [
    "UPDATE meetings_revision SET text = 'khác'",
    "DELETE FROM meetings_revision",
    "UPDATE meetings_revisionconsent SET side = 'a'",
    "DELETE FROM meetings_revisionconsent",
]
SIGNED = [
    *WORDS,
    "UPDATE meetings_meeting SET state = 'held'",
    "UPDATE meetings_meeting SET title = 'khác'",
    "DELETE FROM meetings_meeting",
    "UPDATE meetings_item SET title = 'khác'",
    "DELETE FROM meetings_item",
    "UPDATE meetings_attendee SET name = 'khác'",
    "DELETE FROM meetings_attendee",
    "UPDATE meetings_finding SET found = 'khác'",
    "DELETE FROM meetings_finding",
    "DELETE FROM meetings_minutesconsent",
    "UPDATE meetings_minutesconsent SET minutes_sha256 = ''",
    "INSERT INTO meetings_item (meeting_id, number, title, outcome, outcome_words)"
    " SELECT id, 9, 'Thêm', '', '' FROM meetings_meeting",
    "INSERT INTO meetings_attendee (meeting_id, name, office, side)"
    " SELECT id, 'Ai đó', '', 'a' FROM meetings_meeting",
]


def test_words_once_written_stay_while_people_still_talk(
    held: Meeting, officer: Member, editor: Member, leader_a: Member
) -> None:
    agree_all(held, officer, editor)
    said_no(*WORDS)
    services.sign_minutes(held, by=leader_a, at=NOON)
    services.take_back_signature(held, by=leader_a, at=NOON)  # the other side has not signed
    services.add_item(held, "Thêm một mục", by=officer, at=NOON)


def test_signed_minutes_are_held_fast_and_what_comes_of_them_is_still_told(
    held: Meeting, officer: Member, editor: Member, leader_a: Member, leader_b: Member
) -> None:
    told: dict[str, Any] = {"office": "Vụ trưởng", "side": AttendeeSide.B}
    services.add_attendee(held, name="Lê Văn Mẫu", by=officer, at=NOON, **told)
    study: dict[str, Any] = {"question": "Vì sao thành công?", "found": "Vì dân bàn trước."}
    services.write_finding(held, by=officer, at=NOON, **study)
    agree_all(held, officer, editor)
    sign_both(held, leader_a, leader_b)
    said_no(*SIGNED)
    services.tell_outcome(item(held, 1, officer), Outcome.DONE, by=officer, at=NOON, on=DAY)
    assert Item.objects.filter(outcome="done").count() == 1

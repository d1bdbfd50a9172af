"""The database keeps what was issued and told of the field."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from phoihop.fieldwork import services
from phoihop.fieldwork.models import PackVersion, Question, Trip
from phoihop.fieldwork.rules import Cost, Payer
from phoihop.parties.models import Member
from tests.fieldwork.conftest import ON
from tests.fixtures import NOON

pytestmark = pytest.mark.django_db


def refused(table: str, setting: str) -> bool:
    """Whether the database refuses both to change and to remove the rows of a table."""
    for statement in (f"UPDATE {table} SET {setting}", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            connection.cursor().execute(statement)
    return True


def test_an_issued_version_and_its_figures_stay(version: PackVersion) -> None:
    assert refused("fieldwork_packversion", "potential = 'khác'")
    assert refused("fieldwork_packfigure", "value = '9,99'")


def test_a_file_of_an_answer_keeps_its_day_and_source(question: Question, officer: Member) -> None:
    file = services.Attached("so-lieu.pdf", b"%PDF-1.7 mau", ON, "Cục Thống kê (mẫu)")
    act: dict[str, Any] = {"by": officer, "at": NOON, "on": ON}
    services.answer(question, text="1.200 hộ", files=[file], **act)
    assert refused("fieldwork_answerfile", "source = 'khác'")


def test_who_paid_and_what_took_place_stay(trip: Trip, editor: Member, officer: Member) -> None:
    services.grant_trip(trip, by=officer, at=NOON, on=ON)
    services.tell_cost(trip, Cost.MEALS, Payer.PUBLISHER, by=editor, at=NOON)
    services.write_log(trip, on=trip.from_on, text="Đến nơi", by=editor, at=NOON)
    assert refused("fieldwork_tripcost", "payer = 'institution'")
    assert refused("fieldwork_tripentry", "text = 'khác'")

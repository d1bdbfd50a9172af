"""The database keeps what was written of a manuscript, whoever comes with SQL of their own."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from phoihop.manuscripts import services
from phoihop.manuscripts.models import Decision, Manuscript, OutsideReview, Passage, Version
from phoihop.manuscripts.rules import Verdict
from phoihop.manuscripts.services import Draft
from phoihop.parties.models import Member
from tests.fixtures import NOON

ON = date(2017, 6, 1)

pytestmark = pytest.mark.django_db


def said_no(*statements: str) -> None:
    """Each of them is refused by the database, and leaves the connection usable."""
    for statement in statements:
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            connection.cursor().execute(statement)


@pytest.fixture
def returned(manuscript: Manuscript, editor: Member, leader_b: Member) -> Decision:
    draft = Draft(Verdict.MINOR, "language", "Xin nói rõ hơn.")
    decision = services.propose_decision(manuscript, draft, by=editor, at=NOON, on=ON)
    services.decide(decision, by=leader_b, at=NOON, on=ON)
    return decision


def test_versions_steps_and_submitted_files_stay(manuscript: Manuscript) -> None:
    said_no(
        "UPDATE manuscripts_version SET text = 'khác'",
        "DELETE FROM manuscripts_version",
        "UPDATE manuscripts_manuscriptstep SET late_days = 0, state = 'accepted'",
        "DELETE FROM manuscripts_manuscriptstep",
        "UPDATE manuscripts_manuscriptfile SET text = 'khác'",
        "UPDATE manuscripts_manuscriptfile SET version_id = NULL",
        "DELETE FROM manuscripts_manuscriptfile",
    )
    manuscript.files.update(caption="Con đường mới", credit="Lò Thị Mẫu")  # that may be said later
    assert manuscript.files.get().caption == "Con đường mới"


def test_a_decision_stays_as_it_was_drafted_and_as_it_was_made(returned: Decision) -> None:
    said_no(
        "UPDATE manuscripts_decision SET verdict = 'accept', reason = ''",
        "UPDATE manuscripts_decision SET words = 'Hay'",
        "UPDATE manuscripts_decision SET decided_at = NULL, decided_by_id = NULL",
        "DELETE FROM manuscripts_decision",
    )


def test_a_passage_its_note_and_the_answer_stay(
    manuscript: Manuscript, editor: Member, officer: Member
) -> None:
    assert manuscript.programme is not None
    told: dict[str, Any] = {
        "programme": manuscript.programme,
        "question": "Có đúng không?",
        "due_on": ON,
    }
    version = Version.objects.get()
    passage = services.show_passage(version, (0, 9), by=editor, at=NOON, on=ON, **told)
    services.note_error(passage, "fact", "Mười lăm cây số", by=officer, at=NOON, on=ON)
    said_no(
        "UPDATE manuscripts_passage SET text = 'khác'",
        "UPDATE manuscripts_passage SET due_on = '2018-01-01'",
        "UPDATE manuscripts_passage SET note = 'khác'",
        "DELETE FROM manuscripts_passage",
    )
    noted = Passage.objects.get()
    services.answer_note(noted, "changed", "Đã sửa", by=editor, at=NOON)
    said_no("UPDATE manuscripts_passage SET outcome = 'kept'")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a way round that only SQLite has")
def test_not_even_by_replacing(returned: Decision) -> None:
    tables = ("version", "manuscriptstep", "manuscriptfile", "decision")
    said_no(*(f"REPLACE INTO manuscripts_{one} SELECT * FROM manuscripts_{one}" for one in tables))


def test_a_report_from_outside_stays_as_it_was_given(
    manuscript: Manuscript, editor: Member, reviewer: Member
) -> None:
    services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON, due_on=date(2099, 6, 20))
    services.ask_outside(manuscript, name="Hoàng Văn Mẫu", email="", by=editor, at=NOON, on=ON)
    OutsideReview.objects.update(  # as the services write it down
        state="done", done_at=NOON, recommendation="minor", report="Thiếu nguồn"
    )
    said_no(
        "UPDATE manuscripts_outsidereview SET report = 'Hay'",
        "UPDATE manuscripts_outsidereview SET recommendation = 'accept'",
        "UPDATE manuscripts_outsidereview SET done_at = NULL",
        "DELETE FROM manuscripts_outsidereview",
    )
    OutsideReview.objects.update(revoked_at=NOON)  # a link may still be closed

"""What an institution sees of a publisher's text: named passages, and nothing else."""

from datetime import date

import pytest
from django.http import Http404

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import Manuscript, Passage
from phoihop.manuscripts.queries import (
    Standing,
    counts_of,
    get_manuscript,
    get_passage,
    manuscripts_visible_to,
    passages_of,
    standing_of,
    turns_of,
    versions_seen,
)
from phoihop.manuscripts.rules import Verdict
from phoihop.manuscripts.services import Brief, Draft
from phoihop.parties.models import Member, Organisation
from phoihop.planning.services import open_deed
from phoihop.programmes.models import Obligation, Programme
from tests.fixtures import NOON
from tests.manuscripts.conftest import GIVEN, ON, docx


@pytest.fixture
def passage(manuscript: Manuscript, programme: Programme, editor: Member) -> Passage:
    version = manuscript.versions.get()
    span = services.find_passage(version, "hai mươi cây số đường bê tông")
    return services.show_passage(
        version, span, programme=programme, question="Đúng số km?", by=editor, at=NOON, on=ON,
        due_on=date(2017, 6, 5),
    )  # fmt: skip


def test_the_institution_sees_nothing_until_a_passage_is_shown(
    manuscript: Manuscript, programme: Programme, officer: Member, leader_a: Member
) -> None:
    for member in (officer, leader_a):
        assert not manuscripts_visible_to(member).exists()
        with pytest.raises(Http404):
            get_manuscript(manuscript.ref, seen_by=member)
        assert not passages_of(programme, seen_by=member).exists()


def test_it_sees_the_passage_and_not_the_text(
    passage: Passage, manuscript: Manuscript, officer: Member
) -> None:
    seen = get_passage(passage.ref, seen_by=officer)
    assert seen.text == "hai mươi cây số đường bê tông"
    with pytest.raises(Http404):
        get_manuscript(manuscript.ref, seen_by=officer)
    [turn] = turns_of(officer, on=ON)
    assert (turn.kind, turn.title) == ("note_passage", "Đúng số km?")
    chain = Entry.objects.filter(chain=passage.programme.ref)
    assert manuscript.ref not in str([(entry.subject, entry.facts) for entry in chain])


def test_it_notes_an_error_once_and_the_publisher_decides(
    passage: Passage, officer: Member, leader_a: Member, editor: Member
) -> None:
    with pytest.raises(Refusal, match=r"passage\.note_missing"):
        services.note_error(passage, "tone", "Chưa hay", by=officer, at=NOON, on=ON)
    services.note_error(passage, "fact", "Là 18 km.", by=officer, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"passage\.noted_already"):
        services.note_error(passage, "law", "Nữa", by=leader_a, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"passage\.noted_already"):
        services.note_error(
            Passage.objects.get(pk=passage.pk), "law", "Nữa", by=leader_a, at=NOON, on=ON
        )
    passage.refresh_from_db()
    with pytest.raises((Http404, Refusal)):
        services.answer_note(passage, "changed", "", by=officer, at=NOON)
    services.answer_note(passage, "kept", "Số liệu theo báo cáo huyện.", by=editor, at=NOON)
    with pytest.raises(Refusal, match=r"passage\.answered_already"):
        services.answer_note(passage, "changed", "", by=editor, at=NOON)
    counts = counts_of(passage.programme, seen_by=officer, on=ON)
    assert (counts.shown, counts.noted, counts.kept, counts.changed) == (1, 1, 1, 0)


def test_silence_is_consent(passage: Passage, officer: Member, editor: Member) -> None:
    late = date(2017, 6, 6)
    with pytest.raises(Refusal, match=r"passage\.too_late"):
        services.note_error(passage, "fact", "Là 18 km.", by=officer, at=NOON, on=late)
    counts = counts_of(passage.programme, seen_by=editor, on=late)
    assert (counts.shown, counts.silent, counts.waiting) == (1, 1, 0)
    assert turns_of(officer, on=late) == []


def test_the_publisher_cannot_note_on_its_own_and_a_stranger_sees_nothing(
    passage: Passage, editor: Member, stranger: Member
) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.note_error(passage, "fact", "x", by=editor, at=NOON, on=ON)
    with pytest.raises(Http404):
        get_passage(passage.ref, seen_by=stranger)


@pytest.fixture
def prepared(programme: Programme, publisher: Organisation, officer: Member) -> Manuscript:
    """A theory article that the institution owes."""
    duty = Obligation.objects.create(
        programme=programme, code="A2", ordinal=5, kind="author", side="a", text="Bài lý luận",
        quantity_least=2,
    )  # fmt: skip
    deed = open_deed(duty, title="Bài lý luận", by=officer, at=NOON, on=ON)
    return services.prepare_text(
        Brief("Chiến lược của tỉnh", programme=programme, deed=deed), publisher,
        name="Hoàng Mẫu", by=officer, at=NOON, on=ON,
    )  # fmt: skip


def test_an_institutions_text_is_its_own_until_it_is_submitted(
    prepared: Manuscript, officer: Member, editor: Member, leader_b: Member
) -> None:
    for member in (editor, leader_b):
        with pytest.raises(Http404):
            get_manuscript(prepared.ref, seen_by=member)
        with pytest.raises(Http404):
            standing_of(prepared, member)
    services.hand_in(prepared, [("bai.docx", docx("Lý luận"))], by=officer, at=NOON)
    services.submit(prepared, GIVEN, by=officer, at=NOON, on=ON)
    assert standing_of(get_manuscript(prepared.ref, seen_by=editor), editor) is Standing.DESK
    assert prepared.deed is not None
    prepared.deed.refresh_from_db()
    assert prepared.deed.last_step == "offered"


def test_the_institution_sees_the_decision_and_not_the_desks_work(
    prepared: Manuscript, officer: Member, editor: Member, leader_b: Member
) -> None:
    services.hand_in(prepared, [("bai.docx", docx("Lý luận"))], by=officer, at=NOON)
    services.submit(prepared, GIVEN, by=officer, at=NOON, on=ON)
    services.add_version(prepared, by=editor, at=NOON, text="Lý luận đã biên tập")
    services.add_version(prepared, by=editor, at=NOON, text="Để tác giả xem", for_author=True)
    standing = standing_of(prepared, officer)
    assert standing is Standing.INSTITUTION
    assert [row.number for row in versions_seen(prepared, standing)] == [1, 3]
    with pytest.raises(Http404):
        services.add_version(prepared, by=officer, at=NOON, text="Sửa của tỉnh")
    draft = services.propose_decision(
        prepared, Draft(Verdict.DECLINE, "not_timely", "Đã qua kỳ."), by=editor, at=NOON, on=ON
    )
    services.decide(draft, by=leader_b, at=NOON, on=ON)
    assert prepared.deed is not None
    prepared.deed.refresh_from_db()
    assert prepared.deed.last_step == "declined"
    assert prepared.deed.steps.get(step="declined").note == "Đã qua kỳ."

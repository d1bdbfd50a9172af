"""Questions with answers, and briefing packs with versions."""

from datetime import date
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from docx import Document

from phoihop.fieldwork import services
from phoihop.fieldwork.models import AnswerFile, Pack, PackVersion, Question
from phoihop.fieldwork.queries import (
    answer_times_of,
    get_pack,
    get_question,
    outdated_uses,
    questions_of,
)
from phoihop.law.refusal import Refusal
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Topic
from phoihop.planning.queries import facts_of
from phoihop.programmes.models import Obligation, Programme
from tests.fieldwork.conftest import ON, figure
from tests.fixtures import NOON

FILE = services.Attached("ho-ngheo.pdf", b"%PDF-1.7 sample", date(2017, 5, 31), "Sở (mẫu)")


def answered(question: Question, officer: Member, *, on: date) -> None:
    services.answer(question, text="1.150 hộ", files=[FILE], by=officer, at=NOON, on=on)


def test_an_answer_keeps_each_file_with_its_day_and_source(
    question: Question, officer: Member
) -> None:
    second = services.Attached("phu-luc.pdf", b"%PDF-1.7 more", date(2017, 4, 30), "Xã (mẫu)")
    services.answer(
        question, text="1.150 hộ", files=[FILE, second], by=officer, at=NOON, on=date(2017, 6, 5)
    )
    kept = [(one.paper.name, one.dated_on, one.source) for one in question.files.all()]
    assert kept == [
        ("ho-ngheo.pdf", date(2017, 5, 31), "Sở (mẫu)"),
        ("phu-luc.pdf", date(2017, 4, 30), "Xã (mẫu)"),
    ]


def test_a_photograph_is_taken_by_the_ending_that_cameras_give(
    question: Question, officer: Member
) -> None:
    photo = services.Attached("DSC_0017.JPG", b"\xff\xd8\xff mau", date(2017, 5, 31), "Xã (mẫu)")
    services.answer(question, text="Xem ảnh", files=[photo], by=officer, at=NOON, on=ON)
    assert question.files.get().paper.format == "jpeg"


def test_a_late_answer_is_counted_and_may_be_found_wanting(
    question: Question, officer: Member, editor: Member, programme: Programme
) -> None:
    answered(question, officer, on=date(2017, 6, 12))
    services.judge_answer(
        question, sufficient=False, note="Thiếu số của huyện", by=editor, at=NOON, on=ON
    )
    answered(question, officer, on=date(2017, 6, 13))
    services.judge_answer(question, sufficient=True, by=editor, at=NOON, on=date(2017, 6, 14))
    told = answer_times_of(programme, seen_by=officer, year=2017, on=date(2017, 7, 1))
    assert (told.asked, told.answered, told.in_time, told.median_days) == (1, 1, 0, 11)
    late = [one.late_days for one in facts_of(programme, seen_by=officer) if one.late_days]
    assert late == [4, 5]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (services.Attached("a.pdf", b"x", ON, " "), "question.file_unsourced"),
        (services.Attached("a.pdf", b"x", date(2018, 1, 1), "Sở"), "question.file_from_future"),
        (services.Attached("a.exe", b"x", ON, "Sở"), "deed.file_kind_unknown"),
    ],
)
def test_a_bad_file_leaves_the_question_unanswered(
    file: services.Attached, code: str, question: Question, officer: Member
) -> None:
    with pytest.raises(Refusal, match=code):
        services.answer(question, text="Đây", files=[FILE, file], by=officer, at=NOON, on=ON)
    assert get_question(question.deed.ref, seen_by=officer).deed.last_step == "asked"
    assert not AnswerFile.objects.exists()


def test_a_question_asks_something_and_is_due_later(
    inform_duty: Obligation, trip_duty: Obligation, editor: Member
) -> None:
    late = services.Inquiry("Hỏi", "?", due_on=date(2017, 5, 1))
    for duty, inquiry, code in (
        (inform_duty, services.Inquiry("Hỏi", " "), r"question\.text_missing"),
        (inform_duty, late, r"question\.due_before_asked"),
        (trip_duty, services.Inquiry("Hỏi", "?"), r"question\.wrong_duty"),
    ):
        with pytest.raises(Refusal, match=code):
            services.ask(duty, inquiry, by=editor, at=NOON, on=ON)


def test_a_stranger_finds_no_question(
    question: Question, stranger: Member, programme: Programme
) -> None:
    with pytest.raises(Http404):
        get_question(question.deed.ref, seen_by=stranger)
    with pytest.raises(Http404):
        questions_of(programme, seen_by=stranger)


def test_a_pack_goes_out_on_paper_as_a_step_of_the_duty(
    version: PackVersion, programme: Programme, officer: Member
) -> None:
    assert version.deed is not None
    assert version.deed.last_step == "issued"
    paper = version.deed.steps.get(step="issued").paper
    assert paper is not None
    document = Document(BytesIO(read_bytes(paper.sha256)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "6,71 %" in cells
    assert "Cục Thống kê (mẫu)" in cells
    columns = [fact.column.value for fact in facts_of(programme, seen_by=officer)]
    assert columns == ["planned", "published"]


def test_a_newer_version_tells_everybody_who_used_the_older(
    version: PackVersion, topic: Topic, editor: Member, officer: Member, programme: Programme
) -> None:
    use = services.use_pack(version, topic, by=editor, at=NOON)
    assert services.use_pack(version, topic, by=editor, at=NOON) == use
    assert not outdated_uses(programme, seen_by=editor)
    newer = services.Content("Đất chè", "Gần thủ đô", "Chè sạch", [figure("7,02")])
    services.new_version(
        version.pack, newer, change="Số 6 tháng", by=officer, at=NOON, on=date(2017, 7, 1)
    )
    assert [one.topic for one in outdated_uses(programme, seen_by=editor)] == [topic]
    assert not outdated_uses(programme, seen_by=officer)
    services.look_at_newest(use, by=editor, at=NOON)
    assert not outdated_uses(programme, seen_by=editor)


def test_a_version_never_changes_and_says_what_is_new(
    version: PackVersion, officer: Member
) -> None:
    same = services.Content("Đất chè", "Gần thủ đô", "Chè sạch", [figure()])
    with pytest.raises(Refusal, match=r"pack\.nothing_new"):
        services.new_version(version.pack, same, change="Không", by=officer, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"pack\.change_missing"):
        services.new_version(
            version.pack, services.Content("Khác"), change=" ", by=officer, at=NOON, on=ON
        )
    assert [one.number for one in get_pack(version.pack.ref, seen_by=officer).versions.all()] == [1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (services.Content(), "pack.empty"),
        (services.Content(figures=[figure(""), figure()]), "pack.figure_unsourced"),
        (services.Content(figures=[figure(), figure("7")]), "pack.figure_twice"),
    ],
)
def test_a_bad_pack_leaves_no_trace(
    content: services.Content,
    code: str,
    brief_duty: Obligation,
    officer: Member,
    institution: Organisation,
) -> None:
    with pytest.raises(Refusal, match=code):
        services.issue_pack(
            brief_duty, unit=institution, title="Gói", content=content, by=officer, at=NOON, on=ON
        )
    assert not Pack.objects.exists()
    assert not brief_duty.deeds.exists()


def test_the_publisher_issues_no_pack_of_the_institutions(
    brief_duty: Obligation, editor: Member, institution: Organisation
) -> None:
    with pytest.raises(Refusal, match=r"deed\.other_sides_turn"):
        services.issue_pack(
            brief_duty,
            unit=institution,
            title="Gói",
            content=services.Content("Đất chè"),
            by=editor,
            at=NOON,
            on=ON,
        )


def test_only_its_issuer_issues_a_pack_anew(
    version: PackVersion, editor: Member, client: Client
) -> None:
    with pytest.raises(Refusal, match=r"pack\.others"):
        services.new_version(
            version.pack, services.Content("Khác"), change="Mới", by=editor, at=NOON, on=ON
        )
    client.force_login(editor.user)
    assert b"/new/" not in client.get(f"/packs/{version.pack.ref}/").content


def test_a_stranger_finds_no_pack(version: PackVersion, stranger: Member) -> None:
    with pytest.raises(Http404):
        get_pack(version.pack.ref, seen_by=stranger)


def test_the_database_knows_no_silent_change(version: PackVersion, officer: Member) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PackVersion.objects.create(
            pack=version.pack, number=2, issued_on=ON, issued_by=officer, recorded_at=NOON
        )

"""The yearly review: computed figures, people's causes, lessons that are decided and followed."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from phoihop.audit.models import Entry
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning.models import Deed
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.programmes.services import offer_instrument
from phoihop.reviews import services
from phoihop.reviews.models import Review
from phoihop.reviews.queries import drifted, figures_sha256, get_lesson, get_review, report_of
from phoihop.reviews.rules import ShortcomingKind, spread
from tests.fixtures import Publish
from tests.reviews.conftest import AT, DAY, signed


def lesson_draft(duty: Obligation) -> services.LessonDraft:
    return services.LessonDraft(
        evidence="Sáu bài chưa có minh chứng",
        cause="Chưa phân công người lưu trang",
        proposed_change="Lưu trang trong ngày đăng",
        owner_side=Side.B,
        due_on=date(2018, 3, 31),
        obligation=duty,
    )


def test_shortcomings_are_computed_from_the_ledger(
    review: Review, line: Line, trip_duty: Obligation, publish: Publish, officer: Member
) -> None:
    publish("Bài 1", date(2017, 5, 1))
    report = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)
    found = {(one.row.duty.code, one.kind, one.quantity) for one in report.shortcomings}
    assert ("B1", ShortcomingKind.BEHIND, 4) in found
    assert ("A1", ShortcomingKind.BEHIND, 2) in found


def test_results_stand_by_theme(
    review: Review, line: Line, publish: Publish, programme: Programme, officer: Member
) -> None:
    match = publish("Cách làm hay ở xã", date(2017, 5, 1))
    match.work.themes.add(programme.themes.get(code="T5"))
    publish("Bài chưa rõ chủ đề", date(2017, 5, 2))
    report = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)
    assert [work[1] for work in report.themes[0].works] == ["Cách làm hay ở xã"]
    assert [work[1] for work in report.unthemed] == ["Bài chưa rõ chủ đề"]


def test_a_year_is_reviewed_once(review: Review, programme: Programme, officer: Member) -> None:
    with pytest.raises(Refusal, match="review.exists"):
        services.prepare_review(programme, year=2017, as_of_on=DAY, by=officer, at=AT, on=DAY)


def test_the_duty_to_meet_walks_with_the_review(
    review: Review, officer: Member, leader_a: Member, leader_b: Member
) -> None:
    services.hold_review(review, held_on=DAY, place="Thái Nguyên", by=officer, at=AT)
    services.sign_review(review, by=leader_a, at=AT, on=DAY)
    assert review.state == "held"
    services.sign_review(review, by=leader_b, at=AT, on=DAY)
    assert review.state == "signed"
    for leader in (leader_a, leader_b):
        services.close_lessons(review, by=leader, at=AT, on=DAY)
    deed = Deed.objects.get()
    assert (deed.last_step, deed.ended) == ("lessons_decided", True)


def test_figures_stay_as_known_at_the_signature(
    review: Review,
    line: Line,
    publish: Publish,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
) -> None:
    services.hold_review(review, held_on=DAY, place="", by=officer, at=AT)
    for leader in (leader_a, leader_b):
        services.sign_review(review, by=leader, at=AT, on=DAY)
    later = AT.replace(year=2018)
    publish("Bài nhập muộn", date(2017, 5, 1), at=later)
    report = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=later)
    assert report.unthemed == ()
    assert review.figures is not None


def test_signed_minutes_take_no_more_words(
    review: Review, yearly_duty: Obligation, officer: Member, leader_a: Member, leader_b: Member
) -> None:
    services.hold_review(review, held_on=DAY, place="", by=officer, at=AT)
    for leader in (leader_a, leader_b):
        services.sign_review(review, by=leader, at=AT, on=DAY)
    with pytest.raises(Refusal, match="review.figures_frozen"):
        services.write_cause(review, obligation=yearly_duty, text="Vì", by=officer, at=AT)


def test_a_lesson_is_written_adopted_and_followed(
    review: Review, yearly_duty: Obligation, officer: Member, leader_a: Member, programme: Programme
) -> None:
    lesson = services.write_lesson(review, lesson_draft(yearly_duty), by=officer, at=AT)
    services.decide_lesson(lesson, adopt=True, by=leader_a, at=AT, on=DAY)
    services.finish_lesson(lesson, outcome="Đã phân công", by=officer, at=AT, on=date(2018, 3, 1))
    following = services.prepare_review(
        programme,
        year=2018,
        as_of_on=date(2018, 12, 1),
        by=officer,
        at=AT.replace(year=2018),
        on=date(2018, 12, 2),
    )
    report = report_of(get_review(following.ref, seen_by=officer), seen_by=officer, known_at=AT)
    assert [(one.state, one.outcome) for one in report.earlier] == [("done", "Đã phân công")]


def test_an_incomplete_lesson_is_none(
    review: Review, yearly_duty: Obligation, officer: Member
) -> None:
    draft = services.LessonDraft("", "Vì", "Đổi", Side.A, DAY)
    before = Entry.objects.count()
    with pytest.raises(Refusal, match="lesson.incomplete"):
        services.write_lesson(review, draft, by=officer, at=AT)
    assert Entry.objects.count() == before


def test_open_lessons_hold_the_closing(
    review: Review, yearly_duty: Obligation, officer: Member, leader_a: Member
) -> None:
    services.write_lesson(review, lesson_draft(yearly_duty), by=officer, at=AT)
    with pytest.raises(Refusal, match="review.lessons_open"):
        services.close_lessons(review, by=leader_a, at=AT, on=DAY)


def test_a_proposal_needs_its_reason_and_replaces_the_one_before(
    review: Review, publish_duty: Obligation, officer: Member
) -> None:
    with pytest.raises(Refusal, match="review.text_missing"):
        services.write_proposal(
            review, services.ProposalDraft(publish_duty, " "), by=officer, at=AT
        )
    for quantity in (5, 6):
        draft = services.ProposalDraft(publish_duty, "Nhiều cách làm hay hơn", quantity)
        services.write_proposal(review, draft, by=officer, at=AT)
    assert [one.quantity for one in review.proposals.all()] == [6]


def test_a_report_costs_a_fixed_number_of_queries(
    review: Review,
    line: Line,
    publish: Publish,
    officer: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(8):
        publish(f"Bài {number}", date(2017, 5, 1 + number))
    with django_assert_max_num_queries(32):
        report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)


def propose(review: Review, duty: Obligation, by: Member, **terms: int) -> None:
    draft = services.ProposalDraft(duty, "Nhiều cách làm hay hơn", **terms)
    services.write_proposal(review, draft, by=by, at=AT)


def test_the_next_paper_is_drafted_as_proposed_and_says_why(
    review: Review, line: Line, publish_duty: Obligation, officer: Member
) -> None:
    propose(review, publish_duty, officer, quantity=6, unit_price_dong=1_600_000)
    [draft] = services.draft_next_year(review, by=officer, at=AT)
    assert (draft.state, draft.year, draft.ends_on) == ("draft", 2018, date(2018, 12, 31))
    assert draft.title == "Hợp đồng tuyên truyền năm 2018"
    assert draft.source == f"Theo {review.ref}. B1: Nhiều cách làm hay hơn"
    [ordered] = draft.lines.all()
    assert (ordered.quantity, ordered.unit_price_dong) == (6, 1_600_000)
    assert "Nhiều cách làm hay hơn" in ordered.price_basis
    propose(review, publish_duty, officer, quantity=7)
    [again] = services.draft_next_year(review, by=officer, at=AT)
    assert again == draft
    assert [one.quantity for one in again.lines.all()] == [7]


def test_what_is_offered_is_not_drafted_anew(
    review: Review, line: Line, publish_duty: Obligation, officer: Member
) -> None:
    [draft] = services.draft_next_year(review, by=officer, at=AT)
    offer_instrument(draft, by=officer, at=AT)
    with pytest.raises(Refusal, match=r"review\.next_underway"):
        services.draft_next_year(review, by=officer, at=AT)


def test_after_the_last_year_nothing_follows(
    review: Review, line: Line, programme: Programme, officer: Member
) -> None:
    Programme.objects.update(ends_on=date(2017, 12, 31))
    review.programme.refresh_from_db()
    with pytest.raises(Refusal, match=r"review\.last_year"):
        services.draft_next_year(review, by=officer, at=AT)


@pytest.mark.parametrize(
    ("quantities", "proposed", "expected"),
    [([4, 2], 9, [7, 2]), ([4, 2], 3, [3, 0]), ([4, 2], 0, [0, 0]), ([4], 4, [4])],
)
def test_lines_of_one_duty_come_to_what_is_proposed(
    quantities: list[int], proposed: int, expected: list[int]
) -> None:
    assert spread(quantities, proposed) == expected


def test_themes_stay_as_they_were_at_the_signature(
    review: Review,
    publish: Publish,
    programme: Programme,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
) -> None:
    match = publish("Cách làm hay ở xã", date(2017, 5, 1))
    signed(review, officer, leader_a, leader_b)
    match.work.themes.add(programme.themes.get(code="T5"))
    report = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)
    assert [len(one.works) for one in report.themes] == [0]
    assert len(report.unthemed) == 1
    assert drifted(report) == []


def test_figures_that_are_no_longer_those_signed_are_told(
    review: Review,
    line: Line,
    publish: Publish,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
) -> None:
    publish("Cách làm hay ở xã", date(2017, 5, 1))
    signed(review, officer, leader_a, leader_b)
    before = figures_sha256(report_of(review, seen_by=officer, known_at=AT))
    Line.objects.update(quantity=3)
    report = report_of(get_review(review.ref, seen_by=officer), seen_by=officer, known_at=AT)
    assert drifted(report) == ["B1"]
    assert figures_sha256(report) == before


def test_another_publisher_sees_its_own_part_of_the_review(
    review: Review,
    line: Line,
    publish: Publish,
    publish_duty: Obligation,
    programme: Programme,
    officer: Member,
    stranger: Member,
) -> None:
    programme.parties.create(side="b", ordinal=2, organisation=stranger.organisation)
    publish_duty.party = programme.parties.get(side="b", ordinal=1)
    publish_duty.save()
    publish("Cách làm hay ở xã", date(2017, 5, 1))
    lesson = services.write_lesson(review, lesson_draft(publish_duty), by=officer, at=AT)
    services.write_cause(review, obligation=publish_duty, text="Vì mưa", by=officer, at=AT)
    propose(review, publish_duty, officer, quantity=9)
    report = report_of(get_review(review.ref, seen_by=stranger), seen_by=stranger, known_at=AT)
    assert "B1" not in [row.duty.code for row in report.rows]
    told = (report.unthemed, report.lessons, report.causes, report.proposals)
    assert told == ((), (), {}, {})
    with pytest.raises(Http404):
        get_lesson(lesson.ref, seen_by=stranger)


def test_the_clerk_numbers_what_is_signed_once(
    review: Review, officer: Member, clerk_a: Member, leader_a: Member, leader_b: Member
) -> None:
    given = {"number": 7, "notation": "BC-TU", "issued_on": DAY, "by": clerk_a, "at": AT}
    with pytest.raises(Refusal, match=r"review\.not_signed"):
        services.record_official_number(review, **given)
    signed(review, officer, leader_a, leader_b)
    services.record_official_number(review, **given)
    with pytest.raises(Refusal, match=r"papers\.number_given"):
        services.record_official_number(review, **given)


def test_words_and_numbers_that_no_column_holds_are_refused(
    review: Review, publish_duty: Obligation, officer: Member
) -> None:
    long = services.ProposalDraft(publish_duty, "v" * 1001)
    with pytest.raises(Refusal, match=r"review\.text_too_long"):
        services.write_proposal(review, long, by=officer, at=AT)
    negative = services.ProposalDraft(publish_duty, "Vì", quantity=-1)
    with pytest.raises(Refusal, match=r"review\.quantity_outside"):
        services.write_proposal(review, negative, by=officer, at=AT)


def test_only_a_house_of_the_programme_owns_a_lesson(
    review: Review, yearly_duty: Obligation, officer: Member, stranger: Member
) -> None:
    draft = replace(lesson_draft(yearly_duty), owner=stranger.organisation)
    with pytest.raises(Refusal, match=r"lesson\.foreign_owner"):
        services.write_lesson(review, draft, by=officer, at=AT)

"""Rounds, decisions, withdrawing; nobody decides on a text of their own."""

from datetime import date

import pytest
from django.http import Http404

from phoihop.desk.addresses import address_of
from phoihop.desk.queries import today_of
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import AuthorLink, Decision, Manuscript
from phoihop.manuscripts.queries import anchored, get_task, open_draft, turns_of
from phoihop.manuscripts.rules import Verdict
from phoihop.manuscripts.services import Draft
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from tests.fixtures import NOON
from tests.manuscripts.conftest import GIVEN, ON, docx

DECLINE = Draft(Verdict.DECLINE, "out_of_scope", "Không hợp chuyên mục.")


def propose(manuscript: Manuscript, draft: Draft, by: Member) -> Decision:
    return services.propose_decision(manuscript, draft, by=by, at=NOON, on=ON)


def test_a_text_goes_through_a_round_is_returned_and_accepted(
    manuscript: Manuscript, link: AuthorLink, editor: Member, reviewer: Member, leader_b: Member
) -> None:
    services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON)
    task = get_task(manuscript.ref, 1, seen_by=reviewer)
    services.answer_task(task, True, by=reviewer, at=NOON)
    services.report_task(task, "minor", "Rút ngắn phần đầu.", by=reviewer, at=NOON)
    returned = Draft(Verdict.MINOR, "length", "Xin rút ngắn.", date(2017, 6, 20))
    services.decide(propose(manuscript, returned, editor), by=leader_b, at=NOON, on=ON)
    manuscript.refresh_from_db()
    assert (manuscript.state, manuscript.due_on) == ("revision", date(2017, 6, 20))
    services.hand_in(manuscript, [("sua.docx", docx("Bản đã sửa."))], by=link, at=NOON)
    services.submit(manuscript, GIVEN, by=link, at=NOON, on=date(2017, 6, 22))
    assert manuscript.steps.last().late_days == 2  # type: ignore[union-attr]
    services.decide(propose(manuscript, Draft(Verdict.ACCEPT), editor), by=leader_b, at=NOON, on=ON)
    assert manuscript.decisions.last().version.number == 2  # type: ignore[union-attr]
    manuscript.refresh_from_db()
    assert manuscript.state == "accepted"


def test_only_the_reviewer_answers_and_only_after_a_yes_reports(
    manuscript: Manuscript, editor: Member, reviewer: Member, second_editor: Member
) -> None:
    services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON)
    task = get_task(manuscript.ref, 1, seen_by=reviewer)
    with pytest.raises(Http404):
        get_task(manuscript.ref, 1, seen_by=second_editor)
    with pytest.raises(Http404):
        services.answer_task(task, True, by=second_editor, at=NOON)
    with pytest.raises(Refusal, match=r"review_task\.wrong_state"):
        services.report_task(task, "accept", "Hay.", by=reviewer, at=NOON)
    with pytest.raises(Refusal, match=r"review_task\.reason_missing"):
        services.answer_task(task, False, by=reviewer, at=NOON)
    services.answer_task(task, False, by=reviewer, at=NOON, reason="Bận")
    assert task.state == "refused"


def test_reviewers_are_of_the_house_and_not_the_author(
    manuscript: Manuscript, editor: Member, reviewer: Member, officer: Member
) -> None:
    with pytest.raises(Refusal, match=r"manuscript\.reviewer_unfit"):
        services.open_round(manuscript, [officer], by=editor, at=NOON, on=ON)
    manuscript.authors.filter(ordinal=1).update(member=reviewer)
    with pytest.raises(Refusal, match=r"manuscript\.reviewer_wrote_it"):
        services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON)
    manuscript.refresh_from_db()
    assert manuscript.state == "submitted"


def test_a_decline_always_has_a_reason(manuscript: Manuscript, editor: Member) -> None:
    with pytest.raises(Refusal, match=r"manuscript\.reason_missing"):
        propose(manuscript, Draft(Verdict.DECLINE), editor)
    with pytest.raises(Refusal, match=r"manuscript\.reason_missing"):
        propose(manuscript, Draft(Verdict.DECLINE, "fit"), editor)
    assert not Decision.objects.exists()


def test_an_editor_drafts_and_the_chief_decides(
    manuscript: Manuscript, editor: Member, leader_b: Member, officer: Member, leader_a: Member
) -> None:
    draft = propose(manuscript, DECLINE, editor)
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.decide(draft, by=editor, at=NOON, on=ON)
    for member in (officer, leader_a):
        with pytest.raises(Http404):
            services.decide(draft, by=member, at=NOON, on=ON)
    services.decide(draft, by=leader_b, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"manuscript\.changed_meanwhile"):
        services.decide(draft, by=leader_b, at=NOON, on=ON)


def test_two_editors_at_once_make_one_draft(
    manuscript: Manuscript, editor: Member, second_editor: Member
) -> None:
    stale = Manuscript.objects.get(pk=manuscript.pk)
    propose(manuscript, DECLINE, editor)
    with pytest.raises(Refusal) as refused:
        propose(stale, Draft(Verdict.ACCEPT), second_editor)
    assert refused.value.code == "manuscript.changed_meanwhile"
    assert Decision.objects.count() == 1


def test_an_author_who_withdraws_during_a_decision_is_heard(
    manuscript: Manuscript, link: AuthorLink, editor: Member, leader_b: Member
) -> None:
    draft = propose(manuscript, DECLINE, editor)
    stale = Decision.objects.select_related("manuscript").get(pk=draft.pk)
    manuscript.refresh_from_db()
    services.withdraw(manuscript, by=link, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"manuscript\.changed_meanwhile"):
        services.decide(stale, by=leader_b, at=NOON, on=ON)
    assert Decision.objects.get().decided_at is None
    assert manuscript.versions.count() == 1  # nothing is deleted


def test_only_the_author_withdraws_what_came(manuscript: Manuscript, editor: Member) -> None:
    with pytest.raises(Refusal, match=r"manuscript\.not_yours_to_withdraw"):
        services.withdraw(manuscript, by=editor, at=NOON, on=ON)


def test_a_decision_is_retracted_until_the_piece_is_published(
    manuscript: Manuscript, editor: Member, leader_b: Member
) -> None:
    draft = propose(manuscript, Draft(Verdict.ACCEPT), editor)
    services.decide(draft, by=leader_b, at=NOON, on=ON)
    draft.manuscript.refresh_from_db()
    services.retract(draft, by=leader_b, at=NOON, on=ON, why="Phát hiện đã đăng nơi khác.")
    manuscript.refresh_from_db()
    assert manuscript.state == "submitted"
    again = propose(manuscript, Draft(Verdict.ACCEPT), editor)
    services.decide(again, by=leader_b, at=NOON, on=ON)
    services.mark_published(again.manuscript, by=editor, at=NOON, on=ON)
    with pytest.raises(Refusal, match=r"manuscript\.wrong_state"):
        services.retract(again, by=leader_b, at=NOON, on=ON, why="Muộn")


def test_putting_a_draft_back_needs_a_reason(
    manuscript: Manuscript, editor: Member, leader_b: Member
) -> None:
    draft = propose(manuscript, DECLINE, editor)
    with pytest.raises(Refusal, match=r"manuscript\.why_missing"):
        services.put_back(draft, by=leader_b, at=NOON, on=ON, why=" ")
    services.put_back(draft, by=leader_b, at=NOON, on=ON, why="Xin xem lại.")
    assert open_draft(manuscript) is None


@pytest.mark.parametrize("way", ["account", "address"])
def test_nobody_decides_on_an_own_text_unless_loudly(
    manuscript: Manuscript, editor: Member, leader_b: Member, way: str
) -> None:
    if way == "account":
        manuscript.authors.filter(ordinal=1).update(member=leader_b)
    else:
        leader_b.user.email = "NONG@example.org"
        leader_b.user.save()
    draft = propose(manuscript, Draft(Verdict.ACCEPT), editor)
    with pytest.raises(Refusal, match=r"manuscript\.own_text"):
        services.decide(draft, by=leader_b, at=NOON, on=ON)
    services.decide(draft, by=leader_b, at=NOON, on=ON, override_reason="Không còn ai khác.")
    assert Decision.objects.get().override_reason == "Không còn ai khác."


def test_nothing_is_accepted_without_rights(manuscript: Manuscript, editor: Member) -> None:
    Manuscript.objects.filter(pk=manuscript.pk).update(licence="")
    manuscript.refresh_from_db()
    with pytest.raises(Refusal, match=r"manuscript\.rights_missing"):
        propose(manuscript, Draft(Verdict.ACCEPT), editor)
    services.state_rights(manuscript, "exclusive", by=editor, at=NOON)
    propose(manuscript, Draft(Verdict.ACCEPT), editor)


def test_comments_find_their_passage_in_later_versions(
    manuscript: Manuscript, editor: Member
) -> None:
    first = manuscript.versions.get()
    start, end = services.find_passage(first, "Người dân hiến  đất")
    made = services.add_comment(
        first, start, end, kind="fact", text="Bao nhiêu hộ?", by=editor, at=NOON
    )
    second = services.add_version(
        manuscript, by=editor, at=NOON,
        text="Thêm một câu mở đầu. " + first.text.replace("hai mươi", "hai mươi ba"),
    )  # fmt: skip
    [shown] = anchored(second, [made])
    assert shown.start is not None
    assert second.text[shown.start : shown.end] == "Người dân hiến đất"
    third = services.add_version(manuscript, by=editor, at=NOON, text="Bài viết lại từ đầu.")
    assert anchored(third, [made])[0].start is None


def test_everyone_is_told_whose_turn_it_is(
    manuscript: Manuscript, editor: Member, reviewer: Member, leader_b: Member, officer: Member
) -> None:
    def kinds(member: Member) -> set[str]:
        return {turn.kind for turn in turns_of(member, on=ON)}

    assert kinds(editor) == {"look"}
    services.open_round(manuscript, [reviewer], by=editor, at=NOON, on=ON)
    assert kinds(reviewer) == {"answer_task"}
    propose(manuscript, Draft(Verdict.ACCEPT), editor)
    assert (kinds(leader_b), kinds(editor)) == ({"decide"}, set())
    assert kinds(officer) == set()


def test_the_day_of_each_person_names_what_waits(
    manuscript: Manuscript, programme: Programme, editor: Member, leader_b: Member, officer: Member
) -> None:
    def tasks(member: Member) -> dict[str, str]:
        mine = today_of(member, on=ON).mine
        return {item.task.value: address_of(item) for item in mine}

    page = f"/manuscripts/{manuscript.ref}/"
    assert tasks(editor)["read_manuscript"] == page
    assert not any("manuscript" in task for task in tasks(officer))
    version = manuscript.versions.get()
    span = services.find_passage(version, "hai mươi cây số")
    passage = services.show_passage(
        version, span, programme=programme, question="Đúng?", by=editor, at=NOON, on=ON
    )
    assert tasks(officer)["note_passage"] == f"/passages/{passage.ref}/"
    propose(manuscript, DECLINE, editor)
    assert tasks(leader_b)["decide_manuscript"] == page

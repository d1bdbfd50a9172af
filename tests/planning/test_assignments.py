"""Assignments: terms in one page, answers with a reason, hand-over, and who sees what."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.planning import services
from phoihop.planning.assignment_rules import ASSIGNMENT_LIFE, AssignmentState, RefusalReason
from phoihop.planning.models import Assignment, Topic
from phoihop.programmes.models import Line, Programme
from tests.fixtures import NOON, MakeMember

ON = date(2017, 6, 1)
ACT = {"at": NOON, "on": ON}


@pytest.fixture
def reporter(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("phong-vien", publisher, Role.REPORTER)


@pytest.fixture
def topic(programme: Programme, line: Line, officer: Member, editor: Member) -> Topic:
    idea = services.Idea("Chè Tân Cương", line=line, due_on=date(2017, 9, 1))
    made = services.decide_topic(programme, idea, by=officer, **ACT)
    services.agree_topic(made, by=editor, **ACT)
    return made


@pytest.fixture
def assignment(topic: Topic, reporter: Member, editor: Member) -> Assignment:
    offer = services.Offer(
        reporter, date(2017, 8, 20), fee_dong=2_000_000, rights="Báo được đăng một lần",
        disclosure="Bài thuộc chương trình phối hợp",
    )  # fmt: skip
    return services.offer_assignment(topic, offer, by=editor, **ACT)


def test_nothing_leads_back_from_an_end() -> None:
    ended = set(AssignmentState) - {AssignmentState.OFFERED, AssignmentState.CONFIRMED}
    assert [ASSIGNMENT_LIFE.open_from(state) for state in ended] == [[]] * 4


def test_confirming_puts_the_topic_in_work_without_telling_by_whom(
    assignment: Assignment, topic: Topic, reporter: Member, editor: Member
) -> None:
    services.confirm_assignment(assignment, by=reporter, **ACT)
    topic.refresh_from_db()
    assert (assignment.state, topic.state) == ("confirmed", "in_work")
    assert topic.steps.get(step="start").member == editor
    trail = Entry.objects.filter(chain=topic.programme.ref)
    assert reporter.ref not in {entry.actor for entry in trail}
    assert "2000000" not in "".join(str(entry.facts) for entry in Entry.objects.all())
    services.deliver_assignment(assignment, by=reporter, **ACT)
    assert assignment.state == "delivered"


def test_a_refusal_keeps_its_reason_and_a_bad_one_leaves_no_trace(
    assignment: Assignment, reporter: Member
) -> None:
    before = Entry.objects.count()
    for reason, note in (("mood", "x"), (RefusalReason.OTHER.value, " ")):
        with pytest.raises(Refusal, match="assignment"):
            services.refuse_assignment(assignment, reason=reason, note=note, by=reporter, **ACT)
    assert Entry.objects.count() == before
    services.refuse_assignment(assignment, reason="deadline", by=reporter, **ACT)
    kept = Assignment.objects.get()
    assert (kept.state, kept.reason) == ("refused", "deadline")


def test_only_the_person_answers_and_only_once(
    assignment: Assignment, reporter: Member, editor: Member
) -> None:
    seen_twice = Assignment.objects.select_related("topic__programme").get()
    with pytest.raises(Refusal, match="not_yours"):
        services.confirm_assignment(assignment, by=editor, **ACT)
    services.confirm_assignment(assignment, by=reporter, **ACT)
    with pytest.raises(Refusal, match="changed_meanwhile"):
        services.refuse_assignment(seen_twice, reason="busy", by=reporter, **ACT)


@pytest.mark.parametrize(
    ("deadline", "fee", "code"),
    [
        (date(2017, 5, 31), None, "deadline_past"),
        (date(2017, 9, 2), None, "deadline_after_due"),
        (date(2017, 8, 1), -1, "fee_negative"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    topic: Topic, reporter: Member, editor: Member, deadline: date, fee: int | None, code: str
) -> None:
    offer = services.Offer(reporter, deadline, fee_dong=fee)
    with pytest.raises(Refusal, match=code):
        services.offer_assignment(topic, offer, by=editor, **ACT)
    assert not Assignment.objects.exists()


def test_the_same_is_not_asked_twice_and_no_outsider_is_asked(
    assignment: Assignment, topic: Topic, reporter: Member, editor: Member, stranger: Member,
    officer: Member,
) -> None:  # fmt: skip
    again = services.Offer(reporter, date(2017, 8, 1))
    with pytest.raises(Refusal, match="open_already"):
        services.offer_assignment(topic, again, by=editor, **ACT)
    for outsider in (stranger, officer):
        offer = services.Offer(outsider, date(2017, 8, 1))
        with pytest.raises(Refusal, match="not_a_colleague"):
            services.offer_assignment(topic, offer, by=editor, **ACT)


def test_everything_open_is_handed_over_at_once(
    programme: Programme, assignment: Assignment, reporter: Member, editor: Member,
    make_member: MakeMember, publisher: Organisation,
) -> None:  # fmt: skip
    successor = make_member("phong-vien-hai", publisher, Role.REPORTER)
    services.confirm_assignment(assignment, by=reporter, **ACT)
    [made] = services.hand_over(programme, reporter, successor, by=editor, **ACT)
    assignment.refresh_from_db()
    assert assignment.state == "handed_over"
    assert (made.state, made.assignee, made.instead_of) == ("offered", successor, assignment)
    assert (made.fee_dong, made.rights) == (2_000_000, "Báo được đăng một lần")
    with pytest.raises(Refusal, match="nothing_open"):
        services.hand_over(programme, reporter, successor, by=editor, **ACT)


def test_the_institution_sees_no_assignment_anywhere(
    client: Client, assignment: Assignment, topic: Topic, officer: Member, leader_a: Member,
    auditor_a: Member, stranger: Member, reporter: Member, editor: Member,
) -> None:  # fmt: skip
    own = f"/assignments/{assignment.ref}/"
    listed = "/programmes/CT-2017-01/plan/assignments/"
    for member in (officer, leader_a, auditor_a, stranger):
        client.force_login(member.user)
        assert client.get(own).status_code == 404
        assert client.get(listed).status_code == 404
        assert client.get(f"/topics/{topic.ref}/assign/").status_code == 404
        assert client.post(f"{own}confirm/").status_code == 404
    client.force_login(officer.user)
    page = client.get(f"/topics/{topic.ref}/").content.decode()
    assert assignment.ref not in page
    assert reporter.display_name not in page
    for member in (reporter, editor):
        client.force_login(member.user)
        assert "2.000.000" in client.get(own).content.decode()
        assert assignment.ref in client.get(listed).content.decode()


def test_a_colleague_does_not_see_what_another_is_paid(
    client: Client, assignment: Assignment, make_member: MakeMember, publisher: Organisation
) -> None:
    other = make_member("phong-vien-hai", publisher, Role.REPORTER)
    client.force_login(other.user)
    assert client.get(f"/assignments/{assignment.ref}/").status_code == 404


def test_from_offer_to_refusal_on_screen(
    client: Client, topic: Topic, reporter: Member, editor: Member
) -> None:
    client.force_login(editor.user)
    address = f"/topics/{topic.ref}/assign/"
    given = {"assignee": reporter.ref, "task": "write", "deadline_on": "2099-01-01", "fee": "2.000"}
    assert client.post(address, {**given, "fee": "nhiều"}).status_code == 422
    assert client.post(address, given).status_code == 409  # after the day of publishing
    Topic.objects.update(due_on=None)
    assert client.post(address, given).status_code == 302
    made = Assignment.objects.get()
    assert made.fee_dong == 2000
    client.force_login(reporter.user)
    client.post(f"/assignments/{made.ref}/refuse/", {"reason": "fee"})
    made.refresh_from_db()
    assert made.state == "refused"
    client.cookies["phoihop_language"] = "en"
    assert "The fee is too low" in client.get(f"/assignments/{made.ref}/").content.decode()


def test_the_command_line_is_another_door_to_the_same_verbs(
    topic: Topic, reporter: Member, editor: Member, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ["plan", "assign", topic.ref, reporter.ref, "--deadline", "2017-08-01"]
    call_command(*ask, "--fee", "1.500.000", "--on", "2017-06-01", "--as", editor.ref)
    made = Assignment.objects.get()
    assert made.fee_dong == 1_500_000
    call_command("plan", "confirm", made.ref, "--on", "2017-06-02", "--as", reporter.ref)
    made.refresh_from_db()
    assert (made.state, made.answered_on) == ("confirmed", date(2017, 6, 2))


@pytest.mark.parametrize("answered", [False, True])
def test_what_is_open_ends_with_its_topic(
    assignment: Assignment, topic: Topic, reporter: Member, editor: Member, answered: bool
) -> None:
    if answered:
        services.confirm_assignment(assignment, by=reporter, **ACT)
        topic.refresh_from_db()
        services.finish_topic(topic, by=editor, **ACT)
    else:
        services.drop_topic(topic, by=editor, reason="Trùng", **ACT)
    assignment.refresh_from_db()
    assert assignment.state == ("delivered" if answered else "withdrawn")

"""A text that answers an assignment: it comes in, and the assignment is done, the topic in work."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.manuscripts import services
from phoihop.manuscripts.models import ForAssignment, Manuscript
from phoihop.parties.models import Member
from phoihop.planning import services as planning
from phoihop.planning.models import Assignment
from phoihop.programmes.models import Line, Programme
from tests.api.program import Program
from tests.fixtures import NOON
from tests.manuscripts.conftest import GIVEN, ON, PARAGRAPHS, Invite, docx

ACT = {"at": NOON, "on": ON}


@pytest.fixture
def assignment(
    programme: Programme, line: Line, officer: Member, editor: Member, reviewer: Member
) -> Assignment:
    """A colleague is asked for a piece on an agreed topic."""
    idea = planning.Idea("Đường về bản", line=line, due_on=date(2017, 9, 1))
    topic = planning.decide_topic(programme, idea, by=officer, **ACT)
    planning.agree_topic(topic, by=editor, **ACT)
    offer = planning.Offer(reviewer, date(2017, 8, 20))
    return planning.offer_assignment(topic, offer, by=editor, **ACT)


def states(assignment: Assignment) -> tuple[str, str]:
    found = Assignment.objects.select_related("topic").get(pk=assignment.pk)
    return found.state, found.topic.state


def test_the_text_comes_in_and_the_assignment_is_consumed(
    invite: Invite, assignment: Assignment, editor: Member
) -> None:
    manuscript, link = invite()
    services.link_assignment(manuscript, assignment, by=editor, **ACT)
    assert states(assignment) == ("offered", "agreed")  # nothing came in yet
    services.hand_in(manuscript, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)
    services.submit(manuscript, GIVEN, by=link, **ACT)
    assert states(assignment) == ("delivered", "in_work")
    assert Manuscript.objects.get().topic == assignment.topic
    assert "assignment.deliver" in set(Entry.objects.values_list("action", flat=True))


def test_a_text_that_is_in_already_consumes_at_once_and_only_once(
    client: Client, manuscript: Manuscript, assignment: Assignment, editor: Member
) -> None:
    client.force_login(editor.user)
    address = f"/manuscripts/{manuscript.ref}/"
    assert assignment.ref in client.get(address).content.decode()  # may be chosen
    assert client.post(f"{address}assignment/", {"assignment": "PC-0"}).status_code == 422
    assert client.post(f"{address}assignment/", {"assignment": assignment.ref}).status_code == 302
    assert states(assignment) == ("delivered", "in_work")
    with pytest.raises(Refusal, match=r"manuscript\.foreign_assignment"):
        services.link_assignment(manuscript, assignment, by=editor, **ACT)
    assert ForAssignment.objects.count() == 1


def test_a_confirmed_assignment_is_delivered_and_a_withdrawn_one_left_alone(
    invite: Invite, assignment: Assignment, editor: Member, reviewer: Member
) -> None:
    manuscript, link = invite()
    call_command(
        "manuscripts", "for-assignment", manuscript.ref, assignment.ref, "--as", editor.ref,
        "--on", "1/6/2017",
    )  # fmt: skip
    planning.withdraw_assignment(assignment, by=editor, **ACT)
    services.hand_in(manuscript, [("bai.docx", docx(*PARAGRAPHS))], by=link, at=NOON)
    services.submit(manuscript, GIVEN, by=link, **ACT)  # the author is not kept waiting
    assert states(assignment) == ("withdrawn", "agreed")


def test_nobody_else_links_and_the_institution_sees_no_assignment(
    client: Client, manuscript: Manuscript, assignment: Assignment, officer: Member,
    stranger: Member, reviewer: Member,
) -> None:  # fmt: skip
    for member in (officer, stranger, reviewer):
        client.force_login(member.user)
        address = f"/manuscripts/{manuscript.ref}/assignment/"
        answer = client.post(address, {"assignment": assignment.ref})
        assert answer.status_code in (403, 404)
    assert not ForAssignment.objects.exists()


def test_a_program_of_the_desk_links_too(
    manuscript: Manuscript, assignment: Assignment, editor: Member, officer: Member
) -> None:
    door = f"/manuscripts/{manuscript.ref}/assignment"
    assert Program(officer).post(door, assignment=assignment.ref).status_code == 404
    assert Program(editor).post(door, assignment=assignment.ref).status_code == 200
    assert states(assignment) == ("delivered", "in_work")

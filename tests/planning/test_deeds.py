"""Each kind of duty follows its own steps, each taken by the side whose turn it is."""

from datetime import date

import pytest

from phoihop.audit.models import Entry
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.models import Deed, DeedStep
from phoihop.planning.queries import deeds_of, facts_of
from phoihop.planning.rules import STEPS, Column, Who, check_step, open_steps
from phoihop.programmes.models import Obligation, Programme
from phoihop.programmes.rules import ObligationKind
from tests.fixtures import NOON

DAY = date(2017, 6, 1)


@pytest.fixture
def trip(trip_duty: Obligation, editor: Member) -> Deed:
    """The publisher asks for a trip; five days to answer."""
    return services.open_deed(trip_duty, title="Đi cơ sở Định Hóa", by=editor, at=NOON, on=DAY)


@pytest.mark.parametrize("kind", list(STEPS))
def test_every_kind_can_be_walked_to_an_end(kind: ObligationKind) -> None:
    last: str | None = None
    walked = []
    while steps := open_steps(kind, last):
        step = (
            steps[-1] if steps[-1].name not in {"refused", "insufficient", "declined"} else steps[0]
        )
        side = Side.B if step.who is Who.OTHER else Side.A
        check_step(step, last=last, owed_by=Side.A, side=side)
        last = step.name
        walked.append(step)
    assert walked[-1].ends
    assert walked[-1].column is Column.ACCEPTED


def test_a_trip_is_asked_for_granted_held_and_confirmed(
    trip: Deed, officer: Member, editor: Member, programme: Programme
) -> None:
    services.take_step(trip, "granted", by=officer, at=NOON, on=date(2017, 6, 3))
    services.take_step(trip, "held", by=officer, at=NOON, on=date(2017, 6, 10))
    services.take_step(trip, "confirmed", by=editor, at=NOON, on=date(2017, 6, 12))
    trip.refresh_from_db()
    assert (trip.last_step, trip.ended) == ("confirmed", True)
    columns = [fact.column for fact in facts_of(programme, seen_by=officer)]
    assert columns == [Column.PLANNED, Column.IN_WORK, Column.PUBLISHED, Column.ACCEPTED]
    actions = list(Entry.objects.order_by("seq").values_list("action", flat=True))
    assert actions == ["deed.requested", "deed.granted", "deed.held", "deed.confirmed"]


def test_an_answer_after_the_due_day_is_late_by_days(trip: Deed, officer: Member) -> None:
    assert trip.due_on == date(2017, 6, 6)
    step = services.take_step(trip, "granted", by=officer, at=NOON, on=date(2017, 6, 9))
    assert step.late_days == 3


def test_the_wrong_side_is_told_whose_turn_it_is(trip: Deed, editor: Member) -> None:
    with pytest.raises(Refusal, match="deed.other_sides_turn"):
        services.take_step(trip, "granted", by=editor, at=NOON, on=DAY)


def test_a_step_out_of_turn_leaves_no_trace(trip: Deed, officer: Member) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refusal, match="deed.out_of_turn"):
        services.take_step(trip, "held", by=officer, at=NOON, on=DAY)
    assert (DeedStep.objects.count(), Entry.objects.count()) == (1, before)


def test_a_refusal_of_a_trip_needs_its_reason(trip: Deed, officer: Member) -> None:
    with pytest.raises(Refusal, match="deed.reason_missing"):
        services.take_step(trip, "refused", by=officer, at=NOON, on=DAY)
    services.take_step(trip, "refused", by=officer, at=NOON, on=DAY, note="Mưa lũ")
    assert trip.ended


def test_of_two_people_at_once_the_second_is_told(trip: Deed, officer: Member) -> None:
    stale = Deed.objects.select_related("obligation", "programme").get(pk=trip.pk)
    services.take_step(trip, "granted", by=officer, at=NOON, on=DAY)
    with pytest.raises(Refusal, match="deed.changed_meanwhile"):
        services.take_step(stale, "refused", by=officer, at=NOON, on=DAY, note="Bận")
    assert not DeedStep.objects.filter(step="refused").exists()


def test_minutes_are_signed_when_the_second_side_has_signed(
    programme: Programme, officer: Member, editor: Member
) -> None:
    duty = Obligation.objects.create(
        programme=programme, code="C1", ordinal=9, kind="review", side="a", text="Gặp hằng năm",
        quantity_least=1,
    )  # fmt: skip
    meeting = services.open_deed(duty, title="Sơ kết 2017", by=officer, at=NOON, on=DAY)
    for step in ("prepared", "held", "minutes_signed"):
        services.take_step(meeting, step, by=officer, at=NOON, on=DAY)
    assert meeting.last_step == "held"
    with pytest.raises(Refusal, match="deed.step_taken"):
        services.take_step(meeting, "minutes_signed", by=officer, at=NOON, on=DAY)
    services.take_step(meeting, "minutes_signed", by=editor, at=NOON, on=DAY)
    assert meeting.last_step == "minutes_signed"


def test_a_theory_article_needs_its_paper_when_offered(
    programme: Programme, officer: Member, editor: Member
) -> None:
    duty = Obligation.objects.create(
        programme=programme, code="A2", ordinal=9, kind="author", side="a", text="Bài lý luận",
        quantity_least=3,
    )  # fmt: skip
    article = services.open_deed(
        duty, title="Bài", by=officer, at=NOON, on=DAY, due_on=date(2017, 7, 1)
    )
    with pytest.raises(Refusal, match="deed.paper_missing"):
        services.take_step(article, "offered", by=officer, at=NOON, on=DAY)
    services.take_step(
        article, "offered", by=officer, at=NOON, on=DAY, file=("bai.pdf", b"%PDF-1.7 mau")
    )
    services.take_step(
        article, "declined", by=editor, at=NOON, on=DAY, note="Trùng với bài đã đăng"
    )
    accepted = [f for f in facts_of(programme, seen_by=officer) if f.column is Column.ACCEPTED]
    assert [one.note for one in accepted] == ["Trùng với bài đã đăng"]


def test_duties_to_publish_have_no_deeds(publish_duty: Obligation, officer: Member) -> None:
    with pytest.raises(Refusal, match="deed.kind_has_no_deeds"):
        services.open_deed(publish_duty, title="Bài", by=officer, at=NOON, on=DAY)


def test_another_publisher_of_the_side_does_not_see_the_trip(
    trip: Deed, programme: Programme, stranger: Member, officer: Member
) -> None:
    programme.parties.create(side="b", ordinal=2, organisation=stranger.organisation)
    assert not deeds_of(programme, seen_by=stranger).exists()
    assert deeds_of(programme, seen_by=officer).count() == 1

"""The verbs of an assignment. The institution has no part in them and sees none."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from phoihop.audit.services import HOUSE, record
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.planning.assignment_rules import (
    ASSIGNMENT_LIFE,
    AssignmentState,
    AssignmentTask,
    check_reason,
    check_terms,
)
from phoihop.planning.models import Assignment, Topic, TopicStep
from phoihop.planning.queries.assignments import OPEN, assignable_to, open_work_of
from phoihop.planning.rules import TOPIC_LIFE, TopicState
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of, permit

ASSIGNABLE = (TopicState.AGREED, TopicState.IN_WORK)


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody is asked to do, all on one page.

    ``fee_dong`` in đồng, ``None``: by the house's norms. ``rights`` and ``disclosure`` are the
    words that the person confirms together with the task.
    """

    assignee: Member
    deadline_on: date
    task: AssignmentTask = AssignmentTask.WRITE
    fee_dong: int | None = None
    rights: str = ""
    disclosure: str = ""
    note: str = ""


@transaction.atomic
def offer_assignment(
    topic: Topic, offer: Offer, *, by: Member, at: datetime, on: date
) -> Assignment:
    """Ask a colleague to take a topic on.

    Raises:
        Refusal: ``access.denied``, ``assignment.topic_not_agreed``, ``assignment.not_a_colleague``,
            ``assignment.open_already`` and those of ``check_terms``.
    """
    permit("assignment.offer", topic.programme, by=by)
    if TopicState(topic.state) not in ASSIGNABLE:
        raise Refusal("assignment.topic_not_agreed", ref=topic.ref)
    check_terms(deadline_on=offer.deadline_on, due_on=topic.due_on, on=on, fee_dong=offer.fee_dong)
    return _offer(topic, offer, by=by, at=at, on=on)


def _offer(
    topic: Topic,
    offer: Offer,
    *,
    by: Member,
    at: datetime,
    on: date,
    instead_of: Assignment | None = None,
) -> Assignment:
    if not assignable_to(by).filter(pk=offer.assignee.pk).exists():
        raise Refusal("assignment.not_a_colleague", name=offer.assignee.display_name)
    made = Assignment(
        ref=next_reference("PC", on.year),
        topic=topic,
        party=party_of(topic.programme, by),
        assignee=offer.assignee,
        task=offer.task.value,
        deadline_on=max(offer.deadline_on, on),
        fee_dong=offer.fee_dong,
        rights=offer.rights.strip(),
        disclosure=offer.disclosure.strip(),
        note=offer.note.strip(),
        instead_of=instead_of,
        offered_by=by,
        offered_on=on,
        recorded_at=at,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refusal("assignment.open_already", name=offer.assignee.display_name) from None
    _trail("offer", made, by=by, at=at)
    return made


@transaction.atomic
def confirm_assignment(found: Assignment, *, by: Member, at: datetime, on: date) -> None:
    """Take it on, on the terms of the page. The topic is in work from then on.

    Raises:
        Refusal: ``assignment.not_yours``, ``assignment.wrong_state``,
            ``assignment.changed_meanwhile``, ``assignment.topic_not_agreed``.
    """
    _answer(found, "confirm", by=by, at=at, on=on)
    topic = _begin_topic(found, at=at, on=on)
    if found.task == AssignmentTask.WRITE.value and by.person_id:
        Topic.objects.filter(pk=topic.pk).update(assignee=by.person)


def _begin_topic(found: Assignment, *, at: datetime, on: date) -> Topic:
    topic = Topic.objects.select_for_update().get(pk=found.topic_id)
    state = TopicState(topic.state)
    if state not in ASSIGNABLE:
        raise Refusal("assignment.topic_not_agreed", ref=topic.ref)
    if state is TopicState.AGREED:
        target = TOPIC_LIFE.after("start", state=state).value
        # started by the editor who asked: the other side learns that it is in work, not by whom
        editor = found.offered_by
        TopicStep.objects.create(topic=topic, step="start", on=on, recorded_at=at, member=editor)
        record(
            "topic.start",
            f"topic:{topic.ref}",
            chain=found.topic.programme.ref,
            actor=editor.ref,
            at=at,
            on=on.isoformat(),
            state=target,
        )
        Topic.objects.filter(pk=topic.pk, state=state.value).update(state=target)
    return topic


@transaction.atomic
def refuse_assignment(
    found: Assignment, *, reason: str, by: Member, at: datetime, on: date, note: str = ""
) -> None:
    """Say no, with a reason from the list. The reason is kept; it is never counted by person.

    Raises:
        Refusal: ``assignment.not_yours``, ``assignment.wrong_state``,
            ``assignment.reason_unknown``, ``assignment.note_missing``,
            ``assignment.changed_meanwhile``.
    """
    code = check_reason(reason, note)
    _answer(found, "refuse", by=by, at=at, on=on, reason=code.value, reason_note=note.strip())


@transaction.atomic
def deliver_assignment(found: Assignment, *, by: Member, at: datetime, on: date) -> None:
    """Say that one's part is with the editor. Raises as ``confirm_assignment``."""
    _answer(found, "deliver", by=by, at=at, on=on)


@transaction.atomic
def take_text(found: Assignment, *, at: datetime, on: date) -> None:
    """The text that was asked for came in: that is the answer, and the delivery.

    What was only offered counts as taken on, and the topic as in work. Written in the name of the
    editor who asked. Does nothing when the assignment is no longer open.
    """
    editor = found.offered_by
    if found.state == AssignmentState.OFFERED.value:
        _move(found, "confirm", by=editor, at=at, on=on)
        _begin_topic(found, at=at, on=on)
    if found.state == AssignmentState.CONFIRMED.value:
        _move(found, "deliver", by=editor, at=at, on=on)


@transaction.atomic
def withdraw_assignment(found: Assignment, *, by: Member, at: datetime, on: date) -> None:
    """Take an offer, or what was confirmed, back. The editor does this.

    Raises:
        Refusal: ``access.denied``, ``assignment.wrong_state``, ``assignment.changed_meanwhile``.
    """
    permit("assignment.offer", found.topic.programme, by=by)
    _move(found, "withdraw", by=by, at=at, on=on)


def end_with_topic(topic: Topic, *, published: bool, by: Member, at: datetime, on: date) -> None:
    """End what is open for a topic that ends. Called by the verbs of the topic, inside theirs.

    Args:
        published: what was confirmed then counts as delivered; everything else as withdrawn.
    """
    for found in topic.assignments.filter(state__in=OPEN).select_related("topic__programme"):
        delivered = published and found.state == AssignmentState.CONFIRMED.value
        _move(found, "deliver" if delivered else "withdraw", by=by, at=at, on=on)


@transaction.atomic
def hand_over(
    programme: Programme, leaver: Member, successor: Member, *, by: Member, at: datetime, on: date
) -> list[Assignment]:
    """Pass everything open of one colleague on to another, at once.

    What the leaver was offered or had confirmed is closed as handed over, and offered to the
    successor on the same terms: rights and fee are between two, so the successor answers anew.
    May be repeated: nothing is left the second time.

    Returns:
        The new offers.

    Raises:
        Refusal: ``access.denied``, ``handover.same_person``, ``handover.nothing_open``,
            ``assignment.not_a_colleague``, ``assignment.changed_meanwhile``.
    """
    permit("assignment.offer", programme, by=by)
    if leaver.pk == successor.pk:
        raise Refusal("handover.same_person")
    work = open_work_of(programme, leaver, seen_by=by)
    if not work.assignments and not work.topics:
        raise Refusal("handover.nothing_open", name=leaver.display_name)
    made = []
    for old in work.assignments:
        _move(old, "hand_over", by=by, at=at, on=on)
        offer = Offer(
            successor, old.deadline_on, AssignmentTask(old.task), old.fee_dong, old.rights,
            old.disclosure, old.note,
        )  # fmt: skip
        made.append(_offer(old.topic, offer, by=by, at=at, on=on, instead_of=old))
    Topic.objects.filter(pk__in=[topic.pk for topic in work.topics]).update(
        assignee=successor.person
    )
    for topic in work.topics:
        record(
            "topic.hand_over",
            f"topic:{topic.ref}",
            chain=HOUSE,
            actor=by.ref,
            at=at,
            to=successor.ref,
        )
    return made


def _answer(
    found: Assignment, name: str, *, by: Member, at: datetime, on: date, **kept: str
) -> None:
    permit("assignment.answer", found.topic.programme, by=by)
    if found.assignee_id != by.pk:
        raise Refusal("assignment.not_yours")
    _move(found, name, by=by, at=at, on=on, **kept)


def _move(found: Assignment, name: str, *, by: Member, at: datetime, on: date, **kept: str) -> None:
    seen = AssignmentState(found.state)
    target = ASSIGNMENT_LIFE.after(name, state=seen)
    rows = Assignment.objects.filter(pk=found.pk, state=seen.value)
    if not rows.update(state=target.value, answered_on=on, answered_at=at, **kept):
        raise Refusal("assignment.changed_meanwhile", ref=found.ref)
    found.state = target.value
    _trail(name, found, by=by, at=at)


def _trail(name: str, found: Assignment, *, by: Member, at: datetime) -> None:
    # On the chain of the house: the institution reads that of the programme, and who writes what
    # for how much, and why somebody said no, is the publisher's own.
    record(
        f"assignment.{name}",
        f"assignment:{found.ref}",
        chain=HOUSE,
        actor=by.ref,
        at=at,
        state=found.state,
        topic=found.topic.ref,
    )

"""What one colleague has in hand: what they were given, and what they began and nobody took over.

Of a deed that is, in each house, who took its house's last step. Anybody of the house with the
role may act all the same; this says who minds it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from phoihop.desk.rules import Held, InHand
from phoihop.fieldwork.models import Pack, PackVersion
from phoihop.fieldwork.queries import leads_visible_to
from phoihop.fieldwork.rules import LeadState
from phoihop.law.access import Side
from phoihop.manuscripts.models import ReviewTask
from phoihop.manuscripts.queries import manuscripts_visible_to
from phoihop.manuscripts.rules import OPEN as OPEN_MANUSCRIPTS
from phoihop.manuscripts.rules import TaskState
from phoihop.meetings.queries import meetings_visible_to
from phoihop.meetings.rules import MeetingState
from phoihop.parties.models import Member
from phoihop.parties.queries import charges_of, home_side, house_of, own_house
from phoihop.planning.models import Assignment, DeedStep, Topic
from phoihop.planning.queries import deeds_visible_to, topics_visible_to
from phoihop.planning.queries.assignments import OPEN as OPEN_ASSIGNMENTS
from phoihop.planning.rules import TopicState
from phoihop.programmes.queries import visible_to


def in_hand(colleague: Member, *, seen_by: Member) -> list[InHand]:
    """Everything open that ``colleague`` minds, the earliest due first in each kind.

    Read with the eyes of the one who asks; that is somebody of the same house. The number of
    queries is fixed.
    """
    given, taken = charges_of(colleague, house=house_of(seen_by))

    def own(rows: QuerySet[Any], noun: str, began: Q) -> QuerySet[Any]:
        mine, others = (
            [subject.partition(":")[2] for subject in subjects if subject.startswith(f"{noun}:")]
            for subjects in (given, taken)
        )
        return rows.filter((began & ~Q(ref__in=others)) | Q(ref__in=mine))

    house = own_house(seen_by)
    last_step = (
        DeedStep.objects.filter(deed=OuterRef("pk"), member__organisation__in=house)
        .order_by("-recorded_at", "-pk")
        .values("member")[:1]
    )
    deeds = deeds_visible_to(seen_by).filter(ended=False).annotate(last_by=Subquery(last_step))
    open_leads = [LeadState.PRIVATE.value, LeadState.OFFERED.value]
    open_meetings = [MeetingState.CALLED.value, MeetingState.HELD.value]
    open_topics = [TopicState.PRIVATE.value, TopicState.OFFERED.value]
    newest = PackVersion.objects.filter(pack=OuterRef("pk")).order_by("-number")
    packs = Pack.objects.filter(programme__in=visible_to(seen_by)).annotate(
        last_by=Subquery(newest.values("issued_by")[:1])
    )
    me = colleague.pk
    return [
        *_topics(own(topics_visible_to(seen_by).filter(state__in=open_topics), "topic",
                     Q(proposed_by=me)), colleague, seen_by),
        *_assignments(colleague, seen_by),
        *_deeds(own(deeds, "deed", Q(last_by=me))),
        *_plain(Held.PACK, own(packs, "pack", Q(last_by=me))),
        *_plain(Held.LEAD, own(leads_visible_to(seen_by).filter(state__in=open_leads), "lead",
                               Q(noted_by=me))),
        *_plain(Held.MEETING, own(meetings_visible_to(seen_by).filter(state__in=open_meetings),
                                  "meeting", Q(called_by=me)), due="meets_on"),
        *_plain(Held.MANUSCRIPT, own(manuscripts_visible_to(seen_by).filter(
            state__in=OPEN_MANUSCRIPTS), "manuscript", Q(opened_by=me)), due="due_on"),
        *_reviews(colleague, seen_by),
    ]  # fmt: skip


def open_reviews(colleague: Member, *, seen_by: Member) -> QuerySet[ReviewTask]:
    """The review tasks of a colleague that wait, in manuscripts that the asker may see."""
    waiting = [TaskState.OFFERED.value, TaskState.ACCEPTED.value]
    seen = manuscripts_visible_to(seen_by).order_by().values("pk")
    tasks = ReviewTask.objects.filter(
        reviewer=colleague, state__in=waiting, round__closed_at__isnull=True,
        round__manuscript__in=seen,
    )  # fmt: skip
    return tasks.select_related("round__manuscript").order_by("due_on", "pk")


def open_assignments(colleague: Member, *, seen_by: Member) -> QuerySet[Assignment]:
    """What a colleague was offered or has confirmed; one's own house only."""
    found = Assignment.objects.filter(
        assignee=colleague, state__in=OPEN_ASSIGNMENTS, party__organisation__in=own_house(seen_by)
    )
    return found.select_related("topic__programme").order_by("deadline_on", "ref")


def topics_in_work(colleague: Member, *, seen_by: Member) -> QuerySet[Topic]:
    """Topics under a colleague's name that have no open assignment; a publisher's own matter."""
    if home_side(seen_by) is Side.A:
        return Topic.objects.none()
    states = [TopicState.AGREED.value, TopicState.IN_WORK.value]
    found = topics_visible_to(seen_by).filter(
        assignee__isnull=False, assignee=colleague.person_id, state__in=states
    )
    given = open_assignments(colleague, seen_by=seen_by).values("topic")
    return found.exclude(pk__in=given).select_related("programme").order_by("due_on", "ref")


def _topics(ideas: QuerySet[Topic], colleague: Member, seen_by: Member) -> Iterable[InHand]:
    yield from _plain(Held.TOPIC, ideas, due="due_on")
    for one in topics_in_work(colleague, seen_by=seen_by):
        yield InHand(Held.TOPIC, one.ref, one.title, one.programme.ref, one.due_on, "")


def _assignments(colleague: Member, seen_by: Member) -> Iterable[InHand]:
    for one in open_assignments(colleague, seen_by=seen_by):
        topic = one.topic
        yield InHand(
            Held.ASSIGNMENT, one.ref, topic.title, topic.programme.ref, one.deadline_on, ""
        )


def _reviews(colleague: Member, seen_by: Member) -> Iterable[InHand]:
    for one in open_reviews(colleague, seen_by=seen_by):
        manuscript = one.round.manuscript
        yield InHand(Held.REVIEW, manuscript.ref, manuscript.title, "", one.due_on, "")


def _deeds(rows: QuerySet[Any]) -> Iterable[InHand]:
    columns = ("ref", "title", "programme__ref", "due_on", "trip", "question")
    for ref, title, programme, due_on, trip, question in rows.order_by("due_on", "ref").values_list(
        *columns
    ):
        kind = Held.TRIP if trip else Held.QUESTION if question else Held.DEED
        yield InHand(kind, ref, title, programme, due_on, f"deed:{ref}")


def _plain(kind: Held, rows: QuerySet[Any], *, due: str = "") -> Iterable[InHand]:
    ordered = rows.order_by(*([due] if due else []), "pk").select_related(None)
    for one in ordered.select_related("programme"):
        programme = one.programme.ref if one.programme else ""
        due_on = getattr(one, due) if due else None
        yield InHand(kind, one.ref, one.title, programme, due_on, f"{kind.value}:{one.ref}")

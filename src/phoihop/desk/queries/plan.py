"""Topics and deeds that wait for somebody."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q

from phoihop.desk.queries.standing import MOST, Place
from phoihop.desk.rules import Item, Task, next_step, turn_of
from phoihop.law.access import Side
from phoihop.planning.assignment_rules import AssignmentState
from phoihop.planning.models import Assignment, Deed, DeedStep, Topic
from phoihop.planning.queries.assignments import OPEN, assignments_visible_to
from phoihop.planning.rules import STEPS, TopicState, Who, open_steps
from phoihop.programmes.rules import ObligationKind

_B = frozenset({Side.B})


def topics_shown(place: Place) -> Q:
    """``topics_visible_to`` of running programmes, for topics once offered, by what is known."""
    shown = Q(programme__in=place.running_on(Side.A))
    if on_b := place.running_on(Side.B):
        ours = Q(party__in=place.parties)
        for_us = Q(line__isnull=True) | Q(line__instrument__party_b__in=place.parties)
        shown |= Q(programme__in=on_b) & (ours | Q(party__side=Side.A.value) & for_us)
    return shown


def deeds_shown(place: Place, path: str = "") -> Q:
    """``deeds_visible_to`` of running programmes, of the deed at ``path``, as is known already."""
    to = f"{path}__" if path else ""
    shown = Q(**{f"{to}programme__in": place.running_on(Side.A)})
    if on_b := place.running_on(Side.B):
        all_of_b, ours = {f"{to}party_b__isnull": True}, {f"{to}party_b__in": place.parties}
        shown |= Q(**{f"{to}programme__in": on_b}) & (Q(**all_of_b) | Q(**ours))
    return shown


def topics_open(place: Place) -> Iterable[Item]:
    """Topics offered, agreed and in work, the earliest due first. One query."""
    waiting = [TopicState.OFFERED.value, TopicState.AGREED.value, TopicState.IN_WORK.value]
    topics = Topic.objects.filter(topics_shown(place), state__in=waiting)
    if place.home is Side.B:  # who was asked has the next word; it stands among the assignments
        asked = Assignment.objects.filter(topic=OuterRef("pk"), state__in=OPEN)
        topics = topics.exclude(Q(state=TopicState.AGREED.value) & Q(Exists(asked)))
    columns = ("ref", "title", "programme", "state", "party__side", "due_on")
    rows = topics.order_by(F("due_on").asc(nulls_last=True), "pk").values_list(*columns)
    for ref, title, programme_id, state, side, due_on in rows[:MOST]:
        task, turn = {
            TopicState.OFFERED: (Task.AGREE_TOPIC, frozenset({Side(side).other})),
            TopicState.AGREED: (Task.START_TOPIC, _B),
            TopicState.IN_WORK: (Task.PUBLISH_TOPIC, _B),
        }[TopicState(state)]
        programme_ref = place.standings[programme_id].ref
        yield Item(task, title, programme_ref, turn, ref=ref, due_on=due_on)


def assignments_open(place: Place) -> Iterable[Item]:
    """Assignments to answer and to deliver, each its own person's. One query, none for side A."""
    seen = assignments_visible_to(place.member).filter(
        topic__programme__in=place.running, state__in=OPEN
    )
    columns = ("ref", "topic__title", "topic__programme", "state", "deadline_on", "assignee__ref")
    rows = seen.order_by("deadline_on", "pk").values_list(*columns)
    for ref, title, programme_id, state, due_on, owner in rows[:MOST]:
        offered = state == AssignmentState.OFFERED.value
        task = Task.ANSWER_ASSIGNMENT if offered else Task.DELIVER_ASSIGNMENT
        programme_ref = place.standings[programme_id].ref
        yield Item(task, title, programme_ref, _B, ref=ref, due_on=due_on, owner=owner)


def deeds_open(place: Place) -> Iterable[Item]:
    """Deeds that have not ended, with their next step, the earliest due first. Two queries."""
    deeds = Deed.objects.filter(deeds_shown(place), ended=False)
    columns = (
        "pk", "ref", "title", "programme", "due_on", "last_step", "obligation__kind",
        "obligation__side",
    )  # fmt: skip
    ordered = deeds.order_by(F("due_on").asc(nulls_last=True), "pk")
    rows = list(ordered.values_list(*columns)[:MOST])
    taken = _taken(pk for pk, *_ in rows)
    for pk, ref, title, programme_id, due_on, last, kind, owed_by in rows:
        step = next_step(open_steps(ObligationKind(kind), last or None))
        if step is not None:
            yield Item(
                Task.TAKE_STEP,
                title,
                place.standings[programme_id].ref,
                turn_of(step, owed_by=Side(owed_by), taken=taken[pk, step.name]),
                ref=ref,
                due_on=due_on,
                kind=kind,
                step=step.name,
            )


def _taken(deed_ids: Iterable[int]) -> dict[tuple[int, str], set[Side]]:
    """Which sides have taken a step that both sides take."""
    both = [step.name for steps in STEPS.values() for step in steps if step.who is Who.BOTH]
    found: dict[tuple[int, str], set[Side]] = defaultdict(set)
    rows = DeedStep.objects.filter(deed__in=list(deed_ids), step__in=both).order_by()
    for deed_id, step, side in rows.values_list("deed", "step", "side"):
        found[deed_id, step].add(Side(side))
    return found

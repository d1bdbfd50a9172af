"""When things should happen: due days, lead times, and the days of one's own province."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning.commemorations import Commemoration, check_day
from phoihop.planning.lead_times import LeadTime, check_lead_time
from phoihop.planning.models import LeadTimeSetting, OwnDay, Topic, TopicStep
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of, permit
from phoihop.programmes.rules import Genre

SCHEDULABLE = (TopicState.PRIVATE, TopicState.OFFERED, TopicState.AGREED, TopicState.IN_WORK)


@transaction.atomic
def reschedule_topic(
    topic: Topic, *, due_on: date | None, by: Member, at: datetime, on: date
) -> None:
    """Move the day by which a topic should appear; ``None`` makes it an undated idea.

    Before it is agreed only its own party moves it, afterwards either side. May be repeated.

    Raises:
        Refusal: ``topic.not_yours``, ``topic.day_after_line`` when its line ends before,
            ``topic.day_fixed`` for one that is done or dropped, ``topic.changed_meanwhile``.
    """
    permit("topic.propose", topic.programme, by=by)
    state = TopicState(topic.state)
    if state not in SCHEDULABLE:
        raise Refusal("topic.day_fixed", ref=topic.ref)
    unagreed = state in (TopicState.PRIVATE, TopicState.OFFERED)
    if unagreed and party_of(topic.programme, by).pk != topic.party_id:
        raise Refusal("topic.not_yours")
    if due_on and topic.line and due_on > topic.line.instrument.ends_on:
        raise Refusal("topic.day_after_line", ends=f"{topic.line.instrument.ends_on:%d-%m-%Y}")
    if due_on == topic.due_on:
        return
    before = topic.due_on
    moved = Topic.objects.filter(pk=topic.pk, state=state.value, due_on=before)
    if not moved.update(due_on=due_on):
        raise Refusal("topic.changed_meanwhile", ref=topic.ref)
    topic.due_on = due_on
    told = [f"{day:%d-%m-%Y}" if day else "–" for day in (before, due_on)]
    TopicStep.objects.create(
        topic=topic, step="reschedule", on=on, recorded_at=at, member=by, reason=" → ".join(told)
    )
    record(
        "topic.reschedule",
        f"topic:{topic.ref}",
        chain=topic.programme.ref,
        actor=by.ref,
        at=at,
        before=before.isoformat() if before else None,
        due_on=due_on.isoformat() if due_on else None,
    )


@transaction.atomic
def set_lead_time(
    programme: Programme, genre: Genre, lead: LeadTime, *, by: Member, at: datetime
) -> LeadTimeSetting:
    """Say how long a genre takes in the member's own house, within this programme.

    Raises:
        Refusal: ``access.denied``, ``leadtime.order``, ``leadtime.too_long``.
    """
    permit("leadtime.keep", programme, by=by)
    check_lead_time(lead)
    setting, _new = LeadTimeSetting.objects.update_or_create(
        party=party_of(programme, by),
        genre=genre.value,
        defaults={
            "start_days": lead.start_days,
            "draft_days": lead.draft_days,
            "editor_days": lead.editor_days,
            "set_by": by,
            "recorded_at": at,
        },
    )
    record(
        "leadtime.recorded",
        f"programme:{programme.ref}",
        chain=programme.ref,
        actor=by.ref,
        at=at,
        genre=genre.value,
        start_days=lead.start_days,
        draft_days=lead.draft_days,
        editor_days=lead.editor_days,
    )
    return setting


@transaction.atomic
def add_own_day(programme: Programme, day: Commemoration, *, by: Member, at: datetime) -> OwnDay:
    """Add a day that is remembered every year; both sides see it. Its key is not used.

    Raises:
        Refusal: ``access.denied``, ``commemoration.no_such_day``,
            ``commemoration.source_missing``, ``commemoration.known``.
    """
    permit("leadtime.keep", programme, by=by)
    check_day(day.calendar, day.month, day.day)
    name = day.vi.strip()
    if not name or not day.source.strip():
        raise Refusal("commemoration.source_missing")
    try:
        with transaction.atomic():
            added = OwnDay.objects.create(
                programme=programme,
                party=party_of(programme, by),
                name=name,
                calendar=day.calendar.value,
                month=day.month,
                day=day.day,
                first_year=day.first_year,
                source=day.source.strip(),
                recorded_by=by,
                recorded_at=at,
            )
    except IntegrityError:
        raise Refusal("commemoration.known", name=name) from None
    record(
        "commemoration.added",
        f"programme:{programme.ref}",
        chain=programme.ref,
        actor=by.ref,
        at=at,
        calendar=day.calendar.value,
        month=day.month,
        day=day.day,
    )
    return added

"""Reading plans: topics, deeds, and the facts that the ledger counts from them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.planning.models import Deed, DeedStep, Topic, TopicStep
from phoihop.planning.rules import TOPIC_COLUMNS, Fact, TopicState, step_named
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import party_of, speaks_for, visible_to
from phoihop.programmes.rules import ObligationKind


def topics_of(programme: Programme, *, seen_by: Member) -> QuerySet[Topic]:
    """The topics of one programme that the member may see.

    One's own party's, private ones too; the other side's once offered. Of several publishers on
    side B none sees another's.
    """
    party = party_of(programme, seen_by)
    theirs = _was_shown()
    if Side(party.side) is Side.B:
        for_us = Q(line__isnull=True) | Q(line__instrument__party_b=party)
        theirs &= Q(party__side=Side.A.value) & for_us
    return (
        Topic.objects.filter(programme=programme)
        .filter(Q(party=party) | theirs)
        .select_related("obligation", "line__instrument", "unit", "assignee", "party__organisation")
    )


def _was_shown() -> Q:
    """Offered at some time: a private idea that was dropped never was, and stays private."""
    offered = TopicStep.objects.filter(topic=OuterRef("pk"), step="offer")
    return ~Q(state__in=[TopicState.PRIVATE.value, TopicState.DROPPED.value]) | (
        Q(state=TopicState.DROPPED.value) & Q(Exists(offered))
    )


def get_topic(ref: str, *, seen_by: Member) -> Topic:
    """The topic, or 404 — also when it is another side's private idea."""
    known = Topic.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    topic = known.select_related("programme").first()
    if topic is None:
        raise Http404(ref)
    seen = topics_of(topic.programme, seen_by=seen_by).filter(pk=topic.pk)
    found = seen.prefetch_related("steps__member", "themes").first()
    if found is None:
        raise Http404(ref)
    found.programme = topic.programme
    return found


def deeds_of(programme: Programme, *, seen_by: Member) -> QuerySet[Deed]:
    """The deeds of one programme that the member may see: side A all, a publisher its own."""
    party = party_of(programme, seen_by)
    deeds = Deed.objects.filter(programme=programme).select_related(
        "obligation", "unit", "party_b__organisation"
    )
    if Side(party.side) is Side.B:
        deeds = deeds.filter(Q(party_b__isnull=True) | Q(party_b=party))
    return deeds


def get_deed(ref: str, *, seen_by: Member) -> Deed:
    """The deed with its steps, or 404."""
    known = Deed.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    deed = known.select_related("programme").first()
    if deed is None:
        raise Http404(ref)
    steps = Prefetch("steps", DeedStep.objects.select_related("member", "paper"))
    seen = deeds_of(deed.programme, seen_by=seen_by).filter(pk=deed.pk)
    found = seen.prefetch_related(steps).first()
    if found is None:
        raise Http404(ref)
    found.programme = deed.programme
    return found


def facts_of(programme: Programme, *, seen_by: Member) -> list[Fact]:
    """What the plan adds to the ledger: agreed and started topics, steps of deeds. Four queries."""
    topics = topics_of(programme, seen_by=seen_by).exclude(obligation__isnull=True)
    # thousands of them: only what a fact says is read
    topics = topics.select_related(None).select_related("line__instrument").defer("note")
    steps = Prefetch("steps", TopicStep.objects.order_by("recorded_at", "id"))
    facts = [fact for topic in topics.prefetch_related(steps) for fact in _facts_of_topic(topic)]
    deeds = deeds_of(programme, seen_by=seen_by).prefetch_related(
        Prefetch("steps", DeedStep.objects.order_by("recorded_at", "id"))
    )
    return facts + [fact for deed in deeds for fact in _facts_of_deed(deed)]


def _facts_of_topic(topic: Topic) -> Iterable[Fact]:
    assert topic.obligation_id is not None
    steps = list(topic.steps.all())
    dropped = next((step for step in steps if step.step == "drop"), None)
    taken: set[str] = set()
    for step in steps:
        column = TOPIC_COLUMNS.get(step.step)
        if column is None or step.step in taken:
            continue  # a topic taken up again after its work was unmatched is planned once
        taken.add(step.step)
        yield Fact(
            obligation_id=topic.obligation_id,
            year=year_of_topic(topic, step),
            column=column,
            on=step.on,
            recorded_at=step.recorded_at,
            ref=f"topic:{topic.ref}",
            label=topic.title,
            line_id=topic.line_id,
            unit_id=topic.unit_id,
            due_on=topic.due_on,
            undone_on=dropped.on if dropped else None,
            undone_recorded_at=dropped.recorded_at if dropped else None,
            note=dropped.reason if dropped else "",
        )


def year_of_topic(topic: Topic, step: TopicStep) -> int:
    """The period of a topic: its instrument's year, else that of its due day, else of the step."""
    if topic.line is not None:
        return topic.line.instrument.year
    return (topic.due_on or step.on).year


def _facts_of_deed(deed: Deed) -> Iterable[Fact]:
    kind = ObligationKind(deed.obligation.kind)
    steps = list(deed.steps.all())
    if not steps:
        return
    year = (deed.due_on or steps[0].on).year
    sides_by_step: dict[str, set[str]] = defaultdict(set)
    for row in steps:
        rule = step_named(kind, row.step)
        sides_by_step[row.step].add(row.side)
        waits_for_other_side = rule.who == "both" and len(sides_by_step[row.step]) < 2
        if rule.column is None or waits_for_other_side:
            continue
        yield Fact(
            obligation_id=deed.obligation_id,
            year=year,
            column=rule.column,
            on=row.on,
            recorded_at=row.recorded_at,
            ref=f"deed:{deed.ref}",
            label=deed.title,
            unit_id=deed.unit_id,
            due_on=deed.due_on,
            late_days=row.late_days,
            note=row.note,
        )


def topics_visible_to(member: Member) -> QuerySet[Topic]:
    """The topics of all programmes that the member may see, by the rule of ``topics_of``."""
    line = speaks_for(member)
    shown = _was_shown()
    for_us = Q(line__isnull=True) | Q(line__instrument__party_b__organisation__in=line)
    theirs = Q(programme__in=_programmes_on(Side.A, line)) | (
        Q(programme__in=_programmes_on(Side.B, line), party__side=Side.A.value) & for_us
    )
    return Topic.objects.filter(
        Q(party__organisation__in=line) | shown & theirs, programme__in=visible_to(member)
    )


def deeds_visible_to(member: Member) -> QuerySet[Deed]:
    """The deeds of all programmes that the member may see, by the rule of ``deeds_of``."""
    line = speaks_for(member)
    for_us = Q(party_b__isnull=True) | Q(party_b__organisation__in=line)
    return Deed.objects.filter(
        Q(programme__in=_programmes_on(Side.A, line))
        | Q(programme__in=_programmes_on(Side.B, line)) & for_us,
        programme__in=visible_to(member),
    )


def _programmes_on(side: Side, line: list[int]) -> QuerySet[ProgrammeParty, int]:
    parties = ProgrammeParty.objects.filter(side=side.value, organisation__in=line)
    return parties.values_list("programme", flat=True)

"""Reading the calendar of a plan: what falls on which day, and how long things take."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.planning.commemorations import Calendar, Commemoration, Occasion, occasions
from phoihop.planning.lead_times import LeadTime
from phoihop.planning.models import CalendarEntry, CalendarImport, LeadTimeSetting, OwnDay, Topic
from phoihop.planning.queries.plans import topics_of
from phoihop.planning.rules import TopicState
from phoihop.programmes.models import Programme, ProgrammeParty
from phoihop.programmes.queries import party_of

ON_BOARD = (
    TopicState.PRIVATE,
    TopicState.OFFERED,
    TopicState.AGREED,
    TopicState.IN_WORK,
    TopicState.DONE,
)
NEWEST_FIRST = TopicState.DONE


def board_of(
    programme: Programme, *, seen_by: Member, each: int
) -> dict[TopicState, tuple[int, list[Topic]]]:
    """The columns of the board: how many topics each holds, and its first ``each`` by due day.

    Done ones are shown newest first. Six queries at most, whatever the size of the plan.
    """
    seen = topics_of(programme, seen_by=seen_by).filter(
        state__in=[state.value for state in ON_BOARD]
    )
    counts = dict(seen.order_by().values_list("state").annotate(count=Count("pk")))
    shown: dict[TopicState, tuple[int, list[Topic]]] = {}
    for state in ON_BOARD:
        total = counts.get(state.value, 0)
        order = (
            ["-pk"] if state is NEWEST_FIRST else [F("due_on").asc(nulls_last=True), F("ref").asc()]
        )
        rows = seen.filter(state=state.value).order_by(*order)[:each] if total else []
        shown[state] = total, list(rows)
    return shown


def dated_topics(
    programme: Programme, *, seen_by: Member, starts_on: date, ends_on: date, each: int
) -> list[Topic]:
    """Topics due between two days, at most ``each`` a day. Dropped ones are left out.

    Each has ``on_day``, how many fall on its day. One query.
    """
    numbered = (
        _on_cards(topics_of(programme, seen_by=seen_by))
        .filter(due_on__range=(starts_on, ends_on))
        .exclude(state=TopicState.DROPPED.value)
        .annotate(
            place=Window(RowNumber(), partition_by="due_on", order_by="ref"),
            on_day=Window(Count("pk"), partition_by="due_on"),
        )
    )
    return list(numbered.filter(place__lte=each).order_by("due_on", "ref"))


def counts_by_month(
    programme: Programme, *, seen_by: Member, starts_on: date, ends_on: date
) -> dict[tuple[int, int], int]:
    """How many topics are due in each month of a stretch: (year, month) → number. One query."""
    rows = (
        topics_of(programme, seen_by=seen_by)
        .filter(due_on__range=(starts_on, ends_on))
        .exclude(state=TopicState.DROPPED.value)
        .order_by()
        .values_list("due_on")
    )
    found: Counter[tuple[int, int]] = Counter()
    for due_on, many in rows.annotate(many=Count("pk")):  # days are quicker to tell apart
        found[due_on.year, due_on.month] += many
    return found


def undated_topics(programme: Programme, *, seen_by: Member) -> QuerySet[Topic]:
    """Ideas without a day that are still open, newest first."""
    open_states = [TopicState.PRIVATE.value, TopicState.OFFERED.value, TopicState.AGREED.value,
                   TopicState.IN_WORK.value]  # fmt: skip
    seen = _on_cards(topics_of(programme, seen_by=seen_by))
    return seen.filter(due_on__isnull=True, state__in=open_states).order_by("-pk")


def _on_cards(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    """Topics with what a card of the calendar says of them, and no more."""
    return topics.select_related(None).only("ref", "title", "state", "due_on")


def lead_times_of(party: ProgrammeParty) -> dict[str, LeadTime]:
    """What a party set itself: genre → lead time. One query."""
    rows = LeadTimeSetting.objects.filter(party=party)
    return {row.genre: LeadTime(row.start_days, row.draft_days, row.editor_days) for row in rows}


def lead_times_in(programme: Programme) -> Mapping[int, dict[str, LeadTime]]:
    """What each party of a programme set itself: party id → genre → lead time. One query."""
    found: dict[int, dict[str, LeadTime]] = {party.pk: {} for party in programme.parties.all()}
    for row in LeadTimeSetting.objects.filter(party__programme=programme):
        lead = LeadTime(row.start_days, row.draft_days, row.editor_days)
        found.setdefault(row.party_id, {})[row.genre] = lead
    return found


def maker_of(topic: Topic, programme: Programme) -> int | None:
    """The party whose lead times hold for a topic: the line's publisher, else the only one."""
    if topic.line is not None:
        return topic.line.instrument.party_b_id
    return sole_publisher_of(programme)


def sole_publisher_of(programme: Programme) -> int | None:
    """The party of side B where there is but one."""
    publishers = [one.pk for one in programme.parties.all() if one.side == Side.B.value]
    return publishers[0] if len(publishers) == 1 else None


def occasions_of(programme: Programme, *, starts_on: date, ends_on: date) -> list[Occasion]:
    """Civil, lunar and own days of a programme in a stretch of days. One query."""
    return occasions(starts_on, ends_on, own=own_days_of(programme))


def own_days_of(programme: Programme) -> Iterable[Commemoration]:
    """The days that the parties added, as commemorations."""
    for row in OwnDay.objects.filter(programme=programme):
        yield Commemoration(
            key=f"own-{row.pk}",
            vi=row.name,
            en=row.name,
            calendar=Calendar(row.calendar),
            month=row.month,
            day=row.day,
            source=row.source,
            first_year=row.first_year,
        )


def entries_of(
    programme: Programme, *, seen_by: Member, starts_on: date, ends_on: date
) -> QuerySet[CalendarEntry]:
    """Events of one's own calendar, and of the other side's as far as it shares them."""
    party = party_of(programme, seen_by)
    shared_by = Q(shared=True)
    if Side(party.side) is Side.B:
        shared_by &= Q(party__side=Side.A.value)  # publishers do not look into each other's
    return CalendarEntry.objects.filter(
        Q(party=party) | shared_by,
        programme=programme,
        starts_on__lte=ends_on,
        ends_on__gte=starts_on,
    ).order_by("starts_on", "title", "pk")


def get_calendar_import(ref: str, *, seen_by: Member) -> CalendarImport:
    """A file one's own party brought, or 404."""
    found = CalendarImport.objects.filter(ref=ref).select_related("programme", "party").first()
    if found is None or party_of(found.programme, seen_by).pk != found.party_id:
        raise Http404(ref)
    return found

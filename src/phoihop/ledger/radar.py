"""Gathering what the gap radar reckons with: lines and duties of one year, topics, deeds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from phoihop.law.access import Side
from phoihop.ledger.gaps import Gap, Promise, by_urgency, gap_of
from phoihop.ledger.queries import figures_of
from phoihop.ledger.rules import OrderedLine, Row
from phoihop.parties.models import Member
from phoihop.planning.lead_times import LeadTime, lead_for
from phoihop.planning.pages import stages_on
from phoihop.planning.queries import deeds_of, topics_of
from phoihop.planning.queries.schedule import lead_times_in, sole_publisher_of
from phoihop.planning.rules import STEPS, Column, TopicState, Who
from phoihop.programmes.models import Line, Programme
from phoihop.programmes.queries import counting_period_of, lines_of
from phoihop.programmes.rules import Genre, ObligationKind

DUTY_DAYS: Mapping[ObligationKind, int] = {
    ObligationKind.AUTHOR: 45,
    ObligationKind.FACILITATE: 14,
    ObligationKind.INFORM: 7,
    ObligationKind.BRIEF: 14,
    ObligationKind.ACTIVITY: 60,
    ObligationKind.SUBSCRIBE: 30,
    ObligationKind.VERIFY: 7,
    ObligationKind.REVIEW: 30,
}
"""How long one takes where the duty itself names no days; estimates of the house."""

PLANNED = (TopicState.AGREED, TopicState.IN_WORK)
FUNNEL = (
    Column.PLANNED,
    Column.IN_WORK,
    Column.PUBLISHED,
    Column.ACCEPTED,
)


@dataclass(frozen=True, slots=True)
class LineSteps:
    """One line and how many pieces stand at each step; a piece is counted at all it has passed."""

    line: OrderedLine
    duty_code: str
    counts: Mapping[Column, int]


@dataclass(slots=True)
class _Plan:
    """Topics or deeds of one line or duty, counted."""

    in_time: int = 0
    at_risk: int = 0
    undated: int = 0


def line_steps(rows: Iterable[Row]) -> list[LineSteps]:
    """The lines of the publisher's duties with their figures, in the order of the ledger."""
    found = []
    for row in rows:
        if row.duty.kind is not ObligationKind.PUBLISH:
            continue
        counts: dict[int, Counter[Column]] = defaultdict(Counter)
        for column in FUNNEL:
            cell = row.cell(column)
            undone = {id(fact) for fact in cell.undone}
            for fact in cell.facts:
                if fact.line_id is not None and id(fact) not in undone:
                    counts[fact.line_id][column] += fact.quantity
        found += [LineSteps(line, row.duty.code, counts[line.line_id]) for line in row.lines]
    return found


def radar_of(programme: Programme, *, seen_by: Member, on: date, known_at: datetime) -> list[Gap]:
    """Every counted promise of both sides for the year of ``on``, the most urgent first.

    Of several publishers none sees another's lines. The number of queries is fixed.
    """
    rows = figures_of(programme, seen_by=seen_by, on=on, known_at=known_at, year=on.year)
    settings = lead_times_in(programme)
    lines = {line.pk: line for line in lines_of(programme).filter(instrument__year=on.year)}
    by_line, by_duty = _topics(programme, seen_by, settings, on)
    deeds = _deeds(programme, seen_by, on)
    promises: list[Promise] = []
    for row in rows:
        if row.duty.kind is ObligationKind.PAY:
            continue
        if row.duty.kind is not ObligationKind.PUBLISH:
            promises += _of_duty(row, deeds[row.duty.obligation_id], _duty_days(row))
        elif not row.lines:
            promises += _of_duty(row, by_duty[row.duty.obligation_id], lead_for("", {}).start_days)
    for steps in line_steps(rows):
        line = lines.get(steps.line.line_id)
        if line is not None:
            own = settings.get(line.instrument.party_b_id, {})
            promises.append(_of_line(steps, line, by_line[line.pk], own))
    return by_urgency(gap_of(promise, on=on) for promise in promises)


def _of_line(steps: LineSteps, line: Line, plan: _Plan, own: Mapping[str, LeadTime]) -> Promise:
    period = counting_period_of(line.instrument)
    return Promise(
        code=f"{steps.line.instrument_ref}/{steps.line.code}",
        label=steps.line.description,
        kind=ObligationKind.PUBLISH,
        side=Side.B,
        signed=steps.line.quantity,
        done=steps.counts.get(Column.PUBLISHED, 0),
        in_time=plan.in_time,
        at_risk=plan.at_risk,
        undated=plan.undated,
        starts_on=period.starts_on,
        ends_on=steps.line.ends_on,
        lead_days=lead_for(line.genre or line.obligation.genre, own).start_days,
    )


def _of_duty(row: Row, plan: _Plan, lead_days: int) -> Iterable[Promise]:
    if not row.signed_least or row.duty.lines:
        return
    starts_on = row.duty.starts_on
    if row.year is not None:
        starts_on = max(starts_on, date(row.year, 1, 1))
    kind = row.duty.kind
    first = STEPS[kind][0].who if kind in STEPS else Who.OWING
    yield Promise(
        code=row.duty.code,
        label=row.duty.text,
        kind=kind,
        side=row.duty.side,
        signed=row.signed_least,
        done=row.done.net,
        in_time=plan.in_time,
        at_risk=plan.at_risk,
        undated=plan.undated,
        starts_on=min(starts_on, row.due_on),
        ends_on=row.due_on,
        lead_days=lead_days,
        waits_for_other=first is Who.OTHER,
    )


def _duty_days(row: Row) -> int:
    if row.duty.kind is ObligationKind.AUTHOR:
        return lead_for(Genre.THEORY_ARTICLE.value, {}).start_days
    return DUTY_DAYS[row.duty.kind]


def _topics(
    programme: Programme, seen_by: Member, settings: Mapping[int, dict[str, LeadTime]], on: date
) -> tuple[dict[int, _Plan], dict[int, _Plan]]:
    """Agreed and begun topics by line, and by duty where there is no line. One query.

    Topics that are alike in what decides are reckoned once, and counted by the database.
    """
    by_line: dict[int, _Plan] = defaultdict(_Plan)
    by_duty: dict[int, _Plan] = defaultdict(_Plan)
    only_publisher = sole_publisher_of(programme)
    found = topics_of(programme, seen_by=seen_by).filter(
        state__in=[state.value for state in PLANNED], obligation__isnull=False
    )
    alike = found.order_by().values_list(
        "line_id", "obligation_id", "state", "due_on", "genre",
        "line__instrument__ends_on", "line__instrument__party_b_id",
    )  # fmt: skip
    for line, duty, state, due_on, genre, ends_on, maker, many in alike.annotate(many=Count("pk")):
        plan = by_line[line] if line else by_duty[duty]
        if due_on is None:
            plan.undated += many
            continue
        own = settings.get((maker if line else only_publisher) or 0, {})
        begun = state == TopicState.IN_WORK.value
        keeps = due_on >= on if begun else stages_on(due_on, genre, own).start_by >= on
        if keeps and due_on <= (ends_on or date.max):
            plan.in_time += many
        else:
            plan.at_risk += many
    return by_line, by_duty


def _deeds(programme: Programme, seen_by: Member, on: date) -> dict[int, _Plan]:
    """Open deeds by duty. One query."""
    found: dict[int, _Plan] = defaultdict(_Plan)
    seen = deeds_of(programme, seen_by=seen_by).filter(ended=False).order_by()
    alike = seen.values_list("obligation_id", "due_on").annotate(many=Count("pk"))
    for duty, due_on, many in alike:
        plan = found[duty]
        if due_on is None:
            plan.undated += many
        elif due_on >= on:
            plan.in_time += many
        else:
            plan.at_risk += many
    return found

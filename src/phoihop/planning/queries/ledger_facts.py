"""What the plan adds to the ledger: agreed and started topics, steps of deeds."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from phoihop.parties.models import Member
from phoihop.planning.models import DeedStep, Topic, TopicStep
from phoihop.planning.queries.plans import deeds_of, topics_of
from phoihop.planning.rules import TOPIC_COLUMNS, Fact, step_named
from phoihop.programmes.models import Programme
from phoihop.programmes.rules import ObligationKind

# Thousands of them in a plan: only what a fact says is read, and no object made for a row.
_TOPIC = ("ref", "title", "obligation_id", "line_id", "line__instrument__year", "unit_id", "due_on")
_TOPIC_STEP = ("steps__step", "steps__on", "steps__recorded_at", "steps__reason")
_DEED = ("deed__ref", "deed__title", "deed__obligation__kind", "deed__obligation_id",
         "deed__unit_id", "deed__due_on")  # fmt: skip
_DEED_STEP = ("step", "on", "recorded_at", "side", "late_days", "note")


def facts_of(programme: Programme, *, seen_by: Member, year: int | None = None) -> list[Fact]:
    """The facts of topics and deeds, each by due day, reference and time of recording.

    Two queries. With ``year`` topics of lines of other years are left out; what is under no line
    may count for the whole programme, and stays.
    """
    return [*_topics(programme, seen_by, year), *_deeds(programme, seen_by)]


def sums_of(
    programme: Programme, *, seen_by: Member, on: date, known_at: datetime, year: int | None = None
) -> list[Fact]:
    """The same as ``facts_of`` for who needs figures and no lists: topics added up.

    What counts ``on`` that day, as recorded by ``known_at``: one fact for the topics of a duty
    that are alike in line, unit, period and step, with their number as its quantity and nothing
    of its own behind it. Deeds, which are few and late one by one, come as they are. Two queries.
    """
    past = {"on__lte": on, "recorded_at__lte": known_at}
    dropped = TopicStep.objects.filter(topic=OuterRef("pk"), step="drop", **past)
    counted = Q(**{f"steps__{name}": value for name, value in past.items()})
    kinds = ("obligation_id", "line_id", "unit_id", "steps__step", "period", "dropped")
    alike = (
        _topics_of(programme, seen_by, year)
        .filter(counted, steps__step__in=list(TOPIC_COLUMNS))
        .annotate(
            period=Coalesce("line__instrument__year", ExtractYear(Coalesce("due_on", "steps__on"))),
            dropped=Exists(dropped),
        )
        .order_by()
        .values_list(*kinds)
        .annotate(many=Count("pk", distinct=True))
    )
    summed = [
        Fact(
            obligation_id=duty,
            year=period,
            column=TOPIC_COLUMNS[step],
            on=on,
            recorded_at=known_at,
            ref="",
            label="",
            quantity=many,
            line_id=line,
            unit_id=unit,
            undone_on=on if gone else None,
            undone_recorded_at=known_at if gone else None,
        )
        for duty, line, unit, step, period, gone, many in alike
    ]
    return [*summed, *_deeds(programme, seen_by)]


def _topics_of(programme: Programme, seen_by: Member, year: int | None) -> QuerySet[Topic]:
    """Topics with a duty; with ``year`` those under no line or one of that year."""
    topics = topics_of(programme, seen_by=seen_by).filter(obligation__isnull=False)
    of_year = Q(line__isnull=True) | Q(line__instrument__year=year)
    return topics if year is None else topics.filter(of_year)


def _topics(programme: Programme, seen_by: Member, year: int | None) -> Iterable[Fact]:
    topics = _topics_of(programme, seen_by, year).filter(steps__step__in=[*TOPIC_COLUMNS, "drop"])
    ordered = topics.order_by("due_on", "ref", "steps__recorded_at", "steps__id")
    rows = ordered.values_list(*_TOPIC, *_TOPIC_STEP).iterator()
    for _ref, of_one in groupby(rows, key=itemgetter(0)):
        yield from _facts_of_topic(list(of_one))


def _facts_of_topic(rows: list[tuple[Any, ...]]) -> Iterable[Fact]:
    """``rows``: the steps of one topic that count, in the order in which they were recorded."""
    dropped = next((row for row in rows if row[7] == "drop"), None)
    taken: set[str] = set()
    for ref, title, duty, line, line_year, unit, due_on, step, on, recorded_at, _why in rows:
        column = TOPIC_COLUMNS.get(step)
        if column is None or step in taken:
            continue  # a topic taken up again after its work was unmatched is planned once
        taken.add(step)
        yield Fact(
            obligation_id=duty,
            year=line_year if line else (due_on or on).year,
            column=column,
            on=on,
            recorded_at=recorded_at,
            ref=f"topic:{ref}",
            label=title,
            line_id=line,
            unit_id=unit,
            due_on=due_on,
            undone_on=dropped[8] if dropped else None,
            undone_recorded_at=dropped[9] if dropped else None,
            note=dropped[10] if dropped else "",
        )


def _deeds(programme: Programme, seen_by: Member) -> Iterable[Fact]:
    seen = deeds_of(programme, seen_by=seen_by).order_by().values("pk")
    ordered = DeedStep.objects.filter(deed__in=seen).order_by(
        "deed__due_on", "deed__ref", "recorded_at", "id"
    )
    rows = ordered.values_list(*_DEED, *_DEED_STEP).iterator()
    for _ref, of_one in groupby(rows, key=itemgetter(0)):
        yield from _facts_of_deed(list(of_one))


def _facts_of_deed(rows: list[tuple[Any, ...]]) -> Iterable[Fact]:
    """``rows``: all steps of one deed, in the order in which they were recorded."""
    _ref, _title, kind_value, _duty, _unit, due_day, _step, first_on, *_ = rows[0]
    kind, year = ObligationKind(kind_value), (due_day or first_on).year
    sides_by_step: dict[str, set[str]] = defaultdict(set)
    for ref, title, _kind, duty, unit, due_on, step, on, recorded_at, side, late, note in rows:
        rule = step_named(kind, step)
        sides_by_step[step].add(side)
        waits_for_other_side = rule.who == "both" and len(sides_by_step[step]) < 2
        if rule.column is None or waits_for_other_side:
            continue
        yield Fact(
            obligation_id=duty,
            year=year,
            column=rule.column,
            on=on,
            recorded_at=recorded_at,
            ref=f"deed:{ref}",
            label=title,
            unit_id=unit,
            due_on=due_on,
            late_days=late,
            note=note,
        )

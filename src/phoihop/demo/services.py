"""Playing the case: month after month, each in one transaction with its mark in the trail."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from django.db import transaction

from phoihop.audit.models import Entry
from phoihop.audit.services import HOUSE, record
from phoihop.demo.chapters import (
    field,
    houses,
    pieces,
    planning_days,
    reviewing,
    sealing,
    settling,
    travelling,
    watching,
    work,
    writing,
)
from phoihop.demo.stage import Event, as_member, instant
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme

PLAYED = "demo.played"
Progress = Callable[[str], None]


def play(*, progress: Progress) -> list[str]:
    """Play every month that was not played yet; return those played now, ``2017-06`` first.

    Killed at any instant, it goes on where it stopped: a month is there wholly, with its mark,
    or not at all. Called again, it changes nothing.

    Args:
        progress: told each month before it is played.

    Raises:
        Refusal: ``demo.house_in_use`` on a database in which people work already.
    """
    played = months_played()
    if not played:
        _check_empty()
    new = []
    for month, happened in by_month(all_events()):
        if month in played:
            continue
        progress(month)
        _play_month(month, happened)
        new.append(month)
    return new


def months_played() -> set[str]:
    """The months whose mark stands in the trail."""
    marks = Entry.objects.filter(chain=HOUSE, action=PLAYED).values_list("subject", flat=True)
    return {subject.removeprefix("demo:") for subject in marks}


def all_events() -> list[Event]:
    """Everything that happens, in the order of the days; within a day as the chapters tell it."""
    chapters = (
        houses,
        sealing,
        work,
        planning_days,
        field,
        pieces,
        travelling,
        watching,
        writing,
        settling,
        reviewing,
    )
    told = [event for chapter in chapters for event in chapter.events()]
    return sorted(told, key=lambda event: event.on)


def by_month(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """The events month by month."""
    return [
        (month, list(happened))
        for month, happened in groupby(events, key=lambda event: f"{event.on:%Y-%m}")
    ]


@transaction.atomic
def _play_month(month: str, happened: list[Event]) -> None:
    as_member.cache_clear()  # a month that was undone leaves nobody behind
    place, today = 0, date.min
    for event in happened:
        place = place + 1 if event.on == today else 0
        today = event.on
        event.play(instant(event.on, place))
    at = instant(today, place + 1)
    record(PLAYED, f"demo:{month}", chain=HOUSE, actor="system", at=at)


def _check_empty() -> None:
    programmes, members = Programme.objects.count(), Member.objects.count()
    if programmes or members:
        raise Refusal("demo.house_in_use", programmes=programmes, members=members)

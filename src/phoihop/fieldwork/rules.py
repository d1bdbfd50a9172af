"""Doors opened for reporters, questions answered, packs issued, good practice noted. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from phoihop.law.lifecycle import Lifecycle, Move
from phoihop.law.refusal import Refusal


class Cost(StrEnum):
    """What a field trip costs. Every one is told for every trip: it goes into the disclosure."""

    TRANSPORT = "transport"
    MEALS = "meals"
    LODGING = "lodging"


class Payer(StrEnum):
    """Who bore a cost of a trip."""

    INSTITUTION = "institution"
    HOST = "host"  # a unit of the institution that received the reporters
    PUBLISHER = "publisher"
    OTHER = "other"  # said in words
    NOBODY = "nobody"  # there was no such cost


class LeadKind(StrEnum):
    """What is pointed out. There is no kind for anything bad: that is the duty to verify."""

    PRACTICE = "practice"  # cách làm hay
    EXAMPLE = "example"  # điển hình


class LeadState(StrEnum):
    """The life of a lead: a good practice or a model example worth writing about."""

    PRIVATE = "private"  # seen by the side that noted it
    OFFERED = "offered"
    TAKEN = "taken"  # became a topic
    WITHDRAWN = "withdrawn"
    ERASED = "erased"  # its time is over: nothing but the reference is left


LEAD_LIFE = Lifecycle(
    "lead",
    [
        Move("offer", {LeadState.PRIVATE}, LeadState.OFFERED),
        Move("take", {LeadState.OFFERED}, LeadState.TAKEN),
        Move("withdraw", {LeadState.PRIVATE, LeadState.OFFERED}, LeadState.WITHDRAWN),
        Move("erase", set(LeadState) - {LeadState.ERASED}, LeadState.ERASED),
    ],
)

LEAD_DAYS = 365
"""How long a lead is kept unless somebody says a shorter time."""


def check_trip_days(*, from_on: date, until_on: date) -> None:
    """A trip ends on the day it begins, or later, and within a quarter of a year.

    Raises:
        Refusal: ``trip.ends_before_start``, ``trip.too_long``.
    """
    if until_on < from_on:
        raise Refusal("trip.ends_before_start", start=from_on.isoformat(), end=until_on.isoformat())
    if until_on - from_on > timedelta(days=92):
        raise Refusal("trip.too_long", days=(until_on - from_on).days)


def check_within_trip(on: date, *, from_on: date, until_on: date) -> None:
    """A stop of the itinerary and an entry of the log lie within the days of the trip.

    Raises:
        Refusal: ``trip.day_outside``.
    """
    if not from_on <= on <= until_on:
        raise Refusal(
            "trip.day_outside",
            on=on.isoformat(),
            start=from_on.isoformat(),
            end=until_on.isoformat(),
        )


def check_payer(payer: Payer, *, words: str) -> None:
    """Another payer than the usual ones is named.

    Raises:
        Refusal: ``trip.payer_unnamed``.
    """
    if payer is Payer.OTHER and not words.strip():
        raise Refusal("trip.payer_unnamed")


def untold(costs: Iterable[Cost]) -> list[Cost]:
    """The costs of which nobody has said yet who bore them, in the order of ``Cost``."""
    told = set(costs)
    return [cost for cost in Cost if cost not in told]


def check_lead_time(*, noted_on: date, expires_on: date) -> None:
    """A lead is kept a year at most, so that nobody keeps files on people.

    Raises:
        Refusal: ``lead.expires_before_start``, ``lead.kept_too_long``.
    """
    if expires_on <= noted_on:
        raise Refusal("lead.expires_before_start", on=expires_on.isoformat())
    latest_on = noted_on + timedelta(days=LEAD_DAYS)
    if expires_on > latest_on:
        raise Refusal("lead.kept_too_long", latest=latest_on.isoformat(), days=LEAD_DAYS)


def check_offer(*, verified_sources: int, people: int, consents: int) -> None:
    """Before the other side sees a lead, a source verifies it and everybody named has agreed.

    Args:
        people: how many people the lead names.
        consents: how many of them have agreed and not taken it back.

    Raises:
        Refusal: ``lead.unverified``, ``lead.consent_missing``.
    """
    if verified_sources < 1:
        raise Refusal("lead.unverified")
    if consents < people:
        raise Refusal("lead.consent_missing", missing=people - consents)


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """How long the questions of one period took to be answered.

    Attributes:
        asked, answered: how many; a question asked again counts once.
        in_time: answered on or before the due day.
        median_days: of the answered ones, or ``None`` when there are none.
        waiting_late: not answered though the due day has passed.
    """

    asked: int
    answered: int
    in_time: int
    median_days: float | None
    waiting_late: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the days it was asked, due and first answered."""

    asked_on: date
    due_on: date | None
    answered_on: date | None


def answer_times(questions: Sequence[Asked], *, on: date) -> AnswerTimes:
    """Sum up response times as they stood on a day; whole calendar days."""
    asked = [one for one in questions if one.asked_on <= on]
    done = [one for one in asked if one.answered_on is not None and one.answered_on <= on]
    days = [(one.answered_on - one.asked_on).days for one in done if one.answered_on]
    late = [one for one in asked if one not in done and one.due_on is not None and one.due_on < on]
    return AnswerTimes(
        asked=len(asked),
        answered=len(done),
        in_time=sum(1 for one in done if one.due_on is None or _day(one) <= one.due_on),
        median_days=median(days) if days else None,
        waiting_late=len(late),
    )


def _day(one: Asked) -> date:
    assert one.answered_on is not None
    return one.answered_on


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a briefing pack as issued: what, how much, of which day, from where."""

    label: str
    value: str
    unit: str
    as_of_on: date
    source: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that differs between two versions; ``None`` on the side that lacks it."""

    label: str
    before: Figure | None
    after: Figure | None


def figure_changes(before: Iterable[Figure], after: Iterable[Figure]) -> list[FigureChange]:
    """What changed from one version of a pack to the next, in the order of the newer one.

    Figures are the same when their label is; a dropped one comes last.
    """
    old = {one.label: one for one in before}
    new = {one.label: one for one in after}
    labels = [*new, *(label for label in old if label not in new)]
    return [
        FigureChange(label, old.get(label), new.get(label))
        for label in labels
        if old.get(label) != new.get(label)
    ]


_COST_WORDS = {
    Cost.TRANSPORT: ("đi lại", "transport"),
    Cost.MEALS: ("ăn uống", "meals"),
    Cost.LODGING: ("nơi nghỉ", "lodging"),
}


def cost_sentence(
    told: Mapping[Cost, tuple[Payer, str]], *, institution: str, publisher: str
) -> tuple[str, str]:
    """Who bore the costs of the trip behind a piece, in Vietnamese and in English.

    Args:
        told: cost → who bore it, and the words for another payer. A kind that is missing is
            said to be missing: readers see that nobody told.
    """
    names = {
        Payer.INSTITUTION: (institution, institution),
        Payer.HOST: ("đơn vị tiếp đón", "the host unit"),
        Payer.PUBLISHER: (publisher, publisher),
        Payer.NOBODY: ("không phát sinh", "none"),
    }
    parts_vi, parts_en = [], []
    for cost in Cost:
        payer, words = told.get(cost, (None, ""))
        vi, en = ("chưa ghi", "not told") if payer is None else names.get(payer, (words, words))
        parts_vi.append(f"{_COST_WORDS[cost][0]}: {vi}")
        parts_en.append(f"{_COST_WORDS[cost][1]}: {en}")
    return (
        f"Chi phí chuyến đi thực tế – {'; '.join(parts_vi)}.",
        f"Costs of the field trip – {'; '.join(parts_en)}.",
    )

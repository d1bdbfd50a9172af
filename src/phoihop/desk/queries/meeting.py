"""Yearly reviews and lessons that wait for somebody."""

from collections import defaultdict
from collections.abc import Iterable

from phoihop.desk.queries.standing import MOST, Place
from phoihop.desk.rules import BOTH, Item, Task, review_due
from phoihop.law.access import Side
from phoihop.programmes.models import Programme
from phoihop.reviews.models import Lesson, Review
from phoihop.reviews.rules import LessonState, ReviewState


def reviews_open(place: Place) -> Iterable[Item]:
    """Years to be reviewed, and reviews to be held and signed. Three queries."""
    reviews = Review.objects.filter(programme__in=place.running)
    reviewed: dict[int, set[int]] = defaultdict(set)
    for programme_id, year in reviews.order_by().values_list("programme", "year"):
        reviewed[programme_id].add(year)
    programmes = Programme.objects.filter(pk__in=place.running).order_by("ref")
    columns = ("pk", "ref", "title", "starts_on", "ends_on", "review_month")
    for pk, ref, title, starts_on, ends_on, month in programmes.values_list(*columns):
        due = review_due(
            starts_on=starts_on, ends_on=ends_on, month=month, reviewed=reviewed[pk], on=place.on
        )
        if due is not None:
            yield Item(Task.PREPARE_REVIEW, title, ref, BOTH, due_on=due[1], year=due[0])
    unsigned = reviews.exclude(state=ReviewState.SIGNED.value).order_by("year", "pk")
    for review in unsigned.defer("figures").prefetch_related("consents")[:MOST]:
        yield _item(place, review)


def _item(place: Place, review: Review) -> Item:
    signed = {Side(one.side) for one in review.consents.all()}
    held = review.state == ReviewState.HELD.value
    return Item(
        Task.SIGN_REVIEW if held else Task.HOLD_REVIEW,
        "",
        place.standings[review.programme_id].ref,
        BOTH - signed if held else BOTH,
        ref=review.ref,
        year=review.year,
    )


def lessons_open(place: Place) -> Iterable[Item]:
    """Lessons to decide, and adopted ones to finish by their owner. One query."""
    states = [LessonState.OPEN.value, LessonState.ADOPTED.value]
    lessons = Lesson.objects.filter(state__in=states, review__programme__in=place.running)
    columns = (
        "ref", "proposed_change", "state", "owner_side", "due_on", "review__ref",
        "review__programme",
    )  # fmt: skip
    rows = lessons.order_by("due_on", "pk").values_list(*columns)
    for ref, change, state, side, due_on, review, programme_id in rows[:MOST]:
        undecided = state == LessonState.OPEN.value
        yield Item(
            Task.DECIDE_LESSON if undecided else Task.FINISH_LESSON,
            change,
            place.standings[programme_id].ref,
            BOTH if undecided else frozenset({Side(side)}),
            ref=ref,
            due_on=due_on,
            within=review,
        )

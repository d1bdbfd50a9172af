"""Reading questions and answers. Who sees the deed sees the question."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.http import Http404

from phoihop.fieldwork.models import Question
from phoihop.fieldwork.rules import AnswerTimes, Asked, answer_times
from phoihop.parties.models import Member
from phoihop.planning.queries import deeds_of, deeds_visible_to, get_deed
from phoihop.programmes.models import Programme

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Days(TypedDict):
    """What ``questions_of`` adds to each question."""

    asked_on: date
    answered_on: date | None


def questions_of(
    programme: Programme, *, seen_by: Member
) -> "QuerySet[WithAnnotations[Question, Days]]":
    """The questions of a programme that the member may see, the latest first.

    Each with ``asked_on`` and ``answered_on`` (first answer, or ``None``).
    """
    deeds = deeds_of(programme, seen_by=seen_by)
    questions = Question.objects.filter(deed__in=deeds.values("pk"))
    dated = questions.annotate(
        asked_on=Min("deed__steps__on", filter=Q(deed__steps__step="asked")),
        answered_on=Min("deed__steps__on", filter=Q(deed__steps__step="answered")),
    )
    return (
        dated.select_related("deed__obligation")
        .prefetch_related("deed__unit__names")
        .order_by("-asked_on", "-pk")
    )


def questions_visible_to(member: Member) -> QuerySet[Question]:
    """The questions of all programmes that the member may see."""
    deeds = deeds_visible_to(member).filter(pk=OuterRef("deed"))
    return Question.objects.filter(Exists(deeds))  # few questions among thousands of deeds


def get_question(ref: str, *, seen_by: Member) -> Question:
    """The question of that deed with its files, or 404."""
    deed = get_deed(ref, seen_by=seen_by)
    question = Question.objects.filter(deed=deed).prefetch_related("files__paper").first()
    if question is None:
        raise Http404(ref)
    question.deed = deed
    return question


def answer_times_of(programme: Programme, *, seen_by: Member, year: int, on: date) -> AnswerTimes:
    """How long the questions asked in ``year`` took, as it stood on a day. One query."""
    first_on, last_on = date(year, 1, 1), date(year, 12, 31)
    asked = questions_of(programme, seen_by=seen_by)
    rows = asked.filter(asked_on__gte=first_on, asked_on__lte=last_on)
    columns = rows.values_list("asked_on", "deed__due_on", "answered_on")
    return answer_times([Asked(*row) for row in columns], on=on)

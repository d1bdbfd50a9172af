"""Reading questions and answers. Who sees the deed sees the question."""

from datetime import date

from django.db.models import Min, Q, QuerySet
from django.http import Http404

from phoihop.fieldwork.models import Question
from phoihop.fieldwork.rules import AnswerTimes, Asked, answer_times
from phoihop.parties.models import Member
from phoihop.planning.queries import deeds_of, get_deed
from phoihop.programmes.models import Programme


def questions_of(programme: Programme, *, seen_by: Member) -> QuerySet[Question]:
    """The questions of a programme that the member may see, the latest first.

    Each with ``asked_on`` and ``answered_on`` (first answer, or ``None``).
    """
    deeds = deeds_of(programme, seen_by=seen_by)
    questions = Question.objects.filter(deed__in=deeds.values("pk"))
    dated = questions.annotate(
        asked_on=Min("deed__steps__on", filter=Q(deed__steps__step="asked")),
        answered_on=Min("deed__steps__on", filter=Q(deed__steps__step="answered")),
    )
    return dated.select_related("deed__obligation", "deed__unit").order_by("-asked_on", "-pk")


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
    rows = questions_of(programme, seen_by=seen_by).filter(asked_on__year=year)
    columns = rows.values_list("asked_on", "deed__due_on", "answered_on")
    return answer_times([Asked(*row) for row in columns], on=on)

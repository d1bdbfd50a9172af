"""Showing named passages to an institution, its one note, and what the publisher makes of it."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.http import Http404

from phoihop.audit.services import record
from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Passage, Version
from phoihop.manuscripts.queries.standing import permit_desk
from phoihop.manuscripts.rules import PASSAGE_DAYS, NoteKind, Outcome, check_note, check_span
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of, permit


@transaction.atomic
def show_passage(
    version: Version,
    span: tuple[int, int],
    *,
    programme: Programme,
    question: str,
    by: Member,
    at: datetime,
    on: date,
    due_on: date | None = None,
) -> Passage:
    """Show the institution of a programme some characters of a text, and nothing else of it.

    Raises:
        Refusal: ``manuscript.no_passage``, ``passage.question_missing``, ``passage.due_passed``,
            ``access.denied``.
    """
    permit_desk("passage.show", version.manuscript, by=by)
    if Side(party_of(programme, by).side) is not Side.B:
        raise Http404(programme.ref)
    start, end = span
    check_span(start, end, length=len(version.text))
    if not question.strip():
        raise Refusal("passage.question_missing")
    until = due_on or on + timedelta(days=PASSAGE_DAYS)
    if until < on:
        raise Refusal("passage.due_passed")
    passage = Passage.objects.create(
        ref=next_reference("TD", on.year),
        manuscript=version.manuscript,
        version=version,
        programme=programme,
        start=start,
        end=end,
        text=version.text[start:end],
        question=question.strip()[:600],
        shown_by=by,
        shown_at=at,
        due_on=until,
    )
    _write("shown", passage, by=by, at=at, due_on=until.isoformat())
    return passage


@transaction.atomic
def note_error(
    passage: Passage, kind: str, words: str, *, by: Member, at: datetime, on: date
) -> None:
    """The institution says what is wrong in fact, law or safety: once, and by the day set.

    Raises:
        Refusal: ``passage.noted_already``, ``passage.too_late``, ``passage.note_missing``,
            ``access.denied``.
    """
    permit("passage.note", passage.programme, by=by)
    if Side(party_of(passage.programme, by).side) is not Side.A:
        raise Http404(passage.ref)
    check_note(noted=passage.noted_at is not None, due_on=passage.due_on, on=on)
    if kind not in {one.value for one in NoteKind} or not words.strip():
        raise Refusal("passage.note_missing")
    noted = Passage.objects.filter(pk=passage.pk, noted_at__isnull=True).update(
        note_kind=kind, note=words.strip()[:1000], noted_by=by, noted_at=at
    )
    if not noted:
        raise Refusal("passage.noted_already")
    _write("noted", passage, by=by, at=at, kind=kind)


@transaction.atomic
def answer_note(passage: Passage, outcome: str, words: str, *, by: Member, at: datetime) -> None:
    """The publisher says what it made of the note: that is final.

    Raises:
        Refusal: ``passage.nothing_to_answer``, ``passage.answered_already``,
            ``passage.outcome_missing``, ``access.denied``.
    """
    permit_desk("passage.decide", passage.manuscript, by=by)
    if passage.noted_at is None:
        raise Refusal("passage.nothing_to_answer")
    if outcome not in {one.value for one in Outcome}:
        raise Refusal("passage.outcome_missing")
    answered = Passage.objects.filter(pk=passage.pk, noted_at__isnull=False, outcome="").update(
        outcome=outcome, outcome_words=words.strip()[:1000], decided_by=by, decided_at=at
    )
    if not answered:
        raise Refusal("passage.answered_already")
    _write("answered", passage, by=by, at=at, outcome=outcome)


def _write(action: str, passage: Passage, *, by: Member, at: datetime, **facts: str) -> None:
    """In the chain of the programme: both sides may read that this was done."""
    record(
        f"passage.{action}",
        f"passage:{passage.ref}",
        chain=passage.programme.ref,
        actor=by.ref,
        at=at,
        **facts,
    )

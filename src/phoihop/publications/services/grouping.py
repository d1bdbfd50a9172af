"""Deciding whether two works are one."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from phoihop.audit.services import record
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.publications.models import Grouping, Match, Publication, Work
from phoihop.publications.queries import chains_of
from phoihop.publications.rules import GroupingState, MatchState


@transaction.atomic
def decide_grouping(grouping: Grouping, *, same: bool, by: Member, at: datetime) -> Grouping:
    """Say that two works are one, or that they are not; the answer is remembered.

    When they are one, all publications and matches move to the older work (to the one on which
    an acceptance counts, if there is one) and the other leads there from now on.

    Raises:
        Refusal: ``access.denied``, ``grouping.decided_already``, ``grouping.both_matched``,
            ``grouping.both_accepted``, ``grouping.places_collide``.
    """
    check_may("publication.group", side=home_side(by), roles=by.roles)
    answer = GroupingState.SAME if same else GroupingState.DIFFERENT
    waiting = Grouping.objects.filter(pk=grouping.pk, state=GroupingState.PROPOSED.value)
    if not waiting.update(state=answer.value, decided_by=by, decided_at=at):
        raise Refusal("grouping.decided_already")
    grouping.refresh_from_db()
    chains = sorted({*chains_of(grouping.one), *chains_of(grouping.other)})
    if same:
        _merge(grouping.one, grouping.other)
    for chain in chains:
        record(
            f"grouping.{answer.value}",
            f"work:{grouping.one.ref}",
            chain=chain,
            actor=by.ref,
            at=at,
            other=grouping.other.ref,
        )
    return grouping


def _merge(one: Work, other: Work) -> None:
    keeper, double = _keeper(one, other)
    _check_not_both_matched(keeper, double)
    if not Work.objects.filter(pk=double.pk, merged_into__isnull=True).update(merged_into=keeper):
        raise Refusal("grouping.decided_already")
    Work.objects.filter(merged_into=double).update(merged_into=keeper)
    try:
        with transaction.atomic():
            Publication.objects.filter(work=double).update(work=keeper)
    except IntegrityError:
        raise Refusal("grouping.places_collide", one=keeper.ref, other=double.ref) from None
    _move_matches(keeper, double)
    _move_questions(keeper, double)
    keeper.held_by.add(*double.held_by.all())
    keeper.themes.add(*double.themes.all())
    _fill(keeper, double)


def _keeper(one: Work, other: Work) -> tuple[Work, Work]:
    """The work that stays and the one that goes into it: ``one`` is the older."""
    counted = {
        work.pk: work.matches.filter(held_since__isnull=False).exists() for work in (one, other)
    }
    if counted[one.pk] and counted[other.pk]:
        raise Refusal("grouping.both_accepted", one=one.ref, other=other.ref)
    return (other, one) if counted[other.pk] else (one, other)


def _check_not_both_matched(one: Work, other: Work) -> None:
    """One work fulfils one line of a programme: two confirmed matches would become two."""
    confirmed = Match.objects.filter(state=MatchState.CONFIRMED.value)
    mine = confirmed.filter(work=one).values("programme")
    both = confirmed.filter(work=other, programme__in=mine).select_related("programme").first()
    if both is not None:
        raise Refusal(
            "grouping.both_matched", one=one.ref, other=other.ref, programme=both.programme.ref
        )


def _move_matches(keeper: Work, double: Work) -> None:
    """What was decided wins over what is only proposed for the same line."""
    live = Match.objects.exclude(state=MatchState.REMOVED.value)
    mine = {(row.obligation_id, row.line_id): row for row in live.filter(work=keeper)}
    for row in Match.objects.filter(work=double):
        here = mine.get((row.obligation_id, row.line_id))
        if here is not None and row.state != MatchState.REMOVED.value:
            row_wins = here.state == MatchState.PROPOSED.value or row.state == "confirmed"
            (here if row_wins else row).delete()
            if not row_wins:
                continue
        Match.objects.filter(pk=row.pk).update(work=keeper)


def _move_questions(keeper: Work, double: Work) -> None:
    """Open questions about the double become questions about the keeper, each once."""
    open_ones = Grouping.objects.filter(state=GroupingState.PROPOSED.value)
    for question in open_ones.filter(Q(one=double) | Q(other=double)):
        third = question.other_id if question.one_id == double.pk else question.one_id
        pair = sorted((keeper.pk, third))
        if third == keeper.pk or Grouping.objects.filter(one=pair[0], other=pair[1]).exists():
            question.delete()
        else:
            Grouping.objects.filter(pk=question.pk).update(one=pair[0], other=pair[1])


def _fill(keeper: Work, double: Work) -> None:
    """What the keeper does not say, the double may."""
    for name in ("author_line", "genre"):
        if not getattr(keeper, name):
            setattr(keeper, name, getattr(double, name))
    if not keeper.body and double.body:
        for name in ("body", "words", "body_sha256", "search_key"):
            setattr(keeper, name, getattr(double, name))
    keeper.by_institution = keeper.by_institution or double.by_institution
    keeper.save()

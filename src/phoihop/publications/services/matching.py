"""Deciding which work fulfils which line: people confirm, refuse, remove, or match by hand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning.models import Deed, Topic
from phoihop.planning.services import finish_topic, reopen_topic, take_step
from phoihop.programmes.models import Line, Obligation, Theme
from phoihop.programmes.queries import permit
from phoihop.programmes.rules import IN_FORCE
from phoihop.publications.demands import (
    PUBLISHED_KINDS,
    counting_publication,
    demand_of_duty,
    demand_of_line,
    objections_to,
)
from phoihop.publications.models import Match, Publication, Work
from phoihop.publications.queries import publications_of
from phoihop.publications.rules import MATCH_LIFE, QUESTIONS, Demand, MatchState, hard

PUBLISHED_STEP = "published"  # of a duty to write, see planning.rules.STEPS


@transaction.atomic
def confirm_match(
    match: Match,
    *,
    by: Member,
    at: datetime,
    topic: Topic | None = None,
    deed: Deed | None = None,
    themes: Iterable[Theme] = (),
) -> Match:
    """Say that the work fulfils the line. A refused proposal may be confirmed later.

    Args:
        topic: the planned topic that this is; it is done then.
        deed: of a duty to write, the theory article that this is; its last step is taken.
        themes: of the programme, that the work is about, kept beside those already known;
            default: those that the reasons name, else the only one of the duty.

    Raises:
        Refusal: ``access.denied``, ``match.wrong_state``, ``match.paper_not_in_force``,
            ``match.undated`` and one code for each hard objection of ``rules.objections``
            (``match.before_period`` …), ``match.work_counts_already``,
            ``match.topic_is_foreign``, ``match.changed_meanwhile``, and those of
            ``planning.services``.
    """
    permit("publication.match", match.programme, by=by)
    MATCH_LIFE.after("confirm", state=MatchState(match.state))
    check_open(match.obligation, match.line)
    _check_fits(match.work, match.publication, _demand(match.obligation, match.line))
    _check_plan(match.obligation, topic, deed)
    _decide(match, MatchState.CONFIRMED, by=by, at=at, topic=topic, deed=deed)
    match.work.themes.add(*_themes_meant(match, themes))
    _tell_the_plan(match, by=by, at=at)
    _trail("match.confirmed", match, by=by, at=at)
    return match


@transaction.atomic
def refuse_match(match: Match, *, by: Member, at: datetime) -> Match:
    """Say that the work does not fulfil the line. It is never proposed for it again.

    Raises:
        Refusal: ``access.denied``, ``match.wrong_state``, ``match.changed_meanwhile``.
    """
    permit("publication.match", match.programme, by=by)
    MATCH_LIFE.after("refuse", state=MatchState(match.state))
    _decide(match, MatchState.REFUSED, by=by, at=at)
    _trail("match.refused", match, by=by, at=at)
    return match


@transaction.atomic
def remove_match(match: Match, *, reason: str, by: Member, at: datetime) -> Match:
    """Take a confirmed match back, before any acceptance counts on it.

    The ledger goes on showing that it was confirmed, and when it was removed. A topic is in work
    again; a duty to write whose last step was taken stays as it is, so its match cannot go.

    Raises:
        Refusal: ``access.denied``, ``match.reason_missing``, ``match.wrong_state``,
            ``match.counted_on``, ``match.deed_ended``, ``match.changed_meanwhile``.
    """
    permit("publication.match", match.programme, by=by)
    MATCH_LIFE.after("remove", state=MatchState(match.state))
    if not reason.strip():
        raise Refusal("match.reason_missing")
    if match.deed_id is not None:
        raise Refusal("match.deed_ended", deed=match.deed.ref if match.deed else "")
    standing = Match.objects.filter(pk=match.pk, state=MatchState.CONFIRMED.value)
    free = standing.filter(held_since__isnull=True)
    removed = {"state": "removed", "removed_at": at, "removal_reason": reason.strip()[:600]}
    if not free.update(**removed):
        raise Refusal("match.counted_on" if standing.exists() else "match.changed_meanwhile")
    for name, value in removed.items():
        setattr(match, name, value)
    if match.topic is not None:
        reopen_topic(match.topic, by=by, at=at, on=timezone.localdate(at))
    _trail("match.removed", match, by=by, at=at)
    return match


@transaction.atomic
def match_by_hand(
    work: Work,
    duty: Obligation | Line,
    *,
    by: Member,
    at: datetime,
    publication: Publication | None = None,
    topic: Topic | None = None,
    deed: Deed | None = None,
    themes: Iterable[Theme] = (),
) -> Match:
    """Match a work to a line (or to a duty that has none) without waiting for a proposal.

    What the rules ask and do not know (the day, the words) stays with the match as a question;
    what contradicts the line is refused.

    Args:
        publication: the one that counts; default: the earliest that fits.

    Raises:
        Refusal: ``match.duty_is_no_publication``, ``match.paper_not_in_force``,
            ``match.foreign_publication``, ``match.nothing_published``, and those of
            ``confirm_match``.
    """
    line = duty if isinstance(duty, Line) else None
    obligation = duty.obligation if isinstance(duty, Line) else duty
    programme = obligation.programme
    permit("publication.match", programme, by=by)
    check_open(obligation, line)
    demand = _demand(obligation, line)
    counted = publication or _counting(work, demand)
    if counted.work_id != work.pk:
        raise Refusal("match.foreign_publication", ref=counted.ref, work=work.ref)
    questions = _check_fits(work, counted, demand)
    match = Match.objects.exclude(state__in=["confirmed", "removed"]).filter(
        work=work, obligation=obligation, line=line
    ).first() or Match(
        work=work,
        programme=programme,
        obligation=obligation,
        line=line,
        publication=counted,
        proposed_at=at,
    )
    match.publication = counted
    match.reasons = [
        {"code": code, "facts": {}, "sentence": ""} for code in ["by_hand", *questions]
    ]
    _saved(match)
    return confirm_match(match, by=by, at=at, topic=topic, deed=deed, themes=themes)


def hold_matches(match_ids: Iterable[int], *, at: datetime) -> None:
    """Count on confirmed matches from now on: none of them can be removed until released.

    The room of acceptance calls this when it draws up a record, in its own transaction.

    Raises:
        Refusal: ``match.changed_meanwhile`` when one of them does not stand any more, or another
            record counts on it.
    """
    wanted = set(match_ids)
    free = Match.objects.filter(
        pk__in=wanted, state=MatchState.CONFIRMED.value, held_since__isnull=True
    )
    if free.update(held_since=at) != len(wanted):
        raise Refusal("match.changed_meanwhile")


def release_matches(match_ids: Iterable[int]) -> None:
    """Count on them no more: their record was withdrawn. May be repeated."""
    Match.objects.filter(pk__in=set(match_ids)).update(held_since=None)


def check_open(obligation: Obligation, line: Line | None) -> None:
    """Refuse a duty that no published work can fulfil, and a paper that is not signed.

    Raises:
        Refusal: ``match.duty_is_no_publication``, ``match.paper_not_in_force``.
    """
    if obligation.kind not in PUBLISHED_KINDS:
        raise Refusal("match.duty_is_no_publication", duty=obligation.code)
    paper = line.instrument if line is not None else obligation.programme
    if paper.state not in [state.value for state in IN_FORCE]:
        raise Refusal("match.paper_not_in_force", ref=paper.ref)


def _demand(obligation: Obligation, line: Line | None) -> Demand:
    return demand_of_line(line) if line is not None else demand_of_duty(obligation)


def _counting(work: Work, demand: Demand) -> Publication:
    publications = list(publications_of(work))
    found = counting_publication(work, publications, demand) or next(iter(publications), None)
    if found is None:
        raise Refusal("match.nothing_published", work=work.ref)
    return found


def _check_fits(work: Work, publication: Publication, demand: Demand) -> list[str]:
    """The open questions; refuses what contradicts the demand, naming the first reason."""
    found = objections_to(work, publication, demand)
    if against := hard(found):
        raise Refusal(f"match.{against[0]}", ref=publication.ref, **_facts(publication, demand))
    return [code for code in found if code in QUESTIONS]


def _facts(publication: Publication, demand: Demand) -> dict[str, str | int | None]:
    ends_on = demand.period.ends_on
    return {
        "day": str(publication.published or ""),
        "starts_on": demand.period.starts_on.isoformat(),
        "ends_on": ends_on.isoformat() if ends_on else "",
        "genre": demand.genre,
        "least_words": demand.least_words,
        "language": demand.language,
    }


def _check_plan(obligation: Obligation, topic: Topic | None, deed: Deed | None) -> None:
    if topic is not None and topic.programme_id != obligation.programme_id:
        raise Refusal("match.topic_is_foreign", ref=topic.ref)
    if deed is not None and deed.obligation_id != obligation.pk:
        raise Refusal("match.topic_is_foreign", ref=deed.ref)


def _decide(match: Match, state: MatchState, *, by: Member, at: datetime, **more: Any) -> None:
    """Compare-and-swap: of two people who decide at once, one wins and one is told."""
    changed = {"state": state.value, "decided_by": by, "decided_at": at, **more}
    try:
        with transaction.atomic():
            done = Match.objects.filter(pk=match.pk, state=match.state).update(**changed)
    except IntegrityError:
        raise Refusal("match.work_counts_already", work=match.work.ref) from None
    if not done:
        raise Refusal("match.changed_meanwhile")
    for name, value in changed.items():
        setattr(match, name, value)


def _saved(match: Match) -> None:
    try:
        with transaction.atomic():
            match.save()
    except IntegrityError:
        raise Refusal("match.work_counts_already", work=match.work.ref) from None


def _themes_meant(match: Match, themes: Iterable[Theme]) -> list[Theme]:
    chosen = [theme for theme in themes if theme.programme_id == match.programme_id]
    if chosen:
        return chosen
    named = {str(reason.get("facts", {}).get("theme", "")) for reason in match.reasons}
    found = list(Theme.objects.filter(programme=match.programme_id, code__in=named))
    of_duty = list(match.obligation.themes.all())
    return found or (of_duty if len(of_duty) == 1 else [])


def _tell_the_plan(match: Match, *, by: Member, at: datetime) -> None:
    on = timezone.localdate(at)
    if match.topic is not None:
        finish_topic(match.topic, by=by, at=at, on=on)
    if match.deed is not None:
        address = place_in_words(match.publication)
        take_step(match.deed, PUBLISHED_STEP, by=by, at=at, on=on, address=address)


def place_in_words(publication: Publication) -> str:
    """Where the piece can be looked up: its address, or outlet with issue and page or minute."""
    if publication.address:
        return publication.address
    parts = [
        publication.outlet.name if publication.outlet else "",
        publication.issue,
        publication.page,
        publication.broadcast_title,
        publication.broadcast_minute,
    ]
    return ", ".join(part for part in parts if part)


def _trail(action: str, match: Match, *, by: Member, at: datetime) -> None:
    record(
        action,
        f"match:{match.work.ref}",
        chain=match.programme.ref,
        actor=by.ref,
        at=at,
        publication=match.publication.ref,
        obligation=match.obligation.code,
        line=f"{match.line.instrument.ref}/{match.line.code}" if match.line else None,
        topic=match.topic.ref if match.topic else None,
    )

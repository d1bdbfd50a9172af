"""Decisions: drafted by an editor, made by the chief, retractable until published. Withdrawing."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import Decision, Manuscript
from phoihop.manuscripts.queries.standing import (
    Standing,
    is_own,
    permit_desk,
    standing_of,
)
from phoihop.manuscripts.rules import (
    VERDICT_MOVES,
    ManuscriptState,
    Verdict,
    check_own_text,
    check_reason,
)
from phoihop.manuscripts.services.moving import Actor, hold, move, permit_writing
from phoihop.manuscripts.services.promising import answer_promised
from phoihop.parties.models import Member


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision as an editor drafts it.

    ``reason`` is one of ``rules.REASONS``; ``words`` are for the author to read, and
    ``author_due_on`` is the day by which a returned text should come back.
    """

    verdict: Verdict
    reason: str = ""
    words: str = ""
    author_due_on: date | None = None


@transaction.atomic
def propose_decision(
    manuscript: Manuscript,
    draft: Draft,
    *,
    by: Member,
    at: datetime,
    on: date,
    override_reason: str = "",
) -> Decision:
    """Draft a decision on the latest version. An open round ends with it.

    Raises:
        Refusal: ``manuscript.reason_missing``, ``manuscript.rights_missing`` (nothing is accepted
            without a licence), ``manuscript.own_text``, ``manuscript.wrong_state``,
            ``manuscript.changed_meanwhile`` when another editor was faster, ``access.denied``.
    """
    permit_desk("manuscript.propose", manuscript, by=by)
    own = is_own(manuscript, by)
    check_own_text(own=own, override_reason=override_reason)
    check_reason(draft.verdict, draft.reason)
    if draft.verdict is Verdict.ACCEPT and not manuscript.licence:
        raise Refusal("manuscript.rights_missing")
    move(manuscript, "propose", by=by, at=at, on=on, verdict=draft.verdict.value, own=own)
    manuscript.rounds.filter(closed_at__isnull=True).update(closed_at=at)
    try:
        with transaction.atomic():
            return Decision.objects.create(
                manuscript=manuscript,
                version=manuscript.versions.latest("number"),
                verdict=draft.verdict.value,
                reason=draft.reason,
                words=draft.words.strip(),
                author_due_on=draft.author_due_on,
                drafted_by=by,
                drafted_at=at,
                override_reason=override_reason.strip()[:600] if own else "",
            )
    except IntegrityError:
        raise Refusal("manuscript.changed_meanwhile", ref=manuscript.ref) from None


@transaction.atomic
def put_back(decision: Decision, *, by: Member, at: datetime, on: date, why: str) -> None:
    """The chief does not agree with the draft: the desk looks again.

    Raises:
        Refusal: ``manuscript.why_missing``, ``manuscript.changed_meanwhile``, ``access.denied``.
    """
    manuscript = decision.manuscript
    permit_desk("manuscript.decide", manuscript, by=by)
    hold(manuscript)
    _end(decision, by=by, at=at, why=why, decided=False)
    move(manuscript, "put_back", by=by, at=at, on=on)


@transaction.atomic
def decide(
    decision: Decision, *, by: Member, at: datetime, on: date, override_reason: str = ""
) -> None:
    """The chief decides as drafted. The author is told; a promise to write takes its step.

    Raises:
        Refusal: ``manuscript.own_text``, ``manuscript.changed_meanwhile`` (decided, put back or
            withdrawn meanwhile), ``access.denied``.
    """
    manuscript = decision.manuscript
    permit_desk("manuscript.decide", manuscript, by=by)
    own = is_own(manuscript, by)
    check_own_text(own=own, override_reason=override_reason)
    hold(manuscript)
    waiting = Decision.objects.filter(
        pk=decision.pk, decided_at__isnull=True, ended_at__isnull=True
    )
    told = override_reason.strip()[:600] if own else decision.override_reason
    if not waiting.update(decided_by=by, decided_at=at, override_reason=told):
        raise Refusal("manuscript.changed_meanwhile", ref=manuscript.ref)
    verdict = Verdict(decision.verdict)
    move(
        manuscript, VERDICT_MOVES[verdict], by=by, at=at, on=on, wanted=decision.author_due_on,
        verdict=verdict.value, own=own,
    )  # fmt: skip
    why = decision.words or decision.reason
    if verdict is Verdict.ACCEPT:
        answer_promised(manuscript, "fit", by=by, at=at, on=on, why=why)
    elif verdict is Verdict.DECLINE:
        answer_promised(manuscript, "declined", by=by, at=at, on=on, why=why)


@transaction.atomic
def retract(decision: Decision, *, by: Member, at: datetime, on: date, why: str) -> None:
    """Take a decision back, which stays in the history. Not once the piece is published.

    Raises:
        Refusal: ``manuscript.why_missing``, ``manuscript.wrong_state``,
            ``manuscript.changed_meanwhile``, ``access.denied``.
    """
    manuscript = decision.manuscript
    permit_desk("manuscript.decide", manuscript, by=by)
    move(manuscript, "retract", by=by, at=at, on=on)
    _end(decision, by=by, at=at, why=why, decided=True)


def _end(decision: Decision, *, by: Member, at: datetime, why: str, decided: bool) -> None:
    if not why.strip():
        raise Refusal("manuscript.why_missing")
    standing = Decision.objects.filter(
        pk=decision.pk, decided_at__isnull=not decided, ended_at__isnull=True
    )
    if not standing.update(ended_at=at, ended_by=by, ended_why=why.strip()[:600]):
        raise Refusal("manuscript.changed_meanwhile", ref=decision.manuscript.ref)


@transaction.atomic
def withdraw(manuscript: Manuscript, *, by: Actor, at: datetime, on: date) -> None:
    """The author takes the text back, at any time until it is published; nothing is deleted.

    The desk may do this only with an invitation that brought nothing yet.

    Raises:
        Refusal: ``manuscript.not_yours_to_withdraw``, ``manuscript.wrong_state``,
            ``manuscript.changed_meanwhile`` when it was decided in the same moment.
    """
    permit_writing(manuscript, by=by)
    brought = manuscript.state != ManuscriptState.INVITED.value
    if brought and isinstance(by, Member) and standing_of(manuscript, by) is Standing.DESK:
        raise Refusal("manuscript.not_yours_to_withdraw")
    move(manuscript, "withdraw", by=by, at=at, on=on)
    manuscript.rounds.filter(closed_at__isnull=True).update(closed_at=at)
    manuscript.decisions.filter(decided_at__isnull=True, ended_at__isnull=True).update(ended_at=at)


@transaction.atomic
def mark_published(manuscript: Manuscript, *, by: Member, at: datetime, on: date) -> None:
    """The piece appeared. Called by the room that knows the work.

    Raises:
        Refusal: ``manuscript.wrong_state``, ``manuscript.changed_meanwhile``, ``access.denied``.
    """
    permit_desk("manuscript.edit", manuscript, by=by)
    move(manuscript, "publish", by=by, at=at, on=on)

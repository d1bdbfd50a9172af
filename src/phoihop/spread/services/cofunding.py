"""Accepting a piece that was delivered before: laid open by the publisher, decided by who pays."""

from datetime import datetime

from django.db import IntegrityError, transaction

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument
from phoihop.programmes.queries import party_of, permit
from phoihop.publications.models import Work
from phoihop.spread.models import Cofunding
from phoihop.spread.queries import repeats_of
from phoihop.spread.rules import (
    COFUNDING_LIFE,
    LONGEST_WORDS,
    CofundingReason,
    CofundingState,
)


@transaction.atomic
def propose_cofunding(
    instrument: Instrument,
    work: Work,
    *,
    reason: CofundingReason,
    words: str,
    by: Member,
    at: datetime,
) -> Cofunding:
    """The publisher lays open that a piece was delivered before, and why it may count here too.

    It covers what is found now. What is found later needs another decision.

    Raises:
        Refusal: ``cofunding.words_missing``, ``cofunding.words_too_long``,
            ``cofunding.nothing_found``, ``cofunding.one_is_live``,
            ``cofunding.not_your_instrument``, ``access.denied``.
    """
    permit("cofunding.propose", instrument.programme, by=by)
    _check_party(instrument, by)
    found = repeats_of(instrument).findings.get(work.pk, ())
    if not found:
        raise Refusal("cofunding.nothing_found", ref=work.ref)
    try:
        with transaction.atomic():
            decision = Cofunding.objects.create(
                ref=next_reference("ĐTT", at.year),
                instrument=instrument,
                work=work,
                reason=reason.value,
                words=_checked(words),
                covers=sorted(finding.key for finding in found),
                proposed_by=by,
                proposed_at=at,
            )
    except IntegrityError:
        raise Refusal("cofunding.one_is_live", ref=work.ref) from None
    _trail(decision, "proposed", by=by, at=at, reason=reason.value, findings=len(found))
    return decision


@transaction.atomic
def decide_cofunding(
    decision: Cofunding, *, agreed: bool, words: str, by: Member, at: datetime
) -> None:
    """The institution's leader says whether it pays all the same; the answer stays.

    Raises:
        Refusal: ``cofunding.wrong_state``, ``cofunding.words_missing``,
            ``cofunding.words_too_long``, ``cofunding.not_your_instrument``, ``access.denied``.
    """
    permit("cofunding.decide", decision.instrument.programme, by=by)
    _check_party(decision.instrument, by)
    told = _checked(words)
    answer = {"decided_by": by, "decided_at": at, "decision_words": told}
    _move(decision, "agree" if agreed else "refuse", answer)
    _trail(decision, decision.state, by=by, at=at)


@transaction.atomic
def withdraw_cofunding(decision: Cofunding, *, by: Member, at: datetime) -> None:
    """The publisher takes a proposal or an agreed decision back.

    A record drawn up on it can then no longer be confirmed; a frozen one stays as it is.

    Raises:
        Refusal: ``cofunding.wrong_state``, ``cofunding.not_your_instrument``,
            ``access.denied``.
    """
    permit("cofunding.propose", decision.instrument.programme, by=by)
    _check_party(decision.instrument, by)
    _move(decision, "withdraw", {"withdrawn_by": by, "withdrawn_at": at})
    _trail(decision, decision.state, by=by, at=at)


def _move(decision: Cofunding, name: str, changes: dict[str, object]) -> None:
    seen = CofundingState(decision.state)
    target = COFUNDING_LIFE.after(name, state=seen)
    rows = Cofunding.objects.filter(pk=decision.pk, state=seen.value)
    if not rows.update(state=target.value, **changes):
        decision.refresh_from_db()
        raise Refusal("cofunding.wrong_state", move=name, state=decision.state)
    decision.refresh_from_db()


def _check_party(instrument: Instrument, by: Member) -> None:
    party = party_of(instrument.programme, by)
    if party.pk not in (instrument.party_a_id, instrument.party_b_id):
        raise Refusal("cofunding.not_your_instrument", ref=instrument.ref)


def _checked(words: str) -> str:
    told = " ".join(words.split())
    if not told:
        raise Refusal("cofunding.words_missing")
    if len(told) > LONGEST_WORDS:
        raise Refusal("cofunding.words_too_long", length=len(told), limit=LONGEST_WORDS)
    return told


def _trail(decision: Cofunding, what: str, *, by: Member, at: datetime, **facts: str | int) -> None:
    record(
        f"cofunding.{what}",
        f"cofunding:{decision.ref}",
        chain=decision.instrument.programme.ref,
        actor=by.ref,
        at=at,
        work=decision.work.ref,
        instrument=decision.instrument.ref,
        **facts,
    )

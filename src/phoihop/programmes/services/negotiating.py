"""Answering what is on the table: agree, check, approve, or put another version there."""

from datetime import datetime
from typing import Any

from django.db import transaction

from phoihop.audit.rules import salted
from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.gates import CounterReason, Gate
from phoihop.programmes.models import Annex, Counter, Instrument, Programme, Version
from phoihop.programmes.plain import hash_of, plain, typed
from phoihop.programmes.queries import permit, programme_of
from phoihop.programmes.rules import PAPER_LIFE, PaperState
from phoihop.programmes.services.drafting import (
    Named,
    write_annex,
    write_instrument,
    write_programme,
)
from phoihop.programmes.services.moving import consenting_party, consents, kind_of, lock
from phoihop.programmes.services.table import pass_gate, put_on_table, record_of, the_version
from phoihop.programmes.services.terms import check_annex
from phoihop.programmes.statement import part_of, programme_file_of, state_programme
from phoihop.programmes.tabled import counter_of, of_paper, on_table

Paper = Programme | Instrument | Annex
Values = dict[str, Any]


@transaction.atomic
def agree(paper: Paper, *, by: Member, at: datetime) -> None:
    """Take over the version on the table as one's own party's, too.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``, ``paper.gate_passed``.
    """
    _permit_desk(paper, by)
    _pass(paper, Gate.PREPARED, by=by, at=at)


@transaction.atomic
def check(paper: Paper, *, by: Member, at: datetime) -> None:
    """Confirm for one's own party that content and form of the agreed version are in order.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``; as ``gates.check_gate``.
    """
    permit("paper.check", programme_of(paper), by=by)
    _pass(paper, Gate.CHECKED, by=by, at=at)


@transaction.atomic
def approve(paper: Paper, *, by: Member, at: datetime) -> None:
    """Approve the checked version for signature. Raises like ``check``."""
    permit("paper.approve", programme_of(paper), by=by)
    _pass(paper, Gate.APPROVED, by=by, at=at)


@transaction.atomic
def begin_counter(
    paper: Paper, *, reason_code: CounterReason, reason: str, by: Member, at: datetime
) -> Counter:
    """Begin to write another version in answer to the one on the table; only one's side sees it.

    Called again, it changes why, and keeps what was written.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``, ``counter.reason_missing``,
            ``counter.overtaken`` when another version came on the table meanwhile.
    """
    _permit_desk(paper, by)
    lock(paper)
    PAPER_LIFE.after("counter", state=PaperState(paper.state))
    words = " ".join(reason.split())[:1000]
    if not words:
        raise Refusal("counter.reason_missing")
    answers = the_version(paper, by=by, at=at)
    given: Values = {"reason_code": reason_code.value, "reason": words}
    known = counter_of(paper, by)
    if known is not None:
        _check_current(known, answers)
        Counter.objects.filter(pk=known.pk).update(**given)
        known.refresh_from_db()
        return known
    return Counter.objects.create(
        **of_paper(paper),
        **given,
        answers=answers,
        party=consenting_party(paper, by),
        member=by,
        begun_at=at,
        statement=answers.statement,
    )


def write_counter(counter: Counter, part: Values) -> None:
    """Keep what the answer says by now. ``part``: typed values as ``statement.part_of``."""
    Counter.objects.filter(pk=counter.pk).update(statement=plain(part))


def counter_part(counter: Counter, paper: Paper) -> Values:
    """What the answer says by now, as typed values."""
    return typed(counter.statement, record_of(paper))


@transaction.atomic
def offer_counter(paper: Paper, *, by: Member, at: datetime) -> Version:
    """Put the answer on the table: the next version. Consents to the one before fall away.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``, ``counter.none``,
            ``counter.overtaken``, ``counter.changes_nothing``; what storing a draft refuses;
            for an annex as ``terms.check_annex``.
    """
    _permit_desk(paper, by)
    lock(paper)
    PAPER_LIFE.after("counter", state=PaperState(paper.state))
    counter = get_counter(paper, by)
    _check_current(counter, on_table(paper))
    if hash_of(counter.statement) == hash_of(counter.answers.statement):
        raise Refusal("counter.changes_nothing", ref=paper.ref)
    _write_rows(paper, counter_part(counter, paper), at=at)
    paper.refresh_from_db()
    if isinstance(paper, Annex):
        check_annex(paper)
    consents(paper).delete()
    why = {"reason_code": counter.reason_code, "reason": counter.reason}
    version = put_on_table(paper, counter.party, by=by, at=at, **why)
    counter.delete()
    kind = kind_of(paper)
    record(
        f"{kind}.countered",
        f"{kind}:{paper.ref}",
        chain=programme_of(paper).ref,
        actor=by.ref,
        at=at,
        version=version.number,
        reason=version.reason_code,
        statement_sha256=salted(version.sha256, salt=paper.ref),
    )
    return version


@transaction.atomic
def drop_counter(paper: Paper, *, by: Member, at: datetime) -> None:
    """Throw one's own unfinished answer away. What is on the table stays.

    Raises:
        Refusal: ``access.denied``, ``counter.none``.
    """
    _permit_desk(paper, by)
    get_counter(paper, by).delete()


def get_counter(paper: Paper, member: Member) -> Counter:
    """The answer that one's own party is writing.

    Raises:
        Refusal: ``counter.none``.
    """
    counter = counter_of(paper, member)
    if counter is None:
        raise Refusal("counter.none", ref=paper.ref)
    return counter


def working_part(paper: Paper, *, by: Member) -> Values:
    """What a form shows and changes: one's own answer when there is one, else the rows."""
    counter = counter_of(paper, by)
    return counter_part(counter, paper) if counter else part_of(paper)


def working_file(programme: Programme, *, by: Member) -> Values:
    """The file that the forms of a programme show and change; like ``working_part``."""
    counter = counter_of(programme, by)
    if counter is None:
        return state_programme(programme, seen_by=by)
    return programme_file_of(counter_part(counter, programme))


def _permit_desk(paper: Paper, by: Member) -> None:
    action = "annex.draft" if isinstance(paper, Annex) else f"{kind_of(paper)}.offer"
    permit(action, programme_of(paper), by=by)
    consenting_party(paper, by)


def _pass(paper: Paper, gate: Gate, *, by: Member, at: datetime) -> None:
    party = consenting_party(paper, by)
    lock(paper)
    PAPER_LIFE.after("counter", state=PaperState(paper.state))  # gates stand on an offered paper
    pass_gate(paper, party, gate, by=by, at=at)


def _check_current(counter: Counter, current: Version | None) -> None:
    if current is None or counter.answers_id != current.pk:
        raise Refusal("counter.overtaken", answered=counter.answers.number)


def _write_rows(paper: Paper, part: Values, *, at: datetime) -> None:
    """Make the rows of an offered paper say ``part``: a draft for this one transaction."""
    rows = type(paper)._default_manager.filter(pk=paper.pk)
    named = Named.now()
    given: Values = {"named": named, "drafted_by": paper.drafted_by, "at": at}
    if not rows.filter(state=PaperState.OFFERED.value).update(state=PaperState.DRAFT.value):
        raise Refusal("paper.changed_meanwhile", ref=paper.ref)
    if isinstance(paper, Programme):
        write_programme(part, draft=paper, **given)
    elif isinstance(paper, Instrument):
        write_instrument(part, programme=paper.programme, draft=paper, **given)
    else:
        write_annex(part, changes=paper.programme or paper.of_instrument, draft=paper, **given)
    rows.update(state=PaperState.OFFERED.value)

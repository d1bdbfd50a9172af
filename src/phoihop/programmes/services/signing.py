"""The life of a paper: offered, signed by every party, closed, or taken back.

One way for programmes, instruments and annexes. A leader's consent is kept once for its party;
the last one makes the paper signed.
"""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from phoihop.audit.rules import salted
from phoihop.audit.services import record
from phoihop.engines.plainfiles import write
from phoihop.law.refusal import Refusal
from phoihop.papers.services import drop as drop_sealing
from phoihop.parties.models import Member
from phoihop.programmes import shape
from phoihop.programmes.gates import Gate
from phoihop.programmes.models import Annex, Consent, Instrument, Programme
from phoihop.programmes.queries import check_goes_on, parties_to, permit, programme_of
from phoihop.programmes.rules import PAPER_LIFE, PaperState, signing_day
from phoihop.programmes.services.drafting import unwrite_annex
from phoihop.programmes.services.following import follow_outlets, let_outlets_go
from phoihop.programmes.services.mandates import check_signatory
from phoihop.programmes.services.moving import (
    check_own,
    consenting_party,
    consents,
    kind_of,
    lock,
    move,
)
from phoihop.programmes.services.table import check_open, put_on_table, the_version
from phoihop.programmes.services.terms import check_annex, check_issuer, end_early
from phoihop.programmes.statement import annex_part, instrument_part, programme_part

Paper = Programme | Instrument | Annex


@transaction.atomic
def offer_programme(programme: Programme, *, by: Member, at: datetime) -> None:
    """Show a draft to the other side, to be signed by every party.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``, ``paper.changed_meanwhile``.
    """
    permit("programme.offer", programme, by=by)
    _offer(programme, by=by, at=at)


@transaction.atomic
def offer_instrument(instrument: Instrument, *, by: Member, at: datetime) -> None:
    """Show a draft to the other party. Raises like ``offer_programme``; also
    ``instrument.has_no_lines``.
    """
    permit("instrument.offer", instrument.programme, by=by)
    check_goes_on(instrument.programme, on=timezone.localtime(at).date())
    consenting_party(instrument, by)
    if not instrument.lines.exists():
        raise Refusal("instrument.has_no_lines", ref=instrument.ref)
    _offer(instrument, by=by, at=at)


@transaction.atomic
def offer_annex(annex: Annex, *, by: Member, at: datetime) -> None:
    """Show a draft to the other party. Raises like ``offer_programme``; also
    ``annex.instrument_not_signed``, ``annex.before_differs``, ``annex.below_accepted``.
    """
    permit("annex.draft", annex.changes_programme, by=by)
    consenting_party(annex, by)
    check_issuer(annex, by=by)
    check_annex(annex)
    _offer(annex, by=by, at=at)


@transaction.atomic
def sign_programme(
    programme: Programme, *, by: Member, at: datetime, signed_on: date | None = None
) -> None:
    """A party's leader signs, or confirms that the record says what was signed.

    Args:
        signed_on: the day of the signatures; needed when the paper does not state it yet.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``, ``paper.consented_already``,
            ``paper.signing_day_missing``, ``paper.signing_day_differs``,
            ``paper.signing_day_to_come``, ``paper.changed_meanwhile``; as ``gates.check_gate``
            when the version has not passed its gates; as ``mandates.check_mandate``.
    """
    permit("programme.sign", programme, by=by)
    _consent(programme, by=by, at=at, signed_on=signed_on)


@transaction.atomic
def sign_instrument(
    instrument: Instrument, *, by: Member, at: datetime, signed_on: date | None = None
) -> None:
    """A party's leader signs the yearly paper. Raises like ``sign_programme``; also
    ``instrument.programme_not_signed``.
    """
    permit("instrument.sign", instrument.programme, by=by)
    check_goes_on(instrument.programme, on=timezone.localtime(at).date())
    if instrument.programme.state != PaperState.SIGNED:
        raise Refusal("instrument.programme_not_signed", ref=instrument.programme.ref)
    _consent(instrument, by=by, at=at, signed_on=signed_on)


@transaction.atomic
def sign_annex(annex: Annex, *, by: Member, at: datetime, signed_on: date | None = None) -> None:
    """A party's leader signs an annex; with the last signature its changes are known.

    Raises like ``sign_programme``; also ``annex.instrument_not_signed``, ``annex.before_differs``
    when a line says something else by now, ``annex.below_accepted``.
    """
    permit("annex.sign", annex.changes_programme, by=by)
    lock(annex.programme or annex.of_instrument)
    check_annex(annex)
    _consent(annex, by=by, at=at, signed_on=signed_on)


@transaction.atomic
def take_back(paper: Paper, *, by: Member, at: datetime) -> None:
    """Make an offered paper a draft again, to be written anew; consents given so far fall away.

    Only the side that wrote it may.

    Raises:
        Refusal: ``access.denied``, ``paper.not_yours``, ``paper.wrong_state``,
            ``paper.answered_already`` once another party's version was on the table,
            ``paper.changed_meanwhile``.
    """
    check_own(paper, by)
    lock(paper)
    if paper.versions.exclude(party__organisation=paper.drafted_by_id).exists():
        raise Refusal("paper.answered_already", ref=paper.ref)
    move(paper, "take_back", by=by, at=at)
    consents(paper).delete()
    drop_sealing(f"paper:{paper.ref}")


@transaction.atomic
def withdraw(paper: Paper, *, by: Member, at: datetime) -> None:
    """Give up a paper that is not signed. It stays in the trail and leaves the lists.

    Raises like ``take_back``.
    """
    check_own(paper, by)
    move(paper, "withdraw", by=by, at=at)
    consents(paper).delete()
    drop_sealing(f"paper:{paper.ref}")
    if isinstance(paper, Annex):
        unwrite_annex(paper)


@transaction.atomic
def close(paper: Programme | Instrument, *, by: Member, at: datetime) -> None:
    """Close a signed paper that has run out. A programme closes after its instruments.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``, ``paper.still_running``,
            ``programme.instruments_open``, ``paper.changed_meanwhile``.
    """
    permit("programme.close", programme_of(paper), by=by)
    consenting_party(paper, by)
    PAPER_LIFE.after("close", state=PaperState(paper.state))
    until = min(paper.ends_on, programme_of(paper).last_on)
    if timezone.localtime(at).date() <= until:
        raise Refusal("paper.still_running", ref=paper.ref, until=until.isoformat())
    if isinstance(paper, Programme):
        open_ones = paper.instruments.filter(state=PaperState.SIGNED.value)
        if refs := ", ".join(open_ones.values_list("ref", flat=True)):
            raise Refusal("programme.instruments_open", ref=paper.ref, open=refs)
    move(paper, "close", by=by, at=at)
    if isinstance(paper, Programme):
        let_outlets_go(paper, by=by, at=at)


def _offer(paper: Paper, *, by: Member, at: datetime) -> None:
    move(paper, "offer", by=by, at=at)
    put_on_table(paper, consenting_party(paper, by), by=by, at=at)


def _consent(paper: Paper, *, by: Member, at: datetime, signed_on: date | None) -> None:
    lock(paper)  # two leaders at once: the second counts the first one's consent
    PAPER_LIFE.after("sign", state=PaperState(paper.state))
    party = consenting_party(paper, by)
    if consents(paper).filter(party=party).exists():
        raise Refusal("paper.consented_already", ref=paper.ref)
    today = timezone.localtime(at).date()
    day = signing_day(paper.signed_on, signed_on, today=today)
    version = the_version(paper, by=by, at=at)
    check_open(paper, party, Gate.SIGNED, version=version, by=by, at=at)
    check_signatory(paper, party, by=by, on=day)
    kind = kind_of(paper)
    try:
        with transaction.atomic():
            Consent.objects.create(**{kind: paper}, party=party, member=by, recorded_at=at)
    except IntegrityError:
        raise Refusal("paper.consented_already", ref=paper.ref) from None
    if paper.signed_on is None:
        type(paper).objects.filter(pk=paper.pk).update(signed_on=day)
        paper.refresh_from_db()
    record(
        f"{kind}.consented",
        f"{kind}:{paper.ref}",
        chain=programme_of(paper).ref,
        actor=by.ref,
        at=at,
        side=party.side,
        version=version.number,
        statement_sha256=_hash_of(paper),
    )
    if consents(paper).count() == len(parties_to(paper)):
        known = {"signed_recorded_at": at} if isinstance(paper, Annex) else {}
        move(paper, "sign", by=by, at=at, **known)
        if isinstance(paper, Annex) and paper.ends_early_on is not None:
            end_early(paper)
        follow_outlets(paper, by=by, at=at)


def _hash_of(paper: Paper) -> str:
    """A salted hash of what the leader saw: proves the text to who holds the file."""
    if isinstance(paper, Programme):
        empty: dict[str, list[Any]] = {
            "organisations": [],
            "people": [],
            "outlets": [],
            "documents": [],
            "annexes": [],
        }
        values = {**empty, **programme_part(paper), "instruments": [], "instrument": None}
        text = write(values, shape.PAPER_FILE)
    elif isinstance(paper, Instrument):
        values = {**instrument_part(paper), "annexes": [], "programme": paper.programme.ref}
        text = write(values, shape.INSTRUMENT)
    else:
        text = write(annex_part(paper), shape.ANNEX)
    return salted(text, salt=paper.ref)

"""Programmes, yearly instruments and annexes as papers to be signed."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from django.http import Http404
from django.utils import timezone

from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.addresses import address_of
from phoihop.programmes.clauses import ROWS_NAME, clauses_of, clauses_sha256
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.papers import laid_out_paper, papers_of_paper, parties_in
from phoihop.programmes.queries import get_paper, programme_of
from phoihop.programmes.rules import PaperState
from phoihop.sealing.kinds import Consent, Sealable

AnyPaper = Programme | Instrument | Annex
SIGN: dict[type, Callable[..., None]] = {
    Programme: services.sign_programme,
    Instrument: services.sign_instrument,
    Annex: services.sign_annex,
}
READY = {PaperState.OFFERED.value, PaperState.SIGNED.value}
NUMBERABLE = READY | {PaperState.CLOSED.value}


def find(ref: str, seen_by: Member, at: datetime) -> Sealable | None:
    """The paper of that reference when ``seen_by`` sees it."""
    try:
        paper = get_paper(ref, seen_by=seen_by)
    except Http404:
        return None
    kind = paper._meta.model_name
    starts_on = paper.effective_on if isinstance(paper, Annex) else paper.effective_from
    return Sealable(
        ref=paper.ref,
        title=paper.title,
        subject=f"paper:{paper.ref}",
        programme=programme_of(paper),
        parties=tuple(parties_in(paper)),
        ready=paper.state in READY,
        numberable=paper.state in NUMBERABLE,
        on=paper.signed_on or starts_on,
        sign_action=f"{kind}.sign",
        rows=clauses_of(paper),
        rows_name=ROWS_NAME,
        printed_sha256=clauses_sha256(paper),
        lay_out=partial(laid_out_paper, paper),
        formats=lambda at: papers_of_paper(paper, at=at),
        printed=(PaperFormat.PDF, PaperFormat.DOCX, PaperFormat.XML),
        number=partial(services.number_paper, paper),
        home=address_of(paper),
        consent=_consent_to(paper),
    )


def _consent_to(paper: AnyPaper) -> Consent | None:
    """A leader who signs an offered paper here agrees to it at the same moment, once."""
    if paper.state != PaperState.OFFERED.value:
        return None

    def consent(by: Member, at: datetime) -> None:
        given = services.consents_of(paper).filter(member__organisation=by.organisation_id)
        if not given.exists():
            SIGN[type(paper)](paper, by=by, at=at, signed_on=_day(paper, at))

    return consent


def _day(paper: AnyPaper, at: datetime) -> date | None:
    return None if paper.signed_on else timezone.localtime(at).date()

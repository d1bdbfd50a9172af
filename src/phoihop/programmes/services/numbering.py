"""The number that the records clerk gives to a paper."""

from datetime import date, datetime

from django.db import transaction

from phoihop.audit.services import record
from phoihop.law.refusal import Refusal
from phoihop.papers.models import OfficialNumber
from phoihop.papers.services import record_number
from phoihop.parties.models import Member
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import permit, programme_of
from phoihop.programmes.rules import PaperState


@transaction.atomic
def number_paper(
    paper: Programme | Instrument | Annex,
    *,
    number: int,
    notation: str,
    issued_on: date,
    by: Member,
    at: datetime,
) -> OfficialNumber:
    """Record the number and symbol that a paper got in the issuer's register; once.

    The issuer is the first party of side A. Drafts have no number.

    Raises:
        Refusal: ``paper.draft_has_no_number``, ``papers.number_given``,
            ``papers.number_taken``, ``access.denied``.
    """
    programme = programme_of(paper)
    permit("paper.number", programme, by=by)
    if paper.state in (PaperState.DRAFT.value, PaperState.WITHDRAWN.value):
        raise Refusal("paper.draft_has_no_number", ref=paper.ref)
    issuer = programme.parties.filter(side="a").order_by("ordinal").select_related("organisation")
    given = record_number(
        f"paper:{paper.ref}",
        issuer=issuer[0].organisation.ref,
        number=number,
        notation=notation.strip(),
        issued_on=issued_on,
        by=by.ref,
        at=at,
    )
    record(
        "paper.numbered",
        f"paper:{paper.ref}",
        chain=programme.ref,
        actor=by.ref,
        at=at,
        number=number,
        notation=given.notation,
    )
    return given

"""The one verb of this room: an early end begins with what the ledger says is owed."""

from datetime import date, datetime

from phoihop.law.period import day_of
from phoihop.ledger.effect import balance_of
from phoihop.parties.models import Member
from phoihop.programmes.models import Annex, Programme
from phoihop.programmes.rules import AnnexReason
from phoihop.programmes.services import EarlyEnd, draft_programme_annex


def draft_early_end(
    programme: Programme, *, ends_on: date, reason: str, by: Member, at: datetime
) -> Annex:
    """Draft the annex that ends ``programme`` early; it states what either side owes by then.

    Every party signs it. When the ledger has moved before that, the preview tells where, and the
    annex is drafted again.

    Raises as ``programmes.services.draft_programme_annex``.
    """
    read_on = min(ends_on, day_of(at))
    balance = balance_of(programme, seen_by=by, on=read_on, known_at=at)
    return draft_programme_annex(
        programme,
        end=EarlyEnd(ends_on, balance, read_on),
        reason_code=AnnexReason.EARLY_END,
        reason=reason,
        effective_on=ends_on,
        by=by,
        at=at,
    )

"""Money at an early end where several publishers stand on side B.

The annex is read by all of them, and a contract is between one of them and side A: so the annex
states none, and each reads beside it what concerns them.
"""

from dataclasses import dataclass

from django.db.models import Sum

from phoihop.acceptance.models import Payment
from phoihop.acceptance.queries import visible_to as records_visible_to
from phoihop.acceptance.rules import RecordState
from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Programme
from phoihop.programmes.queries import instruments_visible_to
from phoihop.programmes.rules import PaperState


@dataclass(frozen=True, slots=True)
class MoneyApart:
    """One contract: what was accepted with its tax, and what of it was paid. Integer đồng."""

    instrument: Instrument
    accepted_dong: int
    paid_dong: int

    @property
    def owed_dong(self) -> int:
        """What side A still owes for what was accepted."""
        return max(0, self.accepted_dong - self.paid_dong)


def has_several_publishers(programme: Programme) -> bool:
    """Whether more than one publisher stands on side B."""
    return sum(party.side == Side.B.value for party in programme.parties.all()) > 1


def money_apart(programme: Programme, *, seen_by: Member) -> list[MoneyApart]:
    """The signed contracts that the member sees: side A all, a publisher its own. Four queries.

    Empty where one publisher stands on side B: then the annex states the money itself.
    """
    if not has_several_publishers(programme):
        return []
    signed = [PaperState.SIGNED.value, PaperState.CLOSED.value]
    contracts = instruments_visible_to(seen_by).filter(programme=programme, state__in=signed)
    frozen = records_visible_to(seen_by).filter(
        instrument__programme=programme, state=RecordState.FROZEN.value
    )
    by_contract = frozen.order_by().select_related(None).values_list("instrument")
    accepted = dict(by_contract.annotate(sum=Sum("gross_dong")))
    payments = Payment.objects.filter(record__in=frozen.order_by().values("pk"))
    by_record = payments.order_by().values_list("record__instrument")
    paid = dict(by_record.annotate(sum=Sum("amount_dong")))
    return [
        MoneyApart(one, accepted.get(one.pk, 0), paid.get(one.pk, 0))
        for one in contracts.select_related("party_b__organisation")
        .prefetch_related("party_b__organisation__names")
        .order_by("ref")
        if one.pk in accepted
    ]

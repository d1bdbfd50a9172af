"""Acceptance records, their numbers and their money, as far as they wait for somebody."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat

from phoihop.acceptance.models import Confirmation, Payment, PaymentRequest, Record
from phoihop.acceptance.rules import RecordState
from phoihop.desk.queries.standing import MOST, Place, own_instrument
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.evidence.models import Evidence
from phoihop.law.access import Side
from phoihop.papers.models import OfficialNumber
from phoihop.programmes.models import Annex
from phoihop.publications.models import Match
from phoihop.publications.rules import MatchState
from phoihop.spread.models import Cofunding
from phoihop.spread.rules import CofundingState

COLUMNS = ("ref", "instrument__title", "instrument__programme")


def settling_open(place: Place) -> Iterable[Item]:
    """Pieces to decide about; records to confirm, withdraw, number, settle. At most seven queries.

    The oldest first.
    """
    yield from _to_decide(place)
    records = Record.objects.filter(own_instrument(place, "instrument"))
    records = records.order_by("accepted_on", "pk")
    yield from _to_confirm(place, records.filter(state=RecordState.DRAWN_UP.value))
    frozen = records.filter(state=RecordState.FROZEN.value)
    yield from _to_number(place, frozen)
    yield from _to_pay(place, frozen.filter(gross_dong__gt=0))
    yield from _to_acknowledge(place)


def _to_decide(place: Place) -> Iterable[Item]:
    """Pieces delivered before, which the publisher proposed to accept all the same."""
    waiting = Cofunding.objects.filter(
        own_instrument(place, "instrument"), state=CofundingState.PROPOSED.value
    ).order_by("proposed_at", "pk")
    columns = waiting.values_list("ref", "work__title", "instrument__programme")
    for ref, title, programme_id in columns[:MOST]:
        standing = place.standings[programme_id]
        yield Item(Task.DECIDE_COFUNDING, title, standing.ref, frozenset({Side.A}), ref=ref)


def _to_confirm(place: Place, records: QuerySet[Record]) -> Iterable[Item]:
    waiting = list(records.values_list("pk", flat=True)[:MOST])
    if not waiting:
        return
    told = _with_changes(records.filter(pk__in=waiting))
    rows = list(told.values_list(*COLUMNS, "pk", "changed"))
    confirmed: dict[int, set[Side]] = defaultdict(set)
    given = Confirmation.objects.filter(record__in=[pk for *_, pk, _ in rows])
    for record_id, side in given.values_list("record", "side"):
        confirmed[record_id].add(Side(side))
    for ref, title, programme_id, pk, changed in rows:
        task = Task.WITHDRAW_RECORD if changed else Task.CONFIRM_RECORD
        turn = BOTH if changed else BOTH - confirmed[pk]
        yield Item(task, title, place.standings[programme_id].ref, turn, ref=ref)


def _with_changes(records: QuerySet[Record]) -> QuerySet[Record]:
    """Tell the records of whose instrument something was recorded after they were drawn up.

    Only a new computation says whether the rows differ; that costs too much for a list, and the
    record's page does it. What is told here: a piece of the period confirmed, a proof kept, or an
    annex signed since.
    """
    since = OuterRef("recorded_at")
    pieces = Match.objects.filter(
        line__instrument=OuterRef("instrument"),
        state=MatchState.CONFIRMED.value,
        held_since__isnull=True,
        decided_at__gt=since,
        publication__published_on__range=(OuterRef("starts_on"), OuterRef("ends_on")),
    )
    proofs = Evidence.objects.filter(
        publication__matches__line__instrument=OuterRef("instrument"),
        publication__matches__state=MatchState.CONFIRMED.value,
        recorded_at__gt=since,
        publication__published_on__range=(OuterRef("starts_on"), OuterRef("ends_on")),
    )
    annexes = Annex.objects.filter(instrument=OuterRef("instrument"), signed_recorded_at__gt=since)
    return records.annotate(changed=Q(Exists(pieces)) | Q(Exists(proofs)) | Q(Exists(annexes)))


def _to_number(place: Place, frozen: QuerySet[Record]) -> Iterable[Item]:
    given = OfficialNumber.objects.filter(subject=Concat(Value("acceptance:"), OuterRef("ref")))
    rows = frozen.filter(~Exists(given)).values_list(*COLUMNS)
    for ref, title, programme_id in rows[:MOST]:
        programme_ref = place.standings[programme_id].ref
        yield Item(Task.GIVE_NUMBER, title, programme_ref, BOTH, ref=ref)


def _to_pay(place: Place, frozen: QuerySet[Record]) -> Iterable[Item]:
    """Frozen records not paid in full: asked for by side B, then paid by side A."""
    payments = Payment.objects.filter(record=OuterRef("pk")).order_by().values("record")
    asked = PaymentRequest.objects.filter(record=OuterRef("pk")).order_by("pk")
    unpaid = frozen.annotate(
        paid=Coalesce(Subquery(payments.annotate(sum=Sum("amount_dong")).values("sum")), 0),
        asked=Exists(asked),
        asked_due_on=Subquery(asked.values("due_on")[:1]),
    ).filter(paid__lt=F("gross_dong"))
    rows = unpaid.values_list(*COLUMNS, "gross_dong", "paid", "asked", "asked_due_on")
    for ref, title, programme_id, gross, paid, is_asked, due_on in rows[:MOST]:
        yield Item(
            Task.RECORD_PAYMENT if is_asked else Task.REQUEST_PAYMENT,
            title,
            place.standings[programme_id].ref,
            frozenset({Side.A if is_asked else Side.B}),
            ref=ref,
            due_on=due_on,
            dong=gross - paid,
        )


def _to_acknowledge(place: Place) -> Iterable[Item]:
    payments = Payment.objects.filter(
        own_instrument(place, "record__instrument"), confirmed_at__isnull=True
    )
    columns = (f"record__{column}" for column in COLUMNS)
    rows = payments.order_by("paid_on", "pk").values_list(*columns, "amount_dong")
    for ref, title, programme_id, dong in rows[:MOST]:
        programme_ref, turn = place.standings[programme_id].ref, frozenset({Side.B})
        yield Item(Task.CONFIRM_PAYMENT, title, programme_ref, turn, ref=ref, dong=dong)

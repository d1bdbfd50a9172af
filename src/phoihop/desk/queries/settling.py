"""Acceptance records, their numbers and their money, as far as they wait for somebody."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat

from phoihop.acceptance.models import Payment, PaymentRequest, Record
from phoihop.acceptance.queries import visible_to
from phoihop.acceptance.rules import RecordState
from phoihop.desk.queries.standing import MOST, Place
from phoihop.desk.rules import BOTH, Item, Task
from phoihop.evidence.models import Evidence
from phoihop.law.access import Side
from phoihop.papers.models import OfficialNumber
from phoihop.programmes.models import Annex
from phoihop.publications.models import Match
from phoihop.publications.rules import MatchState

_A, _B = frozenset({Side.A}), frozenset({Side.B})


def settling_open(place: Place) -> Iterable[Item]:
    """Records to confirm, withdraw, number, and settle; the oldest first. Seven queries."""
    records = visible_to(place.member).order_by("accepted_on", "pk")
    yield from _to_confirm(place, records.filter(state=RecordState.DRAWN_UP.value))
    frozen = records.filter(state=RecordState.FROZEN.value)
    yield from _to_number(place, frozen)
    yield from _to_pay(place, frozen.filter(gross_dong__gt=0))
    yield from _to_acknowledge(place)


def _to_confirm(place: Place, records: QuerySet[Record]) -> Iterable[Item]:
    for record in _with_changes(records).prefetch_related("confirmations")[:MOST]:
        confirmed = {Side(one.side) for one in record.confirmations.all()}
        changed = bool(getattr(record, "changed", False))
        task = Task.WITHDRAW_RECORD if changed else Task.CONFIRM_RECORD
        turn = BOTH if changed else BOTH - confirmed
        yield _item(place, task, record, turn)


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
    for record in frozen.filter(~Exists(given))[:MOST]:
        yield _item(place, Task.GIVE_NUMBER, record, BOTH)


def _to_pay(place: Place, frozen: QuerySet[Record]) -> Iterable[Item]:
    """Frozen records not paid in full: asked for by side B, then paid by side A."""
    paid = (
        Payment.objects.filter(record=OuterRef("pk"))
        .order_by()
        .values("record")
        .annotate(sum=Sum("amount_dong"))
        .values("sum")
    )
    asked = PaymentRequest.objects.filter(record=OuterRef("pk")).order_by("pk")
    unpaid = frozen.annotate(
        paid=Coalesce(Subquery(paid), 0), asked_due_on=Subquery(asked.values("due_on")[:1]),
        asked=Exists(asked),
    ).filter(paid__lt=F("gross_dong"))  # fmt: skip
    for record in unpaid[:MOST]:
        task, turn = (Task.RECORD_PAYMENT, _A) if record.asked else (Task.REQUEST_PAYMENT, _B)
        open_dong = record.gross_dong - record.paid
        yield _item(place, task, record, turn, due_on=record.asked_due_on, amount=open_dong)


def _to_acknowledge(place: Place) -> Iterable[Item]:
    payments = Payment.objects.filter(
        confirmed_at__isnull=True, record__in=visible_to(place.member).order_by().values("pk")
    )
    ordered = payments.select_related("record__instrument").order_by("paid_on", "pk")
    for payment in ordered[:MOST]:
        yield _item(place, Task.CONFIRM_PAYMENT, payment.record, _B, amount=payment.amount_dong)


def _item(
    place: Place,
    task: Task,
    record: Record,
    turn: frozenset[Side],
    *,
    due_on: date | None = None,
    amount: int | None = None,
) -> Item:
    return Item(
        task,
        record.instrument.title,
        place.standings[record.instrument.programme_id].ref,
        turn,
        ref=record.ref,
        due_on=due_on,
        dong=amount,
    )

"""What acceptance adds to the ledger: pieces accepted, extra and paid; money due and paid."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Prefetch

from phoihop.acceptance.models import Entry, Payment, Record
from phoihop.acceptance.rules import RecordState
from phoihop.planning.rules import Column, Fact
from phoihop.programmes.models import Line, Obligation, Programme
from phoihop.programmes.rules import ObligationKind


def facts_of(programme: Programme, lines: list[Line], obligations: list[Obligation]) -> list[Fact]:
    """Facts of the frozen records of the instruments whose ``lines`` are given. Four queries."""
    years = {line.instrument_id: line.instrument.year for line in lines}
    records = list(
        Record.objects.filter(
            instrument__programme=programme,
            instrument__in=years,
            state=RecordState.FROZEN.value,
        ).prefetch_related(
            Prefetch("payments", Payment.objects.order_by("paid_on", "id")), "payment_requests"
        )
    )
    # A text that fulfils a duty to write is done by its deed; acceptance only pays for it.
    publishing = {one.pk for one in obligations if one.kind == ObligationKind.PUBLISH.value}
    facts = [
        fact
        for fact in _piece_facts(records, years)
        if fact.column is not Column.ACCEPTED or fact.obligation_id in publishing
    ]
    pays = next((one for one in obligations if one.kind == ObligationKind.PAY.value), None)
    if pays is not None:
        for record in records:
            facts.extend(_money_facts(record, pays.pk, years[record.instrument_id]))
    return facts


@dataclass(frozen=True, slots=True)
class _PaidUp:
    on: date
    recorded_at: datetime


def _paid_up(record: Record) -> _PaidUp | None:
    """When a record was paid in full; ``None`` while it is not, or comes to nothing."""
    sum_dong = 0
    for payment in record.payments.all():
        sum_dong += payment.amount_dong
        if sum_dong >= record.gross_dong:
            return _PaidUp(payment.paid_on, payment.recorded_at)
    return None


def _piece_facts(records: list[Record], years: dict[int, int]) -> Iterable[Fact]:
    by_id = {record.pk: record for record in records}
    paid_up = {record.pk: _paid_up(record) for record in records}
    columns = (
        Entry.objects.filter(record__in=by_id)
        .order_by("record", "ordinal")
        .values_list(
            "record",
            "line",
            "line__obligation",
            "publication__ref",
            "work__title",
            "extra",
            "correction__on",
            "correction__recorded_at",
            "correction__reason",
            "match__topic__unit",
        )
    )
    for record_id, line, duty, publication, title, extra, off_on, off_at, why, unit in columns:
        record = by_id[record_id]
        assert record.frozen_at is not None  # a constraint of the table says so
        accepted = Fact(
            obligation_id=duty,
            year=years[record.instrument_id],
            column=Column.EXTRA if extra else Column.ACCEPTED,
            on=record.accepted_on,
            recorded_at=record.frozen_at,
            ref=f"publication:{publication}",
            label=title,
            line_id=line,
            unit_id=unit,
            undone_on=off_on,
            undone_recorded_at=off_at,
            note=why or record.ref,
        )
        yield accepted
        paid = paid_up[record_id]
        if paid is not None and not extra:
            yield replace(
                accepted,
                column=Column.PAID,
                on=max(paid.on, record.accepted_on),
                recorded_at=max(paid.recorded_at, record.frozen_at),
                undone_on=None,
                undone_recorded_at=None,
                note=record.ref,
            )


def _money_facts(record: Record, obligation_id: int, year: int) -> Iterable[Fact]:
    assert record.frozen_at is not None  # a constraint of the table says so
    if record.gross_dong == 0:
        return
    due = Fact(
        obligation_id=obligation_id,
        year=year,
        column=Column.PLANNED,
        on=record.accepted_on,
        recorded_at=record.frozen_at,
        ref=f"acceptance:{record.ref}",
        label=record.ref,
        quantity=record.gross_dong,
    )
    yield due
    for request in record.payment_requests.all():
        yield replace(
            due,
            column=Column.PUBLISHED,
            on=request.requested_on,
            recorded_at=request.recorded_at,
            due_on=request.due_on,
            note=request.reference,
        )
    for payment in record.payments.all():
        paid = replace(
            due,
            column=Column.PAID,
            on=payment.paid_on,
            recorded_at=payment.recorded_at,
            quantity=payment.amount_dong,
            note=payment.reference,
        )
        yield paid
        if payment.confirmed_at is not None:
            yield replace(paid, column=Column.ACCEPTED, recorded_at=payment.confirmed_at)

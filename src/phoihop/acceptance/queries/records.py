"""Reading acceptance records."""

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.http import Http404

from phoihop.acceptance.models import Entry, Event, Payment, Record
from phoihop.acceptance.rules import FrozenRow
from phoihop.law.period import PartialDate
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import instruments_visible_to


def visible_to(member: Member) -> QuerySet[Record]:
    """The records of the instruments one sees."""
    return Record.objects.filter(instrument__in=instruments_visible_to(member)).select_related(
        "instrument__programme", "drawn_up_by"
    )


def records_of(programme: Programme, *, seen_by: Member) -> QuerySet[Record]:
    """The records of one programme, newest first, with the number of their rows."""
    return (
        visible_to(seen_by)
        .filter(instrument__programme=programme)
        .annotate(
            accepted_count=Count("entries", filter=Q(entries__extra=False)),
            extra_count=Count("entries", filter=Q(entries__extra=True)),
        )
        .prefetch_related("confirmations")
    )


def get_record(ref: str, *, seen_by: Member) -> Record:
    """The record with its rows, confirmations and payments, or 404."""
    events = Prefetch("events", Event.objects.select_related("recorded_by"))
    entries = Entry.objects.select_related(
        "work", "publication__outlet", "line", "correction__annex", "cofunding"
    ).prefetch_related(events)
    found = (
        visible_to(seen_by)
        .filter(ref=ref)
        .prefetch_related(
            Prefetch("entries", entries), "confirmations__member", "payments", "payment_requests"
        )
        .first()
    )
    if found is None:
        raise Http404(ref)
    return found


def get_entry(record: Record, ordinal: int) -> Entry:
    """One row of a record, or 404."""
    found = record.entries.filter(ordinal=ordinal).select_related("record", "line", "work").first()
    if found is None:
        raise Http404(f"{record.ref}/{ordinal}")
    return found


def entries_as_frozen(record: Record) -> list[FrozenRow]:
    """The kept rows of a record in the form that is hashed."""
    entries = record.entries.select_related("work", "publication", "line").order_by("ordinal")
    return [
        FrozenRow(
            entry.ordinal,
            entry.work.ref,
            entry.publication.ref,
            str(PartialDate(entry.published_on)),
            entry.line.code,
            entry.extra,
            entry.unit_price_dong,
            entry.amount_dong,
            entry.evidence_level,
            entry.evidence_sha256,
        )
        for entry in entries
    ]


def paid_dong(record: Record) -> int:
    """What was paid for a record so far, integer đồng."""
    paid = Payment.objects.filter(record=record).aggregate(sum=Sum("amount_dong"))["sum"]
    return int(paid or 0)

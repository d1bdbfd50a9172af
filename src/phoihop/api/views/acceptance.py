"""Acceptance: trying a period, drawing up, confirming, withdrawing, and the money."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Status

from phoihop.acceptance import services
from phoihop.acceptance.models import Record
from phoihop.acceptance.queries import get_record, paid_dong, preview
from phoihop.api.asking import member_of, now, today
from phoihop.api.schemas import acceptance as forms
from phoihop.api.schemas.forms import Day, Ref, answers
from phoihop.law.period import Period
from phoihop.programmes.queries import get_instrument

router = Router(tags=["acceptance"])
PathRef = Annotated[Ref, Path()]


@router.get("/instruments/{ref}/acceptance/preview", response=answers(forms.Preview))
def try_period(
    request: HttpRequest,
    ref: PathRef,
    starts_on: Annotated[Day, Query()],
    ends_on: Annotated[Day, Query()],
    accepted_on: Annotated[Day | None, Query()] = None,
) -> Any:
    """What a record of a period would hold if it were drawn up now; works by reference."""
    instrument = get_instrument(ref, seen_by=member_of(request))
    seen = preview(
        instrument,
        period=Period(starts_on, ends_on),
        accepted_on=accepted_on or today(),
        known_at=now(),
    )
    return {
        "accepted": [row.candidate.work_ref for row in seen.computation.accepted],
        "extra": [row.candidate.work_ref for row in seen.computation.extra],
        "left": [
            {"work": one.candidate.work_ref, "title": one.candidate.title, "reasons": one.reasons}
            for one in seen.computation.left
        ],
        "net_dong": seen.totals.net.dong,
        "vat_dong": seen.totals.vat.dong,
        "gross_dong": seen.totals.gross.dong,
    }


@router.post("/instruments/{ref}/acceptance", response=answers(forms.Record, status=201))
def draw_up(request: HttpRequest, ref: PathRef, given: forms.NewRecord) -> Any:
    """Compute a record for a period and keep its rows, for both sides to confirm."""
    member = member_of(request)
    record = services.draw_up(
        get_instrument(ref, seen_by=member),
        period=Period(given.starts_on, given.ends_on),
        accepted_on=given.accepted_on or today(),
        by=member,
        at=now(),
        place=given.place,
    )
    return Status(201, _told(get_record(record.ref, seen_by=member)))


@router.get("/acceptance/{ref}", response=answers(forms.Record))
def get_one_record(request: HttpRequest, ref: PathRef) -> Any:
    """One record with its rows and payments."""
    return _told(get_record(ref, seen_by=member_of(request)))


@router.post("/acceptance/{ref}/confirm", response=answers(forms.Record))
def confirm(request: HttpRequest, ref: PathRef, given: forms.Seen) -> Any:
    """Say yes for one's side to exactly the rows seen; the second yes freezes the record."""
    member = member_of(request)
    record = get_record(ref, seen_by=member)
    services.confirm(record, rows_sha256_seen=given.rows_sha256, by=member, at=now())
    return _told(get_record(ref, seen_by=member))


@router.post("/acceptance/{ref}/withdraw", response=answers(forms.Record))
def withdraw(request: HttpRequest, ref: PathRef) -> Any:
    """Take back a record that is not frozen."""
    member = member_of(request)
    services.withdraw(get_record(ref, seen_by=member), by=member, at=now())
    return _told(get_record(ref, seen_by=member))


@router.post("/acceptance/{ref}/payment-request", response=answers(forms.Record, status=201))
def request_payment(request: HttpRequest, ref: PathRef, given: forms.NewRequest) -> Any:
    """Side B asks for what a frozen record comes to."""
    member = member_of(request)
    services.request_payment(
        get_record(ref, seen_by=member),
        requested_on=given.requested_on or today(),
        reference=given.reference,
        by=member,
        at=now(),
    )
    return Status(201, _told(get_record(ref, seen_by=member)))


@router.post("/acceptance/{ref}/payments", response=answers(forms.Record, status=201))
def record_payment(request: HttpRequest, ref: PathRef, given: forms.NewPayment) -> Any:
    """Side A's accountant records a transfer. Not to be repeated: each is money."""
    member = member_of(request)
    services.record_payment(
        get_record(ref, seen_by=member),
        amount_dong=given.amount_dong,
        paid_on=given.paid_on or today(),
        reference=given.reference,
        by=member,
        at=now(),
    )
    return Status(201, _told(get_record(ref, seen_by=member)))


@router.post("/acceptance/{ref}/payments/{pk}/confirm", response=answers(forms.Record))
def confirm_payment(
    request: HttpRequest, ref: PathRef, pk: Annotated[int, Path(ge=1, le=2**62)]
) -> Any:
    """Side B's accountant confirms that the money came."""
    member = member_of(request)
    record = get_record(ref, seen_by=member)
    payment = get_object_or_404(record.payments, pk=pk)
    services.confirm_payment(payment, by=member, at=now())
    return _told(get_record(ref, seen_by=member))


def _told(record: Record) -> dict[str, object]:
    names = (
        "ref", "starts_on", "ends_on", "accepted_on", "state", "rows_sha256", "net_dong",
        "vat_dong", "gross_dong",
    )  # fmt: skip
    return {
        **{name: getattr(record, name) for name in names},
        "instrument": record.instrument.ref,
        "confirmed": sorted(one.side for one in record.confirmations.all()),
        "paid_dong": paid_dong(record),
        "rows": [
            {
                "ordinal": entry.ordinal,
                "line": entry.line.code,
                "work": entry.work.ref,
                "title": entry.work.title,
                "published_on": entry.published_on,
                "extra": entry.extra,
                "amount_dong": entry.amount_dong,
            }
            for entry in record.entries.all()
        ],
        "payments": [
            {
                "id": one.pk,
                "amount_dong": one.amount_dong,
                "paid_on": one.paid_on,
                "reference": one.reference,
                "confirmed": one.confirmed_at is not None,
            }
            for one in record.payments.all()
        ],
    }

"""The money of a frozen record: asked for, paid, confirmed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from phoihop.acceptance.models import Payment, PaymentRequest, Record
from phoihop.acceptance.queries import paid_dong
from phoihop.acceptance.rules import RecordState
from phoihop.audit.services import record as write_trail
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.queries import permit


@transaction.atomic
def request_payment(
    record: Record, *, requested_on: date, reference: str, by: Member, at: datetime
) -> PaymentRequest:
    """Side B asks for what a frozen record comes to. The amount is the record's, never typed.

    Raises:
        Refusal: ``acceptance.not_frozen``, ``payment.requested``, ``payment.nothing_due``,
            ``payment.before_acceptance``, ``access.denied``.
    """
    permit("payment.request", record.instrument.programme, by=by)
    _lock(record)
    if record.gross_dong == 0:
        raise Refusal("payment.nothing_due", ref=record.ref)
    if PaymentRequest.objects.filter(record=record).exists():
        raise Refusal("payment.requested", ref=record.ref)
    if requested_on < record.accepted_on:
        raise Refusal("payment.before_acceptance", ref=record.ref)
    days = record.instrument.pay_within_days
    request = PaymentRequest.objects.create(
        record=record,
        amount_dong=record.gross_dong,
        requested_on=requested_on,
        due_on=requested_on + timedelta(days=days) if days is not None else None,
        reference=reference.strip(),
        recorded_by=by,
        recorded_at=at,
    )
    _trail(record, "payment.requested", by=by, at=at, amount_dong=request.amount_dong)
    return request


@transaction.atomic
def record_payment(
    record: Record, *, amount_dong: int, paid_on: date, reference: str, by: Member, at: datetime
) -> Payment:
    """Side A's accountant records a transfer. Never more than the record comes to.

    Args:
        amount_dong: integer đồng, more than 0; a record may be paid in several parts.

    Raises:
        Refusal: ``acceptance.not_frozen``, ``payment.no_money``, ``payment.too_much``,
            ``payment.before_acceptance``, ``access.denied``.
    """
    permit("payment.record", record.instrument.programme, by=by)
    _lock(record)
    if amount_dong <= 0:
        raise Refusal("payment.no_money")
    open_dong = record.gross_dong - paid_dong(record)
    if amount_dong > open_dong:
        raise Refusal("payment.too_much", amount=amount_dong, open=open_dong)
    if paid_on < record.accepted_on:
        raise Refusal("payment.before_acceptance", ref=record.ref)
    payment = Payment.objects.create(
        record=record,
        amount_dong=amount_dong,
        paid_on=paid_on,
        reference=reference.strip(),
        recorded_by=by,
        recorded_at=at,
    )
    _trail(record, "payment.recorded", by=by, at=at, amount_dong=amount_dong)
    return payment


@transaction.atomic
def confirm_payment(payment: Payment, *, by: Member, at: datetime) -> None:
    """Side B's accountant confirms that the money came.

    Raises:
        Refusal: ``payment.confirmed``, ``access.denied``.
    """
    record = payment.record
    permit("payment.confirm", record.instrument.programme, by=by)
    open_ones = Payment.objects.filter(pk=payment.pk, confirmed_at__isnull=True)
    if not open_ones.update(confirmed_by=by, confirmed_at=at):
        raise Refusal("payment.confirmed", ref=record.ref)
    payment.refresh_from_db()
    _trail(record, "payment.confirmed", by=by, at=at, amount_dong=payment.amount_dong)


def _lock(record: Record) -> None:
    """Hold the record's row, so that two accountants at once are served one after the other."""
    held = Record.objects.select_for_update().get(pk=record.pk)
    if held.state != RecordState.FROZEN.value:
        raise Refusal("acceptance.not_frozen", ref=record.ref)


def _trail(record: Record, action: str, *, by: Member, at: datetime, amount_dong: int) -> None:
    write_trail(
        action,
        f"acceptance:{record.ref}",
        chain=record.instrument.programme.ref,
        actor=by.ref,
        at=at,
        amount_dong=amount_dong,
    )

"""Acceptance and money: one record through to the last transfer, one waiting for a side."""

from collections.abc import Iterable
from datetime import date, datetime

from phoihop.acceptance import services
from phoihop.acceptance.models import Payment, Record
from phoihop.acceptance.papers import papers_of_record
from phoihop.acceptance.rules import EventKind
from phoihop.demo.case import article
from phoihop.demo.stage import CONTRACT, SECOND_CONTRACT, Event, as_member
from phoihop.law.period import Period, day_of
from phoihop.programmes.queries import get_instrument

TAKEN_DOWN = "20"
FIRST_PERIOD = Period(date(2017, 3, 1), date(2017, 9, 30))
SECOND_PERIOD = Period(date(2017, 10, 1), date(2017, 12, 31))


def events() -> Iterable[Event]:
    """What both sides accept, number, ask for and pay."""
    yield Event(date(2017, 10, 12), first_record)
    yield Event(date(2017, 10, 13), give_the_number)
    yield Event(date(2017, 10, 16), ask_for_money)
    yield Event(date(2017, 11, 3), pay_a_part)
    yield Event(date(2017, 11, 20), take_a_piece_down)
    yield Event(date(2017, 12, 4), pay_the_rest)
    yield Event(date(2017, 12, 15), record_of_the_second)
    yield Event(date(2018, 1, 12), second_record)


def first_record(at: datetime) -> None:
    """March to September; both leaders confirm the rows they saw."""
    record = _draw_up(CONTRACT, FIRST_PERIOD, by="can-bo", at=at)
    for leader in ("lanh-dao-a", "lanh-dao-b"):
        _confirm(record, by=leader, at=at)
    papers_of_record(record, at=at)


def give_the_number(at: datetime) -> None:
    """The clerk reads it off the register; only now the paper carries one."""
    record = _first()
    services.record_official_number(
        record,
        number=128,
        notation="BB/TU",
        issued_on=day_of(at),
        by=as_member("van-thu-a"),
        at=at,
    )
    papers_of_record(record, at=at)


def ask_for_money(at: datetime) -> None:
    """Side B sends its invoice for what the record comes to."""
    services.request_payment(
        _first(),
        requested_on=day_of(at),
        reference="Hóa đơn mẫu 0000123",
        by=as_member("ke-toan-b"),
        at=at,
    )


def pay_a_part(at: datetime) -> None:
    """Most of it in time …"""
    _pay(50_000_000, reference="UNC mẫu 41", at=at)


def pay_the_rest(at: datetime) -> None:
    """… and the rest after the day it was due."""
    record = _first()
    paid = sum(record.payments.values_list("amount_dong", flat=True))
    _pay(record.gross_dong - paid, reference="UNC mẫu 57", at=at)


def take_a_piece_down(at: datetime) -> None:
    """A lawful take-down after acceptance is noted, and no figure changes."""
    entry = _first().entries.get(work__title=article(TAKEN_DOWN).title)
    services.note_event(
        entry,
        kind=EventKind.TAKEN_DOWN,
        on=day_of(at),
        text="Gỡ theo đề nghị của nhân vật trong bài (rút lại đồng ý)",
        by=as_member("bien-tap"),
        at=at,
    )


def record_of_the_second(at: datetime) -> None:
    """The other province accepts its own pieces; the one sold twice is left out."""
    period = Period(date(2017, 4, 10), date(2017, 12, 10))
    record = _draw_up(SECOND_CONTRACT, period, by="can-bo-mau", at=at)
    for leader in ("lanh-dao-mau", "lanh-dao-b"):
        _confirm(record, by=leader, at=at)
    papers_of_record(record, at=at)


def second_record(at: datetime) -> None:
    """October to December, with extra pieces; side B has still to confirm."""
    record = _draw_up(CONTRACT, SECOND_PERIOD, by="can-bo", at=at)
    _confirm(record, by="lanh-dao-a", at=at)
    papers_of_record(record, at=at)


def _draw_up(contract: str, period: Period, *, by: str, at: datetime) -> Record:
    officer = as_member(by)
    return services.draw_up(
        get_instrument(contract, seen_by=officer),
        period=period,
        accepted_on=day_of(at),
        place="Thái Nguyên" if contract == CONTRACT else "Tỉnh Mẫu",
        by=officer,
        at=at,
    )


def _confirm(record: Record, *, by: str, at: datetime) -> None:
    services.confirm(record, rows_sha256_seen=record.rows_sha256, by=as_member(by), at=at)


def _pay(amount_dong: int, *, reference: str, at: datetime) -> None:
    payment: Payment = services.record_payment(
        _first(),
        amount_dong=amount_dong,
        paid_on=day_of(at),
        reference=reference,
        by=as_member("ke-toan-a"),
        at=at,
    )
    services.confirm_payment(payment, by=as_member("ke-toan-b"), at=at)


def _first() -> Record:
    return Record.objects.select_related("instrument__programme").get(
        instrument__ref=CONTRACT, starts_on=FIRST_PERIOD.starts_on
    )

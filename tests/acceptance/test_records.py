"""A record is computed, confirmed by both sides to the same rows, frozen, and paid."""

from datetime import date, timedelta

import pytest

from phoihop.acceptance import services
from phoihop.acceptance.models import Entry, Payment, Record
from phoihop.acceptance.queries import paid_dong, preview
from phoihop.audit.models import Entry as TrailEntry
from phoihop.law.period import Period
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Line
from tests.fixtures import NOON, Publish

YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
ACCEPTED_ON = date(2017, 12, 20)
AT = NOON.replace(month=12, day=20)


def drawn_up(contract: Instrument, by: Member) -> Record:
    return services.draw_up(contract, period=YEAR, accepted_on=ACCEPTED_ON, by=by, at=AT)


def frozen(contract: Instrument, officer: Member, leader_a: Member, leader_b: Member) -> Record:
    record = drawn_up(contract, officer)
    for leader in (leader_a, leader_b):
        services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader, at=AT)
        record.refresh_from_db()
    return record


def test_more_than_ordered_is_extra_and_unpaid(
    contract: Instrument, line: Line, five_pieces: None, officer: Member
) -> None:
    record = drawn_up(contract, officer)
    rows = list(record.entries.values_list("work__title", "extra", "amount_dong"))
    assert rows == [
        ("Bài 1", False, 1_500_000),
        ("Bài 2", False, 1_500_000),
        ("Bài 3", False, 1_500_000),
        ("Bài 4", False, 1_500_000),
        ("Bài 5", True, 0),
    ]
    assert (record.net_dong, record.vat_dong, record.gross_dong) == (6_000_000, 600_000, 6_600_000)


def test_both_sides_freeze_what_they_saw(
    contract: Instrument,
    line: Line,
    five_pieces: None,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
) -> None:
    record = drawn_up(contract, officer)
    services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader_a, at=AT)
    assert record.state == "drawn_up"
    services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader_b, at=AT)
    assert record.state == "frozen"
    line.refresh_from_db()
    assert line.accepted_quantity == 4
    actions = list(TrailEntry.objects.order_by("seq").values_list("action", flat=True))
    assert actions[-4:] == [
        "acceptance.drawn_up",
        "acceptance.confirmed",
        "acceptance.confirmed",
        "acceptance.frozen",
    ]


def test_a_side_confirms_once(
    contract: Instrument, line: Line, five_pieces: None, officer: Member, leader_a: Member
) -> None:
    record = drawn_up(contract, officer)
    services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader_a, at=AT)
    with pytest.raises(Refusal, match="acceptance.already_confirmed"):
        services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader_a, at=AT)


def test_rows_that_changed_can_no_longer_be_confirmed(
    contract: Instrument, line: Line, publish: Publish, officer: Member, leader_a: Member
) -> None:
    publish("Bài 1", date(2017, 5, 1))
    record = drawn_up(contract, officer)
    publish("Bài chen vào", date(2017, 4, 1))
    with pytest.raises(Refusal, match="acceptance.changed_meanwhile"):
        services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader_a, at=AT)
    assert not record.confirmations.exists()
    assert not Entry.objects.filter(released=True).exists()


def test_a_hash_of_other_rows_is_refused(
    contract: Instrument, line: Line, five_pieces: None, officer: Member, leader_a: Member
) -> None:
    record = drawn_up(contract, officer)
    with pytest.raises(Refusal, match="acceptance.other_rows_seen"):
        services.confirm(record, rows_sha256_seen="0" * 64, by=leader_a, at=AT)


def test_only_one_record_of_an_instrument_waits_at_a_time(
    contract: Instrument, line: Line, five_pieces: None, officer: Member
) -> None:
    drawn_up(contract, officer)
    with pytest.raises(Refusal, match="acceptance.one_is_open"):
        drawn_up(contract, officer)


def test_a_withdrawn_record_frees_its_pieces(
    contract: Instrument, line: Line, five_pieces: None, officer: Member
) -> None:
    services.withdraw(drawn_up(contract, officer), by=officer, at=AT)
    assert drawn_up(contract, officer).entries.count() == 5


def test_what_was_accepted_is_not_accepted_again(
    contract: Instrument,
    line: Line,
    five_pieces: None,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
) -> None:
    frozen(contract, officer, leader_a, leader_b)
    seen = preview(contract, period=YEAR, accepted_on=ACCEPTED_ON, known_at=AT)
    assert [row.candidate.title for row in seen.computation.accepted] == []
    reasons = {left.candidate.title: left.reasons for left in seen.computation.left}
    assert reasons["Bài 1"] == ("accepted_elsewhere",)


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (date(2017, 3, 14), "before_period"),  # the day before the late signature
        (date(2017, 12, 21), "after_acceptance"),
    ],
)
def test_pieces_outside_their_days_are_left(
    contract: Instrument, line: Line, publish: Publish, on: date, reason: str
) -> None:
    publish("Bài", on)
    seen = preview(contract, period=YEAR, accepted_on=ACCEPTED_ON, known_at=AT)
    assert reason in seen.computation.left[0].reasons


def test_a_month_must_be_completed_to_a_day(
    contract: Instrument, line: Line, publish: Publish
) -> None:
    publish("Bài", date(2017, 5, 1), precision="month")
    seen = preview(contract, period=YEAR, accepted_on=ACCEPTED_ON, known_at=AT)
    assert seen.computation.left[0].reasons == ("day_unknown",)


def test_the_demanded_proof_must_be_there_by_the_day(
    contract: Instrument, line: Line, publish: Publish
) -> None:
    Line.objects.update(evidence_level="page_file")
    publish("Bài", date(2017, 5, 1))
    seen = preview(contract, period=YEAR, accepted_on=ACCEPTED_ON, known_at=AT)
    assert seen.computation.left[0].reasons == ("not_evidenced",)


def test_a_refusal_leaves_no_trace(
    contract: Instrument, line: Line, five_pieces: None, accountant_a: Member
) -> None:
    before = TrailEntry.objects.count()
    with pytest.raises(Refusal, match="access.denied"):
        drawn_up(contract, accountant_a)
    assert not Record.objects.exists()
    assert TrailEntry.objects.count() == before


def test_money_is_asked_for_paid_and_confirmed_and_never_more_than_due(
    contract: Instrument,
    line: Line,
    five_pieces: None,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
    accountant_a: Member,
    accountant_b: Member,
) -> None:
    record = frozen(contract, officer, leader_a, leader_b)
    services.request_payment(
        record, requested_on=ACCEPTED_ON, reference="HĐ 01", by=accountant_b, at=AT
    )
    with pytest.raises(Refusal, match="payment.too_much"):
        pay(record, 6_600_001, accountant_a)
    payment = pay(record, 6_000_000, accountant_a)
    services.confirm_payment(payment, by=accountant_b, at=AT)
    with pytest.raises(Refusal, match="payment.confirmed"):
        services.confirm_payment(payment, by=accountant_b, at=AT)
    assert paid_dong(record) == 6_000_000


def pay(record: Record, dong: int, by: Member) -> Payment:
    return services.record_payment(
        record,
        amount_dong=dong,
        paid_on=ACCEPTED_ON + timedelta(days=3),
        reference="UNC 01",
        by=by,
        at=AT,
    )

"""Acceptance through the screen and the command line; every door refuses alike."""

import json

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.acceptance import services
from phoihop.acceptance.models import Payment, Record
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Line
from tests.acceptance.conftest import AT
from tests.fixtures import Publish

PERIOD = {
    "instrument": "HĐ-2017-01",
    "starts_on": "2017-01-01",
    "ends_on": "2017-12-31",
    "accepted_on": "2017-12-20",
}
RECORDS = "/programmes/CT-2017-01/acceptance/"


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def freeze(record: Record, *leaders: Member) -> Record:
    for leader in leaders:
        services.confirm(record, rows_sha256_seen=record.rows_sha256, by=leader, at=AT)
    return record


def test_a_period_is_tried_and_then_drawn_up(
    client: Client,
    line: Line,
    five_pieces: None,
    officer: Member,
) -> None:
    page = go(client, officer).get(RECORDS, PERIOD).content.decode()
    assert "Đủ điều kiện: 4 · vượt số lượng: 1 · chưa đủ điều kiện: 0" in page
    assert not Record.objects.exists()
    answer = client.post(f"{RECORDS}new/", PERIOD)
    assert answer["Location"] == "/acceptance/BBNT-2017-01/"


def test_a_leader_of_each_side_confirms_on_the_page(
    client: Client,
    record: Record,
    leader_a: Member,
    leader_b: Member,
) -> None:
    address = f"/acceptance/{record.ref}/"
    for leader in (leader_a, leader_b):
        assert record.rows_sha256 in go(client, leader).get(address).content.decode()
        client.post(f"{address}confirm/", {"rows_sha256": record.rows_sha256})
    record.refresh_from_db()
    assert record.state == "frozen"


def test_other_rows_than_were_seen_are_not_confirmed(
    client: Client,
    record: Record,
    leader_a: Member,
) -> None:
    answer = go(client, leader_a).post(
        f"/acceptance/{record.ref}/confirm/", {"rows_sha256": "0" * 64}
    )
    assert answer.status_code == 409
    assert "Xin tải lại trang" in answer.content.decode()


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "xml"])
def test_papers_are_downloaded(
    client: Client,
    record: Record,
    officer: Member,
    kind: str,
) -> None:
    answer = go(client, officer).get(f"/acceptance/{record.ref}/paper.{kind}")
    assert answer["Content-Disposition"] == f'attachment; filename="{record.ref}.{kind}"'


@pytest.mark.parametrize(
    "address", [RECORDS, "/acceptance/BBNT-2017-01/", "/acceptance/BBNT-2017-01/paper.pdf"]
)
def test_strangers_cannot_tell_that_it_exists(
    client: Client,
    record: Record,
    stranger: Member,
    address: str,
) -> None:
    assert go(client, stranger).get(address).status_code == 404


def test_the_clerk_gives_the_number_once(
    client: Client,
    record: Record,
    leader_a: Member,
    leader_b: Member,
    clerk_a: Member,
) -> None:
    freeze(record, leader_a, leader_b)
    given = {"number": "12", "notation": "BBNT-TU", "issued_on": "2017-12-21"}
    address = f"/papers/{record.ref}/number/"
    assert go(client, clerk_a).post(address, given).status_code == 302
    assert client.post(address, given).status_code == 409


def test_the_whole_way_of_the_money_on_screen(
    client: Client,
    record: Record,
    leader_a: Member,
    leader_b: Member,
    accountant_a: Member,
    accountant_b: Member,
) -> None:
    freeze(record, leader_a, leader_b)
    address = f"/acceptance/{record.ref}/"
    go(client, accountant_b).post(f"{address}request/", {"requested_on": "2017-12-21"})
    paid = {"amount": "6.600.000", "paid_on": "2017-12-22"}
    go(client, accountant_a).post(f"{address}payment/", paid)
    payment = Payment.objects.get()
    go(client, accountant_b).post(f"{address}payment/{payment.pk}/received/")
    payment.refresh_from_db()
    assert (payment.amount_dong, payment.confirmed_by) == (6_600_000, accountant_b)


def test_an_amount_that_is_none_is_said_to_be(
    client: Client,
    record: Record,
    leader_a: Member,
    leader_b: Member,
    accountant_a: Member,
) -> None:
    freeze(record, leader_a, leader_b)
    wrong = {"amount": "1.0000", "paid_on": "2017-12-22"}
    answer = go(client, accountant_a).post(f"/acceptance/{record.ref}/payment/", wrong)
    assert answer.status_code == 422
    assert "Số tiền không đọc được" in answer.content.decode()


def test_a_take_down_is_noted_and_changes_no_money(
    client: Client,
    record: Record,
    leader_a: Member,
    leader_b: Member,
    officer: Member,
) -> None:
    freeze(record, leader_a, leader_b)
    gross_dong = Record.objects.get().gross_dong
    note = {"kind": "taken_down", "on": "2018-02-01", "text": "Gỡ theo văn bản của cơ quan quản lý"}
    go(client, officer).post(f"/acceptance/{record.ref}/row/1/", note)
    page = client.get(f"/acceptance/{record.ref}/").content.decode()
    assert "Bị gỡ theo quy định" in page
    assert Record.objects.get().gross_dong == gross_dong


def test_the_page_speaks_english(client: Client, record: Record, officer: Member) -> None:
    client.cookies["phoihop_language"] = "en"
    page = go(client, officer).get(f"/acceptance/{record.ref}/")
    assert "Acceptance record" in page.content.decode()


def test_a_record_costs_a_fixed_number_of_queries(
    client: Client,
    record: Record,
    officer: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    go(client, officer)
    with django_assert_max_num_queries(22):
        client.get(f"/acceptance/{record.ref}/")


def test_the_command_computes_draws_up_and_confirms(
    line: Line,
    contract: Instrument,
    publish: Publish,
    five_pieces: None,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
    capsys: pytest.CaptureFixture[str],
) -> None:
    period = ["HĐ-2017-01", "--from", "1/1/2017", "--to", "31/12/2017"]
    on = ["--accepted-on", "31/12/2030"]
    call_command("acceptance", "preview", *period, "--as", officer.ref, "--json")
    assert len(json.loads(capsys.readouterr().out)["accepted"]) == 4
    with pytest.raises(Refusal, match="acceptance.in_future"):
        call_command("acceptance", "draw-up", *period, *on, "--as", officer.ref)
    call_command("acceptance", "draw-up", *period, "--as", officer.ref, "--json")
    told = json.loads(capsys.readouterr().out)
    for leader in (leader_a, leader_b):
        call_command(
            "acceptance", "confirm", told["ref"], "--rows", told["rows_sha256"], "--as", leader.ref
        )
    assert Record.objects.get().state == "frozen"

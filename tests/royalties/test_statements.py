"""From a publication to a paid statement; nobody of an institution sees any of it."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import Http404
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from phoihop.audit.models import Entry
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.publications.models import Match, Publication
from phoihop.royalties import papers, services
from phoihop.royalties.models import Payee, Royalty, Statement
from phoihop.royalties.norms import house_norms
from phoihop.royalties.queries import (
    publisher_of,
    statements_visible_to,
    unchecked,
    unpaid,
)
from phoihop.royalties.rules import Group
from phoihop.royalties.services import Grade, Share
from tests.fixtures import NOON, MakeMember, Publish

ON = date(2017, 7, 3)
LONG = Grade(Decimal(12), Group.LONG)


@pytest.fixture
def piece(publish: Publish) -> Publication:
    match: Match = publish("Đường về bản", date(2017, 6, 20))
    return match.publication


def check_all(by: Member) -> None:
    """The accountant holds every norm against its paper."""
    for norm in house_norms().every():
        services.check_norm(norm, document="Công báo (mẫu)", by=by, at=NOON, on=ON)


@pytest.fixture
def statement(piece: Publication, accountant_b: Member) -> Statement:
    shares = [Share("Nông Văn Mẫu", 60), Share("Lò Thị Mẫu", 40)]
    first, _second = services.reckon(piece, LONG, shares, by=accountant_b, at=NOON)
    return services.draw_up(first.payee, 2017, 6, by=accountant_b, at=NOON, on=ON)


def test_a_piece_is_reckoned_by_its_day_and_shared_out(
    piece: Publication, accountant_b: Member
) -> None:
    shares = [Share("Nông Văn Mẫu", 60), Share("Lò Thị Mẫu", 40)]
    made = services.reckon(piece, LONG, shares, by=accountant_b, at=NOON)
    assert [one.gross_dong for one in made] == [871_200, 580_800]  # of 121.000 × 12
    with pytest.raises(Refusal, match=r"royalty\.reckoned_already"):
        services.reckon(piece, LONG, [Share("Ai khác")], by=accountant_b, at=NOON)
    services.remove(made[0], by=accountant_b, at=NOON)
    services.remove(made[1], by=accountant_b, at=NOON)
    services.reckon(piece, LONG, [Share("Nông Văn Mẫu")], by=accountant_b, at=NOON)


@pytest.mark.parametrize(
    ("grade", "shares", "code"),
    [
        (Grade(Decimal(31), Group.LONG), [Share("A")], "royalty.coefficient_out_of_range"),
        (Grade(Decimal(9)), [Share("A")], "royalty.group_missing"),
        (Grade(Decimal(9), Group.LONG, Decimal(2)), [Share("A")], "royalty.multiplier_unexplained"),
        (LONG, [Share(" ")], "royalty.author_missing"),
        (LONG, [Share("A", 60)], "royalty.shares_not_whole"),
    ],
)
def test_a_wrong_reckoning_leaves_no_trace(
    piece: Publication, accountant_b: Member, grade: Grade, shares: list[Share], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        services.reckon(piece, grade, shares, by=accountant_b, at=NOON)
    assert refused.value.code == code
    assert not Royalty.objects.exists()
    assert not Entry.objects.exists()


def test_a_piece_without_its_day_is_not_reckoned(publish: Publish, accountant_b: Member) -> None:
    match = publish("Bài", date(2017, 6, 1), precision="month")
    with pytest.raises(Refusal, match=r"royalty\.day_unknown"):
        services.reckon(match.publication, LONG, [Share("A")], by=accountant_b, at=NOON)


def test_a_statement_is_approved_by_a_leader_and_then_paid(
    statement: Statement, accountant_b: Member, leader_b: Member
) -> None:
    assert (statement.gross_dong, statement.tax_dong) == (871_200, 0)
    assert statement.due_on == date(2017, 8, 19)  # sixty days from 20-6
    with pytest.raises(Refusal, match=r"statement\.wrong_state"):
        services.pay(statement, on=ON, by=accountant_b, at=NOON)
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.approve(statement, by=accountant_b, at=NOON)
    services.approve(statement, by=leader_b, at=NOON)
    stale = Statement.objects.get(pk=statement.pk)
    with pytest.raises(Refusal, match=r"royalty\.norm_unchecked"):
        services.pay(statement, on=ON, by=accountant_b, at=NOON)
    assert not Entry.objects.filter(action="statement.paid").exists()
    check_all(accountant_b)
    services.pay(statement, on=ON, by=accountant_b, at=NOON)
    with pytest.raises(Refusal, match=r"statement\.changed_meanwhile"):
        services.pay(stale, on=ON, by=accountant_b, at=NOON)


def test_a_norm_is_checked_once_by_the_accountant_and_for_that_house_only(
    accountant_b: Member, leader_b: Member, accountant_a: Member, make_member: MakeMember,
    stranger_house: Organisation,
) -> None:  # fmt: skip
    norm = house_norms().tables[0]
    told: dict[str, Any] = {"document": "Công báo (mẫu)", "at": NOON, "on": ON}
    with pytest.raises(Refusal, match=r"access\.denied"):
        services.check_norm(norm, by=leader_b, **told)
    with pytest.raises(Http404):
        services.check_norm(norm, by=accountant_a, **told)
    with pytest.raises(Refusal, match=r"royalty\.document_missing"):
        services.check_norm(norm, by=accountant_b, **{**told, "document": " "})
    assert not Entry.objects.exists()
    services.check_norm(norm, by=accountant_b, **told)
    with pytest.raises(Refusal, match=r"royalty\.norm_checked"):
        services.check_norm(norm, by=accountant_b, **told)
    other = make_member("ke-toan-la", stranger_house, Role.ACCOUNTANT)
    assert unchecked([norm], publisher=publisher_of(accountant_b)) == []
    assert unchecked([norm], publisher=publisher_of(other)) == [norm]
    corrected = replace(norm, pay_within_days=45)
    assert unchecked([corrected], publisher=publisher_of(accountant_b)) == [corrected]


def test_a_void_statement_gives_its_entries_back(
    statement: Statement, accountant_b: Member
) -> None:
    with pytest.raises(Refusal, match=r"statement\.nothing_open"):
        services.draw_up(statement.payee, 2017, 6, by=accountant_b, at=NOON, on=ON)
    services.void(statement, by=accountant_b, at=NOON)
    again = services.draw_up(statement.payee, 2017, 6, by=accountant_b, at=NOON, on=ON)
    assert again.gross_dong == statement.gross_dong


def test_what_is_due_is_found(statement: Statement, accountant_b: Member) -> None:
    assert list(unpaid(accountant_b, by=date(2017, 8, 18))) == []
    assert list(unpaid(accountant_b, by=date(2017, 8, 19))) == [statement]


def test_nobody_approves_money_for_themselves(statement: Statement, leader_b: Member) -> None:
    Payee.objects.filter(pk=statement.payee_id).update(member=leader_b)
    statement.payee.refresh_from_db()
    with pytest.raises(Refusal, match=r"statement\.own"):
        services.approve(statement, by=leader_b, at=NOON)


def test_an_author_sees_the_own_statement_and_nothing_else(
    client: Client, statement: Statement, make_member: Any, publisher: Any
) -> None:
    from phoihop.law.access import Role

    author = make_member("tac-gia", publisher, Role.AUTHOR)
    assert not statements_visible_to(author).exists()
    Payee.objects.filter(pk=statement.payee_id).update(member=author)
    client.force_login(author.user)
    page = client.get(f"/royalties/{statement.ref}/")
    assert page.status_code == 200
    assert client.get("/royalties/").status_code == 200
    assert client.get("/royalties/norms/").status_code == 404
    assert client.post(f"/royalties/{statement.ref}/approve/").status_code == 404


@pytest.mark.parametrize("who", ["officer", "leader_a", "accountant_a", "auditor_a", "stranger"])
def test_an_institution_cannot_tell_that_it_exists(
    client: Client, statement: Statement, who: str, request: pytest.FixtureRequest
) -> None:
    member = request.getfixturevalue(who)
    client.force_login(member.user)
    addresses = (
        "",
        f"{statement.ref}/",
        f"{statement.ref}/paper.pdf",
        "norms/",
        "reckon/",
        "draw-up/",
    )
    codes = {client.get(f"/royalties/{one}").status_code for one in addresses}
    codes.add(client.post(f"/royalties/{statement.ref}/approve/").status_code)
    if who == "stranger":  # another publisher has a page of its own, with nothing of this one
        assert statement.ref not in client.get("/royalties/").content.decode()
        assert client.get(f"/royalties/{statement.ref}/").status_code == 404
        return
    assert codes == {404}
    with pytest.raises(Http404):
        publisher_of(member)
    assert not Entry.objects.filter(chain="CT-2017-01", subject__startswith="statement").exists()


def test_the_papers_say_the_same_as_the_page(statement: Statement) -> None:
    pdf = PdfReader(io.BytesIO(papers.as_pdf(statement, sample=True)))
    text = " ".join(page.extract_text() for page in pdf.pages)
    for part in ("871.200", "Nông Văn Mẫu", "18/2014", "làm tròn"):
        assert part in text, part
    sheet = load_workbook(io.BytesIO(papers.as_xlsx(statement, sample=True))).active
    assert sheet is not None
    values = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert 871_200 in values


def test_the_pages_take_a_piece_from_reckoning_to_payment(
    client: Client, piece: Publication, accountant_b: Member, leader_b: Member
) -> None:
    client.force_login(accountant_b.user)
    given = {
        "publication": piece.ref, "group": "long", "coefficient": "20", "multiplier": "1",
        "authors": "Nông Văn Mẫu",
    }  # fmt: skip
    assert client.post("/royalties/reckon/", {**given, "authors": "A;sáu mươi"}).status_code == 422
    assert client.post("/royalties/reckon/", given).status_code == 302
    payee = Payee.objects.get()
    client.post("/royalties/draw-up/", {"payee": payee.pk, "year": 2017, "month": 6})
    made = Statement.objects.get()
    assert made.tax_dong == 242_000  # 10 % of 2.420.000
    client.force_login(leader_b.user)
    client.post(f"/royalties/{made.ref}/approve/")
    client.force_login(accountant_b.user)
    page = client.get(f"/royalties/{made.ref}/").content.decode()
    assert "Chưa trả được" in page
    assert "/pay/" not in page
    assert client.post(f"/royalties/{made.ref}/pay/", {"on": "2017-07-10"}).status_code == 409
    for address in set(re.findall(r"/royalties/norms/[a-z_]+/[0-9-]+/", page)):
        assert client.post(address, {"document": ""}).status_code == 422
        client.post(address, {"document": "Công báo (mẫu)", "same": "on"})
        assert "Công báo (mẫu)" in client.get(address).content.decode()
    client.post(f"/royalties/{made.ref}/pay/", {"on": "2017-07-10"})
    made.refresh_from_db()
    assert made.state == "paid"
    client.cookies["phoihop_language"] = "en"
    assert "To be paid" in client.get(f"/royalties/{made.ref}/").content.decode()
    assert "not checked yet" in client.get("/royalties/norms/").content.decode()


def told(*words: str, by: Member) -> Any:
    out = io.StringIO()
    call_command("royalties", *words, "--as", by.ref, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_command_line_does_the_same(
    tmp_path: Path, piece: Publication, accountant_b: Member, leader_b: Member
) -> None:
    told("reckon", piece.ref, "12,5", "--group", "long", "--author", "A Mẫu=70",
         "--author", "B Mẫu=30", by=accountant_b)  # fmt: skip
    assert len(told("open", by=accountant_b)) == 2
    made = told("draw-up", "A Mẫu", "6/2017", by=accountant_b)
    told("approve", made["ref"], by=leader_b)
    with pytest.raises(Refusal, match=r"royalty\.norm_unchecked"):
        told("pay", made["ref"], "--on", "2017-07-10", by=accountant_b)
    for kind, day in (
        ("table", "2014-06-01"),
        ("base_salary", "2016-05-01"),
        ("tax", "2013-10-01"),
    ):
        told("check-norm", kind, day, "Công báo (mẫu)", by=accountant_b)
    with pytest.raises(Refusal, match=r"royalty\.no_such_norm"):
        told("check-norm", "tax", "2013-10-02", "Công báo (mẫu)", by=accountant_b)
    assert "Công báo (mẫu)" in {one["document"] for one in told("norms", by=accountant_b)}
    assert told("pay", made["ref"], "--on", "2017-07-10", by=accountant_b)["state"] == "paid"
    told("paper", made["ref"], str(tmp_path / "bk.xlsx"), by=accountant_b)
    assert (tmp_path / "bk.xlsx").read_bytes().startswith(b"PK")
    assert told("norms", by=accountant_b)
    with pytest.raises(Refusal, match=r"statement\.no_such_author"):
        told("draw-up", "Không có", "6/2017", by=accountant_b)


def test_programs_have_the_same_door(
    client: Client, piece: Publication, accountant_b: Member, accountant_a: Member
) -> None:
    from phoihop.accounts.services import issue_token

    def headers(member: Member) -> dict[str, str]:
        return {"Authorization": f"Bearer {issue_token(member.user, 'thử', at=NOON)}"}

    def post(path: str, given: dict[str, Any], member: Member) -> Any:
        return client.post(
            f"/api/v1/royalties{path}", given, "application/json", headers=headers(member)
        )

    shares = [{"name": "A Mẫu"}]
    given = {"publication": piece.ref, "coefficient": 20, "group": "long", "shares": shares}
    assert post("", given, accountant_a).status_code == 404
    made = post("", given, accountant_b).json()
    assert made[0]["gross_dong"] == 2_420_000
    drawn = post("/statements", {"author": "A Mẫu", "year": 2017, "month": 6}, accountant_b)
    assert drawn.json()["tax_dong"] == 242_000
    one = f"/api/v1/royalties/statements/{drawn.json()['ref']}"
    assert client.get(one, headers=headers(accountant_b)).status_code == 200
    assert client.get(one, headers=headers(accountant_a)).status_code == 404

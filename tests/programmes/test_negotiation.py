"""Answers across the table: what each side sees, what stays, what two at once get."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, InternalError, transaction
from django.test import Client

from phoihop.audit.models import Entry
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation, Person
from phoihop.parties.queries import get_organisation
from phoihop.programmes import services
from phoihop.programmes.gates import CounterReason
from phoihop.programmes.models import Counter, Instrument, Programme, Version
from phoihop.programmes.queries import get_instrument, get_programme
from phoihop.programmes.rules import Capacity
from phoihop.programmes.tabled import versions_of
from tests.fixtures import NOON, MakeMember
from tests.gates import through_gates
from tests.programmes.founding import CONTRACT, LATER, PROGRAMME, Houses, two_houses

WHY: dict[str, Any] = {"reason_code": CounterReason.QUANTITY, "reason": "Đủ người viết thêm"}
PAPER = "/programmes/CT-2017-01/papers/HĐ-2017-01/"


@pytest.fixture
def houses(db: None) -> Houses:
    return two_houses()


@pytest.fixture
def offered(houses: Houses) -> Programme:
    """The programme of the founding case, offered by the province."""
    services.import_programme(PROGRAMME, by=houses.officer, at=NOON)
    programme = get_programme("CT-2017-01", seen_by=houses.officer)
    services.offer_programme(programme, by=houses.officer, at=NOON)
    return programme


@pytest.fixture
def contract(houses: Houses, offered: Programme) -> Instrument:
    """The contract, offered under the signed programme; its annex is left out."""
    through_gates(offered, *houses.pairs)
    for leader in (houses.leader_a, houses.leader_b):
        services.sign_programme(offered, by=leader, at=LATER)
    services.import_programme(CONTRACT.split(b"\n  annexes:")[0], by=houses.officer, at=LATER)
    contract = get_instrument("HĐ-2017-01", seen_by=houses.officer)
    services.offer_instrument(contract, by=houses.officer, at=LATER)
    return contract


def twelve_to(quantity: int) -> bytes:
    text = CONTRACT.split(b"\n  annexes:")[0]
    return text.replace(b"quantity: 12", f"quantity: {quantity}".encode())


def answer(paper: Instrument, by: Member, quantity: int) -> Version:
    services.begin_counter(paper, by=by, at=LATER, **WHY)
    services.take_counter(paper, twelve_to(quantity), by=by, at=LATER)
    return services.offer_counter(paper, by=by, at=LATER)


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def test_an_answer_replaces_what_lies_on_the_table_and_both_versions_stay(
    houses: Houses, contract: Instrument
) -> None:
    services.agree(contract, by=houses.editor, at=LATER)
    services.check(contract, by=houses.officer, at=LATER)
    answer(contract, houses.editor, 15)
    assert contract.lines.get(code="4").quantity == 15
    one, two = versions_of(contract)
    assert (one.number, one.reason_code, two.number, two.reason_code) == (1, "", 2, "quantity")
    quantities = [v.statement["lines"][3]["quantity"] for v in (one, two)]
    assert quantities == [12, 15]
    with pytest.raises(Refusal, match=r"paper\.agree_first"):
        services.check(contract, by=houses.officer, at=LATER)  # it was checked before the answer
    actions = Entry.objects.filter(subject="instrument:HĐ-2017-01").values_list("action", flat=True)
    assert "instrument.countered" in actions


def test_nobody_else_sees_an_answer_before_it_is_sent(houses: Houses, contract: Instrument) -> None:
    services.begin_counter(contract, by=houses.editor, at=LATER, **WHY)
    services.take_counter(contract, twelve_to(15), by=houses.editor, at=LATER)
    contract.refresh_from_db()
    assert contract.lines.get(code="4").quantity == 12
    mine = browser(houses.editor).get(f"{PAPER}counter/").content.decode()
    assert "15" in mine
    theirs = browser(houses.officer).get(f"{PAPER}versions/").content.decode()
    assert WHY["reason"] not in theirs
    with pytest.raises(Refusal, match=r"counter\.none"):
        services.offer_counter(contract, by=houses.officer, at=LATER)


def test_of_two_answers_to_one_version_the_later_is_told(
    houses: Houses, contract: Instrument
) -> None:
    services.begin_counter(contract, by=houses.officer, at=LATER, **WHY)
    services.take_counter(contract, twelve_to(9), by=houses.officer, at=LATER)
    answer(contract, houses.editor, 15)
    with pytest.raises(Refusal, match=r"counter\.overtaken"):
        services.offer_counter(contract, by=houses.officer, at=LATER)
    assert contract.lines.get(code="4").quantity == 15
    services.drop_counter(contract, by=houses.officer, at=LATER)
    assert answer(contract, houses.officer, 13).number == 3


def test_an_answer_says_why_and_something_else(houses: Houses, contract: Instrument) -> None:
    with pytest.raises(Refusal, match=r"counter\.reason_missing"):
        services.begin_counter(
            contract, reason_code=CounterReason.PRICE, reason=" ", by=houses.editor, at=LATER
        )
    services.begin_counter(contract, by=houses.editor, at=LATER, **WHY)
    with pytest.raises(Refusal, match=r"counter\.changes_nothing"):
        services.offer_counter(contract, by=houses.editor, at=LATER)
    with pytest.raises(Refusal, match=r"counter\.other_paper"):
        services.take_counter(contract, PROGRAMME, by=houses.editor, at=LATER)


def test_an_answer_drops_the_consents_and_ends_taking_back(
    houses: Houses, contract: Instrument
) -> None:
    through_gates(contract, *houses.pairs)
    services.sign_instrument(contract, by=houses.leader_a, at=LATER)
    answer(contract, houses.editor, 15)
    assert not contract.consents.exists()
    with pytest.raises(Refusal, match=r"paper\.answered_already"):
        services.take_back(contract, by=houses.officer, at=LATER)
    through_gates(contract, *houses.pairs)
    for leader in (houses.leader_a, houses.leader_b):
        services.sign_instrument(contract, by=leader, at=LATER)
    assert contract.state == "signed"


def test_a_programme_is_answered_part_by_part_on_screen(houses: Houses, offered: Programme) -> None:
    client = browser(houses.editor)
    address = "/programmes/CT-2017-01/papers/CT-2017-01/"
    why = {"reason_code": "theme", "reason": "Thêm một nội dung"}
    assert client.post(f"{address}counter/", why).status_code == 302
    theme = {"code": "T9", "title": "Chuyển đổi số"}
    assert client.post("/programmes/CT-2017-01/draft/themes/", theme).status_code == 302
    assert not offered.themes.filter(code="T9").exists()
    assert "Chuyển đổi số" in client.get(f"{address}counter/").content.decode()
    assert client.post(f"{address}counter/send/").status_code == 302
    assert offered.themes.filter(code="T9").exists()
    told = browser(houses.officer).get(f"{address}versions/1/2/").content.decode()
    assert "Nội dung phối hợp T9" in told
    assert "Thêm một nội dung" in told
    assert Programme.objects.get().state == "offered"


def test_what_was_offered_cannot_be_changed_by_any_door(houses: Houses, offered: Programme) -> None:
    for change in (
        lambda: Version.objects.update(sha256="0" * 64),
        lambda: Version.objects.all()[0].gates.all().delete(),
    ):
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            change()


def test_a_house_may_ask_for_different_people(
    houses: Houses, offered: Programme, make_member: MakeMember
) -> None:
    keeper = make_member("quan-tri-2", get_organisation("tinh-uy-thai-nguyen"), Role.ADMINISTRATOR)
    services.ask_for_different_people(
        keeper.organisation, apart=True, from_on=date(2017, 1, 1), by=keeper, at=NOON
    )
    services.agree(offered, by=houses.editor, at=NOON)
    with pytest.raises(Refusal, match=r"paper\.same_person"):
        services.check(offered, by=houses.officer, at=NOON)  # who offered it
    services.check(offered, by=houses.editor, at=NOON)  # the other house does not ask


def test_the_leader_signs_only_by_a_mandate_that_holds_on_the_day(
    houses: Houses, offered: Programme
) -> None:
    through_gates(offered, *houses.pairs)
    keeper = Member.objects.get(ref="quan-tri")
    (mandate,) = services.mandates_of_house(keeper)
    services.end_mandate(mandate, on=date(2017, 6, 1), paper="QĐ mẫu", by=keeper, at=NOON)
    with pytest.raises(Refusal, match=r"mandate\.over"):
        services.sign_programme(offered, by=houses.leader_a, at=LATER)
    assert not offered.consents.exists()
    give = replace(given(Capacity.BY_MANDATE), until_on=None)
    person, board = Person.objects.get(ref="hoang-van-mau"), mandate.organisation
    with pytest.raises(Refusal, match=r"mandate\.tuq_without_end"):
        services.give_mandate(person, board, give, by=keeper, at=NOON)
    services.give_mandate(person, board, given(Capacity.BY_ORDER), by=keeper, at=NOON)
    services.sign_programme(offered, by=houses.leader_a, at=LATER)


def given(capacity: Capacity) -> services.Given:
    return services.Given(
        capacity, date(2017, 1, 1), date(2018, 1, 1), "QĐ mẫu", date(2017, 1, 1), "Bí thư"
    )


def test_another_person_than_the_paper_prints_does_not_sign_it(
    houses: Houses, offered: Programme
) -> None:
    through_gates(offered, *houses.pairs)
    houses.leader_a.person = Person.objects.get(ref="ly-thi-mau")
    with pytest.raises(Refusal, match=r"mandate\.other_signatory"):
        services.sign_programme(offered, by=houses.leader_a, at=LATER)


def test_a_mandate_is_kept_on_screen_by_the_clerk_of_the_house(
    houses: Houses, make_member: MakeMember
) -> None:
    clerk = make_member("van-thu", get_organisation("tap-chi-cong-san"), Role.CLERK)
    client = browser(clerk)
    data = {
        "holder": "pham-duc-mau", "organisation": "bo-bien-tap-tccs", "capacity": "tuq",
        "from_on": "2017-01-01", "paper": "Giấy ủy quyền mẫu", "paper_on": "2017-01-01",
        "given_by_title": "Tổng Biên tập",
    }  # fmt: skip
    assert client.post("/mandates/", data).status_code == 409  # without an end
    assert client.post("/mandates/", {**data, "until_on": "2017-12-31"}).status_code == 302
    page = client.get("/mandates/").content.decode()
    assert "TUQ. (thừa ủy quyền): từ " in page
    assert "theo Giấy ủy quyền mẫu" in page
    assert browser(houses.officer).get("/mandates/").content.decode().count("Phạm Đức") == 0
    ref = services.mandates_of_house(clerk)[0].ref
    end = {"on": "2017-05-01", "paper": "Thông báo mẫu"}
    assert browser(houses.officer).post(f"/mandates/{ref}/end/", end).status_code == 404
    assert client.post(f"/mandates/{ref}/end/", end).status_code == 302


STRANGE = [
    f"{PAPER}versions/", f"{PAPER}versions/1/", f"{PAPER}versions/1/1/", f"{PAPER}counter/",
]  # fmt: skip


@pytest.mark.parametrize("address", STRANGE)
def test_strangers_cannot_tell_that_it_exists(
    houses: Houses,
    contract: Instrument,
    make_member: MakeMember,
    stranger_house: Organisation,
    address: str,
) -> None:
    stranger = make_member("nguoi-la", stranger_house, *Role)
    assert browser(stranger).get(address).status_code == 404
    assert browser(houses.editor).get(address).status_code == 200
    assert browser(stranger).post(f"{PAPER}agree/").status_code == 404


def test_the_command_keeps_mandates(
    houses: Houses, make_member: MakeMember, capsys: pytest.CaptureFixture[str]
) -> None:
    make_member("van-thu", get_organisation("tap-chi-cong-san"), Role.CLERK)
    call_command(
        "mandate", "give", "pham-duc-mau", "bo-bien-tap-tccs", "--capacity=tl",
        "--from=2017-01-01", "--paper=QĐ mẫu", "--paper-on=2017-01-01",
        "--given-by-title=Tổng Biên tập", "--as=van-thu",
    )  # fmt: skip
    ref = capsys.readouterr().out.partition("\t")[0]
    end = ("--on=2017-05-01", "--paper=Thông báo mẫu", "--as=van-thu")
    call_command("mandate", "end", ref, *end)
    with pytest.raises(Refusal, match=r"mandate\.ended_already"):
        call_command("mandate", "end", ref, *end)
    capsys.readouterr()
    call_command("mandate", "list", "--as=van-thu", "--json")
    told = {one["ref"]: one for one in json.loads(capsys.readouterr().out)}
    assert told[ref]["ended_on"] == "2017-05-01"
    with pytest.raises(Refusal, match=r"access\.denied"):
        call_command("mandate", "apart", "yes", "--from=2017-01-01", "--as=van-thu")


def test_the_pages_speak_english(houses: Houses, contract: Instrument) -> None:
    client = browser(houses.editor)
    client.cookies["phoihop_language"] = "en"
    page = client.get(f"{PAPER}versions/").content.decode()
    assert "To answer" in page
    assert "Đến lượt" not in page


def test_the_command_answers_compares_and_tells_whose_turn_it_is(
    houses: Houses, contract: Instrument, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answer.yaml"
    file.write_bytes(twelve_to(15))
    why = ("--reason-code=quantity", "--reason=Đủ người")
    call_command("programme", "counter", "HĐ-2017-01", str(file), *why, "--as=bien-tap")
    capsys.readouterr()
    call_command("programme", "compare", "HĐ-2017-01", "1", "2", "--as=can-bo", "--json")
    (found,) = json.loads(capsys.readouterr().out)["differences"]
    assert (found["path"], found["before"], found["after"]) == (["lines", "4", "quantity"], 12, 15)
    call_command("programme", "versions", "HĐ-2017-01", "--as=can-bo", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["turn"] == {"prepared": ["tinh-uy-thai-nguyen"]}
    assert [one["number"] for one in told["versions"]] == [1, 2]
    assert not Counter.objects.exists()


def test_a_programme_without_days_is_told_what_it_lacks_and_nothing_is_stored(
    houses: Houses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = PROGRAMME.decode().splitlines(keepends=True)
    days = ("  starts_on:", "  ends_on:", "  effective_from:")
    file = tmp_path / "no-days.yaml"
    file.write_text("".join(one for one in lines if not one.startswith(days)), encoding="utf-8")
    with pytest.raises(Refusal, match=r"file\.mistakes"):
        call_command("programme", "import", str(file), "--as=can-bo")
    told = capsys.readouterr().err
    assert all(key.strip(" :") in told for key in days)
    assert not Programme.objects.exists()

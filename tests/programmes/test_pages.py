"""The pages of this room, told as a person walks through them."""

import re
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from phoihop.law.access import Role
from phoihop.parties.models import Member, Organisation
from phoihop.programmes.models import Annex, Instrument, Line, Programme
from tests.fixtures import MakeMember
from tests.programmes.founding import CONTRACT, PROGRAMME, Houses, sign_everything, two_houses


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


@pytest.fixture
def houses(db: None) -> Houses:
    return two_houses()


@pytest.fixture
def signed(houses: Houses) -> Houses:
    sign_everything(houses)
    return houses


PAGES = [
    "/programmes/CT-2017-01/paper/",
    "/programmes/CT-2017-01/paper.yaml",
    "/programmes/CT-2017-01/instruments/HĐ-2017-01/",
    "/programmes/CT-2017-01/instruments/HĐ-2017-01/paper.yaml",
    "/programmes/CT-2017-01/annexes/PL-2017-01/",
]


@pytest.mark.parametrize("path", PAGES)
def test_both_sides_see_what_is_signed_and_strangers_get_404(
    signed: Houses, make_member: MakeMember, stranger_house: Organisation, path: str
) -> None:
    stranger = make_member("nguoi-la", stranger_house, *Role)
    assert browser(signed.officer).get(path).status_code == 200
    assert browser(signed.editor).get(path).status_code == 200
    assert browser(stranger).get(path).status_code == 404


def test_the_paper_shows_every_promise_and_the_names_of_its_day(signed: Houses) -> None:
    page = browser(signed.editor).get("/programmes/CT-2017-01/paper/").content.decode()
    for words in (
        "Ban Tuyên giáo Tỉnh ủy Thái Nguyên",
        "TL. (thừa lệnh)",
        "mục tiêu tổng quát",
        "Tạo điều kiện để phóng viên đi cơ sở",
        "không định lượng",
        "MẪU – KHÔNG CÓ GIÁ TRỊ",
    ):
        assert words in page
    assert "Dân vận Tỉnh ủy Thái Nguyên, " not in page


def test_the_lines_are_those_of_the_day_asked_for(signed: Houses) -> None:
    client = browser(signed.editor)
    address = "/programmes/CT-2017-01/instruments/HĐ-2017-01/"
    before = client.get(address, {"on": "2017-09-30"}).content.decode()
    after = client.get(address, {"on": "2017-10-02"}).content.decode()
    assert "6 kỳ" in before
    assert "4 kỳ" in after
    assert "6 → 4" in after
    assert client.get(address, {"on": "30-2-2017"}).status_code == 409


def test_a_draft_of_one_side_is_not_there_for_the_other(houses: Houses) -> None:
    upload(browser(houses.officer), PROGRAMME)
    upload(browser(houses.officer), CONTRACT)
    for path in PAGES:
        assert browser(houses.editor).get(path).status_code == 404, path
    assert b"CT-2017-01" not in browser(houses.editor).get("/programmes/").content


def upload(client: Client, data: bytes) -> str:
    file = SimpleUploadedFile("x.yaml", data)
    return client.post("/programmes/import/", {"file": file}).content.decode()


def test_a_file_is_taken_on_screen_and_mistakes_stand_beside_their_lines(houses: Houses) -> None:
    client = browser(houses.officer)
    told = upload(client, PROGRAMME.replace(b"kind: facilitate", b"kind: facilitat"))
    assert "obligations[9].kind" in told
    assert "“facilitate”?" in told
    assert not Programme.objects.exists()
    assert "Đã nhập" in upload(client, PROGRAMME)
    assert "Không có gì mới" in upload(client, PROGRAMME)


def test_people_offer_sign_and_close_with_buttons(houses: Houses) -> None:
    officer, leader_a = browser(houses.officer), browser(houses.leader_a)
    upload(officer, PROGRAMME)
    step = "/programmes/CT-2017-01/papers/CT-2017-01/{}/"
    paper = officer.get("/programmes/CT-2017-01/paper/").content.decode()
    assert step.format("offer") in paper
    assert step.format("sign") not in paper
    assert officer.post(step.format("offer")).status_code == 302
    assert leader_a.post(step.format("sign")).status_code == 409
    agree_check_approve(houses, step)
    assert step.format("sign") in leader_a.get("/programmes/CT-2017-01/paper/").content.decode()
    assert leader_a.post(step.format("sign")).status_code == 302
    assert step.format("sign") not in leader_a.get("/programmes/CT-2017-01/paper/").content.decode()
    assert leader_a.post(step.format("sign")).status_code == 409
    assert officer.post(step.format("sign")).status_code == 403
    assert browser(houses.leader_b).post(step.format("sign")).status_code == 302
    assert Programme.objects.get(ref="CT-2017-01").state == "signed"
    assert leader_a.post(step.format("close")).status_code == 302
    assert leader_a.get(step.format("close")).status_code == 405


def agree_check_approve(houses: Houses, step: str) -> None:
    assert browser(houses.editor).post(step.format("agree")).status_code == 302
    for desk, leader in houses.pairs:
        assert browser(desk).post(step.format("check")).status_code == 302
        assert browser(leader).post(step.format("approve")).status_code == 302


def test_the_other_side_may_not_take_back_what_it_did_not_write(houses: Houses) -> None:
    officer = browser(houses.officer)
    upload(officer, PROGRAMME)
    step = "/programmes/CT-2017-01/papers/CT-2017-01/{}/"
    officer.post(step.format("offer"))
    assert browser(houses.editor).post(step.format("take_back")).status_code == 409
    assert officer.post(step.format("take_back")).status_code == 302
    assert officer.post(step.format("withdraw")).status_code == 302
    assert Programme.objects.get(ref="CT-2017-01").state == "withdrawn"


def test_an_annex_is_drafted_on_screen(signed: Houses) -> None:
    client = browser(signed.editor)
    address = "/programmes/CT-2017-01/instruments/HĐ-2017-01/annex/"
    assert "Lập phụ lục" in client.get(address).content.decode()
    line = Line.objects.get(instrument__ref="HĐ-2017-01", code="1")
    data = {
        "reason_code": "less_work",
        "reason": "Bớt một bài",
        "effective_on": "2017-11-01",
        f"quantity-{line.pk}": "mười",
    }
    assert client.post(address, data).status_code == 422
    data[f"quantity-{line.pk}"] = "5"
    answer = client.post(address, data)
    assert answer.status_code == 302, answer.content.decode()
    annex = Annex.objects.get(ref=answer["Location"].split("/")[-2])
    change = annex.changes.get()
    assert (change.quantity_before, change.quantity_after, annex.state) == (6, 5, "draft")
    assert browser(signed.officer).get(answer["Location"]).status_code == 404


def test_a_programme_is_written_by_hand_step_by_step(houses: Houses) -> None:
    client = browser(houses.editor)
    assert client.get("/programmes/new/").status_code == 200
    head = {
        "party_a": "tinh-uy-thai-nguyen",
        "party_b": "tap-chi-cong-san",
        "title": "Chương trình viết tay",
        "period_label": "2018-2019",
        "starts_on": "2018-01-01",
        "ends_on": "2018-13-01",
        "effective_from": "2018-01-01",
    }
    wrong = client.post("/programmes/new/", head)
    assert wrong.status_code == 422
    assert "không phải ngày có thật" in wrong.content.decode()
    answer = client.post("/programmes/new/", {**head, "ends_on": "2019-12-31"})
    assert answer.status_code == 302, answer.content.decode()
    ref = answer["Location"].split("/")[2]
    part = f"/programmes/{ref}/draft/{{}}/".format
    assert client.post(part("themes"), {"code": "T1", "title": "Cách làm hay"}).status_code == 302
    duty = {"code": "B1", "kind": "publish", "side": "b", "text": "Đăng bài", "themes": ["T1"]}
    missing = client.post(part("obligations"), {**duty, "quantified": "on"})
    assert missing.status_code == 422
    assert "số lượng tối thiểu" in missing.content.decode()
    quantity = {"quantified": "on", "quantity_least": "3", "cadence": "yearly"}
    duty |= {**quantity, "evidence_level": "link"}
    assert client.post(part("obligations"), duty).status_code == 302
    share = {"unit": "ban-dien-tu-tccs", "quantity": "2"}
    assert client.post(part("shares") + "?in=B1", share).status_code == 302
    assert "ban-dien-tu-tccs · 2" in client.get(f"/programmes/{ref}/draft/").content.decode()
    step = f"/programmes/{ref}/papers/{ref}/{{}}/"
    client.post(step.format("offer"))
    assert browser(houses.officer).post(step.format("agree")).status_code == 302
    for desk, leader in houses.pairs:
        browser(desk).post(step.format("check"))
        browser(leader).post(step.format("approve"))
    for leader in (houses.leader_a, houses.leader_b):
        answer = browser(leader).post(
            f"/programmes/{ref}/papers/{ref}/sign/", {"signed_on": "2018-01-01"}
        )
        assert answer.status_code == 302
    assert Programme.objects.get(ref=ref).state == "signed"
    assert_instrument_by_hand(client, ref)


def assert_instrument_by_hand(client: Client, ref: str) -> None:
    paper = {
        "kind": "contract",
        "title": "Hợp đồng 2018",
        "year": "2018",
        "effective_from": "2018-01-01",
        "ends_on": "2018-12-31",
        "funding_mode": "service",
        "vat_mode": "none",
        "rounding": "half_up",
        "early_rule": "refused",
    }
    answer = client.post(f"/programmes/{ref}/instruments/new/", paper)
    assert answer.status_code == 302, answer.content.decode()
    address = unquote(answer["Location"])
    line = {"code": "1", "obligation": "B1", "description": "Bài", "quantity": "3"}
    line |= {"unit_price_dong": "1.500.000"}
    bare = client.post(f"{address}line/", line)
    assert bare.status_code == 422
    assert "Đơn giá cần căn cứ" in bare.content.decode()
    line |= {"price_basis": "QĐ mẫu", "unit_name": "bài"}
    assert client.post(f"{address}line/", line).status_code == 302
    page = client.get(address).content.decode()
    assert "4.500.000" in page
    assert client.post(f"{address}line/", {"remove": "1"}).status_code == 404  # which one?
    assert client.post(f"{address}line/?item=1", {"remove": "1"}).status_code == 302
    assert Instrument.objects.get(programme__ref=ref).lines.count() == 0
    assert client.get(f"{address}head/").status_code == 200


def test_items_of_a_draft_are_changed_and_removed(houses: Houses) -> None:
    client = browser(houses.officer)
    upload(client, PROGRAMME)
    address = "/programmes/CT-2017-01/draft/"
    assert client.get(address).status_code == 200
    page = client.get(f"{address}themes/?item=1").content.decode()
    assert "Nghị quyết Đại hội XII của Đảng\nĐại hội XII của Đảng" in page
    bases = client.post(f"{address}bases/?item=1", {"text": "Căn cứ mới"})
    assert bases.status_code == 302
    assert client.post(f"{address}bases/", {"remove": "1"}).status_code == 404  # which one?
    assert client.post(f"{address}bases/?item=3", {"remove": "1"}).status_code == 302
    programme = Programme.objects.get(ref="CT-2017-01")
    assert [basis.text for basis in programme.bases.all()][0] == "Căn cứ mới"
    assert programme.bases.count() == 2
    for missing in ("nothing/", "themes/?item=99", "shares/?in=Z9"):
        assert client.get(f"{address}{missing}").status_code == 404


def test_who_may_not_draft_is_refused_on_every_page(houses: Houses) -> None:
    upload(browser(houses.officer), PROGRAMME)
    leader = browser(houses.leader_a)
    for path in (
        "/programmes/import/",
        "/programmes/new/",
        "/programmes/CT-2017-01/draft/",
        "/programmes/CT-2017-01/draft/themes/",
        "/programmes/CT-2017-01/instruments/new/",
    ):
        assert leader.get(path).status_code == 403, path


def test_search_finds_without_diacritics(signed: Houses) -> None:
    client = browser(signed.officer)
    assert b"CT-2017-01" in client.get("/programmes/", {"q": "thai nguyen"}).content
    assert b"CT-2017-01" in client.get("/programmes/", {"q": "Tạp chí Cộng sản"}).content
    assert b"CT-2017-01" not in client.get("/programmes/", {"q": "ha tinh"}).content


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/programmes/", 8), (PAGES[0], 31), (PAGES[2], 16), (PAGES[4], 11)],
)
def test_pages_cost_a_fixed_number_of_queries(
    signed: Houses,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    path: str,
    queries: int,
) -> None:
    client = browser(signed.editor)
    with django_assert_max_num_queries(queries):
        client.get(path)


def test_the_number_of_queries_does_not_grow_with_the_lists(signed: Houses) -> None:
    client = browser(signed.editor)
    for path in PAGES[:1]:
        with CaptureQueriesContext(connection) as before:
            client.get(path)
        programme = Programme.objects.get(ref="CT-2017-01")
        for number in range(20, 30):
            programme.themes.create(code=f"T{number}", ordinal=number, title="Thêm")
            programme.bases.create(ordinal=number, text="Thêm")
        with CaptureQueriesContext(connection) as after:
            client.get(path)
        assert len(after) == len(before)


def test_pages_speak_english_completely(signed: Houses) -> None:
    client = browser(signed.editor)
    client.cookies["phoihop_language"] = "en"
    with translation.override("vi"):  # the request leaves its language behind
        page = client.get("/programmes/CT-2017-01/paper/").content.decode()
    assert "Obligations of Side B" in page
    main = re.sub(r"(?s).*<main", "", page)
    assert "Nghĩa vụ của" not in main

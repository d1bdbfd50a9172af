"""The review through the screen and the command line; every door refuses alike."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.law.access import Side
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.models import Instrument, Line, Obligation
from phoihop.reviews import services
from phoihop.reviews.models import Cause, Lesson, Proposal, Review
from tests.fixtures import Publish
from tests.reviews.conftest import AT, signed

LIST = "/programmes/CT-2017-01/reviews/"


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def page_of(review: Review) -> str:
    return f"/reviews/{review.ref}/"


@pytest.fixture
def lesson(review: Review, yearly_duty: Obligation, officer: Member) -> Lesson:
    draft = services.LessonDraft(
        evidence="Sáu bài chưa có minh chứng",
        cause="Chưa phân công người lưu trang",
        proposed_change="Lưu trang trong ngày đăng",
        owner_side=Side.B,
        due_on=date(2018, 3, 31),
        obligation=yearly_duty,
    )
    return services.write_lesson(review, draft, by=officer, at=AT)


def test_a_year_is_prepared_on_the_page(client: Client, programme: object, officer: Member) -> None:
    go(client, officer).get(LIST)
    answer = client.post(LIST, {"year": "2017", "as_of_on": "2017-12-20"})
    assert answer["Location"] == "/reviews/TK-2017-01/"
    assert client.post(LIST, {"year": "2017", "as_of_on": "2017-12-20"}).status_code == 409
    assert client.post(LIST, {"year": "", "as_of_on": ""}).status_code == 422


def test_the_page_shows_figures_shortcomings_and_drawings(
    client: Client, review: Review, line: Line, publish: Publish, officer: Member
) -> None:
    publish("Cách làm hay ở xã", date(2017, 5, 1))
    page = go(client, officer).get(page_of(review)).content.decode()
    assert "Cách làm hay ở xã" in page
    assert "Còn phải thực hiện: 4" in page
    assert page.count('role="img"') >= 2
    assert " style=" not in page


def test_causes_lessons_and_proposals_are_written_in_place(
    client: Client, review: Review, line: Line, officer: Member
) -> None:
    address = page_of(review)
    go(client, officer)
    assert client.post(f"{address}causes/B1/", {"text": ""}).status_code == 422
    client.post(f"{address}causes/B1/", {"text": "Mưa lũ kéo dài"})
    wrong = {"quantity": "6", "unit_price": "1.0000", "why": "Vì"}
    assert client.post(f"{address}proposals/B1/", wrong).status_code == 422
    client.post(f"{address}proposals/B1/", {**wrong, "unit_price": "1.600.000"})
    given = {
        "evidence": "Bốn bài chưa đăng",
        "cause": "Giao muộn",
        "proposed_change": "Giao từ đầu năm",
        "owner_side": "b",
        "due_on": "2018-03-31",
        "obligation": "B1",
    }
    assert client.get(f"{address}lessons/new/?obligation=B1").status_code == 200
    assert client.post(f"{address}lessons/new/", {**given, "cause": ""}).status_code == 422
    client.post(f"{address}lessons/new/", given)
    page = client.get(address).content.decode()
    for words in ("Mưa lũ kéo dài", "Giao từ đầu năm", "1.600.000"):
        assert words in page
    assert Proposal.objects.get().unit_price_dong == 1_600_000
    assert Cause.objects.count() == 1


def test_the_meeting_is_held_signed_and_closed_on_the_page(
    client: Client,
    review: Review,
    lesson: Lesson,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
) -> None:
    address = page_of(review)
    go(client, officer)
    assert client.post(f"{address}hold/", {"held_on": ""}).status_code == 422
    client.post(f"{address}hold/", {"held_on": "2017-12-28", "place": "Thái Nguyên"})
    go(client, leader_a).post(f"/lessons/{lesson.ref}/decide/", {"adopt": "yes"})
    for leader in (leader_a, leader_b):
        go(client, leader).post(f"{address}sign/")
        assert client.post(f"{address}sign/").status_code == 409
    for leader in (leader_a, leader_b):
        go(client, leader).post(f"{address}close/")
    page = client.get(address).content.decode()
    assert "Số liệu đã khóa lúc hai bên ký" in page
    assert "đã khép lại" in page
    go(client, officer)
    assert client.post(f"/lessons/{lesson.ref}/finish/", {"outcome": ""}).status_code == 422
    client.post(f"/lessons/{lesson.ref}/finish/", {"outcome": "Đã phân công"})
    lesson.refresh_from_db()
    assert lesson.state == "done"
    assert client.post(f"{address}causes/C1/", {"text": "Vì"}).status_code == 409


def test_the_clerk_numbers_it_on_the_page(
    client: Client,
    review: Review,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
    clerk_a: Member,
) -> None:
    address = page_of(signed(review, officer, leader_a, leader_b))
    given = {"number": "7", "notation": "BC-TU", "issued_on": "2017-12-29"}
    sheet = f"/papers/{review.ref}/"
    assert go(client, clerk_a).post(f"{sheet}number/", {}).status_code == 422
    client.post(f"{sheet}number/", given)
    assert "7-BC-TU" in client.get(address).content.decode()


def test_next_years_paper_is_drafted_on_the_page_and_seen_by_ones_own_side(
    client: Client, review: Review, line: Line, officer: Member, editor: Member
) -> None:
    address = page_of(review)
    go(client, officer).post(f"{address}next/")
    draft = Instrument.objects.get(year=2018)
    assert draft.ref in client.get(address).content.decode()
    assert draft.ref not in go(client, editor).get(address).content.decode()


def test_open_lessons_stand_on_the_list(client: Client, lesson: Lesson, officer: Member) -> None:
    page = go(client, officer).get(LIST).content.decode()
    assert "Lưu trang trong ngày đăng" in page
    assert "quá hạn" in page


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_papers_are_downloaded(client: Client, review: Review, officer: Member, kind: str) -> None:
    answer = go(client, officer).get(f"{page_of(review)}paper.{kind}")
    assert answer["Content-Disposition"] == f'attachment; filename="{review.ref}.{kind}"'
    assert client.get(f"{page_of(review)}paper.exe").status_code == 404


def test_strangers_cannot_tell_that_it_exists(
    client: Client, review: Review, lesson: Lesson, line: Line, stranger: Member
) -> None:
    address = page_of(review)
    go(client, stranger)
    for one in (LIST, address, f"{address}paper.pdf", f"{address}lessons/new/"):
        assert client.get(one).status_code == 404
    posts = ("hold/", "sign/", "close/", "next/", "causes/B1/", "proposals/B1/")
    own = [f"/lessons/{lesson.ref}/decide/", f"/lessons/{lesson.ref}/finish/"]
    for one in (*(f"{address}{post}" for post in posts), *own):
        assert client.post(one).status_code == 404


def test_who_may_not_is_refused_alike_by_page_and_command(
    client: Client, review: Review, lesson: Lesson, auditor_a: Member
) -> None:
    answer = go(client, auditor_a).post(f"/lessons/{lesson.ref}/decide/", {"adopt": "yes"})
    assert answer.status_code == 403
    assert client.get(page_of(review)).status_code == 200
    with pytest.raises(Refusal, match=r"access\.denied"):
        call_command("review", "decide", lesson.ref, "--as", auditor_a.ref)


def test_the_page_speaks_english(
    client: Client, review: Review, lesson: Lesson, line: Line, officer: Member
) -> None:
    client.cookies["phoihop_language"] = "en"
    page = go(client, officer).get(page_of(review)).content.decode()
    for words in ("Review of 2017", "Shortcomings and causes", "Proposal for 2018"):
        assert words in page
    assert "Hạn chế" not in page


def test_pages_cost_a_fixed_number_of_queries(
    client: Client,
    review: Review,
    lesson: Lesson,
    line: Line,
    publish: Publish,
    officer: Member,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(8):
        publish(f"Bài {number}", date(2017, 5, 1 + number))
    go(client, officer)
    for address, most in ((LIST, 18), (page_of(review), 46)):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def run(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    call_command("review", *words, "--json")
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_the_command_walks_the_whole_way(
    line: Line,
    yearly_duty: Obligation,
    officer: Member,
    leader_a: Member,
    leader_b: Member,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = ["--as", officer.ref]
    made = run(capsys, "prepare", "CT-2017-01", "--year", "2017", "--as-of", "20/12/2017", *desk)
    ref = str(made["ref"])
    run(capsys, "cause", ref, "--obligation", "B1", "--text", "Mưa lũ", *desk)
    wrote = run(
        capsys, "lesson", ref, "--evidence", "Bốn bài", "--cause", "Giao muộn",
        "--change", "Giao sớm", "--side", "b", "--due", "31/3/2018", "--obligation", "B1", *desk,
    )  # fmt: skip
    number = str(wrote["ref"])
    run(capsys, "propose", ref, "--obligation", "B1", "--quantity", "6", "--why", "Cần thêm",
        "--lesson", number, *desk)  # fmt: skip
    assert run(capsys, "decide", number, "--as", leader_a.ref)["state"] == "adopted"
    run(capsys, "hold", ref, "--on", "21/12/2017", "--place", "Thái Nguyên", *desk)
    for leader in (leader_a, leader_b):
        run(capsys, "sign", ref, "--as", leader.ref)
    for leader in (leader_a, leader_b):
        told = run(capsys, "close", ref, "--as", leader.ref)
    assert (told["state"], told["drifted"]) == ("signed", [])
    run(capsys, "finish", number, "--outcome", "Đã giao", "--on", "1/3/2018", *desk)
    [draft] = run(capsys, "next", ref, *desk)
    assert draft["title"] == "Hợp đồng tuyên truyền năm 2018"  # type: ignore[index]
    call_command("review", "paper", ref, "-o", str(tmp_path / "giay"), *desk)
    assert {path.name for path in (tmp_path / "giay").iterdir()} == {
        f"{ref}.{kind}" for kind in ("pdf", "docx", "xlsx")
    }
    call_command("review", "show", ref, *desk)
    assert "Giao sớm\tĐã giao" in capsys.readouterr().out
    assert run(capsys, "list", "CT-2017-01", *desk)[0]["ref"] == ref  # type: ignore[index]


def test_the_meeting_never_comes_before_its_figures(review: Review, officer: Member) -> None:
    with pytest.raises(Refusal, match=r"review\.held_too_early"):
        call_command("review", "hold", review.ref, "--on", "2017-12-01", "--as", officer.ref)
    assert Review.objects.get().state == "prepared"

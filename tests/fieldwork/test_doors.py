"""Field work through the screen and the command line."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.fieldwork import services
from phoihop.fieldwork.models import Lead, Pack, PackVersion, Question, Trip
from phoihop.fieldwork.packlines import figures_from, lines_from
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning.models import Topic
from phoihop.programmes.models import Obligation
from tests.fieldwork.conftest import ON, figure
from tests.fixtures import NOON

FIELD = "/programmes/CT-2017-01/field/"
LISTS = ["", "trips/", "questions/", "packs/", "leads/"]


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def told(*arguments: str) -> object:
    """What the command says, as a program reads it."""
    from io import StringIO

    out = StringIO()
    call_command("fieldwork", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_list_opens_for_both_sides_and_for_nobody_else(
    client: Client, trip: Trip, question: Question, version: PackVersion, lead: Lead,
    officer: Member, editor: Member, stranger: Member, name: str, language: str,
) -> None:  # fmt: skip
    client.cookies["phoihop_language"] = language
    for member in (officer, editor):
        assert "CT-2017-01" in shown(go(client, member), f"{FIELD}{name}")
    assert go(client, stranger).get(f"{FIELD}{name}").status_code == 404


def test_every_single_page_is_nobody_elses(
    client: Client, trip: Trip, question: Question, version: PackVersion, lead: Lead,
    officer: Member, stranger: Member,
) -> None:  # fmt: skip
    pages = [
        f"/trips/{trip.deed.ref}/",
        f"/questions/{question.deed.ref}/",
        f"/packs/{version.pack.ref}/",
        f"/packs/{version.pack.ref}/1.docx",
        f"/leads/{lead.ref}/",
    ]
    for address in pages:
        assert go(client, officer).get(address).status_code == 200
        assert go(client, stranger).get(address).status_code == 404


def test_a_trip_is_asked_for_granted_and_told_on_screen(
    client: Client, trip_duty: Obligation, officer: Member, editor: Member
) -> None:
    day = date(2099, 6, 12)
    wish = {
        "obligation": trip_duty.pk, "place": "Xã Mẫu Sơn", "from_on": day, "until_on": day,
        "purpose": "Gặp trưởng xóm", "companions": "Trần Văn Mẫu | Phóng viên | Báo tỉnh mẫu",
    }  # fmt: skip
    answer = go(client, editor).post(f"{FIELD}trips/new/", wish)
    trip = Trip.objects.get()
    page = f"/trips/{trip.deed.ref}/"
    assert unquote(answer["Location"]) == page
    assert "Báo tỉnh mẫu" in shown(client, page)
    assert "grant-on" not in shown(client, page)
    go(client, officer).post(
        f"{page}grant/",
        {"grant-on": "2099-06-01", "grant-hosts": [officer.organisation.ref],
         "grant-safety": "Đường dốc"},
    )  # fmt: skip
    client.post(f"{page}contact/", {"contact-unit": "UBND xã", "contact-name": "Bà Mẫu"})
    client.post(f"{page}cost/", {"cost-cost": "meals", "cost-payer": "host"})
    text = shown(go(client, editor), page)
    assert "Đường dốc" in text
    assert "Bà Mẫu" in text
    assert "Đơn vị tiếp đón" in text
    client.post(f"{page}note/", {"note-text": "Nguồn tin riêng"})
    assert "Nguồn tin riêng" in shown(client, page)
    assert "Nguồn tin riêng" not in shown(go(client, officer), page)


def test_a_form_with_a_mistake_is_shown_again_and_stores_nothing(
    client: Client, trip: Trip, officer: Member
) -> None:
    page = f"/trips/{trip.deed.ref}/"
    answer = go(client, officer).post(f"{page}refuse/", {"refuse-on": "2017-06-03"})
    assert answer.status_code == 422
    trip.deed.refresh_from_db()
    assert trip.deed.last_step == "requested"
    assert client.post(f"{page}dance/").status_code == 404


def test_the_wrong_side_is_refused_in_a_sentence(
    client: Client, trip: Trip, editor: Member
) -> None:
    answer = go(client, editor).post(
        f"/trips/{trip.deed.ref}/refuse/", {"refuse-on": "2017-06-03", "refuse-note": "Không"}
    )
    assert answer.status_code in (403, 409)
    assert "bên A" in answer.content.decode()


def test_a_question_is_answered_on_screen_with_its_file(
    client: Client, question: Question, officer: Member, editor: Member
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = f"/questions/{question.deed.ref}/"
    file = SimpleUploadedFile("so-lieu.pdf", b"%PDF-1.7")
    answer = {
        "answer-on": "2017-06-05", "answer-text": "1.150 hộ", "answer-file": file,
        "answer-dated_on": "2017-05-31", "answer-source": "Sở Mẫu",
    }  # fmt: skip
    go(client, officer).post(f"{page}answer/", answer)
    text = shown(go(client, editor), page)
    assert "1.150 hộ" in text
    assert "Sở Mẫu" in text
    client.post(f"{page}enough/", {"enough-on": "2017-06-06"})
    question.deed.refresh_from_db()
    assert question.deed.ended


def test_a_pack_is_issued_and_issued_anew_on_screen(
    client: Client, brief_duty: Obligation, officer: Member, editor: Member, topic: Topic
) -> None:
    given = {
        "obligation": brief_duty.pk, "unit": officer.organisation.ref, "title": "Tiềm năng",
        "potential": "Đất chè", "figures": "Tăng trưởng | 6,71 | % | 31-05-2017 | Thống kê",
    }  # fmt: skip
    go(client, officer).post(f"{FIELD}packs/new/", given)
    pack = Pack.objects.get()
    page = f"/packs/{pack.ref}/"
    go(client, editor).post(f"{page}use/", {"topic": topic.ref})
    given = {"change": "Số 6 tháng", "potential": "Đất chè",
             "figures": "Tăng trưởng | 7,02 | % | 30-06-2017 | Thống kê"}  # fmt: skip
    assert go(client, officer).post(f"{page}new/", given).status_code == 302
    text = shown(go(client, editor), page)
    assert "<del>6,71 %</del>" in text
    assert "<ins>7,02 %</ins>" in text
    assert "đang dùng bản 1" in shown(client, f"{FIELD}packs/")
    client.post(f"{page}seen/{topic.ref}/")
    assert "đang dùng bản 1" not in shown(client, f"{FIELD}packs/")


def test_an_unreadable_figure_is_told_beside_its_field(
    client: Client, brief_duty: Obligation, officer: Member
) -> None:
    given = {
        "obligation": brief_duty.pk, "unit": officer.organisation.ref, "title": "Tiềm năng",
        "figures": "Tăng trưởng 6,71 %",
    }  # fmt: skip
    answer = go(client, officer).post(f"{FIELD}packs/new/", given)
    assert answer.status_code == 422
    assert "dòng số liệu 1" in answer.content.decode()
    assert not Pack.objects.exists()


def test_a_lead_goes_from_note_to_topic_on_screen(
    client: Client, programme: object, officer: Member, editor: Member
) -> None:
    note = {"kind": "practice", "title": "Xóm tự quản", "text": "Cùng thu gom rác"}
    go(client, officer).post(f"{FIELD}leads/new/", note)
    page = f"/leads/{Lead.objects.get().ref}/"
    client.post(f"{page}source/", {"source-text": "Báo cáo xã"})
    client.post(f"{page}sources/1/verify/")
    client.post(
        f"{page}person/",
        {"person-name": "Bà Mẫu", "person-consented_on": "2017-06-01", "person-words": "Viết tay"},
    )
    client.post(f"{page}offer/")
    assert "Bà Mẫu" in shown(go(client, editor), page)
    client.post(f"{page}take/", {"take-line": ""})
    assert Topic.objects.get().title == "Xóm tự quản"
    go(client, officer).post(f"{page}people/1/revoke/")
    assert "Bà Mẫu" not in shown(client, page)


def test_a_list_asks_the_database_the_same_however_long(
    client: Client,
    trip: Trip,
    trip_duty: Obligation,
    editor: Member,
    officer: Member,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    go(client, officer)
    with CaptureQueriesContext(connection) as few:
        client.get(f"{FIELD}trips/")
    for day in range(1, 9):
        wish = services.Wish(f"Xã {day}", date(2017, 7, day), date(2017, 7, day), "Lý do")
        services.request_trip(trip_duty, wish, by=editor, at=NOON, on=ON)
    with django_assert_num_queries(len(few)):
        client.get(f"{FIELD}trips/")


def test_the_command_walks_a_trip(trip_duty: Obligation, officer: Member, editor: Member) -> None:
    asked = told(
        "request", "CT-2017-01", "A1", "Xã Mẫu Sơn", "--from", "12-06-2017", "--until",
        "13-06-2017", "--purpose", "Gặp dân", "--with", "Lò Thị Mẫu", "--on", "01-06-2017",
        "--as", "bien-tap",
    )  # fmt: skip
    assert isinstance(asked, dict)
    ref = asked["ref"]
    told("grant", ref, "--safety", "Mưa", "--on", "02-06-2017", "--as", "can-bo")
    told("stop", ref, "Xóm 5", "Thăm nhà văn hóa", "--on", "12-06-2017", "--as", "can-bo")
    told("contact", ref, "UBND xã", "Bà Mẫu", "--as", "can-bo")
    told("log", ref, "Đã gặp", "--on", "12-06-2017", "--as", "bien-tap")
    last = told("cost", ref, "lodging", "publisher", "--as", "bien-tap")
    assert isinstance(last, dict)
    assert (last["state"], last["costs"]) == ("granted", {"lodging": "publisher"})
    listed = told("trips", "CT-2017-01", "--as", "can-bo")
    assert isinstance(listed, list)
    assert [one["ref"] for one in listed] == [ref]


@pytest.mark.parametrize(
    "words",
    [
        ("cost", "VIEC-2017-01", "taxi", "publisher"),
        ("cost", "VIEC-2017-01", "lodging", "ghost"),
        ("note", "CT-2017-01", "rumour", "Tin đồn"),
    ],
)
def test_an_unknown_code_is_answered_with_those_there_are(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("fieldwork", *words, "--as", "bien-tap")


def test_the_command_asks_answers_issues_and_notes(
    inform_duty: Obligation, brief_duty: Obligation, officer: Member, editor: Member,
    topic: Topic, tmp_path: Path,
) -> None:  # fmt: skip
    asked = told("ask", "CT-2017-01", "A2", "Số hộ", "--sensitive", "--as", "bien-tap")
    assert isinstance(asked, dict)
    assert asked["title"] == ""  # a sensitive matter is in no export
    file = tmp_path / "so.pdf"
    file.write_bytes(b"%PDF-1.7")
    answered = told(
        "answer", asked["ref"], "1.150", "--file", str(file), "--source", "Sở", "--as", "can-bo"
    )
    assert isinstance(answered, dict)
    assert answered["state"] == "answered"
    figures = tmp_path / "so.txt"
    figures.write_text("Tăng trưởng | 6,71 | % | 31-05-2017 | Thống kê\n", encoding="utf-8")
    issued = told(
        "issue", "CT-2017-01", "A3", "Tiềm năng", "--figures", str(figures), "--as", "can-bo"
    )
    assert isinstance(issued, dict)
    told("use", issued["ref"], topic.ref, "--as", "bien-tap")
    anew = told("reissue", issued["ref"], "Bỏ số", "--potential", "Chè", "--as", "can-bo")
    assert isinstance(anew, dict)
    assert [one["number"] for one in anew["versions"]] == [2, 1]
    noted = told("note", "CT-2017-01", "practice", "Xóm tự quản", "--as", "can-bo")
    assert isinstance(noted, dict)
    told("source", noted["ref"], "Báo cáo xã", "--as", "can-bo")
    told("offer", noted["ref"], "--as", "can-bo")
    taken = told("take", noted["ref"], "--as", "bien-tap")
    assert isinstance(taken, dict)
    assert Topic.objects.filter(ref=taken["topic"], title="Xóm tự quản").exists()


def test_figures_typed_come_back_as_typed() -> None:
    figures = [figure(), figure("1.150", label="Hộ nghèo")]
    assert figures_from(lines_from(figures)) == figures


@pytest.mark.parametrize("line", ["một | hai", "a | b | c | ngày kia | d", "|||||"])
def test_a_bad_line_is_named_by_its_number(line: str) -> None:
    with pytest.raises(Refusal) as caught:
        figures_from(f"a | 1 | % | 31-05-2017 | nguồn\n\n{line}")
    assert (caught.value.code, caught.value.facts["line"]) == ("pack.figure_line_unreadable", 3)

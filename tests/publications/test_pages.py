"""The screen door: pages of works, matches, doubles and lists."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.programmes.models import Instrument, Line, Programme
from phoihop.publications import services
from phoihop.publications.models import Grouping, ImportBatch, Match, Publication, Work
from tests.fixtures import NOON
from tests.publications.conftest import MakePiece

GoAs = Callable[[Member], Client]


@pytest.fixture
def go() -> GoAs:
    def sign_in(member: Member) -> Client:
        client = Client()
        client.force_login(member.user)
        return client

    return sign_in


def propose(piece: Publication, line: Line) -> Match:
    return Match.objects.create(
        work=piece.work,
        publication=piece,
        programme=line.obligation.programme,
        obligation=line.obligation,
        line=line,
        reasons=[
            {
                "code": "theme_phrase",
                "facts": {"theme": "T5", "words": "cách làm hay"},
                "sentence": "Xã Mẫu có cách làm hay.",
            }
        ],
        proposed_at=NOON,
    )


PROGRAMME = "/programmes/CT-2017-01/publications/"


def test_a_proposal_shows_its_reason_and_is_confirmed_on_the_page(
    make_piece: MakePiece, line: Line, officer: Member, go: GoAs
) -> None:
    match = propose(make_piece(1), line)
    client = go(officer)

    page = client.get(PROGRAMME).content.decode()
    assert "Có cụm từ “cách làm hay” của nội dung T5" in page
    assert "Xã Mẫu có cách làm hay." in page
    answer = client.post(f"{PROGRAMME}{match.pk}/confirm/", {"back": "state=proposed"})

    assert answer["Location"] == f"{PROGRAMME}?state=proposed"
    assert Match.objects.get().state == "confirmed"
    assert "Xã Mẫu có" not in client.get(PROGRAMME, {"state": "proposed"}).content.decode()


def test_htmx_gets_the_row_alone(
    make_piece: MakePiece, line: Line, officer: Member, go: GoAs
) -> None:
    match = propose(make_piece(1), line)

    answer = go(officer).post(f"{PROGRAMME}{match.pk}/refuse/", headers={"HX-Request": "true"})

    text = answer.content.decode()
    assert text.strip().startswith(f'<tr id="match-{match.pk}">')
    assert "Đã từ chối" in text


def test_matches_are_narrowed_by_line_and_theme(
    make_piece: MakePiece, line: Line, officer: Member, go: GoAs, programme: Programme
) -> None:
    propose(make_piece(1, title="Bài của dòng một"), line)
    client = go(officer)

    for query, shown in (
        ({"line": line.pk}, True),
        ({"theme": "T5"}, True),
        ({"state": "confirmed"}, False),
        ({"line": "x", "theme": "T9"}, True),  # what cannot be read counts as not asked
    ):
        assert ("Bài của dòng một" in client.get(PROGRAMME, query).content.decode()) is shown


def test_a_confirmed_match_is_removed_with_a_reason(
    make_piece: MakePiece, line: Line, officer: Member, go: GoAs
) -> None:
    match = propose(make_piece(1), line)
    services.confirm_match(match, by=officer, at=NOON)
    client = go(officer)

    assert client.post(f"{PROGRAMME}{match.pk}/remove/").status_code == 409
    client.post(f"{PROGRAMME}{match.pk}/remove/", {"reason": "Nhầm"})
    assert Match.objects.get().removal_reason == "Nhầm"


def test_search_finds_dang_and_puts_exact_marks_first(
    make_piece: MakePiece, editor: Member, go: GoAs
) -> None:
    make_piece(1, title="Nở hoa đăng đêm rằm", published_on=date(2017, 5, 30))
    make_piece(2, title="Công tác xây dựng Đảng", published_on=date(2017, 4, 1))
    make_piece(3, title="Thể thao")
    client = go(editor)

    page = client.get("/publications/", {"q": "dang"}).content.decode()
    assert "hoa đăng" in page
    assert "xây dựng Đảng" in page
    assert "Thể thao" not in page
    marked = client.get("/publications/", {"q": "đảng"}).content.decode()
    assert marked.index("xây dựng Đảng") < marked.index("hoa đăng")


def test_a_piece_is_written_down_and_gets_more_places_and_its_day(
    outlet: Outlet, editor: Member, go: GoAs
) -> None:
    client = go(editor)
    answer = client.post(
        "/publications/new/",
        {"title": "Bài mới", "address": "tapchimau.example/a-10001.html", "published": "5-2017"},
    )
    work, first = Work.objects.get(), Publication.objects.get()
    assert answer["Location"] == f"/publications/{work.ref}/"

    client.post(f"/publications/{work.ref}/places/", {"outlet": outlet.ref, "issue": "895"})
    client.post(f"/publications/{first.ref}/date/", {"published": "19-5-2017"})

    page = client.get(f"/publications/{first.ref}/").content.decode()
    assert "19-05-2017" in page
    assert "895" in page
    assert client.post("/publications/new/", {"title": ""}).status_code == 422
    assert client.post("/publications/new/", {"title": "Không nơi"}).status_code == 409
    assert (
        client.post(f"/publications/{first.ref}/date/", {"published": "hôm qua"}).status_code == 422
    )


def test_a_work_is_matched_by_hand(
    make_piece: MakePiece, line: Line, editor: Member, go: GoAs
) -> None:
    piece = make_piece(1)

    go(editor).post(f"/publications/{piece.work.ref}/match/", {"duty": "CT-2017-01:HĐ-2017-01/1"})

    assert Match.objects.get().line == line


def test_doubles_stand_side_by_side_and_are_answered(
    make_piece: MakePiece, editor: Member, go: GoAs
) -> None:
    one, other = make_piece(1).work, make_piece(2).work
    question = Grouping.objects.create(one=one, other=other, reason="same_text", recorded_at=NOON)
    client = go(editor)

    assert "/publications/doubles/" in client.get("/publications/").content.decode()
    page = client.get("/publications/doubles/").content.decode()
    assert one.title in page
    assert other.title in page
    client.post(f"/publications/doubles/{question.pk}/", {"same": "yes"})
    assert Work.objects.get(pk=other.pk).merged_into == one
    assert one.title in client.get(f"/publications/{other.ref}/").content.decode()


ROWS = (
    "Tiêu đề,Link,Báo,Ngày\n"
    "Bài hay,tapchimau.example/a-10001.html,,19/5/2017\n"
    "=1+1,tapchimau.example/b-10002.html,,31/2/2017\n"
    "Bài báo lạ,baola.example/c-10003.html,Báo Lạ,2017\n"
)


def upload(client: Client, **more: str) -> str:
    file = SimpleUploadedFile("bang-ke.csv", ROWS.encode(), "text/csv")
    return client.post("/publications/import/", {"file": file, **more})["Location"]


def test_a_list_is_sent_and_its_report_shown(
    outlet: Outlet, line: Line, contract: Instrument, editor: Member, go: GoAs
) -> None:
    client = go(editor)
    report = upload(client, instrument=contract.ref)

    assert report == "/publications/imports/NHAP-2026-01/" or ImportBatch.objects.get()
    page = client.get(report).content.decode()
    assert "không đọc được ngày 31/2/2017" in page
    assert "/outlets/bao-la/" in page
    assert "Bài hay" not in client.get(report, {"outcome": "refused"}).content.decode()
    assert Match.objects.filter(line=line).count() == 2
    assert upload(client, instrument=contract.ref) == report
    assert report in client.get("/publications/imports/").content.decode()


def test_refused_rows_are_downloaded_and_run_nothing(
    outlet: Outlet, editor: Member, go: GoAs
) -> None:
    client = go(editor)
    report = upload(client)

    text = client.get(f"{report}refused.csv").content.decode("utf-8-sig")
    assert "3,'=1+1,\"Dòng 3, cột Ngày: không đọc được" in text
    assert client.get(f"{report}refused.xlsx").content[:2] == b"PK"
    assert client.get(f"{report}refused.pdf").status_code == 404


def test_strangers_get_404_and_the_signed_out_are_asked_to_sign_in(
    make_piece: MakePiece, line: Line, editor: Member, stranger: Member, go: GoAs, client: Client
) -> None:
    piece = make_piece(1)
    match = propose(piece, line)
    batch = upload(go(editor))
    foreign = go(stranger)

    for address in (
        PROGRAMME,
        f"/publications/{piece.ref}/",
        f"/publications/{piece.work.ref}/",
        batch,
        f"{batch}refused.csv",
    ):
        assert foreign.get(address).status_code == 404, address
        assert client.get(address).status_code == 302, address
    for address in (
        f"{PROGRAMME}suggest/",
        f"{PROGRAMME}{match.pk}/confirm/",
        f"/publications/{piece.work.ref}/places/",
        f"/publications/{piece.ref}/date/",
        f"/publications/{piece.work.ref}/match/",
        "/publications/doubles/1/",
    ):
        assert foreign.post(address).status_code == 404, address
    assert Match.objects.get(pk=match.pk).state == "proposed"


def test_the_table_of_access_holds_for_pages(
    make_piece: MakePiece, line: Line, leader_b: Member, go: GoAs
) -> None:
    match = propose(make_piece(1), line)
    client = go(leader_b)

    assert client.get("/publications/import/").status_code == 403
    assert client.post(f"{PROGRAMME}{match.pk}/confirm/").status_code == 403
    page = client.get(PROGRAMME).content.decode()
    assert "/confirm/" not in page


def test_pages_ask_the_same_number_of_questions_however_long_they_are(
    make_piece: MakePiece,
    line: Line,
    editor: Member,
    go: GoAs,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = go(editor)
    first = make_piece(1)
    propose(first, line)
    upload(client)
    pages = [
        "/publications/",
        PROGRAMME,
        f"/publications/{first.ref}/",
        "/publications/doubles/",
        "/publications/imports/",
        ImportBatch.objects.get().ref.join(["/publications/imports/", "/"]),
        "/outlets/",
    ]

    def asked() -> list[int]:
        counts = []
        for address in pages:
            with django_assert_max_num_queries(30) as captured:
                assert client.get(address).status_code == 200
            counts.append(len(captured))
        return counts

    def add(number: int) -> None:
        piece = make_piece(number)
        propose(piece, line)
        Grouping.objects.create(
            one=first.work, other=piece.work, reason="same_text", recorded_at=NOON
        )

    add(2)
    before = asked()
    for number in range(3, 22):
        add(number)
    assert asked() == before


def test_the_outlet_pages_show_and_keep(outlet: Outlet, editor: Member, go: GoAs) -> None:
    client = go(editor)
    made = client.post(
        "/outlets/new/", {"name": "Đài Mẫu", "kind": "radio", "host": "daimau.example"}
    )
    address = made["Location"]

    client.post(f"{address}kinds/", {"kind": "newspaper", "from_on": "2025-07-01"})
    client.post(f"{address}hosts/", {"host": "daimau.vn", "stands_for": "daimau.example"})
    client.post(f"{address}names/", {"name": "Phát thanh Mẫu"})

    page = client.get(address).content.decode()
    for told in ("Phát thanh", "Báo in", "30-06-2025", "daimau.vn → daimau.example"):
        assert told in page
    assert "Đài Mẫu" in client.get("/outlets/", {"q": "dai mau"}).content.decode()
    assert client.get("/outlets/khong-co/").status_code == 404


def test_pages_speak_english(make_piece: MakePiece, line: Line, editor: Member, go: GoAs) -> None:
    propose(make_piece(1), line)
    client = go(editor)
    client.cookies["phoihop_language"] = "en"

    page = client.get(PROGRAMME).content.decode()

    assert "Contains the words “cách làm hay” of theme T5" in page
    assert "Published" in page
    assert "Đăng và phát" not in page

"""How a work travelled: found and declared copies in one picture; counts with lists behind."""

import io
import json
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from django.http import Http404
from django.test import Client

from phoihop.law.period import PartialDate, Precision
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press import services as press
from phoihop.press.models import FoundPage, Outlet
from phoihop.programmes.models import Line
from phoihop.publications.models import Match, Publication
from phoihop.publications.queries import get_work
from phoihop.spread import services
from phoihop.spread.family import CopyKind, Permission
from phoihop.spread.queries import last_year_of, picture_for, year_of
from phoihop.spread.rules import ReprintTerms
from tests.fixtures import NOON
from tests.press.newsroom import prose
from tests.press.test_archive import fetched
from tests.spread.conftest import Deliver

HOME = "Tạp chí Mẫu điện tử"


@pytest.fixture
def far(db: None, editor: Member) -> Outlet:
    """An outlet of Quảng Trị with a host of its own."""
    outlet = press.add_outlet("Báo Xa", by=editor, at=NOON, hosts=["baoxa.example"])
    press.add_place(outlet, "quang tri", by=editor, at=NOON)
    return outlet


@pytest.fixture
def near(db: None, editor: Member) -> Outlet:
    outlet = press.add_outlet("Báo Gần", by=editor, at=NOON, hosts=["baogan.example"])
    press.add_place(outlet, "Bắc Kạn", by=editor, at=NOON)
    return outlet


def page(outlet: Outlet, number: int, text: str, on: date) -> FoundPage:
    made = fetched(outlet, number, text)
    host = outlet.hosts.get().host
    FoundPage.objects.filter(pk=made.pk).update(
        published_on=on,
        found_at=NOON + timedelta(days=30),
        address=f"https://{host}/{number}",
        canonical_address=f"https://{host}/{number}",
    )
    made.refresh_from_db()
    return made


@pytest.fixture
def travelled(line: Line, outlet: Outlet, deliver: Deliver, near: Outlet, far: Outlet) -> Match:
    """A piece of 2-5-2017: carried by one outlet, and by another that took it from that one."""
    match = deliver(line, "Hợp tác xã chè đổi cách bán", prose(1))
    Publication.objects.filter(pk=match.publication_id).update(outlet=outlet)
    match.work.author_line = "Trần Thị Mẫu"
    match.work.save()
    named = f"{prose(1)}\nTrần Thị Mẫu\nTheo {HOME}"
    page(near, 1, named, date(2017, 5, 9))
    page(far, 2, f"{prose(1)}\n(Nguồn: Báo Gần)", date(2017, 5, 12))
    page(far, 3, prose(1), date(2016, 1, 5))
    page(far, 4, prose(8), date(2017, 5, 12))
    services.bring_up_to_date(at=NOON)
    press.compare_due(at=NOON)
    services.read_marks(at=NOON)
    return match


def test_the_tree_starts_at_the_first_publication_and_follows_the_credits(
    travelled: Match,
) -> None:
    picture = picture_for(travelled.work)
    assert picture.tree is not None
    assert picture.tree.appearance.outlet == HOME
    (first,) = picture.tree.branches
    assert (first.appearance.outlet, first.appearance.province) == ("Báo Gần", "Bắc Kạn")
    (second,) = first.branches
    assert (second.appearance.outlet, second.appearance.on) == ("Báo Xa", date(2017, 5, 12))
    assert [one.on for one in picture.earlier] == [date(2016, 1, 5)]


def test_what_travelled_with_a_copy_is_told_and_what_was_not_looked_at_is_not(
    travelled: Match,
) -> None:
    near, far = (one.travelled for one in picture_for(travelled.work).copies)
    assert (near.byline, near.source_line, near.label) == (True, True, False)
    assert (far.byline, far.source_line) == (False, False)
    assert services.read_marks(at=NOON) == 0


def test_a_work_seen_before_its_printed_day_was_there_before(
    travelled: Match, near: Outlet
) -> None:
    FoundPage.objects.filter(outlet=near).update(found_at=NOON.replace(month=3))
    picture = picture_for(travelled.work)
    assert [one.outlet for one in picture.earlier] == ["Báo Xa", "Báo Gần"]


def declared(**more: object) -> services.ToldCopy:
    day = PartialDate(date(2017, 5, 20), Precision.DAY)
    values = {"kind": CopyKind.TRANSLATION, "address": "https://la.example/1", "outlet_name": "Lạ"}
    return services.ToldCopy(**(values | {"published": day} | more))  # type: ignore[arg-type]


def test_either_side_declares_a_copy_and_both_see_it(
    travelled: Match, officer: Member, editor: Member
) -> None:
    copy = services.declare_copy(travelled.work, declared(), by=officer, at=NOON)
    seen = picture_for(get_work(travelled.work.ref, seen_by=editor)).copies
    assert [(one.outlet, one.kind.value) for one in seen][-1] == ("Lạ", "translation")
    with pytest.raises(Refusal, match="copy.known"):
        services.declare_copy(travelled.work, declared(), by=editor, at=NOON)
    with pytest.raises(Refusal, match="copy.not_yours"):
        services.withdraw_copy(copy, by=editor, at=NOON)
    services.withdraw_copy(copy, by=officer, at=NOON)
    assert len(picture_for(travelled.work).copies) == 2
    services.declare_copy(travelled.work, declared(), by=editor, at=NOON)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"address": ""}, "copy.place_missing"),
        ({"outlet_name": ""}, "copy.outlet_missing"),
        ({"kind": CopyKind.COMMON_SOURCE}, "copy.kind_not_declared"),
        ({"address": "https://tapchimau.example/1"}, "copy.own_publication"),
        ({"published": PartialDate(date(2019, 1, 1))}, "copy.in_the_future"),
        ({"title": "x" * 501}, "copy.too_long"),
        ({"address": "https://[bad"}, "addresses.unusable"),
    ],
)
def test_a_copy_told_badly_is_refused(
    travelled: Match, editor: Member, told: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        services.declare_copy(travelled.work, declared(**told), by=editor, at=NOON)
    assert not travelled.work.declared_copies.exists()


def test_a_found_page_that_is_declared_too_is_one_copy_with_its_permission(
    travelled: Match, editor: Member
) -> None:
    told = declared(
        kind=CopyKind.REPRINT, address="https://baogan.example/1", outlet_name="",
        permission=Permission.PERMITTED, permission_words="Thư ngày 8-5-2017",
    )  # fmt: skip
    key = services.declare_copy(travelled.work, told, by=editor, at=NOON).address_key
    FoundPage.objects.filter(canonical_address="https://baogan.example/1").update(identity_key=key)
    copies = picture_for(travelled.work).copies
    assert len(copies) == 2
    assert (copies[0].permission, copies[0].permission_words) == ("permitted", "Thư ngày 8-5-2017")
    assert copies[1].permission is Permission.UNKNOWN


def test_terms_permit_from_their_day_on_and_only_the_holder_sets_them(
    travelled: Match, editor: Member, officer: Member
) -> None:
    with pytest.raises(Refusal, match="access.denied"):
        services.set_terms(
            travelled.work, ReprintTerms.FREE, from_on=date(2017, 1, 1), by=officer, at=NOON
        )
    services.set_terms(
        travelled.work, ReprintTerms.WITH_SOURCE, from_on=date(2017, 5, 1), by=editor, at=NOON
    )
    near, far = picture_for(travelled.work).copies
    assert (near.permission, far.permission) == (Permission.PERMITTED, Permission.UNKNOWN)
    services.set_terms(
        travelled.work, ReprintTerms.FREE, from_on=date(2017, 5, 11), by=editor, at=NOON
    )
    assert picture_for(travelled.work).copies[1].permission is Permission.PERMITTED


def test_a_year_counts_copies_and_outlets_with_the_list_behind(
    travelled: Match, officer: Member
) -> None:
    programme = travelled.programme
    told = year_of(programme, year=2017, seen_by=officer)
    assert (len(told.copies), told.works, told.works_carried) == (2, 1, [travelled.work.ref])
    assert told.by_outlet == [("Báo Gần", 1), ("Báo Xa", 1)]
    assert told.by_province == [("Bắc Kạn", 1), ("Quảng Trị", 1)]
    assert year_of(programme, year=2016, seen_by=officer).copies == ()
    assert last_year_of(programme, seen_by=officer) == 2017


def go(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def test_the_page_of_a_work_shows_tree_map_table_and_takes_a_copy(
    client: Client, travelled: Match, officer: Member, stranger: Member
) -> None:
    address = f"/works/{travelled.work.ref}/spread/"
    shown = go(client, officer).get(address).content.decode()
    for words in ("Lần đăng đầu tiên", "Báo Gần", "Quảng Trị", "<svg", "Xuất hiện trước"):
        assert words in shown
    given = {"kind": "translation", "address": "https://la.example/9", "outlet_name": "Lạ",
             "published": "20-5-2017", "permission": "unknown", "language": "zh"}  # fmt: skip
    answer = client.post(f"/works/{travelled.work.ref}/copies/", given)
    assert answer["Location"] == address
    assert "Bản dịch" in client.get(address).content.decode()
    bad = client.post(f"/works/{travelled.work.ref}/copies/", given | {"published": "hôm kia"})
    assert bad.status_code == 422
    assert go(client, stranger).get(address).status_code == 404


def test_both_texts_stand_side_by_side_until_the_words_are_dropped(
    client: Client, travelled: Match, editor: Member
) -> None:
    found = FoundPage.objects.get(canonical_address="https://baogan.example/1")
    address = f"/works/{travelled.work.ref}/spread/{found.identity_key}/"
    shown = go(client, editor).get(address).content.decode()
    assert '<mark id="a1">' in shown
    assert 'href="#b1"' in shown
    press.forget_due(on=date(2017, 9, 1))
    assert "đã xóa" in client.get(address).content.decode()
    assert client.post(f"{address}again/")["Location"] == address
    found.refresh_from_db()
    assert found.state == "found"
    assert "đang chờ được tải lại" in client.get(address).content.decode()


def test_a_year_on_the_page_in_a_workbook_and_for_programs(
    client: Client, travelled: Match, officer: Member, stranger: Member, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    address = "/programmes/CT-2017-01/spread/"
    shown = go(client, officer).get(address, {"year": "2017"}).content.decode()
    assert "Lan tỏa năm 2017" in shown
    assert "Báo Xa" in shown
    sent = client.get("/programmes/CT-2017-01/spread.xlsx", {"year": "2017"}).content
    book = openpyxl.load_workbook(io.BytesIO(sent))
    told = [
        row for row in book.worksheets[0].iter_rows(values_only=True) if row[0] == "TP-2017-0001"
    ]
    assert len(told) == 2
    call_command(
        "spread", "programme", "CT-2017-01", "--year", "2017", "--as", officer.ref, "--json",
        "-o", str(tmp_path / "y.xlsx"),
    )  # fmt: skip
    assert json.loads(capsys.readouterr().out)["outlets"] == 2
    assert (tmp_path / "y.xlsx").stat().st_size > 1000
    assert go(client, stranger).get(address).status_code == 404


def test_the_command_declares_and_asks_about_a_manuscript(
    travelled: Match, editor: Member, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    stranger: Member,
) -> None:  # fmt: skip
    ref = travelled.work.ref
    call_command("spread", "declare", ref, "--kind", "quotation", "--address",
                 "https://la.example/2", "--outlet", "Lạ", "--as", editor.ref)  # fmt: skip
    capsys.readouterr()
    call_command("spread", "work", ref, "--as", editor.ref, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["first"]["copies"][0]["copies"][0]["outlet"] == "Báo Xa"
    text = tmp_path / "ban-thao.txt"
    text.write_text(f"{prose(7)} {prose(1)}", encoding="utf-8")
    call_command("spread", "originality", str(text), "--as", editor.ref, "--json")
    found = json.loads(capsys.readouterr().out)
    assert ref in [one["work"] for one in found]
    with pytest.raises(Http404):
        call_command("spread", "work", ref, "--as", stranger.ref)

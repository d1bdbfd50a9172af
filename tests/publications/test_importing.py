"""Lists of pieces: every row is stored, grouped, known or refused with a reason."""

import io
import json
import os
import unicodedata
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from phoihop.audit.models import Entry
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press.models import Outlet
from phoihop.programmes.models import Instrument, Line
from phoihop.publications import services
from phoihop.publications.models import Grouping, ImportBatch, ImportRow, Match, Publication, Work
from phoihop.publications.queries import visible_to
from phoihop.publications.services import Imported
from phoihop.site.refusals import sentence_for
from tests.fixtures import NOON

HEAD = "Tiêu đề,Đường dẫn,Báo,Ngày đăng,Tác giả,Thể loại,Văn bản\n"


def bring(text: str | bytes, by: Member, instrument: Instrument | None = None) -> Imported:
    data = text.encode() if isinstance(text, str) else text
    return services.import_list(
        io.BytesIO(data), filename="bang-ke.csv", by=by, at=NOON, instrument=instrument
    )


def report(imported: Imported) -> dict[int, tuple[str, str]]:
    return {row.number: (row.outcome, row.code) for row in imported.batch.report.all()}


def test_a_list_becomes_works_and_publications_of_ones_own_house(
    outlet: Outlet, editor: Member, officer: Member
) -> None:
    imported = bring(
        HEAD
        + "Cách làm hay ở xã Mẫu,http://m.tapchimau.example/hay-10001.html?utm_source=a,,19/5/2017,"
        + "Nguyễn Văn Mẫu,Bài,Chuyện ở xã Mẫu.\n",
        editor,
    )

    publication = Publication.objects.get()
    work = publication.work
    assert imported.outcomes == {"stored": 1}
    assert publication.outlet == outlet
    assert publication.canonical_address == "https://tapchimau.example/hay-10001.html"
    assert publication.published == PartialDate(date(2017, 5, 19))
    assert (work.genre, work.author_line, work.words) == ("article", "Nguyễn Văn Mẫu", 4)
    assert (work.ref, publication.ref, imported.batch.ref) == (
        "TP-2017-01",
        "LĐ-2017-01",
        "NHAP-2017-01",
    )
    assert not visible_to(officer).exists()
    assert Entry.objects.get().facts["stored"] == 1


def test_the_same_file_and_the_same_rows_change_nothing(outlet: Outlet, editor: Member) -> None:
    rows = "Bài một,tapchimau.example/mot-10001.html,,2017\nBài hai,,Tạp chí Mẫu điện tử,5/2017\n"
    head = "Title,URL,Outlet,Published\n"
    first = bring(head + rows, editor)
    again = bring(head + rows, editor)
    saved_anew = bring(head + rows + "\n", editor)

    assert again.repeated
    assert again.batch == first.batch
    assert again.outcomes == first.outcomes == {"stored": 2}
    assert saved_anew.outcomes == {"known": 2}
    assert Work.objects.count() == Publication.objects.count() == 2


def test_five_addresses_of_one_article_are_one_work(outlet: Outlet, editor: Member) -> None:
    imported = bring(
        "Tiêu đề,Địa chỉ\n"
        "Bài hay,http://tapchimau.example/muc-a/bai-hay-852902.html\n"
        "Bài hay,https://www.tapchimau.example/muc-a/bai-hay-852902.html?utm_medium=x\n"
        "Bài hay,http://TapChiMau.example./muc-a/bai-hay-852902.html#dau\n"
        "Bài hay,https://tapchimau.example/muc-b/bai-hay-852902.html\n"
        "Bài hay,https://tapchimau.example/muc-a/ten-khac-852902.amp\n",
        editor,
    )

    assert Work.objects.count() == 1
    assert imported.outcomes["known"] >= 2
    assert imported.outcomes["stored"] == 1
    assert "refused" not in imported.outcomes


TEXT = " ".join(f"lời{number} văn{number * 7 % 31} kể{number % 13}" for number in range(30))


def test_possible_doubles_are_stored_and_put_as_questions(outlet: Outlet, editor: Member) -> None:
    imported = bring(
        "Tiêu đề,Địa chỉ,Ngày,Văn bản\n"
        f"Chuyện ở xã Mẫu năm nay,tapchimau.example/a-10001.html,1/5/2017,{TEXT}\n"
        f"Một tên khác hẳn,bao-la.example/b-20001.html,2/5/2017,{TEXT}\n"
        f"Tên thứ ba,bao-nua.example/c-30001.html,2/5/2017,Theo báo. {TEXT[:300]}\n"
        "Chuyện ở xã Mẫu năm nay,bao-tu.example/d-40001.html,3/5/2017,\n"
        "Chuyện ở xã Mẫu năm nay,bao-tu.example/e-50001.html,3/1/2017,\n",
        editor,
    )

    asked = Counter(Grouping.objects.values_list("reason", flat=True))
    assert imported.outcomes == {"proposed": 4, "stored": 1}
    assert asked == {"same_text": 1, "passages": 2, "same_title_and_day": 1}
    assert Work.objects.count() == 5


def test_a_bad_row_is_refused_alone_and_says_where(outlet: Outlet, editor: Member) -> None:
    imported = bring(
        HEAD
        + "Tốt,tapchimau.example/a-10001.html,,19/5/2017,,Tin,\n"
        + ",tapchimau.example/b-10002.html,,19/5/2017,,,\n"
        + "Ngày sai,tapchimau.example/c-10003.html,,31/2/2017,,,\n"
        + "Chưa tới,tapchimau.example/d-10004.html,,19/5/2027,,,\n"
        + "Không nơi,,,19/5/2017,,,\n"
        + "Dính nhau,http://a.vn/1-10001http://b.vn/2-10002,,19/5/2017,,,\n"
        + f"{'d' * 501},tapchimau.example/e-10005.html,,19/5/2017,,,\n"
        + "Lạ thể loại,tapchimau.example/g-10006.html,,tháng 5-2017,,Xã luận,\n",
        editor,
    )

    assert report(imported) == {
        2: ("stored", ""),
        3: ("refused", "work.title_missing"),
        4: ("refused", "tables.bad_date"),
        5: ("refused", "publication.in_the_future"),
        6: ("refused", "list.row_without_place"),
        7: ("refused", "addresses.glued"),
        8: ("refused", "work.title_too_long"),
        9: ("stored", ""),
    }
    for row in ImportRow.objects.filter(outcome="refused"):
        for language in ("vi", "en"):
            assert "{" not in sentence_for(Refusal(row.code, **row.facts), language)
    assert ImportRow.objects.get(number=9).facts == {"genre": "Xã luận"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n0000", "tables.wrong_type"),
        (b"", "tables.empty"),
        ("Mục,Ghi chú\n1,2\n".encode(), "tables.missing_column"),
        ("Tiêu đề,Ngày\nBài,2017\n".encode(), "list.no_place_column"),
        ("Tiêu đề,Tiêu đề,Link\na,b,c.vn\n".encode(), "tables.duplicate_heading"),
        ("Tiêu đề,Link,URL\na,b.vn,c.vn\n".encode(), "tables.ambiguous_heading"),
    ],
)
def test_a_file_that_cannot_be_a_list_stores_nothing(
    editor: Member, data: bytes, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        bring(data, editor)

    assert refused.value.code == code
    assert not ImportBatch.objects.exists()
    assert not Entry.objects.exists()


def test_a_file_of_two_gigabytes_is_refused_unread(editor: Member, tmp_path: Path) -> None:
    path = tmp_path / "rat-lon.csv"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)  # a hole: no room is taken on the disk

    with pytest.raises(Refusal, match=r"tables\.too_large"):
        services.import_list(path, filename=path.name, by=editor, at=NOON)


def test_decomposed_letters_and_old_encodings_are_stored_composed(
    outlet: Outlet, editor: Member
) -> None:
    rows = "Tiêu đề,Báo,Ngày\nĐồng bào xã Mẫu đổi mới cách làm ăn,Tạp chí Mẫu điện tử,2017\n"
    bring(unicodedata.normalize("NFD", rows), editor)

    assert Work.objects.get().title == "Đồng bào xã Mẫu đổi mới cách làm ăn"
    assert Publication.objects.get().outlet == outlet


def test_tcvn3_bytes_are_read(outlet: Outlet, editor: Member) -> None:
    from phoihop.engines.vietnamese.encodings import _TCVN3

    codes = {letter: code for code, letter in _TCVN3.items()}
    rows = "Tiêu đề,Báo\nĐại hội đảng bộ xã Mẫu bầu cấp ủy khóa mới,Tạp chí Mẫu điện tử\n"
    data = bytes(codes.get(letter) or ord(letter) for letter in rows)

    bring(data, editor)

    assert Work.objects.get().title_key == "dai hoi dang bo xa mau bau cap uy khoa moi"


def test_a_formula_is_refused_in_its_row(outlet: Outlet, editor: Member, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tiêu đề", "Địa chỉ", "Ngày đăng"])
    sheet.append(["Bài một", "tapchimau.example/a-10001.html", date(2017, 5, 19)])
    sheet.append(['="Bài "&"hai"', "tapchimau.example/b-10002.html", 2017])
    path = tmp_path / "bang-ke.xlsx"
    book.save(path)
    book.close()

    imported = services.import_list(path, filename=path.name, by=editor, at=NOON)

    assert report(imported) == {2: ("stored", ""), 3: ("refused", "tables.formula_cell")}
    assert str(Publication.objects.get().published) == "2017-05-19"


def test_unknown_outlets_are_written_down_and_named_in_the_report(
    outlet: Outlet, editor: Member
) -> None:
    imported = bring(
        "Tiêu đề,Link,Báo\n"
        "Bài a,https://thethao.baola.example/a-10001.html,Báo Lạ\n"
        "Bài b,https://baola.example/b-10002.html,Báo Lạ\n"
        "Bài c,https://tonghop.example/c-10003.html,baola.example\n"
        "Bài d,,Đài Mẫu\n",
        editor,
    )

    by_title = {row.title: row.outlet.name for row in Publication.objects.all() if row.outlet}
    assert by_title == {
        "Bài a": "Báo Lạ",
        "Bài b": "Báo Lạ",
        "Bài c": "tonghop.example",
        "Bài d": "Đài Mẫu",
    }
    assert {row.facts["new_outlet"] for row in imported.batch.report.all()} == {
        "bao-la",
        "tonghop-example",
        "dai-mau",
    }


def test_with_an_instrument_its_lines_are_proposed_and_nothing_is_confirmed(
    outlet: Outlet, editor: Member, officer: Member, contract: Instrument, line: Line
) -> None:
    rows = (
        "Tiêu đề,Link,Ngày\n"
        "Trong hạn,tapchimau.example/a-10001.html,19/5/2017\n"
        "Trước khi ký,tapchimau.example/b-10002.html,1/3/2017\n"
        "Cả năm,tapchimau.example/c-10003.html,2017\n"
        "Không ngày,tapchimau.example/d-10004.html,\n"
    )
    imported = bring(rows, editor, contract)

    proposed = Match.objects.select_related("work").order_by("pk")
    assert imported.proposals == 2
    assert [(row.work.title, row.line, row.state) for row in proposed] == [
        ("Cả năm", line, "proposed"),
        ("Trong hạn", line, "proposed"),
    ]
    assert [reason["code"] for reason in proposed[0].reasons] == ["listed", "day_unknown"]
    assert {work.title for work in visible_to(officer)} == {"Trong hạn", "Cả năm"}
    assert bring(rows, editor, contract).repeated


def test_only_roles_of_the_table_may_import_and_only_for_signed_papers(
    editor: Member, leader_b: Member, contract: Instrument
) -> None:
    with pytest.raises(Refusal, match=r"access\.denied"):
        bring(HEAD, leader_b)
    contract.state = "offered"
    contract.save()
    with pytest.raises(Refusal, match=r"match\.paper_not_in_force"):
        bring(HEAD, editor, contract)


def test_what_another_house_wrote_down_is_held_by_both(
    outlet: Outlet, editor: Member, officer: Member
) -> None:
    rows = "Tiêu đề,Link\nBài hay,tapchimau.example/a-10001.html\n"
    bring(rows, editor)

    assert bring(rows, officer).outcomes == {"known": 1}
    assert Work.objects.get().held_by.count() == 2


SHARED = Path(os.environ.get("PHOIHOP_SHARED") or Path(__file__).resolve().parents[3] / "shared")


def test_the_real_articles_are_all_taken_and_every_judged_reprint_is_asked_about(
    editor: Member,
) -> None:
    articles = SHARED / "data" / "articles.jsonl"
    if not articles.exists():
        pytest.skip("needs ../shared/data, which is absent")
    records = [json.loads(row) for row in articles.read_text().splitlines()]
    today = datetime(2026, 11, 1, tzinfo=UTC)

    imported = services.import_list(articles, filename=articles.name, by=editor, at=today)

    rows = imported.batch.report.select_related("publication")
    assert imported.batch.rows == rows.count() == len(records) == 428
    assert imported.outcomes["refused"] <= 1
    work_of = {
        records[row.number - 1]["id"]: row.publication.work_id for row in rows if row.publication
    }
    asked = set(Grouping.objects.values_list("one", "other"))
    pairs = [json.loads(row) for row in (SHARED / "data" / "pairs.jsonl").read_text().splitlines()]
    reprints = [
        tuple(sorted((work_of[pair["id_a"]], work_of[pair["id_b"]])))
        for pair in pairs
        if pair["relation"] in ("reprint", "reprint_edited", "reprint_press_release", "abridged")
        and {pair["id_a"], pair["id_b"]} <= work_of.keys()
    ]
    found = sum(pair in asked or pair[0] == pair[1] for pair in reprints)
    assert len(reprints) > 50
    assert found == len(reprints)

"""The same ledger through every door; strangers cannot tell that it exists."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from phoihop.law.refusal import Refusal
from phoihop.ledger.queries import ledger_of
from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.rules import Column
from phoihop.programmes.models import Instrument, Line, Obligation, Programme
from tests.fixtures import NOON, Publish

PAGE = "/programmes/CT-2017-01/"
LIST = "/programmes/CT-2017-01/ledger/B1/published/?year=2017"
AT = NOON.replace(year=2018)


@pytest.fixture
def three_pieces(publish: Publish) -> None:
    for day in range(1, 4):
        publish(f"Bài {day}", date(2017, 5, day))


@pytest.fixture
def signed_in(client: Client, officer: Member) -> Client:
    client.force_login(officer.user)
    return client


def test_the_page_of_a_programme_is_its_ledger(
    signed_in: Client, line: Line, trip_duty: Obligation, three_pieces: None
) -> None:
    text = signed_in.get(f"{PAGE}?year=2017").content.decode()
    assert "Đăng bài về cách làm hay của tỉnh" in text
    assert "Tạo điều kiện cho phóng viên tác nghiệp" in text
    assert 'href="/programmes/CT-2017-01/ledger/B1/published/?year=2017">3</a>' in text


def test_every_figure_opens_the_list_behind_it(
    signed_in: Client, line: Line, three_pieces: None
) -> None:
    text = signed_in.get(LIST).content.decode()
    assert all(f"Bài {number}" in text for number in (1, 2, 3))


def test_the_board_holds_the_radar_and_leads_to_it_without_scripts(
    signed_in: Client, line: Line, publish_duty: Obligation
) -> None:
    board = signed_in.get(f"{PAGE}plan/").content.decode()
    address = f"{PAGE}plan/radar/"
    assert f'hx-get="{address}"' in board
    assert f'<a href="{address}">' in board
    part = signed_in.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    assert 'id="radar"' in part
    assert "<html" in signed_in.get(address).content.decode()


def test_the_page_speaks_english(signed_in: Client, line: Line) -> None:
    signed_in.cookies["phoihop_language"] = "en"
    text = signed_in.get(PAGE).content.decode()
    assert "Outstanding" in text
    assert "Còn lại" not in text


@pytest.mark.parametrize("address", [PAGE, LIST, "/programmes/CT-2017-01/ledger.xlsx"])
def test_strangers_cannot_tell_that_it_exists(
    client: Client, stranger: Member, line: Line, address: str
) -> None:
    client.force_login(stranger.user)
    assert client.get(address).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client: Client, line: Line) -> None:
    assert client.get(PAGE).status_code == 302


def test_a_column_that_is_none_is_not_found(signed_in: Client, line: Line) -> None:
    assert signed_in.get("/programmes/CT-2017-01/ledger/B1/secret/").status_code == 404


def test_the_number_of_queries_does_not_grow(
    signed_in: Client,
    line: Line,
    trip_duty: Obligation,
    publish: Publish,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for size in (1, 6):
        for number in range(size):
            publish(f"Bài {size}.{number}", date(2017, 5, 1 + number))
        with django_assert_max_num_queries(24):
            signed_in.get(f"{PAGE}?year=2017")


def test_both_sides_see_the_same_figures(
    programme: Programme, line: Line, three_pieces: None, officer: Member, editor: Member
) -> None:
    one, other = (
        ledger_of(programme, seen_by=member, on=date(2018, 1, 1), known_at=AT)
        for member in (officer, editor)
    )
    assert one.rows == other.rows


def test_another_publisher_of_the_side_sees_none_of_it(
    programme: Programme, line: Line, three_pieces: None, stranger: Member
) -> None:
    programme.parties.create(side="b", ordinal=2, organisation=stranger.organisation)
    ledger = ledger_of(programme, seen_by=stranger, on=date(2018, 1, 1), known_at=AT)
    assert [row.cell(Column.PUBLISHED).gross for row in ledger.rows] == [0] * len(ledger.rows)
    assert not any(row.lines for row in ledger.rows)


def test_what_was_not_yet_recorded_was_not_known(
    programme: Programme,
    line: Line,
    publish: Publish,
    officer: Member,
) -> None:
    publish("Bài ghi muộn", date(2017, 5, 1), at=AT)
    then = ledger_of(programme, seen_by=officer, on=date(2017, 12, 31), known_at=NOON)
    now = ledger_of(programme, seen_by=officer, on=date(2017, 12, 31), known_at=AT)
    published = [
        sum(row.cell(Column.PUBLISHED).gross for row in ledger.rows) for ledger in (then, now)
    ]
    assert published == [0, 1]


def test_the_command_prints_json(
    line: Line,
    trip_duty: Obligation,
    three_pieces: None,
    officer: Member,
    editor: Member,
    capsys: pytest.CaptureFixture[str],
) -> None:
    day = date(2017, 6, 1)
    services.open_deed(trip_duty, title="Đi Định Hóa", by=editor, at=NOON, on=day)
    call_command("ledger", "CT-2017-01", "--as", officer.ref, "--on", "31/12/2017", "--json")
    rows = {row["code"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    assert (rows["B1"]["signed"], rows["B1"]["published"], rows["B1"]["outstanding"]) == (4, 3, 4)
    assert (rows["A1"]["planned"], rows["A1"]["overdue"]) == (1, 1)
    assert rows["B1"]["lists"]["published"][0]["label"] == "Bài 1"


def test_the_command_refuses_a_stranger(line: Line, stranger: Member) -> None:
    with pytest.raises(Refusal, match="ledger.no_such_programme"):
        call_command("ledger", "CT-2017-01", "--as", stranger.ref)


def test_the_workbook_holds_figures_and_lists(
    signed_in: Client, contract: Instrument, line: Line, three_pieces: None
) -> None:
    answer = signed_in.get("/programmes/CT-2017-01/ledger.xlsx")
    figures, facts = load_workbook(io.BytesIO(answer.content)).worksheets
    assert any("Đăng bài" in str(cell.value) for row in figures.iter_rows() for cell in row)
    titles = {str(cell.value) for row in facts.iter_rows() for cell in row}
    assert {"Bài 1", "Bài 2", "Bài 3"} <= titles


def test_a_day_that_is_none_is_told_and_gives_no_other_days_list(
    signed_in: Client, line: Line, three_pieces: None
) -> None:
    page = signed_in.get(f"{PAGE}?on=2017-31-31")
    assert page.status_code == 422
    assert "Không đọc được ngày đã nhập" in page.content.decode()
    assert signed_in.get(f"{LIST}&on=2017-31-31").status_code == 404
    assert signed_in.get(f"{PAGE}ledger.xlsx?known_on=x").status_code == 404

"""What an annex touches, told before it is signed."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.http import Http404
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.planning import services as planning
from phoihop.programmes import services
from phoihop.programmes.models import Annex, Instrument, Line, Obligation
from phoihop.programmes.rules import AnnexReason
from tests.fixtures import NOON, Publish

ON = date(2017, 6, 1)


@pytest.fixture
def annex(line: Line, contract: Instrument, officer: Member, publish: Publish) -> Annex:
    """Four articles become two at a higher price; three are matched, one is planned."""
    for day in range(1, 4):
        publish(f"Bài {day}", date(2017, 5, day))
    Line.objects.update(accepted_quantity=1)
    planning.propose_topic(
        contract.programme, planning.Idea("Đề tài riêng", line=line), by=officer, at=NOON, on=ON
    )
    change = services.LineChange("1", quantity=2, unit_price_dong=2_000_000)
    return services.draft_annex(
        contract, changes=[change], reason_code=AnnexReason.LESS_WORK, reason="Bớt bài",
        effective_on=date(2017, 8, 1), by=officer, at=NOON,
    )  # fmt: skip


def told(
    capsys: pytest.CaptureFixture[str], annex: Annex, member: Member
) -> dict[str, list[dict[str, object]]]:
    capsys.readouterr()
    call_command("ledger", "preview", annex.ref, "--as", member.ref, "--json")
    found: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return found


def test_every_line_piece_price_and_topic_is_told_before_and_after(
    annex: Annex, officer: Member, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, annex, officer)
    (line,) = found["lines"]
    assert line["quantity"] == [4, 2]
    assert line["unit_price_dong"] == [1_500_000, 2_000_000]
    assert line["amount_dong"] == [6_000_000, 4_000_000]
    assert (line["matched"], line["accepted"], line["planned"]) == (3, 1, 1)
    assert (line["too_few"], line["price_of_accepted"]) == (True, True)
    assert found["gross_dong"] == [6_600_000, 4_400_000]
    assert found["obligations"] == [{"code": "B1", "ordered": [4, 2]}]
    assert len(found["publications"]) == 3
    assert len(found["topics"]) == 1


def test_the_other_side_sees_no_private_idea_in_it(
    annex: Annex, officer: Member, editor: Member, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Http404):
        told(capsys, annex, editor)  # a draft of the other side
    services.offer_annex(Annex.objects.get(), by=officer, at=NOON)
    found = told(capsys, annex, editor)
    assert found["topics"] == []
    assert found["lines"][0]["planned"] == 0


def test_the_page_leads_to_everything_it_names(
    annex: Annex, officer: Member, client: Client
) -> None:
    client.force_login(officer.user)
    page = client.get(f"/programmes/CT-2017-01/annexes/{annex.ref}/preview/").content.decode()
    assert "ít hơn số đã có" in page
    assert "Đề tài riêng" in page
    assert page.count('href="/publications/') >= 3
    client.cookies["phoihop_language"] = "en"
    page = client.get(f"/programmes/CT-2017-01/annexes/{annex.ref}/preview/").content.decode()
    assert "fewer than there are" in page
    assert "Nghĩa vụ" not in page


def test_the_number_of_queries_does_not_grow(
    annex: Annex,
    officer: Member,
    publish: Publish,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(officer.user)
    for size in (1, 5):
        for number in range(size):
            publish(f"Thêm {size}.{number}", date(2017, 5, 10 + number))
        with django_assert_max_num_queries(26):
            client.get(f"/programmes/CT-2017-01/annexes/{annex.ref}/preview/")


def test_what_is_no_question_is_refused(trip_duty: Obligation, officer: Member) -> None:
    with pytest.raises(Refusal, match=r"ledger\.no_such_question"):
        call_command("ledger", "what", "CT-2017-01", "--as", officer.ref)
    with pytest.raises(Refusal, match=r"ledger\.end_day_missing"):
        call_command("ledger", "early-end", "CT-2017-01", "--as", officer.ref)

"""The plan of a year on paper: the agreed topics, the same for both sides."""

import io
from datetime import date
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from pypdf import PdfReader

from phoihop.law.refusal import Refusal
from phoihop.papers.queries import read_bytes
from phoihop.papers.rules import PaperFormat
from phoihop.papers.services import record_number
from phoihop.parties.models import Member
from phoihop.planning import services
from phoihop.planning.models import Topic
from phoihop.programmes.models import Line, Programme
from phoihop.sealing import services as sealing
from phoihop.sealing.kinds import Sealable, get_sealable
from tests.fixtures import NOON

DAY = date(2017, 6, 1)
REF = "KH-CT-2017-01-2017"


@pytest.fixture
def agreed(programme: Programme, line: Line, officer: Member) -> Topic:
    topic = services.propose_topic(
        programme, services.Idea(title="Gương sáng ở bản", line=line, due_on=date(2017, 9, 1)),
        by=officer, at=NOON, on=DAY,
    )  # fmt: skip
    Topic.objects.update(state="agreed")
    return topic


def plan(member: Member, ref: str = REF) -> Sealable:
    return get_sealable(ref, seen_by=member, at=NOON)


def pages_of(paper: Sealable) -> list[str]:
    pdf = PdfReader(io.BytesIO(read_bytes(paper.formats(NOON)[PaperFormat.PDF].sha256)))
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def test_it_holds_the_agreed_topics_of_the_year(
    agreed: Topic, programme: Programme, officer: Member
) -> None:
    idea = services.Idea(title="Chưa ai biết", due_on=date(2017, 10, 1))
    services.propose_topic(programme, idea, by=officer, at=NOON, on=DAY)
    text = " ".join(pages_of(plan(officer)))
    assert "KẾ HOẠCH" in text
    assert "Gương sáng ở bản" in text
    assert "01/09/2017" in text
    assert "Chưa ai biết" not in text


def test_both_sides_get_the_same_bytes(agreed: Topic, officer: Member, editor: Member) -> None:
    assert plan(officer).printed_sha256 == plan(editor).printed_sha256


def test_a_long_plan_repeats_its_head_on_every_page(
    agreed: Topic, programme: Programme, line: Line, officer: Member
) -> None:
    for number in range(60):
        title = f"Đề tài thứ {number} về cách làm hay ở cơ sở"
        services.propose_topic(
            programme, services.Idea(title=title, line=line, due_on=date(2017, 9, 2)),
            by=officer, at=NOON, on=DAY,
        )  # fmt: skip
    Topic.objects.update(state="agreed")
    pages = pages_of(plan(officer))
    assert len(pages) >= 3
    assert all("Thể loại" in page for page in pages if "Đề tài thứ" in page)
    assert sum(page.count("Đề tài thứ") for page in pages) == 60


def test_years_and_people_outside_have_no_plan(
    client: Client, agreed: Topic, officer: Member, stranger: Member
) -> None:
    for ref, member in (("KH-CT-2017-01-2030", officer), ("KH-khong-co-2017", officer),
                        (REF, stranger)):  # fmt: skip
        with pytest.raises(Http404):
            plan(member, ref)
    client.force_login(officer.user)
    assert client.get(f"/papers/{REF}/").status_code == 200


def test_its_number_is_one_of_the_year(agreed: Topic, officer: Member, clerk_a: Member) -> None:
    given: dict[str, Any] = {"number": 7, "notation": "KH-TU", "issued_on": date(2017, 6, 2)}
    sealing.number(plan(clerk_a), by=clerk_a, at=NOON, **given)
    other = given | {"subject": "paper:khác", "issuer": "tinh-uy-mau", "by": "x", "at": NOON}
    with pytest.raises(Refusal, match=r"papers\.number_taken"):
        record_number(**other)
    record_number(**other | {"issued_on": date(2018, 1, 2)})

"""The letter of introduction for a trip: made from it, numbered by the house that sends."""

import io
from datetime import date
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from pypdf import PdfReader

from phoihop.engines.vietnamese.dates import short_date
from phoihop.fieldwork.models import Trip
from phoihop.law.access import Role
from phoihop.law.refusal import Refusal
from phoihop.papers.queries import read_bytes
from phoihop.papers.rules import PaperFormat
from phoihop.parties.models import Member, Organisation, OrganisationName
from phoihop.sealing import services
from phoihop.sealing.kinds import Sealable, get_sealable
from tests.fixtures import NOON, MakeMember


@pytest.fixture
def clerk_b(make_member: MakeMember, publisher: Organisation) -> Member:
    return make_member("van-thu-b", publisher, Role.CLERK)


def letter(trip: Trip, member: Member) -> Sealable:
    return get_sealable(f"GGT-{trip.deed.ref}", seen_by=member, at=NOON)


def text_of(paper: Sealable) -> str:
    pdf = PdfReader(io.BytesIO(read_bytes(paper.formats(NOON)[PaperFormat.PDF].sha256)))
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_it_names_who_goes_where_what_for_and_until_when(trip: Trip, editor: Member) -> None:
    text = text_of(letter(trip, editor))
    assert "GIẤY GIỚI THIỆU" in text
    until = short_date(date(2017, 6, 14))
    for said in ("Trần Văn Mẫu", "Phóng viên", "Lò Thị Mẫu", "Xã Mẫu Sơn", until, "Số: ……"):
        assert said in text
    assert text.count("Xã Mẫu Sơn") == 1  # nobody is named as host yet: the place is told once


def test_the_sending_house_heads_it_under_its_name_of_the_day(
    trip: Trip, publisher: Organisation, clerk_b: Member
) -> None:
    OrganisationName.objects.filter(organisation=publisher).update(until_on=date(2017, 6, 30))
    OrganisationName.objects.create(
        organisation=publisher, text="Tạp chí Mẫu Mới", kind="official", from_on=date(2017, 7, 1),
        search_key="tap chi mau moi", sort_key="tap chi mau moi",
    )  # fmt: skip
    assert "TẠP CHÍ MẪU MỚI" not in text_of(letter(trip, clerk_b))
    given: dict[str, Any] = {"number": 3, "notation": "GGT-TCM", "issued_on": date(2017, 7, 3)}
    services.number(letter(trip, clerk_b), by=clerk_b, at=NOON, **given)
    text = text_of(letter(trip, clerk_b))
    assert "TẠP CHÍ MẪU MỚI" in text
    assert "Số: 03/GGT-TCM" in text


def test_only_the_house_that_sends_numbers_it_and_no_number_twice_a_year(
    trip: Trip, clerk_a: Member, clerk_b: Member, contract: object
) -> None:
    given: dict[str, Any] = {"number": 3, "notation": "GGT", "issued_on": date(2017, 6, 2)}
    with pytest.raises(Refusal, match=r"sealing\.party_only"):
        services.number(letter(trip, clerk_a), by=clerk_a, at=NOON, **given)
    services.number(letter(trip, clerk_b), by=clerk_b, at=NOON, **given)
    with pytest.raises(Refusal, match=r"papers\.number_given"):
        services.number(letter(trip, clerk_b), by=clerk_b, at=NOON, **given)


def test_strangers_and_refused_trips_have_no_letter(
    client: Client, trip: Trip, editor: Member, stranger: Member
) -> None:
    with pytest.raises(Http404):
        letter(trip, stranger)
    client.force_login(editor.user)
    assert client.get(f"/papers/GGT-{trip.deed.ref}/").status_code == 200
    trip.deed.last_step = "refused"
    trip.deed.save()
    assert not letter(trip, editor).ready

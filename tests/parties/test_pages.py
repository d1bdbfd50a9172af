"""The pages of partners, people and members."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phoihop.law.access import Role
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import get_organisation, member_named
from tests.fixtures import MakeMember


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


@pytest.fixture
def administrator(make_member: MakeMember, institution: Organisation) -> Member:
    return make_member("quan-tri", institution, Role.ADMINISTRATOR)


def test_a_unit_is_written_down_placed_renamed_and_found_by_its_old_name(
    administrator: Member, institution: Organisation
) -> None:
    client = browser(administrator)
    unit = {"ref": "ban-mau", "kind": "unit", "name": "Ban Tuyên giáo Mẫu"}
    assert client.post("/parties/new/", unit).status_code == 302
    assert client.post("/parties/ban-mau/place/", {"other": "tinh-uy-mau"}).status_code == 302
    renamed = {"text": "Ban Tuyên giáo và Dân vận Mẫu", "on": "2025-02-03"}
    assert client.post("/parties/ban-mau/rename/", renamed).status_code == 302
    assert (
        client.post("/parties/ban-mau/name/", {"text": "BTG", "kind": "short"}).status_code == 302
    )
    page = client.get("/parties/ban-mau/").content.decode()
    assert "02-02-2025" in page
    assert "Tỉnh ủy Mẫu" in page
    found = client.get("/parties/", {"q": "tuyen giao mau"}).content.decode()
    assert "Ban Tuyên giáo và Dân vận Mẫu" in found


def test_a_succession_is_written_down(
    administrator: Member, institution: Organisation, publisher: Organisation
) -> None:
    client = browser(administrator)
    data = {"other": "tap-chi-mau", "kind": "merge", "on": "2025-07-01"}
    assert client.get("/parties/tinh-uy-mau/succession/").status_code == 200
    assert client.post("/parties/tinh-uy-mau/succession/", data).status_code == 302
    assert "Hợp nhất" in client.get("/parties/tap-chi-mau/").content.decode()


def test_people_are_seen_by_their_own_house_only(
    administrator: Member, editor: Member, institution: Organisation
) -> None:
    client = browser(administrator)
    data = {
        "ref": "le-mau",
        "full_name": "Lê Mẫu",
        "work_email": "le@mau.example",
        "other": "tinh-uy-mau",
        "title": "Chánh Văn phòng",
    }
    assert client.post("/parties/people/new/", data).status_code == 302
    office = {"other": "tinh-uy-mau", "title": "Phó Bí thư", "from_on": "2020-01-01"}
    assert client.post("/parties/people/le-mau/office/", office).status_code == 302
    page = client.get("/parties/people/le-mau/").content.decode()
    assert "le@mau.example" in page
    assert "Phó Bí thư" in page
    assert "Lê Mẫu" in client.get("/parties/people/").content.decode()
    assert "Lê Mẫu" not in browser(editor).get("/parties/people/").content.decode()
    assert browser(editor).get("/parties/people/le-mau/").status_code == 404


def test_members_are_admitted_given_roles_and_shut_out(
    administrator: Member, editor: Member
) -> None:
    client = browser(administrator)
    data = {
        "ref": "moi",
        "display_name": "Người mới",
        "other": "tinh-uy-mau",
        "roles": ["clerk"],
        "password": "mau-khong-gia-tri",
    }
    assert client.post("/parties/members/new/", data).status_code == 302
    assert "Người mới" in client.get("/parties/members/").content.decode()
    assert client.post("/parties/members/moi/", {"roles": ["leader"]}).status_code == 302
    assert member_named("moi").roles == {Role.LEADER}
    newcomer = browser(member_named("moi"))
    assert client.post("/parties/members/moi/out/").status_code == 302
    assert newcomer.get("/parties/").status_code in (302, 403)
    assert client.post("/parties/members/moi/in/").status_code == 302
    assert client.get("/parties/members/bien-tap/").status_code == 404


def test_who_is_no_administrator_is_refused_everywhere(
    officer: Member, administrator: Member
) -> None:
    client = browser(officer)
    for path in (
        "/parties/new/",
        "/parties/tinh-uy-mau/rename/",
        "/parties/people/new/",
        "/parties/members/",
        "/parties/members/new/",
        "/parties/members/quan-tri/",
    ):
        assert client.get(path).status_code == 403, path
    assert client.post("/parties/members/quan-tri/out/").status_code == 403
    assert client.get("/parties/tinh-uy-mau/").status_code == 200


def test_a_foreign_administrator_is_refused(
    make_member: MakeMember, administrator: Member, publisher: Organisation
) -> None:
    foreign = browser(make_member("qt-b", publisher, Role.ADMINISTRATOR))
    renamed = {"text": "Tên lạ", "on": "2025-02-03"}
    assert foreign.post("/parties/tinh-uy-mau/rename/", renamed).status_code == 409
    assert get_organisation("tinh-uy-mau").names.count() == 1
    assert "Đổi tên" not in foreign.get("/parties/tinh-uy-mau/").content.decode()


@pytest.mark.parametrize("path", ["/parties/", "/parties/tinh-uy-mau/", "/parties/people/"])
def test_pages_cost_a_fixed_number_of_queries(
    administrator: Member, django_assert_max_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    client = browser(administrator)
    with django_assert_max_num_queries(12):
        client.get(path)
